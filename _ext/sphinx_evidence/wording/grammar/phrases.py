"""A phrase of a claim's sentence: how far it may go, and which of its words an option must hold.

A phrase is closed by its small words: what may begin it and join its parts is listed in the
language's file, and so is what it may never hold. Any other word may be a noun or an adjective, and
it may be a verb in disguise ("cramps and quash tremor") or a promise ("in the blink of an eye"), so
an option of the claim must hold it. Free are only words that say nothing of their own, where they
begin a part: "the number of", "into a vein". No Sphinx.
"""

from typing import NamedTuple

from sphinx_evidence.model.pattern import pattern
from sphinx_evidence.wording.grammar.language import Language

#: Asked: not at all, as a word, or as a pair with the word before it.
FREE, WORD, PAIR = 0, 1, 2
_NUMBER = pattern(r"\d+(?:[.,]\d+)*")


class NoPhraseError(ValueError):
    """Why a phrase can't hold a word."""


class Span(NamedTuple):
    """How far a phrase may go from where it starts."""

    ends: tuple[int, ...]  #: Where it may end, as indices behind its last word.
    asks: dict[int, int]  #: `WORD` or `PAIR`, by the index of a word.
    stop: int  #: The first word that it can't hold.
    why: str  #: What is wrong with that word; empty at the end of the sentence.


class _State:
    """Where a reader of a phrase stands."""

    def __init__(self, *, prefixed: bool) -> None:
        self.start = True  #: Is a part about to begin?
        self.first = True  #: Can no verb stand here, behind a preposition or an article?
        self.ended = False  #: Has a plural ended the part?
        self.comma = False  #: Was the last sign a comma?
        self.opened = False  #: Has a comma opened an insertion?
        self.clause = False  #: Has "who" or "that" begun a clause that has no verb yet?
        self.begun = True  #: Is this the first word of all?
        self.prefixed = prefixed  #: Must that word join?

    def join(self, *, first: bool) -> None:
        """Begin another part."""
        self.start, self.first, self.ended, self.comma = True, first, False, False
        self.clause = False
        self.begun = False


def span(language: Language, tokens: tuple[str, ...], begin: int, role: str) -> Span:
    """Return how far a phrase may go.

    :param begin: the index of its first word.
    :param role: one of `language.PHRASES`; a "p" begins with what joins, the others don't.
    """
    state = _State(prefixed=role == "p")
    ends: list[int] = []
    asks: dict[int, int] = {}
    at, why = begin, ""
    while at < len(tokens):
        width = _width(language, tokens, at)
        word = " ".join(tokens[at : at + width])
        low = word if language.words.cased and at else word.lower()
        try:
            ask = _take(language, state, tokens, at, word, low)
        except NoPhraseError as stop:
            why = str(stop)
            break
        asks |= dict.fromkeys(range(at, at + width), ask)
        at += width
        # A comma ends a phrase only where it closes what another one opened.
        if not state.start or (word == "," and state.opened and ends[-1:] == [at - 1]):
            ends.append(at)
        state.opened = state.opened or word == ","
    return Span(tuple(ends), asks, at, why)


def _width(language: Language, tokens: tuple[str, ...], at: int) -> int:
    """Return how many words stand together as one."""
    for words in language.words.strings.get(tokens[at].lower(), ()):
        if tuple(token.lower() for token in tokens[at : at + len(words)]) == words:
            return len(words)
    return 1


def _take(
    language: Language, state: _State, tokens: tuple[str, ...], at: int, word: str, low: str
) -> int:
    """Take one word into a phrase; return how it is asked.

    :raises NoPhraseError: where the phrase can't hold it.
    """
    known = language.words
    # German "der" opens a phrase, and joins one that has begun: "Schmerzen der Beine".
    opens = low in known.openers and (low not in known.joining or state.start)
    if state.begun and (low in known.joining and not opens) is not state.prefixed:
        raise NoPhraseError(f'"{word}" begins no phrase')
    # A capital inside a sentence makes a name, whatever word it looks like: "in May".
    named = at > 0 and word[0].isupper() and not known.cased
    if low in known.refused and not named and not (low in known.inner and state.clause):
        raise NoPhraseError(f'"{word}" begins another statement')
    if word == "," or low in known.joiners:
        if state.start and not (state.comma and word != ","):
            raise NoPhraseError(f'"{word}" joins nothing')
        state.join(first=False)
        state.comma = word == ","
    elif low in known.joining and not opens:
        if state.start and not (state.clause or state.begun or state.comma):
            raise NoPhraseError(f'"{word}" joins nothing')
        state.join(first=True)
    elif low in known.relatives or (low in known.inner and state.clause):
        state.join(first=False)
        state.clause = low in known.relatives
    elif low in known.openers:
        if state.clause and not state.start:  # "that reaches the blood"
            state.join(first=True)
        if not state.start or state.comma:
            raise NoPhraseError(f'"{word}" opens a new phrase')
        state.first = True
    else:
        return _content(language, state, tokens, at, word, low)
    return FREE


def _content(
    language: Language, state: _State, tokens: tuple[str, ...], at: int, word: str, low: str
) -> int:
    """Take a word of content."""
    known = language.words
    before, after = tokens[at - 1 : at], tokens[at + 1 : at + 2]
    if (
        low in known.to
        and not state.start
        and _numbers(language, before)
        and _numbers(language, after)
    ):
        return FREE
    percent = word == "%" and bool(before) and _NUMBER.fullmatch(before[0]) is not None
    if not (percent or all(map(known.letters.fullmatch, word.split()))):
        raise NoPhraseError(f'"{word}" has no place in a claim')
    free = low in known.passing or (low in known.bare and state.first)
    ask = PAIR if state.ended and low not in known.passing else FREE if free else WORD
    state.ended = (
        known.ends is not None and bool(known.ends.fullmatch(low)) and low not in known.goes_on
    )
    # "damage to the heart": what a word reaches to is its other half, with an article or without.
    state.start = " " in low and low.rpartition(" ")[2] in known.to
    state.first = state.comma = state.begun = False
    return ask


def _numbers(language: Language, words: tuple[str, ...]) -> bool:
    return bool(words) and (
        words[0].lower() in language.words.numbers or _NUMBER.fullmatch(words[0]) is not None
    )
