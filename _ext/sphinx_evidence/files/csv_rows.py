"""Committed CSV files: rows with the line that each stands on, what is wrong, and how they are written. No Sphinx."""

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from sphinx_evidence.model.problem import BibProblem


class Table(NamedTuple):
    """What a CSV file holds."""

    path: str  #: What to call the file in messages.
    header: tuple[str, ...] = ()
    rows: tuple[tuple[int, list[str]], ...] = ()  #: Line from 1, and the cells; no empty rows.
    problems: tuple[BibProblem, ...] = ()

    def read(self, take: Callable[[int, list[str]], str]) -> tuple[BibProblem, ...]:
        """Hand on each row, and return what is wrong with the file.

        :param take: keeps a row, given by its line and its cells; or returns what is wrong with it.
        """
        found = ((line, take(line, row)) for line, row in self.rows)
        faults = (BibProblem(self.path, line, fault) for line, fault in found if fault)
        return (*self.problems, *faults)


def read_table(raw: bytes, path: str, what: str, *headers: Sequence[str]) -> Table:
    """Read the bytes of a CSV file.

    :param raw: the file as it is on disk, UTF-8.
    :param path: what to call the file in messages.
    :param what: what to call its content there, such as ``the reviews``.
    :param headers: the first rows that it may have; a message names the first of them.
    """
    try:
        # Kept as one text: a cell may hold what `splitlines` takes for the end of a line.
        reader = csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""), strict=True)
        rows = [(reader.line_num, [cell.strip() for cell in row]) for row in reader]
    except (UnicodeDecodeError, csv.Error) as error:
        message = f"{what} can't be read: {error}; save the file as CSV in UTF-8"
        return Table(path, problems=(BibProblem(path, 1, message),))
    if not rows or rows[0][1] not in list(map(list, headers)):
        todo = _other_sign(rows[0][1] if rows else []) or "add them"
        message = f"{what} must start with the columns {','.join(headers[0])}; {todo}"
        return Table(path, problems=(BibProblem(path, 1, message),))
    return Table(path, tuple(rows[0][1]), tuple(row for row in rows[1:] if any(row[1])))


def _other_sign(cells: Sequence[str]) -> str:
    """Return what to do where something else than commas parts the columns, as some programs save them."""
    for sign, name in ((";", "semicolons"), ("\t", "tabs")):
        if len(cells) == 1 and sign in cells[0]:
            return f"its columns are separated by {name}, so save it as CSV with commas"
    return ""


def write_rows(rows: Iterable[Sequence[object]]) -> str:
    """Return the text of a CSV file; its columns are the first row."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()


def parts(cell: str) -> tuple[str, ...]:
    """Return what a cell holds between its semicolons; nothing stands for itself.

    >>> parts("black tea; ; tea ")
    ('black tea', 'tea')
    """
    return tuple(part for found in cell.split(";") if (part := found.strip()))
