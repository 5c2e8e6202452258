"""Reading figures out of text.

A figure is a number that tells how much or how many: counts, shares, ratios, intervals, doses,
levels, times; in digits, and in words from two on ("two trials", "a quarter", "half of",
"two thirds"). "One" is a figure only before a unit ("one gram"), for else it is mostly a pronoun.
"Stage 4" and "grade 3" are figures whose unit is the scale; "week 3" is 3 weeks, "aged 40" and
"people over 40" are 40 years.

No figure: what `masks` blanks out; a number in a name (B6, CO2, 7H2O, omega-3, 3,4-diaminopyridine,
12-lead); an ordinal (first, 2nd, a third); once, twice a day, both, a few; what a text counts of itself
("two ways", "three reasons", "between the two").

A unit behind the last of a list or a range holds for all of it: "1000, 1500 and 2000 mg",
"36.3 to 36.6 °C", "2–4 g". A number of 10, 100, 1000 and so on is a share: "23 of 100", "23 in
100", "23 per 100" and "23/100" are 23 %, and "1 in 4" is 25 %. Of other totals both numbers count:
"12 of 45" is 12 and 45, for one can't be told from the other's share.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from sphinx_evidence.model.figure import PLAIN, Aspects, Figure
from sphinx_evidence.model.pattern import pattern
from sphinx_evidence.numbers.clauses import Clauses, is_shared
from sphinx_evidence.numbers.given import aspects_at
from sphinx_evidence.numbers.masks import mask
from sphinx_evidence.numbers.nouns import KINDS_OF, is_known, noun_at, singular
from sphinx_evidence.numbers.numerals import SIGN, may_hold_words
from sphinx_evidence.numbers.rise_or_fall import change_at
from sphinx_evidence.numbers.signs import in_our_signs, with_points
from sphinx_evidence.numbers.tokens import Token, tokens_of
from sphinx_evidence.numbers.units import UNITS, Unit

_NO_DIGIT = pattern(rf"[^\d{SIGN}]*")
_PLAIN = Unit(Fraction(1), "")
_RANGE = pattern(r"\s*(?:to|and|or|–|—|--?|−|±|\+/-|against|versus|vs\.?)\s*", re.IGNORECASE)
_COMMA = pattern(r"\s*(?:,\s*(?:and|or)?|,?\s*then)\s*", re.IGNORECASE)
_OUT_OF = pattern(
    r"\s*(?:(?:out\s+)?of(?:\s+the|\s+every|\s+each)?|in(?:\s+every)?|per|/)\s*", re.IGNORECASE
)
_PART_OF = pattern(r"\s*(?:(?:out\s+)?of(?:\s+(?:all|the|its|our))*|/)\s*")
_SCALE = pattern(r"\b(stage|grade)s?\s$", re.IGNORECASE)
_AGE = pattern(
    r"\b(?:aged?|(?:people|persons|adults|children|men|women|boys|girls|patients|those|anyone|everyone)"
    r"\s(?:over|under|above|below|(?:older|younger)\sthan))\s$",
    re.IGNORECASE,
)
_TIME = pattern(
    r"(?:^|[(]|\b(?:in|on|at|by|until|from|to|after|before|through|of|and|or)\s)"
    r"(day|week|month|year)s?\s$",
    re.IGNORECASE,
)
_STUDIES = pattern(
    r"\s(?:[a-z]+\s)?(trial|stud(?=ies|y)|analys(?=[ei]s)|report|review|source|article|paper|guideline)",
    re.IGNORECASE,
)
_FIRST_YEAR, _LAST_YEAR = 1800, 2099


def read_figures(
    text: str, *, ones: bool = False, language: str = "en"
) -> tuple[tuple[Figure, int, int], ...]:
    """Return the figures of a text, each with where it starts and ends.

    :param text: one block of text: a paragraph, a cell, a finding.
    :param ones: take "one" for a figure wherever it stands, as is right for what traces others.
    :param language: of the text, for its marks of decimals and thousands.
    """
    written_in, (text, signs) = text, in_our_signs(with_points(text, language))
    if _NO_DIGIT.fullmatch(text) and not may_hold_words(text):
        return ()  # as most blocks of prose are
    tokens = list(tokens_of(mask(text), signs, ones))
    units = _units(text, tokens)
    english = _in_english(language)
    things = _things(text, tokens, units) if english else [""] * len(tokens)
    clauses = Clauses(written_in)
    found = []
    place = 0
    while place < len(tokens):
        shared, step = _share(text, tokens, units, place)
        start, stop = tokens[place].start, tokens[place + step - 1].stop
        figure = shared or _figure(text, tokens[place], units[place])
        told = figure._replace(
            written=" ".join(written_in[start:stop].split()),
            counted=things[place + step - 1],
            clause=clauses.at(start),
            aspects=_aspects(text, tokens[place : place + step], figure) if english else PLAIN,
        )
        found.append((told, start, stop))
        place += step
    parts = list(clauses.parts([(start, stop) for _, start, stop in found]))
    for number, (told, start, stop) in enumerate(found):
        beside = parts[number] in (
            *parts[max(number - 1, 0) : number],
            *parts[number + 1 : number + 2],
        )
        studies = told.of_studies or "trial" in KINDS_OF.get(singular(told.counted), ())
        if not (studies or is_shared(told, text, start, stop, beside=beside)):
            found[number] = told._replace(part=parts[number]), start, stop
    return tuple(found)


def _figure(text: str, token: Token, unit: Unit) -> Figure:
    studies = _STUDIES.match(text, token.stop)
    return Figure(
        "",
        str(token.number),
        str(token.number * unit.scale),
        unit.base,
        of_studies=studies[1].lower() if token.word and not unit.base and studies else "",
        change=change_at(text, token.start, token.stop),
    )


def _aspects(text: str, tokens: list[Token], figure: Figure) -> Aspects:
    first, last = tokens[0], tokens[-1]
    return aspects_at(text, first.start, last.end, last.stop, figure.unit, times=first.times)


def _share(
    text: str, tokens: list[Token], units: list[Unit], place: int
) -> tuple[Figure | None, int]:
    """Return "23 of 100" as one figure, or None, and how many tokens it takes up.

    In "23 and 10 of 100" the first is a share too, of the same 100.
    """
    if _is_share(text, tokens, units, place):
        return _share_of(tokens[place], tokens[place + 1]), 2
    if (
        _is_share(text, tokens, units, place + 1)
        and units[place] == _PLAIN
        and tokens[place].number <= tokens[place + 2].number
        and _RANGE.fullmatch(text, tokens[place].stop, tokens[place + 1].start)
    ):
        return _share_of(tokens[place], tokens[place + 2]), 1
    return None, 1


def _share_of(part: Token, whole: Token) -> Figure:
    counts = (str(part.number), str(whole.number))
    return Figure("", counts[0], str(part.number / whole.number), counts=counts)


def _is_share(text: str, tokens: list[Token], units: list[Unit], place: int) -> bool:
    if units[place : place + 2] != [_PLAIN, _PLAIN]:
        return False
    part, whole = tokens[place], tokens[place + 1]
    between = _OUT_OF.fullmatch(text, part.stop, whole.start)
    if not between or not 0 <= part.number <= whole.number or not whole.number:
        return False
    one_in = part.number == 1 and between[0].strip().lower().startswith("in")
    return one_in or re.fullmatch("10+", str(whole.number)) is not None


# -- what is counted ---------------------------------------------------------------------------


def _in_english(language: str) -> bool:
    """Tell whether the nouns of a text can be told: those of other languages can't."""
    return language.lower().startswith("en")


