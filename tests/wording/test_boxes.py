"""What the text of a claim's box may say beside its claim: a report of what was not seen, and no more."""

from __future__ import annotations

import pytest

from sphinx_evidence.wording.prose.assertions import Topics
from sphinx_evidence.wording.prose.boxes import read_boxed
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
