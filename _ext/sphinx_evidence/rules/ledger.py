"""The ledger: each statement of popular articles has a verdict and an answer, and stands there once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from sphinx_evidence.model.claim import Claim
from sphinx_evidence.model.ledger import VERDICTS, PopularClaim
from sphinx_evidence.model.options import is_reason
from sphinx_evidence.model.pattern import pattern
from sphinx_evidence.rules.check import site_check
from sphinx_evidence.rules.fault import Fault, row_fault
from sphinx_evidence.rules.rule import Example, Rule, claim
from sphinx_evidence.rules.site import Site
from sphinx_evidence.wording.content_words import roots

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
        pattern(rf"\b(?:{_ABSENCE})\b", re.IGNORECASE),
    ),
    (
        {"none", "preclinical"},
        "the claims that answer it are on animals or cells",
        pattern(
            rf"\b(?:{_ABSENCE}|animals?|rats?|mice|mouse|rodents?|monkeys?|dogs?|rabbits?|cells?|in vitro|"
            r"laboratory|slices)\b",
            re.IGNORECASE,
        ),
    ),
    (
        {"none", "preclinical", "very-low"},
        "the evidence that answers it is very uncertain",
        pattern(rf"\b(?:{_ABSENCE})\b", re.IGNORECASE),
    ),
)
_ROW = """
:::{{popular-claim}} Tea ends every sleepless night
:id: {id}
:article: Tea for everyone
:verdict: unsupported
{more}
Tea holds caffeine. We found no study of people who can't sleep.
:::
"""
_SOUND = _ROW.format(id="tea-ends-sleeplessness", more=":answer: tea-sleep\n")
_COVERING = _ROW.format(id="tea", more=":answer: tea-sleep\n:covers: tea-ends-sleeplessness\n")


def _rows(site: Site) -> int:
    return len(site.popular_claims)


UNANSWERED_POPULAR_CLAIM = Rule(
    "unanswered-popular-claim",
    what="A statement of an article lacks its sentence, id, verdict, answer or reason.",
    why="A statement that is repeated without an answer is advertising for it.",
    fix=(
        "Give it all five: the sentence in your own words, `:id:`, `:verdict:`, `:answer:` with the "
        "ids of the claims that answer it, and one or two sentences that say why."
    ),
    bad=Example(claim() + _ROW.format(id="tea-ends-sleeplessness", more="")),
    good=Example(claim() + _SOUND),
)


@site_check(UNANSWERED_POPULAR_CLAIM, count=_rows)
def _unanswered(site: Site) -> Iterator[Fault]:
    for row in site.popular_claims:
        lacking = [(what, remedy) for what, has, remedy in _NEEDED if not has(row)]
        if lacking:
            whats = " and ".join(f"no {what}" for what, _ in lacking)
            remedies = ", and ".join(remedy for _, remedy in lacking)
            yield row_fault(row, f"it has {whats}; {remedies}")


UNCARRIED_VERDICT = Rule(
    "uncarried-verdict",
    what="A verdict speaks for a statement, and the claims that answer it do not.",
    why="A reader who sees the verdict alone would believe what nobody found.",
    fix="Choose the verdict that the answers carry, or name the claims that carry it.",
    bad=Example(
        claim()
        + _ROW.format(id="milk-bones", more=":answer: tea-sleep\n")
        .replace("Tea ends every sleepless night", "Milk heals broken bones")
        .replace("unsupported", "partly-supported")
    ),
    good=Example(claim() + _SOUND),
)


@site_check(UNCARRIED_VERDICT, count=_rows)
def _uncarried(site: Site) -> Iterator[Fault]:
    """Find verdicts that say more for a statement than the claims that answer it."""
    common = roots(" ".join(site.settings.topics))
    for row in site.popular_claims:
        answers = site.claims_named(row.names("answer"))
        if row.verdict not in FOR or not answers or not row.sentence:
            continue  # what is missing is told as that
        tiers = {claim.tier.name for claim in answers}
        fit = next((one for one in _WEAK if tiers <= one[0]), None)
        weak = fit[1] if fit and not fit[2].search(row.sentence) else ""
        if weak and (row.verdict == "supported" or tiers == {"none"}):
            yield row_fault(
                row,
                f"it is called {row.verdict}, and {weak}; choose another verdict, or name the claim "
                "that carries it",
            )
        wanted = roots(row.sentence) - common
        if wanted and all(wanted.isdisjoint(roots(_said(claim, site))) for claim in answers):
            yield row_fault(
                row,
                f"it is called {row.verdict}, and {_names(answers)} of something else; name the claims "
                "that speak of it",
            )


def _names(answers: list[Claim]) -> str:
    names = " and ".join(claim.name for claim in answers)
    return f"its answer {names} speaks" if len(answers) == 1 else f"its answers {names} speak"


def _said(claim: Claim, site: Site) -> str:
    """Return all that a claim and its sources say of what they are about."""
    sources = site.sources_named(claim.keys)
    told = [claim.id.replace("-", " "), claim.sentence, *(value for _, value in claim.options)]
    return " ".join([*told, *(f"{source.title} {source.finding}" for source in sources)])


DUPLICATE_POPULAR_CLAIM = Rule(
    "duplicate-popular-claim",
    what="Two entries on popular articles judge the same statement, or one names it twice.",
    why="The two can come to differ, and then a reader finds two verdicts on one statement.",
    fix="Keep one entry, and name the ids of the others under its `:covers:`.",
    bad=Example(claim() + _SOUND + _COVERING),
    good=Example(claim() + _COVERING),
)


@site_check(DUPLICATE_POPULAR_CLAIM, count=_rows)
def _duplicate(site: Site) -> Iterator[Fault]:
    seen: dict[str, PopularClaim] = {}
    for row in site.popular_claims:
        named = [("id", row.id), *(("covers", name) for name in row.names("covers"))]
        for option, name in named:
            first = seen.setdefault(name, row) if name else row
            if first is not row and first.place == row.place:
                both = f"{first.docname} and {row.docname} both include it; include it on one page"
                yield row_fault(row, both)
                break
            if first is not row:
                where = str(first.place)
                yield row_fault(
                    row,
                    f':{option}: names "{name}", which {where} names too; keep it in one of them',
                )
            elif option == "covers" and name == row.id:
                yield row_fault(row, f':covers: names "{name}", its own id; take it out there')
