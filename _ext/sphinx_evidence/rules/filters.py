"""What a map, a table or a list asks for that nothing has: it would be empty, and nobody would know why."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from sphinx_evidence.model.ledger import VERDICTS
from sphinx_evidence.model.spelling import unknown_names
from sphinx_evidence.model.text import folded
from sphinx_evidence.rules.fault import Fault
from sphinx_evidence.rules.site import Site


def conditions_of(site: Site) -> tuple[str, ...]:
    """Return the conditions that pages with claims are about, folded, in order of name."""
    return tuple(sorted({folded(name) for name in site.conditions.values() if name}))


def routes_of(site: Site) -> dict[str, str]:
    """Return the routes of claims about conditions, folded, and each as it was written first.

    The one that most claims have comes first.
    """
    count: dict[str, int] = {}
    written: dict[str, str] = {}
    for claim in site.claims:
        for route in claim.names("route") if site.conditions.get(claim.docname) else ():
            count[folded(route)] = count.get(folded(route), 0) + 1
            written.setdefault(folded(route), route)
    return {route: written[route] for route in sorted(count, key=lambda r: (-count[r], r))}


def unknown_on_maps(site: Site) -> Iterator[Fault]:
    """Yield faults: conditions and routes that a map asks for and no claim or page has."""
    for asked in site.maps:
        for names, known, what in (
            (asked.conditions, conditions_of(site), "no page with claims is about the condition"),
            (asked.routes, routes_of(site), "no claim of a condition has the route"),
        ):
            message = f'{what} "{{}}"{{}}; correct it or take it out'
            for said in unknown_names(map(folded, names), known, message):
                yield Fault(asked.place, said, asked.docname)


def unknown_in_verdicts(site: Site) -> Iterator[Fault]:
    """Yield faults: conditions of which a list asks for the verdict, and whose page names none."""
    known = sorted({folded(site.conditions[page]) for page in site.verdicts})
    message = 'no page about "{}" names a verdict{}; correct it or take it out'
    for asked in site.verdict_lists:
        for said in unknown_names(map(folded, asked.conditions), known, message):
            yield Fault(asked.place, said, asked.docname)


def unknown_in_tables(site: Site) -> Iterator[Fault]:
    """Yield faults: conditions and pages that a table asks for and no claim has."""
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


def unknown_in_lists(site: Site) -> Iterator[Fault]:
    """Yield faults: what a list of popular claims asks for and no statement has."""
    rows = site.popular_claims
    for table in site.popular_tables:
        for option, known in (
            ("condition", {name for row in rows for name in row.names("condition")}),
            ("article", {name for row in rows for name in row.names("article")}),
            ("verdict", {*VERDICTS}),
            ("ids", {row.id for row in rows}),
        ):
            remedy = (
                "; correct it or take it out"
                if option == "verdict"
                else ", for no statement has it; correct it"
            )
            for said in outside(option, table.names(option), sorted(known), remedy):
                yield Fault(table.place, said, table.docname)


def outside(
    option: str, values: Collection[str], known: Collection[str], remedy: str
) -> Iterator[str]:
    """Yield what is wrong with the values of an option that are outside a list."""
    yield from unknown_names(values, known, f':{option}: can\'t be "{{}}"{{}}{remedy}')
