"""Bibliographies as they are out there: several files read as one, and BibLaTeX's way of writing."""

from __future__ import annotations

import pytest

from sphinx_evidence.files.bib import Library, RawFile, read_library
from sphinx_evidence.model.source import Source

STRINGS = "@string{jt = {Journal of Tea}}\n@string{smith = {Smith, Bo}}\n"


def library(*texts: str) -> Library:
    files = [RawFile(f"{n}.bib", text.encode(), "") for n, text in enumerate(texts)]
    return read_library(files)


def problems(*texts: str) -> list[tuple[str, int, str, str]]:
    files = library(*texts).files.values()
    return [tuple(problem) for file in files for problem in file.problems]


def source(text: str, key: str = "a") -> Source:
    [found] = [s for f in library(text).files.values() for s in f.sources if s.key == key]
    return found


def test_abbreviations_hold_for_the_files_behind_theirs() -> None:
    entry = "@article{a, author = smith # { and Doe, J}, title = {T}, journal = jt, year = 2020}"
    found = library(STRINGS, entry)
    [read] = found.files["1.bib"].sources
    assert (read.author, read.reference) == ("Smith", "Smith B, Doe J. T. Journal of Tea. 2020.")
    assert problems(STRINGS, entry) == []
    assert found.keys == {"0.bib": (), "1.bib": ("a",)}


def test_an_abbreviation_that_nothing_defines_is_the_fault_of_its_entry() -> None:
    assert problems("@misc{b, title = {T}}\n@misc{a, title = {T}, journal = jt, month = sept}") == [
        (
            *("0.bib", 2),
            'entry "a" names the abbreviation "jt" in "journal", which no @string defines; write '
            "out what it stands for",
            "a",
        )
    ]


def test_repeated_fields_are_told_once_and_nothing_behind_them_is_lost() -> None:
    text = "@misc{a, title = {T}, k = 1, k = 2, K = 3, n = 1, n = 2}\n@misc{b, title = {U}}\n"
    assert problems(text) == [
        ("0.bib", 1, 'entry "a" gives its fields "k", "n" twice; keep one', "a")
    ]
    assert [s.key for s in library(text).files["0.bib"].sources] == ["a", "b"]


def test_a_key_of_two_files_is_told_in_the_second() -> None:
    assert problems("@misc{a, title = {T}}", "\n@misc{A, title = {U}}") == [
        ("1.bib", 2, 'key "A" is already in 0.bib; keep one', "")
    ]


BIBLATEX = {
    "article": (
        "@article{a, author = {Roe, Ann}, title = {T}, journaltitle = {J}, date = {2019-03-05}, "
        "volume = 3}",
        "Roe A. T. J. 2019;3.",
    ),
    "online": ("@online{a, author = {{WHO}}, title = {T}, date = {2020}}", "WHO. T. 2020."),
    "report": (
        "@report{a, author = {Roe, A}, title = {T}, institution = {WHO}, date = {2021/2022}}",
        "Roe A. T. WHO. 2021.",
    ),
    "thesis": (
        "@thesis{a, author = {Roe, A}, title = {T}, type = {mathesis}, institution = {Uni}, year=1}",
        "Roe A. T. Uni. 1.",
    ),
    "book in a place": (
        "@mvbook{a, author = {Roe, A}, title = {T}, publisher = {P}, location = {Oslo}, date=2001}",
        "Roe A. T. P. 2001.",
    ),
    "part of a collection": (
        "@incollection{a, author = {Roe, A}, title = {T}, crossref = {b}}\n"
        "@collection{b, editor = {Doe, B}, title = {The book}, publisher = {P}, date = {2018}}",
        "Roe A. T. The book. 2018.",
    ),
    "fields of another": (
        "@xdata{x, publisher = {P}, date = {2017}}\n@book{a, author={Roe, A}, title={T}, xdata={x}}",
        "Roe A. T. P. 2017.",
    ),
    "set": (
        "@set{a, entryset = {b, c}}\n@article{b, author = {Roe, A}, title = {T}, date = {2016}}\n"
        "@article{c, title = {U}}",
        "Roe A. T. 2016.",
    ),
    "a circle": (
        "@misc{a, title = {T}, crossref = {b}}\n@misc{b, year = 2015, crossref = {a}}",
        "T. 2015.",
    ),
}


