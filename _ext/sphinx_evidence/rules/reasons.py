"""The checks of the reasons that a rating gives: that there is one, and that it is of the evidence."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_evidence.model.certainty import swallowed
from sphinx_evidence.model.claim import Claim
from sphinx_evidence.model.options import is_reason
from sphinx_evidence.rules.fault import ClaimCheck
from sphinx_evidence.rules.rating import SIDES, has_steps
from sphinx_evidence.rules.site import Site
from sphinx_evidence.wording.prose.reading import on_reading


def _rating_without_reason(claim: Claim, _site: Site) -> Iterator[str]:
    for option, domains in SIDES:
        for step in claim.steps(option):
            bare = [step.domain] if step.domain in domains and not is_reason(step.reason) else []
            for domain in [*bare, *swallowed(step.reason)]:
                yield (
                    f'the step "{domain}" gives no reason; '
                    f'write ":{option}: {domain}: why, in plain words"'
                )


def _unread_is_no_doubt(claim: Claim, _site: Site) -> Iterator[str]:
    for option, _ in SIDES:
        for step in claim.steps(option):
            if words := on_reading(step.reason):
                yield (
                    f'the reason of {step.domain} speaks of what was read ("{words}"), which says '
                    "nothing of the evidence; tell it in the body, and give a reason that the studies "
                    "give, or take the step out"
                )


CLAIM_CHECKS: tuple[ClaimCheck, ...] = (
    ClaimCheck("rating-without-reason", _rating_without_reason, has_steps),
    ClaimCheck("unread-is-no-doubt", _unread_is_no_doubt, has_steps),
)
