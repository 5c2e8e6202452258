"""The pages of the real site stand alone: links, ids, headings, and nothing from elsewhere."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urljoin, urlsplit

import pytest
import tinycss2
from bs4 import BeautifulSoup

from tests.real import REPO, SECTIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.real import Done


pytestmark = pytest.mark.site


# --- as a browser reads them ----------------------------------------------------------------------

#: A page of each kind; the others are made alike, and `make test-all` looks at them all.
KINDS = ("index", "conditions/akathisia", "safety/interactions", "about/methods")
PAGES = ["index"] + [
    path.relative_to(REPO).with_suffix("").as_posix()
    for folder in SECTIONS
    for path in sorted((REPO / folder).glob("*.md"))
]


def tree_of(page: BeautifulSoup) -> list[object]:
    """Return the elements of a page with what stands above them, and the words of its article.

    In drawings one parser keeps capitals in the names of attributes, and the other does not.
    """
    [body], [article] = page.select("body"), page.select("article[role=main]")
    return [
        *(
            (one.name, {name.lower(): value for name, value in one.attrs.items()}, one.parent.name)
            for one in body.find_all(True)
            if one.parent
        ),
        " ".join(article.get_text(" ").split()),
    ]


@pytest.mark.parametrize(
    "name",
    [
        *KINDS,
        *(pytest.param(one, marks=pytest.mark.exhaustive) for one in PAGES if one not in KINDS),
    ],
)
def test_the_quick_parser_sees_what_a_browser_sees(
    name: str, pages: dict[str, BeautifulSoup], html: Done
) -> None:
    """Nothing is mended by the one and not by the other: each element stands where it was written."""
    text = (html.out / f"{name}.html").read_text("utf-8")
    assert tree_of(pages[f"{name}.html"]) == tree_of(BeautifulSoup(text, "html5lib"))


# --- pages that stand alone ----------------------------------------------------------------------


def test_no_id_stands_twice_on_a_page(pages: dict[str, BeautifulSoup]) -> None:
    for name, page in pages.items():
        ids = [str(element["id"]) for element in page.find_all(id=True)]
        twice = sorted({one for one in ids if ids.count(one) > 1})
        assert twice == [], name


def test_links_within_the_site_lead_somewhere(pages: dict[str, BeautifulSoup], html: Done) -> None:
    ids = {name: {str(e["id"]) for e in page.find_all(id=True)} for name, page in pages.items()}
    seen = 0
    for name, page in pages.items():
        for element in page.select("a[href], link[href], script[src], img[src], source[src]"):
            address = str(element.get("href") or element.get("src"))
            parts = urlsplit(address)
            if parts.scheme or parts.netloc or address.startswith("data:"):
                continue
            path = unquote(urlsplit(urljoin(f"/{name}", address)).path).lstrip("/") or name
            path = f"{path}index.html" if path.endswith("/") else path
            assert (html.out / path).is_file(), f"{name} links to {address}"
            if parts.fragment and path in ids and parts.fragment != "top":
                assert unquote(parts.fragment) in ids[path], f"{name} links to {address}"
                seen += 1
    assert seen > 100


def test_every_dead_end_of_aria_is_closed(pages: dict[str, BeautifulSoup]) -> None:
    for name, page in pages.items():
        ids = {str(element["id"]) for element in page.find_all(id=True)}
        for attribute in ("aria-labelledby", "aria-describedby", "aria-controls", "for"):
            for element in page.find_all(attrs={attribute: True}):
                for target in str(element[attribute]).split():
                    assert target in ids, f"{name}: {attribute}={target}"


def addresses_in_css(text: str) -> Iterator[str]:
    """Yield every address that a style sheet makes a browser fetch."""

    def walk(tokens: Any) -> Iterator[str]:
        for token in tokens or []:
            if token.type == "url":
                yield token.value
            elif token.type == "function":
                if token.lower_name in ("url", "src", "image-set"):
                    yield from (inner.value for inner in token.arguments if inner.type == "string")
                yield from walk(token.arguments)
            elif token.type == "at-rule":
                if token.lower_at_keyword == "import":
                    yield from (part.value for part in token.prelude if part.type == "string")
                yield from walk(token.prelude)
                yield from walk(token.content)
            elif token.type in ("{} block", "[] block", "() block"):
                yield from walk(token.content)

    yield from walk(tinycss2.parse_component_value_list(text))
    for rule in tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True):
        if rule.type == "at-rule" and rule.lower_at_keyword == "import":
            yield from (part.value for part in rule.prelude if part.type in ("string", "url"))


def is_ours(address: str) -> bool:
    parts = urlsplit(address)
    return parts.scheme == "data" or not (parts.scheme or parts.netloc)


def test_the_css_reader_of_this_test_finds_addresses() -> None:
    text = '@import "a.css";@font-face{src:url(b.woff2),url("c")}@media print{x{y:url(d)}}p{z:url(\'e\')}'
    assert set(addresses_in_css(text)) == set("bcde") - set("b") | {"a.css", "b.woff2"}


def test_pages_fetch_nothing_from_another_host(pages: dict[str, BeautifulSoup], html: Done) -> None:
    fetched = {
        "link[href]": "href",
        "script[src]": "src",
        "img[src]": "src",
        "iframe[src]": "src",
        "object[data]": "data",
        "video[src]": "src",
        "audio[src]": "src",
        "source[srcset]": "srcset",
        "img[srcset]": "srcset",
        "form[action]": "action",
    }
    for name, page in pages.items():
        for selector, attribute in fetched.items():
            for element in page.select(selector):
                rel = element.get("rel") or []
                if element.name == "link" and {"canonical", "license"} & set(rel):
                    continue
                assert is_ours(str(element[attribute])), f"{name}: {element}"
        for style in page.select("style"):
            assert all(map(is_ours, addresses_in_css(style.get_text()))), name
        for element in page.select("[style]"):
            assert all(map(is_ours, addresses_in_css(str(element["style"])))), name
    sheets = sorted(html.out.rglob("*.css"))
    assert {"evidence.css", "site.css"} <= {sheet.name for sheet in sheets}
    for sheet in sheets:
        for address in addresses_in_css(sheet.read_text("utf-8")):
            assert is_ours(address), f"{sheet.name}: {address}"
            if not address.startswith(("data:", "#")):
                assert (sheet.parent / urlsplit(address).path).is_file(), f"{sheet.name}: {address}"


def test_each_page_has_one_heading_of_the_first_level_and_skips_none(
    pages: dict[str, BeautifulSoup],
) -> None:
    for name, page in pages.items():
        if name in ("search.html", "genindex.html"):
            continue
        main = page.select_one("article, main, [role=main]")
        assert main is not None
        levels = [
            int(str(e["aria-level"])) if e.get("role") == "heading" else int(e.name[1])
            for e in main.select("h1, h2, h3, h4, h5, h6, [role=heading]")
        ]
        assert levels[0] == 1, name
        assert levels.count(1) == 1, name
        for above, below in pairwise(levels):
            assert below <= above + 1, f"{name}: a heading of level {below} under {above}"


# --- the header, and help ------------------------------------------------------------------------


def test_every_page_begins_with_a_way_to_its_text_and_leads_to_help(
    pages: dict[str, BeautifulSoup],
) -> None:
    """The first link of all skips to the text; the header has a menu, a name and the way to help."""
    for name, page in pages.items():
        first = page.select_one("body a[href], body input, body button")
        assert first is not None
        assert (first.get_text(strip=True), first["href"]) == (
            "Skip to content",
            "#furo-main-content",
        ), name
        header = page.select_one("header.site-head")
        assert header is not None, name
        assert header.select("script, button, input") == []
        [menu] = header.select("label.site-menu")
        assert menu.get_text(strip=True) == "Menu"
        [help_now] = header.select("a.site-help")
        assert help_now.get_text(strip=True) == "Help now"
        assert urljoin(f"/{name}", str(help_now["href"])) in (
            "/safety/help-now.html",
            "/safety/help-now.html#",
        ), name
        assert len(page.select("header")) == 1


def test_every_link_has_a_name(pages: dict[str, BeautifulSoup]) -> None:
    """Also "#" at a heading, for those who hear the page. Those of the ledger wait for theirs."""
    for name, page in pages.items():
        for link in page.select("a[href]:not(.evidence-popular a)"):
            heard = link.get("aria-label") or link.get_text(" ", strip=True)
            heard = str(heard) + "".join(str(one["alt"]) for one in link.select("img[alt]"))
            assert any(sign.isalnum() for sign in heard), f"{name}: {link}"


def test_an_emergency_comes_first_on_the_page_of_help(pages: dict[str, BeautifulSoup]) -> None:
    """Its list has no link that leads away, and looks like nothing else on the site."""
    article = pages["safety/help-now.html"].select_one("article")
    assert article is not None
    title = article.select_one("h1")
    assert title is not None
    first = title.find_next_sibling()
    assert first is not None
    assert {"care", "care-emergency"} <= set(first["class"])
    assert len(first.select("li")) >= 5
    assert first.select("li a") == []
    marked = {name for name, page in pages.items() if page.select(".care")}
    assert marked == {"safety/help-now.html"}


def test_a_page_is_described_by_its_first_answer_and_how_sure_it_is(
    pages: dict[str, BeautifulSoup],
) -> None:
    """Search engines and social sites show it."""
    described = 0
    for name, page in pages.items():
        found = page.select('meta[name="description"]')
        assert len(found) <= 1, name
        answer = page.select_one("article .evidence-answer")
        if answer is None or name == "index.html":
            continue
        described += 1
        sentence = answer.select_one(".evidence-answer-sentence")
        label = answer.select_one(".evidence-tier-label")
        assert sentence is not None
        assert label is not None
        expected = f"{sentence.get_text()} {label.get_text()}."
        assert str(found[0]["content"]).replace("'", "’") == expected.replace("'", "’"), name
        [social] = page.select('meta[property="og:description"]')
        assert social["content"] == found[0]["content"]
    assert described >= 15
