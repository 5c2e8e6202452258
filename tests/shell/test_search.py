"""The search of a site: what its index reads, when it is written anew, and the page it stands on."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Built, Site

INDEX = "evidence-search.js"
MORE = """\
# Cups

Porcelain breaks.

:::{admonition} Aside
:class: no-search

Saucers.
:::

:::{disclaimer} hot
Boiling scalds.
:::

% Nobody reads comments.

## Handles

:::{answer} Do they hold?
:claim: tea-sleep

Mostly.
:::
"""


def index_of(built: Built) -> Any:
    text = (built.out / INDEX).read_text("utf-8")
    return json.loads(text.removeprefix("window.evidenceSearch=").removesuffix(";\n"))


@pytest.fixture
def site(new_site: Callable[..., Site]) -> Site:
    """Return a site with search terms and a page beside that of its claim."""
    made = new_site("tea", {"cups.md": MORE})
    made.change("index.md", "page\n", "page\ncups\n")
    made.write("terms.csv", "words,means,leads_to\ncuppa,tea,tea-sleep; page\n")
    made.add("conf.py", 'evidence_search_terms = "terms.csv"\nevidence_search_help = "cups"\n')
    return made


def test_without_the_file_the_search_is_left_to_sphinx(site: Site) -> None:
    built = site.build("-W", "-D", "evidence_search_terms=")
    assert not (built.out / INDEX).exists()
    assert "searchtools.js" in (built.out / "search.html").read_text("utf-8")
    assert site.build("-W").status == 0
    assert (built.out / INDEX).exists()


def test_it_reads_what_a_page_says_itself(site: Site) -> None:
    built = site.build("-W")
    assert (built.status, built.stderr) == (0, "")
    found = index_of(built)
    assert [page[:2] for page in found["pages"]] == [
        ["cups.html", "Cups"],
        ["index.html", "Tea"],
        ["page.html", "A page"],
    ]
    assert found["pages"][0][2] == [
        ["handles", "Handles"],
        ["answer-tea-sleep", "Do they hold?", 3],
    ]
    assert [claim[1:4] for claim in found["claims"]] == [
        ["claim-tea-sleep", "Tea holds caffeine", "reference"]
    ]
    words = found["words"]
    assert {"porcelain", "handl", "mostly", "hold", "caffein"} <= words.keys()
    assert words.keys().isdisjoint({"saucer", "scald", "comment", "medical", "smith"})


def test_the_page_has_a_field_a_heading_and_what_to_do_without_script(site: Site) -> None:
    page = site.build("-W").html("search")
    assert [h.get_text() for h in page.select("h1")] == ["Search"]
    field = page.select_one("form[role=search] input[name=q]")
    assert field is not None
    assert page.select_one(f"label[for={field['id']}]") is not None
    results = page.select_one("#search-results")
    assert results is not None
    assert (results["data-help"], results["data-help-title"]) == ("cups.html", "Cups")
    assert "cups.html" in str(page.select_one("noscript"))
    scripts = [str(script.get("src")) for script in page.select("script")]
    assert not [src for src in scripts if "searchtools" in src or "searchindex" in src]
    assert [src for src in scripts if INDEX in src] == [INDEX]


def test_only_the_page_of_the_search_loads_it(site: Site) -> None:
    built = site.build("-W")
    for name in ("index", "page", "cups"):
        page = (built.out / f"{name}.html").read_text("utf-8")
        assert INDEX not in page
        assert "search.css" not in page


@pytest.mark.parametrize("mark", ["nosearch", "no-search"])
def test_a_page_may_ask_to_be_left_out(site: Site, mark: str) -> None:
    site.write("cups.md", f"---\n{mark}: true\n---\n\n{MORE}")
    built = site.build()
    said = "evidence_search_help names"
    assert [said in line for line in built.findings] == [True]
    assert [page[1] for page in index_of(built)["pages"]] == ["Tea", "A page"]


def test_the_index_follows_what_changed_and_nothing_else(site: Site) -> None:
    built = site.build("-W")
    before = built.mtimes()[INDEX]
    assert site.build("-W").mtimes()[INDEX] == before
    site.change("cups.md", "Porcelain", "Glass")
    words = index_of(site.build("-W"))["words"]
    assert "glass" in words
    assert "porcelain" not in words
    site.change("terms.csv", "cuppa", "brew")
    assert index_of(site.build("-W"))["terms"][0][0] == [["brew"]]
    site.change("page.md", "Tea holds caffeine", "Tea holds tannin")
    assert index_of(site.build("-W"))["claims"][0][2] == "Tea holds tannin"


def test_it_follows_what_another_builder_read(site: Site) -> None:
    """They share what was read: the page that changed is not read again for this one."""
    site.build("-W")
    site.change("cups.md", "Porcelain", "Glass")
    site.build("-W", builder="evidence")
    assert "glass" in index_of(site.build("-W"))["words"]


def test_it_is_the_same_however_many_processes_read(site: Site) -> None:
    one = (site.build("-W").out / INDEX).read_bytes()
    two = (site.build("-W", "-E", "-j", "2").out / INDEX).read_bytes()
    assert one == two


def test_addresses_are_those_of_the_builder(site: Site) -> None:
    built = site.build("-W", builder="dirhtml")
    assert [page[0] for page in index_of(built)["pages"]] == ["cups/", "", "page/"]
    assert f'src="../{INDEX}"' in (built.out / "search/index.html").read_text("utf-8")


@pytest.mark.parametrize("builder", ["text", "latex", "singlehtml", "epub"])
def test_other_outputs_have_no_index(site: Site, builder: str) -> None:
    site.add("conf.py", 'version = "1"\ncopyright = "Nobody"\n')
    built = site.build("-W", builder=builder)
    assert (built.status, (built.out / INDEX).exists()) == (0, False)


def test_a_claim_at_fault_is_found_without_its_certainty(site: Site) -> None:
    site.change("page.md", ":cite: smith2020\n", "")
    built = site.build()
    assert built.status == 1
    assert index_of(built)["claims"][0][3:5] == ["unrated", "No certainty given"]


def test_a_file_that_is_not_there_is_a_finding(site: Site) -> None:
    site.delete("terms.csv")
    built = site.build(builder="evidence")
    assert built.findings == [
        "terms.csv:1: ERROR: the file can't be read: No such file or directory; correct "
        "evidence_search_terms in conf.py [evidence.broken-upkeep]"
    ]
