"""Claims as CSV and as FHIR R5: whole, certain as on the page, and in HL7's own shapes and codes."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
from fhir.resources.bundle import Bundle

from sphinx_evidence.files.status import StatusRow
from sphinx_evidence.files.write import to_json
from sphinx_evidence.model.certainty import DOWN, UP
from sphinx_evidence.model.tiers import LEVELS, TIERS
from sphinx_evidence.reports.claims_csv import COLUMNS, claims_csv
from sphinx_evidence.reports.claims_json import claims_document
from sphinx_evidence.reports.fhir import fhir_bundle
from sphinx_evidence.rules.run import check

ASKED = {
    "population": "adults",
    "intervention": "black tea",
    "comparator": "water",
    "outcome": "hours of sleep",
    "direction": "benefit",
    "better": "more",
    "size": "small",
}
BASE = "https://tea.example"
#: As HL7 has them: HL7/UTG, input/sourceOfTruth/fhir/codeSystems/CodeSystem-certainty-rating.xml and
#: CodeSystem-certainty-type.xml; HL7/fhir, source/evidence/codesystem-variable-role.xml; 2026-11-29.
RATING = "http://terminology.hl7.org/CodeSystem/certainty-rating"
CODES = {
    RATING: {
        *("high", "moderate", "low", "very-low", "no-concern", "serious-concern", "present"),
        *("very-serious-concern", "extremely-serious-concern", "absent", "no-change"),
        *("downcode1", "downcode2", "downcode3", "upcode1", "upcode2"),
    },
    "http://terminology.hl7.org/CodeSystem/certainty-type": {
        *("Overall", "RiskOfBias", "Inconsistency", "Indirectness", "Imprecision"),
        *("PublicationBias", "DoseResponseGradient", "PlausibleConfounding", "LargeEffect"),
    },
    "http://terminology.hl7.org/CodeSystem/variable-role": {
        *("population", "subpopulation", "exposure", "referenceExposure", "measuredVariable"),
        "confounder",
    },
}


@pytest.fixture(scope="module")
def document(make: Any) -> dict[str, Any]:
    """A ``claims.json`` with a claim of each tier; the gate finds much in it."""
    reasons = (
        "imprecision 2: few people; publication-bias 0: nobody can tell; indirectness: rich, only"
    )
    claims = [
        make.claim(
            f"Tea, “it says”, does {name}",
            id=f"tea-{name}",
            anchor=f"claim-tea-{name}",
            ordinal=number,
            tier=name,
            **(ASKED if name in LEVELS else {}),
            rated_down=reasons if name == "low" else None,
            rated_up="large-effect 2: much" if name == "moderate" else None,
            against="other" if name == "low" else None,
            harms="tea-very-low" if name == "low" else None,
            reviewed="2026-11-02" if name == "low" else None,
        )
        for number, name in enumerate((*TIERS, "middling"))
    ]
    status = StatusRow("10.1000/other", "retracted", "Crossref", "2026-11-01", "", "")
    site = make.site(
        *claims,
        sources=(make.source(), make.source("other", label="Brown 2021", link="")),
        statuses={"10.1000/other": status},
    )
    return claims_document(site, check(site), lambda page, anchor: f"{page}.html#{anchor}")


@pytest.fixture(scope="module")
def resources(document: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The resource of each claim, by its tier."""
    entries = fhir_bundle(document, BASE)["entry"]
    tiers = (claim["tier"]["name"] for claim in document["claims"])
    return {tier: entry["resource"] for tier, entry in zip(tiers, entries, strict=True)}


def codings(value: Any) -> list[tuple[str, str]]:
    if isinstance(value, list):
        return [found for part in value for found in codings(part)]
    if not isinstance(value, dict):
        return []
    own = [(value["system"], value["code"])] if "code" in value else []
    return own + codings([*value.values()])


@pytest.mark.parametrize("base", ["", BASE])
def test_the_bundle_is_fhir(document: dict[str, Any], base: str) -> None:
    bundle = fhir_bundle(document, base)
    read = Bundle.model_validate(bundle)
    assert json.loads(read.model_dump_json()) == bundle
    found = {*codings(bundle)}
    assert {(system, code) for system, code in found if code not in CODES.get(system, ())} == set()
    assert len({entry["fullUrl"] for entry in bundle["entry"]}) == len(document["claims"])
    assert to_json(bundle) == to_json(fhir_bundle(document, base))


def test_what_is_no_fhir_is_refused(document: dict[str, Any]) -> None:
    bundle = fhir_bundle(document)
    bundle["entry"][0]["resource"]["certainly"] = []
    with pytest.raises(ValueError, match="certainly"):
        Bundle.model_validate(bundle)


