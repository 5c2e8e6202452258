"""Where everything of a forest plot stands: plain shapes on a sheet, in points from its top left.

The sheet is as wide as a phone, so that its letters need not shrink there: each study has its
words on one line and its interval on the next. The numbers are in the table below the picture.
"""

import math
from collections.abc import Iterator
from textwrap import wrap
from typing import NamedTuple

from sphinx_evidence.pictures.forest_rows import Forest
from sphinx_evidence.pictures.forest_text import figures, measure_name
from sphinx_evidence.wording.words import ENGLISH, Words

WIDTH = 340.0
SIZE = 12.0  #: Of all letters.
LEFT, RIGHT = 14.0, WIDTH - 14.0  #: Where the axis starts and ends.
_LINE = 15.0
_HALF = 9.0  #: Half of the height of the line that holds an interval.
_GAP = 7.0
_LETTERS = 25  #: As many stand beside an estimate.
_LEAST, _MOST = 0.01, 100.0  #: An interval that goes on past these ends in an arrow.
_TICK_ROOM = 34.0


class Label(NamedTuple):
    """Words; ``y`` is the line that they stand on."""

    x: float
    y: float
    text: str
    anchor: str = "left"  #: ``left``, ``center`` or ``right``.
    bold: bool = False


class Shape(NamedTuple):
    """A line through points, or an area."""

    points: tuple[tuple[float, float], ...]
    filled: bool = False
    quiet: bool = False  #: Help for the eye, such as the axis.


class Sheet(NamedTuple):
    """All that is to be drawn."""

    height: float
    labels: tuple[Label, ...]
    shapes: tuple[Shape, ...]


class Axis(NamedTuple):
    """A logarithmic axis."""

    low: float
    high: float

    def at(self, value: float) -> float:
        """Return where a ratio stands on the sheet, at the nearest end where it is off the axis."""
        kept = min(max(value, self.low), self.high)
        part = math.log(kept / self.low) / math.log(self.high / self.low)
        return LEFT + part * (RIGHT - LEFT)

    def ticks(self) -> list[float]:
        """Return the ratios to name on the axis: 1, and others that have room, outwards from it."""
        kept = [1.0]
        for way in (reversed([n for n in _NICE if n < 1]), [n for n in _NICE if n > 1]):
            last = self.at(1)
            for tick in way:
                inside = self.low <= tick <= self.high
                if inside and abs(self.at(tick) - last) >= _TICK_ROOM:
                    kept.append(tick)
                    last = self.at(tick)
        return sorted(kept)


_NICE = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0]


def axis_of(plot: Forest) -> Axis:
    """Return an axis that holds all intervals and 1, and starts and ends on a round ratio."""
    estimates = [row.estimate for row in plot.rows]
    if plot.pooled:
        estimates.append(plot.pooled.estimate)
    low = min(0.5, max(_LEAST, min(estimate.low for estimate in estimates)))
    high = max(2.0, min(_MOST, max(estimate.high for estimate in estimates)))
    return Axis(max(n for n in _NICE if n <= low), min(n for n in _NICE if n >= high))


def lay_out(plot: Forest, say: Words = ENGLISH) -> Sheet:
    """Place everything on a sheet."""
    axis = axis_of(plot)
    labels: list[Label] = []
    shapes: list[Shape] = []
    y = 0.0
    for row in plot.rows:
        star = "*" if row.half_added else ""
        y = _words(labels, f"{row.label}{star}", figures(row.estimate, say), y)
        shapes.append(_no_effect(axis, y))
        shapes += _interval(axis, row.estimate.low, row.estimate.high, y)
        # The area of a square stands for the weight of its study.
        side = 8.0 if row.weight is None else max(3.0, 15.0 * math.sqrt(row.weight))
        shapes += _square(axis, row.estimate.value, y, side)
        y += _HALF + _GAP
    if plot.pooled:
        estimate = plot.pooled.estimate
        shapes.append(Shape(((0, y), (WIDTH, y)), quiet=True))
        y += 3
        words = say("Pooled, {} studies", plot.pooled.studies)
        y = _words(labels, words, figures(estimate, say), y, bold=True)
        shapes.append(_no_effect(axis, y))
        left, top, right = (axis.at(n) for n in (estimate.low, estimate.value, estimate.high))
        diamond = ((left, y), (top, y - 7), (right, y), (top, y + 7))
        shapes.append(Shape(diamond, filled=True))
        y += _HALF + _GAP
    y += 2
    shapes.append(Shape(((LEFT, y), (RIGHT, y)), quiet=True))
    for tick in axis.ticks():
        x = axis.at(tick)
        shapes.append(Shape(((x, y), (x, y + 5)), quiet=True))
        labels.append(Label(x, y + 5 + SIZE, say.number(f"{tick:g}"), "center"))
    y += 5 + SIZE + 5 + SIZE
    words = say("{}, 1 is no difference", measure_name(plot, say))
    labels.append(Label(WIDTH / 2, y, words, "center"))
    if plot.favours:
        y = _ends(labels, plot.favours, y, say)
    return Sheet(y + 6, tuple(labels), tuple(shapes))


def _words(labels: list[Label], text: str, numbers: str, y: float, *, bold: bool = False) -> float:
    """Write a row's name and numbers; return the middle of the line that holds its interval."""
    for number, line in enumerate(wrap(text, _LETTERS) or [""]):
        y += _LINE
        labels.append(Label(0, y, line, bold=bold))
        if number == 0:
            labels.append(Label(WIDTH, y, numbers, "right", bold=bold))
    return y + 4 + _HALF


def _no_effect(axis: Axis, y: float) -> Shape:
    """Return the part of the line of no effect that stands in one row: no words are struck out."""
    return Shape(((axis.at(1), y - _HALF), (axis.at(1), y + _HALF)), quiet=True)


def _interval(axis: Axis, low: float, high: float, y: float) -> Iterator[Shape]:
    left, right = axis.at(low), axis.at(high)
    yield Shape(((left, y), (right, y)))
    for x, goes_on, way in ((left, low < axis.low, 6), (right, high > axis.high, -6)):
        if goes_on:
            yield Shape(((x, y), (x + way, y - 4), (x + way, y + 4)), filled=True)


def _square(axis: Axis, value: float, y: float, side: float) -> Iterator[Shape]:
    if axis.low <= value <= axis.high:
        x, half = axis.at(value), side / 2
        corners = ((-half, -half), (half, -half), (half, half), (-half, half))
        yield Shape(tuple((x + dx, y + dy) for dx, dy in corners), filled=True)


def _ends(labels: list[Label], favours: tuple[str, ...], y: float, say: Words) -> float:
    """Write what the two ends of the axis favour."""
    lowest = y
    for text, x, anchor in zip(favours, (0, WIDTH), ("left", "right"), strict=True):
        for number, line in enumerate(wrap(say("Better {}", text), 22), start=1):
            labels.append(Label(x, y + 3 + number * _LINE, line, anchor))
            lowest = max(lowest, y + 3 + number * _LINE)
    return lowest
