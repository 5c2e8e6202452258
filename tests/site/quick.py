"""Functions of text that keep their answers: thousands of faults ask for the same."""

from __future__ import annotations

import functools
import heapq
from collections.abc import Iterable
from difflib import SequenceMatcher, get_close_matches
from typing import Any

from sphinx_evidence.wording.prose.assertions import Topics
from sphinx_evidence.wording.prose.passages import Block, Kind, read_block


@functools.cache
def likeness(word: str, name: str, cutoff: float) -> float:
    """Return how like two names are, or 0 where `difflib` would not offer the one for the other."""
    if get_close_matches(word, [name], 1, cutoff):
        return SequenceMatcher(None, name, word).ratio()
    return 0


def closest(word: str, names: Iterable[str], n: int, cutoff: float) -> list[str]:
    """Return what `difflib.get_close_matches` returns; each two names are compared once."""
    found = [(score, name) for name in names if (score := likeness(word, name, cutoff))]
    return [name for _, name in heapq.nlargest(n, found)]


@functools.cache
def _read_of(text: str, kind: Kind, words: tuple[str, ...], linked: bool) -> Any:
    return read_block(Block(text, kind=kind), Topics(words), linked)


def read_block_once(block: Block, topics: Topics, linked: bool) -> Any:
    """Return what a text of no page says, as `read_block` does; each text is read once."""
    assert block == Block(block.text, kind=block.kind)
    return _read_of(block.text, block.kind, topics.words, linked)
