"""What trials found, from CSV files in one folder: one file for each comparison."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import ClassVar, Generic, Protocol, TypeVar

from sphinx_evidence.model.pattern import pattern

#: Was a number printed, or worked out from what was printed?
HOW = ("printed", "derived")
#: No machine has a file of a longer name.
LONGEST = 100
# Digits of ASCII only: int() would also take 1_000, +5 and the digits of other scripts.
WHOLE = pattern(r"[0-9]{1,9}")
NAME = pattern(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")


class CountsError(ValueError):
    """Counts or means that are not there or not sound; the text starts with file and line."""


class Row(Protocol):
    """A row of such a file."""

    @property
    def line(self) -> int:
        """The line on which it starts."""

    @property
    def source(self) -> str:
        """The source's key."""

    @property
    def outcome(self) -> str:
        """What was counted or measured."""


AnyRow = TypeVar("AnyRow", bound=Row)


def nearest(name: str, known: Iterable[str]) -> str:
    """Offer the nearest of the names that are known, or tell all of them where none is near."""
    names = sorted(set(known))
    near = get_close_matches(name, names, n=1, cutoff=0.5)
    if near:
        return f"; did you mean {near[0]!r}?"
    return f" (there: {', '.join(names)})" if names else ""


def check_words(place: str, cells: Mapping[str, str], columns: Iterable[str]) -> None:
    """Raise CountsError where a column of words is empty, or `how` is no word that is known."""
    for column in columns:
        if not cells.get(column, "-"):
            raise CountsError(f"{place}: {column} is empty")
    if cells["how"] not in HOW:
        raise CountsError(f"{place}: how is {cells['how']!r}; it is 'printed' or 'derived'")


class TrialFiles(Generic[AnyRow]):
    """A folder with a file for each comparison, `<comparison>.csv` in UTF-8.

    The whole file is checked each time, so that a fault cannot hide behind a row that nobody asks for.
    """

    what: ClassVar[str]  #: What the files hold, in the plural.
    columns: ClassVar[tuple[str, ...]]
    optional: ClassVar[tuple[str, ...]]  #: Columns that may stand beside the others.

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({str(self.path)!r})"

    def read_row(self, place: str, line: int, cells: dict[str, str]) -> AnyRow:
        """Return a row; raise CountsError where it is not sound.

        :param place: file and line, for messages.
        :param line: the line on which it starts.
        :param cells: by column.
        """
        raise NotImplementedError

    def row(self, comparison: str, source: str, outcome: str | None = None) -> AnyRow:
        """Return the row of `<comparison>.csv` that `source` reports.

        `outcome` may be left out where the source has one outcome only. Raises CountsError, with
        file, line and the nearest name, for a file, source or outcome that is not there, and for
        any fault in the file.
        """
        rows = self.rows(comparison)
        found = [row for row in rows if row.source == source]
        if not found:
            hint = nearest(source, (row.source for row in rows))
            raise CountsError(f"{self.name(comparison)}: no source {source!r}{hint}")
        if outcome is not None:
            chosen = [row for row in found if row.outcome == outcome]
            if not chosen:
                hint = nearest(outcome, (row.outcome for row in found))
                place = f"{self.name(comparison)}:{found[0].line}"
                raise CountsError(f"{place}: {source!r} has no outcome {outcome!r}{hint}")
            return chosen[0]
        if len(found) > 1:
            names = ", ".join(repr(row.outcome) for row in found)
            place = f"{self.name(comparison)}:{found[1].line}"
            raise CountsError(f"{place}: {source!r} has several outcomes, name one: {names}")
        return found[0]

    @staticmethod
    def is_name(comparison: str) -> bool:
        """Tell whether a file of this folder could be called so."""
        return len(comparison) <= LONGEST and NAME.fullmatch(comparison) is not None

    def name(self, comparison: str) -> str:
        """Return what to call the file of a comparison in messages."""
        # Folder and file only: the path of the machine that builds must not get onto a page.
        return f"{self.path.name}/{comparison}.csv"

    def rows(self, comparison: str) -> list[AnyRow]:
        """Return the rows of `<comparison>.csv`; raise CountsError for any fault in it."""
        if len(comparison) > LONGEST:
            raise CountsError(f"{comparison[:LONGEST]!r}... is not the name of a comparison")
        if not self.is_name(comparison):
            raise CountsError(
                f"{self.path.name}: {comparison!r} is not the name of a comparison: lower-case "
                "letters, digits and single hyphens, without a folder and without .csv"
            )
        file = self.path / f"{comparison}.csv"
        name = self.name(comparison)
        if not file.is_file():
            hint = nearest(comparison, (other.stem for other in self.path.glob("*.csv")))
            raise CountsError(f"{name}: no such file{hint}")
        try:
            text = file.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise CountsError(f"{name}: cannot be read as UTF-8 text: {error}") from error
        rows: list[AnyRow] = []
        seen: dict[tuple[str, str], int] = {}
        for line, cells in self._lines(name, text):
            row = self.read_row(f"{name}:{line}", line, cells)
            first = seen.setdefault((row.source, row.outcome), line)
            if first != line:
                raise CountsError(
                    f"{name}:{line}: {row.source!r} with outcome {row.outcome!r} stands on line "
                    f"{first} already"
                )
            rows.append(row)
        if not rows:
            raise CountsError(f"{name}:1: no {self.what} in it")
        return rows

    def _lines(self, name: str, text: str) -> Iterator[tuple[int, dict[str, str]]]:
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
                    self._check_header(f"{name}:{line}", header)
                elif len(cells) != len(header):
                    raise CountsError(
                        f"{name}:{line}: {len(cells)} cells where the header has {len(header)}"
                    )
                else:
                    yield line, dict(zip(header, (cell.strip() for cell in cells), strict=True))
        except csv.Error as error:
            raise CountsError(f"{name}:{start}: not readable as CSV: {error}") from error
        if header is None:
            raise CountsError(f"{name}:1: empty file; the header is {','.join(self.columns)}")

    def _check_header(self, place: str, header: list[str]) -> None:
        for column in header:
            if column not in (*self.columns, *self.optional):
                hint = nearest(column, (*self.columns, *self.optional))
                raise CountsError(f"{place}: unknown column {column!r}{hint}")
            if header.count(column) > 1:
                raise CountsError(f"{place}: column {column!r} stands twice in the header")
        missing = [column for column in self.columns if column not in header]
        if missing:
            raise CountsError(f"{place}: the header lacks {', '.join(missing)}")
