"""What holds of every table of counts, every pool of studies and every dose."""

from __future__ import annotations

import math

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from sphinx_evidence.trials.doses import elemental_dose
from sphinx_evidence.trials.effects import (
    number_needed_to_treat,
    odds_ratio,
    per_hundred,
    risk_difference,
    risk_ratio,
)
from sphinx_evidence.trials.estimates import TwoByTwo
from sphinx_evidence.trials.pooling import pool

# --- properties --------------------------------------------------------------------------------


@st.composite
def tables(draw: st.DrawFn, most: int = 100_000) -> TwoByTwo:
    """Draw any table that can be."""
    totals = [draw(st.integers(1, most)) for _ in range(2)]
    events = [draw(st.integers(0, total)) for total in totals]
    return TwoByTwo(events[0], totals[0], events[1], totals[1])


def swapped(table: TwoByTwo) -> TwoByTwo:
    """Call the treated group control and the other way round."""
    return TwoByTwo(
        table.events_control, table.total_control, table.events_treated, table.total_treated
    )


@given(tables())
def test_the_other_way_round_a_ratio_is_its_inverse(table: TwoByTwo) -> None:
    """RR and OR of the swapped table are one divided by RR and OR; the ends change places."""
    assume(table.events_treated + table.events_control > 0)
    everybody = table.cells[1] == table.cells[3] == 0
    for measure in (risk_ratio,) if everybody else (risk_ratio, odds_ratio):
        one, other = measure(table), measure(swapped(table))
        assert one.value * other.value == pytest.approx(1)
        assert one.low * other.high == pytest.approx(1)
        assert one.low <= one.value <= one.high
        assert one.low > 0


@given(tables())
def test_the_other_way_round_a_difference_changes_its_sign(table: TwoByTwo) -> None:
    """The interval holds the difference, stays within -1 and 1, and turns with it."""
    one, other = risk_difference(table), risk_difference(swapped(table))
    assert one.value == pytest.approx(-other.value)
    assert one.low == pytest.approx(-other.high)
    assert -1 <= one.low <= one.value <= one.high <= 1


@given(tables())
def test_numbers_needed_are_at_least_one_or_undefined(table: TwoByTwo) -> None:
    """Defined exactly where the risk difference is on one side of zero."""
    difference, needed = risk_difference(table), number_needed_to_treat(table)
    if difference.low <= 0 <= difference.high:
        assert math.isnan(needed.value)
        assert str(needed).startswith("not defined")
    else:
        assert 1 <= needed.low <= needed.value <= needed.high
        assert str(needed).split()[0].isdigit()


@given(tables())
def test_one_study_pooled_is_that_study(table: TwoByTwo) -> None:
    """Pooling adds nothing to a study that stands alone."""
    assume(table.events_treated + table.events_control > 0)
    assert pool([table]).estimate == risk_ratio(table)


@settings(deadline=None)
@given(st.lists(tables(most=2_000), min_size=2, max_size=12), st.permutations(range(12)))
def test_pooled_lies_among_its_studies(studies: list[TwoByTwo], order: list[int]) -> None:
    """Between the lowest and the highest study; no matter in which order; I² from 0 to 100."""
    studies = [table for table in studies if table.events_treated + table.events_control]
    assume(len(studies) > 1)
    for method in ("paule-mandel", "dersimonian-laird"):
        pooled = pool(studies, tau=method)
        values = [risk_ratio(table).value for table in studies]
        assert min(values) * (1 - 1e-9) <= pooled.estimate.value <= max(values) * (1 + 1e-9)
        assert pooled.estimate.low <= pooled.estimate.value <= pooled.estimate.high
        assert pooled.tau_squared >= 0
        assert 0 <= pooled.i_squared <= 100
        mixed = pool([studies[i] for i in order if i < len(studies)], tau=method)
        assert mixed.estimate.value == pytest.approx(pooled.estimate.value, rel=1e-6)


@given(tables())
def test_people_per_hundred_are_near(table: TwoByTwo) -> None:
    """Never more than half a person away, and printed as 0 or 100 only where it is exact."""
    people = per_hundred(table.events_treated, table.total_treated)
    exact = 100 * table.events_treated / table.total_treated
    assert abs(people - exact) <= 0.5 + 1e-9
    assert (str(people) == "0") == (table.events_treated == 0)
    assert (str(people) == "100") == (table.events_treated == table.total_treated)


@given(st.floats(0.001, 1e6), st.sampled_from(["MgO", "MgCl2.6H2O", "Mg3(C6H5O7)2"]))
def test_doses_grow_with_the_mass(mass: float, formula: str) -> None:
    """Twice the salt is twice the magnesium, and never more than the salt."""
    one, two = (elemental_dose(factor * mass, formula, "Mg", 2) for factor in (1, 2))
    assert two.mg == pytest.approx(2 * one.mg)
    assert 0 < one.mg < mass
    assert one.meq == pytest.approx(2 * one.mmol)
