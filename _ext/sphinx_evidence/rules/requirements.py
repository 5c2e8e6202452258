"""What every claim owes its reader: a tier, a source and a disclaimer."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_evidence.model.claim import Claim
from sphinx_evidence.model.options import is_reason
from sphinx_evidence.model.spelling import nearest, unknown_names
from sphinx_evidence.model.tiers import TIERS
from sphinx_evidence.rules.check import claim_check, site_check, stray_check
from sphinx_evidence.rules.fault import Fault, unknown_targets
from sphinx_evidence.rules.rule import Rule, example
from sphinx_evidence.rules.site import Site

_NO_KEY = 'no bibliography file has the key "{}"{}; correct the key or add the source'

MISSING_TIER = Rule(
    "missing-tier",
    what="A claim does not say how sure we are.",
    why="A reader can't weigh a claim without it.",
    fix="Add `:tier:` with one of the seven tiers.",
    bad=example(tier="-"),
    core=True,
)


@claim_check(MISSING_TIER)
def _missing_tier(claim: Claim, _site: Site) -> Iterator[str]:
    if not claim.option("tier"):
        yield f"it has no tier; add :tier: with one of {', '.join(TIERS)}"


UNKNOWN_TIER = Rule(
    "unknown-tier",
    what="A tier is not one of the seven.",
    why="A word outside the scale means something else to each reader.",
    fix="Use high, moderate, low, very-low, preclinical, none or reference.",
    bad=example(tier="medium"),
    core=True,
)


@claim_check(UNKNOWN_TIER)
def _unknown_tier(claim: Claim, _site: Site) -> Iterator[str]:
    tier = claim.option("tier")
    if tier and tier not in TIERS:
        yield f'there is no tier "{tier}"{nearest(tier, TIERS)}; use one of {", ".join(TIERS)}'


MISSING_CITATION = Rule(
    "missing-citation",
    what="A claim names no source.",
    why="A claim without a source is an opinion.",
    fix="Add `:cite:` with the keys of the sources, separated by commas.",
    bad=example(cite="-"),
    core=True,
)


@claim_check(MISSING_CITATION)
def _missing_citation(claim: Claim, _site: Site) -> Iterator[str]:
    if not claim.names("cite"):
        yield "it names no source; add :cite: with keys of the bibliography"


UNKNOWN_CITATION = Rule(
    "unknown-citation",
    what="A citation key is in no bibliography file.",
    why="The source can't be shown, so nobody can check it.",
    fix="Correct the key, capital letters included, or add the source to the `.bib` file.",
    bad=example(cite="smiht2020"),
    core=True,
)


@claim_check(UNKNOWN_CITATION)
def _unknown_citation(claim: Claim, site: Site) -> Iterator[str]:
    yield from unknown_names(claim.keys, site.sources_by_key, _NO_KEY)


@site_check(UNKNOWN_CITATION, count=lambda site: len(site.citations))
def _unknown_citation_in_text(site: Site) -> Iterator[Fault]:
    yield from unknown_targets(site.citations, site.sources_by_key, _NO_KEY)


_UNKNOWN_CITATION_STRAYS = stray_check(UNKNOWN_CITATION)

MISSING_DISCLAIMER = Rule(
    "missing-disclaimer",
    what="A claim shows no disclaimer.",
    why="A reader must see what a claim does not mean, beside the claim.",
    fix="Add `:disclaimer:`, and see that the disclaimer starts with a paragraph.",
    bad=example(disclaimer="-"),
    core=True,
)


@claim_check(MISSING_DISCLAIMER)
def _missing_disclaimer(claim: Claim, site: Site) -> Iterator[str]:
    names = claim.names("disclaimer")
    if not names:
        yield "it shows no disclaimer; add :disclaimer: with the name of one"
    for name in names:
        disclaimer = site.disclaimers_by_name.get(name)
        if disclaimer is not None and not is_reason(disclaimer.text):
            place = str(disclaimer.place)
            what = "says nothing" if disclaimer.text else "does not start with a paragraph"
            yield f'the disclaimer "{name}" {what}; write one at {place}'


UNKNOWN_DISCLAIMER = Rule(
    "unknown-disclaimer",
    what="A disclaimer is defined nowhere.",
    why="The box would stand without it.",
    fix="Correct the name, or define it with `:::{disclaimer} name`.",
    bad=example(disclaimer="genral"),
    core=True,
)


_UNDEFINED = 'no page defines the disclaimer "{}"{}; correct the name or define it'


@claim_check(UNKNOWN_DISCLAIMER)
def _unknown_disclaimer(claim: Claim, site: Site) -> Iterator[str]:
    yield from unknown_names(claim.names("disclaimer"), site.disclaimers_by_name, _UNDEFINED)


@site_check(UNKNOWN_DISCLAIMER, count=lambda site: len(site.medicine_tables))
def _unknown_of_table(site: Site) -> Iterator[Fault]:
    for table in site.medicine_tables:
        for said in unknown_names(table.disclaimers, site.disclaimers_by_name, _UNDEFINED):
            yield Fault(table.place, said, table.docname)
