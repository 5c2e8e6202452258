"""The checks of sources, over hand-made records: whole lines, and near misses."""

from __future__ import annotations

import time
from typing import Any

import pytest

from sphinx_evidence.files.status import STATUSES, StatusRow
from sphinx_evidence.model.notes import Reference
from sphinx_evidence.model.place import Place
from sphinx_evidence.model.problem import BibProblem
from sphinx_evidence.model.source import Source
from sphinx_evidence.rules.run import check
from sphinx_evidence.rules.site import Settings, Site

SLUGS = {
    *("retracted-source", "concerning-source", "unchecked-source", "undated-status"),
    *("stale-status", "wrong-work"),
    *("malformed-identifier", "duplicate-work", "unused-source"),
}


def lines(site: Site, *slugs: str) -> list[str]:
    """Return the findings of some rules, or of all that are about sources."""
    return [
        f"{f.place.path}:{f.place.line}: {f.severity.upper()}: {f.line()}"
        for f in check(site).findings
        if f.rule in (slugs or SLUGS)
    ]


def statuses(*rows: StatusRow) -> dict[str, Any]:
    return {"statuses": {row.doi: row for row in rows}, "status_path": "status.csv"}


def row(status: str = "current", doi: str = "10.1000/smith", **changes: Any) -> StatusRow:
    return StatusRow(doi, status, "Crossref", "2026-11-01", line=2)._replace(**changes)


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


# -- identifiers ---------------------------------------------------------------------------------


def test_malformed_identifiers(make: Any) -> None:
    bad = make.source(
        doi="",
        line=4,
        identifiers=(
            ("doi", "10.1000 /smith"),
            ("pmid", "PMID 7"),
            ("pmcid", "PMC7"),
            ("isbn", "0-306-40615-3"),
            ("url", "a.example"),
        ),
    )
    site = make.site(make.claim(), sources=(bad,))
    start = 'references.bib:4: ERROR: "smith2020" gives the'
    end = "[evidence.malformed-identifier]"
    assert lines(site) == [
        f'{start} DOI "10.1000 /smith", which holds a space; write "10.1000/smith" if that is it {end}',
        f'{start} ISBN "0-306-40615-3", whose last digit does not fit the others: it would have to '
        f"be 2, and is 3; compare it with the book {end}",
        f'{start} PMID "PMID 7", which is no PubMed number; write "7" {end}',
        f'{start} URL "a.example", which does not start with "https://" or "http://"; write the '
        f"whole address {end}",
    ]
    assert check(site).checked["malformed-identifier"] == 5


# -- doubles -------------------------------------------------------------------------------------

LONG = "Black tea in the evening and how long adults sleep"


def doubles(make: Any, first: Source, second: Source) -> list[str]:
    site = make.site(make.claim(cite="a, b"), sources=(first, second))
    return lines(site, "duplicate-work")


def work(make: Any, key: str, line: int = 1, **changes: Any) -> Source:
    record = {"doi": "", "title": LONG, "year": "2020", "author": "Smith"} | changes
    source: Source = make.source(key, line=line, **record)
    return source


def test_one_doi_or_one_pmid_is_one_work(make: Any) -> None:
    end = "; keep one [evidence.duplicate-work]"
    start = 'references.bib:9: ERROR: "b" and "a" (references.bib:1) have one'
    a, b = work(make, "a", doi="10.1000/x"), work(make, "b", 9, doi="10.1000/x", title="Other")
    assert doubles(make, a, b) == [f"{start} DOI, 10.1000/x{end}"]
    pmid = (("pmid", "77"),)
    a, b = work(make, "a", identifiers=pmid), work(make, "b", 9, identifiers=pmid)
    assert doubles(make, a, b) == [f"{start} PMID, 77{end}"]
    odd = (("pmid", "PMC-none"),)  # told by `malformed-identifier`
    a, b = work(make, "a", identifiers=odd), work(make, "b", identifiers=odd, title="Other")
    assert doubles(make, a, b) == []


@pytest.mark.parametrize(
    ("changes", "years"),
    [
        ({}, "2020"),
        ({"year": "2021"}, "2020 and 2021"),
        ({"year": "2018"}, "2020 and 2018"),
        ({"title": LONG.upper(), "author": "SMITH"}, "2020"),
        ({"title": LONG.replace("evening", "evenings"), "author": "van Smith"}, "2020"),
        ({"doi": "10.1000/preprint"}, "2020"),
    ],
)
def test_online_and_print_are_one_work(make: Any, changes: dict[str, str], years: str) -> None:
    said = doubles(make, work(make, "a", doi="10.1000/a"), work(make, "b", 9, **changes))
    assert said == [
        'references.bib:9: ERROR: "b" and "a" (references.bib:1) look like one work: same first '
        f"author, same title, {years}; keep one, or give each its PMID if they are two "
        "[evidence.duplicate-work]"
    ]


