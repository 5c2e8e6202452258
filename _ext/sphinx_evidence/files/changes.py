"""What changed: each claim's tier since it was first told, and why it changed. No Sphinx.

A committed CSV file holds one row a change, oldest first: ``date``, ``claim``, ``tier`` (the new
one, or ``withdrawn``) and ``why``. The first row of a claim tells that it is new.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from sphinx_evidence.files.csv_rows import read_table, write_rows
from sphinx_evidence.model.dates import is_date
from sphinx_evidence.model.options import is_reason
from sphinx_evidence.model.problem import BibProblem
from sphinx_evidence.model.tiers import TIERS

COLUMNS = ("date", "claim", "tier", "why")
#: Stands in place of a tier where a claim was taken off the site.
WITHDRAWN = "withdrawn"
#: Why a claim is told for the first time, where nobody says more.
NEW = "New."


class Change(NamedTuple):
    """One row: what a claim's tier became."""

    date: str  #: ISO date.
    claim: str
    tier: str  #: One of `TIERS`, or `WITHDRAWN`.
    why: str
    before: str = ""  #: The tier of the row before it of the same claim; empty for a new claim.
    line: int = 0


class ChangeFile(NamedTuple):
    """What a file of changes says; rows that can't be read are faults of their own."""

    path: str
    changes: tuple[Change, ...] = ()
    problems: tuple[BibProblem, ...] = ()

    @property
    def last(self) -> Mapping[str, Change]:
        """The last row of each claim."""
        return {change.claim: change for change in self.changes}


def read_changes(raw: bytes, path: str) -> ChangeFile:
    """Read the bytes of a file of changes.

    :param raw: the file as it is on disk, UTF-8.
    :param path: what to call the file in messages.
    """
    changes: list[Change] = []
    tiers: dict[str, str] = {}

    def take(line: int, row: list[str]) -> str:
        date, claim, tier, why = [*row, "", "", "", ""][: len(COLUMNS)]
        before = tiers.get(claim, "")
        if len(row) != len(COLUMNS) or not claim or not is_date(date) or not is_reason(why):
            return f'the change of "{claim}" can\'t be read; write date, claim, tier and why'
        if tier not in TIERS and tier != WITHDRAWN:
            known = ", ".join([*TIERS, WITHDRAWN])
            return f'the tier of "{claim}" can\'t be "{tier}"; write one of {known}'
        if tier == before or (tier == WITHDRAWN and not before):
            return f'"{claim}" was {before or "not there"} before, so nothing changed; take it out'
        if changes and date < (day := changes[-1].date):
            return f"{date} stands below {day}; put the rows in order of date, oldest first"
        changes.append(Change(date, claim, tier, why, before, line))
        tiers[claim] = tier
        return ""

    problems = read_table(raw, path, "the changes", COLUMNS).read(take)
    return ChangeFile(path, tuple(changes), problems)


def write_changes(changes: Iterable[Change]) -> str:
    """Return a file of changes, in the order given."""
    return write_rows([COLUMNS, *(change[: len(COLUMNS)] for change in changes)])
