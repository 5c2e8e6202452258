"""Findings as SARIF 2.1.0, which code scanners and editors read. No Sphinx.

SARIF is an OASIS standard. Where the standard leaves a choice, this takes what GitHub's code
scanning reads: relative addresses, help as Markdown, a level for each result.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from sphinx_evidence.model.finding import Finding
from sphinx_evidence.rules.report import Report, Waived
from sphinx_evidence.rules.rule import ADVICE, DUE, ERROR, WARNING, Rule

SCHEMA = (
    "https://raw.githubusercontent.com/oasis-tcs/sarif-spec/master/Schemata/sarif-schema-2.1.0.json"
)
_LEVELS = {ERROR: "error", WARNING: "warning", ADVICE: "note", DUE: "note"}
_ROOT = "%SRCROOT%"


def sarif_document(
    report: Report, version: str, pages: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """Return the findings as a SARIF log of one run.

    :param report: what the gate found.
    :param version: of the extension.
    :param pages: address of the help of a rule, by its slug, where there is one.
    """
    found: list[tuple[Finding, Waived | None]] = [(finding, None) for finding in report.findings]
    found += [(waived.finding, waived) for waived in report.waived]
    slugs = [rule.slug for rule in report.rules]
    marks: Counter[str] = Counter()
    return {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "sphinx-evidence",
                        "version": version,
                        "rules": [
                            _rule(rule, group, (pages or {}).get(rule.slug, ""))
                            for group, rules in report.groups.items()
                            for rule in rules
                        ],
                    }
                },
                "automationDetails": {"id": "sphinx-evidence/"},
                "originalUriBaseIds": {
                    _ROOT: {"description": {"text": "The source folder of the site."}}
                },
                "results": [
                    _result(finding, waived, slugs.index(finding.rule), marks)
                    for finding, waived in found
                ],
            }
        ],
    }


def _rule(rule: Rule, group: str, page: str) -> dict[str, Any]:
    core = " It is a core rule: always an error, never waived." if rule.core else ""
    descriptor: dict[str, Any] = {
        "id": rule.slug,
        "shortDescription": {"text": rule.what},
        "fullDescription": {"text": f"{rule.what} {rule.why}"},
        "help": {
            "text": f"{rule.what} {rule.why} To put it right: {rule.fix}{core}",
            "markdown": f"**{rule.what}** {rule.why}\n\n**To put it right:** {rule.fix}{core}",
        },
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": ["evidence", group], "core": rule.core},
    }
    if page:
        descriptor["helpUri"] = page
    return descriptor


def _result(
    finding: Finding, waived: Waived | None, rule_index: int, marks: Counter[str]
) -> dict[str, Any]:
    mark = _mark(finding)
    marks[mark] += 1
    return {
        "ruleId": finding.rule,
        "ruleIndex": rule_index,
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.said},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {
                        "uri": quote(finding.place.path, errors="replace"),
                        "uriBaseId": _ROOT,
                    },
                    "region": {"startLine": max(finding.place.line, 1)},
                }
            }
        ],
        "partialFingerprints": {"evidenceFinding/v1": f"{mark}:{marks[mark]}"},
        # A waiver stands in the source. Where one result tells of suppressions, all must.
        # It is accepted unless it says otherwise, under a name that changed.
        "suppressions": [
            {"kind": "inSource", "justification": f"{waived.reason} (until {waived.until})"}
        ]
        if waived
        else [],
    }


def _mark(finding: Finding) -> str:
    """Return what stays the same when lines move: the rule, and the claim or the words at fault."""
    about = [finding.rule, finding.claim]
    if not finding.claim:
        about += [finding.place.path, re.sub(r"(:|\bline )\d+", r"\1", finding.message)]
    return hashlib.blake2b(repr(about).encode(errors="replace"), digest_size=16).hexdigest()
