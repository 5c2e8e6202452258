"""The checks of what sources say of themselves: how the work was done, and who was studied."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_evidence.model.certainty import START
from sphinx_evidence.model.claim import Claim
from sphinx_evidence.model.designs import against_registry, against_title
from sphinx_evidence.model.place import Place
from sphinx_evidence.model.source import DESIGNS, Source
from sphinx_evidence.model.species import ANIMALS, NOBODY, PEOPLE, read_species
from sphinx_evidence.model.spelling import nearest
from sphinx_evidence.rules.fault import ClaimCheck, Fault, SiteCheck
from sphinx_evidence.rules.rating import is_rated
from sphinx_evidence.rules.site import Site


def _unlisted(source: Source) -> Iterator[str]:
    """Yield what is wrong with the words of a source that are outside the lists."""
    if source.design and source.design not in DESIGNS:
        hint = nearest(source.design, DESIGNS)
        yield f'has the design "{source.design}", which is not in the list{hint}'
    if source.species and not read_species(source.species).known:
        hint = nearest(source.species, (*PEOPLE, *ANIMALS, NOBODY))
        yield (
            f'has the species "{source.species}", which is not in the list{hint}, so nobody in it '
            "counts as people"
        )


def _source_without_design(claim: Claim, site: Site) -> Iterator[str]:
    for key in claim.keys:
        source = site.sources_by_key.get(key)
        if source is None:
            continue
        where = f"{source.path}:{source.line}"
        for said in _unlisted(source):
            yield f'the source "{key}" {said}; correct it at {where}'
        if not source.design:
            yield (
                f'the source "{key}" names no design, and a tier starts from it; add design = '
                f"{{...}} at {where}"
            )
        elif not source.species and source.design in START:
            yield (
                f'the source "{key}" does not say who was studied, and a tier starts from it; add '
                f"species = {{human}}, or which animals, at {where}"
            )


def _unlisted_elsewhere(site: Site) -> Iterator[Fault]:
    """Find words outside the lists in sources that no rated claim cites."""
    rated = {key for claim in site.claims if is_rated(claim) for key in claim.keys}
    for source in site.used_sources:
        for said in _unlisted(source) if source.key not in rated else ():
            yield Fault(Place(source.path, source.line), f'"{source.key}" {said}; correct it')


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
                Place(source.path, source.line),
                f'"{source.key}" has the design "{source.design}", and {said}; correct the design, '
                "or the title",
            )


CLAIM_CHECKS: tuple[ClaimCheck, ...] = (
    ClaimCheck("source-without-design", _source_without_design, is_rated),
)
SITE_CHECKS: tuple[SiteCheck, ...] = (
    SiteCheck("source-without-design", _unlisted_elsewhere, lambda _site: 0),
    SiteCheck(
        "wrong-design", _wrong_design, lambda site: sum(bool(s.design) for s in site.used_sources)
    ),
)
