"""Findings as text and as plain data. No Sphinx."""

from __future__ import annotations

from typing import Any

from sphinx_evidence.checks.report import Report
from sphinx_evidence.model import Finding
from sphinx_evidence.rules import RULES

SCHEMA_VERSION = 1


def findings_document(report: Report) -> dict[str, Any]:
    """Return the findings as data: what was seen, what was found, and what each rule asks."""
    broken = {finding.rule for finding in report.findings}
    return {
        "schema_version": SCHEMA_VERSION,
        "claims_seen": report.claims,
        "checked": report.checked,
        "passed": not report.failed,
        "findings": [_finding(finding) for finding in report.findings],
        "rules": {
            rule.slug: {"what": rule.what, "why": rule.why, "fix": rule.fix, "core": rule.core}
            for rule in RULES.values()
            if rule.slug in broken
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
    """Return the findings as text, one line each, and the summary."""
    lines = [
        f"{finding.place.path}:{finding.place.line}: {finding.severity.upper()}: {finding.line()}"
        for finding in report.findings
    ]
    return "\n".join([*lines, report.summary(), ""])
