"""The checks of sources: identifiers, doubles, and what became of them since."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator

from sphinx_evidence.checks.doubles import duplicates
from sphinx_evidence.checks.fault import ClaimCheck, Fault, SiteCheck, faults_of
from sphinx_evidence.checks.report import counted
from sphinx_evidence.dates import in_future, is_date
from sphinx_evidence.due import is_over, status_due
from sphinx_evidence.identifiers import IDENTIFIERS
from sphinx_evidence.model import Claim, Place
from sphinx_evidence.site import Site
from sphinx_evidence.sources import Source
from sphinx_evidence.status import CONCERN, RETRACTED, StatusRow, disagreements

#: More unused sources than these in one file are told in one line.
_MANY = 10
_REFRESH = "run python -m sphinx_evidence refresh"


def _place(source: Source) -> Place:
    return Place(source.path, source.line)


# -- what a claim rests on -----------------------------------------------------------------------


def _status_check(status: str, says: str) -> Callable[[Claim, Site], Iterator[str]]:
    """Return a check for sources of a status.

    :param says: with gaps for the key and for who says so.
    """

    def judge(claim: Claim, site: Site) -> Iterator[str]:
        for key in claim.keys:
            source = site.sources_by_key.get(key)
            row = site.status_of(source) if source else None
            if row is not None and row.status == status:
                yield says.format(key, row.told)

    return judge


def _cited(site: Site) -> list[Source]:
    """Return the sources that claims name and that can be looked up, in order of file."""
    return [source for source in site.sources if source.doi and source.key in site.cited_keys]


def _cited_rows(site: Site) -> list[tuple[Source, StatusRow]]:
    return [(source, row) for source in _cited(site) if (row := site.status_of(source))]


def _unchecked(site: Site) -> Iterator[Fault]:
    if not site.status_path or site.status_problems:
        return
    cited = _cited(site)
    if cited and not site.statuses:
        yield Fault(
            Place(site.status_path, 1),
            f"the status file has no row, so nobody looked up whether the {len(cited)} cited "
            f"sources with a DOI are retracted; {_REFRESH}",
        )
        return
    for source in cited:
        if site.status_of(source) is None:
            yield Fault(
                _place(source),
                f'nobody looked up whether "{source.key}" ({source.doi}) is retracted: '
                f"{site.status_path} has no row of it; {_REFRESH}",
            )


def _undated(site: Site) -> Iterator[Fault]:
    rows = {} if site.status_problems else {row.doi: row for _, row in _cited_rows(site)}
    for row in rows.values():
        if not is_date(row.checked):
            said = f'"{row.checked}", which is no date'
        elif in_future(row.checked, site.settings.today):
            said = f"{row.checked}, which is yet to come"
        else:
            continue
        yield Fault(
            Place(site.status_path, row.line),
            f"the status of {row.doi} was looked up on {said}; {_REFRESH}",
        )


def _stale(site: Site) -> Iterator[Fault]:
    settings = site.settings
    rows = {} if site.status_problems else {row.doi: row for _, row in _cited_rows(site)}
    old = [row for row in rows.values() if is_over(status_due(row, settings), settings)]
    age = f"more than {counted(settings.status_days, 'day')} ago"
    if len(old) == len(rows) > 1:
        first = min(row.checked for row in old)
        yield Fault(
            Place(site.status_path, 1),
            f"all {len(old)} cited sources were last looked up {age} (the first on {first}); "
            f"{_REFRESH}",
        )
        return
    for row in old:
        yield Fault(
            Place(site.status_path, row.line),
            f"the status of {row.doi} was last looked up on {row.checked}, {age}; {_REFRESH}",
        )


def _wrong_work(site: Site) -> Iterator[Fault]:
    for source in site.sources:
        row = site.status_of(source)
        if row is not None and (found := disagreements(source, row)):
            yield Fault(
                _place(source),
                f'Crossref knows the DOI {source.doi} of "{source.key}" as another work: '
                f"{', '.join(found)}; correct the DOI or the entry",
            )


def _compared(site: Site) -> int:
    rows = map(site.status_of, site.sources)
    return sum(1 for row in rows if row and (row.title or row.year or row.author))


# -- the bibliography itself ---------------------------------------------------------------------


def _malformed(site: Site) -> Iterator[Fault]:
    for source in site.sources:
        for field, value in source.identifiers:
            name, judge = IDENTIFIERS[field]
            if fault := judge(value):
                yield Fault(_place(source), f'"{source.key}" gives the {name} "{value}", {fault}')


def _judged_for_use(site: Site) -> tuple[Source, ...]:
    """Return the sources, or none while a citation is missing or misspelt: it may be theirs."""
    named = site.cited_keys | {citation.target for citation in site.citations}
    whole = named <= site.sources_by_key.keys() and all(c.names("cite") for c in site.claims)
    return site.sources if whole else ()


def _unused(site: Site) -> Iterator[Fault]:
    named = site.cited_keys | {citation.target for citation in site.citations}
    unused: dict[str, list[Source]] = defaultdict(list)
    for source in _judged_for_use(site):
        if source.key not in named:
            unused[source.path].append(source)
    for path, sources in unused.items():
        if len(sources) > _MANY:
            yield Fault(
                Place(path, sources[0].line),
                f"no claim and no {{cite}} names {len(sources)} of the entries, from "
                f'"{sources[0].key}" on; cite them or take them out',
            )
            continue
        for source in sources:
            yield Fault(
                _place(source),
                f'no claim and no {{cite}} names "{source.key}"; cite it or take it out',
            )


def _with_status_file(count: Callable[[Site], int]) -> Callable[[Site], int]:
    return lambda site: count(site) if site.status_path else 0


CLAIM_CHECKS: tuple[ClaimCheck, ...] = (
    ClaimCheck(
        "retracted-source",
        _status_check(
            RETRACTED, 'the source "{}" is retracted ({}); take it out and rate the claim again'
        ),
    ),
    ClaimCheck(
        "concerning-source",
        _status_check(
            CONCERN,
            'the journal warns that the source "{}" may not be sound ({}); read the notice, and '
            'take the source out or write ":waive: concerning-source until 2027-03-01: why it stays"',
        ),
    ),
)
SITE_CHECKS: tuple[SiteCheck, ...] = (
    SiteCheck("retracted-source", lambda site: faults_of(site.status_problems), lambda _site: 0),
    SiteCheck("unchecked-source", _unchecked, _with_status_file(lambda site: len(_cited(site)))),
    SiteCheck("undated-status", _undated, lambda site: len(_cited_rows(site))),
    SiteCheck(
        "stale-status",
        _stale,
        lambda site: len(_cited_rows(site)) if site.settings.status_days > 0 else 0,
    ),
    SiteCheck("wrong-work", _wrong_work, _compared),
    SiteCheck(
        "malformed-identifier",
        _malformed,
        lambda site: sum(len(source.identifiers) for source in site.sources),
    ),
    SiteCheck("duplicate-work", duplicates, lambda site: len(site.sources)),
    SiteCheck("unused-source", _unused, lambda site: len(_judged_for_use(site))),
)
