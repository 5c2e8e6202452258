"""Bibliography files: which links and identifiers of an entry get through."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sphinx_evidence.model.problem import BibProblem
from tests.entries import entry, read

ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]))


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
        ("url = {https://e.org/a?b=c&d#e}", "https://e.org/a?b=c&d#e", "e.org"),
        ("url = {http://e.org/}", "http://e.org/", "e.org"),
        ('url = {https://e.org/"><i>}', "https://e.org/%22%3E%3Ci%3E", "e.org"),
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
