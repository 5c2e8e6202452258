"""The rules about one claim: each a function from a claim and its site to what is wrong.

A message says what is wrong and, after a semicolon, what to do.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from difflib import get_close_matches
from typing import TYPE_CHECKING

from sphinx_evidence.model import CLAIM_ID, CLAIM_OPTIONS, DIRECTIONS, SIZES, TIERS

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from sphinx_evidence.model import Claim
    from sphinx_evidence.site import Site

#: How many unknown names of one list get a suggestion; past that, the list is broken as a whole.
_SUGGESTIONS = 20


def nearest(name: str, known: Iterable[str]) -> str:
    """Return a question that offers the nearest known name, or nothing."""
    candidates = {other.lower(): other for other in known}
    match = get_close_matches(name.lower()[:80], candidates, n=1, cutoff=0.6)
    return f' (did you mean "{candidates[match[0]]}"?)' if match else ""


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
        claim.names("cite") + claim.names("against"),
        site.sources_by_key,
        'no bibliography file has the key "{}"{}; correct the key or add the source',
    )


def _missing_disclaimer(claim: Claim, site: Site) -> Iterator[str]:
    names = claim.names("disclaimer")
    if not names:
        yield "it shows no disclaimer; add :disclaimer: with the name of one"
    for name in names:
        disclaimer = site.disclaimers_by_name.get(name)
        if disclaimer is not None and not disclaimer.text:
            place = f"{disclaimer.place.path}:{disclaimer.place.line}"
            yield f'the disclaimer "{name}" does not start with a paragraph; write one at {place}'


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
    if not claim.sentence:
        yield "it has no sentence; write the claim after the name of the directive"
    if not claim.has_body:
        yield "it has no body; explain the claim below its options"


def _unknown_harm(claim: Claim, site: Site) -> Iterator[str]:
    yield from unknown_names(
        claim.names("harms"),
        site.claims_by_id,
        'no claim has the id "{}"{}, which :harms: names; correct it or write the claim',
    )


def _retracted_source(claim: Claim, site: Site) -> Iterator[str]:
    for key in dict.fromkeys(claim.names("cite") + claim.names("against")):
        source = site.sources_by_key.get(key)
        if source is not None and source.doi and source.doi in site.retracted:
            yield (
                f'the source "{key}" is retracted ({site.retracted[source.doi]}); '
                "take it out and rate the claim again"
            )


def _unknown_value(claim: Claim, _site: Site) -> Iterator[str]:
    for option, values in (("direction", DIRECTIONS), ("size", SIZES)):
        value = claim.option(option)
        if value and value not in values:
            hint = nearest(value, values)
            yield f':{option}: can\'t be "{value}"{hint}; use one of {_quoted(values)}'
    reviewed = claim.option("reviewed")
    if reviewed and not _is_date(reviewed):
        yield f':reviewed: can\'t be "{reviewed}"; write a date such as 2026-11-22'


def _is_date(value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def unknown_names(names: Iterable[str], known: Collection[str], message: str) -> Iterator[str]:
    """Yield a message for each name that is not known, with the nearest that is.

    :param names: the names as written.
    :param known: all names that exist.
    :param message: with two gaps, for the name and for the suggestion.
    """
    missing = [name for name in dict.fromkeys(names) if name not in known]
    for number, name in enumerate(missing):
        yield message.format(name, nearest(name, known) if number < _SUGGESTIONS else "")


CLAIM_CHECKS: tuple[tuple[str, Callable[[Claim, Site], Iterable[str]]], ...] = (
    ("missing-id", _missing_id),
    ("invalid-id", _invalid_id),
    ("duplicate-claim", _duplicate_claim),
    ("missing-tier", _missing_tier),
    ("unknown-tier", _unknown_tier),
    ("missing-citation", _missing_citation),
    ("unknown-citation", _unknown_citation),
    ("missing-disclaimer", _missing_disclaimer),
    ("unknown-disclaimer", _unknown_disclaimer),
    ("unknown-option", _unknown_option),
    ("empty-claim", _empty_claim),
    ("unknown-claim", _unknown_harm),
    ("retracted-source", _retracted_source),
    ("unknown-value", _unknown_value),
)
