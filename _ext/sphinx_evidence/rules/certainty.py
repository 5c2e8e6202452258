"""How sure a claim says to be: what its sources, its steps and its search carry."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_evidence.model.certainty import PRECLINICAL, rate, start_of
from sphinx_evidence.model.claim import Claim
from sphinx_evidence.model.dates import in_future, is_date
from sphinx_evidence.model.options import is_reason
from sphinx_evidence.model.searched import read_search
from sphinx_evidence.model.source import DESIGNS, Source
from sphinx_evidence.model.tiers import LEVELS
from sphinx_evidence.numbers.outcomes import words_in
from sphinx_evidence.rules.body_of_evidence import body_of, is_graded, is_rated
from sphinx_evidence.rules.check import claim_check
from sphinx_evidence.rules.rule import Example, Rule, claim, example, graded_example
from sphinx_evidence.rules.site import Site
from sphinx_evidence.wording.content_words import roots

_QUERY = " | name of the database: the query as you sent it"
_LABEL = "regulatory-label"  #: Tells what the trials of a medicine found.

ANIMALS_ONLY = Rule(
    "animals-only",
    what="A claim about people rests only on animals or cells.",
    why="Most of what works in animals does not work in people.",
    fix="Use the tier preclinical and name the animals in the sentence, or cite studies in people.",
    bad=graded_example(cite="rats2019"),
    good=example(
        tier="preclinical", cite="rats2019", sentence="Rats slept less when they were given tea"
    ),
)


@claim_check(ANIMALS_ONLY, applies=is_graded)
def _animals_only(claim: Claim, site: Site) -> Iterator[str]:
    if body_of(claim, site) and rate(claim, site.sources_by_key).start == PRECLINICAL:
        yield (
            f"its sources studied only animals or cells, which is no evidence about people; "
            f"declare {PRECLINICAL}, or cite studies in people"
        )


TIER_MISMATCH = Rule(
    "tier-mismatch",
    what="The tier is not the one that the sources and the steps give, or is above what a source says of its own result.",
    why="A tier that is set by hand can say more than the studies do.",
    fix=(
        "Declare the tier that the message computes, or correct the designs and the steps. Where the `finding` of a "
        "source names a certainty of the same outcome (`low certainty`), a higher tier needs a reason in `waive`."
    ),
    bad=graded_example(rated_down="inconsistency: the studies disagree"),
    good=graded_example(),
)


@claim_check(TIER_MISMATCH, applies=is_rated)
def _tier_mismatch(claim: Claim, site: Site) -> Iterator[str]:
    known = site.sources_by_key
    body = body_of(claim, site)
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
        # A step that is misspelt or missing makes a claim look surer: that is looked for first.
        surer = declared in LEVELS and LEVELS.index(rating.tier) > LEVELS.index(declared)
        yield f"the tier does not follow: {rating.sum}, declared {declared}; " + (
            f"say in :rated-down: what lowers it, or declare {rating.tier} where nothing does"
            if surer
            else f"declare {rating.tier}, or correct the steps"
        )


@claim_check(TIER_MISMATCH, applies=is_graded)
def _unmeasured(claim: Claim, site: Site) -> Iterator[str]:
    """Find an outcome of which only sources speak that carry no tier: they can't lend it theirs."""
    body = body_of(claim, site)
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


@claim_check(TIER_MISMATCH, applies=is_graded)
def _above_findings(claim: Claim, site: Site) -> Iterator[str]:
    """Find a tier above what its sources themselves say of how certain its outcome is.

    A study that says nothing of it may be what makes the claim surer: then nothing is said here.
    """
    from sphinx_evidence.wording.stated_certainty import certainties_in

    declared = claim.tier.name
    carrying = [s for s in body_of(claim, site) if start_of(s) not in ("", PRECLINICAL)]
    if not carrying or rate(claim, site.sources_by_key).tier != declared:
        return
    given = roots(claim.option("intervention"))
    wanted = roots(" ".join(words_in(claim.option("outcome")))) - given
    highest = []
    for source in carrying:
        stated = [
            one.level
            for one in certainties_in(source.finding)
            if not wanted.isdisjoint(roots(one.told)) and not given.isdisjoint(roots(one.until))
        ]
        if not stated:
            return
        highest.append(max(stated, key=LEVELS.index))
    level = max(highest, key=LEVELS.index)
    if LEVELS.index(level) < LEVELS.index(declared):
        keys = ", ".join(source.key for source in carrying)
        yield (
            f"it is declared {declared}, and the finding of {keys} calls the certainty of the same outcome "
            f"{level.replace('-', ' ')}; say in :rated-down: what lowers it and declare {level}, or say in "
            ":waive: why it is surer than its source says"
        )


def _words_of(source: Source) -> str:
    topics = (word.replace("-", " ") for _, words in source.topics for word in words)
    return " ".join((source.title, source.finding, source.kind, *topics))


MISSING_SEARCH = Rule(
    "missing-search",
    what="A claim that nothing was found does not say what was looked for, when, where and by which query.",
    why="Only readers who know where you looked, and can look again, can tell what finding nothing is worth.",
    fix=(
        "Add `:searched: 2026-11-22: what you looked for, and where | PubMed: the query as you sent it`. Each query "
        "has a bar before it. Where only the sense of a query is known, write `PubMed, in words like: the query`; "
        "where it is lost, `PubMed, query not recorded`; where you read a list from end to end, `Trials of the "
        "review below, read through`. Never make a query up."
    ),
    bad=example(tier="none", sentence="We found no trial of tea for sleep in sailors"),
    good=Example(
        claim(
            tier="none",
            sentence="We found no trial of tea for sleep in sailors",
            searched="2026-11-22: trials of tea in sailors | PubMed: tea sleep sailors",
        )
    ),
)


@claim_check(MISSING_SEARCH, applies=lambda claim: claim.tier.name == "none")
def _missing_search(claim: Claim, site: Site) -> Iterator[str]:
    searched = claim.option("searched")
    search = read_search(searched)
    if not searched:
        yield (
            "it says that nothing was found, but not what was looked for and when; add "
            f'":searched: 2026-11-22: what you looked for, and where{_QUERY}"'
        )
    elif search is None or not is_date(search.day) or not is_reason(search.what):
        yield (
            f':searched: can\'t be "{searched[:60]}"; write a date, a colon, and what you looked '
            f'for and where, then "{_QUERY}"'
        )
    elif in_future(search.day, site.settings.today):
        yield f":searched: {search.day} is still to come; write the day on which it was searched"
    elif search.odd:
        yield (
            f':searched: can\'t read "{search.odd[0][:60]}" behind a bar; write the name of a database, a '
            'colon, and the query as it was sent, or "..., query not recorded"'
        )
    elif not search.queries:
        yield (
            f':searched: names no database and no query; add "{_QUERY}" at its end, or '
            '" | name of the database, query not recorded"'
        )
