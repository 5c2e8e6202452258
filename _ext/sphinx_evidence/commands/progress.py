"""How far a run is: a line for each thing done and, on a terminal, a bar below them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TextIO

_WIDTH = 30
#: Goes to the start of the line and empties it.
_AWAY = "\r\x1b[K"


class Progress:
    """Says lines; on a terminal the last line is a bar, with the time that is left."""

    def __init__(self, out: TextIO, total: int, clock: Callable[[], float]) -> None:
        """Begin.

        :param out: where to say it.
        :param total: how many things there are to do.
        :param clock: seconds, of a clock that nobody sets.
        """
        self._out, self._total, self._clock = out, total, clock
        self._start = clock()
        self._bar = out.isatty()

    def say(self, line: str) -> None:
        """Say a line."""
        print(f"{_AWAY * self._bar}{line}", file=self._out, flush=True)

    def done(self, number: int, line: str) -> None:
        """Say what became of one thing.

        :param number: which one it is, from 1.
        """
        self.say(f"[{number}/{self._total}] {line}")
        if self._bar and number < self._total:
            print(self._drawn(number), end="", file=self._out, flush=True)

    def _drawn(self, number: int) -> str:
        full = _WIDTH * number // self._total
        left = (self._clock() - self._start) / number * (self._total - number)
        minutes = max(round(left / 60), 1)
        return f"[{'#' * full}{'.' * (_WIDTH - full)}] about {minutes} min left"
