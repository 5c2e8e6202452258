"""Sources in boxes: one list with `{cite}` and `{bibliography}`, whose entries boxes link to."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from pybtex.style.formatting import BaseStyle

if TYPE_CHECKING:
    from collections.abc import Callable

    from bs4 import Tag
    from pybtex.database import Entry

    from tests.conftest import Built, Site


def listed(built: Built, page: str = "references") -> list[str]:
    """Return the titles that a page's bibliographies list."""
    titles = ("Tea and sleep", "More tea", "All about tea", "A leaflet", "Never cited")
    entries = built.html(page).select("div.citation, dl.citation > dd")
    return [next(title for title in titles if title in entry.get_text()) for entry in entries]


def lines(built: Built, claim: str = "one", page: str = "one") -> list[str]:
    """Return the sources of a box, for and against it, a line each."""
    return [" ".join(line.get_text().split()) for line in _lines(built, claim, page)]


def _lines(built: Built, claim: str, page: str) -> list[Tag]:
    terms = built.box(claim, page).select("dl.evidence-facts dt")
    about = [dt.find_next("dd") for dt in terms if dt.get_text().startswith("About the source")]
    return [line for dd in about if dd is not None for line in dd.select("p")]


def inner_links(built: Built, claim: str = "one", page: str = "one") -> list[str]:
    """Return the links from the sources of a box to entries of a bibliography."""
    found = _lines(built, claim, page)
    return [str(a["href"]) for line in found for a in line.select("a.internal")]


def assert_links_lead(built: Built, page: str, links: list[str]) -> None:
    for link in links:
        target, _, anchor = link.partition("#")
        name = target.removesuffix(".html") or page
        assert len(built.html(name).select(f'[id="{anchor}"]')) == 1, link


@pytest.fixture
def site(sound_site: Callable[[str], Site]) -> Site:
    """Return the site, built once."""
    return sound_site("sources")


def test_the_default_list_holds_what_only_boxes_cite(site: Site) -> None:
    assert sorted(listed(site.build())) == [
        *("A leaflet", "All about tea", "More tea", "Tea and sleep")
    ]


def test_a_box_links_to_the_entry_and_to_the_work(site: Site) -> None:
    built = site.build()
    assert lines(built) == [
        "Smith 2020, randomised trial, 40 people; doi:10.1000/smith",
        "A leaflet",
        "Lee 2021, cohort study; PubMed 12345",
    ]
    short = [
        " ".join(p.get_text().split()) for p in built.box("one", "one").select(".evidence-cites p")
    ]
    assert short == ["Sources: Smith 2020; A leaflet", "Source against: Lee 2021"]
    links = inner_links(built)
    assert len(links) == 3
    assert all(link.startswith("references.html#") for link in links)
    assert_links_lead(built, "one", links)
    outside = [
        str(a["href"]) for a in built.box("one", "one").select("dl.evidence-facts a.external")
    ]
    assert outside == ["https://doi.org/10.1000/smith", "https://pubmed.ncbi.nlm.nih.gov/12345/"]
    # The link leads to the right entry.
    anchor = links[0].partition("#")[2]
    entry = built.html("references").select_one(f'[id="{anchor}"]')
    assert entry is not None
    assert "Tea and sleep" in (entry.get_text() + str(entry.find_next("dd") or ""))


def test_a_source_of_the_address_kind(site: Site) -> None:
    site.change("one.md", "smith2020, bare", "poe1999")
    built = site.build("-W")
    links = built.box("one", "one").select("dl.evidence-facts a.external")
    assert links[0]["href"] == "https://tea.example/book?a=1&b=2"
    assert (
        links[0].get_text() == "tea.example"
    )  # its name says what it is; no reader reads addresses


