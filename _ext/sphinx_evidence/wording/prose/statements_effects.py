"""Finding the verbs of effect in a sentence, with the words that belong to each. No Sphinx."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from sphinx_evidence.model.pattern import pattern
from sphinx_evidence.wording.prose import lexicon_effects as words
from sphinx_evidence.wording.prose.lexicon_records import BY_ITSELF, DECIDED

TOKEN = pattern(r"[\w'-]+|[^\w\s]")


#: More words than this between a subject and its verb are no group of words.
_LONGEST_GROUP = 12


class Effect(NamedTuple):
    """A verb of effect in a sentence, with the words that belong to it."""

    start: int  #: Where its group of words begins: "probably reduces" begins at "probably".
    end: int  #: Where the verb ends.
    group: tuple[str, ...]  #: The words before the verb, in lower case.
    verb: words.Verb  #: Its base is "be" where a form of "be" states the effect.
    form: str  #: The verb as written, in lower case.
    passive: bool
    inner: bool  #: Does it stand in a clause that begins with "who", "which" or "that"?


def effects(text: str) -> Iterator[Effect]:
    """Yield the verbs of effect in a plain text, in order."""
    tokens = [(match[0].lower(), match.start(), match.end()) for match in TOKEN.finditer(text)]
    for index, (word, _, _) in enumerate(tokens):
        for verb, kind in _forms().get(word, ()):
            effect = _effect_at(text, tokens, index, verb, kind)
            if effect is not None:
                yield effect
                break


def _effect_at(
    text: str, tokens: list[tuple[str, int, int]], index: int, verb: words.Verb, kind: str
) -> Effect | None:
    """Return the effect that a form of a verb states at an index, or None."""
    first, last = _group_start(tokens, index), index
    if kind == "be" and index + 1 < len(tokens) and tokens[index + 1][0] in words.CERTAINTY:
        last += 1  # "is probably better": here the word stands behind
    end = tokens[last][2]
    group = tuple(token[0] for token in (*tokens[first:index], *tokens[index + 1 : last + 1]))
    before = tokens[first - 1][0] if first else ""
    after = tokens[last + 1][0] if last + 1 < len(tokens) else ""
    passive = kind == "past" and bool(words.BE.intersection(group))
    if verb.then and not re.match(verb.then, text[end : end + 200].lstrip(), re.IGNORECASE):
        return None
    if BY_ITSELF.match(text, end) or (passive and DECIDED.match(text, end)):
        return None
    if not _is_verb(verb, kind, group, before, after):
        return None
    start, form = tokens[first][1], tokens[index][0]
    return Effect(start, end, group, verb, form, passive, before in words.RELATIVE)


def _group_start(tokens: list[tuple[str, int, int]], index: int) -> int:
    """Return where the words begin that belong to the verb at an index."""
    first = index
    while (
        index - first < _LONGEST_GROUP
        and first
        and (
            _belongs(tokens[first - 1][0])
            or (
                tokens[first - 1][0] == ","
                and first > 1
                and tokens[first - 2][0] in words.CERTAINTY
            )
            or (
                tokens[first - 1][0] == ","
                and first < index
                and tokens[first][0] in words.CERTAINTY
            )
        )
    ):
        first -= 1
    return first


def _belongs(word: str) -> bool:
    return (
        word in words.CERTAINTY
        or word in words.MODALS
        or word in words.DO
        or word in words.BE
        or word in words.HAVE
        or word in words.NEGATIONS
        or word in words.LEADS_TO
        or word in words.ADVERBS
        or (word.endswith("ly") and len(word) > 4)
    )


def _is_verb(verb: words.Verb, kind: str, group: tuple[str, ...], before: str, after: str) -> bool:
    """Tell whether a form is a finite verb here, and no noun, participle or purpose."""
    around = set(group)
    if "to" in around and not words.LEADS_TO & around:
        return False  # "taken to reduce pain" tells what for, not what happens
    if kind == "base":
        return _is_base_verb(verb, around, before, after)
    after_subject = before not in words.BEFORE_NOUN
    if kind == "s":
        noun = verb.noun and not verb.then and after in words.AFTER_NOUN
        goes_on = before in ("and", "or") and not verb.noun  # "calms and prevents cramps"
        return not noun and (after_subject or goes_on or bool(group))
    if kind == "past" and not (words.BE | words.HAVE) & around:
        needs = words.AFTER_NOUN | {"after", "during", "with"}
        return bool(before) and after_subject and (bool(verb.then) or after not in needs)
    return kind in ("past", "be") or bool(words.BE & around)


def _is_base_verb(verb: words.Verb, around: set[str], before: str, after: str) -> bool:
    """Tell the same of a form such as "reduce" or "increase", which may be a noun."""
    if (words.MODALS | words.DO | {"to"}) & around:
        return True
    if words.BE & around:
        return False
    if (words.CERTAINTY.keys() | words.SIZE_ADVERBS) & around:
        return True
    if not verb.noun:
        return before not in words.BEFORE_NOUN - {"and", "or"}
    people = ("people", "men", "women", "children")
    plural = before in people or (before.endswith("s") and before not in words.BEFORE_NOUN)
    return plural and (bool(verb.then) or after not in words.AFTER_NOUN)


def third_person(base: str) -> str:
    """Return the form of a verb that follows "it"."""
    if base == "have":
        return "has"
    return f"{base}es" if base.endswith(("x", "s", "sh", "ch", "o")) else f"{base}s"


@cache
def _forms() -> dict[str, tuple[tuple[words.Verb, str], ...]]:
    """Return what each form of a verb may be."""
    found: dict[str, list[tuple[words.Verb, str]]] = {}
    for verb in words.VERBS:
        stem = verb.base.removesuffix("e")
        third = third_person(verb.base)
        past = verb.past or f"{stem}ed"
        doubled = past.removesuffix("ed") if past in ("stopped", "dropped") else stem
        for form, kind in (
            (verb.base, "base"), (third, "s"), (past, "past"), (f"{doubled}ing", "ing"),
        ):  # fmt: skip
            found.setdefault(form, []).append((verb, kind))
    be = words.Verb("be", then=words.BE_THEN.pattern)
    for form in words.BE:
        found.setdefault(form, []).append((be, "be"))
    return {form: tuple(kinds) for form, kinds in found.items()}
