"""Calculations against published results, hand derivations and properties.

No expected value here is the function's own output. Where a number was read is said beside it;
"read" means through the stored copies that the project may search, in November 2026.
"""

from __future__ import annotations

import doctest
import importlib
import math
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from sphinx_evidence.trials.counts import CountsError, DataFolder
from sphinx_evidence.trials.doses import Dose, elemental_dose, molar_mass
from sphinx_evidence.trials.effects import (
    number_needed_to_treat,
    odds_ratio,
    per_hundred,
    ratio,
    risk_difference,
    risk_ratio,
)
from sphinx_evidence.trials.estimates import Estimate, RiskDifference, TwoByTwo, rounded
from sphinx_evidence.trials.pooling import pool

DATA = Path(__file__).parent / "data"
MODULES = ("counts", "doses", "effects", "estimates", "pooling")
HEADER = "source,outcome,events_treated,total_treated,events_control,total_control,how,where\n"
Z = 1.959963984540054


def bcg() -> list[TwoByTwo]:
    """Return the 13 trials of BCG vaccine (Colditz and others, JAMA 1994;271:698).

    Counts as printed in the README of github.com/wviechtb/metafor (`dat.bcg`), totals = positive +
    negative.
    """
    return list(DataFolder(DATA).tables("bcg", "tuberculosis").values())


# --- published results -------------------------------------------------------------------------


def test_log_risk_ratio_of_each_bcg_trial() -> None:
    """Log risk ratios and variances as metafor's README prints them (columns yi and vi)."""
    published = [
        (-0.8893, 0.3256),
        (-1.5854, 0.1946),
        (-1.3481, 0.4154),
        (-1.4416, 0.0200),
        (-0.2175, 0.0512),
        (-0.7861, 0.0069),
        (-1.6209, 0.2230),
        (0.0120, 0.0040),
        (-0.4694, 0.0564),
        (-1.3713, 0.0730),
        (-0.3394, 0.0124),
        (0.4459, 0.5325),
        (-0.0173, 0.0714),
    ]
    for table, (log_ratio, variance) in zip(bcg(), published, strict=True):
        estimate = risk_ratio(table)
        assert math.log(estimate.value) == pytest.approx(log_ratio, abs=5e-5)
        error = (math.log(estimate.high) - math.log(estimate.low)) / (2 * Z)
        assert error**2 == pytest.approx(variance, abs=5e-5)


def test_bcg_risk_ratios_pooled_as_stata_and_metafor_do() -> None:
    """DerSimonian-Laird: metafor, tests/testthat/test_misc_metan_vs_rma.uni_with_dat.bcg.r.

    That file compares metafor with the output of Stata's metan.
    """
    pooled = pool(bcg(), tau="dersimonian-laird")
    assert pooled.studies == 13
    assert pooled.q == pytest.approx(152.2330, abs=5e-5)
    assert pooled.tau_squared == pytest.approx(0.3088, abs=5e-5)
    assert pooled.i_squared == pytest.approx(92.1173, abs=5e-5)
    assert pooled.estimate.value == pytest.approx(0.4896, abs=5e-5)
    assert pooled.estimate.low == pytest.approx(0.3449, abs=5e-5)
    assert pooled.estimate.high == pytest.approx(0.6950, abs=5e-5)
    assert str(pooled) == (
        "0.49 (95 % confidence interval 0.34 to 0.70); 13 studies, tau² 0.31, I² 92 %"
    )


def test_bcg_odds_ratios_and_risk_differences_pooled() -> None:
    """The same file of metafor, for odds ratios and for risk differences."""
    odds = pool(bcg(), "odds-ratio", tau="dersimonian-laird")
    assert odds.q == pytest.approx(163.1649, abs=5e-5)
    assert odds.tau_squared == pytest.approx(0.3663, abs=5e-5)
    assert odds.i_squared == pytest.approx(92.6455, abs=5e-5)
    published = (0.4736, 0.3249, 0.6903)
    assert (odds.estimate.value, odds.estimate.low, odds.estimate.high) == pytest.approx(
        published, abs=5e-5
    )
    difference = pool(bcg(), "risk-difference", tau="dersimonian-laird")
    assert difference.q == pytest.approx(276.4737, abs=5e-5)
    assert difference.i_squared == pytest.approx(95.6596, abs=5e-5)
    published = (-0.0071, -0.0101, -0.0040)
    estimate = difference.estimate
    assert (estimate.value, estimate.low, estimate.high) == pytest.approx(published, abs=5e-5)
    assert isinstance(estimate, RiskDifference)


