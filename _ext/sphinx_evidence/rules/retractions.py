"""The checks of what became of sources since, and of whether anybody looked."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sphinx_evidence.files.status import (
    BETWEEN,
    CONCERN,
    REINSTATED,
    RETRACTED,
    StatusRow,
    called,
    disagreements,
)
from sphinx_evidence.model.claim import Claim
from sphinx_evidence.model.dates import in_future, is_date
from sphinx_evidence.model.place import Place
from sphinx_evidence.model.same_work import same_family, same_title
from sphinx_evidence.model.source import Source
from sphinx_evidence.model.text import counted
from sphinx_evidence.rules.due import is_over, status_due
from sphinx_evidence.rules.fault import ClaimCheck, Fault, SiteCheck, faults_of
from sphinx_evidence.rules.site import Site

_REFRESH = "run python -m sphinx_evidence refresh"


def _place(source: Source) -> Place:
    return Place(source.path, source.line)


# -- retractions ---------------------------------------------------------------------------------


def _retraction(source: Source, site: Site) -> str:
    """Return who says that a source, or a work of the set that it is, is retracted; or nothing."""
    if told := _taken_back(source, site):
        return told
    works = filter(None, map(site.sources_by_key.get, source.bundled))
    found = ((work.key, _taken_back(work, site)) for work in works)
    return next((f'"{key}" in it: {told}' for key, told in found if told), "")


def _taken_back(source: Source, site: Site) -> str:
    row = site.status_of(source)
    if row is not None and row.status == RETRACTED:
        return row.told
    if source.marked and (row is None or row.status != REINSTATED):
        return f"its {source.marked} says so"
    if row is None and not source.doi:
        # Found by no number, it may still be the work of a row that tells its title.
        for row in site.statuses.values():
            titles = row.title.split(BETWEEN) if row.status == RETRACTED and row.title else []
            same = any(same_title(source.title, title) for title in titles)
            if same and same_family(source.author, row.author):
                return row.told
    return ""


def _retracted(claim: Claim, site: Site) -> Iterator[str]:
    for key in claim.keys:
        source = site.sources_by_key.get(key)
        if source and (told := _retraction(source, site)):
            yield f'the source "{key}" is retracted ({told}); take it out and rate the claim again'


def _retracted_elsewhere(site: Site) -> Iterator[Fault]:
    yield from faults_of(site.status_problems)
    named = [(c.target, c.place, c.docname) for c in site.citations]
    named += [(key, plot.place, plot.docname) for plot in site.plots for key in plot.sources]
    told: dict[str, str] = {}
    for key, place, docname in named:
        source = site.sources_by_key.get(key)
        if source is None:
            continue
        if key not in told:
            told[key] = _retraction(source, site)
        if told[key]:
            yield Fault(
                place,
                f'the source "{key}" is retracted ({told[key]}); take it out, and what rests on it',
                docname,
            )


def _concerning(claim: Claim, site: Site) -> Iterator[str]:
    for key in claim.keys:
        source = site.sources_by_key.get(key)
        row = site.status_of(source) if source else None
        if row is not None and row.status == CONCERN:
            yield (
                f'the journal warns that the source "{key}" may not be sound ({row.told}); read the '
                'notice, and take the source out or write ":waive: concerning-source until '
                '2027-03-01: why it stays"'
            )


# -- whether anybody looked ------------------------------------------------------------------------


def _cited(site: Site) -> list[Source]:
    """Return the sources that the site names and that can be looked up, in order of file."""
    return [source for source in site.used_sources if source.number]


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
            f"sources with a DOI or a PubMed number are retracted; {_REFRESH}",
        )
        return
    for source in cited:
        if site.status_of(source) is None:
            yield Fault(
                _place(source),
                f'nobody looked up whether "{source.key}" ({source.number}) is retracted: '
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
    for source in site.used_sources:
        row = site.status_of(source)
        if row is not None and (found := disagreements(source, row)):
            yield Fault(
                _place(source),
                f'Crossref knows {called(source.number)} of "{source.key}" as another work: '
                f"{', '.join(found)}; correct the number or the entry",
            )


def _compared(site: Site) -> int:
    rows = map(site.status_of, site.used_sources)
    return sum(1 for row in rows if row and (row.title or row.year or row.author))


def _with_status_file(count: Callable[[Site], int]) -> Callable[[Site], int]:
    return lambda site: count(site) if site.status_path else 0


CLAIM_CHECKS: tuple[ClaimCheck, ...] = (
    ClaimCheck("retracted-source", _retracted),
    ClaimCheck("concerning-source", _concerning),
)
SITE_CHECKS: tuple[SiteCheck, ...] = (
    SiteCheck("retracted-source", _retracted_elsewhere, lambda site: len(site.citations)),
    SiteCheck("unchecked-source", _unchecked, _with_status_file(lambda site: len(_cited(site)))),
    SiteCheck("undated-status", _undated, lambda site: len(_cited_rows(site))),
    SiteCheck(
        "stale-status",
        _stale,
        lambda site: len(_cited_rows(site)) if site.settings.status_days > 0 else 0,
    ),
    SiteCheck("wrong-work", _wrong_work, _compared),
)
