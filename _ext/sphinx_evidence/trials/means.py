"""Differences between two means, of one trial and pooled: what was measured and not counted."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from sphinx_evidence.model.pattern import pattern
from sphinx_evidence.trials.estimates import Estimate, normal_interval
from sphinx_evidence.trials.files import WHOLE, CountsError, TrialFiles, check_words
from sphinx_evidence.trials.pooling import Pooled, combined, tau_method

_SIGNED = ("mean_treated", "mean_control")
_SPREADS = ("sd_treated", "sd_control")
_SIZES = ("total_treated", "total_control")
# Digits of ASCII only: float() would also take 1_0, nan and the digits of other scripts.
_NUMBER = pattern(r"-?[0-9]{1,9}(?:\.[0-9]{1,9})?")


@dataclass(frozen=True, slots=True)
class TwoMeans:
    """Mean, standard deviation and number of people in two groups, in one unit.

    Raises ValueError for a number that is none, a spread that is not above zero, and a group of
    fewer than two people, of which nobody knows the spread.
    """

    mean_treated: float
    sd_treated: float
    total_treated: int
    mean_control: float
    sd_control: float
    total_control: int
    unit: str = ""

    def __post_init__(self) -> None:
        for name in (*_SIGNED, *_SPREADS, *_SIZES):
            if not math.isfinite(getattr(self, name)):
                raise ValueError(f"{name} is {getattr(self, name)}; it is a number")
        for name in _SPREADS:
            if getattr(self, name) <= 0:
                raise ValueError(
                    f"{name} is {getattr(self, name)}; a standard deviation is above 0"
                )
        for name in _SIZES:
            if getattr(self, name) < 2:
                raise ValueError(f"{name} is {getattr(self, name)}; a spread needs two people")


def mean_difference(means: TwoMeans) -> Estimate:
    """Give the mean with treatment minus the mean without it, in the unit that was measured.

    Its standard error is the root of the sum of both squared deviations, each divided by the people
    of its group, and the interval is normal. That is how Cochrane reviews work it out (Cochrane
    Handbook, chapter 6). The example is a trial of the Cochrane review CD010655, which prints the
    same: 1.8 (-1.32 to 4.92).

    Two periods of one crossover trial may stand for two groups. That takes no account of people
    being their own controls, so the interval comes out too wide rather than too narrow (on such trials:
    Cochrane Handbook, chapter 23).

    >>> print(mean_difference(TwoMeans(9.5, 5.1, 21, 7.7, 4.7, 17)))
    1.80 (95 % confidence interval -1.32 to 4.92)
    """
    return normal_interval(means.mean_treated - means.mean_control, _error(means))


def pool_means(studies: Iterable[TwoMeans], tau: str = "paule-mandel") -> Pooled:
    """Pool differences between means with a random-effects model (inverse variance).

    Each study weighs by one over the sum of its squared standard error and the variance between
    studies (Cochrane Handbook, chapter 10). `tau` chooses that variance, as in `pool`; where
    it is 0 this is the common-effect pool. One study alone is given back by `mean_difference`.

    Raises ValueError for no study and for studies of unlike units. Whether people, time and what
    was measured are alike nobody but the author can tell.

    >>> trials = [TwoMeans(27, 7, 31, 29, 4, 32), TwoMeans(19, 7, 57, 18, 4, 52)]
    >>> print(pool_means(trials))
    -0.35 (95 % confidence interval -3.27 to 2.58); 2 studies, tau² 2.88, I² 64 %
    """
    method = tau_method(tau)
    found = list(studies)
    if not found:
        raise ValueError("nothing to pool: no study was given")
    units = dict.fromkeys(means.unit for means in found)
    if len(units) > 1:
        raise ValueError(f"the units differ: {', '.join(map(repr, units))}; pool like with like")
    if len(found) == 1:
        return Pooled(mean_difference(found[0]), 0.0, 0.0, 0.0, 1)
    differences = [means.mean_treated - means.mean_control for means in found]
    return combined(differences, [_error(means) ** 2 for means in found], Estimate, method)


def _error(means: TwoMeans) -> float:
    """Return the standard error of the difference."""
    return math.hypot(
        means.sd_treated / math.sqrt(means.total_treated),
        means.sd_control / math.sqrt(means.total_control),
    )


@dataclass(frozen=True, slots=True)
class Means:
    """One row of a file of means."""

    line: int
    source: str  #: The source's key.
    outcome: str  #: What was measured, and over which time.
    how: str  #: ``printed``, or ``derived`` from what is printed.
    where: str  #: Where the numbers were read, in words; empty where the file has no such column.
    means: TwoMeans


class MeansFolder(TrialFiles[Means]):
    """The files of means in the folder of counts of a site.

    `unit` says what was measured, such as `cramps a week`. `how` is `printed` or `derived`, and a
    column `where` may say in words where the numbers were read.
    """

    what = "means"
    columns = (
        *("source", "outcome", "mean_treated", "sd_treated", "total_treated"),
        *("mean_control", "sd_control", "total_control", "unit", "how"),
    )
    optional = ("where",)

    def means(self, comparison: str, source: str, outcome: str | None = None) -> TwoMeans:
        """Return the means that `source` reports in `<comparison>.csv`; see `row`."""
        return self.row(comparison, source, outcome).means

    def read_row(self, place: str, line: int, cells: dict[str, str]) -> Means:
        """Return a row; see `TrialFiles.read_row`."""
        check_words(place, cells, ("source", "outcome", "unit", "where"))
        for name in (*_SIGNED, *_SPREADS, *_SIZES):
            form, kind = (WHOLE, "whole ") if name in _SIZES else (_NUMBER, "")
            if not form.fullmatch(cells[name]):
                raise CountsError(
                    f"{place}: {name} is {cells[name]!r}; it is a {kind}number in plain digits"
                )
        try:
            means = TwoMeans(
                float(cells["mean_treated"]),
                float(cells["sd_treated"]),
                int(cells["total_treated"]),
                float(cells["mean_control"]),
                float(cells["sd_control"]),
                int(cells["total_control"]),
                cells["unit"],
            )
        except ValueError as error:
            raise CountsError(f"{place}: {error}") from error
        where = cells.get("where", "")
        return Means(line, cells["source"], cells["outcome"], cells["how"], where, means)
