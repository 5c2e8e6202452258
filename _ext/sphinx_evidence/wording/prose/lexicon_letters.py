"""Letters: how a word is written, whatever keyboard it came from. No Sphinx."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from sphinx_evidence.model.pattern import pattern

#: Apostrophes, hyphens, and quotes of any language, for Sphinx sets those of the pages' own.
_MARKS = str.maketrans(
    "\u2018\u2019\u02bc\u201a\u201c\u201d\u201e\u00ab\u00bb\u2010\u2011", '\'\'\'\'"""""--'
)
#: Letters of other scripts that look like one of ours, by Unicode's table of confusables.
_CYRILLIC = str.maketrans(
    "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0457\u0458\u0455\u04bb\u0501\u051b\u051d\u04cf\u0261"
    "\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0423\u0425\u0406\u0408\u0405\u0417\u050c\u051a\u051c\u04c0\u04ae",
    "aeopcyxiijshdqwlgABEKMHOPCTYXIJS3GQWIY",
)
_GREEK = str.maketrans(
    "\u03b1\u03b9\u03bd\u03bf\u03c1\u03c5\u03ba\u03c7\u03c4\u03b3\u03b5\u03f2\u03c2"
    "\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7",
    "aivopukxtyeccABEZHIKMNOPTYX",
)
_ARMENIAN = str.maketrans(
    "\u0561\u0570\u0578\u057d\u0585\u0581\u0566\u0563\u057c\u0575", "whnuogqqnj"
)
#: Latin letters in disguise: small capitals, script and dotless ones.
_LATIN = str.maketrans(
    "\u1d00\u0299\u1d04\u1d05\u1d07\ua730\u0262\u029c\u026a\u1d0a\u1d0b\u029f\u1d0d\u0274\u1d0f\u1d18\u0280\ua731\u1d1b\u1d1c\u1d20\u1d21\u028f\u1d22"
    "\u0251\u0261\u0131\u0237\u026f\u0269\u1d0e",
    "abcdefghijklmnoprstuvwyzagijmiN",
)
_STRANGE = str.maketrans(
    {
        ord(sign): plain
        for table in (_CYRILLIC, _GREEK, _ARMENIAN, _LATIN)
        for sign, plain in ((chr(key), value) for key, value in table.items())
    }
)
#: Signs that take no room, or look like a space, though Unicode calls them letters or symbols.
_EMPTY = {
    **dict.fromkeys(map(ord, "\u115f\u1160\u17b4\u17b5"), ""),
    **dict.fromkeys(map(ord, "\u3164\uffa0\u2800"), " "),
}
_FOREIGN = pattern(r"[^\x00-\x7f]")
_WORD = pattern(r"[^\W\d_]+")
_LATIN_LETTER = pattern("[A-Za-z]")


@lru_cache(maxsize=512)
def plain(text: str) -> str:
    """Return text in which a word is written one way only, so that it can be looked up.

    White space becomes single spaces, curly quotes straight ones; letters that only look
    different (full-width, mathematical, ligatures, small capitals) or that look the same
    (Cyrillic or Greek ones among Latin) become plain ones; invisible characters and marks
    that are set on letters go. Case stays, and so does a word of another script.
    """
    if text.isascii():
        return " ".join(text.split())
    text = unicodedata.normalize("NFC", text.translate(_EMPTY))
    text = unicodedata.normalize("NFC", _FOREIGN.sub(_plain_sign, text)).translate(_MARKS)
    if not text.isascii() and _LATIN_LETTER.search(text):
        text = _WORD.sub(_unmasked, text)
    return " ".join(text.split())


def _plain_sign(found: re.Match[str]) -> str:
    return _plain_form(found[0])


@lru_cache(maxsize=512)
def _plain_form(sign: str) -> str:
    """Return the plain form of a sign: nothing for what takes no room, a letter for a letter."""
    circled = "\u2460" <= sign <= "\u24ff" or "\U0001f110" <= sign <= "\U0001f189"
    form = unicodedata.normalize("NFKC", sign) if sign.isalpha() or circled else sign
    return "".join(one for one in form if unicodedata.category(one) not in ("Cf", "Mn", "Me"))


def _unmasked(found: re.Match[str]) -> str:
    """Return a word in our letters, where it mixes scripts or is made of look-alikes only."""
    word = found[0]
    if word.isascii():
        return word
    plain_word = word.translate(_STRANGE)
    if not plain_word.isascii():
        return plain_word if _LATIN_LETTER.search(word) else word
    # One letter alone is a sign: the alpha of "alpha-blocker", a micro sign, a foreign initial.
    return plain_word if len(word) > 1 or _LATIN_LETTER.search(word) else word
