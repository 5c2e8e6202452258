"""Findings as text and as plain data. No Sphinx."""

from __future__ import annotations

from typing import Any

from sphinx_evidence.model.finding import Finding
from sphinx_evidence.reports.tallies import summary_text
from sphinx_evidence.rules.report import Report, each_once

#: 2: tiers, tallies and waived are new, and every rule is explained, not only those that failed.
SCHEMA_VERSION = 2


def findings_document(report: Report) -> dict[str, Any]:
    """Return the findings as data: what was seen, what was found, and what each rule asks."""
    return {
        "schema_version": SCHEMA_VERSION,
        "claims_seen": report.claims,
        "tiers": dict(report.tiers),
        "checked": dict(report.checked),
        "tallies": {
            rule: {"checked": checked, "passed": passed, "waived": waived, "failed": failed}
            for rule, checked, passed, waived, failed in report.tallies()
        },
        "passed": not report.failed,
        "findings": [_finding(finding) for finding in report.findings],
        "waived": [
            _finding(waived.finding) | {"until": waived.until, "reason": waived.reason}
            for waived in report.waived
        ],
        "rules": {
            rule.slug: {
                "group": group,
                "what": rule.what,
                "why": rule.why,
                "fix": rule.fix,
                "core": rule.core,
                "severity": rule.severity,
            }
            for group, rules in report.groups.items()
            for rule in rules
        },
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "file": finding.place.path,
        "line": finding.place.line,
        "severity": finding.severity,
        "rule": finding.rule,
        "claim": finding.claim,
        "message": finding.message,
    }


def findings_text(report: Report) -> str:
    """Return the findings as text, one line each, then the waived ones and the summary."""
    lines = [_line(found, found.severity.upper(), n) for found, n in each_once(report.findings)]
    lines += [
        f"{_line(waived.finding, 'WAIVED')} until {waived.until}: {waived.reason}"
        for waived in report.waived
    ]
    return "\n".join([*lines, report.summary(), "", summary_text(report)])


def _line(finding: Finding, word: str, times: int = 1) -> str:
    return f"{finding.place}: {word}: {finding.line(times)}"
