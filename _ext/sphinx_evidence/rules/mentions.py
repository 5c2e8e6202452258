"""The checks of what is not a single claim: disclaimers, mentions, lines and files."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sphinx_evidence.model.claim import CLAIM_ID
from sphinx_evidence.model.spelling import unknown_names
from sphinx_evidence.model.text import folded
from sphinx_evidence.rules.fault import Fault, SiteCheck
from sphinx_evidence.rules.site import Site, conditions_of, routes_of


def _invalid_names(site: Site) -> Iterator[Fault]:
    for disclaimer in site.disclaimers:
        if not CLAIM_ID.fullmatch(disclaimer.name):
            yield Fault(
                disclaimer.place,
                f'a disclaimer can\'t be called "{disclaimer.name}"; give it a name of lower-case '
                "letters, digits and single hyphens",
                disclaimer.docname,
            )


def _duplicate_disclaimers(site: Site) -> Iterator[Fault]:
    for disclaimer in site.disclaimers:
        first = site.disclaimers_by_name[disclaimer.name]
        if first is not disclaimer:
            yield Fault(
                disclaimer.place,
                f'the disclaimer "{disclaimer.name}" is already defined in '
                f"{first.place.path}:{first.place.line}; keep one",
                disclaimer.docname,
            )


def _disclaimer_options(site: Site) -> Iterator[Fault]:
    for disclaimer in site.disclaimers:
        for name, _ in disclaimer.options:
            yield Fault(
                disclaimer.place,
                f'a disclaimer has no options, and "{name}" is one; take it out',
                disclaimer.docname,
            )


def _unknown_claims(site: Site) -> Iterator[Fault]:
    for reference in site.claim_references:
        for message in unknown_names(
            [reference.target],
            site.claims_by_id,
            'no claim has the id "{}"{}; correct the id or write the claim',
        ):
            yield Fault(reference.place, message, reference.docname)


def _unknown_citations(site: Site) -> Iterator[Fault]:
    for citation in site.citations:
        for message in unknown_names(
            [citation.target],
            site.sources_by_key,
            'no bibliography file has the key "{}"{}; correct the key or add the source',
        ):
            yield Fault(citation.place, message, citation.docname)


def strays(rule: str) -> Callable[[Site], Iterator[Fault]]:
    """Return a check that hands on what was found while pages were read."""

    def judge(site: Site) -> Iterator[Fault]:
        for stray in site.strays:
            if stray.rule == rule:
                yield Fault(stray.place, stray.text, stray.docname, stray.ordinal)

    return judge


def count_strays(site: Site, rule: str) -> int:
    """Return how many faults of a rule were found while pages were read."""
    return sum(stray.rule == rule for stray in site.strays)


def stray_check(rule: str, count: Callable[[Site], int]) -> SiteCheck:
    """Return a check whose faults were found while pages were read.

    :param rule: the slug under which the strays were noted.
    :param count: how many things were looked at beside the faults.
    """
    return SiteCheck(rule, strays(rule), lambda site: count(site) + count_strays(site, rule))


def _boxes(site: Site) -> int:
    return len(site.claims) + len(site.popular_claims)


def _unknown_places_on_maps(site: Site) -> Iterator[Fault]:
    """Tell of conditions and routes that a map asks for and no claim or page has."""
    for asked in site.maps:
        for names, known, what in (
            (asked.conditions, conditions_of(site), "no page with claims is about the condition"),
            (asked.routes, routes_of(site), "no claim of a condition has the route"),
        ):
            message = f'{what} "{{}}"{{}}; correct it or take it out'
            for said in unknown_names(map(folded, names), known, message):
                yield Fault(asked.place, said, asked.docname)


def _unknown_filters(site: Site) -> Iterator[Fault]:
    """Tell of conditions and pages that a table asks for and no claim has: it would be empty."""
    has = {
        "condition": (
            {name for name in site.conditions.values() if name},
            "is about the condition",
        ),
        "page": ({claim.docname for claim in site.claims}, "is called"),
    }
    for table in site.tables:
        for name, values in table.filters:
            known, what = has.get(name, (set(values), ""))
            message = f'no page with claims {what} "{{}}"{{}}; correct it or take it out'
            for said in unknown_names(values, known, message):
                yield Fault(table.place, said, table.docname)


SITE_CHECKS: tuple[SiteCheck, ...] = (
    SiteCheck("invalid-id", _invalid_names, lambda site: len(site.disclaimers)),
    SiteCheck("duplicate-disclaimer", _duplicate_disclaimers, lambda site: len(site.disclaimers)),
    SiteCheck("unknown-option", _disclaimer_options, lambda site: len(site.disclaimers)),
    SiteCheck("unknown-claim", _unknown_claims, lambda site: len(site.claim_references)),
    SiteCheck("unknown-citation", _unknown_citations, lambda site: len(site.citations)),
    stray_check("unknown-citation", lambda _site: 0),
    stray_check("unparsed-claim", _boxes),
    stray_check("lost-text", _boxes),
    stray_check("unknown-option", lambda _site: 0),
    stray_check("unknown-value", lambda _site: 0),
    SiteCheck("unknown-value", _unknown_places_on_maps, lambda site: len(site.maps)),
    SiteCheck("unknown-value", _unknown_filters, lambda site: len(site.tables)),
    stray_check("skipped-doctest", lambda site: sum(claim.doctests for claim in site.claims)),
)
