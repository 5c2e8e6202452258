"""What the real site tells to machines: true of its pages, in schema.org's and HL7's own shapes."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any
from urllib.parse import urldefrag, urljoin

import pytest
from bs4 import BeautifulSoup
from fhir.resources.bundle import Bundle

from sphinx_evidence.model.tiers import LEVELS
from sphinx_evidence.reports.fhir import fhir_bundle
from tests.schema_org import faults, nodes

pytestmark = pytest.mark.site


@pytest.fixture(scope="module")
def told(pages: dict[str, BeautifulSoup]) -> dict[str, dict[str, Any]]:
    """Return the JSON-LD of each page that has one."""
    found = {
        name: page.select('script[type="application/ld+json"]') for name, page in pages.items()
    }
    return {name: json.loads(str(one[0].string)) for name, one in found.items() if len(one) == 1}


def test_pages_speak_the_words_of_schema_org(told: dict[str, dict[str, Any]]) -> None:
    assert len(told) > 40
    assert {name: [*faults(said)] for name, said in told.items() if [*faults(said)]} == {}


def test_each_box_is_told_with_its_certainty(
    told: dict[str, dict[str, Any]], claims: dict[str, Any]
) -> None:
    parts = [part for said in told.values() for part in said["hasPart"]]
    assert sorted(part["text"] for part in parts if part["@type"] == "Claim") == sorted(
        f"{claim['claim']}. {claim['tier']['label']}." for claim in claims["claims"]
    )
    rows = [row for row in claims["popular_claims"] if row["verdict"] != "left-out"]
    assert sum(part["@type"] == "ClaimReview" for part in parts) == len(rows)


def test_what_is_told_leads_to_what_is_there(
    told: dict[str, dict[str, Any]], pages: dict[str, BeautifulSoup]
) -> None:
    ids = {name: {str(one["id"]) for one in page.select("[id]")} for name, page in pages.items()}
    for name, said in told.items():
        named = [str(node["@id"]) for node in nodes(said) if "@id" in node]
        named += [place for part in said["hasPart"] for place in part.get("usageInfo", ())]
        for address in named:
            page, anchor = urldefrag(urljoin(name, address))
            assert page.startswith("http") or anchor in ids[page], f"{name}: {address}"


def test_the_claims_are_fhir(claims: dict[str, Any]) -> None:
    bundle = fhir_bundle(claims)
    kinds = Counter(entry.resource.get_resource_type() for entry in Bundle(**bundle).entry)
    graded = sum(claim["tier"]["name"] in LEVELS for claim in claims["claims"])
    others = len(claims["claims"]) - graded
    assert kinds == {"Evidence": graded, "ArtifactAssessment": others}
    assert {entry["resource"].get("status", "active") for entry in bundle["entry"]} == {"active"}
