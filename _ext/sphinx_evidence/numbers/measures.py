"""What a figure measures: a p value is no share of people, and "up to 12" is not 12.

Only words right beside a figure count. "95 % CI" is how sure an interval is, and its ends are what may
be; "doubled" multiplies, and neither "2 trials" nor "2 people" says so.
"""

from __future__ import annotations

import re

from sphinx_evidence.model.pattern import pattern

P_VALUE, LEVEL, LIMIT, SPREAD = (
    "a p value",
    "a level of confidence",
    "an end of a confidence interval",
    "a measure of spread",
)
HETEROGENEITY = "a measure of how much trials differ"
#: None of these tells by itself what happened to people.
NO_EFFECT = frozenset((P_VALUE, LEVEL, LIMIT, SPREAD, HETEROGENEITY))
_RATIOS = {
    "o": "an odds ratio",
    "r": "a risk ratio",
    "h": "a hazard ratio",
    "a": "a rate ratio",
    "n": "a ratio",
}
#: One that may be any of them.
RATIO = _RATIOS["n"]
RATIOS = frozenset(_RATIOS.values())
_MIDDLES = {"m": "a mean", "d": "a median"}
MIDDLES = frozenset(_MIDDLES.values())
_CI = r"(?:\b(?:CI|CrI|confidence (?:intervals?|limits?)|credible intervals?|IQR|interquartile range)\b)"
_WORDS = r"[^.;:\d()]"
_IS = r"\s?(?:(?:was|is|were|of|at|below|above|under|over|about)\s){0,2}[=:<>≤≥~]?\s?[-−–+]?$"
_BEFORE = pattern(
    rf"(?P<p>\b[pP](?:[- ][vV]alues?)?\s?(?:[=<>≤≥]|(?:was|is|of|below|under|above|less than)\b)\s?$|\b[pP][- ]?[vV]alues?\b{_WORDS}{{0,20}}[=<>≤≥]?\s?$)|"
    rf"(?P<spread>(?:\b(?:SD|SE|SEM|(?i:standard (?:deviation|error))s?)\b(?:{_IS}|\s?\(?$))|(?:±|\+/-)\s?$)|"
    rf"(?P<differ>\b(?:I\s?(?:²|\^?2|[- ]squared)|tau\s?(?:²|\^?2)|τ²?)(?:{_IS}))|"
    rf"(?P<limit>{_CI}{_WORDS}{{0,24}}[-−–+]?$|{_CI}{_WORDS}{{0,24}}\d[\d.,]*(?:\s?[^\s\d.,;()]{{1,14}}){{0,2}}?\s?(?:to|and|,|–|—|-|−)\s?[-−–+]?$)|"
    r"(?P<ratio>\b(?:(?P<o>OR|(?i:odds ratio))|(?P<r>RR|(?i:(?:relative )?risk ratio|relative risk))|(?P<h>HR|(?i:hazards? ratio))|"
    rf"(?P<a>IRR|(?i:(?:incidence )?rate ratio))|(?P<n>(?i:ratio)))s?\b{_WORDS}{{0,40}}$)|"
    rf"(?P<middle>\b(?:(?P<m>(?i:mean|average))|(?P<d>(?i:median)))\b(?! and\b){_WORDS}{{0,40}}$)"
)
_LEVEL = pattern(r"[\s-]?(?:CI\b|CrI\b|(?:confidence|credible|prediction|compatibility)\b)")
_TIMES_AFTER = pattern(
    r"[-‐‑\s]?fold\b|\stimes\s(?:as|the|that|more|less|fewer|higher|lower|greater|larger|smaller|longer|shorter|likelier|better|worse)\b|"
    r"\stimes\s*(?:$|(?=\d))"
)
_RANGE_AFTER = pattern(
    r"(?:\s?[^\s\d.,;()]{1,14})?(?:\s[a-z]+)?\s?(?:to|and|or|–|—|-|−)\s?[-−–+]?\d"
)
_RANGE_BEFORE = pattern(
    r"\d(?:\s?[^\s\d.,;()]{1,14})?(?:\s[a-z]+)?\s?(?:to|and|or|–|—|-|−)\s?[-−–+]?$|"
    r"\b(?:as (?:little|much|few|many|low|high) as|between|from|(?:could|may|might|can) (?:also )?be|ranged?|ranging|"
    r"(?:at )?(?:least|most)|up to|lower|upper)\b[^.;\d]{0,16}$",
    re.IGNORECASE,
)
#: "Over 12 weeks" is how long longer; "followed up to" limits nothing. An upper level may be told as the most.
_MOST = r"(?<!followed )\bup to|\bat most|\ba maximum of|[<≤]"
_MORE = r"more|longer|older|later|higher|greater|larger|heavier"
_LESS = r"less|fewer|shorter|younger|earlier|lower|smaller|lighter"
_BOUND = pattern(
    rf"(?:(?P<most>{_MOST}|\b(?:no|not) (?:{_MORE}) than|(?<!no )(?<!not )\b(?:{_LESS}) than)|"
    rf"(?P<least>\bat least|\b(?:no|not) (?:{_LESS}) than|\ba minimum of|≥)|"
    rf"(?P<limit>\b(?:upper|maximum|highest|limit|ceiling)\b[^.;:\d()]{{0,40}}|"
    rf"\b(?:over|under|above|below))|"
    rf"(?P<above>(?<!no )(?<!not )\b(?:{_MORE}) than|>))\s?$",
    re.IGNORECASE,
)
_BOUND_AFTER = pattern(
    r"(?:\s[^\W\d_]+){0,2}?\s(?:(?P<most>or (?:less|fewer|shorter|younger|under)|at (?:the )?most|at the maximum)|"
    r"(?P<least>or (?:more|longer|older|over)|at (?:the )?least))\b"
)
_DENIED = pattern(
    r"(?:\s[^\W\d_]+){0,3}?\s(?:(?:did|do|does|had|have|has|were|was|could|would|can|are|is)"
    r"(?:n['’]t|\s(?:not|never|no))|never|without|lacked)\b"
)
#: What takes back what stands beside it, as "not" does.
_TAKEN_BACK = pattern(
    r"\b(?:not|no|never|without|none|nobody|free|fail\w*|lack\w*|stop\w*|avoid\w*)\b|n['’]t\b"
)
_SAID = pattern(r"(?:\s[^\W\d_]+(?:['’]t)?){1,9}")
_FAR = 64


