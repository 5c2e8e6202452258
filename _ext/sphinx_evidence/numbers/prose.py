"""The figures of a sentence outside the boxes."""

from __future__ import annotations

import re

from sphinx_evidence.model.figure import Figure
from sphinx_evidence.model.pattern import pattern
from sphinx_evidence.numbers.lexer import read_figures

_YEAR = pattern(r"(?:1[89]|20)\d\d")


#: Behind a number in words: it counts people, or how often.
_PEOPLE = pattern(
    r"\s(?:(?:in|out of|of) |(?:[\w-]+ )?(?:people|persons?|patients?|adults?|men|women|children|participants"
    r"|times|percent|per cent)\b)",
    re.IGNORECASE,
)


def figures_in_prose(text: str, language: str = "en") -> tuple[Figure, ...]:
    """Return the figures of a sentence outside the boxes, each once, in order.

    What such a text counts of itself ("two articles", "two harms come first") is none there, nor is
    the year of a work; how many people, how much and how often is.
    """
    found = []
    for figure, _, stop in read_figures(text, language=language):
        whole = not figure.unit and not figure.counts
        few = whole and figure.number.isdecimal() and not figure.written[:1].isdigit()
        year = whole and _YEAR.fullmatch(figure.written)
        if not (figure.of_studies or year or (few and not _PEOPLE.match(text, stop))):
            found.append(figure._replace(clause=""))
    return tuple(dict.fromkeys(found))
