"""Words as the search compares them: what becomes one, and what stays two."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_evidence.model.search_words import STOP_WORDS, search_words


@pytest.mark.parametrize(
    "same",
    [
        "cramp cramps cramping cramped",
        "twitch twitches twitching",
        "shake shakes shaking",
        "body bodies Body's",
        "tremor tremors TREMOR tremor\u2019s",
        "stop stopping stopped stops",
        "diarrhoea diarrhea",
        "anaesthesia anesthesia",
        "haemorrhage hemorrhage",
        "oesophagus esophagus",
        "sulphate sulfate sulphates",
        "aluminium aluminum",
        "tumour tumor tumours",
        "colour color colours",
        "behaviour behavior",
        "randomised randomized",
        "stabiliser stabilizer",
        "analyse analyze",
        "litre liter litres",
        "fibre fiber",
        "na\u00efve naive",
    ],
)
def test_forms_of_a_word_become_one(same: str) -> None:
    assert len({tuple(search_words(word)) for word in same.split()}) == 1


@pytest.mark.parametrize(
    "others",
    [
        "rat rate",
        "hour hor",
        "four for",
        "tic tick",
        "virus vir",
        "dialysis dialysi",
        "this thi",
        "bed be",
        "leg less",
        "iron ironic",
    ],
)
def test_other_words_stay_apart(others: str) -> None:
    assert len({tuple(search_words(word)) for word in others.split()}) == 2


def test_numbers_names_and_signs() -> None:
    assert search_words("800 mg of L-dopa (B6); Na\u207a, \u03b2-blockers & 2.5 %") == [
        *("800", "mg", "of", "l", "dopa", "b6", "na", "\u03b2", "blocker", "2", "5")
    ]
    assert search_words(" ?! ") == []


def test_words_of_a_question_are_words() -> None:
    assert all(len(search_words(word)) == 1 for word in STOP_WORDS)


@given(st.text())
def test_any_text_has_forms_that_stay(text: str) -> None:
    """What a form is made of is words: no sign and no space gets into the index."""
    for word in search_words(text):
        assert word
        assert not any(sign.isspace() or sign in "'\"<>&;" for sign in word)
