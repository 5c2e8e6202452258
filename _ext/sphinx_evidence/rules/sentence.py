"""What the sentence of a graded claim says, and what its options ask it to say."""

from __future__ import annotations

from sphinx_evidence.model.claim import Claim
from sphinx_evidence.model.tiers import DIRECTIONS, SIZES
from sphinx_evidence.rules.site import Site
from sphinx_evidence.wording.grammar.generator import sentence_of
from sphinx_evidence.wording.grammar.loader import language_of
from sphinx_evidence.wording.grammar.misfits import said_direction
from sphinx_evidence.wording.grammar.options import BETTER, Wanted


def wanted_of(claim: Claim) -> Wanted:
    """Return what a graded claim's options say; a value outside its list counts as none."""

    def known(name: str, values: tuple[str, ...]) -> str:
        value = claim.option(name)
        return value if value in values else ""

    return Wanted(
        claim.tier.name,
        known("direction", DIRECTIONS),
        known("size", SIZES),
        known("better", BETTER),
        *(claim.option(name) for name in ("intervention", "comparator", "outcome", "population")),
    )


def made_sentence(claim: Claim, code: str) -> str:
    """Return the sentence that a claim's options make; empty where they make none.

    :param code: the site's language.
    """
    language = language_of(code)
    if language is None or not claim.tier.graded:
        return ""
    return sentence_of(language, wanted_of(claim))


def denies_harm(claim: Claim, code: str) -> bool:
    """Tell whether a graded claim that is labelled a harm does not say one.

    Without `better` nobody can tell, so it serves no other claim as its harm.
    """
    language = language_of(code)
    if language is None or not claim.tier.graded:
        return False
    wanted = wanted_of(claim)
    return not wanted.better or said_direction(language, claim.sentence, wanted) == "benefit"


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


def boxes_read(site: Site) -> int:
    """Return how many boxes are read whole; none where the site's language is not read."""
    return len(site.claims) if site.settings.reads_text else 0
