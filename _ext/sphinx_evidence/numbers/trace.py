"""What traces what: a figure, against the figures of the texts that it may come from."""

from collections.abc import Callable, Container, Iterable, Iterator
from fractions import Fraction
from typing import NamedTuple

from sphinx_evidence.model.figure import Figure, Told
from sphinx_evidence.model.pattern import pattern
from sphinx_evidence.numbers.aspects import told_otherwise
from sphinx_evidence.numbers.lexer import read_figures
from sphinx_evidence.numbers.measures import LEVEL, LIMIT
from sphinx_evidence.numbers.nouns import same_noun

_YEAR = pattern(r"(?:1[89]|20)\d\d")
#: BibTeX makes every space a plain one, so "4 303" may be one number in a finding, or two.
THOUSANDS = pattern(r"(?<=\d) (?=\d{3}(?!\d))")


_OTHER_WAY = {
    "up": "down",
    "down": "up",
    "better": "worse",
    "worse": "better",
    "sooner": "later",
    "later": "sooner",
}
#: How a figure of one way is named.
_WAYS = {"up": "a rise", "down": "a fall"}


class Traces(NamedTuple):
    """The figures that others may be traced to."""

    values: dict[tuple[str, str], frozenset[Told]]  #: By value and unit.
    numbers: dict[str, Figure]  #: The first of each number.


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
    found = [
        figure for figure in _read(texts, language) if figure.counts or figure.number not in typed
    ]
    told = [one for figure in found for one in _told(figure)]
    told += [Told(year, "") for year in filter(_YEAR.fullmatch, years)]
    numbers: dict[str, Figure] = {}
    for figure in found:
        numbers.setdefault(figure.number, figure)
    return Traces(_by_value(told), numbers)


def told_in(texts: Iterable[str], language: str = "en") -> frozenset[Told]:
    """Return what some texts tell, apart from the words that it stands in."""
    figures = _read(texts, language)
    return frozenset(
        one._replace(clause="", part="") for figure in figures for one in _told(figure)
    )


def traces_to(told: Iterable[Told]) -> Traces:
    """Return what some texts can trace, of which `told_in` has read what they tell."""
    return Traces(_by_value(told), {})


def _read(texts: Iterable[str], language: str) -> list[Figure]:
    readings = dict.fromkeys(
        reading for text in texts for reading in (text, THOUSANDS.sub("", text))
    )
    return [
        figure
        for text in readings
        for tongue in dict.fromkeys((language, "en"))
        for figure in _with_limits(read_figures(text, ones=True, language=tongue))
    ]


def _with_limits(read: Iterable[tuple[Figure, int, int]]) -> Iterator[Figure]:
    """Yield figures, and ends of an interval with the unit of what it is around too: "12 mL (95 % CI 4 to 20)"."""
    around: Figure | None = None
    for figure, _, _ in read:
        yield figure
        if figure.aspects.measure != LIMIT:
            around = around if figure.aspects.measure == LEVEL else figure
        elif (
            around
            and figure.value == figure.number
            and not figure.unit
            and around.value != around.number
        ):
            scale = Fraction(around.value) / Fraction(around.number) if around.value != "0" else 1
            yield figure._replace(value=str(Fraction(figure.number) * scale), unit=around.unit)


def _told(figure: Figure) -> Iterator[Told]:
    how = figure.change, figure.counted, figure.clause, figure.part, figure.aspects
    yield Told(figure.value, figure.unit, *how)
    for count in figure.counts:
        yield Told(count, "", *how)


def _by_value(told: Iterable[Told]) -> dict[tuple[str, str], frozenset[Told]]:
    found: dict[tuple[str, str], set[Told]] = {}
    for one in told:
        found.setdefault((one.value, one.unit), set()).add(one)
    return {key: frozenset(group) for key, group in found.items()}


def traced(figure: Figure, traces: Traces, fits: Callable[[Told], bool] | None = None) -> bool:
    """Tell whether a figure is among what others may be traced to.

    :param fits: tells whether a figure of the same value is told of the same outcome and arm.

    A figure without a sign may stand for a fall ("a difference of −0.5" and "0.5 less"); one with
    a sign may not change it, and what fell did not rise.
    """

    def found(value: str, unit: str) -> bool:
        same = traces.values.get((value, unit), ())
        return any(_same(figure, one) and (fits is None or fits(one)) for one in same)

    if found(figure.value, figure.unit):
        return True
    if figure.typed and figure.number in traces.numbers:  # its unit is not typed with it
        return True
    if figure.counts and all(found(count, "") for count in figure.counts):
        return True
    if figure.written[:1] in ("+", "-", "−", "–") or figure.change == "up":
        return False
    fell = traces.values.get((f"-{figure.value}", figure.unit), ())
    alike = (one for one in fell if _same(figure._replace(change=""), one))
    return any(fits is None or fits(one) for one in alike)


def _same(figure: Figure, told: Told) -> bool:
    """Tell whether a figure and what is told by the same value are of the same thing."""
    if figure.change and told.change == _OTHER_WAY[figure.change]:
        return False
    return same_noun(figure.counted, told.counted) and told_otherwise(figure, told) is None


def nearest(figure: Figure, traces: Traces) -> str:
    """Return how the same number stands elsewhere, of another thing or with another unit."""
    near = None if figure.counts else traces.numbers.get(figure.number)
    if near is None:
        return ""
    if (near.value, near.unit) == (figure.value, figure.unit):
        if figure.change and near.change == _OTHER_WAY[figure.change]:
            return f"it as {_WAYS.get(near.change, near.change)}"
        if not same_noun(figure.counted, near.counted):
            return f"it for {near.counted}, not for {figure.counted}"
        other = told_otherwise(figure, next(_told(near)))
        return f"it as {other[0]}, not as {other[1]}" if other else ""
    return f'"{near.written}": the units differ'
