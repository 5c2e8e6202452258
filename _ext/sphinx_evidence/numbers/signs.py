"""Signs: every digit of any script as one of ours, and signs that are a number by themselves."""

from __future__ import annotations

import unicodedata
from fractions import Fraction

from sphinx_evidence.model.pattern import pattern
from sphinx_evidence.numbers.numerals import SIGN

_LIKE = str.maketrans("％﹪٪．，－﹣＋\u2126", "%%%.,--+Ω")
_COMMA = pattern(r"(?<![\d.,])\d{1,3}(?:\.\d{3})+(?:,\d+)?(?![\d.,]*\d)|\d+,\d+(?![.,]?\d)")
_SWAP = str.maketrans(".,", ",.")
#: Languages that write one and a half as 1,5, and a thousand as 1.000.
_WITH_COMMA = frozenset(
    "af bg bs ca cs da de el es et eu fi fr gl hr hu id is it lt lv mk nb nl nn no pl pt ro ru sk sl "
    "sq sr sv tr uk vi".split()
)


def in_our_signs(text: str) -> tuple[str, dict[int, Fraction]]:
    """Return a text of the same length in our digits, and what each `SIGN` of it is worth.

    >>> in_our_signs("９٧ %")[0]
    '97 %'
    >>> in_our_signs("⅝ of them")[1]
    {0: Fraction(5, 8)}
    """
    if text.isascii():
        return text, {}
    signs: dict[int, Fraction] = {}
    letters = list(text.translate(_LIKE))
    for place, letter in enumerate(letters):
        if letter < "\x80" or (worth := unicodedata.numeric(letter, None)) is None:
            continue
        if letter.isdecimal():
            letters[place] = str(int(worth))
        elif not unicodedata.decomposition(letter).startswith(("<super>", "<sub>")):
            letters[place] = SIGN
            signs[place] = Fraction(worth).limit_denominator(1000)
    return "".join(letters), signs


def with_points(text: str, language: str) -> str:
    """Return a text whose numbers have a point before their decimals, as in English.

    :param language: of the text, as Sphinx calls it.

    >>> with_points("1.234 und 12,5 %, 1, 2 und 0.5", "de")
    '1,234 und 12.5 %, 1, 2 und 0.5'
    """
    if language.replace("_", "-").partition("-")[0].lower() not in _WITH_COMMA:
        return text
    return _COMMA.sub(lambda found: found[0].translate(_SWAP), text)
