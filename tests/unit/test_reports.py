"""Findings in the forms that other software and people read."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_evidence.model.finding import Finding
from sphinx_evidence.model.place import Place
from sphinx_evidence.reports.github import workflow_commands
from sphinx_evidence.reports.junit import junit_xml
from sphinx_evidence.reports.sarif import SCHEMA, sarif_document
from sphinx_evidence.reports.tallies import summary_markdown, summary_text
from sphinx_evidence.reports.text import findings_document, findings_text
from sphinx_evidence.rules.registry import GROUPS, RULES
from sphinx_evidence.rules.report import Report, Waived
from sphinx_evidence.rules.run import check

OFFICIAL = json.loads(
    (Path(__file__).parents[1] / "data" / "sarif-schema-2.1.0.json").read_text("utf-8")
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


def test_junit_in_full() -> None:
    root = junit(FULL)
    assert dict(root.attrib) == {
        "name": "sphinx-evidence",
        "tests": "6",
        "failures": "1",
        "errors": "0",
    }
    first = suite(root, "missing-citation")
    assert dict(first.attrib) == {
        "name": "What every claim owes its reader: missing-citation",
        "tests": "3",
        "failures": "1",
        "errors": "0",
        "skipped": "0",
    }
    counts = {one.get("name"): one.get("value") for one in first.iter("property")}
    assert counts == {"checked": "3", "passed": "2", "waived": "0", "failed": "1"}
    failed, passed = first.iter("testcase")
    assert dict(failed.attrib) == {
        "classname": "evidence.missing-citation",
        "name": 'claim "tea-sleep"',
    }
    assert failed[0].get("message") == FULL.findings[0].message
    assert failed[0].text == (
        'care/sleep.md:12: ERROR: claim "tea-sleep": it names no source; '
        "add :cite: with keys of the bibliography [evidence.missing-citation]"
    )
    assert passed.get("name") == "passed"
    assert passed[0].text == "2 of 3 passed"


def test_junit_tells_waivers_as_skipped_and_warnings_as_passed() -> None:
    told, skipped = suite(junit(FULL), "unknown-value").iter("testcase")
    assert told[0].tag == "system-out"
    assert told[0].text == (
        'care/sleep.md:12: WARNING: claim "tea-sleep": no <such> value & more; use another '
        "[evidence.unknown-value]"
    )
    assert skipped[0].tag == "skipped"
    assert skipped[0].get("message") == "waived until 2027-03-01: the list is being revised"
    assert skipped[0].text == (
        'care/sleep.md:12: claim "tea-calm": odd; mend it [evidence.unknown-value]'
    )
    (advice,) = suite(junit(FULL), "unknown-claim").iter("testcase")
    assert advice.get("name") == "care/sleep.md: 50%, is: lost\nso"
    assert advice[0].tag == "system-out"


def test_junit_counts_a_claim_with_two_findings_once() -> None:
    two = report(finding(message="one; mend"), finding(message="two; mend"))
    failed, passed = suite(junit(two), "missing-citation").iter("testcase")
    assert len(failed) == 1
    assert failed[0].get("message") == "one; mend; two; mend"
    assert (failed[0].text or "").count("\n") == 1
    assert passed[0].text == "2 of 3 passed"


def test_junit_tells_a_claim_that_failed_as_failed_whatever_was_waived() -> None:
    both = report(finding("unknown-value", ordinal=1), waived=(WAIVED,))
    one = suite(junit(both), "unknown-value")
    assert (one.get("tests"), one.get("failures"), one.get("skipped")) == ("2", "1", "0")
    assert [case[0].tag for case in one.iter("testcase")] == ["failure", "system-out"]


def test_junit_names_two_claims_of_one_id_apart() -> None:
    root = junit(report(finding(), finding(ordinal=1)))
    names = [case.get("name") for case in suite(root, "missing-citation").iter("testcase")]
    assert names == ['claim "tea-sleep"', 'claim "tea-sleep" (2)', "passed"]


def test_junit_of_a_rule_that_found_more_than_it_looked_at() -> None:
    strays = [
        finding("unparsed-claim", claim="", ordinal=-1, place=Place("a.md", n)) for n in (1, 2)
    ]
    one = suite(junit(report(*strays)), "unparsed-claim")
    assert (one.get("tests"), one.get("failures")) == ("2", "2")


def test_junit_leaves_out_rules_that_looked_at_nothing() -> None:
    assert [one.get("name", "").rpartition(": ")[2] for one in junit(report())] == [
        "missing-citation",
        "unknown-value",
    ]
    empty = junit(Report(0, dict.fromkeys(RULES, 0), (), groups=GROUPS))
    assert (list(empty), empty.get("tests")) == ([], "0")


def test_what_xml_cannot_hold_is_left_out() -> None:
    odd = "a\x00b\x1b[31m<![CDATA[ ]]> \"q\" 's' \ud800 \ufffe é 🍵"
    (case, _) = suite(junit(report(finding(claim=odd, message=odd))), "missing-citation").iter(
        "testcase"
    )
    kept = "ab[31m<![CDATA[ ]]> \"q\" 's'   é 🍵"
    assert case.get("name") == f'claim "{kept}"'
    assert case[0].get("message") == kept


# -- GitHub ----------------------------------------------------------------------------------------


def test_commands_of_github_actions() -> None:
    assert workflow_commands(FULL, lambda path: f"docs/{path}").splitlines() == [
        "::error file=docs/care/sleep.md,line=12,title=evidence.missing-citation"
        '::claim "tea-sleep": it names no source; add :cite: with keys of the bibliography',
        "::warning file=docs/care/sleep.md,line=12,title=evidence.unknown-value"
        '::claim "tea-sleep": no <such> value & more; use another',
        "::notice file=docs/care/sleep.md,line=12,title=evidence.unknown-claim::50%25, is: lost so",
    ]
    assert workflow_commands(report(waived=(WAIVED,)), str) == ""


def test_a_property_of_a_command_is_escaped() -> None:
    command = workflow_commands(report(finding()), lambda _: "a,b:c%d\r\ne.md")
    assert command.startswith("::error file=a%2Cb%3Ac%25d%0D%0Ae.md,line=12,")
    assert command.count("\n") == 1


# -- Summary ---------------------------------------------------------------------------------------


def test_the_summary_as_text() -> None:
    idle = [rule for rule in RULES if rule not in ("missing-citation", "unknown-value")]
    told = [rule for rule in idle if rule != "unknown-claim"]
    assert summary_text(FULL).splitlines() == [
        "3 claims seen: 1 high, 1 low, 1 unrated.",
        "rule              checked   passed   waived   failed",
        "missing-citation        3        2        0        1",
        "unknown-claim           0        0        0        1",
        "unknown-value           2        0        1        1",
        f"Looked at nothing: {', '.join(told)}.",
    ]
    assert summary_text(FULL).endswith("\n")


def test_the_summary_of_nothing() -> None:
    nothing = Report(0, dict.fromkeys(RULES, 0), ())
    assert summary_text(nothing) == (f"0 claims seen.\nLooked at nothing: {', '.join(RULES)}.\n")
    assert "## Evidence: passed, 0 errors" in summary_markdown(nothing)
    assert "|" not in summary_markdown(nothing)


def test_the_summary_as_markdown() -> None:
    text = summary_markdown(FULL)
    assert text.startswith(
        "## Evidence: failed, 1 error, 1 warning, 1 advice, 0 due, 1 waived\n\n"
        "3 claims seen: 1 high, 1 low, 1 unrated.\n\n"
        "| where | severity | finding |\n| --- | --- | --- |\n"
        '| `care/sleep.md:12` | error | claim "tea-sleep": it names no source; '
        "add :cite: with keys of the bibliography \\[evidence.missing-citation\\] |\n"
    )
    assert r"no \<such\> value \& more" in text
    assert "| `care/sleep.md:12` | 2027-03-01 | " in text
    assert "reason: the list is being revised |\n" in text
    assert "\n| missing-citation | 3 | 2 | 0 | 1 |\n" in text


def test_no_word_of_an_author_breaks_the_table() -> None:
    odd = "a | b ` c\nd <script>"
    text = summary_markdown(report(finding(message=odd, place=Place("a|`.md", 1))))
    row = next(line for line in text.splitlines() if "error" in line and line.startswith("|"))
    assert len(re.findall(r"(?<!\\)\|", row)) == 4
    assert "<script>" not in text


def test_a_long_list_is_cut_and_says_so() -> None:
    text = summary_markdown(report(*(finding(ordinal=n) for n in range(502))))
    assert text.count("| error |") == 500
    assert "\nAnd 2 more, in findings.txt.\n" in text
    assert "more, in" not in summary_markdown(report(*(finding(ordinal=n) for n in range(500))))


# -- All of them -----------------------------------------------------------------------------------


def test_findings_text_tells_what_was_waived() -> None:
    assert findings_text(FULL).splitlines()[3] == (
        'care/sleep.md:12: WAIVED: claim "tea-calm": odd; mend it [evidence.unknown-value] '
        "until 2027-03-01: the list is being revised"
    )


def test_findings_json_tells_what_was_waived() -> None:
    assert findings_document(FULL)["waived"] == [
        {
            "file": "care/sleep.md",
            "line": 12,
            "severity": "error",
            "rule": "unknown-value",
            "claim": "tea-calm",
            "message": "odd; mend it",
            "until": "2027-03-01",
            "reason": "the list is being revised",
        }
    ]


def test_a_waiver_of_a_real_claim_reaches_every_form(make: Any) -> None:
    waive = "unknown-value until 2099-01-01: the list is being revised"
    one = check(make.site(make.claim(size="huge", waive=waive)))
    assert not one.findings
    assert findings_document(one)["waived"][0]["rule"] == "unknown-value"
    assert [found["suppressions"] != [] for found in results(one)] == [True]
    assert len(list(junit(one).iter("skipped"))) == 1
    assert ": WAIVED: " in findings_text(one)
    assert "2099-01-01" in summary_markdown(one)


@given(st.text(), st.text(), st.text(min_size=1), st.integers(0, 10**6))
def test_any_words_can_be_told(claim: str, message: str, path: str, line: int) -> None:
    one = report(
        finding(claim=claim, message=message, place=Place(path, line)),
        waived=(WAIVED._replace(reason=message),),
    )
    results(one)
    junit(one)
    assert workflow_commands(one, str).count("\n") == 1
    for text in (findings_text(one), summary_markdown(one), summary_text(one)):
        assert text.endswith("\n")
