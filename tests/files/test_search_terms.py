"""The file of search terms: what is read of it, and what is told of a row that can't be."""

from __future__ import annotations

import pytest

from sphinx_evidence.files.search_terms import TermFile, read_terms
from sphinx_evidence.model.search import SearchTerm

HEAD = "words,means,leads_to\n"


def read(rows: str) -> TermFile:
    return read_terms((HEAD + rows).encode(), "terms.csv")


def told(rows: str) -> list[tuple[int, str]]:
    return [(one.line, one.message) for one in read(rows).problems]


def test_a_row_has_words_meanings_and_places() -> None:
    file = read('cuppa; builder\'s tea,"black tea; tea",tea-sleep; care/tea\n\nnap,,care/sleep\n')
    assert file.problems == ()
    assert file.terms == (
        SearchTerm(("cuppa", "builder's tea"), ("black tea", "tea"), ("tea-sleep", "care/tea"), 2),
        SearchTerm(("nap",), (), ("care/sleep",), 4),
    )


UNREADABLE = "the row can't be read; write words, what the site calls it, and where it leads"


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("cuppa,tea\n", UNREADABLE),
        ("cuppa,tea,tea-sleep,more\n", UNREADABLE),
        (",tea,tea-sleep\n", UNREADABLE),
        (" ; ,tea,tea-sleep\n", UNREADABLE),
        ("cuppa,tea,\n", UNREADABLE),
        ("cuppa; ?!,tea,tea-sleep\n", '"?!" holds no word; write what readers type'),
    ],
)
def test_a_row_that_is_none(row: str, message: str) -> None:
    assert told(f"nap,,sleep\n{row}") == [(3, message)]
    assert [term.words for term in read(f"nap,,sleep\n{row}").terms] == [("nap",)]


def test_a_word_on_two_lines_in_whatever_form() -> None:
    rows = "tumour; nap,,sleep\ncups,,tea\nTUMORS,,tea\n"
    said = '"TUMORS" stands on line 2 already; keep it on one of the two lines'
    assert told(rows) == [(4, said)]


def test_forms_of_a_word_in_one_row_are_no_fault() -> None:
    assert told("tumour; tumor; tumours,,sleep\n") == []


def test_a_file_that_is_none() -> None:
    file = read_terms(b"term;page\n", "terms.csv")
    said = "the search terms must start with the columns words,means,leads_to; its columns are "
    said += "separated by semicolons, so save it as CSV with commas"
    assert [(one.line, one.message) for one in file.problems] == [(1, said)]
    assert [one.line for one in read_terms(b"\xff\xfe", "terms.csv").problems] == [1]
