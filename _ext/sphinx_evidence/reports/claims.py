"""``claims.json``: the claims of a site as plain data, for other software. No Sphinx."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx_evidence.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sphinx_evidence.checks import Report
    from sphinx_evidence.model import Claim
    from sphinx_evidence.options import Step
    from sphinx_evidence.site import Site
    from sphinx_evidence.sources import Source

SCHEMA_VERSION = 1


def claims_document(
    site: Site, report: Report, address: Callable[[str, str], str]
) -> dict[str, Any]:
    """Return what ``claims.json`` holds.

    :param site: the site that the gate saw.
    :param report: what the gate found.
    :param address: from a page and an anchor to the address of what stands there.
    """
    faults: dict[tuple[str, int], list[str]] = {}
    for finding in report.findings:
        faults.setdefault((finding.docname, finding.ordinal), []).append(finding.rule)
    cited = {key for claim in site.claims for key in claim.names("cite") + claim.names("against")}
    named = {name for claim in site.claims for name in claim.names("disclaimer")}
    return {
        "schema_version": SCHEMA_VERSION,
        "gate": {
            "claims_seen": report.claims,
            "checked": report.checked,
            "findings": len(report.findings),
            "passed": not report.failed,
            "severities": {rule: site.settings.severity(rule) for rule in RULES},
        },
        "claims": [
            _claim(claim, address, faults.get((claim.docname, claim.ordinal), ()))
            for claim in site.claims
        ],
        "sources": {source.key: _source(source) for source in site.sources if source.key in cited},
        "disclaimers": {
            name: {"text": found.text, "url": address(found.docname, found.anchor)}
            for name, found in site.disclaimers_by_name.items()
            if name in named
        },
    }


def _claim(
    claim: Claim, address: Callable[[str, str], str], faults: Iterable[str]
) -> dict[str, Any]:
    return {
        "id": claim.id,
        "claim": claim.sentence,
        "url": address(claim.docname, claim.anchor),
        "page": claim.docname,
        "file": claim.place.path,
        "tier": {"name": claim.tier.name, "label": claim.tier.label, "symbol": claim.tier.symbol},
        "sources": list(claim.names("cite")),
        "against": list(claim.names("against")),
        "disclaimers": list(claim.names("disclaimer")),
        "harms": list(claim.names("harms")),
        "rated_down": [_step(step) for step in claim.steps("rated-down")],
        "rated_up": [_step(step) for step in claim.steps("rated-up")],
        "population": claim.option("population"),
        "intervention": claim.option("intervention"),
        "comparator": claim.option("comparator"),
        "outcome": claim.option("outcome"),
        "direction": claim.option("direction"),
        "size": claim.option("size"),
        "reviewed": claim.option("reviewed"),
        "doctests": claim.doctests,
        "findings": sorted(faults),
    }


def _step(step: Step) -> dict[str, Any]:
    return {"domain": step.domain, "levels": step.levels, "reason": step.reason}


def _source(source: Source) -> dict[str, str]:
    return {
        "label": source.label,
        "reference": source.reference,
        "url": source.link,
        "doi": source.doi,
        "design": source.design,
        "species": source.species,
        "finding": source.finding,
    }
