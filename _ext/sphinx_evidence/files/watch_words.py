"""How databases call what claims are about: a committed CSV file for ``watch``. No Sphinx.

One row a thing: ``word`` (of `evidence_vocabulary`, or of the options of a claim) and ``terms``
(what titles and abstracts say for it, divided by ``;``; with none the word narrows no search).
"""

from __future__ import annotations

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
    table = read_table(raw, path, "the words of databases", COLUMNS)
    problems = list(table.problems)
    words: dict[str, tuple[str, ...]] = {}
    for line, row in table.rows:
        word, terms = [*row, ""][:2]
        if len(row) != len(COLUMNS) or not word:
            fault = "the row can't be read; write a word, and what databases call it"
        elif special := _SPECIAL.search(terms):
            fault = f'"{word}" has a sign that databases read as their own: {special[0]}; write plain words'
        elif word.casefold() in words:
            fault = f'"{word}" stands in the file twice; keep one'
        else:
            words[word.casefold()] = parts(terms)
            continue
        problems.append(BibProblem(path, line, fault))
    return WordFile(words, tuple(problems))
