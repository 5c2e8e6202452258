"""Ids: each claim has one of its own, by which it is linked to, counted and missed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from sphinx_evidence.model.claim import CLAIM_ID, Claim
from sphinx_evidence.rules.check import claim_check, site_check
from sphinx_evidence.rules.fault import Fault, row_fault
from sphinx_evidence.rules.rule import Example, Rule, claim, example
from sphinx_evidence.rules.site import Site

MISSING_ID = Rule(
    "missing-id",
    what="A claim has no id.",
    why="Without an id nothing can link to a claim, count it or notice that it is gone.",
    fix="Give it a short lower-case name that will never change, such as `:id: tea-sleep`.",
    bad=example(id="-"),
    core=True,
)


@claim_check(MISSING_ID)
def _missing_id(claim: Claim, _site: Site) -> Iterator[str]:
    if not claim.id:
        yield "it has no id; add :id: with a short lower-case name that will never change"


INVALID_ID = Rule(
    "invalid-id",
    what="An id holds something else than lower-case letters, digits and single hyphens.",
    why="Ids become addresses, and addresses must read the same everywhere.",
    fix="Write it like `tea-sleep`.",
    bad=example(id="Tea & Sleep"),
    core=True,
)


@claim_check(INVALID_ID)
def _invalid_id(claim: Claim, _site: Site) -> Iterator[str]:
    if claim.id and not CLAIM_ID.fullmatch(claim.id):
        ascii_id = unicodedata.normalize("NFKD", claim.id).encode("ascii", "ignore").decode()
        slug = re.sub(r"[^a-z0-9]+", "-", ascii_id.lower()).strip("-")
        offer = f', such as "{slug}"' if slug else ""
        yield (
            "the id may hold only lower-case letters a to z, digits and single hyphens; "
            f"rename it{offer}"
        )


@site_check(INVALID_ID, count=lambda site: len(site.disclaimers))
def _invalid_name_of_disclaimer(site: Site) -> Iterator[Fault]:
    for disclaimer in site.disclaimers:
        if not CLAIM_ID.fullmatch(disclaimer.name):
            yield Fault(
                disclaimer.place,
                f'a disclaimer can\'t be called "{disclaimer.name}"; give it a name of lower-case '
                "letters, digits and single hyphens",
                disclaimer.docname,
            )


@site_check(INVALID_ID, count=lambda site: len(site.popular_claims))
def _invalid_id_in_ledger(site: Site) -> Iterator[Fault]:
    for row in site.popular_claims:
        for name in filter(None, (row.id, *row.names("covers"))):
            if not CLAIM_ID.fullmatch(name):
                yield row_fault(
                    row,
                    f'"{name}" can\'t be an id; use only lower-case letters a to z, digits and '
                    "single hyphens",
                )


DUPLICATE_CLAIM = Rule(
    "duplicate-claim",
    what="Two claims share an id.",
    why="A link to the id would lead to only one of them.",
    fix="Rename the newer one.",
    bad=Example(claim() + "\n" + claim(sentence="Tea is a drink")),
    core=True,
)


@claim_check(DUPLICATE_CLAIM)
def _duplicate_claim(claim: Claim, site: Site) -> Iterator[str]:
    first = site.claims_by_id[claim.id][0] if claim.id else claim
    if first is not claim:
        if first.place == claim.place:
            yield f"{first.docname} and {claim.docname} both include it; include it on one page"
        else:
            yield f"the id is taken by {first.place}; choose another"
