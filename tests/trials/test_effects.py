"""Effects against published results and what is derived by hand: where a number was read is said."""

from __future__ import annotations

import math
from typing import Any

import pytest

from sphinx_evidence.trials.doses import Dose
from sphinx_evidence.trials.effects import (
    number_needed_to_treat,
    odds_ratio,
    per_hundred,
    risk_difference,
    risk_ratio,
)
from sphinx_evidence.trials.estimates import Estimate, RiskDifference, TwoByTwo, rounded
from sphinx_evidence.trials.pooling import pool

Z = 1.959963984540054


def test_epinephrine_trial_of_fagerland() -> None:
    """7 of 34 against 1 of 34: Fagerland and others 2015, as statsmodels' own tests quote them.

    Read in statsmodels 0.15.0, stats/tests/test_proportion.py, test_confint_2indep.
    """
    table = TwoByTwo(7, 34, 1, 34)
    katz = risk_ratio(table)
    assert katz.value == pytest.approx(7)
    assert f"{katz.low:.2f} to {katz.high:.0f}" == "0.91 to 54"
    newcombe = risk_difference(table)
    assert f"{newcombe.low:.3f} to {newcombe.high:.2f}" == "0.019 to 0.34"
    woolf = odds_ratio(table)
    assert f"{woolf.low:.2f} to {woolf.high:.0f}" == "0.99 to 74"


@pytest.mark.parametrize(
    ("table", "low", "high"),
    [
        (TwoByTwo(56, 70, 48, 80), 0.0524, 0.3339),
        (TwoByTwo(9, 10, 3, 10), 0.1705, 0.8090),
    ],
)
def test_newcombe_1998(table: TwoByTwo, low: float, high: float) -> None:
    """Newcombe 1998, method 10; values as the tests of the R package propint quote the paper."""
    difference = risk_difference(table)
    assert difference.low == pytest.approx(low, abs=1e-4)
    assert difference.high == pytest.approx(high, abs=1e-4)


@pytest.mark.parametrize(("difference", "people"), [(-0.12, 9), (-0.22, 5)])
def test_number_needed_of_the_cochrane_handbook(difference: float, people: int) -> None:
    """Cochrane Handbook 5.1, section 12.5.4.1: -0.12 gives 9 and -0.22 gives 5, rounded up."""
    needed = number_needed_to_treat(RiskDifference(difference, difference - 0.01, -0.01))
    assert str(needed).startswith(f"{people} people treated for one fewer ")


def test_number_needed_of_barrowman() -> None:
    """Barrowman, CMAJ 2002;166:1676: 16.6 % (0.9 to 32.2) is about 6 (3.1 to 111.1)."""
    needed = number_needed_to_treat(RiskDifference(0.166, 0.009, 0.322))
    assert (f"{needed.value:.0f}", f"{needed.low:.1f}", f"{needed.high:.1f}") == (
        "6",
        "3.1",
        "111.1",
    )
    # Printed numbers are rounded up: 6.02 people are seven.
    assert str(needed) == (
        "7 people treated for one more with the outcome (95 % confidence interval 4 to 112)"
    )


def test_number_needed_that_is_not_defined() -> None:
    """Altman's example, told in a letter by Newcombe (BMJ rapid response, 5 January 1999).

    A reduction of -5 % to +25 % runs from 4 to benefit, through infinity, to 20 to harm.
    """
    needed = number_needed_to_treat(RiskDifference(-0.10, -0.25, 0.05))
    assert math.isnan(needed.value)
    assert math.isnan(needed.low)
    assert math.isnan(needed.high)
    assert str(needed) == (
        "not defined: the 95 % confidence interval of the risk difference includes no difference "
        "(from 4 for one fewer, through infinity, to 20 for one more)"
    )
    edge = number_needed_to_treat(RiskDifference(-0.10, -0.25, 0.0))
    assert str(edge).endswith("(from 4 for one fewer, through infinity, to no difference)")


