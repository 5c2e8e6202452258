"""The checks of the ledger: each statement has a verdict and an answer, and stands there once."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator

from sphinx_evidence.model.claim import CLAIM_ID, Claim
from sphinx_evidence.model.ledger import (
    POPULAR_FILTERS,
    POPULAR_OPTIONS,
    SLIPS,
    VERDICTS,
    PopularClaim,
    PopularTable,
)
from sphinx_evidence.model.options import is_reason
from sphinx_evidence.model.spelling import nearest, unknown_names
from sphinx_evidence.rules.fault import Fault, SiteCheck
from sphinx_evidence.rules.site import Site
from sphinx_evidence.wording.content import roots

#: What each row needs: whether it has it, what to call it, and what to do where it lacks.
_NEEDED: tuple[tuple[str, Callable[[PopularClaim], object], str], ...] = (
    (
        "sentence",
        lambda row: is_reason(row.sentence),
        "write what the article says after {popular-claim}",
    ),
    ("id", lambda row: row.id, "add :id: with a name that will never change"),
    ("verdict", lambda row: row.verdict, f"add :verdict: with one of {', '.join(VERDICTS)}"),
    (
        "answer",
        lambda row: row.names("answer"),
        "add :answer: with the ids of the claims that answer it",
    ),
    ("reason", lambda row: row.has_body, "say why below the options"),
)
#: Verdicts that speak for a statement.
FOR = ("supported", "partly-supported")
_ABSENCE = (
    r"lack|lacks|lacking|no|not|none|nothing|never|little|few|without|missing|yet|needed|unknown|unclear|"
    r"uncertain|unproven|scarce|limited"
)
#: Tiers that carry no statement about people, what to call them, and words of a statement that they do carry.
_WEAK = (
    (
        {"none"},
        "the claims that answer it found nothing",
        re.compile(rf"\b(?:{_ABSENCE})\b", re.IGNORECASE),
    ),
    (
        {"none", "preclinical"},
        "the claims that answer it are on animals or cells",
        re.compile(
            rf"\b(?:{_ABSENCE}|animals?|rats?|mice|mouse|rodents?|monkeys?|dogs?|rabbits?|cells?|in vitro|"
            r"laboratory|slices)\b",
            re.IGNORECASE,
        ),
    ),
    (
        {"none", "preclinical", "very-low"},
        "the evidence that answers it is very uncertain",
        re.compile(rf"\b(?:{_ABSENCE})\b", re.IGNORECASE),
    ),
)
_VALUE = "; correct it or take it out"


def _unanswered(site: Site) -> Iterator[Fault]:
    for row in site.popular_claims:
        lacking = [(what, remedy) for what, has, remedy in _NEEDED if not has(row)]
        if lacking:
            whats = " and ".join(f"no {what}" for what, _ in lacking)
            remedies = ", and ".join(remedy for _, remedy in lacking)
            yield _fault(row, f"it has {whats}; {remedies}")


def _uncarried(site: Site) -> Iterator[Fault]:
    """Find verdicts that say more for a statement than the claims that answer it."""
    common = roots(" ".join(site.settings.topics))
    for row in site.popular_claims:
        answers = [claim for name in row.names("answer") if (claim := site.find_claim(name))]
        if row.verdict not in FOR or not answers or not row.sentence:
            continue  # what is missing is told as that
        tiers = {claim.tier.name for claim in answers}
        fit = next((one for one in _WEAK if tiers <= one[0]), None)
        weak = fit[1] if fit and not fit[2].search(row.sentence) else ""
        if weak and (row.verdict == "supported" or tiers == {"none"}):
            yield _fault(
                row,
                f"it is called {row.verdict}, and {weak}; choose another verdict, or name the claim "
                "that carries it",
            )
        wanted = roots(row.sentence) - common
        if wanted and all(wanted.isdisjoint(roots(_said(claim, site))) for claim in answers):
            yield _fault(
                row,
                f"it is called {row.verdict}, and {_names(answers)} of something else; name the claims "
                "that speak of it",
            )


def _names(answers: list[Claim]) -> str:
    names = " and ".join(claim.name for claim in answers)
    return f"its answer {names} speaks" if len(answers) == 1 else f"its answers {names} speak"


def _said(claim: Claim, site: Site) -> str:
    """Return all that a claim and its sources say of what they are about."""
    sources = [site.sources_by_key[key] for key in claim.keys if key in site.sources_by_key]
    told = [claim.id.replace("-", " "), claim.sentence, *(value for _, value in claim.options)]
    return " ".join([*told, *(f"{source.title} {source.finding}" for source in sources)])


def _duplicates(site: Site) -> Iterator[Fault]:
    seen: dict[str, PopularClaim] = {}
    for row in site.popular_claims:
        named = [("id", row.id), *(("covers", name) for name in row.names("covers"))]
        for option, name in named:
            first = seen.setdefault(name, row) if name else row
            if first is not row and first.place == row.place:
                both = f"{first.docname} and {row.docname} both include it; include it on one page"
                yield _fault(row, both)
                break
            if first is not row:
                where = f"{first.place.path}:{first.place.line}"
                yield _fault(
                    row,
                    f':{option}: names "{name}", which {where} names too; keep it in one of them',
                )
            elif option == "covers" and name == row.id:
                yield _fault(row, f':covers: names "{name}", its own id; take it out there')


def _unknown_answers(site: Site) -> Iterator[Fault]:
    message = 'no claim has the id "{}"{}, which :answer: names; correct it or write the claim'
    for row in site.popular_claims:
        for said in unknown_names(row.names("answer"), site.claims_by_id, message):
            yield _fault(row, said)


def _invalid_ids(site: Site) -> Iterator[Fault]:
    for row in site.popular_claims:
        for name in filter(None, (row.id, *row.names("covers"))):
            if not CLAIM_ID.fullmatch(name):
                yield _fault(
                    row,
                    f'"{name}" can\'t be an id; use only lower-case letters a to z, digits and '
                    "single hyphens",
                )


def _unknown_options(site: Site) -> Iterator[Fault]:
    for row in site.popular_claims:
        for name, _ in row.options:
            if name not in POPULAR_OPTIONS:
                hint = nearest(name, POPULAR_OPTIONS)
                said = f'there is no option "{name}"{hint}; correct its name or take it out'
                yield _fault(row, said)
    for table in site.popular_tables:
        for name, _ in table.options:
            if name not in POPULAR_FILTERS:
                hint = nearest(name, POPULAR_FILTERS)
                said = f'a list of popular claims has no option "{name}"{hint}{_VALUE}'
                yield Fault(table.place, said, table.docname)


def _unknown_values(site: Site) -> Iterator[Fault]:
    articles = site.settings.articles
    for row in site.popular_claims:
        verdict = (row.verdict,) if row.verdict else ()
        found = [*_outside("verdict", verdict, VERDICTS, _one_of(VERDICTS))]
        found += _outside("slip", row.names("slip"), SLIPS, _one_of(SLIPS))
        if articles:
            remedy = "; correct it, or add it to evidence_articles"
            found += _outside("article", row.names("article"), articles, remedy)
        yield from (_fault(row, said) for said in found)
    for table in site.popular_tables:
        yield from _unknown_filters(table, site)


def _unknown_filters(table: PopularTable, site: Site) -> Iterator[Fault]:
    """Find what a list asks for that no row has: it would be empty, and nobody would know why."""
    rows = site.popular_claims
    for option, known in (
        ("condition", {name for row in rows for name in row.names("condition")}),
        ("article", {name for row in rows for name in row.names("article")}),
        ("verdict", {*VERDICTS}),
        ("ids", {row.id for row in rows}),
    ):
        remedy = _VALUE if option == "verdict" else ", for no statement has it; correct it"
        for said in _outside(option, table.names(option), sorted(known), remedy):
            yield Fault(table.place, said, table.docname)


def _outside(
    option: str, values: Collection[str], known: Collection[str], remedy: str
) -> Iterator[str]:
    yield from unknown_names(values, known, f':{option}: can\'t be "{{}}"{{}}{remedy}')


def _one_of(names: Collection[str]) -> str:
    return f"; use one of {', '.join(names)}"


def _fault(row: PopularClaim, said: str) -> Fault:
    return Fault(row.place, row.lead + said, row.docname)


def _rows(site: Site) -> int:
    return len(site.popular_claims)


def _all(site: Site) -> int:
    return len(site.popular_claims) + len(site.popular_tables)


SITE_CHECKS: tuple[SiteCheck, ...] = (
    SiteCheck("unanswered-popular-claim", _unanswered, _rows),
    SiteCheck("uncarried-verdict", _uncarried, _rows),
    SiteCheck("duplicate-popular-claim", _duplicates, _rows),
    SiteCheck(
        "unknown-claim",
        _unknown_answers,
        lambda site: sum(len(row.names("answer")) for row in site.popular_claims),
    ),
    SiteCheck("invalid-id", _invalid_ids, _rows),
    SiteCheck("unknown-option", _unknown_options, _all),
    SiteCheck("unknown-value", _unknown_values, _all),
)
