"""The clause that a figure stands in: what is said of it, apart from what is said of others."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from sphinx_evidence.model.pattern import pattern
from sphinx_evidence.numbers.rise_or_fall import TURNED

#: Between two statements: a stop, a semicolon, or a comma before another statement.
_END = pattern(
    r"[.!?][)\]\"”’]?(?=\s+[A-Z])|;|,\s(?=(?:and|but|while|whereas|though|yet)\s)|\s(?=(?:but|while|whereas)\s)"
)
_SAID = rf"\b(?:{TURNED}|did|was|were|is|are|had|stayed|remained)\b"
#: Where another statement may start: ", sleep did not", " and sleep was better".
_NEXT = pattern(rf"(?:,|\sand)\s(?=(?:[a-z-]+\s){{1,3}}{_SAID})")
_STATED = pattern(_SAID)


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
        if not self._ends:
            self._ends = [*self._found(), len(self._text)]
            starts = [0, *self._ends]
            parts = (self._text[a:b] for a, b in zip(starts, self._ends, strict=False))
            self._clauses = [" ".join(part.strip(" ;,\n").split()) for part in parts]
        return self._clauses[min(bisect_right(self._ends, place), len(self._ends) - 1)]

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
