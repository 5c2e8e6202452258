"""The clause that a figure stands in: what is said of it, apart from what is said of others."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise, repeat

from sphinx_evidence.model.figure import Figure
from sphinx_evidence.model.pattern import pattern
from sphinx_evidence.numbers.rise_or_fall import TURNED

#: Between two statements: a stop, a semicolon, or a comma before another statement.
_END = pattern(
    r"(?<!\bca)(?<!\bvs)(?<!\bapprox)(?<!\be\.g)(?<!\bi\.e)(?<!\b[Nn]o)[.!?][)\]\"”’]?(?=\s+[A-Z\d])|;|,\s(?=(?:and|but|while|whereas|though|yet)\s)|\s(?=(?:but|while|whereas)\s)"
)
_SAID = rf"\b(?:{TURNED}|did|was|were|is|are|had|stayed|remained)\b"
#: Where another statement may start: ", sleep did not", " and sleep was better".
_NEXT = pattern(rf"(?:,|\sand)\s(?=(?:[a-z-]+\s){{1,3}}{_SAID})")
_STATED = pattern(_SAID)
#: Between two figures of one clause: what the first is told of ends, and the second starts.
_APART = pattern(
    r"(?P<list>,)?\s?\b(?P<and>and|but|while|whereas)\s|,\s|\s(?:against|than|versus|vs\.?|compared (?:with|to))\s"
)
#: How what the second is told of may start: with an arm or a place, "water: 4", or at once.
_OTHER = pattern(
    r"(?:with|on|in|among|for|after|without|of|from|by|those|given|the)\s|(?:[\w-]+\s){0,1}[\w-]+(?<!\bto)(?<!\bby)"
    r"(?<!\bin)(?<!\bof)(?<!\bfrom):?\s$|$"
)

#: Before what both arms share: how long they were treated, in how many people or trials.
_SHARED = pattern(
    r"\b(?:in|over|for|after|within|during|until|at|across|among|of|from|to|and)\s"
    r"(?:(?:about|all|the|up to|at least|at most|first|these|those)\s)*$",
    re.IGNORECASE,
)
_OUT_OF = pattern(r"\s(?:out\s)?of\s(?:the\s)?\d")
_TIMES = frozenset(("s", "year"))


class Clauses:
    """The clauses of one block of text, told apart where they are first asked for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._ends: list[int] = []
        self._clauses: list[str] = []

    def at(self, place: int) -> str:
        """Return the clause around a place.

        >>> Clauses("Pain fell by 4 %; cramps, by 3 %, and sleep did not").at(26)
        'cramps, by 3 %'
        """
        number = self._number(place)  # it finds the clauses
        return self._clauses[number]

    def parts(self, figures: Sequence[tuple[int, int]]) -> Iterator[str]:
        """Yield what stands beside each figure of the text, apart from other figures of its clause.

        :param figures: where each starts and ends, in order.

        >>> text = "Pain came in 4 with tea and 3 with water; cramps in 2"
        >>> list(Clauses(text).parts([(13, 14), (28, 29), (52, 53)]))
        ['Pain came in 4 with tea', '3 with water', 'cramps in 2']
        """
        if not figures:
            return
        cuts = [_cut(self._text, one[1], other[0]) for one, other in pairwise(figures)]
        numbers = [self._number(start) for start, _ in figures]
        firsts = [0]
        firsts += (
            place + 1
            for place, (one, other) in enumerate(pairwise(numbers))
            if one != other or cuts[place]
        )
        for first, beyond in pairwise([*firsts, len(figures)]):
            number = numbers[first]
            start, stop = self._ends[number - 1] if number else 0, self._ends[number]
            if first and numbers[first - 1] == number and (cut := cuts[first - 1]):
                start = cut[1]
            if beyond < len(figures) and numbers[beyond] == number and (cut := cuts[beyond - 1]):
                stop = cut[0]
            yield from repeat(_plain(self._text[start:stop]), beyond - first)

    def _number(self, place: int) -> int:
        """Return which clause a place is in."""
        if not self._ends:
            self._ends = [*self._found(), len(self._text)]
            starts = [0, *self._ends]
            parts = (self._text[a:b] for a, b in zip(starts, self._ends, strict=False))
            self._clauses = [_plain(part) for part in parts]
        return min(bisect_right(self._ends, place), len(self._ends) - 1)

    def _found(self) -> Iterator[int]:
        """Yield where one clause ends and another starts."""
        start, text = 0, self._text
        for end in [*(match.end() for match in _END.finditer(text)), len(text)]:
            for match in _NEXT.finditer(text, start, end):
                if _STATED.search(text, start, match.start()):  # not in "pain and sleep improved"
                    start = match.end()
                    yield start
            if end < len(text):
                yield end
            start = end


def _plain(part: str) -> str:
    return " ".join(part.strip(" ;,\n").split())


def _cut(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return where what is told of one figure ends and what is told of the next starts, if anywhere.

    "Less with tea than with water (4 against 3)" compares in front of both figures: none there. "4 and
    3 with water" is a list, but "5 with tea, 4 and 3 with water" is one of it and something else before.
    """
    for found in _APART.finditer(text, start, end):
        rest = text[found.end() : end]
        ends_list = "(" in rest and text[start : start + 1] != ")"
        compares = not found["and"] and found[0].strip() != ","
        if ends_list or (compares and any(mark in rest for mark in ",:")):
            continue
        in_list = found[0].strip() in (",", "and") and not text[start : found.start()].strip()
        if _OTHER.match(rest) and (rest or not in_list):
            return found.start(), found.end()
    return None


def is_shared(figure: Figure, text: str, start: int, stop: int, *, beside: bool) -> bool:
    """Tell whether a figure is of both arms, wherever one is named: "over 3 days", "in 40 people".

    :param text: that it stands in, from start to stop.
    :param beside: is another figure told with the same words?
    """
    if not _SHARED.search(text[max(start - 40, 0) : start]):
        return False
    count = beside and figure.value == figure.number and not (figure.unit or figure.counts)
    return figure.unit in _TIMES or (count and not _OUT_OF.match(text, stop))
