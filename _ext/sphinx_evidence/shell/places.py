"""Where things stand: from what docutils reports to a path that reads the same everywhere."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from functools import lru_cache
from os.path import relpath
from pathlib import Path

from docutils import nodes
from sphinx.environment import BuildEnvironment

from sphinx_evidence.model.place import Place

_ABOVE, _BELOW = 4, 100  #: How far from the line that was reported a text is looked for.
_FIRST = (20, 10, 5)  #: By how many of its words.


def place_of(env: BuildEnvironment, source: str | None, line: int | None) -> Place:
    """Return a place relative to the source folder.

    :param source: as docutils reports it: absolute, relative to the working directory, or with
        ``:docstring of name`` behind it; None where it is not known.
    :param line: counted from 1; None or 0 where it is not known.
    """
    name = (source or "").partition(":docstring of ")[0]
    path = name if name and not name.startswith("<") else env.doc2path(env.docname)
    return Place(relative(env, path), max(line or 1, 1))


def place_of_block(env: BuildEnvironment, node: nodes.Node, below: int = 0) -> Place:
    """Return where the block of a node stands: MyST and docutils tell that of blocks alone.

    :param below: how many lines below the start of its block something stands.
    """
    at: nodes.Node | None = node
    while at is not None and not at.line:
        at = at.parent
    if at is None:
        return place_of(env, None, 1 + below)
    return place_of(env, at.source, (at.line or 1) + below)


def lines_in(env: BuildEnvironment, path: str) -> list[str]:
    """Return the lines of a file of the site; none where it is no file that can be read.

    :param path: relative to the source folder; what a directive names as its file may be none.
    """
    try:
        return Path(env.srcdir, path).read_text("utf-8", "replace").splitlines()
    except (OSError, ValueError):
        return []


def line_of(words: str, lines: Sequence[str], near: int, earlier: int | None = None) -> int:
    """Return the line of a source on which a text starts.

    Parsers report the start of a table for all its cells, and in MyST a line too far for each
    colon fence around; so the line is looked for that holds the first words: many, or where markup
    stands between them, few.

    :param words: the text; only the part before its first line break is looked for.
    :param lines: of the source.
    :param near: the line that was reported, counted from 1; kept where the words are not found.
    :param earlier: of a cell, how many before it in its table say the same; it stands below the line that
        was reported.
    """
    first = re.findall(r"\w+", words.partition("\n")[0])
    window = range(max(near - _ABOVE, 1), min(near + _BELOW, len(lines)) + 1)
    for length in dict.fromkeys(min(len(first), most) for most in _FIRST) if first else ():
        pattern = re.compile(r"\W+".join(map(re.escape, first[:length])))
        found = [number for number in window for _ in pattern.finditer(lines[number - 1])]
        if found:
            if earlier is None:
                return min(found, key=lambda number: abs(number - near))
            below = [number for number in found if number >= near] or found
            return below[min(earlier, len(below) - 1)]
    return near


def line_with(words: str, lines: Sequence[str], near: int, first: int) -> int:
    """Return the line of a source that holds some words, the nearest to a line; 0 where none does.

    :param words: on one line, or on two: then the line on which they start counts.
    :param lines: of the source.
    :param near: the line that was reported; parsers report the start of a table for all its cells.
    :param first: the line on which to start looking.
    """
    written = " ".join(words.split())
    first_word = written.partition(" ")[0]
    found = [
        number
        for number in range(first, min(near + _BELOW, len(lines)) + 1)
        if first_word
        if first_word in lines[number - 1]
        if _starts_in(written, lines[number - 1 : number + 1])
    ]
    return min(found, key=lambda number: abs(number - near), default=0)


def _starts_in(written: str, lines: Sequence[str]) -> bool:
    """Tell whether some words, and no part of longer ones, start on the first of two lines."""
    text, until = " ".join(" ".join(lines).split()), len(" ".join(lines[0].split()))
    start = -1
    while 0 <= (start := text.find(written, start + 1)) < until:
        around = text[start - 1 : start] if start else "", text[start + len(written) :][:1]
        if not any(sign.isalnum() for sign in around):
            return True
    return False


def relative(env: BuildEnvironment, path: str | Path) -> str:
    """Return a path relative to the source folder, with forward slashes."""
    working = os.getcwd()  # noqa: PTH109 -- asked for each claim and citation; a Path takes longer
    return _from_folder(os.fspath(path), os.fspath(env.srcdir), working)


@lru_cache(maxsize=64)  # each claim and each citation says where it stands
def _from_folder(path: str, folder: str, _working: str) -> str:
    try:
        return Path(relpath(path, folder)).as_posix()
    except ValueError:  # on another drive there is no way there
        return Path(path).as_posix()


def printable(srcdir: Path, path: str) -> str:
    """Return a path as a terminal should show it: relative where the working directory allows."""
    absolute = Path(os.path.realpath(srcdir / path))  # a loop of links stops `Path.resolve`
    try:
        return absolute.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return absolute.as_posix()
