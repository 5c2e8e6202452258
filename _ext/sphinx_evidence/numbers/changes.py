"""Whether a figure tells how much something rose or fell, by the words right beside it."""

from __future__ import annotations

import re

_ROSE = (
    "rose|rises?|risen|increas(?:ed?|es|ing)|grew|grow[sn]?|gained|climbed|went up|raised|raises?"
)
_FELL = (
    "fell|falls?|fallen|decreas(?:ed?|es|ing)|dropp?(?:ed|s)?|declin(?:ed?|es)|reduc(?:ed?|es|ing)|"
    "lower(?:ed|s)|went down|shrank|lost|lessened|cut"
)
_MORE = "higher|greater|longer|larger|older|heavier"
_LESS = "lower|less|fewer|shorter|smaller|younger|lighter"
#: Behind the verb, and before the number: "rose on average by about 0.5".
_BY = r"(?:\s[a-z]+){0,3}?\sby(?:\s(?:about|only|nearly|almost|some|at\sleast|up\sto))?\s[+]?$"
_BEFORE = re.compile(rf"\b(?:(?P<up>{_ROSE})|(?P<down>{_FELL})){_BY}", re.IGNORECASE)
_AFTER = re.compile(
    rf"\s(?:points?\s|times\s)?(?:(?P<up>{_MORE})|(?P<down>{_LESS}))\b(?!\sthan\s\d)"
)
_FAR = 60


def change_at(text: str, start: int, stop: int) -> str:
    """Return ``up`` or ``down`` where a figure tells of a change, or an empty string.

    :param text: its block of text.
    :param start: where the figure starts.
    :param stop: where it ends, with its unit.

    >>> change_at("It fell by 12 %", 11, 15), change_at("12 % higher", 0, 4), change_at("12 %", 0, 4)
    ('down', 'up', '')
    """
    signed = text[start : start + 1]
    if signed in ("-", "−", "–"):
        return "down"
    found = _BEFORE.search(text[max(start - _FAR, 0) : start]) or _AFTER.match(text, stop)
    return "" if found is None else "up" if found["up"] else "down"
