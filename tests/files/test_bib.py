"""Bibliography files: what is read of an entry, and what is a problem."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_evidence.files.bib import BibFile
from sphinx_evidence.model.problem import BibProblem
from sphinx_evidence.model.source import Source
from tests.entries import entry, read, read_bib

ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]))


# --- what is read --------------------------------------------------------------------------------


def test_a_full_entry() -> None:
    file = read(
        "% a comment\n"
        "@article{Kawakami2019,\n"
        "  author = {Kawakami, Hiromasa and Nakajima, Daisuke},\n"
        "  title = {Effectiveness of {Magnesium}},\n"
        "  journal = {Anesthesia \\& Analgesia},\n"
        "  year = {2019}, volume = {129}, number = {3}, pages = {689--700},\n"
        "  doi = {10.1213/ANE.0000000000004024}, pmid = {30985556},\n"
        "  design = {systematic-review-ma}, species = {human},\n"
        "  participants = {64 trials, 4,303 people},\n"
        "  finding = {Shivering in 9.9 \\% and 23.0 \\%: 0.42 (0.33 to 0.52).}\n"
        "}\n"
    )
    assert file == BibFile(
        "digest",
        (
            Source(
                key="Kawakami2019",
                label="Kawakami 2019",
                reference="Kawakami H, Nakajima D. Effectiveness of Magnesium. "
                "Anesthesia & Analgesia. 2019;129(3):689–700.",
                kind="systematic review with meta-analysis, 64 trials, 4,303 people",
                link="https://doi.org/10.1213/ANE.0000000000004024",
                link_text="doi:10.1213/ANE.0000000000004024",
                doi="10.1213/ane.0000000000004024",
                design="systematic-review-ma",
                species="human",
                finding="Shivering in 9.9 % and 23.0 %: 0.42 (0.33 to 0.52).",
                path="refs.bib",
                line=2,
                title="Effectiveness of Magnesium",
                author="Kawakami",
                year="2019",
                identifiers=(("doi", "10.1213/ANE.0000000000004024"), ("pmid", "30985556")),
                pmid="30985556",
                told=(
                    ("participants", "64 trials, 4,303 people"),
                    ("design", "systematic-review-ma"),
                ),
            ),
        ),
        (),
        readable=True,
    )


@pytest.mark.parametrize(
    ("fields", "label"),
    [
        ("author = {Smith, Jane}, year = {2020}", "Smith 2020"),
        ("author = {Jane Smith}, year = {2020}", "Smith 2020"),
        ("author = {Jane Smith}", "Smith"),
        ("author = {van der Plas, A. A. and Others, B.}, year = {2013}", "van der Plas 2013"),
        ("author = {Dewey, Jr., R. B.}, year = {2011}", "Dewey Jr. 2011"),
        ("editor = {Smith, Jane}, year = {2020}", "Smith 2020"),
        (
            "author = {{US Food and Drug Administration}}, year = {2011}",
            "US Food and Drug Administration 2011",
        ),
        ("author = {Jos{\\'e} P{\\'e}rez}, year = {2001}", "Pérez 2001"),
        ('author = {M{\\"u}ller, {\\O}.}, year = {2001}', "Müller 2001"),
        ("author = {Benito-León, J.}, year = {2019}", "Benito-León 2019"),
        ("author = {others}, year = {2019}", "others 2019"),
        ("organization = {WHO}, year = {2020}", "WHO 2020"),
        ("title = {A label}, year = {2020}", "A label 2020"),
        ("year = {2020}", "Source 2020"),
        ("note = {x}", "Source"),
        (
            "title = {A very long title of a label that nobody would want to read in a box}",
            "A very long title of a label that nobody...",
        ),
        ("title = {" + "x" * 60 + "}", "x" * 45 + "..."),
    ],
)
def test_label(fields: str, label: str) -> None:
    assert entry(fields).label == label


@pytest.mark.parametrize(
    ("fields", "reference"),
    [
        ("author = {Smith, Jane Ann}, title = {Tea}, year = {2020}", "Smith JA. Tea. 2020."),
        ("author = {Smith, J.-P.}, title = {Tea?}, year = {2020}", "Smith JP. Tea? 2020."),
        (
            "author = {A, A and B, B and C, C and D, D and E, E and F, F}, title = {T}",
            "A A, B B, C C, D D, E E, F F. T.",
        ),
        (
            "author = {A, A and B, B and C, C and D, D and E, E and F, F and G, G}, title = {T}",
            "A A, B B, C C, et al. T.",
        ),
        ("author = {Ibrahim and others}, title = {T}", "Ibrahim, et al. T."),
        ("author = {{National Institute}}, title = {T}", "National Institute. T."),
        ("title = {T}, journal = {J}, year = {2020}, pages = {3--9}", "T. J. 2020:3–9."),
        ("title = {T}, journal = {J}, pages = {3--9}", "T. J."),
        ("title = {T}, journal = {J}, year = {2020}, number = {2}", "T. J. 2020."),
        ("title = {T}, year = {2020}, volume = {1}, number = {2}", "T. 2020;1(2)."),
        ("title = {T}, booktitle = {B}, publisher = {P}", "T. B."),
        ("title = {T}, publisher = {P}, year = {1997}", "T. P. 1997."),
        ("title = {T}, howpublished = {Notice of 2 March}", "T. Notice of 2 March."),
        ("design = {rct}", ""),
    ],
)
def test_reference(fields: str, reference: str) -> None:
    assert entry(fields).reference == reference


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ("design = {rct}, participants = {12 people}", "randomised trial, 12 people"),
        ("design = {rct}", "randomised trial"),
        ("participants = {12 people}", "12 people"),
        ("design = {of our own}", "of our own"),
        ("year = {2020}", ""),
    ],
)
def test_kind(fields: str, kind: str) -> None:
    assert entry(fields).kind == kind


# --- problems ------------------------------------------------------------------------------------

SOUND = "@misc{a,\n  title = {T}\n}\n"


@pytest.mark.parametrize(
    ("text", "problems", "readable"),
    [
        ("", [(1, "the file holds no entry; add the sources you cite")], True),
        ("% only words\n", [(1, "the file holds no entry; add the sources you cite")], True),
        (
            "@comment{a, title = {T}}",
            [(1, "the file holds no entry; add the sources you cite")],
            True,
        ),
        (
            SOUND + "\n@misc{a,\n  title = {U}\n}\n",
            [(5, 'key "a" is defined twice (first on line 1); keep one')],
            True,
        ),
        (
            SOUND + "@misc{A,\n  title = {U}\n}\n",
            [(4, 'key "A" is defined twice (first on line 1); keep one')],
            True,
        ),
        (
            SOUND + "@misc{b,\n  title = {T},\n  title = {U}\n}\n",
            [(4, 'entry "b" gives its field "title" twice; keep one', "b")],
            True,
        ),
    ],
)
def test_problems(text: str, problems: list[tuple[int, str]], readable: bool) -> None:
    file = read(text)
    assert file.problems == tuple(BibProblem("refs.bib", *problem) for problem in problems)
    assert file.readable is readable


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (SOUND + "@misc{b,\n  title = {open\n", 5),
        (SOUND + "@misc{b,\n  title {T}\n}\n", 5),
        (SOUND + "@misc b\n", 4),
        ("\n\n@misc{", 3),
        (SOUND + "@misc{b,\n  title = {" + "{" * 200 + "}" * 200 + "}\n}\n", 5),
    ],
)
def test_what_is_no_bibtex_is_a_problem_with_its_line(text: str, line: int) -> None:
    file = read(text)
    assert not file.readable
    [problem] = file.problems
    assert problem.path == "refs.bib"
    assert problem.line == line
    assert problem.message.startswith("the file can't be read as BibTeX: ")
    assert problem.message.endswith("; mend this entry")
    assert "\n" not in problem.message
    assert "syntax error in line" not in problem.message


@pytest.mark.parametrize(
    ("raw", "line", "byte"),
    [
        (b"\xff\xfe\x00", 1, 0),
        (b"@misc{a,\n  title = {caf\xe9}\n}\n", 2, 23),
        (b"\x89PNG\r\n\x1a\n\x00\x00", 1, 0),
        (b"@misc{a}\n\xed\xa0\x80", 2, 9),
    ],
)
def test_a_file_that_is_no_text(raw: bytes, line: int, byte: int) -> None:
    message = f"the file is not text in utf-8-sig (byte {byte}); save it as UTF-8"
    assert read_bib(raw, "refs.bib", "d") == BibFile(
        "d", (), (BibProblem("refs.bib", line, message),), readable=False
    )


def test_an_encoding_that_does_not_exist_is_a_problem() -> None:
    file = read_bib(SOUND.encode(), "refs.bib", "d", "no-such-code")
    assert file.sources == ()
    assert not file.readable
    [problem] = file.problems
    assert "no-such-code" in problem.message


def test_other_encodings_and_a_byte_order_mark() -> None:
    latin = read_bib("@misc{a, title = {café}}".encode("latin-1"), "r", "d", "latin-1")
    marked = read_bib(b"\xef\xbb\xbf@misc{a, title = {x}}", "r", "d")
    assert latin.sources[0].reference == "café."
    assert marked.problems == ()
    assert marked.sources[0].line == 1


def test_lines_and_keys_of_many_entries() -> None:
    text = "".join(f"@Misc {{ Key-{n}:x/y ,\n title = {{T}}\n}}\n\n" for n in range(50))
    file = read(text)
    assert [source.key for source in file.sources] == [f"Key-{n}:x/y" for n in range(50)]
    assert [source.line for source in file.sources] == [1 + 4 * n for n in range(50)]


def test_an_at_sign_in_a_value_is_no_entry() -> None:
    file = read("@misc{a,\n note = {me@misc{b, x}}\n}\n@misc{b,\n title = {T}\n}\n")
    assert {source.key: source.line for source in file.sources}["a"] == 1


def test_strings_and_crossrefs() -> None:
    file = read("@string{j = {Journal of Tea}}\n@misc{a, journal = j # {, part 2}, title = {T}}")
    assert file.sources[0].reference == "T. Journal of Tea, part 2."
    assert read("@misc{a, title = {T}, crossref = {a}}").sources[0].key == "a"
    assert read("@misc{a, title = {T}, crossref = {nobody}}").sources[0].key == "a"


# --- whatever is in the file ---------------------------------------------------------------------

SNIPPET = st.sampled_from(
    [
        "@misc{", "@article{key,", "title = ", "{", "}", '"', ",", "#", "@", "\\", "%", "\n", "=",
        "author = {A and B, C, D, E}", " and ", "\\'{e}", "@string{", "@comment", "@preamble{",
        "crossref = {key}", "year", "(", ")", "~", "$", "\\href{javascript:x}{y}", "\x00", "\u2028",
    ]
)  # fmt: skip


@given(
    st.one_of(st.binary(), ANY_TEXT.map(str.encode), st.lists(SNIPPET).map("".join).map(str.encode))
)
def test_read_bib_never_raises(raw: bytes) -> None:
    file = read_bib(raw, "refs.bib", "d")
    lines = raw.count(b"\n") + 1
    assert file.problems or file.sources
    for problem in file.problems:
        assert 1 <= problem.line <= lines
    for source in file.sources:
        assert 1 <= source.line <= lines
        for text in (source.label, source.reference, source.kind, source.link_text):
            assert isinstance(text, str)


@given(st.binary())
def test_read_bib_never_raises_in_another_encoding(raw: bytes) -> None:
    assert read_bib(raw, "refs.bib", "d", "latin-1").digest == "d"


@pytest.mark.parametrize(
    ("people", "author"),
    [
        ("author = {de Baaij, Jeroen and Others, Some}", "de Baaij"),
        ("author = {{World Health Organization}}", "World Health Organization"),
        ('editor = {M{\\"u}ller, A.}', "Müller"),
        ("author = {others}", ""),
        ("year = {2020}", ""),
    ],
)
def test_the_first_author(people: str, author: str) -> None:
    assert entry(f"title = {{Tea}}, {people}").author == author


@pytest.mark.parametrize("finding", ["{}", "{ }", '""'])
def test_a_finding_that_nobody_wrote_is_told(finding: str) -> None:
    """`source` writes it so: who cites the work has to read it first."""
    file = read(f"@misc{{a, title={{Tea}}, finding={finding}}}\n@misc{{b, title={{Tea two}}}}\n")
    said = "has an empty finding; read the work, and write what it says, with its exact numbers"
    assert file.problems == (BibProblem("refs.bib", 1, f'entry "a" {said}', "a"),)
    assert file.readable
