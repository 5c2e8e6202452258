"""Counts of trials from CSV files, one file for each comparison."""

from __future__ import annotations

from dataclasses import dataclass

from sphinx_evidence.trials.estimates import TwoByTwo
from sphinx_evidence.trials.files import WHOLE, CountsError, TrialFiles, check_words, nearest

NUMBERS = ("events_treated", "total_treated", "events_control", "total_control")


@dataclass(frozen=True, slots=True)
class Counts:
    """One row of a file of counts."""

    line: int
    source: str  #: The source's key.
    outcome: str
    how: str  #: ``printed``, or ``derived`` from a printed percentage.
    where: str  #: Where the numbers were read, in words; empty where the file has no such column.
    studies: int
    table: TwoByTwo


class DataFolder(TrialFiles[Counts]):
    """The folder of count files of a site.

    `how` is `printed` or `derived`. A column `where` may say in words where the numbers were read,
    and a column `studies` how many studies a row of a review sums up, which is 1 where it is empty.
    """

    what = "counts"
    columns = ("source", "outcome", *NUMBERS, "how")
    optional = ("where", "studies")

    def counts(self, comparison: str, source: str, outcome: str | None = None) -> TwoByTwo:
        """Return the counts that `source` reports in `<comparison>.csv`; see `row`."""
        return self.row(comparison, source, outcome).table

    def tables(self, comparison: str, outcome: str) -> dict[str, TwoByTwo]:
        """Return all sources of `<comparison>.csv` with this outcome, in the order of the file.

        `pool(folder.tables(...).values())` pools them. Raises CountsError as `counts` does.
        """
        rows = self.rows(comparison)
        found = {row.source: row.table for row in rows if row.outcome == outcome}
        if not found:
            hint = nearest(outcome, (row.outcome for row in rows))
            raise CountsError(f"{self.name(comparison)}: no outcome {outcome!r}{hint}")
        return found

    def read_row(self, place: str, line: int, cells: dict[str, str]) -> Counts:
        """Return a row; see `TrialFiles.read_row`."""
        check_words(place, cells, ("source", "outcome", "where"))
        studies = cells.get("studies", "") or "1"
        for column, number in (*((name, cells[name]) for name in NUMBERS), ("studies", studies)):
            if not WHOLE.fullmatch(number):
                raise CountsError(
                    f"{place}: {column} is {number!r}; it is a whole number in plain digits"
                )
        try:
            table = TwoByTwo(*(int(cells[column]) for column in NUMBERS))
        except ValueError as error:
            raise CountsError(f"{place}: {error}") from error
        if studies.strip("0") == "":
            raise CountsError(f"{place}: studies is 0; a row sums up one study or more")
        return Counts(
            line,
            cells["source"],
            cells["outcome"],
            cells["how"],
            cells.get("where", ""),
            int(studies),
            table,
        )
