"""Counts of trials from CSV files, one file for each comparison."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from sphinx_evidence.model.pattern import pattern
from sphinx_evidence.trials.estimates import TwoByTwo

__all__ = ["Counts", "CountsError", "DataFolder"]

NUMBERS = ("events_treated", "total_treated", "events_control", "total_control")
COLUMNS = ("source", "outcome", *NUMBERS, "how")
#: May stand beside the others: where the numbers were read, in words, and how many studies a row of
#: a review sums up, which is 1 where it is empty.
OPTIONAL = ("where", "studies")
HOW = ("printed", "derived")
#: No machine has a file of a longer name.
LONGEST = 100
NAME = pattern(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
# Digits of ASCII only: int() would also take 1_000, +5 and the digits of other scripts.
DIGITS = pattern(r"[0-9]{1,9}")


class CountsError(ValueError):
    """Counts that are not there or not sound; the text starts with file and line."""


def _nearest(name: str, known: Iterable[str]) -> str:
    names = sorted(set(known))
    near = get_close_matches(name, names, n=1, cutoff=0.5)
    if near:
        return f"; did you mean {near[0]!r}?"
    return f" (there: {', '.join(names)})" if names else ""


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

    @property
    def people(self) -> int:
        """How many people were counted in both groups."""
        return self.table.total_treated + self.table.total_control


class DataFolder:
    """The folder of count files of a site.

    Each file is `<comparison>.csv` in UTF-8 with the header
    `source,outcome,events_treated,total_treated,events_control,total_control,how`. `how` is
    `printed` or `derived`. A column `where` may say in words where the numbers were read, and a
    column `studies` how many studies a row of a review sums up. The whole file is checked each time, so that a fault cannot hide behind a row that nobody asks for.
    """

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)

    def __repr__(self) -> str:
        return f"DataFolder({str(self.path)!r})"

    def counts(self, comparison: str, source: str, outcome: str | None = None) -> TwoByTwo:
        """Return the counts that `source` reports in `<comparison>.csv`; see `row`."""
        return self.row(comparison, source, outcome).table

    def row(self, comparison: str, source: str, outcome: str | None = None) -> Counts:
        """Return the row of `<comparison>.csv` that `source` reports.

        `outcome` may be left out where the source has one outcome only. Raises CountsError, with
        file, line and the nearest name, for a file, source or outcome that is not there, and for
        any fault in the file.
        """
        rows = self._read(comparison)
        found = [row for row in rows if row.source == source]
        if not found:
            hint = _nearest(source, (row.source for row in rows))
            raise CountsError(f"{self._name(comparison)}: no source {source!r}{hint}")
        if outcome is not None:
            chosen = [row for row in found if row.outcome == outcome]
            if not chosen:
                hint = _nearest(outcome, (row.outcome for row in found))
                place = f"{self._name(comparison)}:{found[0].line}"
                raise CountsError(f"{place}: {source!r} has no outcome {outcome!r}{hint}")
            return chosen[0]
        if len(found) > 1:
            names = ", ".join(repr(row.outcome) for row in found)
            place = f"{self._name(comparison)}:{found[1].line}"
            raise CountsError(f"{place}: {source!r} has several outcomes, name one: {names}")
        return found[0]

    def tables(self, comparison: str, outcome: str) -> dict[str, TwoByTwo]:
        """Return all sources of `<comparison>.csv` with this outcome, in the order of the file.

        `pool(folder.tables(...).values())` pools them. Raises CountsError as `counts` does.
        """
        rows = self._read(comparison)
        found = {row.source: row.table for row in rows if row.outcome == outcome}
        if not found:
            hint = _nearest(outcome, (row.outcome for row in rows))
            raise CountsError(f"{self._name(comparison)}: no outcome {outcome!r}{hint}")
        return found

    @staticmethod
    def is_name(comparison: str) -> bool:
        """Tell whether a file of this folder could be called so."""
        return len(comparison) <= LONGEST and NAME.fullmatch(comparison) is not None

    def _name(self, comparison: str) -> str:
        # Folder and file only: the path of the machine that builds must not get onto a page.
        return f"{self.path.name}/{comparison}.csv"

    def _read(self, comparison: str) -> list[Counts]:
        if len(comparison) > LONGEST:
            raise CountsError(f"{comparison[:LONGEST]!r}... is not the name of a comparison")
        if not self.is_name(comparison):
            raise CountsError(
                f"{self.path.name}: {comparison!r} is not the name of a comparison: lower-case "
                "letters, digits and single hyphens, without a folder and without .csv"
            )
        file = self.path / f"{comparison}.csv"
        name = self._name(comparison)
        if not file.is_file():
            hint = _nearest(comparison, (other.stem for other in self.path.glob("*.csv")))
            raise CountsError(f"{name}: no such file{hint}")
        try:
            text = file.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise CountsError(f"{name}: cannot be read as UTF-8 text: {error}") from error
        rows: list[Counts] = []
        seen: dict[tuple[str, str], int] = {}
        for line, cells in _lines(name, text):
            row = _row(f"{name}:{line}", line, cells)
            first = seen.setdefault((row.source, row.outcome), line)
            if first != line:
                raise CountsError(
                    f"{name}:{line}: {row.source!r} with outcome {row.outcome!r} stands on line "
                    f"{first} already"
                )
            rows.append(row)
        if not rows:
            raise CountsError(f"{name}:1: no counts in it")
        return rows


def _lines(name: str, text: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the rows after the header, each with the number of the line it starts on."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    header: list[str] | None = None
    start = 1
    try:
        for cells in reader:
            line, start = start, reader.line_num + 1
            if not cells:
                continue
            if header is None:
                header = [cell.strip() for cell in cells]
                _check_header(f"{name}:{line}", header)
            elif len(cells) != len(header):
                raise CountsError(
                    f"{name}:{line}: {len(cells)} cells where the header has {len(header)}"
                )
            else:
                yield line, dict(zip(header, (cell.strip() for cell in cells), strict=True))
    except csv.Error as error:
        raise CountsError(f"{name}:{start}: not readable as CSV: {error}") from error
    if header is None:
        raise CountsError(f"{name}:1: empty file; the header is {','.join(COLUMNS)}")


def _check_header(place: str, header: list[str]) -> None:
    for column in header:
        if column not in (*COLUMNS, *OPTIONAL):
            hint = _nearest(column, (*COLUMNS, *OPTIONAL))
            raise CountsError(f"{place}: unknown column {column!r}{hint}")
        if header.count(column) > 1:
            raise CountsError(f"{place}: column {column!r} stands twice in the header")
    missing = [column for column in COLUMNS if column not in header]
    if missing:
        raise CountsError(f"{place}: the header lacks {', '.join(missing)}")


def _row(place: str, line: int, cells: dict[str, str]) -> Counts:
    for column in ("source", "outcome", "where"):
        if not cells.get(column, "-"):
            raise CountsError(f"{place}: {column} is empty")
    if cells["how"] not in HOW:
        raise CountsError(f"{place}: how is {cells['how']!r}; it is 'printed' or 'derived'")
    studies = cells.get("studies", "") or "1"
    for column, number in (*((name, cells[name]) for name in NUMBERS), ("studies", studies)):
        if not DIGITS.fullmatch(number):
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
