"""The checks: from a site's records to a report of what is wrong.

`check` says how many things each rule looked at, so that a rule that saw nothing can't pass for
a rule that found nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from sphinx_evidence.model.claim import Claim
from sphinx_evidence.model.finding import Finding
from sphinx_evidence.model.options import Waiver
from sphinx_evidence.rules.notices import notices
from sphinx_evidence.rules.overlooked import undeclared
from sphinx_evidence.rules.registry import CLAIM_CHECKS, GROUPS, RULES, SITE_CHECKS, UNUSABLE
from sphinx_evidence.rules.report import Report, Waived
from sphinx_evidence.rules.rule import Rule
from sphinx_evidence.rules.site import Site
from sphinx_evidence.rules.waivers import UNUSED_WAIVER, fault_in

__all__ = ["Report", "Waived", "check"]


def check(site: Site, pages: Collection[str] | None = None) -> Report:
    """Check the whole site, or what stands on some pages.

    :param site: all records of the site.
    :param pages: the pages whose claims and sentences are looked at; what is said of the site as a
        whole is judged all the same.
    :return: the findings in order of place, what was waived, and what each rule looked at.
    """
    site = replace(site, rules=RULES, unusable_rules=UNUSABLE)
    if pages is not None:
        site = _of_pages(site, pages)
    checked = dict.fromkeys(RULES, 0)
    claims = [c for c in site.claims if pages is None or c.docname in pages]
    found = [*_claim_findings(claims, site, checked), *_site_findings(site, checked)]
    standing, waived = sort_out(found, site)
    tiers = Counter(claim.tier.name for claim in site.claims)
    return Report(
        len(site.claims),
        checked,
        standing,
        waived,
        dict(sorted(tiers.items())),
        undeclared(site),
        notices(site),
        GROUPS,
    )


def _of_pages(site: Site, pages: Collection[str]) -> Site:
    """Return a site whose sentences outside the boxes are those of some pages, and no others."""
    return replace(
        site,
        strays=tuple(one for one in site.strays if one.docname in pages),
        passages=tuple(one for one in site.passages if one.docname in pages),
        cited_effects=tuple(one for one in site.cited_effects if one.docname in pages),
        quoted=tuple(one for one in site.quoted if one.docname in pages),
        rated=tuple(one for one in site.rated if one.docname in pages),
        animals=tuple(one for one in site.animals if one.docname in pages),
        elsewhere=False,
    )


def _claim_findings(
    claims: Collection[Claim], site: Site, checked: dict[str, int]
) -> Iterator[Finding]:
    checks = [(rule, judge, applies) for rule, judge, applies, used in CLAIM_CHECKS if used(site)]
    for claim in claims:  # one after the other: several rules ask the same of a claim
        for rule, judge, applies in checks:
            if applies(claim):
                checked[rule.slug] += 1
                for message in judge(claim, site):
                    yield _finding(rule, claim, message, site)


def _finding(rule: Rule, claim: Claim, message: str, site: Site) -> Finding:
    severity = rule.severity_among(site.settings.rules)
    where = (claim.docname, claim.ordinal)
    return Finding(claim.place, rule.slug, severity, claim.name, message, *where)


def _site_findings(site: Site, checked: dict[str, int]) -> Iterator[Finding]:
    for rule, judge, count in SITE_CHECKS:
        checked[rule.slug] += count(site)
        severity = rule.severity_among(site.settings.rules)
        for place, message, docname, ordinal in judge(site):
            claim = site.claims_by_place.get((docname, ordinal))
            name = claim.name if claim else ""
            yield Finding(place, rule.slug, severity, name, message, docname, ordinal)


def sort_out(
    findings: Iterable[Finding], site: Site
) -> tuple[tuple[Finding, ...], tuple[Waived, ...]]:
    """Return the findings that stand and those that are waived, each in order of place.

    A waiver that waives nothing is a finding too.
    """
    asked = {
        (claim.docname, claim.ordinal, waiver.rule): (claim, waiver)
        for claim in site.claims
        if claim.option("waive")
        for waiver in claim.waivers()
        if not fault_in(waiver, site) and waiver.until >= site.settings.latest
    }
    standing, waived = [], []
    used = set()
    for finding in findings:
        key = (finding.docname, finding.ordinal, finding.rule)
        if key in asked:
            used.add(key)
            waiver = asked[key][1]
            waived.append(Waived(finding, waiver.until, waiver.reason))
        else:
            standing.append(finding)
    standing += [_unused(*asked[key], site) for key in asked.keys() - used]
    return tuple(sorted(standing)), tuple(sorted(waived))


def _unused(claim: Claim, waiver: Waiver, site: Site) -> Finding:
    said = (
        f'it waives "{waiver.rule}", which finds nothing wrong with this claim; take the waiver out'
    )
    return _finding(UNUSED_WAIVER, claim, said, site)
