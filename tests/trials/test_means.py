"""Differences between means, against published results: where a number was read is said."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from sphinx_evidence.trials.files import CountsError
from sphinx_evidence.trials.means import MeansFolder, TwoMeans, mean_difference, pool_means

#: Stays in hospital after a stroke: Normand, Stat Med 1999;18:321, as `dat.normand1999` of
#: github.com/wviechtb/metadat (data-raw/dat.normand1999.txt) has them: people, mean and standard
#: deviation in days, with specialised and with usual care.
STAYS = (
    (155, 55, 47, 156, 75, 64),
    (31, 27, 7, 32, 29, 4),
    (75, 64, 17, 71, 119, 29),
    (18, 66, 20, 18, 137, 48),
    (8, 14, 8, 13, 18, 11),
    (57, 19, 7, 52, 18, 4),
    (34, 52, 45, 33, 41, 34),
    (110, 21, 16, 183, 31, 27),
    (60, 30, 27, 52, 23, 20),
)


def stays() -> list[TwoMeans]:
    """Return the nine trials as Normand pooled them: both groups with one common deviation."""
    found = []
    for n1, m1, s1, n2, m2, s2 in STAYS:
        sd = math.sqrt(((n1 - 1) * s1**2 + (n2 - 1) * s2**2) / (n1 + n2 - 2))
        found.append(TwoMeans(m1, sd, n1, m2, sd, n2, "days"))
    return found


def test_stays_pooled_as_normand_did() -> None:
    """Tables VIII and IX, as metafor's test_analysis_example_normand1999.r has them."""
    variances = (40.59, 2.05, 15.28, 150.22, 20.19, 1.22, 95.38, 8.03, 20.69)
    for trial, variance in zip(stays(), variances, strict=True):
        found = mean_difference(trial)
        error = (found.high - found.low) / (2 * 1.959963984540054)
        assert error**2 == pytest.approx(variance, abs=0.005)
    pooled = pool_means(stays(), "dersimonian-laird")
    assert pooled.tau_squared == pytest.approx(218.72, abs=0.005)
    ends = (pooled.estimate.value, pooled.estimate.low, pooled.estimate.high)
    assert ends == pytest.approx((-14.10, -24.45, -3.75), abs=0.005)


def test_trials_that_agree_are_pooled_with_a_common_effect() -> None:
    one, other = TwoMeans(1, 2, 50, 2, 2, 50), TwoMeans(1.1, 4, 80, 2, 4, 80)
    pooled = pool_means([one, other])
    assert pooled.tau_squared == 0
    weights = [1 / (2 * 4 / 50), 1 / (2 * 16 / 80)]
    expected = (-1 * weights[0] - 0.9 * weights[1]) / sum(weights)
    assert pooled.estimate.value == pytest.approx(expected)
    assert pooled.estimate.high == pytest.approx(expected + 1.959964 / math.sqrt(sum(weights)))


@pytest.mark.parametrize(
    ("means", "published"),
    [
        # Cochrane review CD010655, number of cramps during treatment (38 women).
        (TwoMeans(9.5, 5.1, 21, 7.7, 4.7, 17), (1.8, -1.32, 4.92)),
        # The same review, pain during treatment.
        (TwoMeans(13.2, 6.5, 21, 11.4, 8.5, 17), (1.8, -3.10, 6.70)),
    ],
)
def test_differences_that_a_cochrane_review_prints(
    means: TwoMeans, published: tuple[float, float, float]
) -> None:
    found = mean_difference(means)
    assert (found.value, found.low, found.high) == pytest.approx(published, abs=0.005)


def test_the_same_as_statsmodels_finds_in_the_people_themselves() -> None:
    import numpy as np  # here, and not above: each process of a run reads all tests
    from statsmodels.stats.weightstats import CompareMeans, DescrStatsW

    random = np.random.default_rng(7)
    treated, control = random.normal(5, 2, 40), random.normal(4, 3, 25)
    found = mean_difference(
        TwoMeans(
            *(f(g) for g in (treated, control) for f in (np.mean, lambda x: np.std(x, ddof=1), len))
        )
    )
    compared = CompareMeans(DescrStatsW(treated), DescrStatsW(control))
    assert (found.low, found.high) == pytest.approx(compared.zconfint_diff(usevar="unequal"))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"sd_treated": 0}, "sd_treated is 0; a standard deviation is above 0"),
        ({"sd_control": -1}, "sd_control is -1; a standard deviation is above 0"),
        ({"total_control": 1}, "total_control is 1; a spread needs two people"),
        ({"mean_treated": math.nan}, "mean_treated is nan; it is a number"),
    ],
)
def test_what_is_no_pair_of_means(changes: dict[str, float], said: str) -> None:
    names = ("mean_treated", "sd_treated", "total_treated", "mean_control", "sd_control")
    sound = dict.fromkeys((*names, "total_control"), 2.0)
    with pytest.raises(ValueError, match=said):
        TwoMeans(**(sound | changes))  # type: ignore[arg-type]


def test_what_can_not_be_pooled() -> None:
    with pytest.raises(ValueError, match="no study was given"):
        pool_means([])
    unlike = [TwoMeans(1, 1, 9, 1, 1, 9, unit) for unit in ("days", "hours")]
    with pytest.raises(ValueError, match="the units differ: 'days', 'hours'; pool like with like"):
        pool_means(unlike)
    with pytest.raises(ValueError, match="did you mean 'dersimonian-laird'"):
        pool_means(unlike[:1], "dersimonian")
    assert pool_means(unlike[:1]).estimate == mean_difference(unlike[0])


HEADER = (
    "source,outcome,mean_treated,sd_treated,total_treated,mean_control,sd_control,total_control,"
    "unit,how,where\n"
)


def folder(tmp_path: Path, *rows: str) -> MeansFolder:
    path = tmp_path / "data"
    path.mkdir()
    (path / "sleep.csv").write_text(HEADER + "".join(f"{row}\n" for row in rows), "utf-8")
    return MeansFolder(path)


def test_a_row_of_a_file(tmp_path: Path) -> None:
    files = folder(
        tmp_path, "smith2001,hours slept,-7.5,1.25,40,6,1,38,hours a night,printed,abstract"
    )
    assert files.means("sleep", "smith2001") == TwoMeans(-7.5, 1.25, 40, 6, 1, 38, "hours a night")
    assert files.row("sleep", "smith2001").where == "abstract"
    with pytest.raises(CountsError, match=r"^data/sleep.csv: no source 'smith'; did you mean"):
        files.means("sleep", "smith")


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (
            "s,slept,7,1,40,6,1,38,hours,guessed,a",
            "2: how is 'guessed'; it is 'printed' or 'derived'",
        ),
        ("s,slept,7,1,40,6,1,38,,printed,a", "2: unit is empty"),
        ("s,slept,1e3,1,40,6,1,38,hours,printed,a", "2: mean_treated is '1e3'; it is a number in"),
        (
            "s,slept,7,1,40.5,6,1,38,hours,printed,a",
            "2: total_treated is '40.5'; it is a whole number",
        ),
        ("s,slept,7,0,40,6,1,38,hours,printed,a", "2: sd_treated is 0.0; a standard deviation is"),
    ],
)
def test_a_row_that_is_not_sound(tmp_path: Path, row: str, said: str) -> None:
    with pytest.raises(CountsError, match=rf"^data/sleep.csv:{said}"):
        folder(tmp_path, row).means("sleep", "s")
