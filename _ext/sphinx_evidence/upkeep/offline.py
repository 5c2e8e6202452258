"""Looking sources up in a copy of Retraction Watch's list, without asking anybody.

For a place without a network. A copy is of a day, and a notice of a later day is not in it: so a row
says of which day it is, and never takes the place of a newer one or of one written by hand.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from sphinx_evidence.status import StatusRow
from sphinx_evidence.upkeep.events import Event, decide
from sphinx_evidence.upkeep.retraction_watch import SAID_BY


class LookedUp(NamedTuple):
    """What became of one DOI."""

    doi: str
    row: StatusRow
    kept: bool  #: Whether the row stood there before, and stays as it is.


def look_up(
    dois: Iterable[str],
    listed: Mapping[str, Sequence[Event]],
    rows: Mapping[str, StatusRow],
    day: str,
) -> Iterator[LookedUp]:
    """Yield the row of each DOI.

    :param dois: in lower case.
    :param listed: what the copy says of those that it names.
    :param rows: the rows there are.
    :param day: ISO date of the copy.
    """
    said_by = f"{SAID_BY}, copy of {day}"
    for doi in dois:
        known = rows.get(doi)
        status, _ = decide(listed.get(doi, ()))
        if known and (not known.said_by.startswith(SAID_BY) or known.checked > day):
            yield LookedUp(doi, known, kept=True)
            continue
        more = (known.title, known.year, known.author) if known else ("", "", "")
        yield LookedUp(doi, StatusRow(doi, status, said_by, day, *more), kept=False)
