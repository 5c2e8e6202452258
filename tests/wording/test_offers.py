"""What a sentence that a message offers keeps of the one in whose place it is offered."""

from __future__ import annotations

import pytest

from sphinx_evidence.wording.grammar.generator import sentence_of, unsayable
from sphinx_evidence.wording.grammar.loader import language_of
from sphinx_evidence.wording.grammar.options import Wanted
from sphinx_evidence.wording.prose.lexicon import uses

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


@pytest.mark.parametrize(
    ("intervention", "outcome"),
    [
        ("advice to stay active", "days off work"),
        ("early referral to a dietitian", "ability to work"),
        ("text messages", "adherence to medicines"),
        ("honey", "sensitivity to cold"),
        ("yoga", "progression to chronic pain"),
        ("a phone call", "referrals to hospital"),
    ],
)
def test_what_reaches_to_something_is_one_thing(intervention: str, outcome: str) -> None:
    assert ENGLISH is not None
    wanted = Wanted("low", "benefit", "moderate", "less", intervention, "water", outcome, "adults")
    made = sentence_of(ENGLISH, wanted)
    assert made == f"{intervention[0].upper()}{intervention[1:]} may reduce {outcome} in adults"
    assert not [*uses(made.removesuffix(" in adults"), graded=True, recorded=False)]


def test_letters_that_stand_for_words_are_one_thing() -> None:
    assert ENGLISH is not None
    for name, verb in {"TENS": "reduces", "NSAIDs": "reduce", "SMS": "reduces"}.items():
        wanted = Wanted("moderate", "benefit", "moderate", "less", name, "water", "pain", "adults")
        assert sentence_of(ENGLISH, wanted) == f"{name} probably {verb} pain in adults"


@pytest.mark.parametrize(
    ("intervention", "outcome", "found"),
    [
        ("tea", "falls", ("", "")),
        ("tea that they drink", "falls", ("intervention", "they")),
        ("tea", "pain when walking", ("outcome", "when")),
        ("tea (it was hot)", "pain, though mild", ("", "")),
    ],
)
def test_the_word_that_no_sentence_can_hold(
    intervention: str, outcome: str, found: tuple[str, str]
) -> None:
    assert ENGLISH is not None
    wanted = TEA._replace(intervention=intervention, outcome=outcome)
    assert unsayable(ENGLISH, wanted) == found
