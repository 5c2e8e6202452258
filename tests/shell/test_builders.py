"""A claim that holds much passes every builder without a warning, and keeps its words."""

from __future__ import annotations

from collections import Counter
from itertools import product
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup, Tag

from tests.shown import words as shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Built, Site

#: Builder -> which of its files hold the pages.
PAGES = {
    "html": "*.html",
    "dirhtml": "*/index.html",
    "singlehtml": "*.html",
    "epub": "*.xhtml",
    "latex": "*.tex",
    "text": "*.txt",
    "man": "*.1",
    "texinfo": "*.texi",
    "gettext": "*.pot",
    "xml": "*.xml",
    "pseudoxml": "*.pseudoxml",
    "json": "*.fjson",
}
NO_PAGES = ("doctest", "linkcheck", "dummy", "evidence", "changes", "pickle")
#: What each page says of its claim, in every output.
WORDS = {
    "Tea may increase hours of sleep slightly": 1,
    "Tea is served hot": 1,
    "Tea from the pot is hotter": 1,
    "Low certainty": 1,
    "Documented fact": 2,
    "Why not higher?": 1,
    "Imprecision: few people": 1,
    "Harms beside it": 1,
    "About the source": 3,
    "What this does not mean": 3,
    "medical advice": 3,
}


def run(site: Site, builder: str) -> Built:
    apart = ("-d", "_build/apart") if builder == "gettext" else ()
    return site.build("-W", *apart, "-D", "linkcheck_ignore=.*", builder=builder)


def words(built: Built, builder: str) -> str:
    text = " ".join(path.read_text("utf-8") for path in sorted(built.out.glob(PAGES[builder])))
    for sign in ("\\sphinxstyle", "\\-", "\\&"):
        text = text.replace(sign, "")
    return " ".join(text.split())


#: Each theme and each builder once; `make test-all` tries each of them with each.
FEW = [("html", "basic"), ("html", "alabaster"), ("dirhtml", "furo"), ("singlehtml", "furo")]


@pytest.mark.parametrize(
    ("builder", "theme"),
    [
        pytest.param(*both, marks=[pytest.mark.exhaustive] * (both not in FEW))
        for both in product(("html", "dirhtml", "singlehtml"), ("basic", "alabaster", "furo"))
    ],
)
def test_html_in_each_theme(new_site: Callable[..., Site], builder: str, theme: str) -> None:
    site = new_site("rich")
    site.add("conf.py", f'html_theme = "{theme}"\n')
    built = run(site, builder)
    assert (built.status, built.findings, built.stderr) == (0, [], "")
    for path in built.out.glob("**/*.html"):
        page = BeautifulSoup(path.read_text("utf-8"), "html5lib")
        # furo copies the id of an author's captioned table to the frame that it puts around it.
        nodes = [
            node for node in page.select("[id]") if "table-wrapper" not in node.get("class", [])
        ]
        ids = Counter(str(node["id"]) for node in nodes)
        twice = {name: count for name, count in ids.items() if count > 1}
        if builder == "singlehtml":
            # Sphinx gives the footnotes and headings of joined pages the same ids; ours differ.
            twice = {name: n for name, n in twice.items() if "claim" in name or "disclaim" in name}
        assert twice == {}, path.name
        for box in page.select(".evidence-claim"):
            assert ids[str(box["aria-labelledby"])] == 1
        # Never behind a click.
        hidden = (".evidence-claim", ".evidence-harms", ".evidence-cites", ".evidence-limit")
        assert page.select(", ".join(f"details {part}" for part in hidden)) == []
    assert any("evidence.css" in path.name for path in (built.out / "_static").iterdir())


@pytest.mark.parametrize("builder", PAGES)
def test_each_output_keeps_the_words_of_a_claim(
    new_site: Callable[..., Site], builder: str
) -> None:
    site = new_site("rich")
    built = run(site, builder)
    assert (built.status, built.findings, built.other_lines) == (0, [], [])
    text = words(built, builder)
    if builder == "gettext":
        # Catalogues are asked for what stands around the boxes, and for no word that is judged.
        assert 'msgid "Restructured"' in text
        assert [name for name in WORDS if name in text] == []
        return
    short = {name: text.count(name) for name, count in WORDS.items() if text.count(name) < count}
    assert short == {}


@pytest.mark.parametrize("builder", NO_PAGES)
def test_builders_without_pages(new_site: Callable[..., Site], builder: str) -> None:
    built = run(new_site("rich"), builder)
    assert (built.status, built.findings, built.other_lines) == (0, [], [])
    if builder == "doctest":
        assert "3 tests" in (built.out / "output.txt").read_text()


