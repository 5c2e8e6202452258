"""Findings as GitHub Actions shows them: a note beside the line at fault. No Sphinx."""

from __future__ import annotations

from collections.abc import Callable

from sphinx_evidence.model.finding import Finding
from sphinx_evidence.rules.report import Report
from sphinx_evidence.rules.rule import ADVICE, DUE, ERROR, WARNING

_COMMANDS = {ERROR: "error", WARNING: "warning", ADVICE: "notice", DUE: "notice"}


def workflow_commands(report: Report, path: Callable[[str], str]) -> str:
    """Return one workflow command a line, or an empty string where nothing was found.

    :param report: what the gate found.
    :param path: from a path relative to the source folder to one relative to the repository.
    """
    return "".join(f"{_command(finding, path)}\n" for finding in report.findings)


def _command(finding: Finding, path: Callable[[str], str]) -> str:
    properties = {
        "file": path(finding.place.path),
        "line": str(finding.place.line),
        "title": f"evidence.{finding.rule}",
    }
    given = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{_COMMANDS[finding.severity]} {given}::{_data(finding.said)}"


def _data(text: str) -> str:
    """Escape a message as the runner reads it; the percent sign first."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Escape a property, which a colon or a comma would end."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
