from __future__ import annotations

import pytest

from sphinx_print.ids import IdSpace, collect_ids, rebase

PAGES = {
    "index.html": ["start", "setting", "claim-x"],
    "a/page.html": ["setting", "id1", "print-cover"],
    "a-page.html": ["id1", "setting"],
}


@pytest.fixture
def space() -> IdSpace:
    return IdSpace(PAGES, reserved=["print-cover"])


def test_an_id_of_one_page_keeps_its_name(space: IdSpace) -> None:
    assert space.of("index.html", "claim-x") == "claim-x"


def test_no_id_stands_for_two_things(space: IdSpace) -> None:
    new = [space.of(page, name) for page, names in PAGES.items() for name in names]
    new += [space.anchor(page) for page in PAGES]
    assert None not in new
    assert len(set(new)) == len(new)
    assert "print-cover" not in new


@pytest.mark.parametrize(
    ("page", "href", "wanted"),
    [
        ("index.html", "#setting", "#index--setting"),
        ("index.html", "a/page.html#setting", "#a-page--setting"),
        ("a/page.html", "../a-page.html#setting", "#a-page--setting-2"),
        ("a/page.html", "../index.html", "#page-index"),
        ("a/page.html", "../index.html?x=1#claim-x", "#claim-x"),
        ("a/page.html", "#", "#page-a-page"),
        ("a/page.html", "", "#page-a-page"),
        ("index.html", "https://example.org/a#b", "https://example.org/a#b"),
        ("index.html", "mailto:a@example.org", "mailto:a@example.org"),
    ],
)
def test_links_lead_to_the_new_ids(space: IdSpace, page: str, href: str, wanted: str) -> None:
    target = space.target(page, href)
    assert (target.href, target.fault) == (wanted, "")


def test_a_link_to_a_missing_id_is_a_fault_and_leads_to_its_page(space: IdSpace) -> None:
    target = space.target("index.html", "a/page.html#gone")
    assert target.href == "#page-a-page"
    assert "no such id" in target.fault


@pytest.mark.parametrize("href", ["gone.html", "../up.html", "javascript:alert(1)", "file:///etc"])
def test_a_link_to_nothing_printed_is_a_fault(space: IdSpace, href: str) -> None:
    target = space.target("index.html", href)
    assert target.href is None
    assert target.fault


def test_a_link_to_what_only_the_web_has_is_no_fault(space: IdSpace) -> None:
    left_out = frozenset({"_images", "genindex.html"})
    for href in ("../_images/x.png", "../genindex.html"):
        target = space.target("a/page.html", href, left_out=left_out)
        assert (target.href, target.fault) == (None, "")


def test_ids_are_found_once_each_and_in_their_order() -> None:
    assert collect_ids('<p id="b">x</p><br id="a"/><i id="b" class="c">y</i><p id="">') == (
        "b",
        "a",
    )


@pytest.mark.parametrize(
    ("address", "wanted"),
    [
        ("../_images/a b.png", "_images/a%20b.png"),
        ("data:image/png;base64,xx", "data:image/png;base64,xx"),
        ("https://example.org/x.png", "https://example.org/x.png"),
        ("", ""),
    ],
)
def test_pictures_are_addressed_from_the_root(address: str, wanted: str) -> None:
    assert rebase("a/page.html", address) == wanted
