"""What changed on a page, day by day, and in which words."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_evidence.files.changes import Change
from sphinx_evidence.files.reviews import Review
from sphinx_evidence.views.changes import PageDay, TierChange, page_days


def told(date: str, *, page: str = "tea", before: str = "", why: str = "New.") -> TierChange:
    return TierChange(Change(date, "tea-sleep", "low", why, before), "Tea.", page, "claim-tea")


def test_a_page_tells_its_own_changes_and_reviews(make: Any) -> None:
    raised = told("2026-03-01", before="very-low", why="A new trial.")
    elsewhere = told("2026-03-02", page="cup")
    changes = [told("2026-01-05"), told("2026-01-05"), raised, elsewhere]
    reviews = {
        "tea-sleep": Review("0", "2026-03-01", "Ann"),
        "cup": Review("0", "2026-04-01", "Ann"),
    }
    claims = [make.claim(), make.claim(id="tea-heart")]
    assert page_days(changes, reviews, claims, "tea") == (
        PageDay("2026-03-01", (raised,), 0, 1),
        PageDay("2026-01-05", (), 2, 0),
    )
    assert page_days(changes, {}, [], "none") == ()


@pytest.mark.parametrize(
    ("tier", "before", "step"),
    [
        ("low", "", "New: low certainty"),
        ("moderate", "low", "Now: moderate certainty; before: low certainty"),
        ("withdrawn", "low", "Taken off this site; it was: low certainty"),
    ],
)
def test_steps_in_words(tier: str, before: str, step: str) -> None:
    change = Change("2026-01-05", "tea", tier, "Why", before)
    one = TierChange(change, "Tea.", "tea", "claim-tea")
    assert (one.step, one.told) == (step, f"{step}. Why.")


@pytest.mark.parametrize(
    ("why", "told"),
    [
        ("New.", "New: low certainty."),
        ("New. readers asked for it", "New: low certainty. Readers asked for it."),
        ("A trial came out", "New: low certainty. A trial came out."),
    ],
)
def test_that_a_claim_is_new_is_said_once(why: str, told: str) -> None:
    change = Change("2026-01-05", "tea", "low", why)
    assert TierChange(change, "Tea.", "tea", "claim-tea").told == told