def test_bcg_paule_mandel() -> None:
    """Between-study variance by Paule and Mandel, solved here again by halving.

    A list of reference values from R, read in a browser test of a meta-analysis app in the code
    search, has DL 0.308760, PM 0.318094 and EB 0.318069. PM and EB solve the same equation (in
    the CLASP example below both are 0.3681), so its PM was stopped early; halving agrees with EB.
    """
    parts = [ratio(table, "risk ratio")[1:] for table in bcg()]

    def generalised_q(tau_squared: float) -> float:
        weights = [1 / (error**2 + tau_squared) for _, error in parts]
        effects = [effect for effect, _ in parts]
        centre = sum(w * effect for w, effect in zip(weights, effects, strict=True)) / sum(weights)
        return sum(w * (e - centre) ** 2 for w, e in zip(weights, effects, strict=True))

    low, high = 0.0, 2.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if generalised_q(middle) > 12 else (low, middle)
    pooled = pool(bcg())
    assert pooled.tau_squared == pytest.approx(low, abs=1e-7)
    assert pooled.tau_squared == pytest.approx(0.318069, abs=1e-6)
    assert pooled.tau_squared == pytest.approx(0.318094, abs=3e-5)
    assert pool(bcg(), tau="dersimonian-laird").tau_squared == pytest.approx(0.308760, abs=1e-6)


def test_clasp_example_of_dersimonian_and_kacker() -> None:
    """DerSimonian and Kacker 2007, Tables 3 and 4: pre-eclampsia, odds ratios, two estimators.

    Counts and results as in metafor, tests/testthat/test_analysis_example_dersimonian2007.r.
    """
    treated = [(5, 156), (5, 303), (12, 565), (69, 1570), (9, 103), (313, 4659)]
    control = [(8, 74), (17, 303), (9, 477), (94, 1565), (11, 105), (352, 4650)]
    tables = [TwoByTwo(*one, *other) for one, other in zip(treated, control, strict=True)]
    for method, tau, centre, error in (
        ("paule-mandel", 0.3681, -0.3811, 0.2060),
        ("dersimonian-laird", 0.2323, -0.3240, 0.1540),
    ):
        pooled = pool(tables, "odds-ratio", tau=method)
        assert math.sqrt(pooled.tau_squared) == pytest.approx(tau, abs=5e-5)
        assert math.log(pooled.estimate.value) == pytest.approx(centre, abs=5e-5)
        width = math.log(pooled.estimate.high) - math.log(pooled.estimate.low)
        assert width / (2 * Z) == pytest.approx(error, abs=5e-5)


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


@pytest.mark.parametrize(
    ("formula", "mass", "share"),
    [
        # Table 1 of PMC8122334: molecular weight in g/mol and per cent of magnesium.
        ("MgO", 40.30, 60.3),
        ("MgCl2", 95.21, 25.5),
        ("MgC4H4O5", 156.37, 15.5),  # malate
        ("MgC6H6O7", 214.41, 11.3),  # citrate 1:1
        ("Mg(C2H4NO2)2", 172.42, 14.1),  # bisglycinate
        ("Mg(OH)2", 58.32, 41.7),
        ("MgCO3", 84.31, 28.8),
    ],
)
def test_molar_masses(formula: str, mass: float, share: float) -> None:
    """Published molar masses and shares of magnesium, to the figures printed.

    0.011 g/mol are allowed because the table cuts some figures off: malate is 24.305 + 4 * 12.011 +
    4 * 1.008 + 5 * 15.999 = 156.376 by hand, and 156.37 there.
    """
    assert molar_mass(formula) == pytest.approx(mass, abs=0.011)
    assert elemental_dose(100, formula, "Mg", 2).mg == pytest.approx(share, abs=0.05)


@pytest.mark.parametrize("formula", ["MgSO4.7H2O", "MgSO4(H2O)7", "MgSO4·7H2O", "MgSO₄ · 7H₂O"])
def test_magnesium_sulfate_as_the_label_has_it(formula: str) -> None:
    """Magnesium Sulfate Injection USP 50 %, label of X-GEN (read on medlibrary.org).

    Molecular weight 246.47; 1 mL has 500 mg of the heptahydrate, 2.03 mmol and 4.06 mEq. Pfizer's
    label: 4 g are 32.5 mEq and 20 g are 162.3 mEq.
    """
    assert f"{molar_mass(formula):.2f}" == "246.47"
    dose = elemental_dose(500, formula, "Mg", 2)
    assert f"{dose.mmol:.2f} {dose.meq:.2f}" == "2.03 4.06"
    # By hand: 500 * 24.305 / 246.47.
    assert dose.mg == pytest.approx(49.31, abs=0.005)
    assert f"{elemental_dose(4000, formula, 'Mg', 2).meq:.1f}" == "32.5"
    assert f"{elemental_dose(20000, formula, 'Mg', 2).meq:.1f}" == "162.3"


# --- derived by hand ---------------------------------------------------------------------------


