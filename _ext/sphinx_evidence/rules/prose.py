"""The checks of prose outside the boxes.

What depends on one page is found while the page is read (`language.passages`). What a sentence
says of the claims that it links to is compared here with their tiers, and with what they are about.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sphinx_evidence.model.claim import Claim
from sphinx_evidence.model.notes import Passage
from sphinx_evidence.rules.fault import ClaimCheck, Fault, SiteCheck
from sphinx_evidence.rules.mentions import stray_check
from sphinx_evidence.rules.site import Site
from sphinx_evidence.wording.prose.lexicon_effects import LEVELS

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


def stranger(passage: Passage, site: Site) -> str:
    """Return what a passage says that no claim that it links to speaks of.

    A claim speaks of its sentence, its outcome, its population and its condition. Who acts or is
    compared is left out, because a claim on the same substance would then support anything. One
    word in common is enough for each thing that the passage says is done. A topic of the site that
    the passage names must be named by a claim too.

    :return: the words in question; a single ``*`` where the passage names nothing to compare.
    """
    from sphinx_evidence.wording.prose.assertions import Topics
    from sphinx_evidence.wording.prose.sameness import content_of, share, things_done

    claims = [claim for target in passage.targets if (claim := site.find_claim(target))]
    if not claims:
        return ""  # that the claim is unknown is another rule's finding
    told = " ".join(_options(claims, "outcome", "population"))
    told += " ".join(f" {c.sentence} {site.conditions.get(c.docname, '')}" for c in claims)
    who = " ".join(_options(claims, "intervention", "comparator"))
    topics = [word for word in site.settings.topics if Topics((word,)).name(passage.words)]
    if topics and not Topics(tuple(topics)).name(f"{told} / {who}"):
        return ", ".join(topics)
    changed = content_of(" ".join(_options(claims, "outcome")))
    who_acts = content_of(" ".join((who, *site.settings.topics)))
    acting = {word for word in who_acts if not share({word}, changed)}
    outcomes = content_of(told.replace("-", " ")) - acting
    named = [things - acting for things in things_done(passage.words)]
    parts = [things for things in named if things] or [content_of(passage.words) - acting]
    for things in parts:
        if not things:
            return "*"
        if not share(things, outcomes):
            return ", ".join(sorted(things))
    return ""


def _options(claims: list[Claim], *names: str) -> Iterator[str]:
    return (claim.option(name) for claim in claims for name in names)


def _unlike(site: Site) -> Iterator[Fault]:
    for passage in site.passages:
        words = stranger(passage, site)
        if not words:
            continue
        claims = ", ".join(f'"{target}"' for target in dict.fromkeys(passage.targets))
        if words == "*":
            message = (
                f'"{passage.quote}" links to {claims} and does not say on what the effect is; name '
                "the outcome in the words of the claim"
            )
        else:
            message = (
                f'"{passage.quote}" speaks of something ({words}) that the claim which it links to '
                f"({claims}) does not name; link to a claim on it, use the words of the claim, or cite a source"
            )
        yield Fault(passage.place, message, passage.docname)


def _stray_or_unlike(site: Site) -> Iterator[Fault]:
    yield from _STRAYS.judge(site)
    yield from _unlike(site)


def _passages(site: Site) -> int:
    return len(site.passages)


_STRAYS = stray_check("uncited-assertion", lambda site: site.pages)


def _boxes(site: Site) -> int:
    return len(site.claims) if site.settings.reads_text else 0


CLAIM_CHECKS: tuple[ClaimCheck, ...] = ()
SITE_CHECKS: tuple[SiteCheck, ...] = (
    _STRAYS._replace(judge=_stray_or_unlike),
    stray_check("banned-wording", lambda site: site.pages),
    # What a box says beside its claim, found while its page was read.
    stray_check("overstated", _boxes),
    stray_check("effect-as-reference", _boxes),
    SiteCheck("overstated", _worded("overstated", "more"), _passages),
    SiteCheck("understated", _worded("understated", "less"), _passages),
)
