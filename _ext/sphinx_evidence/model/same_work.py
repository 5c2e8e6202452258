"""Whether two records speak of the same work: titles, first authors and years. No Sphinx.

Two people who write down one title differ in capital letters, markup, accents, hyphens, Greek
letters and in whether they copy the subtitle. Two papers of one series differ in a number only,
and an erratum in one word. So letters are compared loosely, but numbers and those words exactly.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher

from sphinx_evidence.model.pattern import pattern

#: Letters that Unicode does not take apart into a letter and an accent.
_LETTERS = str.maketrans("øłđðıħ", "olddih") | {
    ord("æ"): "ae",
    ord("œ"): "oe",
    ord("þ"): "th",
    ord("ß"): "ss",
}
#: Words that make another work of the same title.
_NOTICES = frozenset(
    "erratum errata corrigendum correction retraction addendum reply response comment commentary "
    "letter editorial protocol preprint summary abstract part supplement".split()
)
_ROMAN = pattern(r"(?=.{2,5}$)x{0,3}(?:ix|iv|v?i{0,3})")
#: Put before the title of a work that was withdrawn.
_RETRACTED = pattern(
    r"^\W*(?:(?i:retracted(?: article| paper| chapter)?|withdrawn(?: article)?|removed)\s*[:.\])\-–—]+"
    r"|RETRACTED\b)\s*"
)
#: Put behind it in lists of references.
_RETRACTED_BEHIND = pattern(
    r"[(\[]\s*(?:retracted|withdrawn)\b[^()\[\]]*[)\]]?\s*\.?$", re.IGNORECASE
)
_DIVIDER = pattern(r"\s*[:.?!;–—]+\s+|\s+[-–—]\s+|[–—]")
_ALIKE = 0.9
#: Most titles, which are folded at once: large bibliographies hold thousands.
_SIMPLE = pattern(r"[ -%'-;=-\[\]-~]*")
_DROPPED = pattern(r"['`{}$^_]")
_APART = pattern(r"[^a-z0-9]+")
#: A title of fewer words is shared by too many works to tell anything by itself.
SHORT = 4


def fold(text: str) -> str:
    """Return the words of a text in plain small letters, with single spaces between them.

    >>> fold("Effect of <i>α</i>-Tocopherol in Ménière’s disease")
    'effect of alpha tocopherol in menieres disease'
    """
    if _SIMPLE.fullmatch(text):
        return " ".join(_APART.split(_DROPPED.sub("", text.lower()))).strip()
    text = html.unescape(re.sub(r"</?[A-Za-z][^<>]*>", "", html.unescape(text)))
    text = re.sub(r"\\([A-Za-z]+)\s?", r"\1", text)
    text = unicodedata.normalize("NFKD", text.casefold()).translate(_LETTERS)
    signs = []
    for sign in text:
        if unicodedata.combining(sign) or sign in "'’‘`{}$^_\u00ad\u200b":
            continue
        signs.append(_plain(sign))
    return " ".join("".join(signs).split())


def _plain(sign: str) -> str:
    name = unicodedata.name(sign, "") if sign > "\x7f" else ""
    if name.startswith("GREEK SMALL LETTER "):
        return name.rpartition(" ")[2].lower().replace("lamda", "lambda")
    return sign if sign.isalnum() else " "


def is_marked_retracted(title: str) -> bool:
    """Tell whether a publisher wrote into the title that the work is withdrawn."""
    return bool(_RETRACTED.match(title) or _RETRACTED_BEHIND.search(title))


def same_title(one: str, other: str) -> bool:
    """Tell whether two titles can belong to the same work; either may lack its subtitle."""
    one, other = _RETRACTED.sub("", one), _RETRACTED.sub("", other)
    if _marks(one) != _marks(other):
        return False
    if _alike(fold(one), fold(other)):
        return True
    (head, tail), (other_head, other_tail) = _parts(one), _parts(other)
    return not (tail and other_tail) and _alike(head, other_head)


def twin_titles(one: str, other: str) -> bool:
    """Tell whether two titles are the same but for spelling, the subtitle included.

    A short title, such as "Tea in man", is shared by too many works to tell anything.
    """
    words, others = fold(one).split(), fold(other).split()
    return (
        len(words) >= SHORT
        and _marks(one) == _marks(other)
        and (
            "".join(words) == "".join(others)
            or (len(words) == len(others) and all(map(_same_word, words, others)))
        )
    )


def _same_word(one: str, other: str) -> bool:
    """Tell whether two words differ in spelling only: tumor, tumour; randomized, randomised."""
    return one == other or (
        min(len(one), len(other)) >= 5 and _reaches(SequenceMatcher(None, one, other), 0.87)
    )


def same_family(one: str, other: str) -> bool:
    """Tell whether two family names can be one person's: particles and accents may differ.

    >>> same_family("de Baaij", "Baaij"), same_family("Müller", "Mueller")
    (True, True)
    """
    names, others = set(fold(one).split()), set(fold(other).split())
    if not names or not others:
        return True
    return names <= others or names >= others or _joined(one) == _joined(other)


def same_year(year: str, others: Iterable[str]) -> bool:
    """Tell whether a year is at most one from another; online and print often differ by one."""
    known = [int(other) for other in others if other.isdecimal()]
    return not (year.isdecimal() and known) or min(abs(int(year) - y) for y in known) <= 1


def _joined(name: str) -> str:
    return re.sub(r"([aou])e", r"\1", fold(name).replace(" ", ""))


def _alike(one: str, other: str) -> bool:
    one, other = one.replace(" ", ""), other.replace(" ", "")
    return one == other or (
        min(len(one), len(other)) >= 12
        and _reaches(SequenceMatcher(None, one, other, autojunk=False), _ALIKE)
    )


def _reaches(compared: SequenceMatcher[str], share: float) -> bool:
    """Tell whether two texts are so much alike; what costs little is asked first, as difflib does."""
    bounds = (compared.real_quick_ratio, compared.quick_ratio, compared.ratio)
    return all(bound() >= share for bound in bounds)


def _parts(title: str) -> tuple[str, str]:
    """Return a title's head and its subtitle, folded."""
    title = html.unescape(title)
    for divider in _DIVIDER.finditer(title):
        head, tail = fold(title[: divider.start()]), fold(title[divider.end() :])
        if head and tail:
            return head, tail
    return fold(title), ""


def _marks(title: str) -> tuple[tuple[str, ...], frozenset[str]]:
    """Return what tells the works of a series apart: numbers, and words such as "protocol"."""
    folded = fold(title)
    words = folded.split()
    romans = [word for word in words if _ROMAN.fullmatch(word)]
    return (
        tuple(sorted(re.findall(r"\d+", folded) + romans)),
        _NOTICES & set(words),
    )
