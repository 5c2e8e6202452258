"""The checks: from a site's records to a report of what is wrong.

`check` says how many things each rule looked at, so that a rule that saw nothing can't pass for
a rule that found nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from sphinx_evidence.model.finding import Finding
from sphinx_evidence.rules import (
    designs,
    harms,
    ledger,
    numbers,
    obligations,
    overlooked,
    plots,
    prose,
    quoted,
    rating,
    reasons,
    retractions,
    settings,
    shown,
    sources,
    upkeep,
    waivers,
    wording,
)
from sphinx_evidence.rules import mentions as site_wide
from sphinx_evidence.rules.fault import ClaimCheck, SiteCheck
from sphinx_evidence.rules.notices import notices
from sphinx_evidence.rules.registry import RULES
from sphinx_evidence.rules.report import Report, Waived, zero_checked
from sphinx_evidence.rules.site import Site

__all__ = ["CLAIM_CHECKS", "SITE_CHECKS", "Report", "Waived", "check"]


#: What is judged by the grammar of the site's language; other words are known in English only.
_IN_PACKS = ("overstated", "understated", "unknown-value")


def _in_words(check: ClaimCheck) -> ClaimCheck:
    """Return a check of words, for sites in whose language these words are judged."""

    def used(site: Site) -> bool:
        words = site.settings
        judged = words.judges_wording if check.rule in _IN_PACKS else words.reads_text
        return judged and check.used(site)

    return check._replace(used=used)


CLAIM_CHECKS: tuple[ClaimCheck, ...] = (
    *obligations.CLAIM_CHECKS,
    *rating.CLAIM_CHECKS,
    *designs.CLAIM_CHECKS,
    *map(_in_words, reasons.CLAIM_CHECKS),
    *harms.CLAIM_CHECKS,
    *map(_in_words, wording.CLAIM_CHECKS),
    *map(_in_words, prose.CLAIM_CHECKS),
    *numbers.CLAIM_CHECKS,
    *retractions.CLAIM_CHECKS,
    *overlooked.CLAIM_CHECKS,
    *upkeep.CLAIM_CHECKS,
    *waivers.CLAIM_CHECKS,
)
SITE_CHECKS: tuple[SiteCheck, ...] = (
    *site_wide.SITE_CHECKS,
    *settings.SITE_CHECKS,
    *rating.SITE_CHECKS,
    *designs.SITE_CHECKS,
    *harms.SITE_CHECKS,
    *wording.SITE_CHECKS,
    *prose.SITE_CHECKS,
    *quoted.SITE_CHECKS,
    *shown.SITE_CHECKS,
    *ledger.SITE_CHECKS,
    *numbers.SITE_CHECKS,
    *plots.SITE_CHECKS,
    *retractions.SITE_CHECKS,
    *sources.SITE_CHECKS,
    *overlooked.SITE_CHECKS,
    *upkeep.SITE_CHECKS,
)


def check(site: Site) -> Report:
    """Check the whole site.

    :param site: all records of the site.
    :return: the findings in order of place, what was waived, and what each rule looked at.
    """
    checked = zero_checked()
    severity = {rule: site.settings.severity(rule) for rule in RULES}
    found = [*_claim_findings(site, severity, checked), *_site_findings(site, severity, checked)]
    standing, waived = waivers.sort_out(found, site)
    tiers = Counter(claim.tier.name for claim in site.claims)
    return Report(
        len(site.claims),
        checked,
        standing,
        waived,
        dict(sorted(tiers.items())),
        overlooked.undeclared(site),
        notices(site),
    )


def _claim_findings(
    site: Site, severity: dict[str, str], checked: dict[str, int]
) -> Iterator[Finding]:
    for rule, judge, applies, used in CLAIM_CHECKS:
        for claim in site.claims if used(site) else ():
            if not applies(claim):
                continue
            checked[rule] += 1
            for message in judge(claim, site):
                yield Finding(
                    claim.place,
                    rule,
                    severity[rule],
                    claim.name,
                    message,
                    claim.docname,
                    claim.ordinal,
                )


def _site_findings(
    site: Site, severity: dict[str, str], checked: dict[str, int]
) -> Iterator[Finding]:
    for rule, judge, count in SITE_CHECKS:
        checked[rule] += count(site)
        for place, message, docname, ordinal in judge(site):
            claim = site.claims_by_place.get((docname, ordinal))
            name = claim.name if claim else ""
            yield Finding(place, rule, severity[rule], name, message, docname, ordinal)
