"""Effects of one two-by-two table: risk ratio, risk difference, number needed to treat.

Everything here takes counts of people and gives an `Estimate` with a 95 % confidence interval.
The arithmetic is that of statsmodels, which is imported inside the functions: importing this
module must cost nothing, because every page with a doctest does it.
"""

from __future__ import annotations

import math

from sphinx_evidence.trials.estimates import (
    Estimate,
    NumberNeeded,
    PerHundred,
    RiskDifference,
    TwoByTwo,
)


def ratio(table: TwoByTwo, measure: str) -> tuple[Estimate, float, float]:
    """Work out a `risk ratio` or an `odds ratio`, its logarithm and that one's standard error.

    One half is added to all four cells only where the ratio cannot do without it. A risk ratio
    needs events in both groups, and somebody without the event (else its standard error would be
    zero); an odds ratio needs all four cells. Raises ValueError where nobody had the outcome, or
    for an odds ratio everybody had it: nothing then tells one treatment from the other.
    """
    import numpy as np
    from statsmodels.stats.contingency_tables import Table2x2

    treated, spared, control, free = table.cells
    if treated == control == 0:
        raise ValueError(f"nobody in either group had the outcome, so there is no {measure}")
    if measure == "odds ratio" and spared == free == 0:
        raise ValueError(f"everybody in both groups had the outcome, so there is no {measure}")
    half = 0.5 if needs_half(table, measure) else 0.0
    cells = np.asarray(table.cells, dtype=float).reshape(2, 2) + half
    # shift_zeros would add the half also where a risk ratio can do without it.
    result = Table2x2(cells, shift_zeros=False)
    if measure == "odds ratio":
        value, ends = result.oddsratio, result.oddsratio_confint()
        log, log_error = result.log_oddsratio, result.log_oddsratio_se
    else:
        value, ends = result.riskratio, result.riskratio_confint()
        log, log_error = result.log_riskratio, result.log_riskratio_se
    estimate = Estimate(float(value), float(ends[0]), float(ends[1]))
    return estimate, float(log), float(log_error)


def needs_half(table: TwoByTwo, measure: str) -> bool:
    """Tell whether a `risk ratio` or an `odds ratio` has no value unless a half is added."""
    treated, spared, control, free = table.cells
    if measure == "odds ratio":
        return 0 in table.cells
    return 0 in (treated, control) or spared == free == 0


def risk_ratio(table: TwoByTwo) -> Estimate:
    """Divide the risk with treatment by the risk without it (no unit; 1 is no difference).

    Interval: log method of Katz, log(RR) +/- 1.96 sqrt(1/a - 1/n1 + 1/c - 1/n2), by statsmodels'
    `Table2x2`. Where a group has no events, or everybody in both groups has one, 0.5 is added to
    all four cells; nowhere else.

    Raises ValueError when nobody in either group had the outcome: the data then say nothing about
    the ratio, and a corrected number would be made up.

    >>> print(risk_ratio(TwoByTwo(4, 123, 11, 139)))
    0.41 (95 % confidence interval 0.13 to 1.26)
    """
    return ratio(table, "risk ratio")[0]


def odds_ratio(table: TwoByTwo) -> Estimate:
    """Divide the odds with treatment by the odds without it (no unit; 1 is no difference).

    Interval: Woolf's logit method, by statsmodels' `Table2x2`; 0.5 is added to all four cells
    where one of them is zero. Raises ValueError where nobody, or everybody, had the outcome.

    >>> print(odds_ratio(TwoByTwo(4, 123, 11, 139)))
    0.39 (95 % confidence interval 0.12 to 1.26)
    """
    return ratio(table, "odds ratio")[0]


def risk_difference(table: TwoByTwo) -> RiskDifference:
    """Subtract the risk without treatment from the risk with it (a proportion; 0 is no difference).

    Interval: Newcombe's hybrid score method (method 10 of Newcombe 1998), by statsmodels'
    `confint_proportions_2indep`. It is taken rather than the simpler Wald interval because that
    one is too narrow in small groups and shrinks to nothing where a group has no events; review
    software prints Wald, so ends may differ a little from a printed interval.

    >>> print(risk_difference(TwoByTwo(48, 80, 56, 70)))
    20.0 fewer per 100 people (95 % confidence interval 33.4 fewer to 5.2 fewer)
    """
    from statsmodels.stats.proportion import confint_proportions_2indep

    treated, n_treated = table.events_treated, table.total_treated
    control, n_control = table.events_control, table.total_control
    low, high = confint_proportions_2indep(
        treated, n_treated, control, n_control, method="newcomb", compare="diff"
    )
    difference = treated / n_treated - control / n_control
    return RiskDifference(difference, max(-1.0, float(low)), min(1.0, float(high)))


def number_needed_to_treat(effect: TwoByTwo | RiskDifference) -> NumberNeeded:
    """Say how many people are treated for one more, or one fewer, to have the outcome.

    Takes counts, or a risk difference already worked out. The number is 1 / |risk difference|;
    the ends of its interval are those of the risk difference, inverted and exchanged (Altman,
    BMJ 1998;317:1309). Printed rounded up to whole people, as the Cochrane Handbook does.

    Where the interval includes no difference there is no such number: the three figures are NaN
    and printing says so. That is no error, because it is what the data say.

    >>> print(number_needed_to_treat(RiskDifference(-0.12, -0.2, -0.05)))
    9 people treated for one fewer with the outcome (95 % confidence interval 5 to 20)
    """
    difference = risk_difference(effect) if isinstance(effect, TwoByTwo) else effect
    if difference.low <= 0 <= difference.high:
        return NumberNeeded(math.nan, math.nan, math.nan, difference)
    ends = sorted((1 / abs(difference.low), 1 / abs(difference.high)))
    return NumberNeeded(1 / abs(difference.value), ends[0], ends[1], difference)


def per_hundred(events: int, total: int) -> PerHundred:
    """Give people of 100, as a whole number: `events` out of `total` people.

    Rounded to the nearest person, a half up. A risk that is not zero is never printed as 0 and one
    short of everybody never as 100: they print as `fewer than 1` and `more than 99`.
    Raises ValueError for what `TwoByTwo` would refuse.

    >>> per_hundred(1, 8), per_hundred(1, 1000), per_hundred(0, 50)
    (13, fewer than 1, 0)
    """
    TwoByTwo(events, total, 0, 1)
    return PerHundred(events, total)
