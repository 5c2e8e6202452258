"""How databases call what claims are about: a committed CSV file for ``watch``. No Sphinx.

One row a thing: ``word`` (of `evidence_vocabulary`, or of the options of a claim) and ``terms``
(what titles and abstracts say for it, divided by ``;``; with none the word narrows no search).
"""

from collections.abc import Mapping
from typing import NamedTuple

from sphinx_evidence.files.csv_rows import parts, read_table
from sphinx_evidence.model.pattern import pattern
from sphinx_evidence.model.problem import BibProblem

COLUMNS = ("word", "terms")
#: What means something else to one of the databases.
_SPECIAL = pattern(r"[\"\[\]()*:{}\\]")


class WordFile(NamedTuple):
    """What the file says, by word; rows that can't be read are faults of their own."""

    terms: Mapping[str, tuple[str, ...]]
    problems: tuple[BibProblem, ...] = ()


def read_words(raw: bytes, path: str) -> WordFile:
    """Read the bytes of a file of words.

    :param raw: the file as it is on disk, UTF-8.
    :param path: what to call the file in messages.
    """
    words: dict[str, tuple[str, ...]] = {}

    def take(_line: int, row: list[str]) -> str:
        word, terms = [*row, ""][:2]
        if len(row) != len(COLUMNS) or not word:
            return "the row can't be read; write a word, and what databases call it"
        if special := _SPECIAL.search(terms):
            return f'"{word}" has a sign that databases read as their own: {special[0]}; write plain words'
        if word.casefold() in words:
            return f'"{word}" stands in the file twice; keep one'
        words[word.casefold()] = parts(terms)
        return ""

    return WordFile(words, read_table(raw, path, "the words of databases", COLUMNS).read(take))
