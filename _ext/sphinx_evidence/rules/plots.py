"""The checks of pictures: they show what their claims rest on, and nothing unsure as known."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sphinx_evidence.model.claim import Claim
from sphinx_evidence.model.plot import FOREST_PLOT, ICON_ARRAY, Plot
from sphinx_evidence.model.spelling import unknown_names
from sphinx_evidence.rules.fault import Fault, SiteCheck
from sphinx_evidence.rules.harms import is_harm
from sphinx_evidence.rules.mentions import count_strays, strays
from sphinx_evidence.rules.site import Site

#: Of these an icon array may be drawn.
_SURE = ("low", "moderate", "high")


def _broken(site: Site) -> Iterator[Fault]:
    yield from strays("broken-figure")(site)
    for plot in site.plots:
        claims = _known(plot, site)
        if not claims:  # it names none, or none that exists, which is told elsewhere
            yield from _unknown_sources(plot, site)
            continue
        cited = {key for claim in claims for key in claim.keys}
        for key in plot.sources:
            if key not in cited:
                names = " or ".join(f'"{claim.id}"' for claim in claims)
                yield Fault(
                    plot.place,
                    f"the {plot.kind} shows counts of {key}, which {names} does not cite; name "
                    "the claim that rests on it, or take the counts out",
                    plot.docname,
                )


def _unknown_sources(plot: Plot, site: Site) -> Iterator[Fault]:
    for message in unknown_names(
        plot.sources,
        site.sources_by_key,
        f'the {plot.kind} shows counts of "{{}}", a key that no bibliography file has{{}}; correct '
        "the file of counts, or add the source",
    ):
        yield Fault(plot.place, message, plot.docname)


def _uncertain(site: Site) -> Iterator[Fault]:
    yield from strays("uncertain-icon-array")(site)
    for plot in site.plots:
        for claim in _known(plot, site) if plot.kind == ICON_ARRAY else ():
            if message := _unfit(plot, claim, site):
                yield Fault(plot.place, message, plot.docname)


def _unfit(plot: Plot, claim: Claim, site: Site) -> str:
    """Return why a claim can't be drawn as an icon array, on this side of it; empty if it can."""
    if claim.tier.name not in _SURE:
        return (
            f'the icon array shows "{claim.id}", which stands at "{claim.tier.label}": a reader '
            "would take the picture for known; take it out, or draw a claim of low certainty or "
            "better"
        )
    fits = is_harm(claim, site) if plot.side == "harm" else claim.option("direction") == "benefit"
    if fits:
        return ""
    return (
        f'the icon array shows "{claim.id}" under :{plot.side}:, and its direction is '
        f'"{claim.option("direction")}"; draw it on its own side, or take it out'
    )


def _known(plot: Plot, site: Site) -> list[Claim]:
    """Return the claims of a plot that exist."""
    found = (site.find_claim(name) for name in plot.claims)
    return [claim for claim in found if claim is not None]


def _count(rule: str, *kinds: str) -> Callable[[Site], int]:
    """Return what counts the pictures of some kinds, and those that were at fault already."""
    return lambda site: sum(p.kind in kinds for p in site.plots) + count_strays(site, rule)


SITE_CHECKS: tuple[SiteCheck, ...] = (
    SiteCheck("broken-figure", _broken, _count("broken-figure", FOREST_PLOT, ICON_ARRAY)),
    SiteCheck("uncertain-icon-array", _uncertain, _count("uncertain-icon-array", ICON_ARRAY)),
)
