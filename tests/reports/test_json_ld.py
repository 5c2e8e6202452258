"""JSON-LD: what schema.org knows, what the gate judged, and never a claim without its certainty."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_evidence.reports.json_ld import Page, page_document, script
from sphinx_evidence.rules.run import check
from sphinx_evidence.rules.site import Site
from sphinx_evidence.views.box import BoxFacts
from sphinx_evidence.views.ledger import LedgerFacts
from tests.schema_org import faults, nodes

HARM = {
    "id": "tea-harm",
    "anchor": "claim-tea-harm",
    "docname": "safety",
    "tier": "low",
    "reviewed": "2026-10-01",
}
TRIED = {"tier": "preclinical", "harms": "tea-harm", "reviewed": "2026-11-02"}


def document(
    site: Site, kind: str = "MedicalWebPage", *, sound: bool = True, **changes: Any
) -> dict[str, Any]:
    """Return what is said of a page that holds all claims and rows of a site.

    :param sound: whether the gate is to find nothing, whatever is wrong with the claims.
    """
    report = check(site)
    report = report._replace(findings=()) if sound else report
    facts = BoxFacts(site, site.sources, report, {}, {}, {}, site.settings)
    ledger = LedgerFacts(site, {"nights": "Tea for quiet nights"}, report)
    page = Page(
        kind=kind,
        title="Sleep",
        language="en",
        author="",
        url="",
        about_condition=False,
        answer="",
        claims=tuple((claim, facts.of(claim)) for claim in site.claims),
        rows=tuple(map(ledger.of, site.popular_claims)),
        say=str,
    )
    return page_document(page._replace(**changes), site.sources_by_key, address)


def address(docname: str, anchor: str) -> str:
    return f"{'' if docname == 'page' else docname}#{anchor}" if docname else ""


@pytest.fixture
def site(make: Any) -> Site:
    source = make.source(title="Tea & sleep", year="2020")
    label = make.source("label", design="regulatory-label", link="", title="", year="n.d.")
    other = make.claim("Tea made some rats ill", **HARM, cite="smith2020, label", ordinal=1)
    row = make.row(docname="page")
    gap = make.row("No article says how much", docname="page", id="gap", verdict="left-out")
    claims = (make.claim("Tea calmed rats", **TRIED), other)
    return make.site(*claims, sources=(source, label), popular_claims=(row, gap))


def test_a_page_tells_its_claims_rows_and_sources(site: Site) -> None:
    said = document(
        site,
        author="Ann",
        url="https://tea.example/page.html",
        about_condition=True,
        answer="#claim-tea-sleep",
    )
    work = "https://doi.org/10.1000/smith"
    assert said == {
        "@context": "https://schema.org",
        "@type": "MedicalWebPage",
        "name": "Sleep",
        "url": "https://tea.example/page.html",
        "inLanguage": "en",
        "author": {"@type": "Organization", "name": "Ann"},
        "about": {"@type": "MedicalCondition", "name": "Sleep"},
        "lastReviewed": "2026-10-01",
        "mainEntity": {"@id": "#claim-tea-sleep"},
        "hasPart": [
            {
                "@type": "Claim",
                "@id": "#claim-tea-sleep",
                "text": "Tea calmed rats. Tested only in animals or cells.",
                "keywords": {
                    "@type": "DefinedTerm",
                    "termCode": "preclinical",
                    "name": "Tested only in animals or cells",
                },
                "citation": [{"@id": work}],
                "mentions": [{"@id": "safety#claim-tea-harm"}],
                "usageInfo": ["safety#disclaimer-general"],
            },
            {
                "@type": "Claim",
                "@id": "safety#claim-tea-harm",
                "text": "Tea made some rats ill. Low certainty.",
                "keywords": {"@type": "DefinedTerm", "termCode": "low", "name": "Low certainty"},
                "citation": [{"@id": work}, {"@id": "_:label"}],
                "usageInfo": ["safety#disclaimer-general"],
            },
            {
                "@type": "ClaimReview",
                "@id": "#popular-tea-nights",
                "url": "#popular-tea-nights",
                "claimReviewed": "Tea ends sleepless nights",
                "reviewRating": {"@type": "Rating", "alternateName": "Not supported"},
                "reviewBody": "Tea calmed rats. Tested only in animals or cells.",
                "itemReviewed": {
                    "@type": "Claim",
                    "appearance": [{"@type": "CreativeWork", "name": "Tea for quiet nights"}],
                },
            },
        ],
        "citation": [
            {
                "@type": "ScholarlyArticle",
                "@id": work,
                "name": "Tea & sleep",
                "datePublished": "2020",
            },
            {"@type": "CreativeWork", "@id": "_:label", "name": "Smith 2020"},
        ],
    }
    assert [*faults(said)] == []
    # On a site that is not about health a condition is no more than a thing.
    assert document(site, "WebPage", about_condition=True)["about"] == {
        "@type": "Thing",
        "name": "Sleep",
    }


def test_the_table_of_schema_org_bites(site: Site) -> None:
    said = document(site)
    said |= {"lastReviewed": "soon", "hasParts": [], "about": "sleep", "author": [3]}
    said["hasPart"][0] |= {"@type": "Clam"}
    said["hasPart"][2]["reviewRating"] = {"@id": "#claim-tea-sleep"}
    said["citation"][0] |= {"lastReviewed": "2026-01-01"}
    assert [*faults(said)] == [
        "lastReviewed of MedicalWebPage can't be soon",
        f"hasPart of MedicalWebPage can't be {said['hasPart'][0]}",
        "MedicalWebPage has no hasParts",
        "about of MedicalWebPage can't be sleep",
        "author of MedicalWebPage can't be 3",
        "no type Clam",
        "reviewRating of ClaimReview can't be {'@id': '#claim-tea-sleep'}",
        "ScholarlyArticle has no lastReviewed",
    ]


def test_a_page_in_another_language_tells_its_own_words(site: Site) -> None:
    said = document(site, say=lambda label: label.replace("Low certainty", "Wenig Gewissheit"))
    assert said["hasPart"][1]["text"] == "Tea made some rats ill. Wenig Gewissheit."
    assert said["hasPart"][1]["keywords"]["name"] == "Wenig Gewissheit"


def test_what_the_gate_faults_is_left_out(make: Any) -> None:
    faulty = make.claim("Tea is a miracle", cite="nobody", reviewed="2026-11-02")
    sound = make.claim(id="tea-cup", anchor="claim-tea-cup", ordinal=1, reviewed="2026-11-02")
    row = make.row(docname="page", verdict="proven", answer="tea-cup")
    said = document(make.site(faulty, sound, popular_claims=(row,)), sound=False)
    assert [part["@id"] for part in said["hasPart"]] == ["#claim-tea-cup"]
    assert "miracle" not in json.dumps(said)
    assert "lastReviewed" not in said


@pytest.mark.parametrize(
    ("days", "last"), [(("2026-11-02", "2026-10-01"), "2026-10-01"), (("2026-11-02", None), None)]
)
def test_a_page_is_as_old_as_the_oldest_review(
    make: Any, days: tuple[str | None, ...], last: str | None
) -> None:
    claims = [make.claim(id=f"tea-{n}", ordinal=n, reviewed=day) for n, day in enumerate(days)]
    assert document(make.site(*claims)).get("lastReviewed") == last


def test_no_claim_is_told_without_its_certainty(site: Site) -> None:
    told = 0
    for node in nodes(document(site)):
        for text in filter(lambda value: isinstance(value, str), node.values()):
            for claim in site.claims:
                if claim.sentence in text:
                    told += 1
                    assert claim.tier.label in text
    assert told == 3


@given(st.text())
def test_no_text_ends_the_element_that_carries_it(text: str) -> None:
    found = script({"name": f"{text}</script><!--<script>\u2028&amp;"})
    start, end = '<script type="application/ld+json">', "</script>"
    inside = found.removeprefix(start).removesuffix(end)
    assert not {*"<>&\u2028\u2029"} & {*inside}
    assert json.loads(inside)["name"].startswith(text)
