"""The schemas that the package ships: sound, complete, and true of what the reports write."""

from __future__ import annotations

from typing import Any

import jsonschema
import pytest

from sphinx_evidence.reports import claims_json, text
from sphinx_evidence.rules.registry import RULES
from sphinx_evidence.rules.run import check
from sphinx_evidence.rules.site import Site
from tests.schemas import CLAIMS, FINDINGS, shipped

PINNED = {"claims": CLAIMS, "findings": FINDINGS}
VERSIONS = {"claims": claims_json.SCHEMA_VERSION, "findings": text.SCHEMA_VERSION}


def lacking(pinned: dict[str, Any], open_to_more: dict[str, Any], path: str = "") -> list[str]:
    """Return the fields that tests pin and the shipped schema does not tell of."""
    inner = pinned.get("properties", {})
    told = open_to_more.get("properties", {})
    if list(inner) == list(RULES):  # told by what their values are
        each = next(iter(inner.values()))
        return lacking(each, open_to_more["additionalProperties"], f"{path}.*")
    found = [f"{path}.{name}" for name in inner if name not in told]
    for name, value in inner.items():
        if name in told:
            found += lacking(value, told[name], f"{path}.{name}")
    for name in ("items", "additionalProperties"):
        if isinstance(pinned.get(name), dict):
            found += lacking(pinned[name], open_to_more[name], f"{path}[]")
    for one, other in zip(pinned.get("anyOf", ()), open_to_more.get("anyOf", ()), strict=True):
        found += lacking(one, other, path)
    return found


@pytest.mark.parametrize("name", PINNED)
def test_a_shipped_schema_tells_each_field(name: str) -> None:
    schema = shipped(name)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert lacking(PINNED[name], schema) == []
    assert schema["properties"]["schema_version"] == {
        "description": "Goes up when a field goes or changes its meaning.",
        "const": VERSIONS[name],
    }
    assert schema["$id"] == f"urn:sphinx-evidence:{name}:{VERSIONS[name]}"


def test_what_the_reports_write_keeps_them(make: Any) -> None:
    faulty = make.claim(
        "Tea is great", id="", tier="medium", cite="nobody", searched="2026-11-01: all"
    )
    waived = make.claim(
        size="huge", waive="unknown-value until 2027-03-01: the list is being revised"
    )
    for site in (make.site(), make.site(faulty, waived), Site((), (), ())):
        report = check(site)
        claims = claims_json.claims_document(site, report, lambda page, _: f"{page}.html")
        jsonschema.validate(claims, shipped("claims"))
        jsonschema.validate(text.findings_document(report), shipped("findings"))


def test_a_field_more_passes_and_one_less_does_not(make: Any) -> None:
    """Who reads them meets new fields without a new version."""
    document = text.findings_document(check(make.site(make.claim())))
    jsonschema.validate(document | {"new": 1}, shipped("findings"))
    del document["passed"]
    with pytest.raises(jsonschema.ValidationError, match="'passed' is a required property"):
        jsonschema.validate(document, shipped("findings"))
