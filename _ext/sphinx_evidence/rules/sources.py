"""The checks of the bibliography: what entries say, how they are found, and whether they are of use."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from sphinx_evidence.model.identifiers import IDENTIFIERS, sells
from sphinx_evidence.model.place import Place
from sphinx_evidence.model.source import Source
from sphinx_evidence.rules.doubles import duplicates
from sphinx_evidence.rules.fault import Fault, SiteCheck, faults_of
from sphinx_evidence.rules.site import Site

#: More unused sources than these in one file are told in one line.
_MANY = 10


def _place(source: Source) -> Place:
    return Place(source.path, source.line)


def _broken(site: Site) -> Iterator[Fault]:
    """Find files that can't be read, and entries that can't be used and are."""
    yield from faults_of(p for p in site.bib_problems if not p.key or p.key in site.used_keys)


def _malformed(site: Site) -> Iterator[Fault]:
    for source in site.used_sources:
        for field, value in source.identifiers:
            name, judge = IDENTIFIERS[field]
            if fault := judge(value):
                yield Fault(_place(source), f'"{source.key}" gives the {name} "{value}", {fault}')


def _missing_identifier(site: Site) -> Iterator[Fault]:
    broken = {problem.path for problem in site.bib_problems if not problem.key}
    for source in site.used_sources:
        if source.path in broken:
            continue  # what is missing may stand where the file breaks off
        address = source.identifier("url")
        if source.number or any(name != "url" for name, _ in source.identifiers):
            continue
        if not address:
            yield Fault(
                _place(source),
                f'"{source.key}" has nothing to find it by; add its doi, pmid, pmcid, isbn or eprint, or '
                "the url of whoever published it",
            )
        elif sells(address):
            yield Fault(
                _place(source),
                f'"{source.key}" is found only at a shop, a blog or a network ({address}); add its doi, '
                "pmid, pmcid or isbn, or cite what was published",
            )


def _judged_for_use(site: Site) -> tuple[Source, ...]:
    """Return the sources, or none while a citation is missing or misspelt: it may be theirs."""
    whole = site.used_keys <= site.sources_by_key.keys() and all(
        claim.names("cite") for claim in site.claims
    )
    return site.sources if whole else ()


def _unused(site: Site) -> Iterator[Fault]:
    """Find entries that nobody names. What is wrong with them is told in passing: it harms nobody."""
    unused: dict[str, list[Source]] = defaultdict(list)
    for source in _judged_for_use(site):
        if source.key not in site.used_keys:
            unused[source.path].append(source)
    faults = {problem.key: problem.message for problem in site.bib_problems if problem.key}
    for path, sources in unused.items():
        if len(sources) > _MANY:
            faulty = sum(source.key in faults for source in sources)
            beside = f" ({faulty} of them with faults)" if faulty else ""
            yield Fault(
                Place(path, sources[0].line),
                f"no claim and no {{cite}} names {len(sources)} of the entries{beside}, from "
                f'"{sources[0].key}" on; cite them or take them out',
            )
            continue
        for source in sources:
            fault = faults.get(source.key, "").partition(";")[0]
            beside = fault and f" ({fault})"
            yield Fault(
                _place(source),
                f'no claim and no {{cite}} names "{source.key}"{beside}; cite it or take it out',
            )


SITE_CHECKS: tuple[SiteCheck, ...] = (
    SiteCheck("broken-bibliography", _broken, lambda site: len(site.sources)),
    SiteCheck(
        "malformed-identifier",
        _malformed,
        lambda site: sum(len(source.identifiers) for source in site.used_sources),
    ),
    SiteCheck("missing-identifier", _missing_identifier, lambda site: len(site.used_sources)),
    SiteCheck("duplicate-work", duplicates, lambda site: len(site.sources)),
    SiteCheck("unused-source", _unused, lambda site: len(_judged_for_use(site))),
)
