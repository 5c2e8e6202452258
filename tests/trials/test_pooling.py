"""Pooling against published results and what is derived by hand: where a number was read is said."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from sphinx_evidence.trials.counts import DataFolder
from sphinx_evidence.trials.effects import ratio, risk_ratio
from sphinx_evidence.trials.estimates import RiskDifference, TwoByTwo
from sphinx_evidence.trials.pooling import pool

DATA = Path(__file__).parent / "data"

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


def test_pooling_that_cannot_be() -> None:
    """Words that are not known come back with the nearest one."""
    with pytest.raises(ValueError, match="nothing to pool"):
        pool([])
    with pytest.raises(ValueError, match="did you mean 'risk-ratio'"):
        pool(bcg(), "risk_ratio")
    with pytest.raises(ValueError, match="did you mean 'paule-mandel'"):
        pool(bcg(), tau="paulemandel")
