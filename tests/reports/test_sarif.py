"""Findings as SARIF."""

from __future__ import annotations

from typing import Any

import jsonschema
import pytest

from sphinx_evidence.model.finding import Finding
from sphinx_evidence.model.place import Place
from sphinx_evidence.reports.sarif import SCHEMA, sarif_document
from sphinx_evidence.rules.registry import RULES
from sphinx_evidence.rules.run import check
from tests.reported import FULL, OFFICIAL, SARIF, finding, report, results


def test_sarif_keeps_to_the_official_schema(make: Any) -> None:
    assert OFFICIAL["$id"] == SCHEMA
    assert "artifactLocation" in OFFICIAL["definitions"]
    for one in (FULL, report(), check(make.site()), check(make.site(make.claim(tier=None)))):
        SARIF.validate(sarif_document(one, "1.2", {"missing-citation": "https://x.org/r#a"}))


def test_the_official_schema_bites() -> None:
    document = sarif_document(FULL, "1.2")
    document["runs"][0]["results"][0]["level"] = "advice"
    with pytest.raises(jsonschema.ValidationError):
        SARIF.validate(document)


def test_sarif_of_a_finding_in_full() -> None:
    first = results(FULL)[0]
    assert len(first.pop("partialFingerprints")) == 1
    assert first == {
        "ruleId": "missing-citation",
        "ruleIndex": list(RULES).index("missing-citation"),
        "level": "error",
        "message": {
            "text": 'claim "tea-sleep": it names no source; '
            "add :cite: with keys of the bibliography"
        },
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "care/sleep.md", "uriBaseId": "%SRCROOT%"},
                    "region": {"startLine": 12},
                }
            }
        ],
        "suppressions": [],
    }


def test_sarif_tells_severities_and_waivers() -> None:
    found = results(FULL)
    assert [one["level"] for one in found] == ["error", "warning", "note", "error"]
    assert [one["suppressions"] for one in found] == [
        [],
        [],
        [],
        [
            {
                "kind": "inSource",
                "justification": "the list is being revised (until 2027-03-01)",
            }
        ],
    ]


def test_sarif_explains_every_rule() -> None:
    driver = sarif_document(FULL, "1.2", {"missing-id": "https://x.org/r.html#rule-missing-id"})
    driver = driver["runs"][0]["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("sphinx-evidence", "1.2")
    assert [rule["id"] for rule in driver["rules"]] == list(RULES)
    by_id = {rule["id"]: rule for rule in driver["rules"]}
    for slug, rule in RULES.items():
        told = by_id[slug]
        assert told["shortDescription"]["text"] == rule.what
        for words in (rule.what, rule.why, rule.fix):
            assert words in told["help"]["text"]
            assert words in told["help"]["markdown"]
        level = {"error": "error", "warning": "warning", "advice": "note", "due": "note"}[
            rule.severity
        ]
        assert told["defaultConfiguration"] == {"level": level}
    assert by_id["missing-id"]["helpUri"] == "https://x.org/r.html#rule-missing-id"
    assert "helpUri" not in by_id["missing-tier"]


def marks(*findings: Finding) -> list[str]:
    return [one["partialFingerprints"]["evidenceFinding/v1"] for one in results(report(*findings))]


def test_a_fingerprint_stays_when_lines_move() -> None:
    lost = finding("unknown-claim", claim="", message='no claim "x" (see a.md:3, line 4); correct')
    moved = lost._replace(
        place=Place("care/sleep.md", 99), message=lost.message.replace("3", "8").replace("4", "9")
    )
    assert marks(finding()) == marks(finding(place=Place("care/sleep.md", 99)))
    assert marks(lost) == marks(moved)


def test_a_fingerprint_tells_findings_apart() -> None:
    lost = finding("unknown-claim", claim="", message='no claim has the id "x"; correct')
    many = (
        finding(),
        finding(),
        finding(claim="tea-calm"),
        finding("unknown-value"),
        lost,
        lost._replace(message='no claim has the id "y"; correct'),
        lost._replace(place=Place("other.md", 12)),
    )
    assert len(set(marks(*many))) == len(many)


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("a b/c#d.md", "a%20b/c%23d.md"),
        ("Tee über 50%.md", "Tee%20%C3%BCber%2050%25.md"),
        ("../refs.bib", "../refs.bib"),
        ("what?:now.md", "what%3F%3Anow.md"),
    ],
)
def test_a_path_becomes_an_address(path: str, uri: str) -> None:
    found = results(report(finding(place=Place(path, 0))))[0]
    place = found["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == uri
    assert place["region"] == {"startLine": 1}
