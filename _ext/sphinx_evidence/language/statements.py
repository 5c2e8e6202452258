"""Reading a sentence as a statement of effect: what it says, how surely, and how large. No Sphinx.

The very uncertain form is looked for first, wherever it stands, because "may reduce, but the
evidence is very uncertain" holds a weaker word than its verb's. Then the verb of effect is found,
and only the words that belong to it count: "may" in "people who may fall" says nothing of tea.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from sphinx_evidence.language import lexicon_effects as words
from sphinx_evidence.language.lexicon_letters import plain
from sphinx_evidence.language.statements_effects import TOKEN, Effect, effects

_LITTLE = re.compile(
    r"\blittle (?:to|or) no\b|\bno (?:\w+ )?(?:difference|effect|change|impact)\b", re.IGNORECASE
)
_NOT_EFFECTIVE = re.compile(r"\s*(?:not |never |ineffective\b|useless\b)", re.IGNORECASE)
_NOUN = re.compile(
    rf"\b(?:(?P<size>{'|'.join(words.SIZE_ADJECTIVES)})(?: (?:and|but) \w+)? )?"
    rf"(?P<noun>{'|'.join(words.NOUNS)})s?\b",
    re.IGNORECASE,
)
_ADVERB_ENDS = frozenset(
    ("", "in", "among", "for", "during", "after", "when", "at", "with", "but", "and", "over", "compared",
     "than", "if", "by", "on", "the", "a", "an", "both", "his", "her", "their", "its", "because")
)  # fmt: skip


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
    if text.endswith("?"):
        return None
    found = [*effects(text)]
    main = next((effect for effect in found if not effect.inner), found[0] if found else None)
    doubt = words.VERY_LOW.search(text)
    if doubt is not None:
        certainty, sign = "very-low", doubt[0]
    elif main is not None:
        certainty, sign = _certainty(text, main)
    else:
        return None
    asked = main is not None and _is_asked(text, main, doubt)
    size, size_word = _size(text, main)
    little = main is not None and _is_little(text, main)
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


def _is_little(text: str, main: Effect) -> bool:
    rest = text[main.end :]
    return main.negated or bool(_LITTLE.search(rest)) or bool(_NOT_EFFECTIVE.match(rest))


def hedge(statement: Statement) -> str:
    """Return the level that the words at the verb say, whatever else the sentence says."""
    return _certainty(statement.text, statement.effect)[0] if statement.effect else "high"


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
    for match in TOKEN.finditer(group):
        if match[0].lower() in words.SIZE_ADVERBS:
            return words.SIZE_ADVERBS[match[0].lower()], match[0]
    noun = _NOUN.search(after)
    if noun and noun["size"]:
        return words.SIZE_ADJECTIVES[noun["size"].lower()], noun["size"]
    tokens = [match[0] for match in TOKEN.finditer(after)]
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
