"""The step from Typst's source to a PDF, and from its complaints to the author's lines. No Sphinx."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_AT = re.compile(r"(?P<file>[^\s:]+\.typ):(?P<line>\d+):\d+")
_NOTED = re.compile(r"/\* (?P<source>.+?):(?P<line>\d+) \*/")
_NAMED = re.compile(r'the text `"(?P<text>.+?)"`')
#: The day of a print that has none. Typst would take the clock's, and two runs would differ.
_NO_DAY = date(1980, 1, 1)


class Complaint(NamedTuple):
    """What Typst found wrong."""

    message: str
    place: str  #: The author's file and line, as ``file:line``; empty where nobody knows it.


class PrintError(Exception):
    """A file can't be printed.

    :param place: the author's file and line, as ``file:line``; empty where nobody knows it.
    """

    def __init__(self, message: str, place: str = "") -> None:
        super().__init__(message)
        self.place = place


class Fonts(NamedTuple):
    """The fonts of a print. Those of the machine are never used."""

    folders: list[Path]
    embedded: bool  #: Whether those that come with Typst may be used too.


def set_pdf(main: Path, target: Path, fonts: Fonts, day: str) -> list[Complaint]:
    """Set a PDF/UA-1 file.

    :param main: the document's first file; what it draws on stands in its folder or below.
    :param target: the PDF to write.
    :param fonts: all there are for it.
    :param day: ISO date that the file says it was made; no clock is read.
    :return: what Typst warns of.
    :raises PrintError: where Typst can't set it, or is not installed.
    """
    try:
        import typst
    except ImportError as error:
        raise PrintError("the package typst is missing; run: pip install typst pikepdf") from error
    supply = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=fonts.embedded,
        font_paths=[str(folder) for folder in fonts.folders],
    )
    made = datetime.combine(as_date(day) or _NO_DAY, datetime.min.time(), UTC)
    compiler = typst.Compiler(root=str(main.parent), font_paths=supply)
    try:
        _, warnings = compiler.compile_with_warnings(
            str(main), output=str(target), pdf_standards=["ua-1"], timestamp=made
        )
    except typst.TypstError as error:
        told = _complaint(error.message, error.diagnostic, error.hints, main.parent)
        raise PrintError(f"Typst says: {told.message}", told.place) from error
    complaints = (_complaint(w.message, w.diagnostic, w.hints, main.parent) for w in warnings)
    return list(dict.fromkeys(complaints))


def as_date(written: str) -> date | None:
    """Return an ISO date; None where it is not one."""
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


def _complaint(message: str, diagnostic: str, hints: Sequence[str], folder: Path) -> Complaint:
    told = "; ".join([message, *hints])
    named = ((match["file"], int(match["line"])) for match in _AT.finditer(diagnostic))
    for file, line in [*named, *_holders(folder, message)]:
        if place := _noted_before(folder, file, line):
            return Complaint(told, place)
    return Complaint(told, "")


def _holders(folder: Path, message: str) -> Iterator[tuple[str, int]]:
    """Yield where a text stands that Typst names without a place: one that no font can show."""
    if named := _NAMED.search(message):
        for path in sorted((folder / "pages").glob("*.typ")):
            for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
                if named["text"] in line:
                    yield str(path), number


def _noted_before(folder: Path, file: str, line: int) -> str:
    """Return the author's place that stands last before a line of a written file."""
    path = folder / Path(file.replace("\\", "/")).as_posix().lstrip("/")
    if not path.is_file():
        path = Path(file)
    try:
        lines = path.read_text("utf-8").splitlines()[:line]
    except OSError:
        return ""
    found = [match for text in lines for match in _NOTED.finditer(text)]
    return f"{found[-1]['source']}:{found[-1]['line']}" if found else ""
