"""How much of what was given, and how often: 500 mg of a salt are not 500 mg of what is in it.

Compared is only what both texts name: "300 mg of extract three times a day" is not "300 mg a day", but
"300 mg" may be either.
"""

from __future__ import annotations

import re

from sphinx_evidence.model.pattern import pattern
from sphinx_evidence.numbers.nouns import STOP, singular
from sphinx_evidence.numbers.numerals import WORDS

_TIME = "day|night|week|month|year|hour"
_MANY = {"once": "1", "twice": "2"} | {word: str(value) for word, value in WORDS.items()}
_TIMES = rf"(?:(?P<many>once|twice|(?:\d{{1,2}}|{'|'.join(WORDS)})(?=\stimes))(?:\stimes)?[\s-])"
_OFTEN = pattern(
    r"(?:[^\s\d.,;:()/]{1,6})?(?:\s[^\s\d.,;:()/]+){0,5}?\s?"
    rf"{_TIMES}?(?:(?:(?:an?|per|each|every)\s|/\s?)(?P<time>{_TIME})\b(?!\s(?:old|of age))|"
    r"(?P<ly>daily|nightly|weekly|monthly|yearly)\b(?!\s(?:dose|intake|life|use)))",
    re.IGNORECASE,
)
_LY = {"daily": "day", "nightly": "night", "weekly": "week", "monthly": "month", "yearly": "year"}
#: Units of what is given. A mole of a salt is a mole of what is in it.
_AMOUNTS = frozenset(("g", "L", "IU"))
_OF = pattern(
    r"\s?[^\s\d.,;()]{1,14}(?:\sunits?)?\s(?:of\s(?:an?\s|the\s)?(?P<of>(?:[^\W\d_]+[\s-]?){1,4})|"
    r"(?P<beside>(?:elemental\s)?[^\W\d_]+(?:\s[^\W\d_]+)?))"
)
_SALTS = frozenset(
    "sulfate sulphate citrate gluconate carbonate bicarbonate chloride oxide hydroxide lactate aspartate "
    "glycinate bisglycinate malate threonate taurate orotate pidolate fumarate acetate phosphate picolinate "
    "succinate tartrate hydrochloride bromide iodide ascorbate pantothenate nitrate sulfide fluoride".split()
)
_ELEMENTAL = "elemental"
#: Of these there is so much of anything.
_GENERAL = frozenset(
    "extract powder supplement drug medicine product salt substance compound preparation capsule tablet "
    "solution dose weight body fluid ingredient mixture liquid treatment remedy active substance either "
    "pure day week month placebo free dried dry fresh total added other more it elemental".split()
)


def often_at(text: str, end: int) -> str:
    """Return how often something was, or in which time, as the words behind a number say it.

    :param text: its block of text.
    :param end: where the number ends, before its unit.

    >>> often_at("300 mg of extract three times a day", 3), often_at("4 a year", 1), often_at("300 mg", 3)
    ('3 a day', '1 a year', '')
    """
    found = _OFTEN.match(text, end)
    if found is None:
        return ""
    many = (found["many"] or "1").lower()
    time = (found["time"] or _LY[found["ly"].lower()]).lower()
    return f"{_MANY.get(many, many)} a {time}"


def substance_at(text: str, end: int, unit: str) -> str:
    """Return of what a figure is so much, in the singular; empty where that can't be told.

    :param text: its block of text.
    :param end: where the number ends, before its unit.
    :param unit: base unit of the figure.

    >>> substance_at("500 mg of zinc gluconate a day", 3, "g"), substance_at("500 mg a day", 3, "g")
    ('zinc gluconate', '')
    """
    found = _OF.match(text, end) if unit.partition("/")[0] in _AMOUNTS else None
    if found is None:
        return ""
    words = []
    for word in re.split(r"[\s-]", (found["of"] or found["beside"]).lower()):
        if not word or word in STOP or (words and word.endswith("ed")):
            break
        words.append(singular(word))
    named = found["of"] or _ELEMENTAL in words or not _SALTS.isdisjoint(words)
    return " ".join(words) if named else ""


def other_substance(here: str, there: str) -> bool:
    """Tell whether two names are of two things; a name that can't be told may be any.

    >>> other_substance("zinc", "zinc gluconate"), other_substance("zinc", "zinc, as a salt")
    (True, False)
    >>> other_substance("sugar", "caffeine"), other_substance("tea extract", "extract")
    (True, False)
    """
    if not (here and there):
        return False
    one, other = (frozenset(re.findall(r"[^\W\d_]+", name)) for name in (here, there))
    salts, other_salts = one & _SALTS, other & _SALTS
    plain, other_plain = one - _GENERAL - _SALTS, other - _GENERAL - _SALTS
    if salts and other_salts:
        return salts.isdisjoint(other_salts)
    if not (plain and other_plain):
        return False
    if plain.isdisjoint(other_plain):
        return True
    return bool(salts or other_salts)
