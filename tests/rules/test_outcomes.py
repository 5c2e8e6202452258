"""A claim about people says about which outcome it is."""

from __future__ import annotations

from typing import Any

import pytest

from tests.said import OUTCOME as PICO
from tests.said import said_of_rating as said

# --- missing-outcome -----------------------------------------------------------------------------

WHICH = "is about one outcome in people, and the claim does not say which; add"


@pytest.mark.parametrize("name", ["population", "intervention", "comparator", "outcome"])
@pytest.mark.parametrize("value", [None, ""])
def test_an_outcome_that_lacks_a_part(make: Any, name: str, value: str | None) -> None:
    assert said(make, **{name: value}) == [
        f"a tier of high {WHICH} :{name}: [evidence.missing-outcome]"
    ]


def test_all_that_is_missing_is_named_at_once(make: Any) -> None:
    assert said(make, **dict.fromkeys(PICO)) == [
        f"a tier of high {WHICH} :population:, :intervention:, :comparator:, :outcome:, "
        ":direction: [evidence.missing-outcome]"
    ]


@pytest.mark.parametrize(
    ("tier", "direction", "size", "missing"),
    [
        ("high", "harm", None, True),
        ("moderate", "harm", None, True),
        ("low", "harm", None, True),
        ("very-low", "harm", None, False),
        ("low", "unclear", None, False),
        ("low", "no-difference", None, False),
        ("low", "harm", "trivial", False),
        ("low", "sideways", None, False),  # a finding of its own
    ],
)
def test_a_size_is_asked_for_where_there_is_an_effect(
    make: Any, tier: str, direction: str, size: str | None, missing: bool
) -> None:
    steps = {"high": "", "moderate": "imprecision: few", "low": "imprecision 2: few"}
    down = steps.get(tier, "imprecision 2: few; indirectness: far")
    found = said(make, tier=tier, direction=direction, size=size, rated_down=down)
    line = (
        "it does not say how large the effect is; add :size: with one of large, moderate, small, "
        "trivial [evidence.missing-outcome]"
    )
    assert [one for one in found if "unknown-value" not in one] == [line] * missing


@pytest.mark.parametrize(
    ("tier", "direction", "missing"),
    [
        ("high", "harm", True),
        ("high", "benefit", True),
        ("very-low", "harm", True),
        ("high", "no-difference", False),
        ("very-low", "unclear", False),
    ],
)
def test_which_way_people_want_is_never_guessed(
    make: Any, tier: str, direction: str, missing: bool
) -> None:
    down = "imprecision 2: few; indirectness: far" if tier == "very-low" else ""
    size = "trivial" if direction == "no-difference" else "moderate"
    found = said(make, tier=tier, direction=direction, size=size, rated_down=down, better=None)
    line = (
        "it does not say which way of the outcome people want; add :better: with one of less, more "
        "[evidence.missing-outcome]"
    )
    assert found == [line] * missing
    known = 'can\'t be "mroe" (did you mean "more"?); use one of less, more'
    assert f":better: {known} [evidence.unknown-value]" in said(make, better="mroe")


@pytest.mark.parametrize("tier", ["preclinical", "none", "reference"])
def test_what_is_not_graded_needs_no_outcome(make: Any, tier: str) -> None:
    searched = "2026-11-22: trials | PubMed: tea" if tier == "none" else None
    nothing = dict.fromkeys(PICO)
    assert said(make, tier=tier, cite="rats", searched=searched, **nothing) == []
