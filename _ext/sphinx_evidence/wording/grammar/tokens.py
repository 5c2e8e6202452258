"""A sentence as words and signs, and the signs that no claim may hold. No Sphinx."""

from __future__ import annotations

import unicodedata

from sphinx_evidence.model.pattern import pattern

#: A longer sentence is refused unread.
LONGEST = 60
_MARKS = str.maketrans("\u2018\u2019\u02bc\u2010\u2011", "'''--")
_TOKEN = pattern(r"\d+(?:[.,]\d+)*(?!\w)|\w+(?:[-'/]\w+)*'?|\S")
_UNSEEN = ("Cf", "Cc", "Co", "Cn", "Cs", "Mn", "Me", "Zl", "Zp")


def tokens_of(sentence: str) -> tuple[str, ...]:
    """Return the words and signs of a sentence; the full stop at its end is none.

    >>> tokens_of("In adults, tea\u2019s use may reduce falls.")
    ('In', 'adults', ',', "tea's", 'use', 'may', 'reduce', 'falls')
    """
    text = sentence
    if not text.isascii():
        text = unicodedata.normalize("NFC", text).translate(_MARKS)
    text = text.strip()
    if text.endswith(".") and not text.endswith(".."):
        text = text[:-1]
    return tuple(_TOKEN.findall(text))


def unseen_sign(sentence: str) -> str:
    """Return a sign that a reader can't see, or that changes the letter before it; else nothing."""
    if sentence.isascii() and sentence.isprintable():
        return ""
    text = unicodedata.normalize("NFC", sentence)
    found = next((sign for sign in text if unicodedata.category(sign) in _UNSEEN), "")
    return f"U+{ord(found):04X}" if found else ""
