"""LaTeX in the values of a bibliography, as plain text. No Sphinx.

pybtex can read all of it and takes a millisecond for a value, so accents, braces and escaped signs,
which are nearly all that bibliographies hold, are read here.
"""

from __future__ import annotations

import re
import unicodedata

from pybtex.exceptions import PybtexError
from pybtex.richtext import Text

from sphinx_evidence.model.pattern import pattern

#: LaTeX commands for the look of words, which pybtex would print as they stand.
_STYLE = pattern(r"\\(?:emph|textit|textbf|textsc|em|it|bf)(?![A-Za-z])\s*")
#: A percent sign that LaTeX, and so pybtex, takes for the start of a comment. BibTeX knows no comments
#: in a field, and whoever writes "9.9 % of people" means one: the rest must not fall away unseen.
_PERCENT = pattern(r"(?<!\\)%")
#: Text that LaTeX would leave as it is: words, single spaces, and signs that mean nothing to it.
_SIGN = r"[^\W_]|[.;:()/+=*\[\]@?–—\xa0]|,(?!,)|-(?!-)|'(?!')|(?<=\S) (?=\S)"
#: What LaTeX shows as it is written; and with two signs that are kept all the same.
AS_WRITTEN = pattern(rf"(?:{_SIGN})*")
_BARE = pattern(rf"(?:{_SIGN}|[%&])*")
#: Letters with a name of their own, and the combining form of each accent.
_LETTERS = {
    "o": "ø",
    "O": "Ø",
    "l": "ł",
    "L": "Ł",
    "ss": "ß",
    "ae": "æ",
    "AE": "Æ",
    "oe": "œ",
    "OE": "Œ",
    "aa": "å",
    "AA": "Å",
    "i": "ı",
    "j": "ȷ",
}
_ACCENTS = {
    "'": "\u0301",
    "`": "\u0300",
    "^": "\u0302",
    '"': "\u0308",
    "~": "\u0303",
    "=": "\u0304",
    ".": "\u0307",
    "u": "\u0306",
    "v": "\u030c",
    "H": "\u030b",
    "c": "\u0327",
    "k": "\u0328",
    "r": "\u030a",
    "d": "\u0323",
    "b": "\u0331",
}
_ACCENTED = pattern(
    r"""\\(?:(['`^"~=.])\s*|([uvHckrdb])(?:\s+|(?=\{)))(?:\{(\\[ij]|[A-Za-z])\}|(\\[ij](?![A-Za-z])|[A-Za-z]))"""
)
_NAMED = pattern(r"\\(ss|ae|AE|oe|OE|aa|AA|o|O|l|L)(?![A-Za-z])(?:\{\}|\s+)?")
_ESCAPED = pattern(r"\\([%&_#$])")


def plain(value: str) -> str:
    r"""Return a BibTeX value as plain text: LaTeX accents decoded, braces dropped, ``%`` kept.

    >>> plain(r"G{\"o}del and {\'E}va: 5 % of {DNA}")
    'Gödel and Éva: 5 % of DNA'
    """
    if _BARE.fullmatch(value):
        return value.strip()
    told = _ESCAPED.sub(r"\1", _NAMED.sub(_letter, _ACCENTED.sub(_composed, value)))
    told = told.replace("---", "—").replace("--", "–").replace("~", "\xa0")
    simple = told.replace("{", "").replace("}", "").strip()
    return simple if _BARE.fullmatch(simple) and _balanced(told) else decoded(value)


def _balanced(text: str) -> bool:
    depth = 0
    for sign in text:
        depth += (sign == "{") - (sign == "}")
        if depth < 0:
            return False
    return depth == 0


def _composed(match: re.Match[str]) -> str:
    letter = (match[3] or match[4]).removeprefix("\\")
    return unicodedata.normalize("NFC", letter + _ACCENTS[match[1] or match[2]])


def _letter(match: re.Match[str]) -> str:
    return _LETTERS[match[1]]


def decoded(value: str) -> str:
    """Return a BibTeX value as `plain` does, the long way."""
    value = _PERCENT.sub(r"\\%", _STYLE.sub("", value.replace(r"\%", "%")))
    try:
        return str(Text.from_latex(value)).strip()
    except (PybtexError, ValueError):
        return value.replace("{", "").replace("}", "").strip()
