"""The checks of time: reviews that are due, claims that changed since, claims that are gone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sphinx_evidence.files.changes import WITHDRAWN, ChangeFile
from sphinx_evidence.files.lock import LockFile
from sphinx_evidence.files.reviews import Review, ReviewFile, fingerprint, last_review
from sphinx_evidence.model.claim import Claim
from sphinx_evidence.model.dates import in_future
from sphinx_evidence.model.options import read_search
from sphinx_evidence.model.place import Place
from sphinx_evidence.model.spelling import nearest
from sphinx_evidence.model.text import counted
from sphinx_evidence.model.tiers import UNRATED
from sphinx_evidence.rules.due import is_over, review_due, search_due
from sphinx_evidence.rules.fault import ClaimCheck, Fault, SiteCheck, faults_of
from sphinx_evidence.rules.site import Site

_AGAIN = 'read it against its sources, then run "python -m sphinx_evidence review {}"'


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


def _review_overdue(claim: Claim, site: Site) -> Iterator[str]:
    reviews = _reviews(site)
    if site.reviews is not None and claim.id not in reviews:
        return  # that nobody reviewed it is told already
    if is_over(review_due(claim, reviews, site.settings), site.settings):
        last, age = last_review(claim, reviews), _age(site)
        yield f"its last review, on {last}, is more than {age} old; {_AGAIN.format(claim.id)}"


def _stale_search(claim: Claim, site: Site) -> Iterator[str]:
    search = read_search(claim.option("searched"))
    if search and is_over(search_due(claim, site.settings), site.settings):
        yield (
            f"its search, on {search.day}, is more than {_age(site)} old; search again, then write "
            "the day and what you looked for after :searched:"
        )


def _age(site: Site) -> str:
    return counted(site.settings.review_months, "month")


def _reviews(site: Site) -> Mapping[str, Review]:
    return site.reviews.reviews if site.reviews else {}


def _missing_claims(site: Site) -> Iterator[Fault]:
    if site.lock is None:
        return
    for name, line in site.lock.ids.items():
        if name not in site.claims_by_id:
            yield Fault(
                Place(site.lock.path, line),
                f'the claim "{name}" is gone; put it back, or run "python -m sphinx_evidence lock" '
                "if it is gone for good",
            )


def _unlisted_claim(claim: Claim, site: Site) -> Iterator[str]:
    if site.lock is not None and claim.id not in site.lock.ids:
        yield (
            f'it is not in {site.lock.path} yet; run "python -m sphinx_evidence lock", so that '
            "nobody can lose it unseen"
        )


def _untold_change(claim: Claim, site: Site) -> Iterator[str]:
    if site.changes is None or claim.tier is UNRATED:
        return
    told = site.last_changes.get(claim.id)
    if told is None:
        yield (
            f'{site.changes.path} does not tell of it yet; run "python -m sphinx_evidence lock", '
            "so that readers learn of it"
        )
    elif told.tier != claim.tier.name:
        yield (
            f"its tier is {claim.tier.name}, and {site.changes.path} says {told.tier} (line "
            f'{told.line}); add "{site.settings.today},{claim.id},{claim.tier.name}," and why at the end of that file'
        )


def _untold_loss(site: Site) -> Iterator[Fault]:
    if site.changes is None:
        return
    for change in site.last_changes.values():
        if change.tier != WITHDRAWN and change.claim not in site.claims_by_id:
            yield Fault(
                Place(site.changes.path, change.line),
                f'the claim "{change.claim}" is gone{nearest(change.claim, site.claims_by_id)}; put '
                f'it back, or add "{site.settings.today},{change.claim},{WITHDRAWN}," and why at the '
                "end of the file",
            )


def _readable(file: LockFile | ReviewFile | ChangeFile | None) -> bool:
    """Tell whether there is a file of which something could be read; if not, that is a finding."""
    # The second field is what the file says: ids, reviews or changes.
    return file is not None and (not file.problems or bool(file[1]))


def _named(claim: Claim) -> bool:
    return bool(claim.id)


def _ages(site: Site) -> bool:
    return site.settings.review_months > 0


def _asks_for_reviews(site: Site) -> bool:
    return _ages(site) if site.reviews is None else _readable(site.reviews)


CLAIM_CHECKS: tuple[ClaimCheck, ...] = (
    ClaimCheck("suspect-claim", _suspect_claim, _named, _asks_for_reviews),
    ClaimCheck("review-overdue", _review_overdue, _named, _ages),
    ClaimCheck("stale-search", _stale_search, lambda claim: claim.tier.name == "none", _ages),
    ClaimCheck("unlisted-claim", _unlisted_claim, _named, lambda site: _readable(site.lock)),
    ClaimCheck("untold-change", _untold_change, _named, lambda site: _readable(site.changes)),
)
SITE_CHECKS: tuple[SiteCheck, ...] = (
    SiteCheck(
        "missing-claim", _missing_claims, lambda site: len(site.lock.ids) if site.lock else 0
    ),
    SiteCheck("untold-change", _untold_loss, lambda site: len(site.last_changes)),
    SiteCheck(
        "broken-upkeep",
        lambda site: faults_of(site.upkeep_problems),
        lambda site: sum(file is not None for file in (site.lock, site.reviews, site.changes)),
    ),
)
