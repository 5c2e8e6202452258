"""Designs: what sources say of how the work was done, and of who was studied."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_evidence.model.certainty import START
from sphinx_evidence.model.claim import Claim
from sphinx_evidence.model.source import DESIGNS, Source
from sphinx_evidence.model.species import ANIMALS, NOBODY, PEOPLE, read_species
from sphinx_evidence.model.spelling import nearest
from sphinx_evidence.rules.body_of_evidence import is_rated
from sphinx_evidence.rules.check import claim_check, nothing, site_check
from sphinx_evidence.rules.fault import Fault
from sphinx_evidence.rules.rule import Rule, graded_example
from sphinx_evidence.rules.site import Site

SOURCE_WITHOUT_DESIGN = Rule(
    "source-without-design",
    what="A source says in no words of the lists what kind of study it is, or who was studied.",
    why="The design and the species decide where a rating starts.",
    fix="Add `design = {...}` and `species = {...}` to its entry, in words of the lists.",
    bad=graded_example(cite="trial2021, letter2016"),
    good=graded_example(),
)


@claim_check(SOURCE_WITHOUT_DESIGN, applies=is_rated)
def _source_without_design(claim: Claim, site: Site) -> Iterator[str]:
    for key in claim.keys:
        source = site.sources_by_key.get(key)
        if source is None:
            continue
        where = str(source.place)
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


@site_check(SOURCE_WITHOUT_DESIGN, count=nothing)
def _unlisted_elsewhere(site: Site) -> Iterator[Fault]:
    """Find words outside the lists in sources that no rated claim cites."""
    rated = {key for claim in site.claims if is_rated(claim) for key in claim.keys}
    for source in site.used_sources:
        for said in _unlisted(source) if source.key not in rated else ():
            yield Fault(source.place, f'"{source.key}" {said}; correct it')


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