def test_without_any_bibliography_the_box_holds_the_full_reference(site: Site) -> None:
    site.write("references.md", "# References\n\nNone.\n")
    # Sphinx would warn of the {cite} in the text, which has no list to lead to.
    site.change("index.md", "Text cites {cite:t}`poe1999`.", "Text.")
    built = site.build("-W")
    assert (built.status, built.stderr) == (0, "")
    assert lines(built) == [
        "Smith 2020, randomised trial, 40 people. Smith A, Jones B. Tea and sleep. "
        "Journal of Tea. 2020. doi:10.1000/smith",
        "A leaflet.",
        "Lee 2021, cohort study. Lee C. More tea. Journal of Tea. 2021. PubMed 12345",
    ]
    assert inner_links(built) == []
    # And back again.
    site.write("references.md", "# References\n\n```{bibliography}\n```\n")
    built = site.build("-W")
    assert lines(built)[0] == "Smith 2020, randomised trial, 40 people; doi:10.1000/smith"
    assert_links_lead(built, "one", inner_links(built))


def test_a_list_follows_the_boxes(site: Site) -> None:
    site.change("one.md", "smith2020, bare", "smith2020, unused")
    built = site.build("-W")
    assert sorted(listed(built)) == ["All about tea", "More tea", "Never cited", "Tea and sleep"]
    assert_links_lead(built, "one", inner_links(built))
    site.change("one.md", ":against: lee2021\n", "")
    assert "More tea" not in listed(site.build("-W"))
    site.delete("one.md")
    site.change("index.md", "one\nreferences", "references")
    assert listed(site.build("-W")) == ["All about tea"]


def test_a_list_follows_the_bibliography(site: Site) -> None:
    site.change("references.bib", "{Tea and sleep}", "{Tea and waking}")
    built = site.build("-W")
    assert "Tea and waking" in built.html("references").get_text()
    site.change("references.bib", "Smith, Ann", "Adams, Ann")
    built = site.build("-W")
    assert lines(built)[0].startswith("Adams 2020, ")
    assert "Adams" in built.html("references").get_text()
    assert_links_lead(built, "one", inner_links(built))


def test_lists_with_filters(site: Site) -> None:
    site.write(
        "references.md",
        "# References\n\n```{bibliography}\n:filter: cited and key % 'lee'\n```\n\n"
        "## Others\n\n```{bibliography}\n:filter: cited and not key % 'lee'\n```\n",
    )
    built = site.build("-W")
    assert (built.status, built.stderr) == (0, "")
    assert sorted(listed(built)) == ["A leaflet", "All about tea", "More tea", "Tea and sleep"]
    assert_links_lead(built, "one", inner_links(built))
    site.write("references.md", "# References\n\n```{bibliography}\n:all:\n```\n")
    assert len(listed(site.build("-W"))) == 5
    site.write(
        "references.md", "# References\n\n```{bibliography}\n:filter: docname in docnames\n```\n"
    )
    built = site.build()
    assert built.status == 0
    assert lines(built)[0].startswith("Smith 2020, randomised trial, 40 people. Smith A, Jones B.")


def test_a_list_on_the_page_of_the_claims(site: Site) -> None:
    site.write("references.md", "# References\n\nNone.\n")
    site.add("one.md", "\n```{bibliography}\n:filter: docname in docnames\n```\n")
    site.change("index.md", "Text cites {cite:t}`poe1999`.", "Text.")
    built = site.build("-W")
    assert (built.status, built.stderr) == (0, "")
    assert sorted(listed(built, "one")) == ["A leaflet", "More tea", "Tea and sleep"]
    assert_links_lead(built, "one", inner_links(built))
    # An entry leads back to the boxes that cite it, where such links are shown at all.
    page = built.html("one")
    for link in page.select('a[href^="#"]'):
        name = str(link["href"])[1:]
        assert name == "" or len(page.select(f'[id="{name}"]')) == 1, link


STYLES = {
    "default": "",
    "author and year": 'bibtex_reference_style = "author_year"\nbibtex_default_style = "plain"\n',
    "super": 'bibtex_reference_style = "super"\nbibtex_default_style = "unsrt"\n',
    "own ids": 'bibtex_cite_id = "cite-{key}"\nbibtex_tooltips = False\n',
    "footnotes": 'bibtex_foot_reference_style = "foot"\n',
}


