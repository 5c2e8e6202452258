"""Making the sentence of a claim from its options: the forms again, written instead of read.

What is offered has been read back and fits, so it can stand as the claim's own sentence. No Sphinx.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from sphinx_evidence.wording.grammar.language import Features, Language, Part, agreed
from sphinx_evidence.wording.grammar.misfits import misfits, wrong_better
from sphinx_evidence.wording.grammar.option_words import stems_of
from sphinx_evidence.wording.grammar.options import Wanted
from sphinx_evidence.wording.grammar.phrases import span
from sphinx_evidence.wording.grammar.tokens import tokens_of

#: A population with more words makes a sentence hard to read.
_FEW = 8


def sentence_of(language: Language, wanted: Wanted, given: str = "") -> str:
    """Return the sentence that the options of a claim make; empty where they make none.

    It says the intervention and the outcome up to the first comma or bracket, and the population
    where that adds something.

    :param given: the sentence in whose place it is offered: a comparator that it names is kept.
    """
    actor = _listed(language, wanted.intervention)
    changed = _listed(language, wanted.outcome)
    if not (actor and changed and wanted.direction):
        return ""
    features = _features(language, wanted, actor, changed)
    if features is None:
        return ""
    changed = _with_article(language, changed)
    targets = (*_in_people(language, wanted, changed), changed)
    for target in (*_compared(language, wanted, targets, given), *targets):
        text = _written(language, wanted, features, {"x": actor, "o": target})
        if text and not (misfits(language, text, wanted) or wrong_better(language, text, wanted)):
            return text
    return ""


def pattern_of(language: Language, wanted: Wanted) -> str:
    """Return the form that would fit, with dots for what acts and what changes; or nothing."""
    features = _features(language, wanted, "...", "...")
    return _written(language, wanted, features, {"x": "...", "o": "..."}) if features else ""


def unsayable(language: Language, wanted: Wanted) -> tuple[str, str]:
    """Return the option of which no sentence can be made, and the word in it that none can hold."""
    for name, role in (("intervention", "x"), ("outcome", "o")):
        tokens = tokens_of(_listed(language, getattr(wanted, name)))
        if tokens and (stop := span(language, tokens, 0, role).stop) < len(tokens):
            return name, tokens[stop]
    return "", ""


def _short(option: str) -> str:
    return re.split(r"[,;(]", option, maxsplit=1)[0].strip()


def _listed(language: Language, option: str) -> str:
    """Return the part of an option that a sentence can hold; a list is not cut."""
    short = _short(option)
    rest = option[len(short) :].lstrip(" ,")
    listed = set(language.words.joiners) & {*rest.lower().split()}
    return option.strip() if listed and option[len(short) :].startswith(",") else short


def _in_people(language: Language, wanted: Wanted, changed: str) -> Iterator[str]:
    """Yield the outcome with the population, where that is short and says something of its own."""
    people, preposition = wanted.population.strip(), language.offering.preposition
    told = stems_of(language, f"{changed} {_short(wanted.intervention)}")
    own = [stem for stem in stems_of(language, people) if stem in told]
    short = people == _short(people) and len(tokens_of(people)) <= _FEW
    if people and preposition and short and not own:
        yield f"{changed} {preposition} {people}"


def _compared(
    language: Language, wanted: Wanted, targets: Iterable[str], given: str
) -> Iterator[str]:
    """Yield outcomes with the comparator, where the sentence of the author compares."""
    words = {token.lower() for token in tokens_of(given)}
    if wanted.comparator and language.offering.compared and words & language.words.comparing:
        for target in targets:
            yield f"{target} {language.offering.compared} {_listed(language, wanted.comparator)}"


def _with_article(language: Language, text: str) -> str:
    first, _, rest = text.partition(" ")
    joined = rest.partition(" ")[0].lower() in language.words.of
    return f"the {text}" if joined and first.lower() in language.offering.the else text


def _kind(wanted: Wanted) -> str:
    if wanted.unsure:
        return "unsure"
    if wanted.little:
        return "little"
    return "large" if wanted.size == "large" else "effect"


def _features(language: Language, wanted: Wanted, actor: str, changed: str) -> Features | None:
    """Return what the sentence has to say; None where the options don't tell."""
    features = {"tier": wanted.tier, "number": _number(language, actor)}
    kind = _kind(wanted)
    if kind == "unsure":
        return features if wanted.tier == "very-low" else None
    if kind == "little":
        return features | {"sense": "little", "size": "trivial"}
    if wanted.better not in ("less", "more"):
        return None
    good = wanted.direction == "benefit"
    known = language.offering.counted  # "*" is every outcome
    counted = "*" in known or any(word.lower() in known for word in tokens_of(changed))
    if wanted.better == "less" or counted:
        sense = wanted.better if good else {"less": "more", "more": "less"}[wanted.better]
    else:
        sense = "better" if good else "worse"
    return features | {"sense": sense, "size": wanted.size or "moderate"}


def _number(language: Language, phrase: str) -> str:
    """Return ``plural`` or ``singular``, as the first words of a phrase tell."""
    words, offering = language.words, language.offering
    head: list[str] = []
    capitals = False  # letters that stand for words ("TENS") are one thing
    for token in tokens_of(phrase):
        if head and (token.lower() in words.joining or not token[0].isalnum()):
            break
        head.append(token.lower())
        capitals = token.isupper()
    said = head[-1] if head and not capitals else ""
    plural = offering.plural is not None and offering.plural.fullmatch(said)
    return "plural" if plural or offering.both in head else "singular"


def _written(
    language: Language, wanted: Wanted, features: Features, phrases: dict[str, str]
) -> str:
    parts = language.offering.says[_kind(wanted)]
    words = next(_filled(language, parts, features, phrases), ())
    text = " ".join(words).replace(" ,", ",").replace(" :", ":")
    return text[:1].upper() + text[1:]


def _filled(
    language: Language, parts: tuple[Part, ...], features: Features, phrases: dict[str, str]
) -> Iterator[tuple[str, ...]]:
    """Yield each way to fill a form: the first words of each slot that agree come first."""
    if not parts:
        yield ()
        return
    part, rest = parts[0], parts[1:]
    if part.phrase:
        for words in _filled(language, rest, features, phrases):
            yield (phrases[part.name], *words)
        return
    for entry in language.slots[part.name]:
        merged = agreed(features, entry.features)
        if merged is not None:
            for words in _filled(language, rest, merged, phrases):
                yield (*entry.words, *words)
    if part.optional:
        yield from _filled(language, rest, features, phrases)
