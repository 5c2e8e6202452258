"""Reasons of rating that speak of the reader, and near misses that speak of the studies."""

from __future__ import annotations

import pytest

from sphinx_evidence.model.claim import Claim
from sphinx_evidence.model.place import Place
from sphinx_evidence.rules.run import check
from sphinx_evidence.rules.site import Site
from sphinx_evidence.wording.prose.reading_limits import on_reading

READERS = [
    "we read only the summary",
    "121 people in the one trial that we read, and a wide interval",
    "the summaries print neither minutes nor intervals",
    "the summary gives no interval",
    "the reasons are not in the abstract",
    "whether that was dealt with we could not read",
    "no count for the placebo weeks was read",
    "the full text was not read",
    "it was not checked by us",
    "read only as a summary",
    "the abstract does not say whether missing trials were looked for",
    "its result is known only from the summary",
    "our copy breaks off, and the copy holds no table",
    "only the abstract",
]
STUDIES = [
    "few people, and an interval from far fewer to far more",
    "the people who read the scans knew who got what",
    "the records were read afterwards",
    "the trials are poorly reported",
    "the report does not say how people were assigned",
    "men only, so it tells little about women",
    "no study compared the two salts",
    "the studies disagree",
    "80 readers of a magazine answered",
    "with so few studies nobody can tell whether others went unpublished",
    "people knew which drink they had, and only they judged",
    "the trial ended early, and nobody saw the people again",
    "it is unclear in how many trials people were kept warm",
]


@pytest.mark.parametrize("text", READERS)
def test_what_speaks_of_the_reader_is_seen(text: str) -> None:
    assert on_reading(text)


@pytest.mark.parametrize("text", STUDIES)
def test_what_speaks_of_the_studies_is_let_be(text: str) -> None:
    assert on_reading(text) == ""


def test_the_message_names_the_step_and_the_words() -> None:
    options = (
        ("id", "tea"),
        ("rated-down", "imprecision: few people; indirectness: we read a copy"),
    )
    claim = Claim("Tea", options, Place("page.md", 3), "page", 0, "claim-tea", True, 0)
    found = [f for f in check(Site((claim,), (), ())).findings if f.rule == "unread-is-no-doubt"]
    assert [finding.message for finding in found] == [
        'the reason of indirectness speaks of what was read ("we read"), which says nothing of the '
        "evidence; tell it in the body, and give a reason that the studies give, or take the step out"
    ]
