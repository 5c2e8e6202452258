"""German sentences of graded claims: what passes, what is refused, what is made from options."""

from __future__ import annotations

import pytest

from sphinx_evidence.wording.grammar.generator import sentence_of
from sphinx_evidence.wording.grammar.loader import language_of
from sphinx_evidence.wording.grammar.misfits import misfits
from sphinx_evidence.wording.grammar.options import Wanted

GERMAN = language_of("de")
assert GERMAN is not None

TEE = Wanted(
    "low", "benefit", "moderate", "less", "schwarzer Tee", "Kaffee", "Wadenkr\u00e4mpfe", "Menschen"
)


@pytest.mark.parametrize(
    ("sentence", "changes"),
    [
        ("Schwarzer Tee verringert Wadenkr\u00e4mpfe", {"tier": "high"}),
        ("Schwarzer Tee verringert wahrscheinlich Wadenkr\u00e4mpfe", {"tier": "moderate"}),
        ("Schwarzer Tee verringert Wadenkr\u00e4mpfe m\u00f6glicherweise etwas", {"size": "small"}),
        ("Schwarzer Tee k\u00f6nnte Wadenkr\u00e4mpfe verringern", {}),
        ("Mit schwarzem Tee gibt es m\u00f6glicherweise weniger Wadenkr\u00e4mpfe", {}),
        ("Bei Menschen: Schwarzer Tee lindert m\u00f6glicherweise Wadenkr\u00e4mpfe", {}),
        ("Es ist unklar, ob schwarzer Tee Wadenkr\u00e4mpfe verringert", {"tier": "very-low", "direction": "unclear"}),
        ("Die Evidenz zur Wirkung von schwarzem Tee auf Wadenkr\u00e4mpfe ist sehr unsicher", {"tier": "very-low"}),
        ("Schwarzer Tee macht m\u00f6glicherweise wenig bis keinen Unterschied bei Wadenkr\u00e4mpfen", {"direction": "no-difference", "size": "trivial"}),
    ],
)  # fmt: skip
def test_german_that_passes(sentence: str, changes: dict[str, str]) -> None:
    assert misfits(GERMAN, sentence, TEE._replace(**changes)) == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "Schwarzer Tee verringert Wadenkr\u00e4mpfe",
        "Schwarzer Tee heilt Wadenkr\u00e4mpfe",
        "Schwarzer Tee verringert m\u00f6glicherweise Wadenkr\u00e4mpfe und stoppt Zittern",
        "Schwarzer Tee verringert m\u00f6glicherweise Wadenkr\u00e4mpfe, weil er entspannt",
        "Schwarzer Tee erh\u00f6ht m\u00f6glicherweise Wadenkr\u00e4mpfe",
        "Heilender Tee verringert m\u00f6glicherweise Wadenkr\u00e4mpfe",
        "Schwarzer Tee verringert m\u00f6glicherweise Wadenkr\u00e4mpfe bei Kindern",
        "Es ist unklar, ob schwarzer Tee Wadenkr\u00e4mpfe verringert",
        "Black tea may reduce cramps",
    ],
)
def test_german_that_is_refused(sentence: str) -> None:
    assert misfits(GERMAN, sentence, TEE)


def test_german_sentences_are_made_without_bending_a_word() -> None:
    assert (
        sentence_of(GERMAN, TEE) == "Schwarzer Tee: m\u00f6glicherweise weniger Wadenkr\u00e4mpfe"
    )
    little = TEE._replace(direction="no-difference", size="trivial", tier="moderate")
    assert sentence_of(GERMAN, little) == (
        "Schwarzer Tee: wahrscheinlich wenig bis kein Unterschied, was Wadenkr\u00e4mpfe angeht"
    )
    unsure = TEE._replace(tier="very-low", direction="unclear")
    assert sentence_of(GERMAN, unsure) == (
        "Wie schwarzer Tee wirkt, was Wadenkr\u00e4mpfe angeht, ist sehr unsicher"
    )
