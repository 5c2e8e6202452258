"""Writing the sentence that fits: the author's own with other words, or one from its options.

The forms are GRADE's informative statements. What is offered has been read again and fits. No Sphinx.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from sphinx_evidence.language.lexicon import uses
from sphinx_evidence.language.lexicon_effects import (
    ASKED,
    NOUNS,
    OPENERS,
    SIZE_ADVERBS,
    SIZE_PHRASES,
)
from sphinx_evidence.language.statements import Statement, read
from sphinx_evidence.language.statements_effects import Effect, effects, third_person
from sphinx_evidence.language.statements_fit import Wanted, misfits

_NOUN = re.compile(
    r"^\s*(?:in |to )?(?:an? |the |any |some )?(?:little (?:to|or) no |no )?(?:[\w-]+ ){0,3}?"
    rf"(?P<noun>{'|'.join(NOUNS)})s? (?:in|on|to|of|for) (?P<object>.+)$",
    re.IGNORECASE,
)
_EFFECT_OF = re.compile(r"\beffects? of (?P<subject>.+?) on (?P<object>.+)$", re.IGNORECASE)
_DOUBT = re.compile(
    r",? (?:but|although|though|and|yet) [^.;]*\b(?:uncertain|unsure|unclear|sure|known)\b.*$"
)
_ADVERB = re.compile(rf" ?\b(?:{'|'.join([*SIZE_ADVERBS, *SIZE_PHRASES])})\b", re.IGNORECASE)
_OPENING = re.compile(
    rf"^(?:{'|'.join(pattern.pattern[1:-2] for pattern, _ in OPENERS)}|we are confident)"
    r"(?: that)?,? ",
    re.IGNORECASE,
)
_HEAD_ENDS = re.compile(
    r"\b(?:in|of|into|by|given|for|with|on|from|to|at|as|around|during|before|that|who)\b|,"
)
_PLURALS = re.compile(r"(?:[^su]s|us?es|people|men|women|children|[^i]es)$", re.IGNORECASE)
_SOME_NOUN = {
    "reduce": "reduction",
    "increase": "increase",
    "improve": "improvement",
    "worsen": "worsening",
}
_CAN_STAND = frozenset(
    ("reduce", "increase", "improve", "worsen", "lower", "raise", "prevent", "relieve", "shorten",
     "prolong", "cause", "decrease", "delay", "lessen", "affect", "change", "alter", "ease")
)  # fmt: skip


#: What nobody wants more of: a benefit reduces it, and "improves falls" would mislead.
_UNWANTED = re.compile(
    r"\b(?:falls?|fractures?|deaths?|mortality|bleed(?:ing|s)?|risks?|infections?|attacks?|seizures?|cramps?"
    r"|spasms?|vomiting|nausea|shivering|shaking|pain|(?:head|back|tooth)aches?|migraines?|strokes?"
    r"|cancers?|injur(?:y|ies)|admissions?|relapses?|loss|failure|incidence|episodes?|complications?"
    r"|diarrhoea|constipation|anxiety|depression|fatigue|side effects|harms?)\b",
    re.IGNORECASE,
)


class Names(NamedTuple):
    """What a claim's options call the things that its sentence is about; each may be empty."""

    intervention: str = ""
    outcome: str = ""
    population: str = ""


class _Parts(NamedTuple):
    """A sentence taken apart: what acts, on what, and the verb."""

    subject: str
    object: str
    verb: str  #: Empty where the sentence does not tell which way.
    plural: bool


def offer(sentence: str, wanted: Wanted, names: Names) -> str:
    """Return a sentence that says what is wanted, and no more.

    :param sentence: the author's own.
    :param wanted: what its options ask for.
    :param names: what to build a sentence from where the author's can't be kept.
    """
    for candidate in _candidates(sentence, wanted, names):
        if (
            not misfits(candidate, wanted)
            and not uses(candidate, graded=True)
            and " ," not in candidate
            # "about the effect of tea on sleep and calms" is no sentence
            and not (wanted.unsure and any(effects(candidate)))
        ):
            return candidate
    return _say(_Parts("The intervention", "the outcome", "", plural=False), wanted, names)


def _candidates(sentence: str, wanted: Wanted, names: Names) -> Iterator[str]:
    statement = read(sentence)
    own = _take_apart(statement) if statement else None
    effect = statement.effect if statement else None
    if statement and effect and not statement.little and not wanted.unsure and not wanted.little:
        if effect.passive:
            yield _passive(statement.text, effect, wanted)
        elif effect.verb.then and statement.size == wanted.size:
            yield _same_verb(statement.text, effect, wanted)
    if own and own.subject and own.object:
        yield _say(own, wanted, names)
    subject = names.intervention or (own.subject if own else "")
    verb = own.verb if own else ""
    if subject and names.outcome:
        where = f" in {names.population}" if names.population else ""
        built = _Parts(_capital(subject), names.outcome, verb, _is_plural(subject))
        yield _say(built._replace(object=names.outcome + where), wanted, names)
        yield _say(built, wanted, names)
        yield _say(built._replace(verb=""), wanted, names)


