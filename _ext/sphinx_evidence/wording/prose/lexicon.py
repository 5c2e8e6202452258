"""Looking for words that have no place in a claim, or in any text. No Sphinx."""

import re
from functools import cache
from typing import NamedTuple

from sphinx_evidence.wording.prose.banned import BANNED, Banned
from sphinx_evidence.wording.prose.lexicon_letters import plain

#: What passes for a promise that nothing goes wrong.
SAFETY = (
    r"(?<!\bfood )(?<!\bnot )(?<!\bnever )(?<!\bnot be )(?:100 ?% )?safe(?:r|st|ly)?"
    r"|(?<!\bnot )harmless(?:ly)?|low[- ]risk(?! of bias)|risk[- ]free|no risks?"
    r"|without (?:any )?(?:risks?|side[- ]effects|harm)|(?<!\bnot )well[- ]tolerated"
    r"|(?:no|few|without|free of|free from) (?:known |serious |adverse |major |bad |any |reported )*"
    r"(?:side[- ]effects?|adverse (?:effects?|events?|reactions?)|harms?)"
    r"|does no harm|does not harm|non-?toxic|gentle|gently|mild on|innocuous"
)


class Use(NamedTuple):
    """A banned word where it was found."""

    word: str  #: As written.
    entry: Banned


@cache
def _compiled(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'-])(?:{words})(?![\w]|-\w)", re.IGNORECASE)


def found_in(text: str, words: str) -> tuple[str, ...]:
    """Return what a pattern of this lexicon matches in text, each once, as written."""
    return tuple(dict.fromkeys(match[0] for match in _compiled(words).finditer(plain(text))))


def uses(text: str, *, graded: bool, recorded: bool = False) -> tuple[Use, ...]:
    """Return the words of a text that are outside the scheme, in the order of the table.

    :param graded: does the text state an effect in people?
    :param recorded: does it record what a guideline, a label or a law says?
    """
    entries, any_word = _entries(graded=graded, recorded=recorded)
    if not _compiled(any_word).search(plain(text)):  # as in most texts: one look, and not thirty
        return ()
    return tuple(Use(word, entry) for entry in entries for word in found_in(text, entry.pattern))


@cache
def _entries(*, graded: bool, recorded: bool) -> tuple[tuple[Banned, ...], str]:
    """Return the entries that hold for a text, and one pattern that finds what any of them finds."""
    entries = tuple(
        entry
        for entry in BANNED
        if (graded or not entry.graded) and not (recorded and entry.recorded)
    )
    return entries, "|".join(f"(?:{entry.pattern})" for entry in entries)


def banned_words(text: str) -> tuple[str, ...]:
    """Return the words that have no place in a heading, a key message or any claim, as written.

    Promises of safety are among them. Words that are out of place only in graded claims are not.

    >>> banned_words("A promising, proven and safe way to boost sleep")
    ('proven', 'promising', 'boost', 'safe')
    """
    words = [use.word for use in uses(text, graded=False)]
    return (*words, *(word for word in found_in(text, SAFETY) if word not in words))
