"""Reading figures out of text.

A figure is a number that tells how much or how many: counts, shares, ratios, intervals, doses,
levels, times; in digits, and in words from two on ("two trials", "a quarter", "half of",
"two thirds"). "One" is a figure only before a unit ("one gram"), for else it is mostly a pronoun.
"Stage 4" and "grade 3" are figures whose unit is the scale; "week 3" is 3 weeks and "aged 40" 40
years.

No figure: what `masks` blanks out; a number in a name (B6, CO2, 7H2O, omega-3, 3,4-diaminopyridine,
12-lead); an ordinal (first, 2nd, a third); once, twice, both, a few; what a text counts of itself
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
from typing import NamedTuple

from sphinx_evidence.figures.figure import Figure
from sphinx_evidence.figures.masks import mask
from sphinx_evidence.figures.numerals import NUMBER, WORDS, number_of
from sphinx_evidence.figures.units import UNITS, Unit, read_unit

_NO_DIGIT = re.compile(r"[^\d½¼¾⅓⅔]*")
_WORD = re.compile(r"[a-z]+")
_NUMERALS = frozenset(WORDS) | {"half", "third", "quarter", "thirds", "fifth", "tenth"}
_PLAIN = Unit(Fraction(1), "")
_RANGE = re.compile(r"\s*(?:to|and|or|–|—|--?|−|±|\+/-|against|versus|vs\.?)\s*", re.IGNORECASE)
_COMMA = re.compile(r"\s*(?:,\s*(?:and|or)?|,?\s*then)\s*", re.IGNORECASE)
_OUT_OF = re.compile(
    r"\s*(?:(?:out\s+)?of(?:\s+the|\s+every|\s+each)?|in(?:\s+every)?|per|/)\s*", re.IGNORECASE
)
_SCALE = re.compile(r"\b(stage|grade)s?\s$", re.IGNORECASE)
_AGE = re.compile(r"\b(?:aged?)\s$", re.IGNORECASE)
_TIME = re.compile(
    r"(?:^|[(]|\b(?:in|on|at|by|until|from|to|after|before|through|of|and|or)\s)"
    r"(day|week|month|year)s?\s$",
    re.IGNORECASE,
)
_STUDIES = re.compile(
    r"\s(?:[a-z]+\s)?(?:trial|stud(?:y|ie)|report|review|source|article|paper|guideline)s?\b",
    re.IGNORECASE,
)
_ONE_IN = re.compile(rf"\s+in\s+(?:every\s+)?(?:\d|(?:{'|'.join(WORDS)})\b)", re.IGNORECASE)
_COUNTED = "patient|person|people|participant|adult|child|volunteer|subject|case|trial|study|centre"
_NAME_GOES_ON = re.compile(
    rf"(?![-‐‑]?fold|x\b|[-‐‑](?:{_COUNTED}|point|item|dose|arm|group|country)\b)[-‐‑]?[^\W\d_]"
)
#: What a text counts of itself or of its thoughts: "two ways", "for three reasons".
_OWN_PARTS = re.compile(
    r"\s(?:other\s|main\s|different\s)?(?:way|reason|kind|sort|thing|question|word|name|side|"
    r"aspect|answer|example|meaning|idea|hand|option|fact|problem|claim|box|page|sentence|line|"
    r"table|column|figure|number)(?:e?s)\b",
    re.IGNORECASE,
)
_POINTER = re.compile(r"\b(?:the|these|those|all|them)\s$", re.IGNORECASE)
_YEAR_LIKE = range(1800, 2100)


class _Token(NamedTuple):
    """A number and the unit of its own."""

    start: int
    end: int  #: Where the number ends.
    stop: int  #: Where its unit ends.
    number: Fraction
    unit: Unit | None
    word: bool


def read_figures(text: str, *, ones: bool = False) -> tuple[tuple[Figure, int, int], ...]:
    """Return the figures of a text, each with where it starts and ends.

    :param text: one block of text: a paragraph, a cell, a finding.
    :param ones: take "one" for a figure wherever it stands, as is right for what traces others.
    """
    if _NO_DIGIT.fullmatch(text) and _NUMERALS.isdisjoint(_WORD.findall(text.lower())):
        return ()  # as most blocks of prose are
    tokens = list(_tokens(mask(text), ones))
    units = _units(text, tokens)
    found = []
    place = 0
    while place < len(tokens):
        shared = _share(text, tokens, units, place)
        step = 2 if shared else 1
        start, stop = tokens[place].start, tokens[place + step - 1].stop
        figure = shared or _figure(text, tokens[place], units[place])
        written = " ".join(text[start:stop].split())
        found.append((figure._replace(written=written), start, stop))
        place += step
    return tuple(found)


def _figure(text: str, token: _Token, unit: Unit) -> Figure:
    return Figure(
        "",
        str(token.number),
        str(token.number * unit.scale),
        unit.base,
        of_studies=token.word and not unit.base and bool(_STUDIES.match(text, token.stop)),
    )


def _share(text: str, tokens: list[_Token], units: list[Unit], place: int) -> Figure | None:
    """Return "23 of 100" as one figure; None where two tokens are not that."""
    if units[place : place + 2] != [_PLAIN, _PLAIN]:
        return None
    part, whole = tokens[place], tokens[place + 1]
    between = _OUT_OF.fullmatch(text, part.stop, whole.start)
    if not between or not 0 <= part.number <= whole.number:
        return None
    one_in = part.number == 1 and between[0].strip().lower().startswith("in")
    if not one_in and not re.fullmatch("10+", str(whole.number)):
        return None
    counts = (str(part.number), str(whole.number))
    return Figure("", counts[0], str(part.number / whole.number), counts=counts)


# -- tokens ------------------------------------------------------------------------------------


def _tokens(text: str, ones: bool) -> Iterator[_Token]:
    end = 0
    for match in NUMBER.finditer(text):
        if match.start() < end:  # inside the unit of the last one
            continue
        number = number_of(match)
        if number is None or _in_name(text, match):
            continue
        found = read_unit(text, match.end())
        word = bool(match["word"] or match["part"])
        if not found and (_goes_on_as_name(text, match.end()) or _pronoun(text, match, ones)):
            continue
        start = match.start()
        if not word and (sign := _sign(text, start)):
            start, number = start - 1, -number if sign < 0 else number
        end = found[0] if found else match.end()
        yield _Token(start, match.end(), end, number, found[1] if found else None, word)


def _pronoun(text: str, match: re.Match[str], ones: bool) -> bool:
    """Tell whether a number in words counts nothing: "tells of one", "the two", "two ways"."""
    if not match["word"] or match["words_many"]:
        return False
    if match["word"].lower() == "one":
        return not ones and not _ONE_IN.match(text, match.end())
    if _OWN_PARTS.match(text, match.end()):
        return True
    alone = not re.match(r"\s+[\w(]", text[match.end() : match.end() + 9])
    return alone and bool(_POINTER.search(text[max(match.start() - 9, 0) : match.start()]))


def _in_name(text: str, match: re.Match[str]) -> bool:
    """Tell whether letters stand right before a number: B6, omega-3, 10^9."""
    before = text[max(match.start() - 2, 0) : match.start()]
    if match["word"] or match["part"]:
        return before[-1:] in ("-", "‑") and before[:1].isalpha()
    if before[-1:].isalpha() or before[-1:] in ("_", "^"):
        return True
    return before[-1:] in ("-", "‐", "‑") and before[:1].isalpha()


def _goes_on_as_name(text: str, end: int) -> bool:
    """Tell whether letters stand right behind a number: 7H2O, 2nd, 12-lead; not 60-patient."""
    return bool(_NAME_GOES_ON.match(text, end))


def _sign(text: str, start: int) -> int:
    """Return the sign before a number, or 0; what stands behind another number is no sign."""
    sign = text[start - 1] if start else ""
    if sign not in ("-", "−", "–", "+"):
        return 0
    before = text[: start - 1]
    if before and not (before[-1].isspace() or before[-1] in "([=<>≤≥:,;/~"):
        return 0
    last = before.rstrip()[-1:]
    if sign != "−" and (last.isdigit() or last in ("%", "°")):
        return 0
    return 1 if sign == "+" else -1


# -- units -------------------------------------------------------------------------------------


def _units(text: str, tokens: list[_Token]) -> list[Unit]:
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


def _lists(text: str, tokens: list[_Token]) -> Iterator[range]:
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


def _a_year_beside(this: _Token, after: _Token) -> bool:
    """Tell a year from a dose: "in 2013 and 20 %" against "1900 and 2000 mg"."""
    return this.number in _YEAR_LIKE and after.number < min(_YEAR_LIKE) / 4


def _before(text: str, token: _Token) -> Unit | None:
    """Return the unit that stands before a whole number: stage 4, week 3, aged 40."""
    if token.word or token.number.denominator != 1 or token.number > 120:
        return None
    before = text[max(token.start - 20, 0) : token.start].replace("\n", " ")
    if scale := _SCALE.search(before):
        return Unit(Fraction(1), scale[1].lower())
    if _AGE.search(before):
        return UNITS["year"]
    time = _TIME.search(before)
    return UNITS[time[1].lower()] if time else None
