"""Claims that other texts name: in disclaimers, headings and links without words of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Built, Site

MILK = (
    "# Milk\n\n:::{evidence} Milk holds fat\n:id: milk-fat\n:tier: reference\n"
    ":cite: smith2020\n:disclaimer: general\n\nA glass holds some.\n:::\n"
)


@pytest.fixture
def site(new_site: Callable[..., Site]) -> Site:
    made = new_site("tea", {"milk.md": MILK})
    made.change("index.md", "page\n", "page\nmilk\n")
    return made


def texts(built: Built, page: str) -> str:
    return " ".join(built.html(page).get_text(" ").split())


def assert_fresh(site: Site, page: str, *others: str) -> None:
    """Assert that a page shows the sentence of a claim elsewhere, and the new one after an edit."""
    for sentence in ("Milk holds fat", "Milk holds water"):
        built = site.build("-W")
        assert (built.status, built.findings) == (0, [])
        for name in (page, *others):
            assert sentence in texts(built, name), name
            assert "milk-fat" not in texts(built, name), name
        if sentence == "Milk holds fat":
            site.change("milk.md", sentence, "Milk holds water")
    assert "no targets are out of date" in site.build("-W").stdout


@pytest.mark.parametrize("link", ["{claim}`milk-fat`", "[](#milk-fat)", "{any}`milk-fat`"])
def test_a_disclaimer_that_names_a_claim(site: Site, link: str) -> None:
    site.change("index.md", "This is not medical advice.", f"This is no advice; see {link}.")
    assert_fresh(site, "page")


@pytest.mark.parametrize("link", ["[](#milk-fat)", "{any}`milk-fat`"])
def test_a_link_without_words_of_its_own(site: Site, link: str) -> None:
    site.write("plain.md", f"# Plain\n\nSee {link}.\n")
    site.change("index.md", "milk\n", "milk\nplain\n")
    assert_fresh(site, "plain")


def test_a_heading_that_names_a_claim(site: Site) -> None:
    site.write("about.md", "# About {claim}`milk-fat`\n\nText.\n\n## More of {claim}`milk-fat`\n")
    site.change("index.md", "milk\n", "milk\nabout\n")
    site.change("page.md", "# A page\n", "# A page\n\nSee {ref}`label` and {doc}`about`.\n")
    site.add("about.md", "\n(label)=\n\n### Again {claim}`milk-fat`\n\nText.\n")
    assert_fresh(site, "about", "index", "page")
    built = site.build("-W")
    assert built.html("about").title is not None
    assert built.html("about").title.get_text().startswith("About Milk holds water")
    assert "Again Milk holds water" in texts(built, "page")
    parts = [item.get_text() for item in built.html().select(".toctree-wrapper a")]
    assert parts[2:] == [
        *("About Milk holds water", "More of Milk holds water", "Again Milk holds water")
    ]


def test_a_title_in_a_table_is_the_title(site: Site) -> None:
    site.change("page.md", "# A page", "# Beside {claim}`milk-fat`")
    site.add("index.md", "\n```{evidence-table}\n```\n")
    assert_fresh(site, "index")
    cells = [cell.get_text() for cell in site.build("-W", "-E").html().select("td")]
    assert "Beside Milk holds water" in cells


def test_a_disclaimer_links_to_its_own_page_from_every_box(new_site: Callable[..., Site]) -> None:
    links = "see {ref}`part`, [x](../page.md), [y](#part), {doc}`../page`, {any}`part`, {term}`cup`"
    site = new_site(
        "tea",
        {
            "notes/own.md": "# Own\n\n(part)=\n\n## Part\n\n:::{disclaimer} own\n"
            f"No advice, {links} and {{any}}`../page`.\n:::\n\n:::{{glossary}}\ncup\n  A vessel.\n:::\n"
        },
    )
    site.change("index.md", "page\n", "page\nnotes/own\n")
    site.change("page.md", ":disclaimer: general", ":disclaimer: own")
    built = site.build("-W", "-n")
    assert (built.status, built.other_lines) == (0, [])
    box = built.box("tea-sleep", "page").select(".evidence-limit")[0]
    found = [str(link["href"]) for link in box.select("a") if "headerlink" not in link["class"]]
    ids = {str(node["id"]) for node in built.html("notes/own").select("[id]")}
    for href in found:
        page, _, anchor = href.partition("#")
        assert page in ("", "page.html", "notes/own.html", "#"), href
        assert not anchor or anchor in ids
        assert page == "notes/own.html" or not anchor, href
    assert len(found) >= 7
