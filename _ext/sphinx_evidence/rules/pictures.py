"""Pictures: they show what their claims rest on, and nothing unsure as known."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_evidence.model.claim import Claim
from sphinx_evidence.model.plot import FOREST_PLOT, ICON_ARRAY, Plot
from sphinx_evidence.model.spelling import unknown_names
from sphinx_evidence.rules.check import site_check, stray_check
from sphinx_evidence.rules.fault import Fault
from sphinx_evidence.rules.rule import Example, Rule, claim, graded
from sphinx_evidence.rules.sentence import is_harm
from sphinx_evidence.rules.site import Site

#: Of these an icon array may be drawn.
_SURE = ("low", "moderate", "high")
_COUNTS = "tea: trial2021: {}"


def _forest(source: str) -> str:
    counts = f"tea: {source}"
    return (
        f"\n:::{{forest-plot}} Bad nights with tea and without\n:counts: {counts}\n"
        ":claim: tea-sleep\n:::\n"
    )


def _array(tier: str, sentence: str, rated_down: str = "-") -> str:
    """Return a benefit, a harm, and an icon array of both; the rest is said of the benefit."""
    benefit = graded(
        tier=tier,
        direction="benefit",
        outcome="alertness",
        sentence=sentence,
        body="Adults were more awake.",
        harms="tea-harm",
        rated_down=rated_down,
    )
    harm = graded(
        id="tea-harm",
        outcome="bad nights",
        better="less",
        sentence="Black tea increases bad nights",
    )
    return (
        f"{benefit}\n{harm}\n"
        ":::{icon-array} Of 100 adults who drink tea\n"
        f":benefit: tea-sleep = {_COUNTS.format('alert')}\n"
        f":harm: tea-harm = {_COUNTS.format('bad nights')}\n:::\n"
    )


BROKEN_FIGURE = Rule(
    "broken-figure",
    what="A picture can't be drawn, or shows counts that its claims don't rest on.",
    why="A picture is believed at a glance, so it must show the same studies as the claim beside it.",
    fix=(
        "Correct what the message names: the file, the source or the outcome in the folder of "
        "counts, the options, or the claims under `:claim:`."
    ),
    bad=Example(claim() + _forest("trial2021: bad nights")),
    good=Example(claim(cite="smith2020, trial2021") + _forest("trial2021: bad nights")),
)
_BROKEN_FIGURE_STRAYS = stray_check(BROKEN_FIGURE)


@site_check(
    BROKEN_FIGURE,
    count=lambda site: sum(plot.kind in (FOREST_PLOT, ICON_ARRAY) for plot in site.plots),
)
def _broken(site: Site) -> Iterator[Fault]:
    for plot in site.plots:
        claims = site.claims_named(plot.claims)
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


UNCERTAIN_ICON_ARRAY = Rule(
    "uncertain-icon-array",
    what="An icon array shows a claim that is not sure enough to be counted out, or one side only.",
    why=(
        "Whoever sees filled icons takes the numbers for known, and a benefit without its price for "
        "all there is."
    ),
    fix=(
        "Draw claims of low certainty or better, at least one `:benefit:` and one `:harm:`. Tell of "
        "the others in words."
    ),
    bad=Example(
        _array(
            "very-low",
            "The evidence is very uncertain about the effect of black tea on alertness in adults",
            "imprecision 2: 80 people; indirectness: adults in one town",
        )
    ),
    good=Example(_array("high", "Black tea increases alertness in adults")),
)
_UNCERTAIN_ICON_ARRAY_STRAYS = stray_check(UNCERTAIN_ICON_ARRAY)


@site_check(
    UNCERTAIN_ICON_ARRAY, count=lambda site: sum(plot.kind == ICON_ARRAY for plot in site.plots)
)
def _uncertain(site: Site) -> Iterator[Fault]:
    for plot in site.plots:
        for drawn in site.claims_named(plot.claims) if plot.kind == ICON_ARRAY else ():
            if message := _unfit(plot, drawn, site):
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
