"""Statuses: what is known of the fate of sources, and whether anybody looked."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_evidence.files.status import CONCERN, StatusRow, called, disagreements
from sphinx_evidence.model.claim import Claim
from sphinx_evidence.model.dates import in_future, is_date
from sphinx_evidence.model.place import Place
from sphinx_evidence.model.source import Source
from sphinx_evidence.model.text import counted
from sphinx_evidence.rules.check import claim_check, site_check
from sphinx_evidence.rules.due import is_over, status_due
from sphinx_evidence.rules.fault import Fault
from sphinx_evidence.rules.rule import DUE, Rule, status_example
from sphinx_evidence.rules.site import Site

_REFRESH = "run python -m sphinx_evidence refresh"

CONCERNING_SOURCE = Rule(
    "concerning-source",
    what="A journal has published an expression of concern about a cited source.",
    why="Such a paper may be retracted next, and readers should not learn it from others.",
    fix="Read the notice. Take the source out, or waive the rule in the claim with the reason.",
    bad=status_example("10.1000/smith,expression-of-concern,Crossref,2026-11-01"),
    good=status_example("10.1000/smith,corrected,Crossref,2026-11-01"),
)


@claim_check(CONCERNING_SOURCE)
def _concerning(claim: Claim, site: Site) -> Iterator[str]:
    for key in claim.keys:
        if told := _concern(key, site):
            yield f'{told} write ":waive: concerning-source until 2027-03-01: why it stays"'


@site_check(CONCERNING_SOURCE, count=lambda site: len(site.citations))
def _concerning_elsewhere(site: Site) -> Iterator[Fault]:
    """Judge what only texts and pictures name: the box of a claim tells its readers itself."""
    for key, place, docname in site.named_elsewhere:
        if key not in site.cited_keys and (told := _concern(key, site)):
            yield Fault(place, f"{told} cite it in a claim, whose box says so", docname)


def _concern(key: str, site: Site) -> str:
    """Return that the journal of a source has expressed concern, and what to do or else; or nothing."""
    source = site.sources_by_key.get(key)
    row = site.status_of(source) if source else None
    if row is None or row.status != CONCERN:
        return ""
    return (
        f'the journal warns that the source "{key}" may not be sound ({row.told}); read the notice, '
        "and take the source out or"
    )


def _cited(site: Site) -> list[Source]:
    """Return the sources that the site names and that can be looked up, in order of file."""
    return [source for source in site.used_sources if source.number]


def _to_look_up(site: Site) -> int:
    return len(_cited(site)) if site.status_path else 0


UNCHECKED_SOURCE = Rule(
    "unchecked-source",
    what="The status file has no row for a cited DOI.",
    why='A source that nobody looked up may be retracted: unknown is not "all clear".',
    fix="Run `python -m sphinx_evidence refresh`, or look it up and write the row by hand.",
    bad=status_example("10.1000/other,current,Crossref,2026-11-01"),
    good=status_example("10.1000/smith,current,Crossref,2026-11-01"),
)


@site_check(UNCHECKED_SOURCE, count=_to_look_up)
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
                source.place,
                f'nobody looked up whether "{source.key}" ({source.number}) is retracted: '
                f"{site.status_path} has no row of it; {_REFRESH}",
            )


def _cited_rows(site: Site) -> list[tuple[Source, StatusRow]]:
    return [(source, row) for source in _cited(site) if (row := site.status_of(source))]


UNDATED_STATUS = Rule(
    "undated-status",
    what="The day on which a source's status was looked up is no date, or is yet to come.",
    why="Nobody can tell whether the look-up still counts.",
    fix="Run `python -m sphinx_evidence refresh`, or write the day as 2026-11-22.",
    bad=status_example("10.1000/smith,current,Crossref,last week"),
    good=status_example("10.1000/smith,current,Crossref,2026-11-01"),
)


@site_check(UNDATED_STATUS, count=lambda site: len(_cited_rows(site)))
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


STALE_STATUS = Rule(
    "stale-status",
    what="A source's status was looked up longer ago than `evidence_status_days`.",
    why="Papers are retracted years after they were cited.",
    fix="Run `python -m sphinx_evidence refresh`.",
    bad=status_example("10.1000/smith,current,Crossref,2020-01-31"),
    good=status_example("10.1000/smith,current,Crossref,2026-11-01"),
    severity=DUE,
)


@site_check(
    STALE_STATUS, count=lambda site: len(_cited_rows(site)) if site.settings.status_days > 0 else 0
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


def _compared(site: Site) -> int:
    rows = map(site.status_of, site.used_sources)
    return sum(1 for row in rows if row and (row.title or row.year or row.author))


WRONG_WORK = Rule(
    "wrong-work",
    what="Crossref knows a DOI as another work than the bibliography says.",
    why="A reader who follows the link lands at a paper that says something else.",
    fix="Correct the DOI, or the title, the year or the first author of the entry.",
    bad=status_example(
        "10.1000/smith,current,Crossref,2026-11-01,Coffee and dreams,2015,Green",
        ",title,year,author",
    ),
    good=status_example(
        "10.1000/smith,current,Crossref,2026-11-01,TEA and <i>Sleep</i>: a review,2019,Smith",
        ",title,year,author",
    ),
)


@site_check(WRONG_WORK, count=_compared)
def _wrong_work(site: Site) -> Iterator[Fault]:
    for source in site.used_sources:
        row = site.status_of(source)
        if row is not None and (found := disagreements(source, row)):
            yield Fault(
                source.place,
                f'Crossref knows {called(source.number)} of "{source.key}" as another work: '
                f"{', '.join(found)}; correct the number or the entry",
            )
