"""What befell a work after it was published, and what that makes of it.

Kinds of update that Crossref accepts (read 2026-11-22 at
https://premierscience.com/crossmark-policy/ and psychosocial.com/journal-policies/crossmark-policy,
which list all twelve): addendum, clarification, correction, corrigendum, erratum,
expression_of_concern, new_edition, new_version, partial_retraction, removal, retraction,
withdrawal. Retraction Watch adds reinstatement.
"""

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from sphinx_evidence.files.status import CONCERN, CORRECTED, CURRENT, REINSTATED, RETRACTED

#: What each kind of event makes of a work. A new version or edition says nothing against the old.
_MAKES: Mapping[str, str] = MappingProxyType(
    {
        "retraction": RETRACTED,
        "withdrawal": RETRACTED,
        "removal": RETRACTED,
        # Part of the work still stands, so that a reader of the notice must decide.
        "partial_retraction": CONCERN,
        "expression_of_concern": CONCERN,
        "correction": CORRECTED,
        "corrigendum": CORRECTED,
        "erratum": CORRECTED,
        "clarification": CORRECTED,
        "addendum": CORRECTED,
        "reinstatement": REINSTATED,
        "new_version": "",
        "new_edition": "",
    }
)
#: The worse of two events of one day counts as the later one.
_WEIGHT = (CURRENT, CORRECTED, REINSTATED, CONCERN, RETRACTED)


class Event(NamedTuple):
    """One thing that befell a work."""

    kind: str  #: As Crossref writes it: ``expression_of_concern``.
    date: str  #: ISO 8601, as much of it as is known: 2010, 2010-02 or 2010-02-06; or empty.
    said_by: str


def kind_of(name: object) -> str:
    """Return the kind of an event in one way of writing it.

    >>> kind_of("Expression of Concern")
    'expression_of_concern'
    """
    return re.sub(r"[\W_]+", "_", name.strip().lower()) if isinstance(name, str) else ""


def unknown_kinds(events: Iterable[Event]) -> list[str]:
    """Return the kinds of event that nobody has thought of yet."""
    return sorted({event.kind for event in events} - _MAKES.keys())


def decide(events: Iterable[Event]) -> tuple[str, str]:
    """Return the status of a work and who says so; without events it is current.

    The latest event decides, except that a mere correction undoes neither a retraction nor an
    expression of concern, and a concern no retraction: only a reinstatement does. An event
    without a date counts as the first of all, so that it undoes nothing.
    """
    known = [(event.date, _MAKES[event.kind], event) for event in events if _MAKES.get(event.kind)]
    status = CURRENT
    said_by: set[str] = set()
    for _, makes, event in sorted(known, key=lambda k: (k[0], _WEIGHT.index(k[1]), k[2])):
        if makes == status:
            said_by.add(event.said_by)
        elif makes == REINSTATED or _rank(makes) >= _rank(status):
            status, said_by = makes, {event.said_by}
    return status, " and ".join(sorted(said_by))


def _rank(status: str) -> int:
    return {CONCERN: 1, RETRACTED: 2}.get(status, 0)
