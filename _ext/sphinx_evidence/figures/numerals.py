"""Numbers in digits and in words: the pattern that finds them, and what each is worth."""

from __future__ import annotations

import re
from fractions import Fraction

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
WORDS = {word: value for value, word in enumerate(_SMALL)} | {
    word: 10 * (place + 2) for place, word in enumerate(_TENS)
}
_MULTIPLES = {"hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9}
_PARTS = {"half": 2, "halve": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
_VULGAR = {"½": "1/2", "¼": "1/4", "¾": "3/4", "⅓": "1/3", "⅔": "2/3"}
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")

_DIGITS = (
    r"(?:[1-9]\d{0,2}(?:[,'’\u00a0\u202f\u2009]\d{3}){1,6}(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)"
)
_TEN = r"\s?[×x]\s?10(?:\^(?P<power>[-−]?\d{1,2})|(?P<raised>⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}))"
#: "More than half", "by half"; "the second half" and "half an hour" are other things.
_BEFORE_HALF = "|".join(rf"(?<=\b{word}\s)" for word in "than about nearly almost over by".split())
_WORD = rf"(?:{'|'.join(_TENS)})(?:-(?:{'|'.join(_SMALL[1:10])}))?|{'|'.join(_SMALL)}"

#: A number: in digits, in words, or as a part ("two thirds", "a quarter", "half of").
NUMBER = re.compile(
    rf"(?P<part>(?P<how_many>\b(?:an?|one|two|three|four)(?:\s|-))"
    rf"(?P<part_name>quarter|third|fifth|tenth)s?\b(?=(?P<of>\s+of\b)?)|"
    rf"\b(?:(?:an?|one)[\s-])?half\b(?=\s(?:of|the|as)\b)|"
    rf"(?:{_BEFORE_HALF})half\b(?!-|\sway|\san?\b)|[½¼¾⅓⅔])|"
    rf"(?P<digits>{_DIGITS})(?:{_TEN}|[eE](?P<exponent>[-+]?\d{{1,2}})(?![\d\w])|"
    rf"(?P<ten>(?<=\b10)⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]{{1,2}}))?(?P<many>\s(?:{'|'.join(_MULTIPLES)})\b)?|"
    rf"\b(?P<word>{_WORD})\b(?P<words_many>\s(?:{'|'.join(_MULTIPLES)})\b)?",
    re.IGNORECASE,
)
_LONGEST = 60


def number_of(match: re.Match[str]) -> Fraction | None:
    """Return what a match of `NUMBER` is worth; None where that is no sensible number."""
    if match["part"]:
        return _part(match)
    if match["word"]:
        tens, _, ones = match["word"].lower().partition("-")
        value = Fraction(WORDS[tens] + WORDS.get(ones, 0))
        return value * _MULTIPLES.get((match["words_many"] or "").strip().lower(), 1)
    digits = re.sub(r"[^\d.]", "", match["digits"])
    if len(digits) > _LONGEST:
        return None
    if match["ten"]:
        return Fraction(10) ** int(match["ten"].translate(_RAISED))
    raised = match["power"] or match["exponent"] or (match["raised"] or "").translate(_RAISED)
    value = Fraction(digits) * Fraction(10) ** int((raised or "0").replace("−", "-"))
    return value * _MULTIPLES.get((match["many"] or "").strip().lower(), 1)


def _part(match: re.Match[str]) -> Fraction | None:
    if match[0] in _VULGAR:
        return Fraction(_VULGAR[match[0]])
    if not match["part_name"]:
        return Fraction(1, 2)
    how_many, name = match["how_many"].strip(" -\n\t").lower(), match["part_name"].lower()
    if how_many in ("a", "an", "one"):
        # "a third weighs", "a fifth trial": an ordinal, unless something is parted
        return Fraction(1, _PARTS[name]) if match["of"] or name == "quarter" else None
    return Fraction(WORDS[how_many], _PARTS[name])