def _things(text: str, tokens: list[Token], units: list[Unit]) -> list[str]:
    """Return what each token counts: its own noun, that of its list, or that of its whole."""
    things = [_thing(text, token, unit) for token, unit in zip(tokens, units, strict=True)]
    for run in _lists(text, tokens):
        for place in run:
            things[place] = things[place] or things[run[-1]]
    for place in range(len(tokens) - 2, -1, -1):  # "13 of 30 people"
        if not things[place] and things[place + 1] and units[place] == _PLAIN:
            between = text[tokens[place].stop : tokens[place + 1].start]
            things[place] = things[place + 1] if _PART_OF.fullmatch(between) else ""
    return things


def _thing(text: str, token: Token, unit: Unit) -> str:
    if unit.base or not (unit == _PLAIN or text.startswith(" of ", token.stop)):
        return ""
    thing = noun_at(text, token.stop, one=token.number == 1)
    a_year = _may_be_year(token.number) and text[token.start : token.stop].isdigit()
    return "" if a_year and not is_known(thing) else thing


# -- units -------------------------------------------------------------------------------------


def _units(text: str, tokens: list[Token]) -> list[Unit]:
    """Return the unit of each token: its own, that of its list or range, or that before it."""
    ahead = [None if token.unit else _before(text, token) for token in tokens]
    units = [token.unit or unit for token, unit in zip(tokens, ahead, strict=True)]
    for run in _lists(text, tokens):
        first, last = units[run[0]], units[run[-1]]
        for place in run:
            if units[place] is None and last and not _a_year_beside(tokens[place], tokens[run[-1]]):
                units[place] = last
            elif units[place] is None and not last and ahead[run[0]]:
                units[place] = first
    return [unit or _PLAIN for unit in units]


def _lists(text: str, tokens: list[Token]) -> Iterator[range]:
    """Yield the lists and ranges: "1, 2 and 3", "2 to 4"; a comma alone makes no list.

    A unit ends a list, so that "30 mg and 2 to 4 g" are two.
    """
    start, last = 0, ""
    for place in range(1, len(tokens) + 1):
        link = ""
        if place < len(tokens) and tokens[place - 1].unit is None:
            link = _link(text, tokens[place - 1].stop, tokens[place].start)
        if not link:
            if last == "range":
                yield range(start, place)
            start = place
        last = link


def _link(text: str, start: int, end: int) -> str:
    if _RANGE.fullmatch(text, start, end):
        return "range"
    if match := _COMMA.fullmatch(text, start, end):
        return "comma" if match[0].strip() == "," else "range"
    return ""


def _a_year_beside(this: Token, after: Token) -> bool:
    """Tell a year from a dose: "in 2013 and 20 %" against "1900 and 2000 mg"."""
    return _may_be_year(this.number) and after.number < _FIRST_YEAR / 4


def _may_be_year(number: Fraction) -> bool:
    return _FIRST_YEAR <= number <= _LAST_YEAR and number.denominator == 1


def _before(text: str, token: Token) -> Unit | None:
    """Return the unit that stands before a whole number: stage 4, week 3, aged 40."""
    if token.word or token.number.denominator != 1 or token.number > 120:
        return None
    before = text[max(token.start - 32, 0) : token.start].replace("\n", " ")
    if scale := _SCALE.search(before):
        return Unit(Fraction(1), scale[1].lower())
    if _AGE.search(before):
        return UNITS["year"]
    time = _TIME.search(before)
    return UNITS[time[1].lower()] if time else None
