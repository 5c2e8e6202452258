"""``claims.json`` as a bundle of FHIR R5 resources, for software of health care. No Sphinx.

A claim that GRADE rates is an `Evidence`, its certainty in HL7's codes. GRADE rates no other claim,
and has no code for it: what was only seen in animals, what was not found and what a document says is
an `ArtifactAssessment`, a comment with its mark in words. Nothing is added to what the site says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from sphinx_evidence.model.digest import urn_of
from sphinx_evidence.model.text import with_certainty
from sphinx_evidence.model.tiers import LEVELS

_TERMS = "http://terminology.hl7.org/CodeSystem"
#: Codes and their words, as HL7 has them (HL7/UTG, CodeSystem-certainty-rating and -certainty-type).
_RATINGS = {
    "high": "High quality",
    "moderate": "Moderate quality",
    "low": "Low quality",
    "very-low": "Very low quality",
    "downcode1": "reduce rating: -1",
    "downcode2": "reduce rating: -2",
    "downcode3": "reduce rating: -3",
    "upcode1": "increase rating: +1",
    "upcode2": "increase rating: +2",
}
_TYPES = {
    "risk-of-bias": ("RiskOfBias", "Risk of bias"),
    "inconsistency": ("Inconsistency", "Inconsistency"),
    "indirectness": ("Indirectness", "Indirectness"),
    "imprecision": ("Imprecision", "Imprecision"),
    "publication-bias": ("PublicationBias", "Publication bias"),
    "large-effect": ("LargeEffect", "Large effect"),
    "dose-response": ("DoseResponseGradient", "Dose response gradient"),
    "confounding": ("PlausibleConfounding", "Plausible confounding"),
}
#: Which part of a question a variable is (codesystem-variable-role of FHIR R5).
_ROLES = {
    "population": ("population", "population"),
    "intervention": ("exposure", "exposure"),
    "comparator": ("referenceExposure", "reference exposure"),
    "outcome": ("measuredVariable", "measured variable"),
}


def fhir_bundle(document: Mapping[str, Any], base: str = "") -> dict[str, Any]:
    """Return the bundle.

    :param document: what ``claims.json`` holds.
    :param base: the address of the site, without a slash at its end; may be empty.
    """
    entries = []
    document = {**document, "by_id": {claim["id"]: claim for claim in document["claims"]}}
    for claim in document["claims"]:
        make = _evidence if claim["tier"]["name"] in LEVELS else _assessment
        resource = make(claim, document, f"{base}/{claim['url']}" if base else "")
        entries.append({"fullUrl": urn_of(claim["url"]), "resource": resource})
    return {"resourceType": "Bundle", "type": "collection", "entry": entries}


def _common(claim: Mapping[str, Any], address: str) -> dict[str, Any]:
    """Return what both kinds of resource say in the same way.

    The address of a claim is an identifier, for a canonical `url` of FHIR takes no "#".
    """
    fits = re.fullmatch(r"[A-Za-z0-9.-]{1,64}", claim["id"])
    found = {"id": claim["id"] if fits else "", "lastReviewDate": claim["reviewed"]}
    served = [{"system": "urn:ietf:rfc:3986", "value": address}] if address else []
    return {
        **{name: value for name, value in found.items() if value},
        "identifier": [{"value": claim["id"] or claim["url"]}, *served],
        "title": with_certainty(claim["claim"], claim["tier"]["label"]),
    }


def _evidence(claim: Mapping[str, Any], document: Mapping[str, Any], url: str) -> dict[str, Any]:
    works = [*_works(claim, document["sources"])]
    common = _common(claim, url)
    return {
        "resourceType": "Evidence",
        **common,
        **({"relatedArtifact": works} if works else {}),
        # What the gate faults, or nobody has read since it changed, is no more than a draft.
        "status": "draft" if claim["findings"] or claim["suspect"] else "active",
        "assertion": common["title"],
        "note": [{"text": text} for text in _notes(claim, document)],
        "variableDefinition": [
            {"description": claim[part], "variableRole": _coded("variable-role", *role)}
            for part, role in _ROLES.items()
            if claim[part]
        ],
        "certainty": [_certainty(claim)],
    }


def _certainty(claim: Mapping[str, Any]) -> dict[str, Any]:
    tier = claim["tier"]
    steps = [
        _step(step, code)
        for steps, code in (("rated_down", "downcode"), ("rated_up", "upcode"))
        for step in claim[steps]
        if step["domain"] in _TYPES
    ]
    return {
        "description": tier["label"],
        "type": _coded("certainty-type", "Overall", "Overall certainty"),
        "rating": _rating(tier["name"]),
        **({"subcomponent": steps} if steps else {}),
    }


def _step(step: Mapping[str, Any], code: str) -> dict[str, Any]:
    """Return one reason; one without a level was looked at, and could not be judged."""
    rating = {"rating": _rating(f"{code}{step['levels']}")} if step["levels"] else {}
    said = {"description": step["reason"]} if step["reason"] else {}
    return {**said, "type": _coded("certainty-type", *_TYPES[step["domain"]]), **rating}


def _rating(code: str) -> dict[str, Any]:
    return _coded("certainty-rating", code, _RATINGS[code]) if code in _RATINGS else {"text": code}


def _coded(system: str, code: str, display: str) -> dict[str, Any]:
    return {"coding": [{"system": f"{_TERMS}/{system}", "code": code, "display": display}]}


def _assessment(claim: Mapping[str, Any], document: Mapping[str, Any], url: str) -> dict[str, Any]:
    common = _common(claim, url)
    said = [
        {"informationType": "comment", "summary": text}
        for text in (common["title"], *_notes(claim, document))
    ]
    works = [*_works(claim, document["sources"])]
    said[0] |= {"classifier": [{"text": claim["tier"]["label"]}]}
    if works:
        said[0] |= {"relatedArtifact": works}
    return {
        "resourceType": "ArtifactAssessment",
        **common,
        "artifactUri": url or claim["url"],
        "content": said,
    }


def _notes(claim: Mapping[str, Any], document: Mapping[str, Any]) -> Iterator[str]:
    """Yield what belongs beside a claim wherever it is read: disclaimers, harms, what is wrong."""
    for name in claim["disclaimers"]:
        if name in document["disclaimers"]:
            yield document["disclaimers"][name]["text"]
    for name in claim["harms"]:
        if harm := document["by_id"].get(name):
            yield f"Harm: {with_certainty(harm['claim'], harm['tier']['label'])}"
    if claim["findings"]:
        yield f"The gate refuses this claim: {', '.join(claim['findings'])}."


def _works(claim: Mapping[str, Any], sources: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the sources; one that points the other way, and one that was taken back, says so."""
    for side in ("sources", "against"):
        for key in claim[side]:
            if not (source := sources.get(key)):
                continue
            told = [source["design"], "points the other way" if side == "against" else ""]
            if (status := source["status"]["is"]) not in ("current", "unknown"):
                told.append(status)
            yield {
                "type": "citation",
                "label": source["label"],
                "citation": source["reference"],
                **({"classifier": kinds} if (kinds := [{"text": t} for t in told if t]) else {}),
                **({"document": {"url": source["url"]}} if source["url"] else {}),
            }
