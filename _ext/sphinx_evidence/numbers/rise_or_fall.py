"""Whether a figure tells how much something rose or fell, by the words right beside it."""

from __future__ import annotations

import re

from sphinx_evidence.model.pattern import pattern

ROSE = (
    "rose|rises?|risen|increas(?:ed?|es|ing)|grew|grow[sn]?|gained|climbed|went up|raised|raises?"
)
FELL = (
    "fell|falls?|fallen|decreas(?:ed?|es|ing)|dropp?(?:ed|s)?|declin(?:ed?|es)|reduc(?:ed?|es|ing)|"
    "lower(?:ed|s)|went down|shrank|lost|lessened|cut"
)
TURNED = rf"{ROSE}|{FELL}|halved?|doubled|improved|worsened"
RISE = "rise|increase|gain|growth"
FALL = "fall|drop|decrease|decline|reduction|loss"
_MORE = "higher|greater|longer|larger|older|heavier"
_LESS = "lower|less|fewer|shorter|smaller|younger|lighter"
#: Behind the verb, and before the number: "rose on average by about 0.5", "fell 3 %", "fell from 5 to 3".
_BY = r"(?:(?:\s[a-z]+){0,3}?\sby|(?:\s(?:up|down))?(?:\sfrom\s[\d.,]+(?:\s?[^\s\d]{1,6})?)?\sto|\sfrom|)"
_IN_ALL = r"(?:\sin(?:\s[a-z]+){1,4}?)?\s(?:of|by)"
_ABOUT = r"(?:\s(?:about|only|nearly|almost|some|around|roughly|at\sleast|up\sto))?\s[+]?$"
_BEFORE = pattern(
    rf"\b(?:(?:(?P<up>{ROSE})|(?P<down>{FELL})){_BY}|"
    rf"(?:(?P<a_rise>{RISE})|(?P<a_fall>{FALL})){_IN_ALL}|"
    rf"(?:(?P<more>{_MORE})|(?P<less>{_LESS})|(?P<better>better|improved)|(?P<worse>worse|worsened))\sby){_ABOUT}",
    re.IGNORECASE,
)
_AFTER = pattern(
    # "3 years older", and not "12 older women"
    r"\s(?:points?\s|times\s)?(?!(?:older|younger)\s(?!(?:than|in|with|on|at|when|and)\b)[a-z])"
    rf"(?:(?P<up>{_MORE})|(?P<down>{_LESS}))\b(?!\sthan\s\d)|"
    # "4 points better", "12 minutes sooner"; "12 weeks later" may be when
    r"\s(?:points?\s)?(?:(?P<better>better)|(?P<worse>worse)|(?P<sooner>sooner|earlier|faster|quicker)|"
    r"(?P<later>later|slower))\b(?!\sthan\s\d)|"
    # "5 % more cramps"; "fell by 5 points more with tea" tells of a fall.
    r"\s(?P<more>more)\s(?!(?:than|with|without|of|in|on|at|after|or|and|from|for|to|by|when|if)\b)[a-z]"
)
_UP = ("up", "a_rise", "more")
#: What is better may be more or less.
_QUALITY = ("better", "worse", "sooner", "later")
_FAR = 60
#: Where something started and where it ended: "fell from 40 to 28".
_MOVED = rf"\b(?:{TURNED}|went|came|moved|changed|lengthened|shortened)\b(?:\s[^\W\d_]+){{0,3}}?"
_SIDE = pattern(
    rf"(?P<from>{_MOVED}\sfrom\s$)|(?P<to>{_MOVED}(?:\sfrom\s[\d.,]+(?:\s?[^\s\d.,;()]{{1,14}})?)?\sto\s$)",
    re.IGNORECASE,
)


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
    if found is None:
        return ""
    if found.lastgroup in _QUALITY:
        return found.lastgroup
    return "up" if found.lastgroup in _UP else "down"


def side_at(text: str, start: int) -> str:
    """Return ``from`` or ``to`` where a figure is the start or the end of a change.

    >>> side_at("It fell from 40 to 28", 13), side_at("It fell from 40 to 28", 19), side_at("1 to 4", 5)
    ('from', 'to', '')
    """
    found = _SIDE.search(text[max(start - _FAR, 0) : start].replace("\n", " "))
    return (found.lastgroup or "") if found else ""
