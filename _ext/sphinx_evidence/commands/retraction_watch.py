"""Reading the Retraction Watch data, a CSV file that Crossref gives away.

Where it is and what its columns are: https://www.crossref.org/documentation/retrieve-metadata/retraction-watch/
(read 2026-11-22; ``git clone https://gitlab.com/crossref/retraction-watch-data``). Dates are
written as 11/23/2023 0:00, month first (read in https://www.miskatonic.org/2023/12/08/retraction-data/).
``RetractionNature`` is one of Retraction, Expression of concern, Correction, Reinstatement. Some
bytes of the file are no UTF-8. The file itself must not be committed: its licence is not settled.
"""

import csv
import re
from collections import defaultdict
from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

from sphinx_evidence.commands.events import Event, kind_of
from sphinx_evidence.model.identifiers import bare_doi

_NEEDED = ("OriginalPaperDOI", "RetractionNature", "RetractionDate")
_PMID = "OriginalPaperPubMedID"
#: The columns of the list in Crossref's open data files: notices of a DOI in one field.
_SHORT = ("doi", "retractionwatch")
SAID_BY = "Retraction Watch"


class Watched(NamedTuple):
    """What the list says of some works."""

    events: dict[str, list[Event]]  #: By DOI, or by ``pmid:`` and a number.
    pmids: bool  #: Has the list PubMed numbers? A short copy has none.


def read_events(path: Path, dois: Collection[str]) -> Watched:
    """Return what the file says of some works.

    :param path: the file.
    :param dois: the DOIs to look for, in lower case, and ``pmid:`` with the numbers to look for.
    :raises ValueError: where the file is not what it should be.
    :raises OSError: where it can't be read.
    """
    found: dict[str, list[Event]] = defaultdict(list)
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        rows = csv.DictReader(file)
        try:
            if rows.fieldnames and [*rows.fieldnames] == [*_SHORT]:
                return Watched(_read_short(rows, dois), pmids=False)
            missing = [name for name in _NEEDED if name not in (rows.fieldnames or ())]
            if missing:
                raise ValueError(f"it has no column {', '.join(missing)}")
            for row in rows:
                nature, date = row["RetractionNature"] or "", row["RetractionDate"] or ""
                numbers = [
                    bare_doi(doi).lower() for doi in (row["OriginalPaperDOI"] or "").split(";")
                ]
                numbers += [f"pmid:{n.strip()}" for n in (row.get(_PMID) or "").split(";")]
                for bare in numbers:
                    if bare in dois:
                        found[bare].append(Event(kind_of(nature), iso_date(date), SAID_BY))
        except csv.Error as error:
            raise ValueError(f"line {rows.line_num} can't be read: {error}") from error
    return Watched(dict(found), pmids=_PMID in (rows.fieldnames or ()))


def _read_short(rows: "csv.DictReader[str]", dois: Collection[str]) -> dict[str, list[Event]]:
    """Return what the short form says: a DOI, and the natures of its notices without their days."""
    found: dict[str, list[Event]] = defaultdict(list)
    for row in rows:
        bare = bare_doi(row["doi"] or "").lower()
        if bare in dois:
            natures = (row["retractionwatch"] or "").split(";")
            found[bare] += [
                Event(kind_of(nature), "", SAID_BY) for nature in natures if nature.strip()
            ]
    return dict(found)


def iso_date(written: str) -> str:
    """Return a date of the file as ISO 8601, or an empty string.

    >>> iso_date("11/23/2023 0:00"), iso_date("2023-11-23")
    ('2023-11-23', '2023-11-23')
    """
    if parts := re.match(r"\s*(\d{1,2})/(\d{1,2})/(\d{4})\b", written):
        month, day, year = map(int, parts.groups())
        return f"{year:04}-{month:02}-{day:02}"
    iso = re.match(r"\s*(\d{4}-\d{2}-\d{2})\b", written)
    return iso[1] if iso else ""
