"""What a sentence may say at a tier, a direction and a size, and where it says more or less.

GRADE's informative statements (Santesso 2020, J Clin Epidemiol 119:126-135). No Sphinx.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from sphinx_evidence.language.lexicon_effects import CERTAINTY, LEVELS, MODALS, SIZES
from sphinx_evidence.language.lexicon_letters import plain
from sphinx_evidence.language.statements import Statement, hedge, read
from sphinx_evidence.language.statements_effects import TOKEN, Effect, effects, third_person

_WORDS = {"high": "high", "moderate": "moderate", "low": "low", "very-low": "very low"}
#: "Reduces" may be good or bad; these tell which.
_GOOD_OR_BAD = {"improve": "benefit", "worsen": "harm"}
#: What a second verb stands behind, with the subject of the first: "may calm and stops tremor".
_ALSO = re.compile(r"(?:\b(?:and|but|or)|,)(?: it| they| thus| so)? *$")


class Wanted(NamedTuple):
    """What the options of a graded claim ask its sentence to say."""

    tier: str  #: One of `LEVELS`.
    direction: str = ""  #: Empty where it is missing or unknown: then nothing is asked of it.
    size: str = ""  #: The same.

    @property
    def unsure(self) -> bool:
        """Say whether the sentence may only tell how little is known."""
        return self.tier == "very-low" or self.direction == "unclear"

    @property
    def little(self) -> bool:
        """Say whether it must state little to no difference."""
        return self.direction == "no-difference" or (
            self.direction in ("benefit", "harm") and self.size == "trivial"
        )


class Misfit(NamedTuple):
    """One way in which a sentence does not fit."""

    rule: str  #: ``overstated`` or ``understated``.
    text: str  #: What is wrong.


def misfits(sentence: str, wanted: Wanted) -> tuple[Misfit, ...]:
    """Return where a sentence says more or less than is wanted of it."""
    statement = read(sentence)
    if statement is None:
        return (Misfit("overstated", _nothing_said(sentence)),)
    if wanted.unsure:
        return _misfits_of_doubt(statement, wanted)
    return _misfits_of_effect(statement, wanted)


def _misfits_of_doubt(statement: Statement, wanted: Wanted) -> tuple[Misfit, ...]:
    asked = (
        f"its tier is {wanted.tier}" if wanted.tier == "very-low" else "its direction is unclear"
    )
    if statement.certainty != "very-low":
        return (Misfit("overstated", f"{_said(statement)}, but {asked}"),)
    found = []
    if statement.size_word and statement.size != "trivial":
        found.append(f'"{statement.size_word}" says how large the effect is, but {asked}')
    if statement.effect is not None and not statement.asked:
        if hedge(statement) != "low":
            found.append(f'"{statement.effect.form}" stands without "may", but {asked}')
        elif not statement.little and wanted.direction in ("no-difference", "unclear"):
            found.append(
                f'"may {statement.effect.verb.base}" says an effect, '
                f"but its direction is {wanted.direction}"
            )
        elif statement.little and wanted.direction in ("benefit", "harm"):
            return (Misfit("understated", _too_little(wanted)),)
    return (*(Misfit("overstated", text) for text in found), *_second_verbs(statement, wanted))


def _misfits_of_effect(statement: Statement, wanted: Wanted) -> tuple[Misfit, ...]:
    found = [] if wanted.tier == "high" else _second_verbs(statement, wanted)
    said, asked = LEVELS.index(statement.certainty), LEVELS.index(wanted.tier)
    if said != asked:
        rule = "overstated" if said > asked else "understated"
        found.append(Misfit(rule, f"{_said(statement)}, but its tier is {wanted.tier}"))
    if statement.effect is None or statement.certainty == "very-low":
        return tuple(found)
    found += _misfits_of_sense(statement.effect, wanted)
    if wanted.little and not statement.little:
        option = (
            "direction is no-difference"
            if wanted.direction == "no-difference"
            else "size is trivial"
        )
        found.append(
            Misfit("overstated", f'"{statement.effect.form}" says an effect, but its {option}')
        )
    elif statement.little and not wanted.little and wanted.direction:
        found.append(Misfit("understated", _too_little(wanted)))
    elif not wanted.little and wanted.direction and wanted.size in SIZES:
        found += _misfits_of_size(statement, wanted)
    return tuple(found)


def _second_verbs(statement: Statement, wanted: Wanted) -> list[Misfit]:
    """Find verbs that the "may" of the first one does not reach: "may calm and stops tremor".

    "Probably calms and stops" is left alone, for there the one word may hold for both verbs.
    """
    first = statement.effect
    if first is None or not MODALS.intersection(first.group):
        return []
    return [
        Misfit("overstated", f'"{other.form}" stands without "may", but its tier is {wanted.tier}')
        for other in effects(statement.text)
        if other.start > first.end
        and not other.inner
        and not {*MODALS, "probably", "likely"}.intersection(other.group)
        and (other.form == third_person(other.verb.base) or other.form in ("is", "are"))
        and _ALSO.search(statement.text[: other.start])
    ]


def _misfits_of_size(statement: Statement, wanted: Wanted) -> list[Misfit]:
    said, asked = SIZES.index(statement.size), SIZES.index(wanted.size)
    if said == asked:
        return []
    rule = "overstated" if said > asked else "understated"
    words = (
        f'"{statement.size_word}" says a {statement.size} effect'
        if statement.size_word
        else "without a word of size it says a moderate effect"
    )
    return [Misfit(rule, f"{words}, but its size is {wanted.size}")]


def _misfits_of_sense(effect: Effect, wanted: Wanted) -> list[Misfit]:
    said = _GOOD_OR_BAD.get(effect.verb.says or effect.verb.base)
    if said is None or effect.negated or wanted.direction not in ("benefit", "harm"):
        return []
    if said == wanted.direction:
        return []
    rule = "overstated" if said == "benefit" else "understated"
    return [Misfit(rule, f'"{effect.form}" says a {said}, but its direction is {wanted.direction}')]


def _nothing_said(sentence: str) -> str:
    sure = next((word for word in TOKEN.findall(plain(sentence)) if word.lower() in CERTAINTY), "")
    if sure:
        return f'"{sure}" stands by no verb that says what changes, such as "reduces"'
    return "no word in its sentence says what changes or how sure we are, so it reads as a fact"


def _said(statement: Statement) -> str:
    if statement.certainty == "high":
        return f'"{statement.sign}" without "may" or "probably" says high certainty'
    return f'"{statement.sign}" says {_WORDS[statement.certainty]} certainty'


def _too_little(wanted: Wanted) -> str:
    return f"it says little or no difference, but its direction is {wanted.direction}"
