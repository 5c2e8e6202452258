"""Numbers in text that are figures: not those in names, and not "one" or "two" as pronouns."""

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from sphinx_evidence.model.pattern import pattern
from sphinx_evidence.numbers.numerals import WORDS, may_hold_words, number_of, numbers_in
from sphinx_evidence.numbers.units import Unit, read_unit
from sphinx_evidence.numbers.unknown_units import unknown_unit

_ONE_IN = pattern(rf"\s+in\s+(?:every\s+)?(?:\d|(?:{'|'.join(WORDS)})\b)", re.IGNORECASE)
_POINTER = pattern(r"\b(?:the|these|those|all|them)\s$", re.IGNORECASE)
#: Each comparison has two: "the two arms were alike", "the higher of two doses".
_TWO_ARMS = pattern(r"\s(?:arm|group)s\b", re.IGNORECASE)
_OF_TWO = pattern(
    r"\b(?:higher|lower|larger|smaller|longer|shorter|greater|better|older|newer|either|neither|one|each)\sof\s(?:the\s)?$",
    re.IGNORECASE,
)
_COUNTED = "patient|person|people|participant|adult|child|volunteer|subject|case|trial|study|centre"
_NAME_GOES_ON = pattern(
    rf"(?![-‐‑]?fold|x\b|[-‐‑](?:{_COUNTED}|point|item|dose|arm|group|country)\b)[-‐‑]?[^\W\d_]"
)
_SMALL_LETTERS = pattern(r"(?<![^\W\d_])[a-z]{1,2}$")
#: What a text counts of itself or of its thoughts: "two ways", "for three reasons".
_OWN_PARTS = pattern(
    r"\s(?:other\s|main\s|different\s)?(?:way|reason|kind|sort|thing|question|word|name|side|"
    r"aspect|answer|example|meaning|idea|hand|option|fact|problem|claim|box|page|sentence|line|"
    r"table|column|figure|number)(?:e?s)\b",
    re.IGNORECASE,
)


class Token(NamedTuple):
    """A number and the unit of its own."""

    start: int
    end: int  #: Where the number ends.
    stop: int  #: Where its unit ends.
    number: Fraction
    unit: Unit | None
    word: bool
    times: bool = False  #: Does it multiply, as "doubled" does?


def tokens_of(text: str, signs: dict[int, Fraction], ones: bool) -> Iterator[Token]:
    """Yield the numbers of a text in which `masks.mask` has blanked out what is no figure.

    :param signs: what the signs are worth that stand for a number, by their place.
    :param ones: take "one" for a figure wherever it stands.
    """
    end = 0
    for match in numbers_in(text, words=may_hold_words(text)):
        if match.start() < end:  # inside the unit of the last one
            continue
        number = number_of(match, signs)
        word = not (match["digits"] or match["sign"])
        # "Doubled" tells by how much, and no unit goes with it.
        bare = match["change"] or match["every"]
        found = None if bare else read_unit(text, match.end())
        if number is None or (not bare and _in_name(text, match, united=found is not None)):
            continue
        if match["vague"]:
            found = match.end(), Unit(Fraction(1), match[0].lower())
        elif not (found or word):
            unknown = unknown_unit(text, match.end())
            found = (unknown[0], Unit(Fraction(1), unknown[1])) if unknown else None
        if not (found or bare) and (
            _goes_on_as_name(text, match.end()) or _pronoun(text, match, ones)
        ):
            continue
        start = match.start()
        if not word and (sign := _sign(text, start)):
            start, number = start - 1, -number if sign < 0 else number
        end = found[0] if found else match.end()
        times = bool(match["change"])
        yield Token(start, match.end(), end, number, found[1] if found else None, word, times)


def _pronoun(text: str, match: re.Match[str], ones: bool) -> bool:
    """Tell whether a number in words counts nothing: "tells of one", "the two", "two ways"."""
    if not match["word"] or " " in match["word"]:
        return False
    if match["word"].lower() == "one":
        return not ones and not _ONE_IN.match(text, match.end())
    if _OWN_PARTS.match(text, match.end()):
        return True
    before = text[max(match.start() - 24, 0) : match.start()]
    two = match["word"].lower() == "two"
    if two and _OF_TWO.search(before):
        return True
    alone = not re.match(r"\s+[\w(]", text[match.end() : match.end() + 9])
    return (alone or (two and bool(_TWO_ARMS.match(text, match.end())))) and bool(
        _POINTER.search(before)
    )


def _in_name(text: str, match: re.Match[str], *, united: bool) -> bool:
    """Tell whether letters stand right before a number: B6, omega-3, 10^9.

    A number with decimals or a unit is no part of a name ("RR-0.03", "risk-97 %"), nor is one
    behind one or two small letters, as in "n97".
    """
    before = text[max(match.start() - 16, 0) : match.start()]
    if match["word"] or match["part"]:
        return before[-1:] in ("-", "‑") and before[-2:-1].isalpha()
    if before[-1:] in ("_", "^"):
        return True
    decimal = bool(match["digits"]) and not match["digits"].isdigit()
    if before[-1:].isalpha():
        return not _SMALL_LETTERS.search(before) or (decimal and match[0][0] in ".·")
    named = before[-1:] in ("-", "‐", "‑") and before[-2:-1].isalpha()
    return named and not decimal and not united


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
