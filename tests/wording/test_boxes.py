"""What the text of a claim's box may say beside its claim: a report of what was not seen, and no more."""

from __future__ import annotations

import pytest

from sphinx_evidence.wording.prose.assertions import Topics
from sphinx_evidence.wording.prose.boxes import read_boxed, read_sentence
from sphinx_evidence.wording.prose.passages import Block

TEA = Topics(("tea",))


def said(text: str, tier: str = "very-low") -> list[str]:
    return [slip.message for slip in read_boxed(Block(text), TEA, False, tier).slips]


@pytest.mark.parametrize(
    "text",
    [
        "Between tea and coffee no difference was found.",
        "No clear difference in sleep was seen between tea and water.",
        "No effect of tea on sleep was observed in the evening.",
    ],
)
def test_what_was_not_found_is_a_report(text: str) -> None:
    assert said(text) == []
    assert said(text, "none"), "no study was found, and so nothing in it"
    assert said(text, "reference")


@pytest.mark.parametrize(
    "text",
    [
        "Tea makes no difference.",
        "There is no difference between tea and coffee.",
        "Tea had no effect on sleep.",
        "A benefit of tea over water was found.",
        "No harm of tea was found.",
        "No difference was found, so tea is as good as coffee.",
        "No difference was found as tea works as well.",
        "No effect of tea on sleep was observed, which shows that it is harmless.",
    ],
)
def test_what_is_and_what_follows_from_it_is_a_claim(text: str) -> None:
    assert said(text)


def test_the_message_says_what_to_do() -> None:
    assert said("Tea reduces headaches.") == [
        '"Tea reduces headaches." in its box says more than its own tier, very-low; say it as surely as '
        "the claim does, name who says or found it, or link with {claim} to the claim that says so"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Tea lengthened sleep in rats, and the same happens in adults.",
        "The same is true of people who drink tea.",
        "So it is in humans who drink tea.",
        "What tea does in rats, it does in you.",
        "Children react to tea in that way, too.",
    ],
)
def test_that_people_are_like_the_animals_is_no_result_of_a_study_of_animals(text: str) -> None:
    assert said(text, "preclinical")


@pytest.mark.parametrize(
    "text",
    [
        "Whether the same happens in people who drink tea is not known.",
        "Tea lengthened sleep in rats; people may not sleep as well.",
        "Nobody knows whether people do the same with tea.",
        "Rats were given the same amount of tea each day.",
        "A review says that tea does the same in people.",
        "The same rats drank tea again.",
    ],
)
def test_a_doubt_about_people_may_stand_in_a_box_on_animals(text: str) -> None:
    assert not said(text, "preclinical")


def facts(sentence: str, tier: str = "reference") -> list[str]:
    topics = Topics(("tea", "honey", "yoga", "walking", "ginger"))
    return [slip.message for slip in read_sentence(sentence, topics, tier)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Tea is the best remedy for bad sleep",
        "Honey is an effective medicine against cough",
        "Walking is the first treatment for low mood",
        "Ginger brings calm to the stomach",
        "Thanks to yoga headaches go away",
    ],
)
def test_a_documented_fact_tells_no_effect_in_other_words(sentence: str) -> None:
    assert facts(sentence) == [
        f'"{sentence}" says what happens to people, which is no documented fact; rate it from high to '
        'very-low, or say who records it, such as "The label lists ..."'
    ]
    assert not facts(sentence, "low"), "the grammar reads that one"


@pytest.mark.parametrize(
    "sentence",
    [
        "Honey is sold as a remedy for cough",
        "A cup of tea holds 40 mg of caffeine",
        "Yoga is a practice from India",
        "The label names honey as a remedy for cough",
        "Deaths have been recorded in infants who were given honey",
        "Lists of the signs of too much ginger name heartburn",
    ],
)
def test_what_is_recorded_or_sold_is_a_fact(sentence: str) -> None:
    assert not facts(sentence)


def test_what_another_rule_tells_of_is_told_once() -> None:
    assert not facts("Tea is safe")
    assert not facts("Tea reduces headaches")
    assert not facts("Honey is good for a cough")
