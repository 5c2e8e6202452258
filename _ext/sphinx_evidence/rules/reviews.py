"""Reviews and searches: whether somebody read a claim against its sources, and how long ago."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sphinx_evidence.files.reviews import Review, fingerprint, last_review
from sphinx_evidence.model.claim import Claim
from sphinx_evidence.model.dates import in_future
from sphinx_evidence.model.searched import read_search
from sphinx_evidence.model.text import counted
from sphinx_evidence.rules.check import claim_check, has_id
from sphinx_evidence.rules.due import is_over, review_due, search_due
from sphinx_evidence.rules.rule import DUE, WARNING, Example, Rule, example
from sphinx_evidence.rules.site import Site

_AGAIN = 'read it against its sources, then run "python -m sphinx_evidence review {}"'
_REVIEW = Example("claim,fingerprint,reviewed,by\ntea-sleep,{},2026-11-22,Ann\n", "reviews.csv")
_NOTHING = {
    "tier": "none",
    "reviewed": "2026-11-22",
    "sentence": "We found no trial of tea for sleep in sailors",
}


def _ages(site: Site) -> bool:
    return site.settings.review_months > 0


def _asks_for_reviews(site: Site) -> bool:
    file = site.reviews
    if file is None:
        return _ages(site)
    return not file.problems or bool(file.reviews)  # one that can't be read is a finding itself


SUSPECT_CLAIM = Rule(
    "suspect-claim",
    what="A claim, or a source of it, changed since somebody last read the two together, or nobody did.",
    why="A claim can drift from its sources one small edit at a time.",
    fix="Read it against its sources, then run `python -m sphinx_evidence review` with its id.",
    bad=Example(_REVIEW.text.format("0" * 24), _REVIEW.file),
    good=Example(_REVIEW.text.format("3d137656ee6d278d91eb08c5"), _REVIEW.file),
    severity=WARNING,
)


@claim_check(SUSPECT_CLAIM, applies=has_id, used=_asks_for_reviews)
def _suspect_claim(claim: Claim, site: Site) -> Iterator[str]:
    review = _reviews(site).get(claim.id)
    again = _AGAIN.format(claim.id)
    if review is None:
        # A site may keep the dates alone, in the claims.
        if site.reviews is not None or not last_review(claim, {}):
            yield f"no review of it is on record; {again}"
    elif in_future(review.reviewed, site.settings.today):
        yield f"its review is dated {review.reviewed}, which is still to come; {again}"
    elif review.fingerprint != fingerprint(claim, site.sources_by_key):
        yield f"it or one of its sources changed since its review on {review.reviewed}; {again}"


REVIEW_OVERDUE = Rule(
    "review-overdue",
    what="The last review of a claim is older than `evidence_review_months`.",
    why="New studies come out, and a claim that nobody looks at grows wrong.",
    fix="Search again, read it against its sources, then run `python -m sphinx_evidence review`.",
    bad=example(reviewed="2020-01-31"),
    good=example(reviewed="2026-11-22"),
    severity=DUE,
)


@claim_check(REVIEW_OVERDUE, applies=has_id, used=_ages)
def _review_overdue(claim: Claim, site: Site) -> Iterator[str]:
    reviews = _reviews(site)
    if site.reviews is not None and claim.id not in reviews:
        return  # that nobody reviewed it is told already
    if is_over(review_due(claim, reviews, site.settings), site.settings):
        last, age = last_review(claim, reviews), _age(site)
        yield f"its last review, on {last}, is more than {age} old; {_AGAIN.format(claim.id)}"


STALE_SEARCH = Rule(
    "stale-search",
    what="A search that found nothing is older than `evidence_review_months`.",
    why="What was not there when somebody looked may have been published since.",
    fix="Search again, and write the day, what you looked for and the queries after `:searched:`.",
    bad=example(**_NOTHING, searched="2020-01-31: trials of tea in sailors | PubMed: tea sailors"),
    good=example(**_NOTHING, searched="2026-11-22: trials of tea in sailors | PubMed: tea sailors"),
    severity=DUE,
)


@claim_check(STALE_SEARCH, applies=lambda claim: claim.tier.name == "none", used=_ages)
def _stale_search(claim: Claim, site: Site) -> Iterator[str]:
    search = read_search(claim.option("searched"))
    if search and is_over(search_due(claim, site.settings), site.settings):
        yield (
            f"its search, on {search.day}, is more than {_age(site)} old; search again, then write "
            "the day, what you looked for and the queries after :searched:"
        )


def _age(site: Site) -> str:
    return counted(site.settings.review_months, "month")


def _reviews(site: Site) -> Mapping[str, Review]:
    return site.reviews.reviews if site.reviews else {}