def test_works_without_an_author(make: Any) -> None:
    first = work(make, "a", doi="", author="")
    assert doubles(make, first, work(make, "b", 9, author="", title=LONG.upper())) == [
        'references.bib:9: ERROR: "b" and "a" (references.bib:1) look like one work: no author, '
        "same title, 2020; keep one, or give each its PMID if they are two "
        "[evidence.duplicate-work]"
    ]
    assert doubles(make, first, work(make, "b", 9, author="", title=f"{LONG} in mice")) == []


def test_short_titles_are_known_by_their_address(make: Any) -> None:
    short = {"doi": "", "author": "", "title": "Tea"}
    first = work(make, "a", link="https://example.org/tea", **short)
    assert doubles(make, first, work(make, "b", 9, link="https://example.org/tea", **short)) == [
        'references.bib:9: ERROR: "b" and "a" (references.bib:1) have one title and address, tea, '
        "https://example.org/tea; keep one [evidence.duplicate-work]"
    ]
    assert doubles(make, first, work(make, "b", 9, link="https://example.org/2", **short)) == []


@pytest.mark.parametrize(
    "changes",
    [
        {"year": "2023"},
        {"year": "2017"},
        {"year": ""},
        {"author": "Jones"},
        {"author": ""},
        {"title": f"{LONG}: part II"},
        {"title": f"Erratum: {LONG}"},
        {"title": f"{LONG}: protocol"},
        {"title": LONG.replace("Black", "Green")},
        {"title": "Tea"},
    ],
)
def test_two_works(make: Any, changes: dict[str, str]) -> None:
    assert doubles(make, work(make, "a"), work(make, "b", 9, **changes)) == []
    assert doubles(make, work(make, "b", **changes), work(make, "a", 9)) == []


def test_two_numbers_of_pubmed_are_two_works(make: Any) -> None:
    one, two = (("pmid", "1"),), (("pmid", "2"),)
    a = work(make, "a", identifiers=one)
    assert doubles(make, a, work(make, "b", identifiers=two)) == []
    assert len(doubles(make, a, work(make, "b"))) == 1


def test_three_of_one_work_are_two_findings(make: Any) -> None:
    sources = [work(make, key, line, doi="10.1000/x") for line, key in enumerate("abc", 1)]
    site = make.site(make.claim(cite="a, b, c"), sources=tuple(sources))
    assert len(lines(site)) == 2


def test_a_key_that_two_files_define_is_told_elsewhere(make: Any) -> None:
    a = work(make, "a", doi="10.1000/x")
    assert doubles(make, a, a._replace(path="more.bib")) == []


def test_thousands_of_entries_are_compared_at_once(make: Any) -> None:
    sources = [work(make, f"k{n}", title=f"{LONG} {n}") for n in range(1000)]
    same = [work(make, f"s{n}", title=LONG) for n in range(1000)]
    cite = ", ".join(source.key for source in (*same, *sources))
    site = make.site(make.claim(cite=cite), sources=(*same, *sources))
    start = time.process_time()
    assert len(lines(site, "duplicate-work")) == 999
    assert time.process_time() - start < 20


# -- unused --------------------------------------------------------------------------------------


def test_an_entry_that_nobody_names(make: Any) -> None:
    keys = ("smith2020", "against", "text", "unused")
    site = make.site(
        make.claim(against="against"),
        sources=tuple(make.source(key, line=n) for n, key in enumerate(keys, 1)),
        citations=(Reference("text", Place("i.md", 1), "i"),),
    )
    assert lines(site) == [
        'references.bib:4: ADVICE: no claim and no {cite} names "unused"; cite it or take it out '
        "[evidence.unused-source]"
    ]
    assert not check(site).failed


def test_a_large_bibliography_gets_one_line(make: Any) -> None:
    def told(number: int) -> list[str]:
        rest = (make.source(f"k{n}", line=n) for n in range(2, number + 2))
        return lines(make.site(make.claim(), sources=(make.source(), *rest)))

    assert len(told(10)) == 10
    assert told(11) == [
        'references.bib:2: ADVICE: no claim and no {cite} names 11 of the entries, from "k2" on; '
        "cite them or take them out [evidence.unused-source]"
    ]


@pytest.mark.parametrize("cite", [None, "smiht2020"])
def test_while_a_citation_is_wrong_nothing_is_called_unused(make: Any, cite: str | None) -> None:
    assert lines(make.site(make.claim(cite=cite))) == []


# -- anything at all -----------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["", "\x00", "é" * 10_000, "{{}}", '"', "10.", "%s {0}"])
def test_no_record_breaks_a_check(make: Any, text: str) -> None:
    source = make.source(
        doi=text,
        title=text,
        year=text,
        author=text,
        identifiers=tuple((field, text) for field in ("doi", "pmid", "pmcid", "isbn", "url")),
    )
    rows = [
        row(status, doi, checked=text, title=text, year=text, author=text, said_by=text)
        for status in STATUSES
        for doi in (text, "10.1000/smith")
    ]
    site = make.site(
        make.claim(), sources=(source, make.source("b")), settings=TODAY, **statuses(*rows)
    )
    assert all("\n" not in line for line in lines(site))
