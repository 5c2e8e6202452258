"""Letters: how a word is written, whatever keyboard it came from. No Sphinx."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_MARKS = str.maketrans("\u2018\u2019\u02bc\u201c\u201d\u2010\u2011", "'''\"\"--")


@lru_cache(maxsize=512)
def plain(text: str) -> str:
    """Return text in which a word is written one way only, so that it can be looked up.

    White space becomes single spaces, curly quotes straight ones; letters that only look
    different (full-width, ligatures) become plain ones; invisible characters go. Case stays.
    """
    if text.isascii():
        return " ".join(text.split())
    text = unicodedata.normalize("NFC", text).translate(_MARKS)
    letters = (
        unicodedata.normalize("NFKC", letter) if letter.isalpha() else letter
        for letter in text
        if unicodedata.category(letter) != "Cf"
    )
    return " ".join("".join(letters).split())