def test_all_builders_one_after_the_other_on_the_same_doctrees(
    new_site: Callable[..., Site],
) -> None:
    site = new_site("rich")
    site.add("conf.py", 'html_theme = "basic"\n')
    # Sphinx lets gettext share its doctrees with no one, and json and pickle warn of themselves.
    apart = ("gettext", "json", "pickle")
    builders = [name for name in (*PAGES, *NO_PAGES) if name not in apart]
    for builder in (*builders, *reversed(builders)):
        built = run(site, builder)
        assert (built.status, built.findings, built.other_lines) == (0, [], []), builder


def test_the_box_in_html(new_site: Callable[..., Site]) -> None:
    site = new_site("rich")
    site.add("conf.py", 'html_theme = "basic"\n')
    built = site.build("-W")
    box = built.box("markdown", "markdown")
    assert box.name == "article"
    assert set(box["class"]) == {"evidence-claim", "evidence-tier-low"}
    assert box["aria-labelledby"] == "claim-markdown-sentence"
    children = [child for child in box.children if isinstance(child, Tag)]
    assert [child.name for child in children] == ["h2", "a", *["div"] * 4, "details"]
    head, _link, body, harms, sources, limit, more = children
    assert head["id"] == "claim-markdown-sentence"
    # A list of headings reads the certainty first.
    assert head.get_text() == ("⊕⊕○○ Low certainty: Tea may increase hours of sleep slightly")
    assert [str(sign.get_text()) for sign in head.select("[aria-hidden]")] == ["⊕⊕○○"]
    assert "evidence-body" in body["class"]
    for selector in ("table", "img", "figure", "ul ol", "blockquote", "div.highlight", ".math"):
        assert body.select(selector), selector
    assert [shown(part).partition(":")[0] for part in (harms, sources, limit)] == [
        *("Harms beside it", "Source", "What this does not mean"),
    ]
    # The disclaimer's first paragraph, markup and link included, and no more of it.
    assert limit.select("em")
    assert [str(a["href"]) for a in limit.select("a")] == ["#claim-markdown"]
    assert "It says nothing about you." not in box.get_text()
    assert more.get("open") is None
    assert shown(more.select("summary")[0]) == "Why not higher, about the source, our sums"
    assert [dt.get_text() for dt in more.select("dt")] == [
        *("Why not higher?", "About the source", "Our sums", "Last reviewed"),
        "How to cite this claim",
    ]
    assert [h.name for h in built.box("inner", "restructured").select(".evidence-head")] == ["h3"]


def test_the_box_in_plain_text(new_site: Callable[..., Site]) -> None:
    site = new_site("tea")
    site.build("-W", builder="text")
    assert site.read("_build/text/page.txt").splitlines() == [
        "A page",
        "******",
        "",
        "▪ Documented fact:",
        "",
        "**Tea holds caffeine**",
        "",
        "A cup holds some caffeine.",
        "",
        "**Source:** Smith 2020",
        "",
        "**What this does not mean:** This is not medical advice.",
        "",
        "About the source",
        "   Smith 2020, randomised trial, 40 people. Smith A, Jones B. Tea and",
        "   sleep. Journal of Tea. 2020. doi:10.1000/smith",
    ]


def test_an_incomplete_claim_says_so_in_every_output(new_site: Callable[..., Site]) -> None:
    site = new_site("rich")
    site.change("markdown.md", ":cite: smith2020\n", "")
    for builder in PAGES:
        if builder == "gettext":
            continue
        built = site.build(builder=builder)
        assert built.rules == ["missing-citation"]
        assert built.status == 1
        text = words(built, builder)
        assert text.count("Incomplete claim. Do not rely on it.") == 1, builder
        assert text.count("it names no source") == 1, builder


def test_a_translated_site_keeps_its_claims_and_its_gate(new_site: Callable[..., Site]) -> None:
    # Sphinx's own catalogues for the language; the sentences stay as their author wrote them.
    site = new_site("rich")
    site.add("conf.py", 'language = "de"\nhtml_theme = "basic"\n')
    # An English sentence of an effect is not read here.
    assert site.build().rules == ["overstated"]
    sentence = "Tea: möglicherweise etwas mehr hours of sleep"
    site.change("markdown.md", "Tea may increase hours of sleep slightly", sentence)
    built = site.build("-W")
    assert (built.status, built.findings) == (0, [])
    site.change("markdown.md", ":cite: smith2020\n", "")
    assert site.build().rules == ["missing-citation"]
