"""The checks of prose outside the boxes.

What depends on one page is found while the page is read (`language.passages`). What a sentence
says of the claims that it links to is compared here with their tiers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sphinx_evidence.checks.fault import ClaimCheck, Fault, SiteCheck
from sphinx_evidence.checks.site import stray_check
from sphinx_evidence.language.lexicon_effects import LEVELS
from sphinx_evidence.model import Passage
from sphinx_evidence.site import Site

#: What to write of a claim, by its tier.
_INSTEAD = {
    "high": 'leave out "probably" and "may"',
    "moderate": 'write "probably"',
    "low": 'write "may"',
    "very-low": "write that the evidence is very uncertain",
    "preclinical": "write in which animals or cells it was seen",
    "none": "write that no study in people was found",
}


def _tiers(passage: Passage, site: Site) -> list[str]:
    """Return the tiers of the claims that a passage links to, where known; facts of record don't count."""
    claims = (site.find_claim(target) for target in passage.targets)
    return [claim.tier.name for claim in claims if claim and claim.tier.name in _INSTEAD]


def misfit(passage: Passage, site: Site) -> tuple[str, str]:
    """Return how the words of a passage misfit the claims that it links to, and by which tier.

    Where it links to several, they may span from the weakest tier to the strongest. A claim that
    nothing was found in people, or only in animals or cells, says nothing of people: where a
    passage links to no other, its words overstate.

    :return: ``overstated``, ``understated`` or nothing; and the tier that the words should keep to.
    """
    tiers = _tiers(passage, site)
    if passage.beside and len(tiers) < len(passage.targets):
        return "", ""  # a fact of record stands there too, and may be what the sentence tells
    levels = sorted({LEVELS.index(tier) for tier in tiers if tier in LEVELS})
    if not levels:
        outside = [tier for tier in tiers if not (tier == "preclinical" and passage.species)]
        return ("overstated", outside[0]) if outside else ("", "")
    said = LEVELS.index(passage.certainty)
    if said > levels[-1]:
        return "overstated", LEVELS[levels[-1]]
    if said < levels[0]:
        return "understated", LEVELS[levels[0]]
    return "", ""


def _worded(rule: str, how: str) -> Callable[[Site], Iterator[Fault]]:
    def judge(site: Site) -> Iterator[Fault]:
        for passage in site.passages:
            found, tier = misfit(passage, site)
            if found == rule:
                claims = ", ".join(f'"{target}"' for target in dict.fromkeys(passage.targets))
                yield Fault(
                    passage.place,
                    f'"{passage.quote}" says {how} than the claim that it links to ({claims}, '
                    f"tier {tier}); {_INSTEAD[tier]}",
                    passage.docname,
                )

    return judge


def _passages(site: Site) -> int:
    return len(site.passages)


CLAIM_CHECKS: tuple[ClaimCheck, ...] = ()
SITE_CHECKS: tuple[SiteCheck, ...] = (
    stray_check("uncited-assertion", lambda site: site.pages),
    stray_check("banned-wording", lambda site: site.pages),
    # What a box says beside its claim, found while its page was read.
    stray_check("overstated", lambda site: len(site.claims)),
    stray_check("effect-as-reference", lambda site: len(site.claims)),
    SiteCheck("overstated", _worded("overstated", "more"), _passages),
    SiteCheck("understated", _worded("understated", "less"), _passages),
)
