"""What a sentence that a message offers keeps of the one in whose place it is offered."""

from __future__ import annotations

import pytest

from sphinx_evidence.wording.grammar.generator import sentence_of
from sphinx_evidence.wording.grammar.loader import language_of
from sphinx_evidence.wording.grammar.options import Wanted

ENGLISH = language_of("en")
TEA = Wanted(
    "low", "harm", "moderate", "more", "black tea, daily", "water", "hours of sleep", "adults"
)


@pytest.mark.parametrize(
    ("given", "compared"),
    [
        ("Tea ruins sleep compared with water", " compared with water"),
        ("Compared with water, tea ruins sleep", " compared with water"),
        ("Tea is worse than water", " compared with water"),
        ("Tea ruins sleep", ""),
    ],
)
def test_an_offer_keeps_the_comparator_of_the_sentence(given: str, compared: str) -> None:
    assert ENGLISH is not None
    unsure = TEA._replace(tier="very-low", size="")
    said = (
        "The evidence is very uncertain about the effect of black tea on hours of sleep in adults"
    )
    assert sentence_of(ENGLISH, unsure, given) == f"{said}{compared}"
    low = f"Black tea may reduce hours of sleep in adults{compared}"
    assert sentence_of(ENGLISH, TEA, given) == low
    without = TEA._replace(comparator="")
    assert sentence_of(ENGLISH, without, given) == "Black tea may reduce hours of sleep in adults"
