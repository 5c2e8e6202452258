"""Where two figures of one value are told as two things."""

from __future__ import annotations

import re
from itertools import takewhile

from sphinx_evidence.model.figure import Aspects, Figure, Told
from sphinx_evidence.numbers import measures
from sphinx_evidence.numbers.given import SALTS
from sphinx_evidence.numbers.nouns import KINDS_OF, STOP, is_known, singular

#: Of these there is so much of anything.
_GENERAL = frozenset(
    "extract powder supplement drug medicine product salt substance compound preparation capsule tablet "
    "solution dose weight body fluid ingredient mixture liquid treatment remedy active substance either "
    "pure day week month placebo free dried dry fresh total added other more it elemental".split()
)
_OF_STUDIES = frozenset(("people", "trial", "paper", "review", "report"))
#: Words that say nothing of what was not so.
_SMALL = frozenset(
    "a an the of in on at to with and or by for from as did do does had have has were was could would "
    "can are is be been not never no without lacked than after during".split()
)
_BOUNDS = {"most": "the most", "least": "the least", "above": "what was passed"}


def told_otherwise(figure: Figure, told: Told) -> tuple[str, str] | None:
    """Return as what a source tells a figure, and as what a text does, where the two differ."""
    here, there = figure.aspects, told.aspects
    if here is there or figure.typed:
        return None
    return (
        _measure(here, there)
        or _multiple(figure, told)
        or _bound(here, there)
        or _side(here, there)
        or _denied(here, there)
        or _given(here, there)
    )


def _measure(here: Aspects, there: Aspects) -> tuple[str, str] | None:
    """Tell a p value, how sure an interval is and where it ends from what happened to people."""
    one, other = here.measure, there.measure
    if one == other or not other:
        return None
    if other in measures.NO_EFFECT:
        as_range = other == measures.LIMIT and (here.ranged or here.bound)
        return None if as_range else (other, one or "what was seen")
    for kind in (measures.RATIOS - {measures.RATIO}, measures.MIDDLES):
        if one in kind and other in kind:
            return other, one
    return None


def _multiple(figure: Figure, told: Told) -> tuple[str, str] | None:
    """Tell "doubled" from "2 trials"; a ratio of 2, and a fall by half, may be told so."""
    here, there = figure.aspects, told.aspects
    if here.times and not there.times:
        fell = told.change == "down" and told.value == "1/2"
        ratio = there.measure in measures.RATIOS or there.measure == measures.LIMIT
        if not (ratio or there.alone or fell):
            return (told.counted and f"a number of {told.counted}") or "a number", "how many times"
    if (
        there.times
        and not here.times
        and _OF_STUDIES.intersection(KINDS_OF.get(singular(figure.counted), ()))
    ):
        return "how many times", f"a number of {figure.counted}"
    return None


def _bound(here: Aspects, there: Aspects) -> tuple[str, str] | None:
    """Tell "up to 12" from "12" and from "at least 12"; what is told of less may be told of more."""
    one, other = here.bound, there.bound
    if one == other or "limit" in (one, other):
        return None
    if "most" in (one, other) and one and other:
        return _BOUNDS[other], _BOUNDS[one]
    if other == "most" and not (here.ranged or here.alone):
        return _BOUNDS[other], "what was seen"
    if one == "above" and not other and not there.ranged:
        return "what was seen", _BOUNDS[one]
    return None


def _side(here: Aspects, there: Aspects) -> tuple[str, str] | None:
    """Tell where a change started from where it ended."""
    sides = {"from": "where it started", "to": "where it ended"}
    if here.side and there.side and here.side != there.side:
        return sides[there.side], sides[here.side]
    return None


def _denied(here: Aspects, there: Aspects) -> tuple[str, str] | None:
    """Tell "45 did not sleep through" from "45 slept through"; "45 stayed awake" is another way to say it."""
    if there.denied and not here.taken_back:
        both = set.intersection(
            *({*map(singular, text.split())} for text in (here.said, there.said))
        )
        if any(not is_known(word) for word in both - _SMALL):
            return "what was not so", "what was"
    return None


def _given(here: Aspects, there: Aspects) -> tuple[str, str] | None:
    one, other = (aspects.often.replace("1 a night", "1 a day") for aspects in (here, there))
    if one and other and one != other:
        return _how_often(there.often), _how_often(here.often)
    if other_substance(here.substance, there.substance):
        return _so_much(there.substance), _so_much(here.substance)
    return None


def _how_often(often: str) -> str:
    many, _, time = often.partition(" a ")
    return f"told of each {time}" if many == "1" else f"{many} times each {time}"


def other_substance(here: str, there: str) -> bool:
    """Tell whether two names are of two things; a name that can't be told may be any.

    >>> other_substance("zinc", "zinc gluconate"), other_substance("zinc", "zinc, as a salt")
    (True, False)
    >>> other_substance("sugar", "caffeine"), other_substance("tea extract", "extract")
    (True, False)
    """
    if not (here and there):
        return False
    one, other = map(_substance, (here, there))
    salts, other_salts = one & SALTS, other & SALTS
    plain, other_plain = one - _GENERAL - SALTS, other - _GENERAL - SALTS
    if salts and other_salts:
        return salts.isdisjoint(other_salts)
    if not (plain and other_plain):
        return False
    if plain.isdisjoint(other_plain):
        return True
    return bool(salts or other_salts)


def _substance(name: str) -> frozenset[str]:
    """Return the words of a name, in the singular, up to one that belongs to no name."""
    words = re.findall(r"[^\W\d_]+", name)
    return frozenset(map(singular, takewhile(lambda word: word not in STOP, words)))


def _so_much(name: str) -> str:
    """Return a name as a message has it."""
    return f"so much {' '.join(takewhile(lambda word: word not in STOP, name.split()))}"
