"""The checks of harms: no benefit is told without them."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_evidence.model.claim import Claim
from sphinx_evidence.rules.fault import ClaimCheck, SiteCheck
from sphinx_evidence.rules.said import denies_harm
from sphinx_evidence.rules.site import Site


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


def _why(claim: Claim) -> str:
    if claim.option("direction") != "harm":
        return "it has no direction harm and stands on no safety page"
    if claim.option("better"):
        return "its sentence says a benefit"
    return "it does not say in :better: which way of its outcome people want"


def is_harm(claim: Claim, site: Site) -> bool:
    """Tell whether a claim is about a harm.

    It is one with ``direction: harm`` whose sentence does not say the opposite, or one on a safety
    page: a page called ``safety`` or in a folder of that name, where labels and warnings stand too.
    A benefit is no harm wherever it stands.
    """
    direction = claim.option("direction")
    if direction == "harm" and denies_harm(claim, site.settings.language):
        return False
    return direction == "harm" or (direction != "benefit" and "safety" in claim.docname.split("/"))


CLAIM_CHECKS: tuple[ClaimCheck, ...] = (
    ClaimCheck(
        "benefit-without-harms",
        _benefit_without_harms,
        lambda claim: claim.option("direction") == "benefit",
    ),
)
SITE_CHECKS: tuple[SiteCheck, ...] = ()
