"""Which outcome a figure is told of: "headache fell by 40 %" tells nothing of cramps.

Only what a clause names for certain counts: what rose or fell ("headache fell by", "reduced headache
by", "40 % fewer headaches"), the word that a clause with a figure starts with ("Headache in 40 %"),
and, where the source tells of the claim's outcome as well, any outcome of another claim. A source
that never names what the claim names may use another word for it: there only what is the outcome
of another claim is another. Where either side names none, or both share a word, nothing is said.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sphinx_evidence.model.pattern import pattern
from sphinx_evidence.numbers.nouns import KINDS_OF, STOP, singular
from sphinx_evidence.numbers.rise_or_fall import FALL, RISE, TURNED

_WORD = pattern(r"[^\W\d_]{3,}")
_MOVED = pattern(
    rf"\b(?:{TURNED})\b(?P<what>(?:\s[^\W\d_]+){{0,5}}?)(?=\sby\b|\s(?:from|to)\s\d|\s\d)"
)
_CHANGE = pattern(rf"\b(?:{RISE}|{FALL})\s(?:in|of)(?P<what>(?:\s[^\W\d_]+){{1,4}}?)\s(?:of|by)\b")
_PART = pattern(r"[,:;()]")
#: In "the time to fall asleep fell by 4" the verb names nothing that fell.
_TURN = pattern(TURNED)
_FEWER = pattern(r"\b(?:fewer|less)\s(?!than\b)(?P<what>[^\W\d_]+)")
_LEAD = pattern(
    r"(?:(?:the|any|severe|some)\s)?(?P<what>(?:[^\W\d_]+\s){1,2})(?:(?:occurred\s|was\s)?in\s)?"
    r"(?=[\d.,]+(?:\s?%|\sof\s\d))",
    re.IGNORECASE,
)
#: What may be counted and be an outcome too.
_EVENTS = frozenset("death birth pregnancy delivery attack episode fit seizure tooth foot".split())
#: Words that name no outcome: how it is measured, and what is said of everything.
_GENERAL = frozenset(
    singular(word)
    for word in STOP.union(
        KINDS_OF.keys() - _EVENTS,
        (
            "absolute adverse average baseline first last blood body brain certainty much muscle nerve plasma serum urine change count course day difference duration "
            "early effect end event extent figure frequency grade group half hour incidence index intensity "
            "interval level longer low marked matter mean median minute month night number odds outcome pair "
            "part percent percentage period placebo point proportion quality range rank rate ratio rating "
            "reason recovery relative respectively result risk scale score second severe severity share side "
            "small standardised start strength study such symptom system test therapy thing time total "
            "treated treatment trial unwanted value week weighted year improvement alone control arm dose "
            "drug medicine comparison analysis review statistically significant significantly clearly "
            "slightly markedly likewise similarly reduction increase decrease fall rise whose having four "
            "five six seven eight nine ten two three one several respective"
        ).split(),
    )
)


class Outcomes(NamedTuple):
    """The outcomes of all claims, by their words in the singular."""

    words: frozenset[str]
    means: frozenset[str]  #: What any claim is about: it names no outcome.
    beside: dict[str, frozenset[str]]  #: What stands in one outcome with a word, and the word.


class Outcome(NamedTuple):
    """What a claim may name as its outcome, and what belongs to others; all words in the singular."""

    own: frozenset[str]
    alike: frozenset[str]  #: Words that stand beside these in the outcome of any claim.
    every: frozenset[str]  #: Of the outcomes of all claims.
    beside: frozenset[str]  #: Who was treated with what: these words name no outcome.


def words_in(text: str) -> frozenset[str]:
    """Return the words of a text that may name an outcome, in the singular.

    >>> sorted(words_in("number of leg cramps a week"))
    ['cramp', 'leg']
    """
    words = _stems(text.partition(",")[0]) - _GENERAL
    return frozenset(word for word in words if not word.endswith("ed"))


def outcomes_of(names: Iterable[str], means: Iterable[str]) -> Outcomes:
    """Return the words of the outcomes of all claims.

    :param names: the outcomes as written; each may be given more than once.
    :param means: their interventions.
    """
    given = frozenset[str]().union(*map(_stems, set(means)))
    beside: dict[str, frozenset[str]] = {}
    for words in {words_in(name) - given for name in set(names)}:
        for word in words:
            beside[word] = beside.get(word, frozenset()) | words
    return Outcomes(frozenset(beside), given, beside)


def outcome_of(outcome: str, people_and_means: str, outcomes: Outcomes) -> Outcome:
    """Return what is an outcome of a claim and what is one of others.

    :param outcome: of the claim; empty for a claim of no effect.
    :param people_and_means: its population, its intervention and what that is compared with.
    :param outcomes: those of all claims.
    """
    beside = _stems(people_and_means) | outcomes.means
    own = words_in(outcome) - beside
    alike = own.union(*(outcomes.beside.get(word, ()) for word in own))
    return Outcome(own, alike, outcomes.words, beside)


def about(clause: str, outcome: str) -> tuple[str, ...]:
    """Return the words of a clause that may name what a figure of it is told of.

    :param clause: of a claim.
    :param outcome: of that claim, as written.

    >>> about("in adults leg cramps and headache fell by 40 %", "number of cramps")
    ('leg', 'cramps', 'headache')
    """
    stems = words_in(outcome) | _named(clause)
    words = (word.lower() for word in _WORD.findall(clause)) if stems else ()
    return tuple(dict.fromkeys(word for word in words if singular(word) in stems))


def other_outcome(
    said: Iterable[str], told: str, finding: str, outcome: Outcome
) -> tuple[str, str] | None:
    """Return the outcome that a source's figure is told of and that of the claim, where they differ.

    :param said: the words that `about` has found beside the figure of the claim.
    :param told: the clause of the source with it.
    :param finding: all that the source tells.
    :param outcome: of the claim.
    """
    here = {singular(word): word for word in said if singular(word) not in outcome.beside}
    in_told = _stems(told)
    if not here or not in_told.isdisjoint(here):
        return None
    there, own = _named(told), not outcome.own.isdisjoint(here)
    if _stems(finding).isdisjoint(here):
        # The source may call it something else: only what is an outcome elsewhere is another.
        there &= outcome.every if own else frozenset()
    elif own:
        there |= in_told & outcome.every
    there = there - outcome.beside - (outcome.alike if own else frozenset())
    found = (word.lower() for word in _WORD.findall(told) if singular(word.lower()) in there)
    other = next(found, "")
    return (other, next(iter(here.values()))) if other else None


def _stems(text: str) -> frozenset[str]:
    return frozenset(singular(word.lower()) for word in _WORD.findall(text))


def _named(clause: str) -> frozenset[str]:
    """Return the words for what a clause says that it rose, fell or was seen."""
    return frozenset().union(*(_plain(part) for part in _parts(clause)))


def _parts(clause: str) -> Iterator[str]:
    for moved in _MOVED.finditer(clause):
        # "Tea reduced headache by 4", or else "headache fell by 4", "headache was reduced by 4"
        yield moved["what"] if _plain(moved["what"]) else _PART.split(clause[: moved.start()])[-1]
    for change in _CHANGE.finditer(clause):
        yield change["what"]
    for fewer in _FEWER.finditer(clause):
        yield fewer["what"]
    if lead := _LEAD.match(clause):
        yield lead["what"]


def _plain(part: str) -> frozenset[str]:
    """Return the words of a part that name an outcome; none where it holds the name of a scale."""
    words = _WORD.findall(part)
    if any(not word.islower() for word in words[1:]) or any(word[1:2].isupper() for word in words):
        return frozenset()
    return (
        frozenset(singular(word) for word in map(str.lower, words) if not _TURN.fullmatch(word))
        - _GENERAL
    )