def test_an_element_that_stands_several_times() -> None:
    """Two sodium in Na2CO3: 100 mg / 105.99 g/mol * 2 = 1.887 mmol, of charge 1, 43.38 mg.

    By hand with 22.990, 12.011 and 15.999 g/mol.
    """
    dose = elemental_dose(100, "Na2CO3", "Na", 1)
    assert dose.mmol == pytest.approx(1.887, abs=5e-4)
    assert dose.meq == dose.mmol
    assert dose.mg == pytest.approx(43.38, abs=5e-3)


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


def test_alike_studies_have_no_variance_between_them() -> None:
    """Three times the same table: Q is 0, and the error is that of one divided by sqrt(3)."""
    table = TwoByTwo(12, 100, 24, 100)
    error = math.sqrt((1 / 12 - 1 / 100 + 1 / 24 - 1 / 100) / 3)
    for method in ("paule-mandel", "dersimonian-laird"):
        pooled = pool([table] * 3, tau=method)
        assert pooled.q == pytest.approx(0, abs=1e-9)
        assert (pooled.tau_squared, pooled.i_squared) == (0, 0)
        assert pooled.estimate.value == pytest.approx(0.5)
        assert pooled.estimate.high == pytest.approx(0.5 * math.exp(Z * error))


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


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((100, "MgO", "Ca", 2), r"'MgO' has no Ca; it is made of Mg, O"),
        ((100, "Mgx", "Mg", 2), "cannot read the formula 'Mgx'"),
        ((100, "Mg2+", "Mg", 2), "'Mg2\\+' is not a formula"),
        ((100, "[24Mg]O", "Mg", 2), "is not a formula"),
        ((100, "", "Mg", 2), "is not a formula"),
        ((100, "MgO", "magnesium", 2), "'magnesium' is not the symbol of an element"),
        ((0, "MgO", "Mg", 2), "positive number of milligrams, not 0"),
        ((math.inf, "MgO", "Mg", 2), "positive number"),
        ((100, "MgO", "Mg", 0), "charge number must be 1 to 8"),
        ((100, "MgO", "Mg", 2.0), "charge number must be 1 to 8"),
    ],
)
def test_doses_that_cannot_be(arguments: tuple[float, str, str, int], message: str) -> None:
    """A dose says what is wrong with what it was given."""
    with pytest.raises(ValueError, match=message):
        elemental_dose(*arguments)


def test_pooling_that_cannot_be() -> None:
    """Words that are not known come back with the nearest one."""
    with pytest.raises(ValueError, match="nothing to pool"):
        pool([])
    with pytest.raises(ValueError, match="did you mean 'risk-ratio'"):
        pool(bcg(), "risk_ratio")
    with pytest.raises(ValueError, match="did you mean 'paule-mandel'"):
        pool(bcg(), tau="paulemandel")


# --- count files -------------------------------------------------------------------------------


def folder(tmp_path: Path, rows: str, header: str = HEADER) -> DataFolder:
    """Return a data folder with one file, `shivering.csv`."""
    data = tmp_path / "data"
    data.mkdir()
    (data / "shivering.csv").write_bytes((header + rows).encode("utf-8"))
    return DataFolder(data)


def test_counts_are_read(tmp_path: Path) -> None:
    """By source, and by outcome where there are several; quotes, BOM and blank lines are fine."""
    data = folder(
        tmp_path,
        'smith2001,shivering,1,10,2,10,printed,"abstract, table 1"\n\n'
        "smith2001,nausea,3,10,2,10,derived,from per cent\n"
        "jones2002,shivering,4,20,8,20,printed,abstract\n",
        "\ufeff" + HEADER,
    )
    assert data.counts("shivering", "jones2002") == TwoByTwo(4, 20, 8, 20)
    assert data.counts("shivering", "smith2001", "nausea") == TwoByTwo(3, 10, 2, 10)
    assert data.counts("shivering", "smith2001", outcome="shivering") == TwoByTwo(1, 10, 2, 10)
    assert list(data.tables("shivering", "shivering")) == ["smith2001", "jones2002"]
    with pytest.raises(CountsError, match=r"^data/shivering.csv:4: 'smith2001' has several outc"):
        data.counts("shivering", "smith2001")
    with pytest.raises(CountsError, match=r"^data/shivering.csv:2: .* did you mean 'nausea'\?"):
        data.counts("shivering", "smith2001", "nausae")
    with pytest.raises(CountsError, match=r"^data/shivering.csv: no source 'jones2003'; did you"):
        data.counts("shivering", "jones2003")
    with pytest.raises(CountsError, match=r"^data/shiverin.csv: no such file; did you mean 'shiv"):
        data.counts("shiverin", "jones2002")
    with pytest.raises(CountsError, match="no outcome 'nausia'; did you mean 'nausea'"):
        data.tables("shivering", "nausia")


