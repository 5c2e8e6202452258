"""The words that readers have for what the site says: a committed CSV file. No Sphinx.

One row a thing: ``words`` (what readers type, divided by ``;``), ``means`` (what the site calls it,
the same way; may be empty) and ``leads_to`` (names of pages and ids of claims). A reader who types
one of the words finds what stands for the meanings too, and first of all what the row leads to.
"""

from typing import NamedTuple

from sphinx_evidence.files.csv_rows import parts, read_table
from sphinx_evidence.model.problem import BibProblem
from sphinx_evidence.model.search import SearchTerm
from sphinx_evidence.model.search_words import search_words

COLUMNS = ("words", "means", "leads_to")


class TermFile(NamedTuple):
    """What a file of search terms says; rows that can't be read are faults of their own."""

    path: str
    terms: tuple[SearchTerm, ...] = ()
    problems: tuple[BibProblem, ...] = ()


def read_terms(raw: bytes, path: str) -> TermFile:
    """Read the bytes of a file of search terms.

    :param raw: the file as it is on disk, UTF-8.
    :param path: what to call the file in messages.
    """
    terms: list[SearchTerm] = []
    seen: dict[tuple[str, ...], int] = {}

    def take(line: int, row: list[str]) -> str:
        words, means, targets = (parts(cell) for cell in [*row, "", "", ""][: len(COLUMNS)])
        forms = {tuple(search_words(word)): word for word in words}
        twice = [word for form, word in forms.items() if form in seen]
        if len(row) != len(COLUMNS) or not words or not targets:
            return "the row can't be read; write words, what the site calls it, and where it leads"
        if () in forms:
            return f'"{forms[()]}" holds no word; write what readers type'
        if twice:
            first = seen[tuple(search_words(twice[0]))]
            return f'"{twice[0]}" stands on line {first} already; keep it on one of the two lines'
        terms.append(SearchTerm(words, means, targets, line))
        seen.update(dict.fromkeys(forms, line))
        return ""

    problems = read_table(raw, path, "the search terms", COLUMNS).read(take)
    return TermFile(path, tuple(terms), problems)
