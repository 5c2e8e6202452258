"""Waivers: findings that an author asks to let pass until a date, for a reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sphinx_evidence.model.claim import Claim
from sphinx_evidence.model.dates import is_date, months_later
from sphinx_evidence.model.finding import Finding
from sphinx_evidence.model.options import Waiver, is_reason
from sphinx_evidence.model.spelling import nearest
from sphinx_evidence.rules.fault import ClaimCheck
from sphinx_evidence.rules.registry import RULES
from sphinx_evidence.rules.report import Waived
from sphinx_evidence.rules.rule import DUE
from sphinx_evidence.rules.site import Settings, Site

#: What is let pass for longer is let pass for good.
_MONTHS = 12
#: What is wrong with a waiver can't be waived; nor can what is due, which fails no build anyway.
_ABOUT_WAIVERS = ("invalid-waiver", "expired-waiver", "unused-waiver")


def sort_out(
    findings: Iterable[Finding], site: Site
) -> tuple[tuple[Finding, ...], tuple[Waived, ...]]:
    """Return the findings that stand and those that are waived, each in order of place."""
    asked = {
        (claim.docname, claim.ordinal, waiver.rule): (claim, waiver)
        for claim in site.claims
        if claim.option("waive")
        for waiver in claim.waivers()
        if not _wrong(waiver, site.settings) and waiver.until >= site.settings.latest
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
    return Finding(
        claim.place,
        "unused-waiver",
        site.settings.severity("unused-waiver"),
        claim.name,
        f'it waives "{waiver.rule}", which finds nothing wrong with this claim; take the waiver out',
        claim.docname,
        claim.ordinal,
    )


def _wrong(waiver: Waiver, settings: Settings) -> str:
    """Return what is wrong with a waiver itself, or an empty string."""
    rule = RULES.get(waiver.rule)
    if not waiver.until:
        return (
            f'the waiver "{waiver.rule}" can\'t be read; write it as '
            '"rule until 2027-03-01: reason"'
        )
    if rule is None:
        return (
            f'it waives "{waiver.rule}", which is no rule{nearest(waiver.rule, RULES)}; correct it'
        )
    if rule.core or rule.severity == DUE or waiver.rule in _ABOUT_WAIVERS:
        return f'"{waiver.rule}" can\'t be waived; put right what it finds'
    return _wrong_end(waiver, settings)


def _wrong_end(waiver: Waiver, settings: Settings) -> str:
    """Return what is wrong with the day or the reason of a waiver."""
    if not is_date(waiver.until):
        return (
            f'the waiver of "{waiver.rule}" can\'t last until "{waiver.until}"; '
            "write a date such as 2027-03-01"
        )
    if settings.clock and waiver.until > months_later(settings.clock, _MONTHS):
        return (
            f'the waiver of "{waiver.rule}" can\'t last until {waiver.until}, more than twelve months '
            "from today; write an earlier date, and look at it again then"
        )
    if not is_reason(waiver.reason):
        return f'the waiver of "{waiver.rule}" gives no reason; write one after the colon'
    return ""


def _invalid(claim: Claim, site: Site) -> Iterator[str]:
    seen: set[str] = set()
    for waiver in claim.waivers():
        if wrong := _wrong(waiver, site.settings):
            yield wrong
        elif waiver.rule in seen:
            yield f'it waives "{waiver.rule}" twice; keep one'
        seen.add(waiver.rule)


def _expired(claim: Claim, site: Site) -> Iterator[str]:
    for waiver in claim.waivers():
        if not _wrong(waiver, site.settings) and waiver.until < site.settings.latest:
            yield (
                f'the waiver of "{waiver.rule}" ended on {waiver.until}; '
                "put right what it covers, or give a new date and reason"
            )


def _asked(claim: Claim) -> bool:
    return bool(claim.option("waive"))


CLAIM_CHECKS: tuple[ClaimCheck, ...] = (
    ClaimCheck("invalid-waiver", _invalid, _asked),
    ClaimCheck("expired-waiver", _expired, _asked),
    ClaimCheck("unused-waiver", lambda _claim, _site: (), _asked),  # `sort_out` finds these
)
