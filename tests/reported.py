"""Hand-made findings and reports, and readers of the forms in which they are told."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import jsonschema

from sphinx_evidence.model.finding import Finding
from sphinx_evidence.model.place import Place
from sphinx_evidence.reports.junit import junit_xml
from sphinx_evidence.reports.sarif import sarif_document
from sphinx_evidence.rules.registry import GROUPS, RULES
from sphinx_evidence.rules.report import Report, Waived

OFFICIAL = json.loads(
    (Path(__file__).parent / "data" / "sarif-schema-2.1.0.json").read_text("utf-8")
)
SARIF = jsonschema.Draft7Validator(OFFICIAL)


def finding(rule: str = "missing-citation", **changes: Any) -> Finding:
    record: dict[str, Any] = {
        "place": Place("care/sleep.md", 12),
        "rule": rule,
        "severity": "error",
        "claim": "tea-sleep",
        "message": "it names no source; add :cite: with keys of the bibliography",
        "docname": "care/sleep",
        "ordinal": 0,
    }
    return Finding(**(record | changes))


def report(*findings: Finding, waived: tuple[Waived, ...] = (), claims: int = 3) -> Report:
    checked = dict.fromkeys(RULES, 0) | {"missing-citation": claims, "unknown-value": 2}
    tiers = {"low": 1, "high": 1, "unrated": 1}
    return Report(claims, checked, findings, waived, tiers, groups=GROUPS)


WAIVED = Waived(
    finding("unknown-value", ordinal=1, claim="tea-calm", message="odd; mend it"),
    "2027-03-01",
    "the list is being revised",
)
FULL = report(
    finding(),
    finding("unknown-value", severity="warning", message="no <such> value & more; use another"),
    finding("unknown-claim", severity="advice", claim="", ordinal=-1, message="50%, is: lost\nso"),
    waived=(WAIVED,),
)


# -- SARIF -----------------------------------------------------------------------------------------


def results(of: Report) -> list[dict[str, Any]]:
    document = sarif_document(of, "1.2")
    SARIF.validate(document)
    found: list[dict[str, Any]] = document["runs"][0]["results"]
    return found


# -- JUnit -----------------------------------------------------------------------------------------

#: What junit-10.xsd of Jenkins' xunit plugin allows: attributes (those with ! are needed), children.
SHAPE = {
    "testsuites": ({"name", "tests", "failures", "errors"}, {"testsuite"}),
    "testsuite": (
        {"name!", "tests!", "failures!", "errors!", "skipped"},
        {"properties", "testcase"},
    ),
    "properties": (set(), {"property"}),
    "property": ({"name!", "value!"}, set()),
    "testcase": ({"name!", "classname"}, {"skipped", "failure", "system-out"}),
    "failure": ({"type", "message"}, set()),
    "skipped": ({"message"}, set()),
    "system-out": (set(), set()),
}


def junit(of: Report) -> ET.Element:
    """Return a report as XML that has the right shape and counts right."""
    root = ET.fromstring(junit_xml(of))  # noqa: S314 -- our own
    assert root.tag == "testsuites"
    for element in root.iter():
        attributes, children = SHAPE[element.tag]
        assert {f"{name}!" for name in element.attrib} >= {n for n in attributes if n[-1] == "!"}
        assert set(element.attrib) <= {name.rstrip("!") for name in attributes}
        assert {child.tag for child in element} <= children
    names = [(case.get("classname"), case.get("name")) for case in root.iter("testcase")]
    assert len(set(names)) == len(names)  # GitLab takes the first of each name
    for element in (root, *root):
        assert int(element.get("failures", "")) == len(list(element.iter("failure")))
    assert int(root.get("tests", "")) == sum(int(suite.get("tests", "")) for suite in root)
    return root


def suite(root: ET.Element, rule: str) -> ET.Element:
    return next(one for one in root if one.get("name", "").endswith(f": {rule}"))
