"""The question of a claim, in words that databases know."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_evidence.commands.questions import questions_of

WORDS = {
    "tea": ("tea", "Camellia sinensis"),
    "black-tea": ("black tea",),
    "milk": ("milk",),
    "sailors": ("sailors", "seafarers"),
    "adults": (),
    "sleep": ("sleep", "insomnia"),
    "sleep-apnoea": ("sleep apnoea",),
    "side effects": ("side effects", "adverse events"),
}
TOPICS = {"subjects": "sailors", "given": "black-tea", "outcomes": "sleep"}
PICO = {
    "tier": "low",
    "population": "sailors of the north",
    "intervention": "black tea, three cups",
    "comparator": "water",
    "outcome": "hours of sleep",
}


def groups(make: Any, sentence: str = "Tea may reduce sleep", **options: Any) -> Any:
    [*found] = questions_of(make.site(make.claim(sentence, **options)), WORDS)
    return found[0].groups if found else None


@pytest.mark.parametrize(
    ("changes", "asked"),
    [
        ({}, (("black tea",), ("sailors", "seafarers"), ("sleep", "insomnia"))),
        ({"subjects": "adults"}, (("black tea",), ("sleep", "insomnia"))),
        ({"subjects": "night-watch"}, (("black tea",), ("night watch",), ("sleep", "insomnia"))),
        ({"subjects": "sleep"}, (("black tea",), ("sleep", "insomnia"))),
        ({"subjects": "adults", "outcomes": "adults"}, None),
        ({"given": "adults"}, None),
        ({"given": None}, None),
    ],
)
def test_words_of_the_list(make: Any, changes: dict[str, Any], asked: Any) -> None:
    assert groups(make, **({"tier": "none"} | TOPICS | changes)) == asked


@pytest.mark.parametrize(
    ("changes", "asked"),
    [
        # Of what was given a shorter name counts too.
        (
            {},
            (
                ("tea", "Camellia sinensis", "black tea"),
                ("sailors", "seafarers"),
                ("sleep", "insomnia"),
            ),
        ),
        # Elsewhere the longer one alone does.
        (
            {"outcome": "Sleep apnoea, as a score"},
            (
                ("tea", "Camellia sinensis", "black tea"),
                ("sailors", "seafarers"),
                ("sleep apnoea",),
            ),
        ),
        ({"population": "adults", "outcome": "any side effects"}, None),
        # What it acts on is no part of what was given.
        (
            {"intervention": "tea with milk", "outcome": "milk that reaches the blood"},
            (("tea", "Camellia sinensis"), ("sailors", "seafarers"), ("milk",)),
        ),
        # A word that the file does not have: as the sentence has it.
        (
            {"intervention": "{term}`coffee <coffea>` in large cups", "population": "adults"},
            (("coffee",), ("sleep", "insomnia")),
        ),
        (
            {"population": "cooks", "outcome": "trembling hands, on a scale"},
            (("tea", "Camellia sinensis", "black tea"), ("trembling hands",)),
        ),
        ({"population": "adults", "outcome": "trembling hands"}, None),
        ({"intervention": "water"}, None),
    ],
)
def test_words_of_the_text(make: Any, changes: dict[str, Any], asked: Any) -> None:
    sentence = "Coffee may reduce trembling of the hands"
    found = groups(make, sentence, **(PICO | changes))
    if changes.get("outcome") == "any side effects":
        asked = (("tea", "Camellia sinensis", "black tea"), ("side effects", "adverse events"))
    assert found == asked


def test_its_own_topics_go_before_its_text(make: Any) -> None:
    assert groups(make, **(PICO | TOPICS)) == groups(make, tier="none", **TOPICS)


@pytest.mark.parametrize("tier", ["reference", "preclinical"])
def test_what_is_no_question_about_people_is_not_asked(make: Any, tier: str) -> None:
    assert groups(make, **(PICO | {"tier": tier})) is None


def test_each_id_is_asked_for_once(make: Any) -> None:
    claims = [make.claim(tier="none", ordinal=n, **TOPICS) for n in range(2)]
    unnamed = make.claim(id=None, tier="none", ordinal=2, **TOPICS)
    assert len(questions_of(make.site(*claims, unnamed), WORDS)) == 1
