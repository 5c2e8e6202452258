"""Words of a sentence that its options must hold: those that say little count where there are no others."""

from __future__ import annotations

import pytest

from sphinx_evidence.wording.grammar.loader import language_of
from sphinx_evidence.wording.grammar.misfits import misfits
from sphinx_evidence.wording.grammar.options import Wanted


def said(sentence: str, outcome: str) -> list[str]:
    language = language_of("en")
    assert language is not None
    wanted = Wanted(
        "low", "harm", "moderate", "more", "black tea", "water", outcome, "people of rank"
    )
    return [misfit.text for misfit in misfits(language, sentence, wanted)]


@pytest.mark.parametrize(
    ("sentence", "outcome"),
    [
        ("Black tea may reduce strength", "strength"),
        ("Black tea may reduce muscle strength", "muscle strength"),
        ("Black tea may reduce muscle strength in leg and hand", "muscle strength in leg and hand"),
        ("Black tea may reduce the strength of muscle in winter", "strength of muscle"),
    ],
)
def test_an_outcome_of_such_words_is_found(sentence: str, outcome: str) -> None:
    assert not [text for text in said(sentence, outcome) if "shares no word" in text]


def test_they_do_not_stand_for_another_outcome() -> None:
    found = said("Black tea may reduce the number of falls", "number of cramps")
    assert any("shares no word" in text for text in found)
