"""What became of each source since it was published: a committed CSV file, one row a DOI.

Columns: ``doi``, ``status`` (current, retracted, expression-of-concern, corrected, reinstated),
``source`` (who says so) and ``checked`` (the date on which that was looked up). Behind them may
stand ``title``, ``year`` and ``author``: what Crossref says that the DOI is, so that a build can
compare it with the bibliography without asking anybody. A title or a year that Crossref gives in
more than one form stands in all of them, with `` | `` between.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from sphinx_evidence.bibfile import BibProblem
from sphinx_evidence.identifiers import bare_doi
from sphinx_evidence.likeness import same_family, same_title, same_year
from sphinx_evidence.sources import Source
from sphinx_evidence.tabular import read_table

CURRENT = "current"
RETRACTED = "retracted"
CONCERN = "expression-of-concern"
CORRECTED = "corrected"
REINSTATED = "reinstated"
STATUSES = (CURRENT, RETRACTED, CONCERN, CORRECTED, REINSTATED)
COLUMNS = ("doi", "status", "source", "checked")
#: What Crossref calls the work; a file may lack these.
WORK_COLUMNS = ("title", "year", "author")
BETWEEN = " | "


class StatusRow(NamedTuple):
    """What is known of one DOI."""

    doi: str  #: In lower case, without prefix.
    status: str  #: One of `STATUSES`.
    said_by: str = ""
    checked: str = ""  #: The date as written, which may be none.
    title: str = ""  #: As Crossref has it; empty where that was not looked up.
    year: str = ""
    author: str = ""  #: Family name of the first author, or an organisation.
    line: int = 0  #: Of the file.

    @property
    def told(self) -> str:
        """Who says so, and when that was looked up."""
        return f"{self.said_by or 'source not named'}, {self.checked or 'date not given'}"


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
    table = read_table(raw, path, "the status file", COLUMNS, [*COLUMNS, *WORK_COLUMNS])
    rows: dict[str, StatusRow] = {}
    problems = list(table.problems)
    for line, row in table.rows:
        doi, status = bare_doi(row[0]).lower(), [*row, ""][1]
        allowed = {len(COLUMNS), len(table.header)}
        if len(row) not in allowed or status not in STATUSES or not doi.startswith("10."):
            known = ", ".join(STATUSES)
            message = f'the status can\'t be "{status}"; give a DOI, one of {known}, who says so and a date'
            problems.append(BibProblem(path, line, message))
        elif doi in rows:
            message = f"the DOI {doi} has a row already, on line {rows[doi].line}; keep one"
            problems.append(BibProblem(path, line, message))
        else:
            said_by, checked, title, year, author = [*row[2:], "", "", ""][:5]
            rows[doi] = StatusRow(doi, status, said_by, checked, title, year, author, line)
    return StatusFile(rows, tuple(problems), path)


def write_status(rows: Iterable[StatusRow]) -> str:
    """Return the text of a status file: in order of DOI, the same for the same rows."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([*COLUMNS, *WORK_COLUMNS])
    writer.writerows(sorted(row[:-1] for row in rows))
    return text.getvalue()


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
