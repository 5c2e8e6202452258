"""Retractions: no claim rests on what its journal has taken back."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_evidence.files.status import BETWEEN, REINSTATED, RETRACTED
from sphinx_evidence.model.claim import Claim
from sphinx_evidence.model.same_work import same_family, same_title
from sphinx_evidence.model.source import Source
from sphinx_evidence.rules.check import claim_check, site_check
from sphinx_evidence.rules.fault import Fault, faults_of
from sphinx_evidence.rules.rule import Rule, status_example
from sphinx_evidence.rules.site import Site

RETRACTED_SOURCE = Rule(
    "retracted-source",
    what="A cited source is retracted, or the file that tells can't be read.",
    why="Its journal has taken it back, so no claim can rest on it.",
    fix="Take the source out, and rate the claim again without it.",
    bad=status_example("10.1000/smith,retracted,Crossref,2026-11-01"),
    good=status_example("10.1000/smith,current,Crossref,2026-11-01"),
    core=True,
)


@claim_check(RETRACTED_SOURCE)
def _retracted(claim: Claim, site: Site) -> Iterator[str]:
    for key in claim.keys:
        source = site.sources_by_key.get(key)
        if source and (told := _retraction(source, site)):
            yield f'the source "{key}" is retracted ({told}); take it out and rate the claim again'


@site_check(RETRACTED_SOURCE, count=lambda site: len(site.citations))
def _retracted_elsewhere(site: Site) -> Iterator[Fault]:
    yield from faults_of(site.status_problems)
    told: dict[str, str] = {}
    for key, place, docname in site.named_elsewhere:
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
        for row in site.retracted:
            # Names first: they cost far less to compare than titles.
            if same_family(source.author, row.author) and any(
                same_title(source.title, title) for title in row.title.split(BETWEEN)
            ):
                return row.told
    return ""
