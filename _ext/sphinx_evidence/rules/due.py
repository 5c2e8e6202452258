"""What only the passing of time brings about: until which day a reading or a look-up counts.

Each function returns the last day on which something counts, or an empty string where it never
ends. That day follows from the records alone, so that it reads the same whenever it is written
down; the day of the run only tells whether it is over.
"""

from __future__ import annotations

from collections.abc import Mapping

from sphinx_evidence.files.reviews import Review, last_review
from sphinx_evidence.files.status import StatusRow
from sphinx_evidence.files.watch import FoundWork
from sphinx_evidence.model.claim import Claim
from sphinx_evidence.model.dates import days_later, is_date, months_later
from sphinx_evidence.model.options import read_search
from sphinx_evidence.rules.conf import Settings


def review_due(claim: Claim, reviews: Mapping[str, Review], settings: Settings) -> str:
    """Return the day by which a claim is to be read against its sources again.

    What was never read is no matter of time.
    """
    return _months_on(last_review(claim, reviews), settings)


def search_due(claim: Claim, settings: Settings) -> str:
    """Return the day by which to look again for what was not found."""
    search = read_search(claim.option("searched")) if claim.tier.name == "none" else None
    return _months_on(search.day, settings) if search else ""


def status_due(row: StatusRow | None, settings: Settings) -> str:
    """Return the day by which to look up again what became of a source."""
    if row is None or settings.status_days <= 0 or not is_date(row.checked):
        return ""
    return days_later(row.checked, settings.status_days)


def reading_due(work: FoundWork, settings: Settings) -> str:
    """Return the day by which to look at a trial that was found."""
    if settings.watch_days <= 0 or not work.waits:
        return ""
    return days_later(work.found, settings.watch_days)


def is_over(day: str, settings: Settings) -> bool:
    """Tell whether a day on which something last counted is over."""
    return bool(day) and day < settings.today


def _months_on(day: str, settings: Settings) -> str:
    if settings.review_months <= 0 or not is_date(day):
        return ""
    return months_later(day, settings.review_months)
