"""The body of evidence that a claim rests on, and the steps by which it is rated."""

from __future__ import annotations

from sphinx_evidence.model.certainty import DOWN, PRECLINICAL, UP
from sphinx_evidence.model.claim import Claim
from sphinx_evidence.model.source import DESIGNS, Source
from sphinx_evidence.rules.site import Site

#: Where steps stand, and the domains that they may name there.
SIDES = (("rated-down", DOWN), ("rated-up", UP))


def is_graded(claim: Claim) -> bool:
    """Tell whether a claim says how sure an effect in people is."""
    return claim.tier.graded


def is_rated(claim: Claim) -> bool:
    """Tell whether a claim's tier starts from the designs of its sources."""
    return claim.tier.graded or claim.tier.name == PRECLINICAL


def has_steps(claim: Claim) -> bool:
    """Tell whether a claim states steps of a rating."""
    return bool(claim.option("rated-down") or claim.option("rated-up"))


def body_of(claim: Claim, site: Site) -> list[Source]:
    """Return the sources of a claim, or nothing where one is missing or names no known design.

    That is a finding of its own, and any sum without it would mislead.
    """
    known = site.sources_by_key
    keys = claim.keys
    whole = all(key in known and known[key].design in DESIGNS for key in keys)
    return [known[key] for key in keys] if whole else []