def test_zero_events_are_corrected_only_where_needed() -> None:
    """0 of 10 against 5 of 10: (0.5 / 11) / (5.5 / 11) = 1 / 11, and its standard error by hand."""
    few = risk_ratio(TwoByTwo(0, 10, 5, 10))
    error = math.sqrt(1 / 0.5 - 1 / 11 + 1 / 5.5 - 1 / 11)
    assert few.value == pytest.approx(1 / 11)
    assert few.low == pytest.approx(math.exp(math.log(1 / 11) - Z * error))
    assert few.high == pytest.approx(math.exp(math.log(1 / 11) + Z * error))
    # Everybody in one group had it: the ratio can do without a correction and gets none.
    full = risk_ratio(TwoByTwo(10, 10, 5, 10))
    error = math.sqrt(1 / 10 - 1 / 10 + 1 / 5 - 1 / 10)
    assert full.value == pytest.approx(2)
    assert full.low == pytest.approx(2 * math.exp(-Z * error))
    # Everybody in both groups: no difference, but not known without error.
    same = risk_ratio(TwoByTwo(10, 10, 10, 10))
    assert same.value == pytest.approx(1)
    assert same.low < 0.9
    assert same.high > 1.1


def test_nothing_can_be_said_without_events() -> None:
    """Nobody had the outcome: no ratio, and no made-up one."""
    with pytest.raises(ValueError, match="nobody in either group had the outcome"):
        risk_ratio(TwoByTwo(0, 10, 0, 12))
    with pytest.raises(ValueError, match="nobody in either group had the outcome"):
        odds_ratio(TwoByTwo(0, 10, 0, 12))
    with pytest.raises(ValueError, match="everybody in both groups had the outcome"):
        odds_ratio(TwoByTwo(10, 10, 12, 12))
    with pytest.raises(ValueError, match="study 2 of 2: nobody in either group"):
        pool([TwoByTwo(1, 10, 2, 10), TwoByTwo(0, 10, 0, 12)])
    with pytest.raises(ValueError, match="study 1 of 1: each group is all or none"):
        pool([TwoByTwo(0, 10, 12, 12)], "risk-difference")
    assert risk_difference(TwoByTwo(0, 10, 0, 12)).value == 0


def test_people_per_hundred() -> None:
    """Rounded to the nearest person, a half up; never a zero that is not one."""
    assert [per_hundred(1, 8), per_hundred(3, 8), per_hundred(1, 3)] == [13, 38, 33]
    assert [str(per_hundred(0, 9)), str(per_hundred(9, 9))] == ["0", "100"]
    assert [str(per_hundred(1, 1000)), str(per_hundred(999, 1000))] == [
        "fewer than 1",
        "more than 99",
    ]
    assert repr(per_hundred(5, 1000)) == "1"
    assert per_hundred(1, 4) - per_hundred(1, 10) == 15
    wrongs: list[Any] = [(5, 4), (-1, 4), (0, 0), (True, 2), (0.5, 2)]
    for wrong in wrongs:
        with pytest.raises(ValueError, match=r"must be a whole|negative|is 0|more than"):
            per_hundred(*wrong)


def test_how_numbers_are_written() -> None:
    """Halves go up, also where binary fractions lie below them; small numbers keep two figures."""
    assert rounded(2.675, 2) == "2.68"
    assert rounded(-0.125, 2) == "-0.13"
    assert rounded(0.00431, 2) == "0.0043"
    assert rounded(54.321, 2) == "54.32"
    assert rounded(0.0, 2) == "0.00"
    assert rounded(1e-12, 2) == "0.0000000000010"
    assert str(Estimate(0.423, 0.334, 0.5249)) == "0.42 (95 % confidence interval 0.33 to 0.52)"
    assert str(RiskDifference(-0.0071, -0.0101, 0.0)) == (
        "0.71 fewer per 100 people (95 % confidence interval 1.0 fewer to 0.0 more or fewer)"
    )
    assert str(Dose(1234.5, 0.0123456, 99.96)) == "1235 mg (0.0123 mmol, 100.0 mEq)"


# --- refused input -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("counts", "message"),
    [
        ((5, 4, 0, 1), r"events_treated \(5\) is more than total_treated \(4\)"),
        ((0, 1, -1, 4), "events_control is negative: -1"),
        ((0, 1, 0, 0), "total_control is 0"),
        ((1.0, 2, 0, 1), "events_treated must be a whole number, not 1.0"),
        ((True, 2, 0, 1), "events_treated must be a whole number, not True"),
        (("1", 2, 0, 1), "events_treated must be a whole number, not '1'"),
    ],
)
def test_tables_that_cannot_be(counts: tuple[int, int, int, int], message: str) -> None:
    """A table of counts refuses what is not one."""
    with pytest.raises(ValueError, match=message):
        TwoByTwo(*counts)
