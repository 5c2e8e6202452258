"""From Typst's source to a finished file: set, tagged, of the right length. No Sphinx."""

from __future__ import annotations

import hashlib
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, NamedTuple

from sphinx_print import glyphs
from sphinx_print.setting import PrintError, set_pdf

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_print.pieces import HeadingCells
    from sphinx_print.setting import Complaint, Fonts

#: What goes into every file, and so into the bytes.
_TOOLS = ("typst", "pikepdf", "sphinx")


class Links(NamedTuple):
    """What the writers of a print have written so far, in its order, for `tagging`."""

    descriptions: list[str]  #: What each link is called.
    tables: list[HeadingCells]  #: Which cells of each table are headings.


def print_file(
    source: Path, target: Path, fonts: Fonts, day: str, links: Links, most_pages: int
) -> list[Complaint]:
    """Print a file, whole or not at all.

    :param source: Typst's source of the whole; what it draws on stands in its folder.
    :param target: the PDF.
    :param fonts: all there are for it.
    :param day: ISO date that the file says it was made.
    :param links: what was written.
    :param most_pages: how many pages it may have; 0 for as many as it needs.
    :return: what Typst warns of.
    :raises PrintError: where it can't be set or tagged, or has too many pages.
    """
    draft, finished = source.with_suffix(".draft"), source.with_suffix(".part")
    warnings = set_pdf(source, draft, fonts, day)
    from sphinx_print.tagging import tag  # it loads a library, which no other build needs

    pages = tag(draft, finished, links.descriptions, links.tables)
    draft.unlink()
    if 0 < most_pages < pages:
        raise PrintError(f"it has {pages} pages, and {most_pages} fit on its paper; shorten it")
    finished.replace(target)
    return warnings


def digest_of(source: Path, fonts: Fonts, more: str) -> str:
    """Return a checksum of all that makes a file what it is.

    :param source: Typst's source of the whole; all files in its folder and one below count.
    :param fonts: all there are for it.
    :param more: what counts besides.
    """
    total = hashlib.sha256(more.encode())
    for name in _TOOLS:
        total.update(f"{name} {_version(name)}\n".encode())
    inputs = [*source.parent.glob("*.typ"), *source.parent.glob("*/*")]
    for path in sorted(path for path in inputs if path.is_file()):
        total.update(path.relative_to(source.parent).as_posix().encode())
        total.update(path.read_bytes())
    for path in glyphs.font_files(fonts.folders):
        total.update(path.read_bytes())
    return total.hexdigest()


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
