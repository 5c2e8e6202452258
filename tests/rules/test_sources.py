"""The checks of sources over hand-made records: identifiers, doubles, what nobody uses."""

from __future__ import annotations

import time
from typing import Any

import pytest

from sphinx_evidence.files.status import STATUSES
from sphinx_evidence.model.notes import Reference
from sphinx_evidence.model.place import Place
from sphinx_evidence.model.source import Source
from sphinx_evidence.rules.conf import Settings
from sphinx_evidence.rules.run import check
from tests.said import lines_of_sources as lines
from tests.said import row, statuses

# -- stale ---------------------------------------------------------------------------------------

TODAY = Settings(today="2026-11-22", status_days=30)


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