def _take_apart(statement: Statement) -> _Parts | None:
    """Return the parts of a statement in the active voice, or None where they can't be told."""
    text, effect = statement.text.rstrip("."), statement.effect
    if effect is None or statement.asked:
        about = _EFFECT_OF.search(text)
        if about:
            return _Parts(about["subject"], about["object"], "", _is_plural(about["subject"]))
    if effect is None:
        return None
    subject = _opened(text[: effect.start].rstrip(" ,"))
    asked = list(ASKED.finditer(subject))
    if asked:
        subject = subject[asked[-1].end() :]
    rest = _DOUBT.sub("", text[effect.end :])
    verb = effect.verb.base if effect.verb.base in _CAN_STAND else effect.verb.says
    if effect.passive:
        agent = re.match(r"\s*(?:\w+ly )?(?:by|with|after) (.+)$", rest)
        return _Parts(agent[1], subject, verb, _is_plural(agent[1])) if agent else None
    noun = _NOUN.match(rest) if effect.verb.then else None
    if noun:
        verb, rest = NOUNS[noun["noun"].lower()].verb, noun["object"]
    elif effect.verb.then and not effect.verb.says:
        return None
    rest = re.sub(r"^\s*(?:on|about)\b", "", rest) if effect.verb.base == "bring" else rest
    rest = " ".join(_ADVERB.sub("", rest).split())
    plural = (effect.form == effect.verb.base and not effect.group) or _is_plural(subject)
    return _Parts(_capital(subject), rest, verb, plural)


def _say(parts: _Parts, wanted: Wanted, names: Names) -> str:
    """Return the form of a statement that is wanted, about these parts."""
    subject = parts.subject
    if wanted.unsure:
        return (
            f"The evidence is very uncertain about the effect of {_small(subject, names)} "
            f"on {_small(parts.object, names)}"
        )
    target = _small(parts.object, names)
    subject = _capital(subject)
    if wanted.little:
        return f"{subject} {_conjugated('make', parts, wanted)} little to no difference to {target}"
    verb = parts.verb
    if not verb and _UNWANTED.search(target):
        verb = {"benefit": "reduce", "harm": "increase"}.get(wanted.direction, "")
    if verb in ("", "improve", "worsen"):
        verb = {"benefit": "improve", "harm": "worsen"}.get(wanted.direction, verb or "change")
    if wanted.size == "large":
        noun = _noun_for(verb)
        link = NOUNS[noun].link
        return f"{subject} {_conjugated('result', parts, wanted)} in a large {noun} {link} {target}"
    slightly = "slightly " if wanted.size == "small" else ""
    return f"{subject} {_conjugated(verb, parts, wanted, slightly)} {target}"


def _noun_for(verb: str) -> str:
    from_verb = {"affect": "change", "change": "change", "alter": "change"}
    up = ("raise", "prolong", "cause")
    return (
        from_verb.get(verb) or _SOME_NOUN.get(verb) or ("increase" if verb in up else "reduction")
    )


def _conjugated(base: str, parts: _Parts, wanted: Wanted, slightly: str = "") -> str:
    if wanted.tier == "low":
        return f"may {slightly}{base}"
    probably = "probably " if wanted.tier == "moderate" else ""
    return f"{probably}{slightly}{base if parts.plural else third_person(base)}"


def _passive(text: str, effect: Effect, wanted: Wanted) -> str:
    """Return a passive sentence with other words of certainty and size."""
    subject = _opened(text[: effect.start].rstrip(" ,"))
    be = next((word for word in effect.group if word in ("is", "are")), "")
    be = be or ("are" if _is_plural(subject) else "is")
    sure = {"low": "may be ", "moderate": f"{be} probably "}.get(wanted.tier, f"{be} ")
    size = {"small": "slightly ", "large": "greatly "}.get(wanted.size, "")
    rest = _DOUBT.sub("", _ADVERB.sub("", text[effect.end :]))
    return f"{_capital(subject)} {sure}{size}{effect.form}{rest}"


def _same_verb(text: str, effect: Effect, wanted: Wanted) -> str:
    """Return a sentence with the verb that it has and other words of certainty."""
    subject = _opened(text[: effect.start].rstrip(" ,"))
    plural = (effect.form == effect.verb.base and not effect.group) or _is_plural(subject)
    base = effect.verb.base
    parts = _Parts(subject, "", base, plural)
    said = _conjugated(base, parts, wanted)
    if base == "be":
        be = "are" if plural else "is"
        said = {"low": "may be", "moderate": f"{be} probably"}.get(wanted.tier, be)
    return f"{_capital(subject)} {said}{_DOUBT.sub('', text[effect.end :])}"


def _opened(subject: str) -> str:
    return _OPENING.sub("", f"{subject} ").strip()


def _is_plural(subject: str) -> bool:
    """Tell whether a subject is more than one thing, from the noun that it turns on.

    >>> _is_plural("weak kidneys"), _is_plural("tea in cups"), _is_plural("tea and coffee")
    (True, False, True)
    """
    head = _HEAD_ENDS.split(subject, maxsplit=1)[0].strip()
    return " and " in f" {head} " or bool(_PLURALS.search(head))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _small(text: str, names: Names) -> str:
    """Return text as it reads inside a sentence; a name keeps its capital."""
    first = re.split(r"\W", text, maxsplit=1)[0]
    if (
        text[len(first) : len(first) + 2] == "'s"
        or not first[1:].islower()
        or any(re.search(rf"\b{re.escape(first)}\b", name) for name in names)
    ):
        return text
    return text[:1].lower() + text[1:]
