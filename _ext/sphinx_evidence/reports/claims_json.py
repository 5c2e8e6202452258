"""``claims.json``: the claims of a site as plain data, for other software. No Sphinx."""

from collections.abc import Callable
from typing import Any, NamedTuple

from sphinx_evidence.files.reviews import last_review
from sphinx_evidence.model.certainty import NOT_ASSESSED, rate
from sphinx_evidence.model.claim import Claim
from sphinx_evidence.model.ledger import PopularClaim
from sphinx_evidence.model.options import Step
from sphinx_evidence.model.searched import read_search
from sphinx_evidence.model.source import Source
from sphinx_evidence.rules.due import reading_due, review_due, search_due, status_due
from sphinx_evidence.rules.report import Report, Waived
from sphinx_evidence.rules.rule import DUE
from sphinx_evidence.rules.site import Site

SCHEMA_VERSION = 2
#: Options of a claim that are told as written.
_OPTIONS = ("population", "intervention", "comparator", "outcome", "direction", "better", "size")


def claims_document(
    site: Site, report: Report, address: Callable[[str, str], str]
) -> dict[str, Any]:
    """Return what ``claims.json`` holds.

    :param site: the site that the gate saw.
    :param report: what the gate found.
    :param address: from a page and an anchor to the address of what stands there.
    """
    found = _Found({}, {})
    # What is due depends on the day; this tells from which day on instead.
    standing = [finding for finding in report.findings if finding.severity != DUE]
    for finding in standing:
        found.faults.setdefault((finding.docname, finding.ordinal), []).append(finding.rule)
    for waived in report.waived:
        key = (waived.finding.docname, waived.finding.ordinal)
        found.waived.setdefault(key, []).append(waived)
    named = {name for claim in site.claims for name in claim.names("disclaimer")}
    return {
        "schema_version": SCHEMA_VERSION,
        "gate": {
            "claims_seen": report.claims,
            "popular_claims_seen": len(site.popular_claims),
            "tiers": dict(report.tiers),
            "checked": dict(report.checked),
            "findings": len(standing),
            "waived": len(report.waived),
            "passed": not report.failed,
            "severities": {
                rule.slug: rule.severity_among(site.settings.rules) for rule in report.rules
            },
        },
        "claims": [_claim(claim, site, found, address) for claim in site.claims],
        "popular_claims": [_popular(row, address) for row in site.popular_claims],
        "sources": {
            source.key: _source(source, site)
            for source in site.sources
            if source.key in site.cited_keys
        },
        "disclaimers": {
            name: {"text": found.text, "url": address(found.docname, found.anchor)}
            for name, found in site.disclaimers_by_name.items()
            if name in named
        },
    }


class _Found(NamedTuple):
    """What the gate found and let pass, by page and position of the claim."""

    faults: dict[tuple[str, int], list[str]]
    waived: dict[tuple[str, int], list[Waived]]


def _claim(
    claim: Claim, site: Site, found: _Found, address: Callable[[str, str], str]
) -> dict[str, Any]:
    key = (claim.docname, claim.ordinal)
    faults = found.faults.get(key, [])
    rating = rate(claim, site.sources_by_key) if claim.tier.graded else None
    reviews = site.reviews.reviews if site.reviews else {}
    search = read_search(claim.option("searched"))
    waived = found.waived.get(key, [])
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
        **{name: claim.option(name) for name in _OPTIONS},
        "rating": {"start": rating.start, "computed": rating.tier, "sum": rating.sum}
        if rating
        else None,
        "publication_bias": _publication_bias(claim) if rating else None,
        "searched": {
            "on": search.day,
            "for": search.what,
            "due": search_due(claim, site.settings),
            # Null where there was none; then it was read through (exact), or nobody wrote it down.
            "queries": [
                {"database": q.database, "query": q.words or None, "exact": q.exact}
                for q in search.queries
            ],
        }
        if search
        else None,
        # Trials found since that nobody has looked at.
        "unread_trials": [
            {"work": w.work, "found": w.found, "due": reading_due(w, site.settings)}
            for w in site.found_works.get(claim.id, ())
            if w.waits
        ],
        "reviewed": last_review(claim, reviews),
        "review_due": review_due(claim, reviews, site.settings),
        # A waiver lets it pass; it does not make it read again.
        "suspect": "suspect-claim" in [*faults, *(w.finding.rule for w in waived)],
        "waived": [{"rule": w.finding.rule, "until": w.until, "reason": w.reason} for w in waived],
        "doctests": claim.doctests,
        # Of sentence and body, as written; those that a doctest prints are worked out anew.
        "figures": list(dict.fromkeys(figure.written for figure in claim.figures)),
        "findings": sorted(faults),
    }


def _popular(row: PopularClaim, address: Callable[[str, str], str]) -> dict[str, Any]:
    """Return a statement of popular articles, with the ids of the claims that answer it."""
    return {
        "id": row.id,
        "says": row.sentence,
        "url": address(row.docname, row.anchor),
        "docname": row.docname,
        "anchor": row.anchor,
        "articles": list(row.names("article")),
        "verdict": row.verdict,
        "slips": list(row.names("slip")),
        "answers": list(row.names("answer")),
        "covers": list(row.names("covers")),
        "conditions": list(row.names("condition")),
    }


def _publication_bias(claim: Claim) -> str:
    """Return what was made of publication bias: not to be able to judge it is not to find none."""
    for step in claim.steps("rated-down"):
        if step.domain == NOT_ASSESSED:
            return "rated-down" if step.levels else "could-not-be-assessed"
    return "not-stated"


def _step(step: Step) -> dict[str, Any]:
    return {"domain": step.domain, "levels": step.levels, "reason": step.reason}


def _source(source: Source, site: Site) -> dict[str, Any]:
    row = site.status_of(source)
    return {
        "label": source.label,
        "reference": source.reference,
        "url": source.link,
        "doi": source.doi,
        "design": source.design,
        "species": source.species,
        "finding": source.finding,
        # Nobody looked: that is not the same as current.
        "status": {
            "is": row.status if row else "unknown",
            "said_by": row.said_by if row else "",
            "checked": row.checked if row else "",
            "due": status_due(row, site.settings),
        },
    }
