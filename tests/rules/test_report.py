"""The report: counts that are honest, and what became of each rule."""

from __future__ import annotations

from typing import Any

from sphinx_evidence.model.finding import Finding
from sphinx_evidence.model.notes import Reference, Stray
from sphinx_evidence.model.place import Place
from sphinx_evidence.reports.text import findings_text
from sphinx_evidence.rules.conf import Settings
from sphinx_evidence.rules.registry import RULES
from sphinx_evidence.rules.report import Report, Tally, Waived, each_once
from sphinx_evidence.rules.rule import ADVICE, ERROR, WARNING
from sphinx_evidence.rules.run import check

NOTHING = dict.fromkeys(RULES, 0)


def finding(
    rule: str = "unknown-value", severity: str = ERROR, ordinal: int = 0, **more: Any
) -> Finding:
    record = {"place": Place("a.md", 3), "claim": "a", "message": "wrong; mend", "docname": "a"}
    return Finding(rule=rule, severity=severity, ordinal=ordinal, **(record | more))


def report(*findings: Finding, waived: tuple[Finding, ...] = (), **checked: int) -> Report:
    counts = NOTHING | {name.replace("_", "-"): count for name, count in checked.items()}
    passed = tuple(Waived(one, "2099-01-01", "why") for one in waived)
    return Report(3, counts, findings, passed)


def tally(found: Report, rule: str = "unknown-value") -> Tally:
    return next(one for one in found.tallies() if one.rule == rule)


def test_nothing_at_all() -> None:
    found = Report(0, NOTHING, ())
    assert not found.failed
    assert found.summary() == ("evidence: 0 claims seen; waived: 0; findings: 0 errors, 0 warnings")
    assert [one.rule for one in found.tallies()] == list(RULES)


def test_the_summary_counts_one_and_many() -> None:
    found = Report(1, NOTHING, (finding(), finding(severity=WARNING)))
    assert found.summary().startswith("evidence: 1 claim seen; waived: 0; ")
    assert found.summary().endswith("; waived: 0; findings: 1 error, 1 warning")
    many = [finding(severity=severity) for severity in (ERROR, WARNING, ADVICE) for _ in range(2)]
    assert (
        Report(2, NOTHING, tuple(many))
        .summary()
        .endswith("findings: 2 errors, 2 warnings, 2 advice")
    )


def test_only_an_error_fails() -> None:
    assert report(finding()).failed
    assert not report(finding(severity=WARNING), finding(severity=ADVICE)).failed
    assert not report(waived=(finding(),)).failed


def test_what_became_of_a_rule() -> None:
    assert tally(report(unknown_value=5)) == Tally("unknown-value", 5, 5, 0, 0)
    found = report(finding(), finding(ordinal=1), waived=(finding(ordinal=2),), unknown_value=5)
    assert tally(found) == Tally("unknown-value", 5, 2, 1, 2)


def test_a_claim_with_two_findings_has_failed_once() -> None:
    twice = (finding(), finding(message="also; mend"))
    assert tally(report(*twice, unknown_value=5)) == Tally("unknown-value", 5, 4, 0, 1)
    assert tally(report(waived=twice, unknown_value=5)) == Tally("unknown-value", 5, 4, 1, 0)


def test_a_claim_of_which_one_finding_stands_has_failed() -> None:
    found = report(finding(), waived=(finding(message="also; mend"),), unknown_value=1)
    assert tally(found) == Tally("unknown-value", 1, 0, 0, 1)


def test_faults_without_a_claim_are_told_apart_by_place_and_words() -> None:
    strays = [
        finding("lost-text", ordinal=-1),
        finding("lost-text", ordinal=-1, message="other; mend"),
        finding("lost-text", ordinal=-1, place=Place("a.md", 9)),
    ]
    assert tally(report(*strays, lost_text=5), "lost-text") == Tally("lost-text", 5, 2, 0, 3)


def test_more_faults_than_things_looked_at_is_no_negative_count() -> None:
    strays = (finding("lost-text", ordinal=-1), finding("lost-text", ordinal=-1, message="b; c"))
    assert tally(report(*strays, lost_text=1), "lost-text") == Tally("lost-text", 1, 0, 0, 2)


def test_every_tally_of_a_mixed_site_adds_up(make: Any) -> None:
    claims = [
        make.claim(id="a", tier="high", size="big", rated_down="imprecision"),
        make.claim(id="a", ordinal=1, tier=None, cite="nobody"),
        make.claim(
            id=None,
            ordinal=2,
            direction="benefit",
            waive="benefit-without-harms until 2099-01-01: why",
        ),
        make.claim(id="d", ordinal=3),
    ]
    site = make.site(
        *claims,
        claim_references=(Reference("nobody", Place("b.md", 1), "b"),),
        strays=(Stray("unparsed-claim", '"x" looks like a claim; mend it', Place("b.md", 2), "b"),),
        settings=Settings(rules={"unknown-value": "advice"}, today="2026-11-22"),
    )
    found = check(site)
    for one in found.tallies():
        assert min(one[1:]) >= 0
        assert one.passed + one.waived + one.failed >= one.checked
        if one.rule not in ("unparsed-claim", "lost-text"):
            assert one.passed + one.waived + one.failed == one.checked, one
    assert {one.rule for one in found.tallies() if one.failed} == {f.rule for f in found.findings}
    assert {one.rule for one in found.tallies() if one.waived} == {"benefit-without-harms"}
    assert found.tiers == {"high": 1, "reference": 2, "unrated": 1}
    assert list(found.tiers) == sorted(found.tiers)
    assert sum(found.tiers.values()) == found.claims == 4
    assert found.summary().endswith("waived: 1; findings: 10 errors, 0 warnings, 1 advice")


def test_what_reads_the_same_is_told_once() -> None:
    other = finding(claim="b")
    found = (finding(), finding(ordinal=1), other, finding(ordinal=2), finding(severity=WARNING))
    assert list(each_once(found)) == [(found[0], 3), (other, 1), (found[4], 1)]
    assert found[0].line(3) == 'claim "a": wrong; mend (3 times) [evidence.unknown-value]'
    assert found[0].line(1) == found[0].line() == 'claim "a": wrong; mend [evidence.unknown-value]'
    assert findings_text(report(*found)).splitlines()[:2] == [
        f"a.md:3: ERROR: {found[0].line(3)}",
        f"a.md:3: ERROR: {other.line()}",
    ]
