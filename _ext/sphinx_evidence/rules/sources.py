"""Sources: how they are found, what they are, that each stands there once, and whether they are of use."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from sphinx_evidence.model.designs import (
    against_participants,
    against_registry,
    against_title,
)
from sphinx_evidence.model.identifiers import IDENTIFIERS, sells
from sphinx_evidence.model.place import Place
from sphinx_evidence.model.source import Source
from sphinx_evidence.rules.check import site_check
from sphinx_evidence.rules.duplicates import duplicates
from sphinx_evidence.rules.fault import Fault
from sphinx_evidence.rules.rule import ADVICE, Example, Rule
from sphinx_evidence.rules.site import Site

#: More unused sources than these in one file are told in one line.
_MANY = 10
_LONG = "Black tea in the evening and how long adults sleep"


def _entry(key: str = "smith2020", **fields: str) -> str:
    """Return an entry of a bibliography, with some fields changed or left out ("-")."""
    said = {
        "author": "Smith, Ann",
        "title": "Tea and sleep",
        "journal": "Journal of Tea",
        "year": "2020",
        "doi": "10.1000/smith",
        "design": "narrative-review",
        "finding": "A cup of black tea holds about 40 mg of caffeine.",
    } | fields
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in said.items() if value != "-")
    return f"@article{{{key},\n{lines}}}\n"


def _entries(*entries: str) -> Example:
    return Example("".join(entries), "references.bib")


MALFORMED_IDENTIFIER = Rule(
    "malformed-identifier",
    what="A DOI, PMID, PMCID, ISBN or address in the bibliography can't be one.",
    why="The source can't be found by it, nor looked up.",
    fix="Write it as the message says, or copy it again from the work itself.",
    bad=_entries(_entry(doi="https://doi.org/https://doi.org/10.1000/smith")),
    good=_entries(_entry(doi="https://doi.org/10.1000/smith")),
)


@site_check(
    MALFORMED_IDENTIFIER,
    count=lambda site: sum(len(source.identifiers) for source in site.used_sources),
)
def _malformed(site: Site) -> Iterator[Fault]:
    for source in site.used_sources:
        for field, value in source.identifiers:
            name, judge = IDENTIFIERS[field]
            if fault := judge(value):
                yield Fault(source.place, f'"{source.key}" gives the {name} "{value}", {fault}')


MISSING_IDENTIFIER = Rule(
    "missing-identifier",
    what="A source that the site uses has nothing to find it by, or only the address of a shop or a blog.",
    why="A reader who can't find a source can't check it, and nobody can look up whether it still stands.",
    fix="Add its DOI, PMID, PMCID, ISBN or eprint, or the address of whoever published it.",
    bad=_entries(_entry(doi="-", url="https://tea.example.shop/sleep")),
    good=_entries(_entry(doi="-", isbn="0-306-40615-2")),
)


@site_check(MISSING_IDENTIFIER, count=lambda site: len(site.used_sources))
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
                source.place,
                f'"{source.key}" has nothing to find it by; add its doi, pmid, pmcid, isbn or eprint, or '
                "the url of whoever published it",
            )
        elif sells(address):
            yield Fault(
                source.place,
                f'"{source.key}" is found only at a shop, a blog or a network ({address}); add its doi, '
                "pmid, pmcid or isbn, or cite what was published",
            )


WRONG_DESIGN = Rule(
    "wrong-design",
    what="The title of a source, its participants, or the registry, say that it is less than its `design`.",
    why="A review or a guideline that is called a trial makes a claim look surer than it is.",
    fix="Read what the work is, and correct `design`.",
    bad=_entries(_entry(title="Tea and sleep: a narrative review", design="rct", species="human")),
    good=_entries(_entry(title="Tea and sleep: a narrative review")),
)


@site_check(
    WRONG_DESIGN, count=lambda site: sum(bool(source.design) for source in site.used_sources)
)
def _wrong_design(site: Site) -> Iterator[Fault]:
    for source in site.used_sources:
        row = site.status_of(source)
        said = against_title(source)
        if said:
            said = f"its title says {said}"
        elif row is not None and (kind := against_registry(source, row.kind)):
            said = f"Crossref calls it {kind}"
        if said:
            yield Fault(
                source.place,
                f'"{source.key}" has the design "{source.design}", and {said}; correct the design, '
                "or the title",
            )
        if animals := against_participants(source):
            yield Fault(
                source.place,
                f'"{source.key}" has the species "{source.species}", and its participants are {animals}; '
                "correct the species, or the participants",
            )


DUPLICATE_WORK = Rule(
    "duplicate-work",
    what="Two entries of the bibliography are one work.",
    why="One study would count twice.",
    fix="Keep one of the two, and cite that one.",
    bad=_entries(
        _entry(title=_LONG, doi="-", url="https://tea.example.org/2020"),
        _entry("smith2021", title=_LONG.title(), year="2021", doi="-"),
    ),
    good=_entries(
        _entry(title=f"{_LONG}: protocol", doi="-", url="https://tea.example.org/2020"),
        _entry("smith2021", title=_LONG, year="2021", doi="-"),
    ),
)


_DUPLICATE_WORK = site_check(DUPLICATE_WORK, count=lambda site: len(site.sources))(duplicates)


def _judged_for_use(site: Site) -> tuple[Source, ...]:
    """Return the sources, or none while a citation is missing or misspelt: it may be theirs."""
    whole = site.used_keys <= site.sources_by_key.keys() and all(
        claim.names("cite") for claim in site.claims
    )
    return site.sources if whole else ()


UNUSED_SOURCE = Rule(
    "unused-source",
    what="No claim and no `{cite}` names an entry of the bibliography.",
    why="A reader would think that the pages rest on it.",
    fix="Cite it, or take it out.",
    bad=_entries(_entry(), _entry("jones2019", doi="10.1000/jones", title="Tea and dreams")),
    good=_entries(_entry()),
    severity=ADVICE,
)


@site_check(UNUSED_SOURCE, count=lambda site: len(_judged_for_use(site)))
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
                source.place,
                f'no claim and no {{cite}} names "{source.key}"{beside}; cite it or take it out',
            )
