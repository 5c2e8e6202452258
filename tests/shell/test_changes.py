"""What changed on a page, and the feed of all changes, in pages that are served."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from sphinx_evidence.__main__ import main
from sphinx_evidence.rules.rule import claim
from tests.shown import written

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Built, Site

CHANGES = "date,claim,tier,why\n2026-01-05,tea-sleep,low,New.\n2026-03-01,tea-sleep,reference,{}\n"
HOT = claim(id="tea-hot", sentence="Tea is served hot", body="It is.")


@pytest.fixture
def site(new_site: Callable[..., Site]) -> Site:
    """Return a site that tells what changed: on one page of its own claims, on another of all."""
    lines = ":::{page-changes}\n:::\n"
    made = new_site(
        "rules",
        {
            "page.md": f"# Tea\n\n{claim()}\n{lines}",
            "other.md": f"# Hot\n\n{HOT}\n{lines}",
            "sub/changed.md": "# What changed\n\n:::{evidence-changes}\n:::\n",
            "changes.csv": CHANGES.format("It is a fact"),
        },
    )
    made.add("conf.py", 'evidence_changes = "changes.csv"\nevidence_reviews = "reviews.csv"\n')
    made.add("conf.py", 'project = "Tea"\nauthor = "Ann"\n')
    assert main(["--source", str(made.root), "lock"]) == 0
    assert main(["--source", str(made.root), "review", "--all", "--by", "Ann"]) == 0
    return made


def lines(built: Built, page: str = "page") -> list[str]:
    found = built.html(page).select(".evidence-page-changes li")
    return [" ".join(item.get_text().split()) for item in found]


def test_a_page_tells_what_changed_on_it(site: Site) -> None:
    built = site.build("-W")
    assert (built.status, built.findings, built.other_lines) == (0, [], [])
    assert lines(built) == [
        "22 November 2026: Read against the sources: 1 claim.",
        "1 March 2026: Tea holds caffeine. Now: documented fact; before: low certainty. "
        "It is a fact.",
        "5 January 2026: New: 1 claim.",
    ]
    assert lines(built, "other") == [
        "22 November 2026: New: 1 claim.",
        "22 November 2026: Read against the sources: 1 claim.",
    ]
    [link] = built.html("page").select(".evidence-page-changes a")
    assert link["href"] == "#claim-tea-sleep"


def test_the_page_follows_the_files(site: Site) -> None:
    """Only a file changed: its page is written anew, and the other one is not."""
    before = site.build().mtimes()
    site.change("changes.csv", "It is a fact", "It is a documented fact")
    built = site.build("-W")
    assert lines(built)[1].endswith("It is a documented fact.")
    assert {name for name in written(before, built) if name.endswith(".html")} == {
        *("page.html", "sub/changed.html"),
    }


def test_paper_and_text_tell_nothing_of_it(site: Site) -> None:
    built = site.build("-W", builder="text")
    text = (built.out / "page.txt").read_text("utf-8")
    assert "Read against" not in text
    assert "What changed" not in text
    assert not (built.out / "changes.atom").exists()


# -- the feed ------------------------------------------------------------------------------------


def feed(built: Built) -> str:
    return (built.out / "changes.atom").read_text("utf-8")


@pytest.mark.parametrize(
    ("builder", "base", "links"),
    [
        ("html", "", {"page.html#claim-tea-sleep"}),
        ("html", "https://tea.example/x/", {"https://tea.example/x/page.html#claim-tea-sleep"}),
        ("dirhtml", "https://tea.example", {"https://tea.example/page/#claim-tea-sleep"}),
    ],
)
def test_links_lead_to_the_claims(site: Site, builder: str, base: str, links: set[str]) -> None:
    site.add("conf.py", f'html_baseurl = "{base}"\n')
    text = feed(site.build("-W", builder=builder))
    assert {*re.findall(r'rel="alternate" href="([^"]*)"', text)} == links
    own = re.findall(r'rel="self" href="([^"]*)"', text)
    assert own == ([f"{base.rstrip('/')}/changes.atom"] if base else [])
    assert "<title>Tea: what changed</title>" in text


def test_the_feed_is_written_where_something_differs(site: Site) -> None:
    built = site.build()
    first, when = feed(built), built.mtimes()["changes.atom"]
    assert site.build().mtimes()["changes.atom"] == when
    site.change("page.md", "Tea holds caffeine", "Tea holds some caffeine")
    second = feed(site.build())
    assert "Tea holds some caffeine" in second
    assert re.findall("<id>.*</id>", second) == re.findall("<id>.*</id>", first)
    site.add("conf.py", 'html_baseurl = "https://tea.example/"\n')
    assert "https://tea.example/page.html" in feed(site.build())
    site.add("conf.py", 'evidence_changes = ""\n')
    assert "changes.atom" not in site.build().mtimes()


def test_pages_that_tell_what_changed_name_the_feed(site: Site) -> None:
    built = site.build("-W")
    for page, link in (("page", "changes.atom"), ("sub/changed", "../changes.atom")):
        [found] = built.html(page).select('link[type="application/atom+xml"]')
        assert (found["rel"], found["href"]) == (["alternate"], link)
    assert built.html("index").select('link[type="application/atom+xml"]') == []
    [shown] = built.html("sub/changed").find_all("a", string="this feed")
    assert shown["href"] == "../changes.atom"


def test_a_site_that_tells_nothing_has_no_feed(site: Site) -> None:
    site.delete("reviews.csv")
    site.write("conf.py", site.read("conf.py").replace('"reviews.csv"', '""'))
    site.write("changes.csv", "date,claim,tier,why\n")
    built = site.build()
    assert not (built.out / "changes.atom").exists()
    assert lines(built) == []
    assert built.html("sub/changed").select('link[type="application/atom+xml"]') == []
