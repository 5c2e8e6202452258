"""Harms: no benefit is told without them."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_evidence.model.claim import Claim
from sphinx_evidence.rules.check import claim_check
from sphinx_evidence.rules.rule import Example, Rule, graded, graded_example
from sphinx_evidence.rules.sentence import is_harm
from sphinx_evidence.rules.site import Site

_HARM = graded(
    id="tea-harm", outcome="bad nights", better="less", sentence="Black tea increases bad nights"
)
_BENEFIT = {
    "direction": "benefit",
    "outcome": "alertness",
    "sentence": "Black tea increases alertness in adults",
}

BENEFIT_WITHOUT_HARMS = Rule(
    "benefit-without-harms",
    what="A claim of benefit names no harm, something that is none, or only harms that the output shows to nobody.",
    why="Whoever reads of a benefit must see the price beside it.",
    fix=(
        "Add `:harms:` with ids of claims that have `:direction: harm` and say one, or stand on a safety "
        "page."
    ),
    bad=graded_example(**_BENEFIT),
    good=Example(graded(**_BENEFIT, harms="tea-harm") + "\n" + _HARM),
)


@claim_check(BENEFIT_WITHOUT_HARMS, applies=lambda claim: claim.option("direction") == "benefit")
def _benefit_without_harms(claim: Claim, site: Site) -> Iterator[str]:
    names = claim.names("harms")
    if not names:
        yield (
            "it tells of a benefit and of no harm; add :harms: with the ids of the harm claims "
            "that belong beside it"
        )
    for name in names:
        harm = site.find_claim(name)
        if harm is not None and not is_harm(harm, site):
            yield (f'"{name}" under :harms: is no harm: {_why(harm)}; name a claim about a harm')
    named = [harm for harm in site.claims_named(names) if is_harm(harm, site)]
    if named and _is_seen(claim, site) and not any(_is_seen(harm, site) for harm in named):
        listed = ", ".join(f'"{harm.id}"' for harm in named)
        yield (
            f"no reader of this output sees the harm beside it ({listed}): only, ifconfig or HTML around it "
            "leaves it out or hides it; show it, or name a harm that is shown"
        )


def _is_seen(claim: Claim, site: Site) -> bool:
    return (claim.docname, claim.ordinal) not in site.unseen


def _why(claim: Claim) -> str:
    if claim.option("direction") != "harm":
        return "it has no direction harm and stands on no safety page"
    if claim.option("better"):
        return "its sentence says a benefit"
    return "it does not say in :better: which way of its outcome people want"
