"""Findings as text and as JSON, the summary, lines for GitHub, and what holds of every form."""

from __future__ import annotations

import re
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from sphinx_evidence.model.place import Place
from sphinx_evidence.reports.github import workflow_commands
from sphinx_evidence.reports.tallies import summary_markdown, summary_text
from sphinx_evidence.reports.text import findings_document, findings_text
from sphinx_evidence.rules.registry import RULES
from sphinx_evidence.rules.report import Report
from sphinx_evidence.rules.run import check
from tests.reported import FULL, WAIVED, finding, junit, report, results

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
