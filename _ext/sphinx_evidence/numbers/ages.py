"""How old the people are whom a claim asks about: that says who, and is the result of nothing.

An age group ("infants under one year", "adults over 65", "children aged 2 to 5") is chosen by whoever
asks. What was counted or measured is none: "300 adults", "mean age 64.9 years", "97 of 500".
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from sphinx_evidence.model.pattern import pattern
from sphinx_evidence.numbers.masks import BLANK
from sphinx_evidence.numbers.numerals import WORDS
from sphinx_evidence.numbers.units import read_unit

#: Stands for each letter of a number in words, which would stand in the pattern a dozen times else.
_LETTER = "ꙮ"
_IN_WORDS = pattern(rf"\b(?:{'|'.join(sorted(WORDS, key=len, reverse=True))})\b", re.IGNORECASE)
_GERMAN = "ein(?:em)?|zwei|drei|vier|fünf|sechs"
_ANY = pattern(rf"[\d{_LETTER}]|\b(?:{_GERMAN})\b", re.IGNORECASE)
_N = rf"(?:1[01]\d|\d\d?|{_LETTER}+(?:[ -]{_LETTER}+)?)\b(?![.,]\d|[ -](?:hundred|thousand|of\b))"
_UNIT = r"(?:years?|yrs?|months?|weeks?|days?)"
_OLD = rf"(?:[ -]?{_UNIT}(?:[ -]olds?\b| of age\b| of life\b)?)"
_YEARS = r"(?:(?:years?|yrs?)\b(?: old\b| of age\b)?)"
_MORE = r"(?:,? (?:or|and) (?:over|more|older|above|under|younger|below|up|upwards)\b)"
_FROM = r"(?:(?:from|between|over|under|above|below|at least|at most|up to|older than|younger than|about) )"
_TO = rf"(?: ?(?:to|and|or|–|-) ?{_N})"
_SMALL = r"(?:infants?|bab(?:y|ies)|newborns?|neonates?|toddlers?|children|child)"
_WHO = (
    rf"(?:people|persons?|adults?|adolescents?|teenagers?|men|women|boys|girls|mothers|patients?|volunteers?|users?"
    rf"|adult|those|anyone|everyone|everybody|who (?:are|were)|who is|{_SMALL})"
)
_AGES = pattern(
    # "aged 2 to 5", "ages 18 and over"; a mean age was measured
    rf"(?<!mean )(?<!median )(?<!average )\bage[ds]?:? {_FROM}?{_N}{_TO}?{_OLD}?{_MORE}?"
    # "infants under one year", "adults over 65"; of older people years alone are an age
    rf"|\b{_SMALL}(?:,| of)? {_FROM}{_N}{_TO}?{_OLD}{_MORE}?"
    rf"|\b{_WHO}(?:,| of)? {_FROM}{_N}{_TO}?(?:[ -]?{_YEARS})?{_MORE}?"
    # people of 75 years or more, adults 65+, children (2 to 5 years)
    rf"|\b{_WHO}(?:,| of| of age)? \(?{_N}(?:{_TO}? ?{_YEARS}{_MORE}|{_TO} ?{_YEARS}|{_MORE}|\+)"
    # "5-year-olds", "2 to 5 years old", "over 65 years of age"
    rf"|\b{_FROM}?{_N}{_TO}?[ -]?{_UNIT}(?:[ -]olds?\b| of age\b| of life\b){_MORE}?"
    # "Kinder von 2 bis 5 Jahren", "Säuglinge unter einem Jahr"
    r"|\b(?:im alter|\b(?:kinder|säuglinge|babys|jungen|mädchen|frauen|männer|menschen|personen|jugendliche|erwachsene)n?)"
    rf" (?:von|unter|über|ab|bis(?: zu)?|zwischen) (?:\d{{1,3}}|{_GERMAN})"
    r"(?: (?:bis|und) \d{1,3})? (?:jahr(?:en?)?|monat(?:en?)?)\b",
    re.IGNORECASE,
)


def ages_in(population: str) -> tuple[str, ...]:
    """Return the age groups that a claim asks about, as written.

    :param population: the people, as its option names them.

    >>> ages_in("300 adults over 65, and children aged 2 to 5"), ages_in("adults over 65 kg, mean age 41")
    (('adults over 65', 'aged 2 to 5'), ())
    """
    text = _IN_WORDS.sub(lambda word: _LETTER * len(word[0]), population)
    if not _ANY.search(text):
        return ()
    return tuple(
        population[found.start() : found.end()]
        for found in _AGES.finditer(text)
        if read_unit(population, found.end()) is None
    )


def without(text: str, ages: Iterable[str]) -> str:
    """Return a text of the same length in which some age groups hold no figure.

    :param text: the people or the sentence of a claim.
    :param ages: the age groups as `ages_in` returns them.
    """
    for age in ages:
        text = re.sub(
            re.escape(age), lambda found: BLANK * len(found[0]), text, flags=re.IGNORECASE
        )
    return text
