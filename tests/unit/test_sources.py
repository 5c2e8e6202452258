"""Bibliography files: what is read of an entry, which links get through, what is a problem."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sphinx_evidence.files.bib import BibFile, RawFile, read_library
from sphinx_evidence.model.latex import decoded, plain
from sphinx_evidence.model.problem import BibProblem
from sphinx_evidence.model.source import Source

ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]))


def read_bib(raw: bytes, path: str, digest: str, encoding: str = "utf-8-sig") -> BibFile:
    return read_library([RawFile(path, raw, digest)], encoding).files[path]


def read(text: str) -> BibFile:
    return read_bib(text.encode(), "refs.bib", "digest")


NO_TITLE = 'entry "key2020" has no title; add it'


def entry(fields: str, kind: str = "misc") -> Source:
    """Return the record of a sound entry with these fields."""
    file = read(f"@{kind}{{key2020, {fields}}}")
    assert [problem.message for problem in file.problems] in ([], [NO_TITLE])
    assert file.readable
    return file.sources[0]


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
    ("written", "text"),
    [
        ("{M}agnesium", "Magnesium"),
        ("9.9 \\%", "9.9 %"),
        ("9.9 % against 23.0 %.", "9.9 % against 23.0 %."),
        ("5%\nand \\% and 6%", "5% and % and 6%"),
        ("A \\& B", "A & B"),
        ("caf{\\'e} na{\\\"i}ve {\\ss} {\\aa}", "café naïve ß å"),
        ("a~b", "a\u00a0b"),
        ("5~--~9", "5\u00a0–\u00a09"),
        ("}", ""),
        ("{{{", ""),
        ("<b>x</b>", "<b>x</b>"),
    ],
)
def test_plain(written: str, text: str) -> None:
    assert plain(written) == text


@given(st.text(st.sampled_from("aZé9 ,.;:()/+=*%\\-'`~{}$_&#^\"?!\u00a0\n²"), max_size=12))
@example("a--b")
@example("a  b")
@example(r"9.9 \% of")
def test_plain_is_the_same_with_and_without_its_quick_way(text: str) -> None:
    assert plain(text) == decoded(text)


@given(ANY_TEXT)
def test_plain_never_raises(text: str) -> None:
    assert isinstance(plain(text), str)


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


# --- links ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "doi", "link"),
    [
        ("10.1000/Smith", "10.1000/Smith", "10.1000/Smith"),
        ("doi:10.1000/x", "10.1000/x", "10.1000/x"),
        ("DOI: 10.1000/x", "10.1000/x", "10.1000/x"),
        ("https://doi.org/10.1000/x", "10.1000/x", "10.1000/x"),
        ("http://dx.doi.org/10.1000/x", "10.1000/x", "10.1000/x"),
        ("10.1016/0140-6736(84)91556-3", *["10.1016/0140-6736(84)91556-3"] * 2),
        ('10.1000/<a>"b?c#d', '10.1000/<a>"b?c#d', "10.1000/%3Ca%3E%22b%3Fc%23d"),
        ("10.1000/ä", "10.1000/ä", "10.1000/%C3%A4"),
    ],
)
def test_a_doi_goes_before_everything(written: str, doi: str, link: str) -> None:
    source = entry(f"pmid = {{7}}, url = {{https://e.org}}, doi = {{{written}}}")
    assert source.doi == doi.lower()
    assert source.link == f"https://doi.org/{link}"
    assert source.link_text == f"doi:{doi}"


@pytest.mark.parametrize(
    ("fields", "link", "text"),
    [
        ("pmid = {123}", "https://pubmed.ncbi.nlm.nih.gov/123/", "PubMed 123"),
        ("pmid = {1}, url = {https://e.org}", "https://pubmed.ncbi.nlm.nih.gov/1/", "PubMed 1"),
        ("url = {https://e.org/a?b=c&d#e}", "https://e.org/a?b=c&d#e", "e.org/a?b=c&d#e"),
        ("url = {http://e.org/}", "http://e.org/", "e.org/"),
        ('url = {https://e.org/"><i>}', "https://e.org/%22%3E%3Ci%3E", 'e.org/"><i>'),
        # Not a DOI, not a PubMed number: the address is next.
        ("doi = {unknown}, url = {https://e.org}", "https://e.org", "e.org"),
        ("pmid = {PMC123}, url = {https://e.org}", "https://e.org", "e.org"),
        ("pmid = {١٢٣}, url = {https://e.org}", "https://e.org", "e.org"),
        ("pmid = {²}, url = {https://e.org}", "https://e.org", "e.org"),
    ],
)
def test_link_without_a_doi(fields: str, link: str, text: str) -> None:
    source = entry(fields)
    assert (source.link, source.link_text) == (link, text)


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        " javascript:alert(1)",
        "java\tscript:alert(1)",
        "data:text/html;base64,eA==",
        "vbscript:x",
        "ftp://e.org/x",
        "file:///etc/passwd",
        "mailto:a@e.org",
        "//e.org/x",
        "/x",
        "x",
        "e.org",
        "http:",
        "http://",
        "https:///x",
        "https://@",
        "http://[::1",
        "http:e.org",
        "",
    ],
)
def test_no_other_address_gets_a_link(address: str) -> None:
    [source] = read(f"@misc{{a, title = {{T}}, url = {{{address}}}}}").sources
    assert (source.link, source.link_text) == ("", "")


@pytest.mark.parametrize(
    ("field", "name"),
    [
        ("url = {javascript:alert(1)}", "url"),
        ("url = {JavaScript:alert(1)}", "url"),
        ("url = { javascript:alert(1)}", "url"),
        ("url = {java\tscript:alert(1)}", "url"),
        ("url = {data:text/html,x}", "url"),
        ("url = {vbscript:x}", "url"),
        ("url = {file:///etc/passwd}", "url"),
        ("note = {see \\url{javascript:alert(1)}}", "note"),
        ("note = {see \\url {javascript:alert(1)}}", "note"),
        ("howpublished = {\\href{data:text/html,x}{y}}", "howpublished"),
        ("note = {\\url{https://e.org} and \\url{javascript:x}}", "note"),
    ],
)
def test_an_address_that_a_browser_may_run_is_a_problem(field: str, name: str) -> None:
    """Our boxes print no such link, but a `{bibliography}` would."""
    message = f'entry "a" gives an address in "{name}" that is neither http nor https; correct it'
    file = read(f"\n@misc{{a, title = {{T}}, {field}}}")
    assert file.problems == (BibProblem("refs.bib", 2, message, "a"),)
    assert file.readable


@pytest.mark.parametrize(
    "field",
    [
        "url = {https://e.org/a:b}",
        "url = {HTTP://e.org}",
        "url = {ftp://e.org}",
        "url = {e.org/a:b}",
        "url = {}",
        "note = {javascript: a language}",
        "note = {\\url{https://e.org}}",
    ],
)
def test_an_address_that_no_browser_runs_is_none(field: str) -> None:
    assert read(f"@misc{{a, title = {{T}}, {field}}}").problems == ()


def test_a_name_that_nobody_can_read_is_a_problem() -> None:
    file = read("@misc{b, title = {T}}\n@misc{a, title = {T}, author = {Smith, A, B, C}}\n")
    [problem] = file.problems
    assert problem.message.startswith('entry "a" names a person nobody can read (Too many commas')
    assert problem.message.endswith('; write "Family, Given"')
    assert (problem.line, problem.key) == (2, "a")


def test_an_entry_needs_a_title() -> None:
    file = read("@misc{b, title = {T}}\n@misc{a, year = {2020}}\n@misc{c, title = { }}\n")
    assert file.problems == (
        BibProblem("refs.bib", 2, 'entry "a" has no title; add it', "a"),
        BibProblem("refs.bib", 3, 'entry "c" has no title; add it', "c"),
    )
    assert file.readable


@given(
    st.tuples(ANY_TEXT, ANY_TEXT, ANY_TEXT).map(
        lambda texts: [text.replace("{", "(").replace("}", ")") for text in texts]
    )
)
@example(["10.1000/\u202e", "", ""])
@example(["", "\u00b2", ""])
@example(["", "", "\x01https://e.org"])
@example(["", "", "ht\ttps://e.org"])
@example(["", "", "\ufeffhttps://e.org"])
def test_a_link_is_http_whatever_stands_in_the_fields(texts: list[str]) -> None:
    doi, pmid, url = texts
    for source in read(f"@misc{{a, doi = {{{doi}}}, pmid = {{{pmid}}}, url = {{{url}}}}}").sources:
        if source.link:
            parts = urlsplit(source.link)
            assert source.link.lower().startswith(("https://", "http://"))
            assert parts.hostname
            assert not set(source.link) & set(' "<>\\^`{|}\t\r\n')
            assert source.link.isascii()
            assert source.link_text
        else:
            assert source.link_text == ""


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


# --- identifiers, as written ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("field", "written", "kept"),
    [
        ("doi", "10.1000/a\\_b--c", "10.1000/a_b--c"),
        ("doi", "https://doi.org/10.1000/A", "https://doi.org/10.1000/A"),
        ("doi", "10.1000/{A}b", "10.1000/Ab"),
        ("url", "https://a.example/~me/x\\%20y", "https://a.example/~me/x%20y"),
        ("pmid", " 12 ", "12"),
        ("ISBN", "978-0-306-40615-7", "978-0-306-40615-7"),
    ],
)
def test_an_identifier_is_kept_as_written(field: str, written: str, kept: str) -> None:
    source = entry(f"title = {{Tea}}, {field} = {{{written}}}")
    assert source.identifiers == ((field.lower(), kept),)
    assert source.identifier(field.lower()) == kept
    assert source.identifier("pmcid") == ""


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
