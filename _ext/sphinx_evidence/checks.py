"""The checks of a whole site: rules about one claim, about the rest, and the report of both.

`check` says how many things each rule looked at, so that a rule that saw nothing can't pass for
a rule that found nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinx_evidence.claim_checks import CLAIM_CHECKS, nearest, unknown_names
from sphinx_evidence.model import CLAIM_ID, Finding, Place
from sphinx_evidence.rules import ERROR, RULES, WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_evidence.site import Site


class Report(NamedTuple):
    """What the gate saw and what it found."""

    claims: int
    checked: dict[str, int]  #: How many things each rule looked at.
    findings: tuple[Finding, ...]

    @property
    def failed(self) -> bool:
        """Whether a finding stands that blocks the build."""
        return any(finding.severity == ERROR for finding in self.findings)

    def summary(self) -> str:
        """Return one line: claims seen, checked by each rule, waived, findings."""
        checked = ", ".join(f"{rule} {count}" for rule, count in self.checked.items())
        errors = sum(finding.severity == ERROR for finding in self.findings)
        return (
            f"evidence: {_count(self.claims, 'claim')} seen; checked: {checked}; waived: 0; "
            f"findings: {_count(errors, 'error')}, "
            f"{_count(len(self.findings) - errors, 'warning')}"
        )


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


class _Fault(NamedTuple):
    rule: str
    place: Place
    message: str
    docname: str = ""


def _disclaimer_faults(site: Site) -> Iterator[_Fault]:
    for disclaimer in site.disclaimers:
        if not CLAIM_ID.fullmatch(disclaimer.name):
            yield _Fault(
                "invalid-id",
                disclaimer.place,
                f'a disclaimer can\'t be called "{disclaimer.name}"; give it a name of lower-case '
                "letters, digits and single hyphens",
                disclaimer.docname,
            )
        first = site.disclaimers_by_name[disclaimer.name]
        if first is not disclaimer:
            yield _Fault(
                "duplicate-disclaimer",
                disclaimer.place,
                f'the disclaimer "{disclaimer.name}" is already defined in '
                f"{first.place.path}:{first.place.line}; keep one",
                disclaimer.docname,
            )
        for name, _ in disclaimer.options:
            yield _Fault(
                "unknown-option",
                disclaimer.place,
                f'a disclaimer has no options, and "{name}" is one; take it out',
                disclaimer.docname,
            )


def _reference_faults(site: Site) -> Iterator[_Fault]:
    for reference in site.claim_references:
        for message in unknown_names(
            [reference.target],
            site.claims_by_id,
            'no claim has the id "{}"{}; correct the id or write the claim',
        ):
            yield _Fault("unknown-claim", reference.place, message, reference.docname)
    for citation in site.citations:
        for message in unknown_names(
            [citation.target],
            site.sources_by_key,
            'no bibliography file has the key "{}"{}; correct the key or add the source',
        ):
            yield _Fault("unknown-citation", citation.place, message, citation.docname)


def _file_faults(site: Site) -> Iterator[_Fault]:
    for stray in site.strays:
        yield _Fault(stray.rule, stray.place, stray.text, stray.docname)
    for problem in site.bib_problems:
        yield _Fault("broken-bibliography", Place(problem.path, problem.line), problem.message)
    for problem in site.status_problems:
        yield _Fault("retracted-source", Place(problem.path, problem.line), problem.message)


def _setting_faults(site: Site) -> Iterator[_Fault]:
    settings = site.settings
    place = Place(settings.path, 1)
    for problem in settings.problems:
        yield _Fault("invalid-setting", place, f"{problem}; correct the setting")
    for rule, severity in settings.rules.items():
        if rule not in RULES:
            message = f'evidence_rules names "{rule}", which is no rule{nearest(rule, RULES)}'
        elif severity not in (ERROR, WARNING):
            message = f'evidence_rules sets "{rule}" to "{severity}"; use "error" or "warning"'
        elif severity == WARNING and RULES[rule].core:
            message = f'evidence_rules lowers "{rule}", a core rule, which stays an error'
        else:
            continue
        yield _Fault("invalid-setting", place, f"{message}; correct the setting")
    if len(site.claims) < settings.minimum_claims:
        yield _Fault(
            "too-few-claims",
            place,
            f"the site holds {len(site.claims)} claims, and evidence_minimum_claims asks for "
            f"{settings.minimum_claims}; find out where the claims went",
        )


def check(site: Site) -> Report:
    """Check the whole site.

    :param site: all records of the site.
    :return: the findings in order of place, and what each rule looked at.
    """
    severity = {rule: site.settings.severity(rule) for rule in RULES}
    findings = [
        Finding(
            claim.place, rule, severity[rule], claim.name, message, claim.docname, claim.ordinal
        )
        for claim in site.claims
        for rule, judge in CLAIM_CHECKS
        for message in judge(claim, site)
    ]
    for faults in (_disclaimer_faults, _reference_faults, _file_faults, _setting_faults):
        findings += [
            Finding(place, rule, severity[rule], "", message, docname)
            for rule, place, message, docname in faults(site)
        ]
    return Report(len(site.claims), _checked(site), tuple(sorted(findings)))


def _checked(site: Site) -> dict[str, int]:
    """Return how many things each rule looked at."""
    claims, disclaimers = len(site.claims), len(site.disclaimers)
    counts = dict.fromkeys((rule for rule, _ in CLAIM_CHECKS), claims)
    counts["invalid-id"] += disclaimers
    counts["unknown-option"] += disclaimers
    counts["unknown-claim"] += len(site.claim_references)
    counts["unknown-citation"] += len(site.citations)
    counts |= {
        "unparsed-claim": claims + sum(stray.rule == "unparsed-claim" for stray in site.strays),
        "skipped-doctest": sum(claim.doctests for claim in site.claims)
        + sum(stray.rule == "skipped-doctest" for stray in site.strays),
        "lost-text": claims,
        "duplicate-disclaimer": disclaimers,
        "broken-bibliography": len(site.sources),
        "invalid-setting": len(site.settings.rules) + len(site.settings.problems),
        "too-few-claims": 1,
    }
    return {rule: counts[rule] for rule in RULES}
