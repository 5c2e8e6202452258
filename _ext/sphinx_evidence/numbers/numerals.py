"""Numbers in digits, in words and in other signs: what finds them, and what each is worth.

In words from zero to a billion ("two hundred and five thousand", "a dozen", "half a dozen"), as
parts ("two thirds", "half of", "every third"), and as changes ("doubled", "tenfold").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache

from sphinx_evidence.model.pattern import pattern

#: Stands for a sign that is a number by itself, such as ½, ⑨ or Ⅷ; its worth is told apart.
SIGN = "\ue001"
_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
WORDS = {word: value for value, word in enumerate(_SMALL)} | {
    word: 10 * (place + 2) for place, word in enumerate(_TENS)
}
_MULTIPLES = {"hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "dozen": 12}
_PARTS = {
    name: place + 2
    for place, name in enumerate(
        "half third quarter fifth sixth seventh eighth ninth tenth".split()
    )
} | {"halve": 2, "twentieth": 20, "hundredth": 100, "thousandth": 1000}
#: What something is multiplied by where it is said to change so.
_CHANGES = {
    "doubl": Fraction(2),
    "halv": Fraction(1, 2),
    "tripl": Fraction(3),
    "trebl": Fraction(3),
    "quadrupl": Fraction(4),
    "quintupl": Fraction(5),
}
_EVERY = {"other": 2, "second": 2} | {n: v for n, v in _PARTS.items() if v > 2 and n != "quarter"}
#: Other writings' letters that are the same to a pattern that knows no capitals.
_ODD_LETTERS = str.maketrans("İıſ", "iis")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
#: Words that may stand for a number, or for a part of one: no block without them holds any.
_NUMERALS = frozenset(WORDS) | _MULTIPLES.keys() | {f"{name}s" for name in _MULTIPLES}
_PART_WORDS = frozenset(_PARTS) | {f"{name}s" for name in _PARTS} | {"halves", "every", "twice"}
_CHANGE_WORD = pattern(rf"\b(?:{'|'.join(_CHANGES)})|fold\b", re.IGNORECASE)

_DIGITS = r"(?:[1-9]\d{0,2}(?:[,'’\u00a0\u202f\u2009]\d{3}){1,6}(?!\d)(?:[.·]\d+)?|\d+(?:[.·]\d+)?|[.·]\d+)"
_TEN = r"\s?[×x]\s?10(?:\^(?P<power>[-−]?\d{1,2})|(?P<raised>⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}))"
_MANY = rf"(?P<many>[\s-](?:{'|'.join(_MULTIPLES)})s?\b)?"
#: "By a third", and not "by a third trial".
_NO_NOUN = (
    r"(?=\s(?:in|with|and|or|but|after|among|when|on|at|over|of|for|by|to|from|within|while|more|less)\b|"
    r"[^\w\s-]|\s*$)"
)
#: "More than half", "by half"; "the second half" and "half an hour" are other things.
_BEFORE_HALF = "|".join(rf"(?<=\b{word}\s)" for word in "than about nearly almost over by".split())

_ONES = "|".join(sorted(_SMALL[1:], key=len, reverse=True))
_BELOW = rf"(?:(?:{'|'.join(_TENS)})(?:[\s-](?:{'|'.join(_SMALL[1:10])})\b)?|(?:{_ONES}))"
_NO_MORE = rf"(?![\s-](?:{'|'.join(_MULTIPLES)})\b)"
_A = r"half[\s-]an?|an?"
_REST = rf"(?:\s(?:and\s)?{_BELOW}\b{_NO_MORE})?"
_HUNDRED = rf"(?:(?:{_A}|{_ONES})[\s-])?hundred\b{_REST}"
_BIG = (
    rf"(?:(?:{_A}|{_HUNDRED}|{_BELOW})[\s-])?(?:thousand|million|billion|dozen)\b"
    rf"(?:\s(?:and\s)?(?:{_HUNDRED}|{_BELOW}\b)(?:[\s-]thousand\b|{_NO_MORE})|,\s{_HUNDRED}){{0,2}}"
)
_WORD = rf"(?:{_BELOW}\sand\sa\shalf|{_BIG}|{_HUNDRED}|{_BELOW}|zero)"
_HOW_MANY = rf"an?|{'|'.join(_SMALL[1:10])}"

_IN_DIGITS = (
    rf"(?P<whole>\d+\s?)?(?P<sign>{SIGN})|"
    rf"(?P<digits>{_DIGITS})(?:{_TEN}|[eE](?P<exponent>[-+]?\d{{1,2}})(?![\d\w])|"
    rf"(?P<to_the>⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]{{1,2}})|\u2044(?P<below>\d{{1,4}}))?{_MANY}"
)
#: A number: in digits, in words, as a part ("two thirds"), as a change ("doubled", "tenfold").
_NUMBER = pattern(
    rf"(?P<part>(?<=\bby\s)(?:an?|one)\s(?P<by_part>{'|'.join(_PARTS)})\b{_NO_NOUN}|"
    rf"(?P<how_many>\b(?:{_HOW_MANY})(?:\s|-))"
    rf"(?P<part_name>{'|'.join(name for name in _PARTS if name not in ('half', 'halve'))})s?\b"
    rf"(?=(?P<of>\s+of\b)?)|\b(?:(?:an?|one)[\s-])?half\b(?=\s(?:of|the|as)\b)|"
    rf"(?P<halves>\b(?:two|three)\shalves\b)|(?:{_BEFORE_HALF})half\b(?!-|\sway|\san?\b))|"
    rf"(?P<change>\b(?P<stem>{'|'.join(_CHANGES)})(?:e[sd]?|ing|y)\b(?!-|\s(?:blind|vision|dummy|bond|helix|bed|room|check))|"
    rf"\btwice\b(?=\s(?:as|the)\b)|(?:\b(?P<fold>{_BELOW}|hundred|thousand)|\bmani)-?fold\b)|"
    rf"\bevery\s(?P<every>{'|'.join(_EVERY)})\b(?=\s[a-z])|"
    rf"\b(?P<vague>{'|'.join(_MULTIPLES)})s\b|{_IN_DIGITS}|"
    rf"\b(?P<word>{_WORD})\b",
    re.IGNORECASE,
)
#: The same for a text without words of number, as most are: this one is soon compiled. It has the
#: groups of words too, in what matches nothing.
_NO_WORDS = "|".join(f"(?P<{group}>(?!))" for group in ("part", "change", "every", "vague", "word"))
_DIGITS_ALONE = pattern(rf"{_IN_DIGITS}|{_NO_WORDS}", re.IGNORECASE)
_SMALL_WORD = pattern(r"[a-z]+")
_LONGEST = 60


@lru_cache(maxsize=64)  # a text of a box is read for what it states and for what it proves
def may_hold_words(text: str) -> bool:
    """Tell whether a text may hold a number in words, a part or a change."""
    plain = text if text.isascii() else text.translate(_ODD_LETTERS)
    words = _SMALL_WORD.findall(plain.lower())
    numerals = not _NUMERALS.isdisjoint(words) or not _PART_WORDS.isdisjoint(words)
    return numerals or _CHANGE_WORD.search(plain) is not None


def numbers_in(text: str, words: bool) -> Iterator[re.Match[str]]:
    """Yield the numbers of a text from left to right, as `number_of` takes them.

    :param words: what `may_hold_words` says of the text.
    """
    return (_NUMBER if words else _DIGITS_ALONE).finditer(text)


def number_of(match: re.Match[str], signs: dict[int, Fraction]) -> Fraction | None:
    """Return what a match of `numbers_in` is worth; None where that is no sensible number.

    :param signs: what the signs are worth that stand for a number by themselves, by their place.
    """
    if match["part"]:
        return _part(match)
    if match["change"]:
        return _change(match)
    if match["every"]:
        return Fraction(1, _EVERY[match["every"].lower()])
    if match["vague"]:
        return Fraction(_MULTIPLES[match["vague"].lower()])
    if match["sign"]:
        return signs[match.start("sign")] + int((match["whole"] or "0").strip())
    return _in_words(match["word"]) if match["word"] else _in_digits(match)


def _in_digits(match: re.Match[str]) -> Fraction | None:
    digits = re.sub(r"[^\d.]", "", match["digits"].replace("·", "."))
    if len(digits) > _LONGEST:
        return None
    value = Fraction(digits)
    if match["below"]:
        return value / int(match["below"]) if int(match["below"]) else None
    if match["to_the"]:
        power = int(match["to_the"].translate(_RAISED).rstrip("-") or 1)
        return value**power if value and len(digits) < 6 else None
    raised = match["power"] or match["exponent"] or (match["raised"] or "").translate(_RAISED)
    value *= Fraction(10) ** int((raised or "0").replace("−", "-"))
    return value * _MULTIPLES.get((match["many"] or "").strip(" -\n").lower().rstrip("s"), 1)


def _in_words(words: str) -> Fraction:
    total = current = Fraction(0)
    for word in re.findall(r"[a-z]+", words.lower()):
        if word in WORDS:
            current += WORDS[word]
        elif word == "half":
            current += Fraction(1, 2)
        elif word in ("hundred", "dozen"):
            current = (current or Fraction(1)) * _MULTIPLES[word]
        elif word in _MULTIPLES:
            total, current = total + (current or 1) * _MULTIPLES[word], Fraction(0)
    return total + current


def _change(match: re.Match[str]) -> Fraction | None:
    if match["stem"]:
        return _CHANGES[match["stem"].lower()]
    if match["fold"]:
        return _in_words(match["fold"])
    return Fraction(2) if match["change"].lower() == "twice" else None


def _part(match: re.Match[str]) -> Fraction | None:
    if match["halves"]:
        return Fraction(WORDS[match["halves"].split()[0].lower()], 2)
    if match["by_part"]:
        return Fraction(1, _PARTS[match["by_part"].lower()])
    if not match["part_name"]:
        return Fraction(1, 2)
    how_many, name = match["how_many"].strip(" -\n\t").lower(), match["part_name"].lower()
    if how_many in ("a", "an", "one"):
        # "a third weighs", "a fifth trial": an ordinal, unless something is parted
        return Fraction(1, _PARTS[name]) if match["of"] or name == "quarter" else None
    return Fraction(WORDS[how_many], _PARTS[name])
