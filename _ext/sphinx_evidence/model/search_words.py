"""Words as the search compares them: one form for singular and plural, American and British.

The index holds words in this form, and `static/search.js` brings what a reader types to the same
form by the same steps; a test compares the two. It is coarse on purpose: two words that become
one are told apart by the rest of what was typed. No Sphinx.
"""

from __future__ import annotations

import re
import unicodedata

from sphinx_evidence.model.pattern import pattern

_WORD = pattern(r"[^\W_]+")
#: British endings and letters, and what they become; in this order.
_SPELLINGS = tuple(
    (pattern(regex), to)
    for regex, to in (
        ("[ao]e", "e"),
        ("sulph", "sulf"),
        ("minium", "minum"),
        ("([a-z]{3})our(?=$|s$|i|l|e)", r"\1or"),
        ("([iy])s(?=(?:e|es|ed|er|ing|ation)$)", r"\1z"),
        ("([a-z]{2}[tb])re(?=s?$)", r"\1er"),
    )
)
#: Endings that are dropped, with what must stand before them.
_ENDINGS = tuple(
    (pattern(regex), to)
    for regex, to in (
        ("([a-z]{2})ies$", r"\1y"),
        ("(ss|sh|ch|x|z)es$", r"\1"),
        ("([a-z]{2}[^sui])s$", r"\1"),
        ("([a-z]{3})(?:ing|ed)$", r"\1"),
        (r"([bdgmnprt])\1$", r"\1"),
        ("([a-z]{4})e$", r"\1"),
    )
)

#: Words of a question that say nothing of what it is about.
STOP_WORDS = frozenset(
    "a about after all also am an and any are as at be been before but by can could did do does for from get"
    " had has have he her him his how i if in into is it its just like may me more most my no not of"
    " off on or our out she should so some such than that the their them there these they this those to too"
    " was we were what when where which while who whom why will with would you your".split()
)


def search_words(text: str) -> list[str]:
    """Return the words of a text in the form that the search compares, in order.

    >>> search_words("Parkinson's: diarrhoea, twitches, 800 mg of L-dopa")
    ['parkinson', 'diarrhea', 'twitch', '800', 'mg', 'of', 'l', 'dopa']
    """
    plain = unicodedata.normalize("NFKD", text).lower()
    plain = re.sub(r"[\u0300-\u036f]", "", plain)
    plain = re.sub(r"['\u2019]s\b|['\u2019]", "", plain)
    return [_form(word) for word in _WORD.findall(plain)]


def _form(word: str) -> str:
    if len(word) <= 3 or not word.isascii() or not word.isalpha():
        return word
    for ending, to in _SPELLINGS + _ENDINGS:
        word = ending.sub(to, word)
    return word
