"""What traces what: a figure, against the figures of the texts that it may come from."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from typing import NamedTuple

from sphinx_evidence.model.figure import Figure
from sphinx_evidence.numbers.lexer import read_figures

_YEAR = re.compile(r"(?:1[89]|20)\d\d")
#: BibTeX makes every space a plain one, so "4 303" may be one number in a finding, or two.
THOUSANDS = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")


_OTHER_WAY = {"up": "down", "down": "up"}


class Traces(NamedTuple):
    """The figures that others may be traced to."""

    #: Each value with its unit, and the ways that it tells of a change.
    values: dict[tuple[str, str], frozenset[str]]
    numbers: dict[str, str]  #: Each number, and how it is written with its unit.


def traces_of(
    texts: Iterable[str],
    years: Iterable[str] = (),
    language: str = "en",
    typed: Container[str] = (),
) -> Traces:
    """Return what some texts can trace.

    :param texts: findings, or what doctests print.
    :param years: the years of the works, which may be named as such.
    :param language: of the site; a finding may be written in it or in English.
    :param typed: numbers that trace nothing, because somebody typed them into an example.
    """
    readings = [reading for text in texts for reading in (text, THOUSANDS.sub("", text))]
    found = [
        figure
        for text in readings
        for tongue in dict.fromkeys((language, "en"))
        for figure, _, _ in read_figures(text, ones=True, language=tongue)
        if figure.counts or figure.number not in typed
    ]
    values: dict[tuple[str, str], frozenset[str]] = {}
    for figure in found:
        for value, unit in ((figure.value, figure.unit), *((one, "") for one in figure.counts)):
            ways = values.get((value, unit), frozenset())
            values[value, unit] = ways | {figure.change}
    for year in filter(_YEAR.fullmatch, years):
        values[year, ""] = frozenset([""])
    numbers: dict[str, str] = {}
    for figure in found:
        numbers.setdefault(figure.number, figure.written)
    return Traces(values, numbers)


def traced(figure: Figure, traces: Traces) -> bool:
    """Tell whether a figure is among what others may be traced to.

    A figure without a sign may stand for a fall ("a difference of −0.5" and "0.5 less"); one with
    a sign may not change it, and what fell did not rise.
    """
    ways = traces.values.get((figure.value, figure.unit))
    if ways is not None and not (figure.change and ways == {_OTHER_WAY[figure.change]}):
        return True
    if figure.typed and figure.number in traces.numbers:  # its unit is not typed with it
        return True
    if figure.counts and all((count, "") in traces.values for count in figure.counts):
        return True
    signed = figure.written[:1] in ("+", "-", "−", "–")
    fell = (f"-{figure.value}", figure.unit) in traces.values
    return not signed and fell and figure.change != "up"


def nearest_unit(figure: Figure, traces: Traces) -> str:
    """Return how the same number is written with another unit; empty where it is not."""
    return "" if figure.counts else traces.numbers.get(figure.number, "")
