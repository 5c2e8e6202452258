"""The file that says what became of each source, and what Crossref calls it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_evidence.files.status import (
    COLUMNS,
    STATUSES,
    StatusFile,
    StatusRow,
    disagreements,
    read_status,
    write_status,
)
from sphinx_evidence.model.problem import BibProblem
from sphinx_evidence.model.source import Source

HEADER = "doi,status,source,checked\n"


def problem(line: int, message: str) -> StatusFile:
    return StatusFile({}, (BibProblem("status.csv", line, message),), "status.csv")


def read(text: str) -> StatusFile:
    return read_status(text.encode(), "status.csv")


def told(text: str) -> dict[str, str]:
    """Return who says what of each DOI."""
    found = read(text)
    assert found.problems == ()
    return {doi: row.told for doi, row in found.rows.items()}


def test_a_row_for_each_doi() -> None:
    rows = "".join(f"10.1000/{status},{status},Crossref,2026-11-01\n" for status in STATUSES)
    assert read(HEADER + rows).rows == {
        f"10.1000/{status}": StatusRow(
            f"10.1000/{status}", status, "Crossref", "2026-11-01", line=line
        )
        for line, status in enumerate(STATUSES, 2)
    }


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("10.1000/X,retracted,Crossref,2026-11-01", "Crossref, 2026-11-01"),
        ("10.1000/x,retracted,,", "source not named, date not given"),
        (" 10.1000/x , retracted ,Crossref,2026-11-01", "Crossref, 2026-11-01"),
        (
            '10.1000/x,retracted,"The publisher, twice",2026-11-01',
            "The publisher, twice, 2026-11-01",
        ),
        # However the DOI is written, it is the same source.
        ("https://doi.org/10.1000/x,retracted,Crossref,2026-11-01", "Crossref, 2026-11-01"),
        ("doi:10.1000/X,retracted,Crossref,2026-11-01", "Crossref, 2026-11-01"),
    ],
)
def test_who_says_so_and_when(row: str, said: str) -> None:
    assert told(f"{HEADER}{row}\n") == {"10.1000/x": said}


def test_a_file_of_a_spreadsheet() -> None:
    text = "\ufeff" + HEADER.replace("\n", "\r\n") + "10.1000/x,retracted,Crossref,2026-11-01\r\n"
    assert told(text) == {"10.1000/x": "Crossref, 2026-11-01"}


NO_COLUMNS = "the status file must start with the columns doi,status,source,checked; add them"


@pytest.mark.parametrize("text", ["", "\n", "doi,status\n", "10.1000/x,retracted,Crossref,2026\n"])
def test_without_its_columns_it_says_nothing(text: str) -> None:
    assert ",".join(COLUMNS) == HEADER.strip()
    assert read(text) == problem(1, NO_COLUMNS)
    parted = NO_COLUMNS.replace(
        "add them", "its columns are separated by semicolons, so save it as CSV with commas"
    )
    assert read("doi;status\n") == problem(1, parted)


@pytest.mark.parametrize(
    "header",
    [
        "doi, status, source, checked",
        " doi ,status,source,checked ",
        '"doi","status",source,checked',
    ],
)
def test_spaces_and_quotes_in_the_header(header: str) -> None:
    text = f"{header}\n10.1000/x, retracted, Crossref, 2026-11-01\n"
    assert told(text) == {"10.1000/x": "Crossref, 2026-11-01"}


def bad_row(status: str) -> str:
    known = "current, retracted, expression-of-concern, corrected, reinstated, unknown"
    return f'the status can\'t be "{status}"; use one of {known}'


NO_DOI_WITH_SPACE = (
    'it gives the DOI "Smith 2020", which holds a space; correct it; or write "pmid:" and the number '
    "of PubMed"
)


def short_row(count: int) -> str:
    return f"the row has {count} values; give a DOI, a status, who says so and a date"


def no_doi(written: str) -> str:
    return (
        f'it gives the DOI "{written}", which is no DOI: that is "10.", a number of four digits or '
        'more, "/" and a name; copy it from the work\'s page; or write "pmid:" and the number of PubMed'
    )


@pytest.mark.parametrize(
    ("rows", "line", "said"),
    [
        ("10.1000/x,withdrawn,Crossref,2026-11-01\n", 2, bad_row("withdrawn")),
        ("10.1000/x,,Crossref,2026-11-01\n", 2, bad_row("")),
        ("10.1000/x\n", 2, bad_row("")),
        ("10.1000/x,retracted\n", 2, short_row(2)),
        ("10.1000/x,current,a,b,c\n", 2, short_row(5)),
        ("Smith 2020,retracted,Crossref,2026-11-01\n", 2, NO_DOI_WITH_SPACE),
        (",retracted,Crossref,2026-11-01\n", 2, no_doi("")),
        ("10.1000/x,Retracted,Crossref,2026-11-01\n", 2, bad_row("Retracted")),
        ("10.1000/x,current,a,b\n10.1000/y,gone,a,b\n", 3, bad_row("gone")),
        ("10.1000/x,current,a,b\n\n\n10.1000/y,gone,a,b\n", 5, bad_row("gone")),
    ],
)
def test_a_row_that_says_nothing_is_a_problem(rows: str, line: int, said: str) -> None:
    assert read(HEADER + rows).problems == problem(line, said).problems


@pytest.mark.parametrize("raw", [b"\xff\xfe", b"doi,status\n\x80", b'doi,"status\n'])
def test_what_is_no_csv_is_a_problem(raw: bytes) -> None:
    found = read_status(raw, "status.csv")
    assert found.rows == {}
    [fault] = found.problems
    assert (fault.path, fault.line) == ("status.csv", 1)
    assert fault.message.startswith(("the status file can't be read: ", "the status file must"))


@given(st.one_of(st.binary(), st.binary().map(lambda raw: HEADER.encode() + raw)))
def test_read_status_never_raises(raw: bytes) -> None:
    found = read_status(raw, "status.csv")
    assert all(doi == doi.strip().lower() for doi in found.rows)
    assert all(
        1 <= fault.line <= raw.count(b"\n") + raw.count(b"\r") + 99 for fault in found.problems
    )


# -- more than one row, and more columns ---------------------------------------------------------


def test_a_second_row_of_a_doi_is_a_problem() -> None:
    found = read(f"{HEADER}10.1000/x,retracted,a,b\nhttps://doi.org/10.1000/X,current,a,b\n")
    assert found.rows["10.1000/x"].status == "retracted"
    message = "the DOI 10.1000/x has a row already, on line 2; keep one"
    assert found.problems == (BibProblem("status.csv", 3, message),)


LONG = "doi,status,source,checked,title,year,author\n"


def test_what_crossref_calls_the_work() -> None:
    found = read(
        f'{LONG}10.1000/x,current,a,b,"Tea, hot",2020 | 2021,Smith\n10.1000/y,current,a,b\n'
    )
    assert found.problems == ()
    assert found.rows["10.1000/x"] == StatusRow(
        "10.1000/x", "current", "a", "b", "Tea, hot", "2020 | 2021", "Smith", line=2
    )
    assert found.rows["10.1000/y"] == StatusRow("10.1000/y", "current", "a", "b", line=3)


@pytest.mark.parametrize("cells", ["10.1000/x,current,a,b,c", "10.1000/x,current,a,b,c,d,e,f"])
def test_some_of_the_further_cells_are_a_problem(cells: str) -> None:
    assert len(read(f"{LONG}{cells}\n").problems) == 1


def test_what_is_written_is_sorted_and_read_again() -> None:
    rows = [
        StatusRow("10.1000/y", "current", "a", "2026-11-01", 'A "b", c', "2020", "Smith", line=3),
        StatusRow("10.1000/x", "retracted", "Crossref (publisher)", "2026-11-01", line=2),
    ]
    text = write_status(rows)
    assert text == (
        f"{LONG}10.1000/x,retracted,Crossref (publisher),2026-11-01,,,\n"
        '10.1000/y,current,a,2026-11-01,"A ""b"", c",2020,Smith\n'
    )
    assert sorted(read(text).rows.values()) == sorted(rows)
    assert write_status(read(text).rows.values()) == text


# -- is it the work that the bibliography says? --------------------------------------------------


def source(title: str, year: str = "2020", author: str = "Smith") -> Source:
    empty = dict.fromkeys(Source._fields[:10], "")
    return Source(**empty, path="r.bib", line=1, title=title, year=year, author=author)


TITLE = "Effect of black tea on sleep in adults: a randomised, double-blind trial"


@pytest.mark.parametrize(
    ("title", "year", "author"),
    [
        (TITLE, "2020", "Smith"),
        (TITLE.upper(), "2019", "SMITH"),
        ("Effect of black tea on sleep in adults", "2021", "Smith"),
        (
            "Effect of Black <i>Tea</i> on\u00a0Sleep in Adults: A Randomized Double Blind Trial",
            "",
            "",
        ),
        ("RETRACTED: Effect of black tea on sleep in adults", "2020", "Smith"),
        (f"Wirkung von Tee | {TITLE}", "2017 | 2019", "Šmith"),
        ("", "", ""),
    ],
)
def test_the_same_work(title: str, year: str, author: str) -> None:
    row = StatusRow("10.1000/x", "current", "a", "b", title, year, author)
    assert disagreements(source(TITLE), row) == []


@pytest.mark.parametrize(
    ("title", "year", "author", "said"),
    [
        ("Coffee and dreams", "2020", "Smith", ['the title is "Coffee and dreams" there and ']),
        (f"Erratum to: {TITLE}", "2020", "Smith", ["the title is "]),
        ("Effect of black tea on sleep in adults: study protocol", "2020", "Smith", ["the title"]),
        ("Effect of green tea and milk on mood in children", "2020", "Smith", ["the title is "]),
        (TITLE, "2018", "Smith", ["the year is 2018 there and 2020 here"]),
        (TITLE, "2016 | 2018", "Smith", ["the year is 2016 or 2018 there and 2020 here"]),
        (TITLE, "2020", "Jones", ["the first author is Jones there and Smith here"]),
        ("Coffee", "1999", "Jones", ["the title", "the year", "the first author"]),
    ],
)
def test_another_work(title: str, year: str, author: str, said: list[str]) -> None:
    row = StatusRow("10.1000/x", "current", "a", "b", title, year, author)
    found = disagreements(source(TITLE), row)
    assert len(found) == len(said)
    assert all(f.startswith(s) for f, s in zip(found, said, strict=True))


def test_what_one_of_them_does_not_say_is_not_compared() -> None:
    row = StatusRow("10.1000/x", "current", "a", "b", "", "2020", "Smith")
    assert disagreements(source(TITLE, "in press", ""), row) == []
