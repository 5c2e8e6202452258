"""What a rating rests on: the designs of the studies, people or animals, and the search."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_evidence.model.tiers import TIERS
from sphinx_evidence.rules.conf import Settings
from sphinx_evidence.rules.run import check
from tests.said import said_of_rating as said

# --- designs -------------------------------------------------------------------------------------


def test_a_source_without_a_design(make: Any) -> None:
    for option in ("cite", "against"):
        options = {"cite": "trial", option: "trial, bare, bare"}
        assert said(make, **options) == [
            'the source "bare" names no design, and a tier starts from it; add design = {...} at '
            "refs/a.bib:9 [evidence.source-without-design]"
        ]


def test_a_design_that_nobody_knows(make: Any) -> None:
    assert said(make, cite="trial, odd") == [
        'the source "odd" has the design "cohrt", which is not in the list (did you mean '
        '"cohort"?); correct it at refs/a.bib:7 [evidence.source-without-design]'
    ]


@pytest.mark.parametrize("tier", ["none", "reference"])
def test_where_nothing_is_rated_a_source_needs_no_design(make: Any, tier: str) -> None:
    searched = "2026-11-22: trials" if tier == "none" else None
    assert said(make, tier=tier, cite="bare", searched=searched) == []


@pytest.mark.parametrize("tier", ["none", "reference"])
def test_a_word_outside_the_list_is_told_where_it_stands(make: Any, tier: str) -> None:
    searched = "2026-11-22: trials" if tier == "none" else None
    assert said(make, tier=tier, cite="odd", searched=searched) == [
        '"odd" has the design "cohrt", which is not in the list (did you mean "cohort"?); correct '
        "it [evidence.source-without-design]"
    ]


# --- animals-only --------------------------------------------------------------------------------

ANIMALS = (
    "its sources studied only animals or cells, which is no evidence about people; declare "
    "preclinical, or cite studies in people [evidence.animals-only]"
)


@pytest.mark.parametrize("tier", [tier.name for tier in TIERS.values() if tier.graded])
def test_animals_only(make: Any, tier: str) -> None:
    assert said(make, tier=tier, cite="rats, cells, essay") == [ANIMALS]
    assert said(make, tier=tier, cite="rats", against="cells") == [ANIMALS]


def test_one_study_in_people_is_enough_for_another_rule_to_speak(make: Any) -> None:
    assert said(make, cite="rats, trial") == []
    # What points the other way sets no start alone: the claim itself rests on animals.
    assert [line.rpartition("[")[2] for line in said(make, cite="rats", against="trial")] == [
        "evidence.animals-only]"
    ]
    [none] = said(make, cite="label", against="trial")
    assert "its sources (regulatory label, randomised trial) set no start" in none
    assert said(make, cite="rats", tier="preclinical") == []


@pytest.mark.parametrize("other", ["nobody", "bare", "odd"])
def test_while_a_source_is_not_known_nothing_is_said_of_the_whole(make: Any, other: str) -> None:
    """Its own finding comes first; a sum that leaves it out would mislead."""
    for cite, tier in (
        ("rats", "high"),
        ("cohort", "high"),
        ("trial", "low"),
        ("trial", "preclinical"),
    ):
        rules = {line.rpartition("[")[2] for line in said(make, cite=f"{cite}, {other}", tier=tier)}
        assert rules <= {"evidence.source-without-design]"}


# --- missing-search ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("searched", "line"),
    [
        ("2026-11-22: trials of tea, in one review", ""),
        ("2026-11-22 : tea", ""),
        (
            None,
            "it says that nothing was found, but not what was looked for and when; add "
            '":searched: 2026-11-22: what you looked for, and where"',
        ),
        (
            "",
            "it says that nothing was found, but not what was looked for and when; add "
            '":searched: 2026-11-22: what you looked for, and where"',
        ),
        *(
            (
                odd,
                f':searched: can\'t be "{odd[:60]}"; write a date, a colon, and what you looked '
                "for and where",
            )
            for odd in (
                "2026-11-22",
                "2026-11-22:",
                "2026-02-30: trials",
                "2026-13-01: trials",
                "0000-01-01: trials",
                "22.11.2026: trials",
                "2026-11: trials",
                "2026-W47-7: trials",
                "20261122: trials",
                "٢٠٢٦-١١-٢٢: trials",
                "trials of tea",
                "trials: 2026-11-22",
                "x" * 10_000,
            )
        ),
    ],
)
def test_a_search(make: Any, searched: str | None, line: str) -> None:
    found = said(make, tier="none", searched=searched)
    assert found == ([f"{line} [evidence.missing-search]"] if line else [])


@pytest.mark.parametrize("tier", ["high", "preclinical", "reference"])
def test_a_search_elsewhere(make: Any, tier: str) -> None:
    cite = "rats" if tier == "preclinical" else "trial"
    assert said(make, tier=tier, cite=cite, searched="2026-11-22: trials") == [
        f":searched: belongs to the tier none, and this claim is {tier}; take it out "
        "[evidence.unknown-value]"
    ]
    assert said(make, tier="medium", searched="2026-11-22: trials") == []


# --- what belongs to another tier, and what is still to come ---------------------------------------


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (
            {"searched": "2026-11-22: trials"},
            ":searched: belongs to the tier none, and this claim is reference; take it out",
        ),
        (
            {"rated_down": "imprecision: few people"},
            ":rated-down: belongs to the tiers high, moderate, low, very-low, and this claim is "
            "reference; take it out",
        ),
        (
            {"reviewed": "2026-11-24"},
            ":reviewed: 2026-11-24 is still to come; write the day on which it was reviewed",
        ),
        ({"reviewed": "2026-11-23"}, ""),
        ({"reviewed": "2026-11-22"}, ""),
    ],
)
def test_what_a_fact_of_record_may_not_say(make: Any, options: dict[str, str], said: str) -> None:
    site = make.site(make.claim(**options), settings=Settings(today="2026-11-22"))
    found = [f.message for f in check(site).findings if f.rule == "unknown-value"]
    assert found == ([said] if said else [])


def test_a_search_that_is_still_to_come(make: Any) -> None:
    claim = make.claim("We found no trial of tea", tier="none", searched="2027-01-01: trials")
    site = make.site(claim, settings=Settings(today="2026-11-22"))
    assert [finding.message for finding in check(site).findings] == [
        ":searched: 2027-01-01 is still to come; write the day on which it was searched"
    ]
