"""The checks of how sure a claim says to be: outcome, steps, start and sum."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_evidence.model.certainty import (
    DOWN,
    LEVELS,
    NOT_ASSESSED,
    PRECLINICAL,
    UP,
    Domain,
    rate,
    start_of,
)
from sphinx_evidence.model.claim import Claim
from sphinx_evidence.model.dates import in_future, is_date
from sphinx_evidence.model.options import is_reason, read_search
from sphinx_evidence.model.source import DESIGNS, Source
from sphinx_evidence.model.spelling import nearest
from sphinx_evidence.model.tiers import SIZES, TIERS
from sphinx_evidence.rules.fault import ClaimCheck, SiteCheck
from sphinx_evidence.rules.site import Site
from sphinx_evidence.wording.content import roots
from sphinx_evidence.wording.grammar.wanted import BETTER

_LABEL = "regulatory-label"  #: Tells what the trials of a medicine found.
_PICO = ("population", "intervention", "comparator", "outcome", "direction")
#: Where steps stand, and the domains that they may name there.
SIDES = (("rated-down", DOWN), ("rated-up", UP))


def _graded(claim: Claim) -> bool:
    return claim.tier.graded


def is_rated(claim: Claim) -> bool:
    """Tell whether a claim's tier starts from the designs of its sources."""
    return claim.tier.graded or claim.tier.name == PRECLINICAL


def has_steps(claim: Claim) -> bool:
    """Tell whether a claim states steps of a rating."""
    return bool(claim.option("rated-down") or claim.option("rated-up"))


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


def _unknown_domain(claim: Claim, _site: Site) -> Iterator[str]:
    for option, domains in SIDES:
        for step in claim.steps(option):
            if step.domain in domains:
                continue
            other = next((name for name, known in SIDES if step.domain in known), "")
            hint = nearest(step.domain, domains)
            todo = f"write it under :{other}:" if other else f"use one of {', '.join(domains)}"
            yield f':{option}: has no domain "{step.domain}"{hint * (not other)}; {todo}'


def _wrong_levels(claim: Claim, _site: Site) -> Iterator[str]:
    for option, domains in SIDES:
        seen: set[str] = set()
        for step in claim.steps(option):
            if step.domain in seen:
                yield (
                    f":{option}: names {step.domain} twice; name it once, with all levels and "
                    "reasons together"
                )
            seen.add(step.domain)
            if step.domain in domains and not _allowed(step.levels, domains[step.domain]):
                most = domains[step.domain].most
                levels = "1" if most == 1 else f"1 or {most}"
                yield (
                    f":{option}: can't move {step.domain} by {step.levels} levels; use {levels}"
                    + (", or 0 where it could not be assessed" * (step.domain == NOT_ASSESSED))
                )


def _allowed(levels: int, domain: Domain) -> bool:
    return (levels == 0 and domain.name == NOT_ASSESSED) or 1 <= levels <= domain.most


def _size_of_nothing(claim: Claim, _site: Site) -> Iterator[str]:
    size = claim.option("size")
    yield (
        f':size: can\'t be "{size}" where :direction: is no-difference; use trivial or small, or '
        "correct the direction"
    )


def _says_size_of_nothing(claim: Claim) -> bool:
    nothing = claim.option("direction") == "no-difference"
    return nothing and claim.option("size") in ("moderate", "large")


def _rated_up_and_down(claim: Claim, site: Site) -> Iterator[str]:
    if not claim.steps("rated-up"):
        return
    if any(step.levels for step in claim.steps("rated-down")):
        yield (
            "it is rated up and down; only evidence with nothing to rate down is rated up, so "
            "take :rated-up: out"
        )
        return
    start = rate(claim, site.sources_by_key).start if _body(claim, site) else ""
    if start and start != "low":
        yield (
            f"it is rated up but starts {start}; only evidence that starts low is rated up, so "
            "take :rated-up: out"
        )


def _body(claim: Claim, site: Site) -> list[Source]:
    """Return the sources of a claim, or nothing where one is missing or names no known design.

    That is a finding of its own, and any sum without it would mislead.
    """
    known = site.sources_by_key
    keys = claim.keys
    whole = all(key in known and known[key].design in DESIGNS for key in keys)
    return [known[key] for key in keys] if whole else []


