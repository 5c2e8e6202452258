"""The file that says which sources are retracted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_evidence.bibfile import BibProblem
from sphinx_evidence.status import COLUMNS, STATUSES, StatusFile, read_status

HEADER = "doi,status,source,checked\n"


def problem(line: int, message: str) -> StatusFile:
    return StatusFile({}, (BibProblem("status.csv", line, message),))


def read(text: str) -> StatusFile:
    return read_status(text.encode(), "status.csv")


def test_only_retracted_sources_are_kept() -> None:
    rows = "".join(f"10.1000/{status},{status},Crossref,2026-11-01\n" for status in STATUSES)
    assert read(HEADER + rows) == StatusFile({"10.1000/retracted": "Crossref, 2026-11-01"}, ())


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
    assert read(f"{HEADER}{row}\n") == StatusFile({"10.1000/x": said}, ())


def test_a_file_of_a_spreadsheet() -> None:
    text = "\ufeff" + HEADER.replace("\n", "\r\n") + "10.1000/x,retracted,Crossref,2026-11-01\r\n"
    assert read(text).retracted == {"10.1000/x": "Crossref, 2026-11-01"}


NO_COLUMNS = "the status file must start with the columns doi,status,source,checked; add them"


@pytest.mark.parametrize(
    "text", ["", "\n", "doi,status\n", "10.1000/x,retracted,Crossref,2026\n", "doi;status\n"]
)
def test_without_its_columns_it_says_nothing(text: str) -> None:
    assert ",".join(COLUMNS) == HEADER.strip()
    assert read(text) == problem(1, NO_COLUMNS)


@pytest.mark.parametrize(
    "header",
    [
        "doi, status, source, checked",
        " doi ,status,source,checked ",
        '"doi","status",source,checked',
    ],
)
def test_spaces_and_quotes_in_the_header(header: str) -> None:
    found = read(f"{header}\n10.1000/x, retracted, Crossref, 2026-11-01\n")
    assert found == StatusFile({"10.1000/x": "Crossref, 2026-11-01"}, ())


def bad_row(status: str) -> str:
    known = "current, retracted, expression-of-concern, corrected, reinstated"
    return f'the status can\'t be "{status}"; give a DOI, one of {known}, who says so and a date'


@pytest.mark.parametrize(
    ("rows", "line", "status"),
    [
        ("10.1000/x,withdrawn,Crossref,2026-11-01\n", 2, "withdrawn"),
        ("10.1000/x,,Crossref,2026-11-01\n", 2, ""),
        ("10.1000/x\n", 2, ""),
        ("10.1000/x,retracted\n", 2, "retracted"),
        ("10.1000/x,current,a,b,c\n", 2, "current"),
        ("Smith 2020,retracted,Crossref,2026-11-01\n", 2, "retracted"),
        (",retracted,Crossref,2026-11-01\n", 2, "retracted"),
        ("10.1000/x,Retracted,Crossref,2026-11-01\n", 2, "Retracted"),
        ("10.1000/x,current,a,b\n10.1000/y,gone,a,b\n", 3, "gone"),
        ("10.1000/x,current,a,b\n\n\n10.1000/y,gone,a,b\n", 5, "gone"),
    ],
)
def test_a_row_that_says_nothing_is_a_problem(rows: str, line: int, status: str) -> None:
    assert read(HEADER + rows) == problem(line, bad_row(status))


@pytest.mark.parametrize("raw", [b"\xff\xfe", b"doi,status\n\x80", b'doi,"status\n'])
def test_what_is_no_csv_is_a_problem(raw: bytes) -> None:
    found = read_status(raw, "status.csv")
    assert found.retracted == {}
    [fault] = found.problems
    assert (fault.path, fault.line) == ("status.csv", 1)
    assert fault.message.startswith(("the status file can't be read: ", "the status file must"))


@given(st.one_of(st.binary(), st.binary().map(lambda raw: HEADER.encode() + raw)))
def test_read_status_never_raises(raw: bytes) -> None:
    found = read_status(raw, "status.csv")
    assert all(doi == doi.strip().lower() for doi in found.retracted)
    assert all(
        1 <= fault.line <= raw.count(b"\n") + raw.count(b"\r") + 99 for fault in found.problems
    )
