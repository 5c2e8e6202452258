"""Figures of everyday life in a text that makes no claim: prices, kitchen measures, warmth, waits."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sphinx_evidence.model.figure import Figure
from sphinx_evidence.model.pattern import pattern

_MONEY = r"(?:euros?|dollars?|cents?|francs?|pence|pennies|EUR|USD|GBP|CHF|[€$£¥])"
_PRICED = pattern(rf"\s?{_MONEY}(?!\w)")
_SIGN_BEFORE = pattern(r"[€$£¥]\s?$")
_KITCHEN = frozenset(
    "spoon teaspoon tablespoon spoonful teaspoonful tablespoonful jar cup glass pot bottle packet bag slice pinch drop"
    " tin box can bowl plate recipe sachet leaf".split()
)
#: What is said of a kitchen or a shop; a figure of a dose stands in no such sentence.
_HOUSEHOLD = pattern(
    r"\b(?:stir\w*|pour\w*|boil\w*|brew\w*|steep\w*|bak(?:e|es|ed|ing)|cook\w*|mix\w*|melt\w*|freez\w+|liquid|solid|fill\w*"
    r"|hold|holds|cut|wash\w*|stor(?:e|es|ed|ing)|keep|keeps|kept|serv(?:e|es|ed|ing)|costs?|price[sd]?|s[eo]lls?|sold|buy|buys|bought"
    r"|shops?|shelf|shelves|recipes?|kitchen|oven|kettle|fridge|bees?|hives?|harvest\w*|sweeten\w*|weighs?)\b",
    re.IGNORECASE,
)
#: Whom or what a figure may be told of, or how much and how often somebody takes.
_OF_PEOPLE = pattern(
    r"\b(?:people|persons?|patients?|adults?|child(?:ren)?|bab(?:y|ies)|infants?|newborns?|wom[ae]n|m[ae]n|volunteers?"
    r"|participants?|trials?|stud(?:y|ies)|reviews?|dos(?:e|es|age)|daily|(?:a|per|each|every) (?:day|night|week|month|morning|evening"
    r"|meal)|times|tak(?:e|es|en|ing)|took|give[ns]?|giving|gave|drinks?|drank|drinking|eats?|ate|eating|swallow\w*|apart|before|body"
    r"|blood|fever|skin|kidneys?|hearts?|risks?|symptoms?|pain|sleep|cough\w*|safe|limit|up to|at most|at least|no more than"
    r"|overdose|toxic|poison\w*)\b",
    re.IGNORECASE,
)
#: Nobody had looked: what says so, and of whom.
_NOT_LOOKED = pattern(
    r"\b(?:nobody|no one|none of us|no (?:\w+ ){0,2}(?:trials?|stud(?:y|ies)|reviews?|reports?|answers?|results?)(?: of \w+| on \w+)?)"
    r" (?:(?:had|has|have|was|were|came|is|are)\b(?: (?:ever|yet|been|out|there))*\s*(?:$|[.,;]|looked|asked|tried|searched|counted"
    r"|measured|tested|studied|published|registered|found|known|begun|started|reported)|looked|asked|tried|searched|counted"
    r"|measured|tested|studied|knew|knows)"
    r"|^we (?:have |had )?(?:looked|searched|read|asked|waited)\b"
    r"|\b(?:nothing|little) (?:was|is|had been|has been) (?:known|found|published|tested|studied|measured|looked at)\b",
    re.IGNORECASE,
)
_TIMES = ("s", "year", "month")
_WARMTH = ("°C", "°F")
_VOLUME = "L"


def needing_source(figures: Iterable[Figure], words: str) -> tuple[Figure, ...]:
    """Return the figures of a sentence that need a source, where it makes no claim and names none.

    :param words: the sentence, without marks.
    """
    if _NOT_LOOKED.search(words):
        return tuple(one for one in figures if one.unit not in _TIMES)
    people = bool(_OF_PEOPLE.search(words))
    household = bool(_HOUSEHOLD.search(words))
    return tuple(one for one in figures if not _is_everyday(one, words, people, household))


def measuring(figures: Iterable[Figure], words: str) -> tuple[Figure, ...]:
    """Return the figures that measure or count people, whatever else the sentence says.

    Where only a title names what a text is about, other numbers may be those of pages, ranks or hours.

    :param words: the sentence, without marks.
    """
    people = bool(_OF_PEOPLE.search(words))
    return tuple(
        one
        for one in figures
        if people
        or one.counts
        or "%" in one.written
        or (one.unit and one.unit not in (*_TIMES, *_WARMTH))
    )


def _is_everyday(figure: Figure, words: str, people: bool, household: bool) -> bool:
    if "%" in figure.written or figure.counts:
        return False
    if not figure.unit and _is_price(figure, words):
        return True
    if people:
        return False
    if figure.unit in _WARMTH:
        return True
    counted = figure.counted.lower()
    singular = (counted, counted.removesuffix("s"), counted.removesuffix("es"))
    measured = figure.unit in (*_TIMES, _VOLUME)
    return household and (measured or not _KITCHEN.isdisjoint(singular))


def _is_price(figure: Figure, words: str) -> bool:
    """Tell whether a figure is told of money wherever it stands."""
    found = [*re.finditer(rf"(?<![\w.,]){re.escape(figure.written)}(?![\w%])", words)]
    return bool(found) and all(
        _PRICED.match(words, one.end()) or _SIGN_BEFORE.search(words[: one.start()])
        for one in found
    )
