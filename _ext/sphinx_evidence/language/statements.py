"""Reading a sentence as a statement of effect: what it says, how surely, and how large. No Sphinx.

The very uncertain form is looked for first, wherever it stands, because "may reduce, but the
evidence is very uncertain" holds a weaker word than its verb's. Then the verb of effect is found,
and only the words that belong to it count: "may" in "people who may fall" says nothing of tea.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from sphinx_evidence.language import lexicon_effects as words
from sphinx_evidence.language.lexicon_letters import plain

_TOKEN = re.compile(r"[\w'-]+|[^\w\s]")
_LITTLE = re.compile(
    r"\blittle (?:to|or) no\b|\bno (?:\w+ )?(?:difference|effect|change|impact)\b", re.I
)
_NOUN = re.compile(
    rf"\b(?:(?P<size>{'|'.join(words.SIZE_ADJECTIVES)})(?: (?:and|but) \w+)? )?"
    rf"(?P<noun>{'|'.join(words.NOUNS)})s?\b",
    re.IGNORECASE,
)
_ADVERB_ENDS = frozenset(
    ("", "in", "among", "for", "during", "after", "when", "at", "with", "but", "and", "over", "compared",
     "than", "if", "by", "on", "the", "a", "an", "both", "his", "her", "their", "its", "because")
)  # fmt: skip


class Effect(NamedTuple):
    """A verb of effect in a sentence, with the words that belong to it."""

    start: int  #: Where its group of words begins: "probably reduces" begins at "probably".
    end: int  #: Where the verb ends.
    group: tuple[str, ...]  #: The words before the verb, in lower case.
    verb: words.Verb  #: Its base is "be" where a form of "be" states the effect.
    form: str  #: The verb as written, in lower case.
    passive: bool
    inner: bool  #: Does it stand in a clause that begins with "who", "which" or "that"?

    @property
    def negated(self) -> bool:
        """Say whether the effect is denied."""
        return bool(words.NEGATIONS.intersection(self.group))


class Statement(NamedTuple):
    """What a sentence says of an effect."""

    text: str  #: The sentence, in plain letters.
    certainty: str  #: One of `words.LEVELS`.
    sign: str  #: What its certainty was read from, as written.
    effect: Effect | None  #: The verb; None where the sentence only tells how little is known.
    little: bool  #: Does it say that there is little or no difference?
    size: str  #: ``large``, ``small``, or ``moderate`` where no word says more or less.
    size_word: str
    asked: bool  #: Does the verb only stand behind "if" or "whether"?


@lru_cache(maxsize=512)
def read(sentence: str) -> Statement | None:
    """Return what a sentence states of an effect, or None where it states none."""
    text = plain(sentence)
    found = [*effects(text)]
    main = next((effect for effect in found if not effect.inner), found[0] if found else None)
    doubt = words.VERY_LOW.search(text)
    if main is None and doubt is None:
        return None
    asked = main is not None and _is_asked(text, main, doubt)
    if doubt:
        certainty, sign = "very-low", doubt[0]
    else:
        assert main is not None
        certainty, sign = _certainty(text, main)
    size, size_word = _size(text, main)
    little = main is not None and (main.negated or bool(_LITTLE.search(text[main.end :])))
    return Statement(text, certainty, sign, main, little, size, size_word, asked)


def certainty_of(sentence: str) -> str | None:
    """Return the tier that the words of a sentence claim, or None where it states no effect.

    >>> certainty_of("Tea probably reduces sleep"), certainty_of("Tea could help you sleep")
    ('moderate', 'low')
    >>> certainty_of("Tea may reduce sleep, but the evidence is very uncertain")
    'very-low'
    >>> certainty_of("Tea holds caffeine") is None
    True
    """
    statement = read(sentence)
    return statement.certainty if statement else None


def _is_asked(text: str, main: Effect, doubt: re.Match[str] | None) -> bool:
    """Tell whether a verb stands behind "if", or behind words of doubt that lead on to it."""
    if words.ASKED.search(text[: main.start]) or (doubt and "or" in main.group):
        return True
    doubted = doubt is not None and doubt.end() <= main.start
    return doubted and words.DOUBTED.match(text, doubt.end() if doubt else 0) is not None


def hedge(statement: Statement) -> str:
    """Return the level that the words at the verb say, whatever else the sentence says."""
    return _certainty(statement.text, statement.effect)[0] if statement.effect else "high"


def effects(text: str) -> Iterator[Effect]:
    """Yield the verbs of effect in a plain text, in order."""
    tokens = [(match[0].lower(), match.start(), match.end()) for match in _TOKEN.finditer(text)]
    for index, (word, start, end) in enumerate(tokens):
        for verb, kind in _forms().get(word, ()):
            rest = text[end : end + 200].lstrip()
            after = tokens[index + 1][0] if index + 1 < len(tokens) else ""
            first = _group_start(tokens, index)
            group = tuple(token[0] for token in tokens[first:index])
            before = tokens[first - 1][0] if first else ""
            if verb.then and not re.match(verb.then, rest, re.IGNORECASE):
                continue
            if not _is_verb(verb, kind, group, before, after):
                continue
            yield Effect(
                tokens[first][1] if group else start,
                end,
                group,
                verb,
                word,
                kind == "past" and bool(words.BE.intersection(group)),
                before in words.RELATIVE,
            )
            break


def _group_start(tokens: list[tuple[str, int, int]], index: int) -> int:
    """Return where the words begin that belong to the verb at an index."""
    first = index
    while first and (
        _belongs(tokens[first - 1][0])
        or (tokens[first - 1][0] == "," and first > 1 and tokens[first - 2][0] in words.CERTAINTY)
        or (tokens[first - 1][0] == "," and first < index and tokens[first][0] in words.CERTAINTY)
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
    if "to" in group and not words.LEADS_TO.intersection(group):
        return False
    if kind == "be":
        return "to" not in group or bool(words.LEADS_TO.intersection(group))
    helped = bool(words.MODALS.intersection(group) or words.DO.intersection(group) or "to" in group)
    if kind == "base":
        if helped:
            return True
        if words.BE.intersection(group):
            return False
        sure = bool(words.CERTAINTY.keys() & set(group) or words.SIZE_ADVERBS.keys() & set(group))
        if not verb.noun:
            return sure or before not in words.BEFORE_NOUN - {"and", "or"}
        plural = before.endswith("s") and before not in words.BEFORE_NOUN
        plural = plural or before in ("people", "men", "women", "children")
        return sure or (plural and after not in words.AFTER_NOUN) or (plural and bool(verb.then))
    if kind == "s":
        noun = verb.noun and not verb.then and after in words.AFTER_NOUN
        return not noun and (before not in words.BEFORE_NOUN or bool(group))
    if kind == "past":
        if words.BE.intersection(group) or words.HAVE.intersection(group):
            return True
        return (
            bool(before)
            and before not in words.BEFORE_NOUN
            and (bool(verb.then) or after not in words.AFTER_NOUN | {"after", "during"})
        )
    return bool(words.BE.intersection(group))  # -ing


@cache
def _forms() -> dict[str, tuple[tuple[words.Verb, str], ...]]:
    """Return what each form of a verb may be."""
    found: dict[str, list[tuple[words.Verb, str]]] = {}
    for verb in words.VERBS:
        stem = verb.base.removesuffix("e")
        third = "has" if verb.base == "have" else f"{verb.base}s"
        past = verb.past or f"{stem}ed"
        doubled = past.removesuffix("ed") if past == "stopped" or past == "dropped" else stem
        for form, kind in (
            (verb.base, "base"), (third, "s"), (past, "past"), (f"{doubled}ing", "ing"),
        ):  # fmt: skip
            found.setdefault(form, []).append((verb, kind))
    be = words.Verb("be", then=words.BE_THEN.pattern)
    for form in words.BE:
        found.setdefault(form, []).append((be, "be"))
    return {form: tuple(kinds) for form, kinds in found.items()}


def _certainty(text: str, main: Effect) -> tuple[str, str]:
    """Return the weakest level that the words of a verb say, and the words."""
    level, sign = "high", text[main.start : main.end]
    for word in main.group:
        said = words.CERTAINTY.get(word, "high")
        if words.LEVELS.index(said) < words.LEVELS.index(level):
            level, sign = said, word
    for pattern, said in words.OPENERS:
        match = pattern.match(text)
        if match and words.LEVELS.index(said) < words.LEVELS.index(level):
            level, sign = said, match[0]
    return level, sign


def _size(text: str, main: Effect | None) -> tuple[str, str]:
    """Return the size that the words of a sentence say, and the word."""
    start, end = (main.start, main.end) if main else (0, 0)
    group, after = text[start:end], text[end:]
    if _LITTLE.search(after):
        return "trivial", "little to no"
    for match in _TOKEN.finditer(group):
        if match[0].lower() in words.SIZE_ADVERBS:
            return words.SIZE_ADVERBS[match[0].lower()], match[0]
    noun = _NOUN.search(after)
    if noun and noun["size"]:
        return words.SIZE_ADJECTIVES[noun["size"].lower()], noun["size"]
    tokens = [match[0] for match in _TOKEN.finditer(after)]
    for index, word in enumerate(tokens):
        following = tokens[index + 1].lower() if index + 1 < len(tokens) else ""
        if word.lower() in words.SIZE_ADVERBS and (
            index == 0 or following in _ADVERB_ENDS or not following[0].isalnum()
        ):
            return words.SIZE_ADVERBS[word.lower()], word
    for phrase, size in words.SIZE_PHRASES.items():
        if re.search(rf"\b{phrase}\b(?! of)", after, re.IGNORECASE):
            return size, phrase
    return "moderate", ""
