"""Functions of text that keep their answers: thousands of faults ask for the same."""

from __future__ import annotations

import functools
import heapq
from collections.abc import Callable, Iterable
from difflib import SequenceMatcher, get_close_matches
from typing import Any

import numpy as np

from sphinx_evidence.model.claim import Claim
from sphinx_evidence.model.options import split_names
from sphinx_evidence.wording.prose.assertions import Topics
from sphinx_evidence.wording.prose.kind import Kind
from sphinx_evidence.wording.prose.passages import Block, read_block


@functools.cache
def likeness(word: str, name: str, cutoff: float) -> float:
    """Return how like two names are, or 0 where `difflib` would not offer the one for the other."""
    if get_close_matches(word, [name], 1, cutoff):
        return SequenceMatcher(None, name, word).ratio()
    return 0


@functools.cache
def letters(word: str) -> Any:
    """Return how often each letter stands in a word; a few letters that are rare share a count."""
    return np.bincount([ord(sign) % 64 for sign in word], minlength=64)


def closest(word: str, names: Iterable[str], n: int, cutoff: float) -> list[str]:
    """Return what `difflib.get_close_matches` returns; each two names are compared once.

    Only those are compared of which lengths and letters allow that they are so much alike.
    """
    names = [*names]
    if not names:
        return []
    shared = np.minimum(np.stack([letters(name) for name in names]), letters(word))
    both = np.array([len(word) + len(name) for name in names])
    near = np.flatnonzero(2.0 * shared.sum(axis=1) >= cutoff * both)
    found = [(score, names[at]) for at in near if (score := likeness(word, names[at], cutoff))]
    return [name for _, name in heapq.nlargest(n, found)]


class Options:
    """The options of claims and rows, looked up by name; each claim is asked hundreds of times."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[object, dict[str, str], tuple[str, ...]]] = {}

    def _of(self, options: tuple[tuple[str, str], ...]) -> tuple[object, dict[str, str], Any]:
        known = self._known.get(id(options))
        if known is None:  # what is kept here is never another's place in memory
            found = dict(reversed(options))
            keys = [*split_names(found.get("cite", "")), *split_names(found.get("against", ""))]
            known = self._known[id(options)] = (options, found, tuple(dict.fromkeys(keys)))
        return known

    def reader(self) -> Callable[[Any, str], str]:
        """Return a method that does what `Claim.option` and `PopularClaim.option` do."""

        kept = self._known

        def option(record: Any, name: str) -> str:
            known = kept.get(id(record.options)) or self._of(record.options)
            return known[1].get(name, "")

        return option

    def keys(self, claim: Claim) -> tuple[str, ...]:
        """Return what `Claim.keys` returns."""
        found: tuple[str, ...] = self._of(claim.options)[2]
        return found


@functools.cache
def _read_of(text: str, kind: Kind, words: tuple[str, ...], linked: bool) -> Any:
    return read_block(Block(text, kind=kind), Topics(words), linked)


def read_block_once(block: Block, topics: Topics, linked: bool) -> Any:
    """Return what a text of no page says, as `read_block` does; each text is read once."""
    assert block == Block(block.text, kind=block.kind)
    return _read_of(block.text, block.kind, topics.words, linked)
