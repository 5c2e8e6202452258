"""An answer says what its question asks."""

from __future__ import annotations

import pytest

from sphinx_evidence.wording.prose.assertions import Topics
from sphinx_evidence.wording.prose.passages import answered
from sphinx_evidence.wording.prose.statements import certainty_of

TOPICS = Topics(("tea", "yoga"))
HELPS = "Does tea help a sore throat?"


@pytest.mark.parametrize(
    ("question", "answer", "said", "certainty"),
    [
        (HELPS, "Yes.", "tea does help a sore throat", "high"),
        (HELPS, "It does, and soon.", "tea does help a sore throat", "high"),
        (HELPS, "Within an hour.", "tea does help a sore throat", "high"),
        (HELPS, "Certainly not.", "tea does not help a sore throat", "high"),
        (HELPS, "It doesn't.", "tea does not help a sore throat", "high"),
        (HELPS, "Probably not.", "probably tea does not help a sore throat", "moderate"),
        (HELPS, "It may.", "perhaps tea does help a sore throat", "low"),
        ("How soon does yoga ease pain?", "After ten days.", "yoga does ease pain", "high"),
        ("What stops a sore throat?", "Mostly tea.", "tea stops a sore throat", "high"),
        ("Will it lower the pulse?", "It will.", "it will lower the pulse", "high"),
        ("Is there proof that tea heals?", "Yes.", "there is proof that tea heals", "high"),
    ],
)
def test_an_answer_says_that_it_does(question: str, answer: str, said: str, certainty: str) -> None:
    assert answered(question, answer, TOPICS, True) == said
    assert certainty_of(said) == certainty


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        *((HELPS, text) for text in ("Nobody knows.", "It is not known.", "Ask a nurse first.")),
        *((HELPS, text) for text in ("No trial has asked that.", "It is often asked.")),
        (HELPS, "After one year nobody had looked."),
        ("How soon does yoga ease pain?", "One trial has looked at that."),
        ("How long should tea stand?", "Two minutes."),
        ("Which drink was tested?", "Tea."),
        ("What stops a sore throat?", "Tea was never tested."),
        ("Does tea hold caffeine?", "Yes."),
        ("May I drink tea at night?", "Yes."),
        ("Tea is a drink.", "Yes."),
    ],
)
def test_an_answer_that_says_nothing_of_an_effect(question: str, answer: str) -> None:
    assert answered(question, answer, TOPICS, True) == ""
