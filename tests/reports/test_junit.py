"""Findings as JUnit XML."""

from __future__ import annotations

from sphinx_evidence.model.place import Place
from sphinx_evidence.rules.registry import GROUPS, RULES
from sphinx_evidence.rules.report import Report
from tests.reported import FULL, WAIVED, finding, junit, report, suite


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
