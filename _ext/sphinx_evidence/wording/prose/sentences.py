"""Splitting prose into sentences. No Sphinx.

Roles are not part of the words, so whoever reads a page puts marks in their place: `CITE` where
a source is cited, `LINK` where a link to a claim starts. A mark right behind the end of a
sentence belongs to that sentence, as in "Tea wakes people. [1]".
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from sphinx_evidence.model.pattern import pattern

#: Signs for private use, so that no text holds them by chance.
CITE, LINK = "\ue000", "\ue001"
MARKS = pattern(f"[{CITE}{LINK}]")

#: Short forms that end with a full stop and mostly stand inside a sentence.
_SHORT = frozenset(
    "al approx ca cf ch dept dr eds eg e.g fig figs i.e ie jr mr mrs ms p pp prof resp sr st vol "
    "vols vs".split()
)
_STOP = pattern(
    r"(?P<sign>[.!?…。．！？]+)[\"'”’»)\]]*"  # the sign, and quotes and brackets that it closes
    rf"(?:[ ]?[(\[]?[{CITE}{LINK}]+[)\]]?(?!\w)(?!\s+[a-z]))*"  # sources behind the sign
    r"(?=\s|$|(?<=[a-z]{3}[.!?])[A-Z][a-z]|(?<=[。．！？]))"  # or a space was forgotten
)
_BARE = pattern(rf"[(\[]\s*[{CITE}{LINK}]+\s*[)\]]|{MARKS.pattern}")
_SPACE = pattern(r" ([.,;:!?])")  # what a mark before a sign leaves behind
_NEXT = pattern(r"\s*(\S)")
_WORD_BEFORE = pattern(r"([^\s(\[]+)$")
#: A letter with a full stop behind a common word ends a sentence ("rich in vitamin C."), and begins
#: a name behind another name, a title or one of these.
_NAME_FOLLOWS = frozenset("by and with to from of see von van de dr prof mr mrs ms also".split())


class Sentence(NamedTuple):
    """One sentence of a text."""

    text: str
    start: int  #: Where it starts in the text, counted in signs from 0.


def sentences(text: str) -> Iterator[Sentence]:
    """Yield the sentences of a text, with their marks and without the white space around them.

    Short forms ("e.g.", "et al."), initials and decimals end none. Neither does a full stop
    before a small letter.
    """
    start = 0
    for stop in _STOP.finditer(text):
        if not _ends(text, stop):
            continue
        yield from _trimmed(text, start, stop.end())
        start = stop.end()
    yield from _trimmed(text, start, len(text))


def _ends(text: str, stop: re.Match[str]) -> bool:
    """Tell whether a sign ends a sentence."""
    following = _NEXT.match(text, stop.end())
    after = following[1] if following else ""
    if not after:
        return True
    if after.islower():
        return False
    if stop["sign"] != ".":
        return True
    before = _WORD_BEFORE.search(text, max(stop.start() - 20, 0), stop.start())
    word = before[1] if before else ""
    initial = len(word) == 1 and word.isupper() and _starts_name(text[: stop.start() - 1][-30:])
    count = word.lower() in ("no", "nos") and after.isdigit()
    numbered = word.isdigit() and not text[: stop.start()][:9].removesuffix(word).strip()
    return not (word.lower() in _SHORT or initial or count or numbered)


def _starts_name(before: str) -> bool:
    """Tell whether a single letter behind some words is somebody's initial."""
    last = before.split()[-1:]
    return not last or not last[0].islower() or last[0].strip("(.") in _NAME_FOLLOWS


def _trimmed(text: str, start: int, end: int) -> Iterator[Sentence]:
    part = text[start:end]
    lead = len(part) - len(part.lstrip())
    if part.strip():
        yield Sentence(part.strip(), start + lead)


def words_of(sentence: str) -> str:
    """Return a sentence without marks, nor brackets that held nothing else, on one line."""
    return _SPACE.sub(r"\1", " ".join(_BARE.sub("", sentence).split()))
