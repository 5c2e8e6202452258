"""Functions of text that keep their answers: thousands of faults ask for the same."""

from __future__ import annotations

import functools
import heapq
from collections import Counter
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


letters = functools.cache(Counter[str])


def within_reach(word: str, name: str, cutoff: float) -> bool:
    """Tell whether two names may be so much alike, by their lengths and letters alone."""
    both = len(word) + len(name)
    if 2.0 * min(len(word), len(name)) < cutoff * both:
        return False
    there = letters(name)
    shared = sum(min(count, there[sign]) for sign, count in letters(word).items())
    return 2.0 * shared >= cutoff * both


def closest(word: str, names: Iterable[str], n: int, cutoff: float) -> list[str]:
    """Return what `difflib.get_close_matches` returns; each two names are compared once."""
    found = [
        (score, name)
        for name in names
        if within_reach(word, name, cutoff) and (score := likeness(word, name, cutoff))
    ]
    return [name for _, name in heapq.nlargest(n, found)]


@functools.cache
def _read_of(text: str, kind: Kind, words: tuple[str, ...], linked: bool) -> Any:
    return read_block(Block(text, kind=kind), Topics(words), linked)


def read_block_once(block: Block, topics: Topics, linked: bool) -> Any:
    """Return what a text of no page says, as `read_block` does; each text is read once."""
    assert block == Block(block.text, kind=block.kind)
    return _read_of(block.text, block.kind, topics.words, linked)