def test_a_name_longer_than_that_of_any_file_is_told(tmp_path: Path) -> None:
    message = f"{'a' * 100!r}... is not the name of a comparison"
    with pytest.raises(CountsError, match=re.escape(message)):
        DataFolder(tmp_path).row("a" * 4000, "smith2020")


@pytest.mark.parametrize("name", ["../secrets", "shivering.csv", "", "a/b", "Ünicode", "/etc/x"])
def test_a_comparison_is_a_name_and_no_path(tmp_path: Path, name: str) -> None:
    """No folder can be left by way of a comparison's name."""
    with pytest.raises(CountsError, match="is not the name of a comparison"):
        DataFolder(tmp_path).counts(name, "x")


GOOD = "a2001,shivering,1,10,2,10,printed,abstract\n"


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("a,o,11,10,2,10,printed,x\n", ":2: events_treated (11) is more than total_treated (10)"),
        (GOOD + "a,o,-1,10,2,10,printed,x\n", ":3: events_treated is '-1'; it is a whole"),
        ("a,o,1.0,10,2,10,printed,x\n", ":2: events_treated is '1.0'"),
        ("a,o,1,,2,10,printed,x\n", ":2: total_treated is ''"),
        ("a,o,1,1_0,2,10,printed,x\n", ":2: total_treated is '1_0'"),
        ("a,o,1,10,٣,10,printed,x\n", ":2: events_control is '٣'"),
        ("a,o,1,10,0,0,printed,x\n", ":2: total_control is 0"),
        (f"a,o,1,{'9' * 5000},0,0,printed,x\n", ":2: total_treated is"),
        (GOOD + "\n" + GOOD, ":4: 'a2001' with outcome 'shivering' stands on line 2 already"),
        ("a,o,1,10,2,10,guessed,x\n", ":2: how is 'guessed'; it is 'printed' or 'derived'"),
        ("a,o,1,10,2,10,printed,\n", ":2: where is empty"),
        (",o,1,10,2,10,printed,x\n", ":2: source is empty"),
        ("a,o,1,10,2,10,printed\n", ":2: 7 cells where the header has 8"),
        ('a,o,1,10,2,10,printed,"x\ny"\na,o\n', ":4: 2 cells where the header has 8"),
        ('a,o,1,10,2,10,printed,"x\n', ": not readable as CSV"),
        ("", ":1: no counts in it"),
    ],
)
def test_faults_in_rows(tmp_path: Path, rows: str, message: str) -> None:
    """Each fault is named with the line it stands on, also one that nobody asked for."""
    with pytest.raises(CountsError) as caught:
        folder(tmp_path, rows).counts("shivering", "a2001")
    assert str(caught.value).startswith("data/shivering.csv:")
    assert message in str(caught.value)
    assert str(tmp_path) not in str(caught.value)


@pytest.mark.parametrize(
    ("header", "message"),
    [
        ("", ":1: empty file; the header is source,outcome,"),
        (HEADER.replace("where", "were"), ":1: unknown column 'were'; did you mean 'where'?"),
        (HEADER.replace(",how", ""), ":1: the header lacks how"),
        (HEADER.replace("outcome", "source"), ":1: column 'source' stands twice"),
    ],
)
def test_faults_in_the_header(tmp_path: Path, header: str, message: str) -> None:
    """The header is the contract of the file."""
    with pytest.raises(CountsError) as caught:
        folder(tmp_path, "", header).counts("shivering", "a2001")
    assert message in str(caught.value)


def test_a_binary_file(tmp_path: Path) -> None:
    """What is not UTF-8 is said to be so."""
    (tmp_path / "x.csv").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(CountsError, match=r"x\.csv: cannot be read as UTF-8 text"):
        DataFolder(tmp_path).counts("x", "y")


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


# --- the modules themselves --------------------------------------------------------------------


@pytest.mark.parametrize("module", MODULES)
def test_examples_in_docstrings(module: str) -> None:
    """Each example in a docstring prints what it says."""
    result = doctest.testmod(importlib.import_module(f"sphinx_evidence.trials.{module}"))
    assert result.failed == 0


def test_importing_is_cheap() -> None:
    """No numerical library is loaded before a calculation runs."""
    code = (
        "import sys, sphinx_evidence.trials; "
        "print([m for m in ('numpy', 'pandas', 'scipy', 'statsmodels', 'pint', 'molmass') "
        "if m in sys.modules])"
    )
    extension = Path(__file__).parents[2] / "_ext"
    run = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": str(extension)},
    )
    assert run.stdout.strip() == "[]"


def test_everything_is_exported() -> None:
    """One import brings every name, and `__all__` lists what is there."""
    module = importlib.import_module("sphinx_evidence.trials")
    assert list(module.__all__) == sorted(module.__all__)
    assert all(hasattr(module, name) for name in module.__all__)