def test_grade_has_codes_for_four_tiers_and_no_other(resources: dict[str, dict[str, Any]]) -> None:
    for tier, resource in resources.items():
        found = [code for system, code in codings(resource) if system == RATING]
        if tier in LEVELS:
            assert (resource["resourceType"], found[0]) == ("Evidence", tier)
        else:
            assert (resource["resourceType"], found) == ("ArtifactAssessment", [])


def test_an_evidence_tells_what_the_box_does(resources: dict[str, dict[str, Any]]) -> None:
    low = resources["low"]
    assert low["title"] == low["assertion"] == "Tea, “it says”, does low. Low certainty."
    served = "https://tea.example/page.html#claim-tea-low"
    assert low["identifier"] == [
        {"value": "tea-low"},
        {"system": "urn:ietf:rfc:3986", "value": served},
    ]
    assert "url" not in low  # HL7's rule cnl-1: no "#" in it
    assert (low["status"], low["lastReviewDate"]) == ("draft", "2026-11-02")
    assert [(part["description"], codings(part)[0][1]) for part in low["variableDefinition"]] == [
        ("adults", "population"),
        ("black tea", "exposure"),
        ("water", "referenceExposure"),
        ("hours of sleep", "measuredVariable"),
    ]
    [certainty] = low["certainty"]
    assert [
        (part["description"], *(code for _, code in codings(part)))
        for part in certainty["subcomponent"]
    ] == [
        ("few people", "Imprecision", "downcode2"),
        ("nobody can tell", "PublicationBias"),
        ("rich, only", "Indirectness", "downcode1"),
    ]
    notes = [note["text"] for note in low["note"]]
    assert notes[:2] == [
        "This is general information.",
        "Harm: Tea, “it says”, does very-low. Very low certainty.",
    ]
    assert notes[2].startswith("The gate refuses this claim: ")
    assert [
        (work["label"], [kind["text"] for kind in work["classifier"]], work.get("document"))
        for work in low["relatedArtifact"]
    ] == [
        ("Smith 2020", ["rct"], {"url": "https://doi.org/10.1000/smith"}),
        ("Brown 2021", ["rct", "points the other way", "retracted"], None),
    ]
    [up] = resources["moderate"]["certainty"][0]["subcomponent"]
    assert [code for _, code in codings(up)] == ["LargeEffect", "upcode2"]


def test_each_domain_of_grade_has_a_code(document: dict[str, Any]) -> None:
    steps = [{"domain": name, "levels": 1, "reason": "so"} for name in (*DOWN, *UP)]
    claim = next(one for one in document["claims"] if one["tier"]["name"] == "low")
    whole = document | {"claims": [claim | {"rated_down": steps, "harms": []}]}
    [entry] = fhir_bundle(whole)["entry"]
    assert len(entry["resource"]["certainty"][0]["subcomponent"]) == len(DOWN) + len(UP)


def test_what_grade_does_not_rate_is_a_comment(resources: dict[str, dict[str, Any]]) -> None:
    found = resources["preclinical"]
    assert found["artifactUri"] == "https://tea.example/page.html#claim-tea-preclinical"
    first, disclaimer, *_ = found["content"]
    said = "Tea, “it says”, does preclinical. Tested only in animals or cells."
    assert (first["summary"], first["classifier"]) == (
        said,
        [{"text": "Tested only in animals or cells"}],
    )
    assert disclaimer["summary"] == "This is general information."


def test_the_table_has_a_line_for_each_claim(document: dict[str, Any]) -> None:
    text = claims_csv(document, BASE)
    rows = [*csv.DictReader(io.StringIO(text))]
    assert [row["id"] for row in rows] == [claim["id"] for claim in document["claims"]]
    low = next(row for row in rows if row["tier"] == "low")
    assert low | {"findings": "", "start": ""} == dict.fromkeys(COLUMNS, "") | ASKED | {
        "id": "tea-low",
        "claim": "Tea, “it says”, does low. Low certainty.",
        "tier": "low",
        "certainty": "Low certainty",
        "url": "https://tea.example/page.html#claim-tea-low",
        "page": "page",
        "rated_down": "imprecision 2: few people; publication-bias 0: nobody can tell; "
        "indirectness 1: rich, only",
        "publication_bias": "could-not-be-assessed",
        "sources": "smith2020",
        "source_links": "https://doi.org/10.1000/smith",
        "against": "other",
        "disclaimers": "general",
        "harms": "tea-very-low",
        "reviewed": "2026-11-02",
        "suspect": "no",
    }
    for row in rows:
        assert row["claim"].endswith(f"{row['certainty']}.")
