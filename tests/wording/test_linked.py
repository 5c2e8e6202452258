"""What a sentence tells of the claims that it links to: its parts, its link's own words, plain words."""

from __future__ import annotations

import pytest

from sphinx_evidence.wording.prose.assertions import Topics
from sphinx_evidence.wording.prose.passages import linked_in
from sphinx_evidence.wording.prose.sentences import LINK

MINT = Topics(("mint", "peppermint"))


def told(sentence: str, topics: Topics = MINT) -> list[tuple[str, str]]:
    """Return the certainty and the words of what a sentence tells; ``[...]`` stands for a link."""
    links = tuple(f"c{n}" for n in range(sentence.count("[")))
    text = sentence.replace("[", LINK).replace("]", "")
    return [(one.certainty, one.words) for one in linked_in(text, links, topics)]


@pytest.mark.parametrize(
    ("sentence", "certainty"),
    [
        ("[Mint relieves colic]", "high"),
        ("[Relieves colic]", "high"),
        ("[May relieve colic]", "low"),
        ("[It probably relieves colic]", "moderate"),
        ("[The cure for colic]", ""),
        ("[Good for colic]", "high"),
        ("[Mint: the cure for colic]", ""),
        ("[Mint: relieves colic]", "high"),
        ("[No more colic with mint]", ""),
        ("Mint: [relieves colic]", "high"),
        ("Read [how mint relieves colic].", "high"),
        ("More: [mint relieves colic]", "high"),
    ],
)
def test_the_words_of_a_link_are_judged_alone(sentence: str, certainty: str) -> None:
    assert [one for one, _ in told(sentence)] == [certainty]


@pytest.mark.parametrize(
    "sentence",
    [
        "[]",
        "[Mint and colic]",
        "[What is known of mint]",
        "See [the box on colic].",
        "[Does mint relieve colic?]",
        "Read [whether mint relieves colic].",
        "Nobody knows whether mint [relieves colic].",
        "[Low certainty]",
        "[Colic at night]",
        "[Less common causes]",
    ],
)
def test_link_words_that_say_nothing(sentence: str) -> None:
    assert told(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    ["Mint harms the liver [see]", "Mint beats every pill [see]", "Mint is a cure [see]"],
)
def test_what_no_tier_has_a_word_for_is_said_plainly(sentence: str) -> None:
    assert [one for one, _ in told(sentence)] == [""]


@pytest.mark.parametrize(
    "sentence",
    [
        "Mint can harm the liver [see]",
        "The label says that mint harms the liver [see]",
        "Mint harmed the liver [see]",
        "Mint is a danger to the liver [see]",
        "Ask whether mint harms the liver [see]",
    ],
)
def test_what_is_not_said_plainly(sentence: str) -> None:
    assert told(sentence) == []


def test_the_last_thing_of_a_list_is_no_part_of_its_own() -> None:
    assert told("Mint may ease colic, hiccups, and gout ([see]).") == [
        ("low", "Mint may ease colic, hiccups, and gout (see).")
    ]
    assert told("Mint may ease colic, and it stops gout ([see]).") == [
        ("low", "Mint may ease colic"),
        ("high", "and it stops gout (see)."),
    ]
    assert told("Mint may ease colic, and stops gout ([see]).")[1:] == [
        ("high", "and stops gout (see).")
    ]
