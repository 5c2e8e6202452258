"""Outcomes: a claim about an effect says of what, in whom, against what, and which way."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_evidence.model.claim import Claim
from sphinx_evidence.model.options import is_reason
from sphinx_evidence.model.tiers import SIZES
from sphinx_evidence.rules.body_of_evidence import is_graded
from sphinx_evidence.rules.check import claim_check
from sphinx_evidence.rules.rule import Example, Rule, graded, graded_example
from sphinx_evidence.rules.site import Site
from sphinx_evidence.wording.grammar.options import BETTER

_PICO = ("population", "intervention", "comparator", "outcome", "direction")

MISSING_OUTCOME = Rule(
    "missing-outcome",
    what=(
        "A claim about an effect does not say in whom, of what, against what, on what, which way, or "
        "which way people want."
    ),
    why="How sure we are is said of one outcome in one comparison; without them it means nothing.",
    fix=(
        "Give `:population:`, `:intervention:`, `:comparator:`, `:outcome:` and `:direction:`; where "
        "there is an effect, `:better:`, `less` or `more`, and `:size:` if the tier is low or better."
    ),
    bad=graded_example(comparator="-"),
    good=Example(graded()),
)


@claim_check(MISSING_OUTCOME, applies=is_graded)
def _missing_outcome(claim: Claim, _site: Site) -> Iterator[str]:
    missing = [name for name in _PICO if not is_reason(claim.option(name))]
    if missing:
        names = ", ".join(f":{name}:" for name in missing)
        yield (
            f"a tier of {claim.tier.name} is about one outcome in people, and the claim does not "
            f"say which; add {names}"
        )
    effect = claim.option("direction") in ("benefit", "harm")
    if effect and claim.tier.name != "very-low" and not claim.option("size"):
        yield f"it does not say how large the effect is; add :size: with one of {', '.join(SIZES)}"
    if effect and not claim.option("better"):
        yield (
            "it does not say which way of the outcome people want; add :better: with one of "
            f"{', '.join(BETTER)}"
        )
