"""How much of what was given, and how often: 500 mg of a salt are not 500 mg of what is in it.

Compared is only what both texts name: "300 mg of extract three times a day" is not "300 mg a day", but
"300 mg" may be either.
"""

from __future__ import annotations

import re

from sphinx_evidence.model.figure import PLAIN, Aspects
from sphinx_evidence.model.pattern import pattern
from sphinx_evidence.numbers import measures
from sphinx_evidence.numbers.numerals import WORDS
from sphinx_evidence.numbers.rise_or_fall import side_at

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
SALTS = frozenset(
    "sulfate sulphate citrate gluconate carbonate bicarbonate chloride oxide hydroxide lactate aspartate "
    "glycinate bisglycinate malate threonate taurate orotate pidolate fumarate acetate phosphate picolinate "
    "succinate tartrate hydrochloride bromide iodide ascorbate pantothenate nitrate sulfide fluoride".split()
)
_ELEMENTAL = "elemental"


def aspects_at(text: str, start: int, end: int, stop: int, unit: str, *, times: bool) -> Aspects:
    """Return what the words beside a figure say that it is.

    :param text: its block of text, in English.
    :param start: where the figure starts.
    :param end: where its number ends.
    :param stop: where it ends, with its unit.
    :param unit: base unit of it.
    :param times: is it a word that multiplies, such as "doubled"?
    """
    found = Aspects(
        measures.measure_at(text, start, stop),
        measures.is_ranged(text, start, stop),
        times or (not unit and measures.multiplies(text, end)),
        measures.bound_at(text, start, stop),
        often_at(text, end),
        substance_at(text, end, unit),
        side_at(text, start),
        *(measures.said_of(text, stop) if not unit else ("", False, False)),
        not any(letter.isalpha() for letter in text[:start] + text[stop:]),
    )
    return PLAIN if found == PLAIN else found


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
    """Return of what a figure is so much, as written; empty where that can't be told.

    :param text: its block of text.
    :param end: where the number ends, before its unit.
    :param unit: base unit of the figure.

    >>> substance_at("500 mg of zinc gluconate a day", 3, "g"), substance_at("500 mg a day", 3, "g")
    ('zinc gluconate a day', '')
    """
    found = _OF.match(text, end) if unit.partition("/")[0] in _AMOUNTS else None
    if found is None:
        return ""
    words: list[str] = []
    for word in re.split(r"[\s-]", (found["of"] or found["beside"]).lower()):
        if not word or (words and word.endswith("ed")):
            break
        words.append(word)
    named = found["of"] or _ELEMENTAL in words or not SALTS.isdisjoint(words)
    return " ".join(words) if named else ""
