"""What became of sources: retracted, looked up, or another work than was said."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_evidence.model.notes import Reference
from sphinx_evidence.model.place import Place
from sphinx_evidence.model.plot import FOREST_PLOT, Plot
from sphinx_evidence.model.problem import BibProblem
from sphinx_evidence.rules.conf import Settings
from sphinx_evidence.rules.run import check
from tests.said import lines_of_sources as lines
from tests.said import row, statuses

# -- retracted, concerning -----------------------------------------------------------------------


def test_a_retracted_source(make: Any) -> None:
    site = make.site(
        make.claim(cite="smith2020, other", against="smith2020"),
        sources=(make.source(), make.source("other", doi=""), make.source("third")),
        **statuses(row("retracted"), row("retracted", "10.1000/third"), row("retracted", "")),
    )
    assert lines(site, "retracted-source") == [
        'page.md:3: ERROR: claim "tea-sleep": the source "smith2020" is retracted (Crossref, '
        "2026-11-01); take it out and rate the claim again [evidence.retracted-source]"
    ]


def test_a_concerning_source(make: Any) -> None:
    site = make.site(make.claim(), **statuses(row("expression-of-concern")))
    assert lines(site) == [
        'page.md:3: ERROR: claim "tea-sleep": the journal warns that the source "smith2020" may '
        "not be sound (Crossref, 2026-11-01); read the notice, and take the source out or write "
        '":waive: concerning-source until 2027-03-01: why it stays" [evidence.concerning-source]'
    ]
    waiver = "concerning-source until 2099-01-01: the figures were checked"
    waived = make.site(make.claim(waive=waiver), **statuses(row("expression-of-concern")))
    assert lines(waived) == []


def test_a_concerning_source_that_no_claim_cites(make: Any) -> None:
    """The box of a claim says it to readers; a text and a picture do not."""
    plot = Plot(FOREST_PLOT, "", ("tea-sleep",), ("other",), Place("page.md", 9), "page")
    parts = {
        "sources": (make.source(), make.source("other", doi="10.1000/other")),
        "citations": (Reference("other", Place("index.md", 2), "index"),),
        "plots": (plot,),
        **statuses(row("expression-of-concern", "10.1000/other"), row("current")),
    }
    said = (
        'ERROR: the journal warns that the source "other" may not be sound (Crossref, 2026-11-01); '
        "read the notice, and take the source out or cite it in a claim, whose box says so "
        "[evidence.concerning-source]"
    )
    assert lines(make.site(make.claim(), **parts), "concerning-source") == [
        f"index.md:2: {said}",
        f"page.md:9: {said}",
    ]
    waiver = "concerning-source until 2099-01-01: the figures were checked"
    claim = make.claim(cite="smith2020, other", waive=waiver)
    assert lines(make.site(claim, **parts), "concerning-source") == []


@pytest.mark.parametrize("status", ["current", "corrected", "reinstated"])
def test_what_still_stands_passes(make: Any, status: str) -> None:
    assert lines(make.site(make.claim(), **statuses(row(status)))) == []


# -- unchecked -----------------------------------------------------------------------------------


def unchecked(key: str, line: int = 1) -> str:
    return (
        f'references.bib:{line}: ERROR: nobody looked up whether "{key}" (10.1000/{key}) is '
        "retracted: status.csv has no row of it; run python -m sphinx_evidence refresh "
        "[evidence.unchecked-source]"
    )


def test_a_cited_doi_without_a_row_is_unknown(make: Any) -> None:
    site = make.site(
        make.claim(cite="smith2020, a", against="b"),
        make.claim(id="again", cite="a, nodoi", ordinal=1),
        sources=(
            make.source(),
            *(make.source(key, line=n) for n, key in enumerate("abc", 2)),
            make.source("nodoi", doi=""),
        ),
        **statuses(row()),
    )
    assert lines(site, "unchecked-source") == [unchecked("a", 2), unchecked("b", 3)]
    assert check(site).checked["unchecked-source"] == 3


def test_an_empty_status_file_is_one_finding(make: Any) -> None:
    site = make.site(
        make.claim(cite="smith2020, a"),
        sources=(make.source(), make.source("a", line=2)),
        **statuses(),
    )
    assert lines(site) == [
        "status.csv:1: ERROR: the status file has no row, so nobody looked up whether the 2 cited "
        "sources with a DOI or a PubMed number are retracted; run python -m sphinx_evidence refresh "
        "[evidence.unchecked-source]"
    ]


def test_without_a_status_file_nothing_is_asked(make: Any) -> None:
    site = make.site(make.claim())
    assert lines(site) == []
    assert check(site).checked["unchecked-source"] == 0


def test_nothing_that_can_be_looked_up_is_cited(make: Any) -> None:
    assert lines(make.site(make.claim(), sources=(make.source(doi=""),), **statuses())) == []


def test_a_status_file_that_is_broken_is_told_once(make: Any) -> None:
    site = make.site(
        make.claim(),
        statuses={},
        status_path="status.csv",
        status_problems=(BibProblem("status.csv", 2, "row; correct it"),),
    )
    assert lines(site) == ["status.csv:2: ERROR: row; correct it [evidence.retracted-source]"]


# -- stale ---------------------------------------------------------------------------------------

TODAY = Settings(today="2026-11-22", status_days=30)
AGAIN = "; run python -m sphinx_evidence refresh [evidence.stale-status]"


def stale(make: Any, checked: str, settings: Settings = TODAY) -> list[str]:
    return lines(make.site(make.claim(), settings=settings, **statuses(row(checked=checked))))


@pytest.mark.parametrize("age", ["2026-10-22", "2020-02-29"])
def test_a_row_that_time_made_old_is_due(make: Any, age: str) -> None:
    assert stale(make, age) == [
        f"status.csv:2: DUE: the status of 10.1000/smith was last looked up on {age}, more than "
        f"30 days ago{AGAIN}"
    ]


@pytest.mark.parametrize("checked", ["2026-11-22", "2026-11-01", "2026-10-23"])
def test_a_fresh_row_passes(make: Any, checked: str) -> None:
    assert stale(make, checked) == []


@pytest.mark.parametrize(
    ("checked", "said"),
    [
        (
            "2026-11-24",
            "the status of 10.1000/smith was looked up on 2026-11-24, which is yet to come",
        ),
        ("", 'the status of 10.1000/smith was looked up on "", which is no date'),
        (
            "20261101",
            'the status of 10.1000/smith was looked up on "20261101", which is no date',
        ),
        (
            "2026-02-30",
            'the status of 10.1000/smith was looked up on "2026-02-30", which is no date',
        ),
    ],
)
def test_a_row_without_a_day_is_a_fault(make: Any, checked: str, said: str) -> None:
    again = AGAIN.replace("stale", "undated")
    assert stale(make, checked) == [f"status.csv:2: ERROR: {said}{again}"]


def test_no_row_grows_old_where_no_age_is_set(make: Any) -> None:
    assert stale(make, "1999-01-01", Settings(today="2026-11-22")) == []
    assert stale(make, "1999-01-01", Settings()) == []
    assert stale(make, "2999-01-01", Settings()) == []
    assert len(stale(make, "last week", Settings())) == 1


def test_an_age_beyond_the_calendar_stops_no_build(make: Any) -> None:
    for days in (10**12, -1):
        assert stale(make, "2026-11-01", Settings(today="2026-11-22", status_days=days)) == []
    assert len(stale(make, "0001-01-01")) == 1


def test_a_file_that_is_old_as_a_whole_is_one_finding(make: Any) -> None:
    claim = make.claim(cite="smith2020, a")
    sources = (make.source(), make.source("a"), make.source("uncited"))
    old = [row(checked="2026-01-02"), row(doi="10.1000/a", checked="2026-01-01", line=3)]
    never = row(doi="10.1000/uncited", checked="1999-01-01", line=4)
    site = make.site(claim, sources=sources, settings=TODAY, **statuses(*old, never))
    assert lines(site, "stale-status") == [
        "status.csv:1: DUE: all 2 cited sources were last looked up more than 30 days ago (the "
        f"first on 2026-01-01){AGAIN}"
    ]
    one = statuses(old[0], old[1]._replace(checked="2026-11-22"), never)
    site = make.site(claim, sources=sources, settings=TODAY, **one)
    assert len(lines(site, "stale-status")) == 1
    assert lines(site, "stale-status")[0].startswith("status.csv:2: DUE: the status of 10.1000/s")


# -- another work --------------------------------------------------------------------------------

NAMED = {"title": "Tea and sleep", "year": "2020", "author": "Smith"}


def test_a_doi_that_is_another_work(make: Any) -> None:
    site = make.site(
        make.claim(),
        sources=(make.source(**NAMED, line=7),),
        **statuses(row(title="Coffee and dreams", year="2015 | 2016", author="Green")),
    )
    assert lines(site) == [
        'references.bib:7: ERROR: Crossref knows the DOI 10.1000/smith of "smith2020" as another '
        'work: the title is "Coffee and dreams" there and "Tea and sleep" here, the year is 2015 '
        "or 2016 there and 2020 here, the first author is Green there and Smith here; correct the "
        "number or the entry [evidence.wrong-work]"
    ]
    # A corrected entry passes, and nobody is asked for that.
    mended = make.source(title="Coffee and Dreams", year="2016", author="Green")
    assert (
        lines(make.site(make.claim(), sources=(mended,), **statuses(*site.statuses.values()))) == []
    )


def test_a_row_that_does_not_say_what_the_work_is(make: Any) -> None:
    site = make.site(make.claim(), sources=(make.source(**NAMED),), **statuses(row()))
    assert lines(site) == []
    assert check(site).checked["wrong-work"] == 0