@pytest.mark.parametrize("setting", STYLES.values(), ids=STYLES)
def test_citations_in_the_text_go_on_working(site: Site, setting: str) -> None:
    site.add("conf.py", setting)
    site.add("index.md", "\nAlso {cite:p}`smith2020,lee2021`, {cite:author}`smith2020`.\n")
    site.add("one.md", "\nAnd {cite}`smith2020`, and {cite:year}`poe1999`.\n")
    built = site.build("-W", "-E")
    assert (built.status, built.stderr) == (0, "")
    for page in ("index", "one"):
        links = [str(a["href"]) for a in built.html(page).select("section p a.internal")]
        cited = [link for link in links if link.startswith("references.html#")]
        assert len(cited) >= 2
        assert_links_lead(built, page, cited)
    assert_links_lead(built, "one", inner_links(built))
    if setting == STYLES["own ids"]:
        assert inner_links(built)[0] == "references.html#cite-smith2020"


TOOLTIPS = {
    "as the list": "",
    "another style": 'bibtex_tooltips_style = "alpha"\n',
    "none": "bibtex_tooltips = False\n",
}


@pytest.mark.parametrize("setting", TOOLTIPS.values(), ids=TOOLTIPS)
def test_a_link_to_a_source_shows_the_reference_when_pointed_at(
    site: Site, setting: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    formatted: list[str] = []
    whole = BaseStyle.format_entry

    def format_entry(self: BaseStyle, label: str, entry: Entry, *more: object) -> object:
        formatted.append(entry.key)
        return whole(self, label, entry, *more)

    monkeypatch.setattr(BaseStyle, "format_entry", format_entry)
    site.add("conf.py", setting)
    site.change("references.bib", "  author = {Poe, Dan},\n", "")
    site.add("one.md", "\nAnd {cite}`smith2020`, {cite}`poe1999`.\n")
    built = site.build()
    links = built.html("one").select("section > p a.internal")
    told = [str(link.get("title", ""))[:17] for link in links if "references" in str(link["href"])]
    assert told == ["" if "False" in setting else "Ann Smith and Bob", ""]
    assert formatted.count("smith2020") == (2 if "alpha" in setting else 1)


def test_footnote_citations_go_on_working(site: Site) -> None:
    site.add("one.md", "\nAnd {footcite}`smith2020`.\n\n```{footbibliography}\n```\n")
    built = site.build("-W")
    assert (built.status, built.stderr) == (0, "")
    assert "Tea and sleep" in built.html("one").get_text()


def test_a_citation_in_a_body_is_checked_and_linked(site: Site) -> None:
    site.change("one.md", "Text.\n:::\n\n:::", "See {cite:t}`lee2021`.\n:::\n\n:::")
    built = site.build("-W")
    assert built.status == 0
    link = built.box("one", "one").select_one(".evidence-body a")
    assert link is not None
    assert_links_lead(built, "one", [str(link["href"])])
    site.change("one.md", "{cite:t}`lee2021`", "{cite:t}`leigh2021`")
    for _ in range(2):
        built = site.build()
        assert built.findings == [
            'one.md:10: ERROR: no bibliography file has the key "leigh2021" '
            '(did you mean "lee2021"?); correct the key or add the source '
            "[evidence.unknown-citation]"
        ]
        assert built.status == 1


CITED = {
    "{cite}`smith2020,lee2021`": [],
    "{cite}`smith2020, leigh2021`": ["leigh2021"],
    "{cite:p}`{see}smith2020{p. 3, and more}`": [],
    "{cite:p}`{see}leigh2021{p. 3}`": ["leigh2021"],
    "{cite:author}`leigh2021`": ["leigh2021"],
    "{cite:year}`leigh2021`": ["leigh2021"],
}


@pytest.mark.parametrize(("text", "unknown"), CITED.items(), ids=CITED)
def test_each_kind_of_citation_is_checked(site: Site, text: str, unknown: list[str]) -> None:
    site.add("one.md", f"\nText {text}.\n\n```{{footbibliography}}\n```\n")
    for _ in range(2):
        built = site.build(builder="evidence")
        assert built.rules == ["unknown-citation"] * len(unknown)
        for line, key in zip(built.findings, unknown, strict=True):
            assert line.startswith(f'one.md:22: ERROR: no bibliography file has the key "{key}"')
        assert built.status == (1 if unknown else 0)


def test_an_entry_removed_that_only_the_text_cites(site: Site) -> None:
    text = site.read("references.bib")
    start, end = text.index("@book{poe1999"), text.index("@misc{bare")
    site.write("references.bib", text[:start] + text[end:])
    for _ in range(2):
        built = site.build()
        assert built.findings == [
            'index.md:7: ERROR: no bibliography file has the key "poe1999"; '
            "correct the key or add the source [evidence.unknown-citation]"
        ]
        assert built.status == 1
    site.write("references.bib", text)
    built = site.build("-W")
    assert (built.status, built.stderr) == (0, "")
    link = built.html().select_one("section p a")
    assert link is not None
    assert_links_lead(built, "index", [str(link["href"])])


def test_warnings_of_bibtex_come_again_in_each_build(site: Site) -> None:
    # Two lists hold the same entry: bibtex warns, which counts under -W, each time.
    site.write(
        "references.md",
        "# References\n\n```{bibliography}\n```\n\n## Again\n\n```{bibliography}\n```\n",
    )
    said = []
    for _ in range(3):
        built = site.build("-W")
        assert built.findings == []
        said.append((built.status, [line for line in built.other_lines if "bibtex" in line]))
    assert said[0] == said[1] == said[2]


def test_a_citation_added_to_the_text_takes_effect_at_once(site: Site) -> None:
    site.change("index.md", "{cite:t}`poe1999`", "{cite:t}`poe1999` and {cite:t}`unused`")
    built = site.build("-W")
    assert (built.status, built.stderr) == (0, "")
    assert "Never cited" in listed(built)
    site.change("index.md", " and {cite:t}`unused`", "")
    assert "Never cited" not in listed(site.build("-W"))


def test_linkcheck_sees_the_link_of_each_source(site: Site) -> None:
    built = site.build("-D", "linkcheck_ignore=.*", builder="linkcheck")
    rows = [json.loads(line) for line in (built.out / "output.json").read_text().splitlines()]
    assert {row["uri"] for row in rows if not row["uri"].startswith("#")} == {
        "https://doi.org/10.1000/smith",
        "https://pubmed.ncbi.nlm.nih.gov/12345/",
        "https://tea.example/book?a=1&b=2",
    }
    assert {row["status"] for row in rows} == {"ignored"}


def test_linkcheck_sees_links_without_any_bibliography(site: Site) -> None:
    site.write("references.md", "# References\n\nNone.\n")
    site.change("index.md", "Text cites {cite:t}`poe1999`.", "Text.")
    built = site.build("-D", "linkcheck_ignore=.*", builder="linkcheck")
    rows = [json.loads(line) for line in (built.out / "output.json").read_text().splitlines()]
    seen = {(row["uri"], row["filename"]) for row in rows}
    assert seen == {
        ("https://doi.org/10.1000/smith", "one.md"),
        ("https://pubmed.ncbi.nlm.nih.gov/12345/", "one.md"),
    }


def test_two_processes_list_the_same(new_site: Callable[..., Site]) -> None:
    pages = {
        f"p{n:02}.md": f"---\norphan: true\n---\n# P\n\n:::{{evidence}} Tea {n}\n:id: tea-{n}\n"
        f":tier: reference\n:cite: {'lee2021' if n % 2 else 'unused, smith2020'}\n"
        ":disclaimer: general\n\nText.\n:::\n"
        for n in range(12)
    }
    texts = []
    for processes in ("1", "4"):
        built = new_site("sources", pages).build("-W", "-j", processes)
        assert (built.status, built.stderr) == (0, "")
        pages_made = [path.read_text() for path in sorted(built.out.glob("*.html"))]
        texts.append("".join(pages_made))
    assert texts[0] == texts[1]


def test_an_edit_of_the_page_that_lists_the_sources_keeps_them(site: Site) -> None:
    before = listed(site.build())
    site.add("references.md", "\nOne more sentence.\n")
    for _ in range(2):
        built = site.build("-W")
        assert (built.status, built.stderr) == (0, "")
        assert listed(built) == before
        assert_links_lead(built, "one", inner_links(built))