def measure_at(text: str, start: int, stop: int) -> str:
    """Return what a figure states, where that is no effect by itself; empty where nothing says so.

    :param text: its block of text.
    :param start: where the figure starts.
    :param stop: where it ends, with its unit.

    >>> text = "RR 0.85 (95 % CI 0.7 to 0.99, p = 0.03)"
    >>> [measure_at(text, *at) for at in ((3, 7), (9, 13), (17, 20))]
    ['a risk ratio', 'a level of confidence', 'an end of a confidence interval']
    """
    if text[start:stop].rstrip().endswith("%") and _LEVEL.match(text, stop):
        return LEVEL
    found = _BEFORE.search(text[max(start - _FAR, 0) : start].replace("\n", " "))
    if found is None:
        return ""
    if found["ratio"] or found["middle"]:
        names = _RATIOS if found["ratio"] else _MIDDLES
        return next(name for key, name in names.items() if found[key])
    kinds = {"p": P_VALUE, "spread": SPREAD, "differ": HETEROGENEITY, "limit": LIMIT}
    return next(name for key, name in kinds.items() if found[key])


def is_ranged(text: str, start: int, stop: int) -> bool:
    """Tell whether a figure stands as one end of a range, or as what may be: "4 to 20"."""
    before = text[max(start - _FAR, 0) : start].replace("\n", " ")
    return bool(_RANGE_AFTER.match(text, stop) or _RANGE_BEFORE.search(before))


def multiplies(text: str, stop: int) -> bool:
    """Tell whether a number in digits or words says how many times: "3 times as many", "3-fold"."""
    return _TIMES_AFTER.match(text, stop) is not None


def bound_at(text: str, start: int, stop: int = 0) -> str:
    """Return ``most`` before a figure that is the most that was seen, ``least`` or ``above`` before the least,
    and ``limit`` where a word beside it names a limit.

    >>> bound_at("up to 12", 6), bound_at("more than 12", 10), bound_at("no more than 12", 13)
    ('most', 'above', 'most')
    """
    before = text[max(start - _FAR, 0) : start].replace("\n", " ")
    found = _BOUND.search(before) or _BOUND_AFTER.match(text, stop)
    return (found.lastgroup or "") if found else ""


def said_of(text: str, stop: int) -> tuple[str, bool, bool]:
    """Return the words behind a figure, whether they are denied of it, and whether anything is taken back.

    >>> said_of("45 people did not sleep", 2)
    ('people did not sleep', True, True)
    """
    found = _SAID.match(text, stop)
    words = " ".join(found[0].split()).lower() if found else ""
    return words, _DENIED.match(text, stop) is not None, _TAKEN_BACK.search(words) is not None
