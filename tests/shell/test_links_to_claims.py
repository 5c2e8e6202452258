"""Links to claims, in each way of linking that there is, and what a search finds of them."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from tests.conftest import Built, Site

REFERENCES = {
    "role": ("{claim}`tea-sleep`", "Tea holds caffeine"),
    "role with domain": ("{evidence:claim}`tea-sleep`", "Tea holds caffeine"),
    "role with words": ("{claim}`these words <tea-sleep>`", "these words"),
    "any": ("{any}`tea-sleep`", "Tea holds caffeine"),
    "any with words": ("{any}`these words <tea-sleep>`", "these words"),
    "link": ("[](tea-sleep)", "Tea holds caffeine"),
    "link with words": ("[these words](tea-sleep)", "these words"),
    "project link": ("[](#tea-sleep)", "Tea holds caffeine"),
    "project link with words": ("[these words](#tea-sleep)", "these words"),
    "link to the anchor": ("[these words](#claim-tea-sleep)", "these words"),
    "link to the page and anchor": ("[these words](page.md#claim-tea-sleep)", "these words"),
    "ref with words": ("{ref}`these words <claim-tea-sleep>`", "these words"),
}


@pytest.fixture(scope="module")
def linked(new_site_of_module: Callable[..., Site]) -> Built:
    """Build a page that links to one claim in every way."""
    lines = [f"{name}: {text}\n" for name, (text, _) in REFERENCES.items()]
    pages = {
        "links.md": "---\norphan: true\n---\n# Links\n\n" + "\n".join(lines),
        "links-rst.rst": ":orphan:\n\nLinks\n=====\n\n:claim:`tea-sleep`\n\n"
        ":claim:`these words <tea-sleep>`\n\n:ref:`Tea holds caffeine <claim-tea-sleep>`\n\n:any:`tea-sleep`\n\n"
        ":evidence:claim:`tea-sleep`\n",
        "deep/down.md": "---\norphan: true\n---\n# Down\n\n{claim}`tea-sleep`\n",
    }
    return new_site_of_module("tea", pages).build("-n", "-W")


def test_no_link_to_a_claim_is_warned_of(linked: Built) -> None:
    assert (linked.stderr, linked.status) == ("", 0)


@pytest.mark.parametrize("name", REFERENCES)
def test_each_way_of_linking_to_a_claim(linked: Built, name: str) -> None:
    paragraphs = linked.html("links").select("section p")
    found = next(p for p in paragraphs if p.get_text().startswith(f"{name}: "))
    link = found.select_one("a")
    assert link is not None
    assert link["href"] == "page.html#claim-tea-sleep"
    assert link.get_text() == REFERENCES[name][1]


def test_links_from_restructuredtext_and_from_a_folder(linked: Built) -> None:
    links = linked.html("links-rst").select("section p a")
    assert [str(link["href"]) for link in links] == ["page.html#claim-tea-sleep"] * 5
    words = "Tea holds caffeine"
    assert [link.get_text() for link in links] == [words, "these words", words, words, words]
    link = linked.html("deep/down").select_one("section p a")
    assert link is not None
    assert link["href"] == "../page.html#claim-tea-sleep"


def test_links_that_lead_nowhere_are_said_by_someone(new_site: Callable[..., Site]) -> None:
    # {claim} is the gate's; the others are Sphinx's and MyST's own, which speak up with -n.
    site = new_site("tea")
    site.add("page.md", "\n[](tea-slep) {any}`tea-slep` {ref}`claim-tea-slep` {claim}`tea-slep`\n")
    built = site.build("-n", "-W")
    assert built.rules == ["unknown-claim"]
    assert len([line for line in built.other_lines if "tea-slep" in line]) == 4


def test_a_permalink_leads_to_its_box(linked: Built) -> None:
    box = linked.box("tea-sleep", "page")
    [link] = box.select("a.headerlink")
    assert link["href"] == "#claim-tea-sleep"
    spans = [(span.get_text(), span.get("aria-hidden")) for span in link.select("span")]
    assert spans == [("#", "true"), ("Link to this claim", None)]
    assert box.name == "article"
    [named] = linked.html("page").select(f'[id="{box["aria-labelledby"]}"]')
    assert named.get_text() == "▪ Documented fact: Tea holds caffeine"


def test_the_search_finds_a_claim(linked: Built) -> None:
    raw = (linked.out / "searchindex.js").read_text("utf-8").rstrip()
    index = json.loads(raw.removeprefix("Search.setIndex(").removesuffix(")"))
    page = index["docnames"].index("page")
    for word in ("tea", "hold", "caffein", "cup"):  # of the sentence, and of the body
        found = index["terms"].get(word, [])
        assert page in (found if isinstance(found, list) else [found]), word