def _animals_only(claim: Claim, site: Site) -> Iterator[str]:
    if _body(claim, site) and rate(claim, site.sources_by_key).start == PRECLINICAL:
        yield (
            f"its sources studied only animals or cells, which is no evidence about people; "
            f"declare {PRECLINICAL}, or cite studies in people"
        )


def _tier_mismatch(claim: Claim, site: Site) -> Iterator[str]:
    known = site.sources_by_key
    body = _body(claim, site)
    if not body:
        return
    declared = claim.tier.name
    rating = rate(claim, known)
    if rating.tier == declared or (rating.start == PRECLINICAL and claim.tier.graded):
        return
    if not rating.start:
        kinds = ", ".join(dict.fromkeys(DESIGNS[source.design] for source in body))
        yield (
            f"it is declared {declared}, but its sources ({kinds}) set no start; cite the studies "
            "themselves, or use reference for what such a source says"
        )
    elif declared == PRECLINICAL:
        people = ", ".join(s.key for s in body if start_of(s) not in ("", PRECLINICAL))
        yield (
            f"it is declared {PRECLINICAL}, but {people} studied people: {rating.sum}, declared "
            f"{declared}; take that source out, or rate the claim"
        )
    else:
        yield (
            f"the tier does not follow: {rating.sum}, declared {declared}; "
            f"declare {rating.tier}, or correct the steps"
        )


def _unmeasured(claim: Claim, site: Site) -> Iterator[str]:
    """Find an outcome of which only sources speak that carry no tier: they can't lend it theirs."""
    body = _body(claim, site)
    carrying = [s for s in body if start_of(s) not in ("", PRECLINICAL) or s.design == _LABEL]
    wanted = roots(claim.option("outcome"))
    beside = [source for source in body if source not in carrying]
    lent = any(not wanted.isdisjoint(roots(_words_of(source))) for source in beside)
    if carrying and lent and wanted.isdisjoint(roots(" ".join(map(_words_of, carrying)))):
        keys = ", ".join(source.key for source in carrying)
        yield (
            f'its outcome, "{claim.option("outcome")}", stands in no finding of {keys}, which set the '
            "tier; cite a study of it, or write down what they found on it"
        )


def _words_of(source: Source) -> str:
    topics = (word.replace("-", " ") for _, words in source.topics for word in words)
    return " ".join((source.title, source.finding, source.kind, *topics))


def _missing_search(claim: Claim, site: Site) -> Iterator[str]:
    searched = claim.option("searched")
    search = read_search(searched)
    if not searched:
        yield (
            "it says that nothing was found, but not what was looked for and when; add "
            '":searched: 2026-11-22: what you looked for, and where"'
        )
    elif search is None or not is_date(search.day) or not is_reason(search.what):
        yield (
            f':searched: can\'t be "{searched[:60]}"; write a date, a colon, and what you looked '
            "for and where"
        )
    elif in_future(search.day, site.settings.today):
        yield f":searched: {search.day} is still to come; write the day on which it was searched"


def _misplaced(claim: Claim, _site: Site) -> Iterator[str]:
    name = claim.tier.name
    if claim.option("searched") and name != "none":
        yield f":searched: belongs to the tier none, and this claim is {name}; take it out"
    for option, _ in SIDES:
        if claim.option(option) and not claim.tier.graded:
            tiers = ", ".join(reversed(LEVELS))
            yield f":{option}: belongs to the tiers {tiers}, and this claim is {name}; take it out"


def _could_be_misplaced(claim: Claim) -> bool:
    return claim.option("tier") in TIERS and bool(claim.option("searched") or has_steps(claim))


CLAIM_CHECKS: tuple[ClaimCheck, ...] = (
    ClaimCheck("missing-outcome", _missing_outcome, _graded),
    ClaimCheck("unknown-domain", _unknown_domain, has_steps),
    ClaimCheck("unknown-value", _wrong_levels, has_steps),
    ClaimCheck("unknown-value", _size_of_nothing, _says_size_of_nothing),
    ClaimCheck("rated-up-and-down", _rated_up_and_down, has_steps),
    ClaimCheck("animals-only", _animals_only, _graded),
    ClaimCheck("tier-mismatch", _tier_mismatch, is_rated),
    ClaimCheck("tier-mismatch", _unmeasured, _graded),
    ClaimCheck("missing-search", _missing_search, lambda claim: claim.tier.name == "none"),
    ClaimCheck("unknown-value", _misplaced, _could_be_misplaced),
)
SITE_CHECKS: tuple[SiteCheck, ...] = ()