@pytest.mark.parametrize("what", BIBLATEX)
def test_biblatex(what: str) -> None:
    text, reference = BIBLATEX[what]
    assert source(text).reference == reference
    assert problems(text) == []


def test_what_lends_fields_is_no_source() -> None:
    found = library("@xdata{x, year = 2020}\n@misc{a, title = {T}, xdata = {x}}")
    assert list(found.data.entries) == ["a"]
    assert found.files["0.bib"].sources[0].year == "2020"


def test_a_lender_that_no_file_has() -> None:
    assert problems("@misc{a, title = {T}, crossref = {nobody}}") == [
        (
            *("0.bib", 1),
            'entry "a" takes over fields from "nobody" (crossref), which no file has; correct it',
            "a",
        )
    ]


def test_bibtex_gets_entries_that_it_knows() -> None:
    entries = library("@online{a, title={T}, date={2020-01}}\n@artwork{b, title={U}}").data.entries
    assert [(e.type, e.fields.get("year")) for e in entries.values()] == [
        ("online", "2020"),
        ("misc", None),
    ]


@pytest.mark.parametrize(
    ("fields", "doi", "pmid"),
    [
        ("url = {https://doi.org/10.1000/Tea}", "10.1000/tea", ""),
        ("url = {https://j.example/doi/full/10.1000/tea?x=1}", "10.1000/tea", ""),
        ("note = {doi: 10.1000/tea.}", "10.1000/tea", ""),
        ("doi = {https://www.doi.org/10.1000/tea}", "10.1000/tea", ""),
        ("doi = {10.1000/a}, url = {https://doi.org/10.1000/b}", "10.1000/a", ""),
        ("url = {https://pubmed.ncbi.nlm.nih.gov/123/}", "", "123"),
        ("eprint = {123}, eprinttype = {pubmed}", "", "123"),
        ("url = {https://j.example/v10.1/x}", "", ""),
    ],
)
def test_numbers_are_found_where_they_stand(fields: str, doi: str, pmid: str) -> None:
    found = source(f"@misc{{a, title = {{T}}, {fields}}}")
    assert (found.doi, found.pmid) == (doi, pmid)
    assert found.number == (doi or (f"pmid:{pmid}" if pmid else ""))


@pytest.mark.parametrize(
    ("fields", "marked"),
    [
        ("title = {RETRACTED: Tea}", "title"),
        ("title = {RETRACTED Tea and sleep}", "title"),
        ("title = {Tea and sleep (Retracted article. See vol. 3)}", "title"),
        ("title = {T}, note = {Retracted in 2021}", "note"),
        ("title = {T}, pubstate = {retracted}", "pubstate"),
        ("title = {Retracted papers on tea: a survey}", ""),
        ("title = {T}, note = {Not retracted}", ""),
    ],
)
def test_an_entry_that_says_that_it_is_retracted(fields: str, marked: str) -> None:
    assert source(f"@misc{{a, {fields}}}").marked == marked


def test_works_of_one_year_and_name_are_told_apart_over_all_files() -> None:
    one = (
        "@misc{b, author = {Mori, A}, title = {T}, year = 2019}\n@misc{c, title = {U}, year = 2019}"
    )
    two = "@misc{a, author = {Mori, B}, title = {V}, year = 2019}\n@misc{d, shorttitle = {Label}, title = {W}}"
    three = "@misc{e, shorttitle = {Label}, title = {X}}"
    found = library(one, two, three).files.values()
    assert {s.key: s.label for file in found for s in file.sources} == {
        "a": "Mori 2019a",
        "b": "Mori 2019b",
        "c": "U 2019",
        "d": "Label",
        "e": "Label",
    }
