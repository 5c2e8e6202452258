"""Summaries of findings: what stands in each cell."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_evidence.model.count_rows import Counted
from sphinx_evidence.model.place import Place
from sphinx_evidence.model.table import Summary
from sphinx_evidence.model.tiers import TIERS
from sphinx_evidence.views.summary import Row, has_derived, rows

BADLY = Counted("smith2020", "slept badly", False, 1, 12, 40, 4, 40)
WOKE = Counted("smith2020", "woke", False, 1, 1, 400, 0, 300)
DERIVED = Counted("lee2021", "slept badly", True, 1, 30, 100, 10, 100)
REVIEW = Counted("review2022", "slept badly", False, 64, 228, 2300, 461, 2003)
PICO = {
    "population": "adults",
    "intervention": "tea",
    "comparator": "water",
    "outcome": "bad nights",
    "direction": "harm",
}


def row(make: Any, *counted: Counted, tier: str = "low", **changes: Any) -> Row:
    """Return the row of one claim."""
    sources = (
        make.source(),
        make.source("lee2021", label="Lee 2021", design="cohort", kind="cohort study, 200 people"),
        make.source(
            "review2022", label="Review 2022", design="systematic-review-ma", kind="review"
        ),
        make.source("label", label="The label", design="regulatory-label", kind="label"),
        make.source("rats", label="Rats 2019", design="animal-in-vivo", kind="animal study"),
    )
    made = make.claim("Tea may", tier=tier, counted=counted, **(PICO | changes))
    site = make.site(made, sources=sources)
    [found] = rows(Summary("F", ("tea-sleep",), Place("page.md", 1), "page"), site)
    return found


def test_a_row(make: Any) -> None:
    assert row(make, BADLY) == Row(
        "page",
        "claim-tea-sleep",
        TIERS["low"],
        ("Bad nights", "Tea, compared with water"),
        ("Adults", "80 people in 1 study"),
        ("Slept badly: 30 of 100 with it, 10 of 100 without it (Smith 2020)",),
        "Tea may",
    )


@pytest.mark.parametrize(
    ("changes", "outcome"),
    [
        ({"comparator": None}, ("Bad nights", "Tea")),
        ({"intervention": None}, ("Bad nights",)),
        ({"outcome": None}, ("Not stated", "Tea, compared with water")),
    ],
)
def test_what_is_not_said_is_left_out(
    make: Any, changes: dict[str, None], outcome: tuple[str, ...]
) -> None:
    assert row(make, **changes).outcome == outcome


PEOPLE = {
    (BADLY,): ["80 people in 1 study"],
    (BADLY, WOKE): ["At least 700 people in 1 study"],
    (BADLY, DERIVED): ["280 people in 2 studies"],
    (BADLY, WOKE, DERIVED): ["At least 900 people in 2 studies"],
    (REVIEW,): ["4,303 people in 64 studies"],
    (REVIEW, BADLY): [
        "Review 2022: 4,303 people in 64 studies",
        "Smith 2020: 80 people in 1 study",
    ],
    (REVIEW, BADLY, WOKE): [
        "Review 2022: 4,303 people in 64 studies",
        "Smith 2020: at least 700 people in 1 study",
    ],
}


@pytest.mark.parametrize("counted", PEOPLE)
def test_nobody_is_counted_twice(make: Any, counted: tuple[Counted, ...]) -> None:
    cite = ",".join(row.source for row in counted)
    assert list(row(make, *counted, cite=cite).people) == ["Adults", *PEOPLE[counted]]


def test_studies_that_are_not_in_the_counts_are_named(make: Any) -> None:
    found = row(make, BADLY, cite="smith2020, review2022, lee2021, label, rats, nobody")
    assert found.people[-1] == "Not in these counts: Review 2022; Lee 2021"
    found = row(make, BADLY, cite="smith2020, label, rats")
    assert found.people[-1] == "80 people in 1 study"


def test_without_counts_the_sources_tell_who_was_studied(make: Any) -> None:
    found = row(make, cite="smith2020, lee2021, label, rats, nobody")
    assert found.people == (
        "Adults",
        "Smith 2020: randomised trial, 12 people",
        "Lee 2021: cohort study, 200 people",
    )
    assert found.effect == ("Not worked out from counts.",)
    assert row(make, cite="label", population=None).people == ("Not stated",)


@pytest.mark.parametrize("tier", ["none", "preclinical"])
def test_without_people_nobody_is_counted(make: Any, tier: str) -> None:
    found = row(make, tier=tier)
    assert found.people in (("No study in people found",), ("Tested only in animals or cells",))
    assert found.effect == ("No study in people to count.",)


@pytest.mark.parametrize("tier", ["high", "moderate", "low"])
def test_people_of_100(make: Any, tier: str) -> None:
    assert row(make, WOKE, DERIVED, tier=tier).effect == (
        "Woke: fewer than 1 of 100 with it, 0 of 100 without it (Smith 2020)",
        "Slept badly: 30 of 100 with it, 10 of 100 without it (Lee 2021, counts derived)",
    )


@pytest.mark.parametrize("tier", ["very-low", "reference", "lwo"])
def test_very_uncertain_evidence_shows_what_was_counted_and_no_effect(make: Any, tier: str) -> None:
    assert row(make, REVIEW, DERIVED, tier=tier).effect == (
        "Slept badly: 228 of 2,300 with it, 461 of 2,003 without it (Review 2022)",
        "Slept badly: 30 of 100 with it, 10 of 100 without it (Lee 2021, counts derived)",
    )


def test_derived_counts_are_explained_where_there_are_any(make: Any) -> None:
    assert has_derived((row(make, BADLY), row(make, DERIVED)))
    assert not has_derived((row(make, BADLY), row(make)))
    assert not has_derived(())


def test_a_source_that_nobody_knows_is_named_by_its_key(make: Any) -> None:
    assert "(nobody)" in row(make, BADLY._replace(source="nobody")).effect[0]


def test_the_order_is_the_authors_and_what_is_not_there_is_left_out(make: Any) -> None:
    site = make.site(make.claim("A", id="a"), make.claim("", id="b"))
    asked = Summary("F", ("b", "x", "a"), Place("page.md", 1), "page")
    assert [found.sentence for found in rows(asked, site)] == ["b", "A"]


def test_what_a_box_marks_as_found_stands_where_nothing_was_counted(make: Any) -> None:
    marked = ("with tea 4.68 bad nights a week", "And 0.18 fewer with water")
    found = row(make, effects=marked)
    assert found.effect == ("With tea 4.68 bad nights a week.", "And 0.18 fewer with water.")
    assert row(make, BADLY, effects=marked).effect == row(make, BADLY).effect
