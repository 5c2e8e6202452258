"""What a node comes to in Typst, and how such pieces are put together. No Sphinx."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from enum import Enum
from itertools import groupby
from typing import NamedTuple

from sphinx_print.markup import call, joined


class Kind(Enum):
    """How a piece behaves among others."""

    WORDS = "words"  #: Runs on in a line.
    SPOT = "spot"  #: A place that links lead to; nothing is seen of it.
    PARAGRAPH = "paragraph"  #: Words that are a paragraph of their own.
    BLOCK = "block"


class Piece(NamedTuple):
    """A Typst expression. That of a paragraph is its words, without the call that makes it one."""

    kind: Kind
    code: str


class HeadingCells(NamedTuple):
    """Which cells of a table are headings of their row."""

    docname: str
    line: int
    rows: list[int]  #: For each row below the head: how many cells at its start.


def words(pieces: Iterable[Piece]) -> str:
    """Return pieces as one expression that runs on in a line."""
    codes = [piece.code for piece in pieces if piece.code]
    return codes[0] if len(codes) == 1 else joined(codes)


def blocks(pieces: Iterable[Piece]) -> str:
    """Return pieces one below the other; words between blocks become a paragraph."""
    return joined(_blocks(pieces))


def content(pieces: list[Piece]) -> str:
    """Return what stands in a cell or an item: a lone paragraph as its words, else blocks."""
    seen = [piece for piece in pieces if piece.kind is not Kind.SPOT]
    if len(seen) == 1 and seen[0].kind is Kind.PARAGRAPH:
        return words(pieces)
    return blocks(pieces)


def wrapped(pieces: Iterable[Piece], wrap: Callable[[str], str]) -> list[Piece]:
    """Return pieces with each run of words wrapped in a call; Typst drops a block within one."""
    found: list[Piece] = []
    for is_line, run in groupby(pieces, _in_line):
        members = list(run)
        if is_line and any(piece.kind is Kind.WORDS for piece in members):
            found.append(Piece(Kind.WORDS, wrap(words(members))))
        else:
            found += members
    return found


def _in_line(piece: Piece) -> bool:
    return piece.kind in (Kind.WORDS, Kind.SPOT)


def _blocks(pieces: Iterable[Piece]) -> Iterator[str]:
    for is_line, run in groupby(pieces, _in_line):
        members = list(run)
        if not is_line:
            for piece in members:
                is_paragraph = piece.kind is Kind.PARAGRAPH
                yield call("par", piece.code) if is_paragraph else piece.code
        elif any(piece.kind is Kind.WORDS and piece.code != '" "' for piece in members):
            yield call("par", words(members))
        else:
            yield from (piece.code for piece in members if piece.kind is Kind.SPOT)
