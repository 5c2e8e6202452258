"""Values of options: each option has a value of its list, and a table or a map finds what it asks for."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from sphinx_evidence.model.certainty import NOT_ASSESSED, Domain
from sphinx_evidence.model.claim import Claim
from sphinx_evidence.model.dates import in_future, is_date
from sphinx_evidence.model.ledger import SLIPS, VERDICTS
from sphinx_evidence.model.source import TOPICS
from sphinx_evidence.model.spelling import nearest
from sphinx_evidence.model.tiers import DIRECTIONS, LEVELS, MARKS, SIZES, TIERS
from sphinx_evidence.rules.body_of_evidence import SIDES, has_steps
from sphinx_evidence.rules.check import claim_check, in_grammar, site_check, stray_check
from sphinx_evidence.rules.fault import Fault, row_fault
from sphinx_evidence.rules.filters import (
    outside,
    unknown_in_lists,
    unknown_in_tables,
    unknown_in_verdicts,
    unknown_on_maps,
)
from sphinx_evidence.rules.rule import Rule, example
from sphinx_evidence.rules.sentence import wanted_of
from sphinx_evidence.rules.site import Site
from sphinx_evidence.wording.grammar.loader import language_of
from sphinx_evidence.wording.grammar.misfits import wrong_better
from sphinx_evidence.wording.grammar.options import BETTER

UNKNOWN_VALUE = Rule(
    "unknown-value",
    what="An option has a value outside its list.",
    why="Tables and checks would pass it over.",
    fix="Use one of the values named in the message.",
    bad=example(direction="positive"),
    good=example(direction="harm"),
)
_UNKNOWN_VALUE_STRAYS = stray_check(UNKNOWN_VALUE)


@claim_check(UNKNOWN_VALUE)
def _unknown_value(claim: Claim, site: Site) -> Iterator[str]:
    for option, values in (
        ("direction", DIRECTIONS),
        ("better", BETTER),
        ("size", SIZES),
        *((option, (*labels,)) for option, labels in MARKS.values()),
    ):
        value = claim.option(option)
        if value and value not in values:
            hint = nearest(value, values)
            yield f':{option}: can\'t be "{value}"{hint}; use one of {", ".join(values)}'
    reviewed = claim.option("reviewed")
    if reviewed and not is_date(reviewed):
        yield f':reviewed: can\'t be "{reviewed}"; write a date such as 2026-11-22'
    if in_future(reviewed, site.settings.today):
        yield f":reviewed: {reviewed} is still to come; write the day on which it was reviewed"


@claim_check(UNKNOWN_VALUE, applies=has_steps)
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


def _says_size_of_nothing(claim: Claim) -> bool:
    nothing = claim.option("direction") == "no-difference"
    return nothing and claim.option("size") in ("moderate", "large")


@claim_check(UNKNOWN_VALUE, applies=_says_size_of_nothing)
def _size_of_nothing(claim: Claim, _site: Site) -> Iterator[str]:
    size = claim.option("size")
    yield (
        f':size: can\'t be "{size}" where :direction: is no-difference; use trivial or small, or '
        "correct the direction"
    )


#: The options that belong to one tier, and that tier.
_OF_ONE_TIER = (("searched", "none"), *((option, tier) for tier, (option, _) in MARKS.items()))


def _could_be_misplaced(claim: Claim) -> bool:
    told = any(claim.option(option) for option, _ in _OF_ONE_TIER)
    return claim.option("tier") in TIERS and (told or has_steps(claim))


@claim_check(UNKNOWN_VALUE, applies=_could_be_misplaced)
def _misplaced(claim: Claim, _site: Site) -> Iterator[str]:
    name = claim.tier.name
    for option, tier in _OF_ONE_TIER:
        if claim.option(option) and name != tier:
            yield f":{option}: belongs to the tier {tier}, and this claim is {name}; take it out"
    for option, _ in SIDES:
        if claim.option(option) and not claim.tier.graded:
            tiers = ", ".join(reversed(LEVELS))
            yield f":{option}: belongs to the tiers {tiers}, and this claim is {name}; take it out"


def _graded_effect(claim: Claim) -> bool:
    return claim.tier.graded and bool(claim.sentence) and bool(claim.option("better"))


@claim_check(UNKNOWN_VALUE, applies=_graded_effect, used=in_grammar)
def _wrong_better(claim: Claim, site: Site) -> Iterator[str]:
    language = language_of(site.settings.language)
    wanted = wanted_of(claim)
    told = wrong_better(language, claim.sentence, wanted) if language else ""
    if told:
        other = "more" if wanted.better == "less" else "less"
        yield (
            f':better: can\'t be "{wanted.better}" where the sentence is about "{told}"; write '
            f"{other}, or name another outcome"
        )


@claim_check(UNKNOWN_VALUE, applies=lambda claim: any(claim.names(name) for name in TOPICS))
def _unknown_words(claim: Claim, site: Site) -> Iterator[str]:
    for name in TOPICS:
        for word in claim.names(name):
            if told := _not_listed(name, word, site):
                yield f":{name}: {told}"


@site_check(
    UNKNOWN_VALUE,
    count=lambda site: sum(any(words for _, words in source.topics) for source in site.sources),
)
def _unknown_words_of_sources(site: Site) -> Iterator[Fault]:
    for source in site.sources:
        place = source.place
        for name, words in source.topics:
            for word in words:
                if told := _not_listed(name, word, site):
                    yield Fault(place, f'"{source.key}": {name} {told}')
        lacking = [name for name, words in source.topics if not words]
        if 0 < len(lacking) < len(TOPICS):
            yield Fault(
                place,
                f'"{source.key}" says what it studied in part only; add {" and ".join(lacking)}, so '
                "that claims that found nothing can be compared with it",
            )


def _not_listed(name: str, word: str, site: Site) -> str:
    listed = site.settings.vocabulary.get(name, ())
    if not listed or word in listed:
        return ""
    hint = nearest(word, listed)
    return f'can\'t be "{word}"{hint}; use a word of evidence_vocabulary, or add it there'


_ON_MAPS = site_check(UNKNOWN_VALUE, count=lambda site: len(site.maps))(unknown_on_maps)
_IN_VERDICTS = site_check(UNKNOWN_VALUE, count=lambda site: len(site.verdict_lists))(
    unknown_in_verdicts
)
_IN_TABLES = site_check(UNKNOWN_VALUE, count=lambda site: len(site.tables))(unknown_in_tables)


@site_check(UNKNOWN_VALUE, count=lambda site: len(site.popular_claims) + len(site.popular_tables))
def _unknown_in_ledger(site: Site) -> Iterator[Fault]:
    articles = site.settings.articles
    for row in site.popular_claims:
        verdict = (row.verdict,) if row.verdict else ()
        found = [*outside("verdict", verdict, VERDICTS, _one_of(VERDICTS))]
        found += outside("slip", row.names("slip"), SLIPS, _one_of(SLIPS))
        if articles:
            remedy = "; correct it, or add it to evidence_articles"
            found += outside("article", row.names("article"), articles, remedy)
        yield from (row_fault(row, said) for said in found)
    yield from unknown_in_lists(site)


def _one_of(names: Collection[str]) -> str:
    return f"; use one of {', '.join(names)}"
