"""Which sources are retracted: a committed CSV file, one row a DOI.

Columns: ``doi``, ``status`` (current, retracted, expression-of-concern, corrected, reinstated),
``source`` (who says so) and ``checked`` (the date on which that was looked up).
"""

from __future__ import annotations

import csv
from typing import NamedTuple

from sphinx_evidence.bibfile import BibProblem
from sphinx_evidence.sources import bare_doi

STATUSES = ("current", "retracted", "expression-of-concern", "corrected", "reinstated")
COLUMNS = ("doi", "status", "source", "checked")


class StatusFile(NamedTuple):
    """What a status file says; a file that can't be read says nothing and is itself a fault."""

    retracted: dict[str, str]  #: DOI in lower case -> who says so, and when.
    problems: tuple[BibProblem, ...]


def read_status(raw: bytes, path: str) -> StatusFile:
    """Read the bytes of a status file.

    :param raw: the file as it is on disk, UTF-8.
    :param path: what to call the file in messages.
    """
    try:
        reader = csv.reader(raw.decode("utf-8-sig").splitlines(), strict=True)
        rows = [(reader.line_num, [cell.strip() for cell in row]) for row in reader]
    except (UnicodeDecodeError, csv.Error) as error:
        message = f"the status file can't be read: {error}; save it as CSV in UTF-8"
        return StatusFile({}, (BibProblem(path, 1, message),))
    if not rows or rows[0][1] != list(COLUMNS):
        message = f"the status file must start with the columns {','.join(COLUMNS)}; add them"
        return StatusFile({}, (BibProblem(path, 1, message),))
    retracted: dict[str, str] = {}
    problems = []
    for line, row in rows[1:]:
        if not any(row):
            continue
        doi, status, said_by, checked = [*row, "", "", "", ""][:4]
        doi = bare_doi(doi)
        if len(row) != len(COLUMNS) or status not in STATUSES or not doi.startswith("10."):
            known = ", ".join(STATUSES)
            message = f'the status can\'t be "{status}"; give a DOI, one of {known}, who says so and a date'
            problems.append(BibProblem(path, line, message))
        elif status == "retracted":
            said = f"{said_by or 'source not named'}, {checked or 'date not given'}"
            retracted[doi.lower()] = said
    return StatusFile(retracted, tuple(problems))
