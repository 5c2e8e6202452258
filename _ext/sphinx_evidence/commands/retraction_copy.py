"""Looking sources up in a copy of Retraction Watch's list, without asking anybody.

For a place without a network. A copy is of a day, and a notice of a later day is not in it: so a row
says of which day it is, and never takes the place of a newer one or of one written by hand.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from sphinx_evidence.commands.events import decide
from sphinx_evidence.commands.retraction_watch import SAID_BY, Watched
from sphinx_evidence.files.status import UNKNOWN, StatusRow


class LookedUp(NamedTuple):
    """What became of one DOI."""

    doi: str
    row: StatusRow
    kept: bool  #: Whether the row stood there before, and stays as it is.


def look_up(
    dois: Iterable[str],
    listed: Watched,
    rows: Mapping[str, StatusRow],
    day: str,
    said_by: str = "",
) -> Iterator[LookedUp]:
    """Yield the row of each DOI.

    :param dois: in lower case, or ``pmid:`` and a number.
    :param listed: what the copy says of those that it names.
    :param rows: the rows there are.
    :param day: ISO date of the copy.
    :param said_by: who says so; a copy of Retraction Watch's list where it is not given.
    """
    said_by = said_by or f"{SAID_BY}, copy of {day}"
    for doi in dois:
        known = rows.get(doi)
        status, _ = decide(listed.events.get(doi, ()))
        by = said_by
        if doi.startswith("pmid:") and not listed.pmids:
            status, by = UNKNOWN, f"{said_by}, which has no PubMed numbers"
        if known and (
            not known.said_by.startswith(said_by.partition(",")[0]) or known.checked > day
        ):
            yield LookedUp(doi, known, kept=True)
            continue
        more = known[4:-1] if known else ()
        yield LookedUp(doi, StatusRow(doi, status, by, day, *more), kept=False)
