"""The gate as a whole: settings, severities, counts, the order of findings, any records at all."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_evidence.files.status import StatusRow
from sphinx_evidence.model.claim import CLAIM_OPTIONS
from sphinx_evidence.model.notes import Reference, Stray
from sphinx_evidence.model.place import Place
from sphinx_evidence.model.problem import BibProblem
from sphinx_evidence.reports.text import findings_text
from sphinx_evidence.rules.conf import Settings
from sphinx_evidence.rules.registry import CLAIM_CHECKS, RULES, SITE_CHECKS
from sphinx_evidence.rules.report import each_once
from sphinx_evidence.rules.run import check
from sphinx_evidence.rules.site import Site
from tests.said import lines

ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)

#: The rules that stand in DESIGN 3.3 as those which nobody can lower or waive.
CORE = {
    "missing-id", "invalid-id", "missing-tier", "unknown-tier", "missing-citation",
    "unknown-citation", "missing-disclaimer", "unknown-disclaimer", "unparsed-claim",
    "unknown-option", "empty-claim", "duplicate-claim", "unknown-claim", "retracted-source",
    "broken-bibliography",
}  # fmt: skip


def test_what_the_files_themselves_break(make: Any) -> None:
    site = make.site(
        make.claim(),
        strays=tuple(
            Stray(rule, f"{rule}; mend it", Place("page.md", 30 + n), "page")
            for n, rule in enumerate(["unparsed-claim", "skipped-doctest", "lost-text"])
        ),
        bib_problems=(BibProblem("references.bib", 7, "key; keep one"),),
        status_problems=(BibProblem("status.csv", 2, "row; correct it"),),
    )
    assert lines(site) == [
        "page.md:30: ERROR: unparsed-claim; mend it [evidence.unparsed-claim]",
        "page.md:31: ERROR: skipped-doctest; mend it [evidence.skipped-doctest]",
        "page.md:32: ERROR: lost-text; mend it [evidence.lost-text]",
        "references.bib:7: ERROR: key; keep one [evidence.broken-bibliography]",
        "status.csv:2: ERROR: row; correct it [evidence.retracted-source]",
    ]


@pytest.mark.parametrize(
    ("rules", "said"),
    [
        (
            {"unknown-vale": "warning"},
            'evidence_rules names "unknown-vale", which is no rule (did you mean '
            '"unknown-value"?); correct the setting',
        ),
        (
            {"unknown-value": "off"},
            'evidence_rules sets "unknown-value" to "off"; use "error", "warning" or "advice"; correct the '
            "setting",
        ),
        (
            {"missing-tier": "warning"},
            'evidence_rules lowers "missing-tier", a core rule, which stays an error; correct the '
            "setting",
        ),
    ],
)
def test_a_setting_that_asks_too_much(make: Any, rules: dict[str, str], said: str) -> None:
    site = make.site(make.claim(), settings=Settings("conf.py", rules))
    assert lines(site) == [f"conf.py:1: ERROR: {said} [evidence.invalid-setting]"]


def test_too_few_claims(make: Any) -> None:
    claims = make.claim(), make.claim(id="b")
    site = make.site(*claims, settings=Settings("docs/conf.py", minimum_claims=3))
    assert lines(site) == [
        "docs/conf.py:1: ERROR: the site holds 2 claims, and evidence_minimum_claims asks for 3; "
        "find out where the claims went [evidence.too-few-claims]"
    ]
    assert lines(make.site(*claims, settings=Settings(minimum_claims=2))) == []


def test_a_site_without_anything() -> None:
    report = check(Site((), (), ()))
    assert report.findings == ()
    assert set(report.checked) == set(RULES)


# --- severity ------------------------------------------------------------------------------------


def test_the_core_rules_are_those_of_the_contract() -> None:
    assert {slug for slug, rule in RULES.items() if rule.core} == CORE


@pytest.mark.parametrize("rule", RULES)
def test_severity_of_a_rule(rule: str) -> None:
    severity_among = RULES[rule].severity_among
    assert severity_among({rule: "warning"}) == ("error" if RULES[rule].core else "warning")
    assert severity_among({rule: "error"}) == "error"
    for other in ("off", "ignore", "WARNING", ""):
        assert severity_among({rule: other}) == RULES[rule].severity
    assert severity_among({}) == RULES[rule].severity


def test_a_lowered_rule_warns_and_does_not_block(make: Any) -> None:
    site = make.site(make.claim(size="big"), settings=Settings(rules={"unknown-value": "warning"}))
    report = check(site)
    assert not report.failed
    assert lines(site) == [
        'page.md:3: WARNING: claim "tea-sleep": :size: can\'t be "big"; use one of large, '
        "moderate, small, trivial [evidence.unknown-value]"
    ]
    assert report.summary().endswith("waived: 0; findings: 0 errors, 1 warning")


def test_a_warning_beside_an_error_still_blocks(make: Any) -> None:
    settings = Settings(rules={"unknown-value": "warning"})
    report = check(make.site(make.claim(size="big", tier=None), settings=settings))
    assert report.failed
    assert report.summary().endswith("waived: 0; findings: 1 error, 1 warning")


# --- the report ----------------------------------------------------------------------------------


def test_the_report_counts_what_each_rule_looked_at(make: Any) -> None:
    site = make.site(
        make.claim(doctests=3),
        make.claim(id="b", doctests=2, harms="tea-sleep", docname="b"),
        disclaimers=(make.disclaimer(), make.disclaimer("b"), make.disclaimer("c")),
        sources=(make.source(), make.source("d")),
        claim_references=(Reference("b", Place("i.md", 1), "i"),) * 4,
        citations=(Reference("d", Place("i.md", 1), "i"),) * 5,
        strays=(
            Stray("unparsed-claim", "a; b", Place("i.md", 1), "i"),
            Stray("skipped-doctest", "a; b", Place("i.md", 2), "i"),
        ),
        settings=Settings(rules={"unknown-value": "warning"}, minimum_claims=1),
    )
    report = check(site)
    counts = {
        "missing-id": 2,
        "invalid-id": 5,
        "duplicate-claim": 2,
        "missing-tier": 2,
        "unknown-tier": 2,
        "missing-citation": 2,
        "unknown-citation": 7,
        "missing-disclaimer": 2,
        "unknown-disclaimer": 2,
        "unparsed-claim": 3,
        "unknown-option": 5,
        "empty-claim": 2,
        "unknown-claim": 6,
        "skipped-doctest": 6,
        "lost-text": 2,
        "unknown-value": 2,
        "duplicate-disclaimer": 3,
        "invalid-setting": 1,
        "too-few-claims": 1,
    }
    assert {rule: report.checked[rule] for rule in counts} == counts
    assert list(report.checked) == list(RULES)
    told = "evidence: 2 claims seen; waived: 0; findings: 2 errors, 0 warnings"
    assert report.summary() == told


def test_the_summary_speaks_english(make: Any) -> None:
    assert check(make.site(make.claim())).summary().startswith("evidence: 1 claim seen; ")
    assert check(make.site()).summary().startswith("evidence: 0 claims seen; ")


def test_findings_come_in_order_of_file_and_line(make: Any) -> None:
    claims = [
        make.claim(id=None, tier=None, place=Place(path, line), docname=path[0], ordinal=line)
        for path, line in [("b.md", 2), ("a.md", 10), ("a.md", 9), ("B.md", 1)]
    ]
    expected = lines(make.site(*claims))
    assert [line.split(": ")[0] for line in expected] == [
        *("B.md:1", "B.md:1", "a.md:9", "a.md:9", "a.md:10", "a.md:10", "b.md:2", "b.md:2")
    ]
    for order in permutations(claims):
        assert lines(make.site(*order)) == expected


def test_a_finding_leads_to_its_claim(make: Any) -> None:
    [finding] = check(make.site(make.claim(), make.claim(id="b", tier=None, ordinal=1))).findings
    assert (finding.docname, finding.ordinal) == ("page", 1)


def test_every_rule_has_a_check_and_every_check_a_rule() -> None:
    assert {check.rule.slug for check in (*CLAIM_CHECKS, *SITE_CHECKS)} == RULES.keys()


# --- whatever the records ------------------------------------------------------------------------

NAMES = st.one_of(st.sampled_from([*CLAIM_OPTIONS, "teir", ""]), ANY_TEXT)
VALUES = st.one_of(
    st.sampled_from(["tea-sleep", "smith2020, x", "general", "low", "harm", "2026-11-22"]), ANY_TEXT
)


@given(
    st.lists(st.tuples(ANY_TEXT, st.lists(st.tuples(NAMES, VALUES)), st.booleans()), max_size=4),
    st.lists(st.tuples(ANY_TEXT, ANY_TEXT), max_size=3),
    st.lists(ANY_TEXT, max_size=3),
)
def test_check_never_raises_and_every_line_is_one_line(
    make: Any,
    claims: list[tuple[str, list[tuple[str, str]], bool]],
    disclaimers: list[tuple[str, str]],
    targets: list[str],
) -> None:
    site = make.site(
        *(
            make.claim(sentence, options=tuple(options), has_body=has_body, ordinal=number)
            for number, (sentence, options, has_body) in enumerate(claims)
        ),
        disclaimers=tuple(make.disclaimer(name, text=text) for name, text in disclaimers),
        claim_references=tuple(Reference(t, Place("i.md", 1), "i") for t in targets),
        citations=tuple(Reference(t, Place("i.md", 1), "i") for t in targets),
        strays=tuple(Stray("lost-text", t, Place("i.md", 1), "i") for t in targets),
        bib_problems=tuple(BibProblem("r.bib", 1, t) for t in targets),
        statuses={"10.1000/smith": StatusRow("10.1000/smith", "retracted", "".join(targets))},
    )
    report = check(site)
    text = findings_text(report)
    assert text.splitlines()[len([*each_once(report.findings)])] == report.summary()
    assert all(finding.rule in RULES for finding in report.findings)
    # A claim that lacks something of the four is never passed.
    for number, (sentence, options, has_body) in enumerate(claims):
        given_options: dict[str, str] = {}
        for name, value in options:
            given_options.setdefault(name, value)
        lacks = (
            not sentence
            or not has_body
            or not all(
                given_options.get(name, "").strip(", ")
                for name in ("id", "tier", "cite", "disclaimer")
            )
        )
        if lacks:
            assert any(finding.ordinal == number for finding in report.findings)
