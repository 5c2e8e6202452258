"""What the gate says of hand-made records, as lines that a test compares."""

from __future__ import annotations

from typing import Any

from sphinx_evidence.files.status import StatusRow
from sphinx_evidence.reports.text import findings_text
from sphinx_evidence.rules.registry import GROUPS
from sphinx_evidence.rules.run import check
from sphinx_evidence.rules.site import Site


def lines(site: Site) -> list[str]:
    """Return what the gate says of a site, line by line, without the summary."""
    said = findings_text(check(site)).splitlines()
    return said[: next(n for n, line in enumerate(said) if line.startswith("evidence: "))]


# --- sources -----------------------------------------------------------------------------------------

OF_SOURCES = {
    *("retracted-source", "concerning-source", "unchecked-source", "undated-status"),
    *("stale-status", "wrong-work"),
    *("malformed-identifier", "duplicate-work", "unused-source"),
}


def lines_of_sources(site: Site, *slugs: str) -> list[str]:
    """Return the findings of some rules, or of all that are about sources."""
    return [
        f"{f.place.path}:{f.place.line}: {f.severity.upper()}: {f.line()}"
        for f in check(site).findings
        if f.rule in (slugs or OF_SOURCES)
    ]


def statuses(*rows: StatusRow) -> dict[str, Any]:
    """Return the parts of a site that a status file with these rows makes."""
    return {"statuses": {row.doi: row for row in rows}, "status_path": "status.csv"}


def row(status: str = "current", doi: str = "10.1000/smith", **changes: Any) -> StatusRow:
    return StatusRow(doi, status, "Crossref", "2026-11-01", line=2)._replace(**changes)


# --- wording -----------------------------------------------------------------------------------------

OF_WORDING = {rule.slug for rule in GROUPS["Words"]}


def lines_of_wording(site: Site) -> list[str]:
    """Return what the rules of wording say of a site."""
    start = 'page.md:3: ERROR: claim "tea-sleep": '
    return [
        line.removeprefix(start)
        for line in findings_text(check(site)).splitlines()[:-1]
        if line.rpartition("[evidence.")[2].rstrip("]") in OF_WORDING
    ]


def slugs_of_wording(site: Site) -> list[str]:
    """Return the rule of each of these lines."""
    return [line.rpartition("[evidence.")[2].rstrip("]") for line in lines_of_wording(site)]


# --- rating ------------------------------------------------------------------------------------------

#: The rules of rating.
OF_RATING = {
    *("missing-outcome", "unknown-domain", "rating-without-reason", "rated-up-and-down"),
    *("source-without-design", "animals-only", "tier-mismatch", "missing-search", "unknown-value"),
}
OUTCOME = {
    "population": "adults",
    "intervention": "tea",
    "comparator": "water",
    "outcome": "hours of sleep",
    "direction": "harm",
    "better": "more",
    "size": "moderate",
}


def studies(make: Any) -> tuple[Any, ...]:
    """Return a source of each kind."""
    designs = {
        "trial": "rct",
        "trial2": "rct",
        "cohort": "cohort",
        "case": "case-report",
        "rats": "animal-in-vivo",
        "cells": "in-vitro",
        "essay": "narrative-review",
        "label": "regulatory-label",
    }
    odd = make.source("odd", design="cohrt", path="refs/a.bib", line=7)
    bare = make.source("bare", design="", path="refs/a.bib", line=9)
    return (*(make.source(key, design=design) for key, design in designs.items()), odd, bare)


def said_of_rating(make: Any, **options: Any) -> list[str]:
    """Return what these rules say of a claim at high that cites one trial."""
    claim = make.claim(**({"tier": "high", "cite": "trial"} | OUTCOME | options))
    report = check(make.site(claim, sources=studies(make)))
    prefix = 'claim "tea-sleep": '
    return [f.line().removeprefix(prefix) for f in report.findings if f.rule in OF_RATING]
