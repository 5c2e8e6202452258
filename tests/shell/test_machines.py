"""What pages tell to machines, of one small site: JSON-LD, OpenGraph and the sitemap."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from tests.schema_org import faults
from tests.shown import written

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Built, Site

BASE = "https://tea.example/x"
TOP = "---\nevidence: {condition: sleep, verdict: tea-rats}\n---\n"


def told(built: Built, page: str) -> list[dict[str, Any]]:
    """Return the JSON-LD of a page, as a browser finds it."""
    found = built.html(page).select('script[type="application/ld+json"]')
    return [json.loads(str(one.string)) for one in found]


def addresses(built: Built) -> list[str]:
    return re.findall("<loc>(.*)</loc>", (built.out / "sitemap.xml").read_text("utf-8"))


@pytest.fixture(scope="module")
def site(new_site_of_module: Callable[..., Site]) -> Site:
    site = new_site_of_module("ledger")
    site.add("conf.py", 'author = "Ann"\nhtml_title = "All of tea"\n')
    site.add("conf.py", f'evidence_page_type = "MedicalWebPage"\nhtml_baseurl = "{BASE}"\n')
    site.write("claims.md", TOP + site.read("claims.md"))
    answer = ":::{answer} Do rats sleep?\n:claim: tea-rats\n:::\n"
    site.change("claims.md", "# Claims\n", f"# Claims\n\n{answer}")
    site.change("references.bib", "Tea and sleep in rats", "Rats </script><b>& tea")
    return site


@pytest.fixture(scope="module")
def built(site: Site) -> Built:
    built = site.build("-W")
    assert (built.status, built.stderr) == (0, "")
    return built


def test_a_page_with_claims_tells_of_itself(built: Built) -> None:
    [said] = told(built, "claims")
    assert [*faults(said)] == []
    assert {name: said[name] for name in ("@type", "name", "url", "about", "mainEntity")} == {
        "@type": "MedicalWebPage",
        "name": "Claims",
        "url": f"{BASE}/claims.html",
        "about": {"@type": "MedicalCondition", "name": "Claims"},
        "mainEntity": {"@id": "#claim-tea-rats"},
    }
    assert [part["text"] for part in said["hasPart"]] == [
        "Tea holds caffeine. Documented fact.",
        "Rats slept less when they were given tea. Tested only in animals or cells.",
    ]
    assert [part["usageInfo"] for part in said["hasPart"]] == [
        ["index.html#disclaimer-general"]
    ] * 2
    assert {part["@id"] for part in said["hasPart"]} == {"#claim-tea-caffeine", "#claim-tea-rats"}
    assert [work["name"] for work in said["citation"]] == [
        "Tea and sleep",
        "Rats </script><b>& tea",
    ]


def test_a_row_of_the_ledger_is_a_review(built: Built) -> None:
    [said] = told(built, "ledger")
    assert [*faults(said)] == []
    assert [
        (part["claimReviewed"], part["reviewRating"]["alternateName"]) for part in said["hasPart"]
    ] == [("Tea ends sleepless nights", "Not supported"), ("Tea holds caffeine", "Supported")]
    assert said["hasPart"][0]["reviewBody"] == (
        "Rats slept less when they were given tea. Tested only in animals or cells. "
        "Tea holds caffeine. Documented fact."
    )
    assert "lastReviewed" not in said


def test_pages_without_claims_tell_nothing(built: Built) -> None:
    assert [told(built, page) for page in ("index", "sleep", "genindex")] == [[], [], []]


def test_a_page_says_where_it_is_served(built: Built) -> None:
    found = built.html("index").select('meta[property^="og:"], meta[name="description"]')
    assert {one.get("property", one.get("name")): one["content"] for one in found} == {
        "og:type": "article",
        "og:title": "Tea",
        "og:url": f"{BASE}/index.html",
        "og:site_name": "All of tea",
    }
    found = built.html("claims").select('meta[property^="og:"], meta[name="description"]')
    said = "Rats slept less when they were given tea. Tested only in animals or cells."
    assert {str(one.get("property", one.get("name"))): one["content"] for one in found} == {
        "description": said,
        "og:type": "article",
        "og:title": "Claims",
        "og:description": said,
        "og:url": f"{BASE}/claims.html",
        "og:site_name": "All of tea",
    }
    assert len(found) == 6
    assert addresses(built) == [
        f"{BASE}/{page}.html" for page in ("claims", "index", "ledger", "sleep")
    ]


def test_what_is_told_is_never_out_of_step(site: Site, built: Built) -> None:
    """Last, for it changes the site."""
    before = built.mtimes()
    again = site.build()
    assert written(before, again) == set()
    # No page shows this title; what is told of the source is written anew.
    site.change("references.bib", "Rats </script><b>& tea", "Tea in rats")
    again = site.build()
    assert told(again, "claims")[0]["citation"][1]["name"] == "Tea in rats"
    assert "ledger.html" not in written(before, again)
    # All pages are in the sitemap, also where one alone is written; one that is gone is gone.
    site.delete("sleep.md")
    site.change("index.md", "sleep\n", "")
    assert [address[len(BASE) :] for address in addresses(site.build())] == [
        *("/claims.html", "/index.html", "/ledger.html")
    ]
    # Who has a sitemap keeps it.
    site.write("own/sitemap.xml", "mine")
    site.add("conf.py", 'html_extra_path = ["own"]\nevidence_page_type = "MedicalWebpage"\n')
    again = site.build()
    assert (again.out / "sitemap.xml").read_text("utf-8") == "mine"
    assert again.findings == [
        "conf.py:1: ERROR: evidence_page_type can't be 'MedicalWebpage' (did you mean "
        '"MedicalWebPage"?); it must be a page of schema.org, such as WebPage or MedicalWebPage; '
        "correct the setting [evidence.invalid-setting]"
    ]
    assert told(again, "claims") == []
    site.add("conf.py", 'html_extra_path = []\nhtml_baseurl = ""\nevidence_page_type = ""\n')
    (again.out / "sitemap.xml").unlink()
    again = site.build()
    assert (again.status, again.stderr) == (0, "")
    assert not (again.out / "sitemap.xml").exists()
