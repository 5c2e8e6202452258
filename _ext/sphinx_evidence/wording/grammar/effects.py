"""Verbs of effect in a sentence that is no graded claim, in any language that has a file. No Sphinx."""

from __future__ import annotations

import unicodedata

from sphinx_evidence.model.pattern import pattern
from sphinx_evidence.wording.grammar.language import Language, stem
from sphinx_evidence.wording.grammar.loader import codes, language_of
from sphinx_evidence.wording.grammar.tokens import tokens_of

_WORD = pattern(r"\w+")


def effect_told(sentence: str) -> str:
    """Return the first verb of effect that a sentence states something by; empty where there is none.

    >>> effect_told("Tea ends sleepless nights"), effect_told("The ends of a nerve, and its beats")
    ('ends', '')
    """
    tokens = tokens_of(sentence)
    for code in codes():
        language = language_of(code)
        if language is not None:
            found = next((at for at in range(len(tokens)) if _states(language, tokens, at)), None)
            if found is not None:
                return tokens[found]
    return ""


def _states(language: Language, tokens: tuple[str, ...], at: int) -> bool:
    """Tell whether a word is a verb of effect where it stands, and no noun."""
    words, low = language.words, tokens[at].lower()
    before = tokens[at - 1].lower() if at else ""
    after = tokens[at + 1].lower() if at + 1 < len(tokens) else ""
    if after in words.joining | words.inner or after == ",":
        return False  # "the level may increase in winter", "the ends of a nerve"
    if before in language.modals:
        return stem(language.endings, low) in _stems(language)
    if low not in language.effects or not before or tokens[at][0].isupper():
        return False
    return before[0].isalnum() and before not in words.openers | words.joining


def _stems(language: Language) -> frozenset[str]:
    return frozenset(stem(language.endings, verb) for verb in language.effects)


def foreign_letters(code: str, sentence: str) -> str:
    """Return a word with letters that are none of its language's; empty where there is none.

    Such letters mostly look like others, so that a reader sees a word and a search does not. A
    single Greek letter, as in "beta" or "micro", is none.

    >>> foreign_letters("en", "Tea \u0441ures"), foreign_letters("en", "caf\u00e9 of \u03b1-waves, 5 \u03bcg")
    ('\u0441ures', '')
    """
    language = language_of(code)
    if language is None:
        return ""
    words: list[str] = _WORD.findall(unicodedata.normalize("NFC", sentence))
    for word in words:
        letters = "".join(
            sign for sign in word.lstrip("\u03bc\u00b5\u03a9\u2126") if sign.isalpha()
        )
        greek = len(word) == 1 and "GREEK" in unicodedata.name(word, "")
        if letters and not greek and not language.words.letters.fullmatch(letters):
            return word
    return ""
