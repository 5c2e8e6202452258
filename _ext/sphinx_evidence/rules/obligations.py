"""The rules about one claim: each a function from a claim and its site to what is wrong.

A message says what is wrong and, after a semicolon, what to do.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from sphinx_evidence.model.claim import CLAIM_ID, CLAIM_OPTIONS
from sphinx_evidence.model.dates import in_future, is_date
from sphinx_evidence.model.options import is_reason
from sphinx_evidence.model.spelling import nearest, unknown_names
from sphinx_evidence.model.tiers import DIRECTIONS, SIZES, TIERS
from sphinx_evidence.rules.fault import ClaimCheck
from sphinx_evidence.wording.grammar.wanted import BETTER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_evidence.model.claim import Claim
    from sphinx_evidence.rules.site import Site


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(names)


def _missing_id(claim: Claim, _site: Site) -> Iterator[str]:
    if not claim.id:
        yield "it has no id; add :id: with a short lower-case name that will never change"


def _invalid_id(claim: Claim, _site: Site) -> Iterator[str]:
    if claim.id and not CLAIM_ID.fullmatch(claim.id):
        ascii_id = unicodedata.normalize("NFKD", claim.id).encode("ascii", "ignore").decode()
        slug = re.sub(r"[^a-z0-9]+", "-", ascii_id.lower()).strip("-")
        offer = f', such as "{slug}"' if slug else ""
        yield (
            "the id may hold only lower-case letters a to z, digits and single hyphens; "
            f"rename it{offer}"
        )


def _duplicate_claim(claim: Claim, site: Site) -> Iterator[str]:
    first = site.claims_by_id[claim.id][0] if claim.id else claim
    if first is not claim:
        if first.place == claim.place:
            yield f"{first.docname} and {claim.docname} both include it; include it on one page"
        else:
            yield f"the id is taken by {first.place.path}:{first.place.line}; choose another"


def _missing_tier(claim: Claim, _site: Site) -> Iterator[str]:
    if not claim.option("tier"):
        yield f"it has no tier; add :tier: with one of {_quoted(TIERS)}"


def _unknown_tier(claim: Claim, _site: Site) -> Iterator[str]:
    tier = claim.option("tier")
    if tier and tier not in TIERS:
        yield f'there is no tier "{tier}"{nearest(tier, TIERS)}; use one of {_quoted(TIERS)}'


def _missing_citation(claim: Claim, _site: Site) -> Iterator[str]:
    if not claim.names("cite"):
        yield "it names no source; add :cite: with keys of the bibliography"


def _unknown_citation(claim: Claim, site: Site) -> Iterator[str]:
    yield from unknown_names(
        claim.keys,
        site.sources_by_key,
        'no bibliography file has the key "{}"{}; correct the key or add the source',
    )


def _missing_disclaimer(claim: Claim, site: Site) -> Iterator[str]:
    names = claim.names("disclaimer")
    if not names:
        yield "it shows no disclaimer; add :disclaimer: with the name of one"
    for name in names:
        disclaimer = site.disclaimers_by_name.get(name)
        if disclaimer is not None and not is_reason(disclaimer.text):
            place = f"{disclaimer.place.path}:{disclaimer.place.line}"
            what = "says nothing" if disclaimer.text else "does not start with a paragraph"
            yield f'the disclaimer "{name}" {what}; write one at {place}'


def _unknown_disclaimer(claim: Claim, site: Site) -> Iterator[str]:
    yield from unknown_names(
        claim.names("disclaimer"),
        site.disclaimers_by_name,
        'no page defines the disclaimer "{}"{}; correct the name or define it',
    )


def _unknown_option(claim: Claim, _site: Site) -> Iterator[str]:
    for name, _ in claim.options:
        if name not in CLAIM_OPTIONS:
            hint = nearest(name, CLAIM_OPTIONS)
            yield f'there is no option "{name}"{hint}; correct its name or take it out'


def _empty_claim(claim: Claim, _site: Site) -> Iterator[str]:
    if not is_reason(claim.sentence):
        made = (
            ", or give the options of which one is made: intervention, outcome, direction, better "
            "and size"
        )
        yield (
            "it has no sentence; write the claim after the name of the directive"
            f"{made if claim.tier.graded else ''}"
        )
    if not claim.has_body:
        yield "it has no body; explain the claim below its options"


def _unknown_harm(claim: Claim, site: Site) -> Iterator[str]:
    names = [name for name in claim.names("harms") if name not in site.claims_by_id]
    # A claim is no harm of its own, so it is never what was meant.
    others = [name for name in site.claims_by_id if name != claim.id] if names else []
    yield from unknown_names(
        names,
        others,
        'no claim has the id "{}"{}, which :harms: names; correct it or write the claim',
    )


def _unknown_value(claim: Claim, site: Site) -> Iterator[str]:
    for option, values in (("direction", DIRECTIONS), ("better", BETTER), ("size", SIZES)):
        value = claim.option(option)
        if value and value not in values:
            hint = nearest(value, values)
            yield f':{option}: can\'t be "{value}"{hint}; use one of {_quoted(values)}'
    reviewed = claim.option("reviewed")
    if reviewed and not is_date(reviewed):
        yield f':reviewed: can\'t be "{reviewed}"; write a date such as 2026-11-22'
    if in_future(reviewed, site.settings.today):
        yield f":reviewed: {reviewed} is still to come; write the day on which it was reviewed"


CLAIM_CHECKS: tuple[ClaimCheck, ...] = (
    ClaimCheck("missing-id", _missing_id),
    ClaimCheck("invalid-id", _invalid_id),
    ClaimCheck("duplicate-claim", _duplicate_claim),
    ClaimCheck("missing-tier", _missing_tier),
    ClaimCheck("unknown-tier", _unknown_tier),
    ClaimCheck("missing-citation", _missing_citation),
    ClaimCheck("unknown-citation", _unknown_citation),
    ClaimCheck("missing-disclaimer", _missing_disclaimer),
    ClaimCheck("unknown-disclaimer", _unknown_disclaimer),
    ClaimCheck("unknown-option", _unknown_option),
    ClaimCheck("empty-claim", _empty_claim),
    ClaimCheck("unknown-claim", _unknown_harm),
    ClaimCheck("unknown-value", _unknown_value),
)
