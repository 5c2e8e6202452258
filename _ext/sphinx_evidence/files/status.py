"""What became of each source since it was published: a committed CSV file, one row a DOI.

Columns: ``doi`` (or ``pmid:`` and a number, where a work has none), ``status`` (current, retracted,
expression-of-concern, corrected, reinstated, or unknown: nobody could look it up, and readers are
told so), ``source`` (who says so) and ``checked`` (the date on which that was looked up). Behind
them may stand ``title``, ``year``, ``author`` and ``type``: what Crossref says that the work is, so
that a build can compare it with the bibliography without asking anybody. A title or a year that Crossref gives in
more than one form stands in all of them, with `` | `` between.
"""

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from sphinx_evidence.files.csv_rows import read_table, write_rows
from sphinx_evidence.model.identifiers import bare_doi, doi_fault
from sphinx_evidence.model.problem import BibProblem
from sphinx_evidence.model.same_work import same_family, same_title, same_year
from sphinx_evidence.model.source import Source

CURRENT = "current"
RETRACTED = "retracted"
CONCERN = "expression-of-concern"
CORRECTED = "corrected"
REINSTATED = "reinstated"
UNKNOWN = "unknown"  #: Looked for, and no list at hand can tell.
STATUSES = (CURRENT, RETRACTED, CONCERN, CORRECTED, REINSTATED, UNKNOWN)
COLUMNS = ("doi", "status", "source", "checked")
#: What Crossref calls the work; a file may lack these.
WORK_COLUMNS = ("title", "year", "author", "type")
#: The first rows that a file may have; older ones lack the type, or all that Crossref says.
_HEADERS = (COLUMNS, (*COLUMNS, *WORK_COLUMNS[:-1]), (*COLUMNS, *WORK_COLUMNS))
BETWEEN = " | "


class StatusRow(NamedTuple):
    """What is known of one DOI."""

    doi: str  #: In lower case, without prefix; or ``pmid:`` and a number.
    status: str  #: One of `STATUSES`.
    said_by: str = ""
    checked: str = ""  #: The date as written, which may be none.
    title: str = ""  #: As Crossref has it; empty where that was not looked up.
    year: str = ""
    author: str = ""  #: Family name of the first author, or an organisation.
    kind: str = ""  #: Crossref's type of the work, such as ``journal-article``.
    line: int = 0  #: Of the file.

    @property
    def told(self) -> str:
        """Who says so, and when that was looked up."""
        return self.told_by("source not named", "date not given")

    def told_by(self, nobody: str, never: str) -> str:
        """Return who says so, and when that was looked up, with words for what is not known."""
        who, when = self.said_by or nobody, self.checked or never
        return who if when in who else f"{who}, {when}"  # a copy of a list names its own day


class StatusFile(NamedTuple):
    """What a status file says; a file that can't be read says nothing and is itself a fault."""

    rows: Mapping[str, StatusRow]  #: By DOI.
    problems: tuple[BibProblem, ...] = ()
    path: str = ""  #: What to call the file; empty where a site has none.


NO_STATUS = StatusFile(MappingProxyType({}))


def read_status(raw: bytes, path: str) -> StatusFile:
    """Read the bytes of a status file.

    :param raw: the file as it is on disk, UTF-8.
    :param path: what to call the file in messages.
    """
    table = read_table(raw, path, "the status file", *_HEADERS)
    rows: dict[str, StatusRow] = {}

    def take(line: int, row: list[str]) -> str:
        doi, status = _number(row[0]), [*row, ""][1]
        if fault := _fault(row, doi, status, {len(COLUMNS), len(table.header)}):
            return fault
        if doi in rows:
            return f"{called(doi)} has a row already, on line {rows[doi].line}; keep one"
        said_by, checked, title, year, author, kind = [*row[2:], *[""] * 6][:6]
        rows[doi] = StatusRow(doi, status, said_by, checked, title, year, author, kind, line)
        return ""

    return StatusFile(rows, table.read(take), path)


def _number(written: str) -> str:
    """Return what a row is about: a DOI without prefix, or ``pmid:`` and a number."""
    if found := re.fullmatch(r"\s*pmid[:\s]\s*(\d+)\s*", written, re.IGNORECASE):
        return f"pmid:{found[1]}"
    return bare_doi(written).lower()


def called(number: str) -> str:
    """Return what to call a work in a message."""
    return number if number.startswith("pmid:") else f"the DOI {number}"


def _fault(row: list[str], number: str, status: str, lengths: set[int]) -> str:
    """Return what is wrong with a row and what to do, or an empty string."""
    fault = "" if number.startswith("pmid:") else doi_fault(number)
    if fault:
        return f'it gives the DOI "{row[0]}", {fault}; or write "pmid:" and the number of PubMed'
    if status not in STATUSES:
        return f'the status can\'t be "{status}"; use one of {", ".join(STATUSES)}'
    if len(row) not in lengths:
        return f"the row has {len(row)} values; give a DOI, a status, who says so and a date"
    return ""


def write_status(rows: Iterable[StatusRow]) -> str:
    """Return the text of a status file: in order of DOI, the same for the same rows."""
    ordered = sorted(rows)
    header = _HEADERS[-1] if any(row.kind for row in ordered) else _HEADERS[-2]
    return write_rows([header, *(row[: len(header)] for row in ordered)])


def disagreements(source: Source, row: StatusRow) -> list[str]:
    """Return in what a source and the work that Crossref knows by its DOI differ.

    Only what both of them say is compared: the title, the year (which may differ by one, for a
    work may appear online first), and the first author's family name.
    """
    found = []
    if row.title and not any(same_title(source.title, t) for t in row.title.split(BETWEEN)):
        found.append(f'the title is "{_short(row.title)}" there and "{_short(source.title)}" here')
    if not same_year(source.year, row.year.split(BETWEEN)):
        found.append(
            f"the year is {row.year.replace(BETWEEN, ' or ')} there and {source.year} here"
        )
    if not same_family(source.author, row.author):
        found.append(f"the first author is {row.author} there and {source.author} here")
    return found


def _short(title: str) -> str:
    return title if len(title) <= 90 else f"{title[:87].rstrip()}..."
