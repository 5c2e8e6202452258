"""The figures of a claim that its own doctests do not print, and the words that mark a sum."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from sphinx_evidence.model.figure import Figure
from sphinx_evidence.model.pattern import pattern
from sphinx_evidence.numbers.arms import NO_ARMS, Arms, arm_in
from sphinx_evidence.numbers.doctests import proving
from sphinx_evidence.numbers.lexer import read_figures
from sphinx_evidence.numbers.literals import numbers_in
from sphinx_evidence.numbers.outcomes import about
from sphinx_evidence.numbers.trace import THOUSANDS, nearest, traced, traces_of
from sphinx_evidence.wording.prose.lexicon import found_in
from sphinx_evidence.wording.prose.lexicon_tiers import SPECIES


class Text(NamedTuple):
    """One block of text of a claim."""

    text: str
    calculated: tuple[tuple[int, int], ...] = ()  #: From where to where it is marked as a sum.
    line: int = 0  #: On which it starts in its source; 0 where the parser does not know.


#: Words by which a text says that a figure is a sum of our own.
_CALCULATION = pattern(
    r"\b(?:we (?:have )?(?:calculated|computed|worked out|recalculated)|"
    r"(?:our|my) own (?:calculations?|arithmetic|sums?)|(?:our|the) arithmetic|"
    r"(?:our|by our) calculations?|(?:worked out|computed|calculated) (?:anew|again|from|by us)|"
    r"run again at every test)\b",
    re.IGNORECASE,
)
#: One of these is in all such words: most texts hold none, and are soon done with.
_OF_CALCULATION = ("calculat", "computed", "worked", "arithmetic", "own", "test")


def figures_of(
    texts: Iterable[Text],
    printed: Iterable[tuple[str, str]],
    language: str = "en",
    outcome: str = "",
    arms: Arms = NO_ARMS,
) -> tuple[Figure, ...]:
    """Return the figures that the doctests do not print, each once, in order.

    :param texts: the claim's sentence and the blocks of its body.
    :param printed: source and output of each example of its box.
    :param language: of the claim, for its marks of decimals and thousands.
    :param outcome: of the claim as written.
    :param arms: that it compares.
    """
    traces = [traces_of([text], typed=numbers_in(source)) for source, text in proving(printed)]
    found = []
    for text, marks, line in texts:
        # Where a hard space is meant, a plain one is typed: "34 120 people" are one number.
        for figure, start, stop in read_figures(THOUSANDS.sub("\u00a0", text), language=language):
            marked = any(start < until and since < stop for since, until in marks)
            if not any(traced(figure, trace) for trace in traces):
                near = next(filter(None, (nearest(figure, trace) for trace in traces)), "")
                found.append(
                    figure._replace(
                        calculated=marked,
                        nearby=near,
                        line=line and line + text.count("\n", 0, start),
                        of_animals=bool(found_in(text, SPECIES)),
                        about=about(figure.clause, outcome),
                        arm=arm_in(figure.part, arms),
                        part="",
                        clause="",  # whatever else it says, what is found stays the same
                    )
                )
    return tuple(dict.fromkeys(found))


def calculation_of(texts: Iterable[Text]) -> str:
    """Return how a claim says that it holds a sum of our own; empty where it does not.

    That is the first words that say so, or else the first text that is marked as one.
    """
    marked = ""
    for text, marks, _ in texts:
        low = text.lower()
        worded = any(part in low for part in _OF_CALCULATION)
        if worded and (match := _CALCULATION.search(" ".join(text.split()))):
            return match[0]
        for start, end in marks:
            marked = marked or " ".join(text[start:end].split())
    return marked
