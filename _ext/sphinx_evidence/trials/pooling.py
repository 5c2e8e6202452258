"""Random-effects pooling, on statsmodels: of two-by-two tables, and of any effects with variances."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from sphinx_evidence.trials.effects import ratio, risk_difference
from sphinx_evidence.trials.estimates import Estimate, RiskDifference, TwoByTwo, rounded

MEASURES = ("risk-ratio", "odds-ratio", "risk-difference")
METHODS = {"paule-mandel": "pm", "dersimonian-laird": "dl"}


@dataclass(frozen=True, slots=True)
class Pooled:
    """A pooled estimate with what says how much the studies differ.

    `tau_squared` is the variance between studies, on the log scale for ratios and in squared
    proportions for differences. `i_squared` is a percentage: max(0, (Q - (k - 1)) / Q) * 100
    (Higgins and Thompson). `q` is Cochran's Q, `studies` is k.
    """

    estimate: Estimate
    tau_squared: float
    i_squared: float
    q: float
    studies: int

    def __str__(self) -> str:
        studies = f"{self.studies} {'study' if self.studies == 1 else 'studies'}"
        tau = rounded(self.tau_squared, 2)
        return f"{self.estimate}; {studies}, tau² {tau}, I² {self.i_squared:.0f} %"


def _choice(kind: str, name: str, known: Iterable[str]) -> str:
    options = sorted(known)
    if name not in options:
        near = get_close_matches(name, options, n=1, cutoff=0.4)
        hint = f"; did you mean {near[0]!r}?" if near else ""
        raise ValueError(f"unknown {kind} {name!r}{hint} (known: {', '.join(options)})")
    return name


def pool(
    tables: Iterable[TwoByTwo], measure: str = "risk-ratio", tau: str = "paule-mandel"
) -> Pooled:
    """Pool studies with a random-effects model (inverse variance, normal interval).

    `measure` is `risk-ratio`, `odds-ratio` (both pooled as logarithms) or `risk-difference`.
    Zero cells are treated as in `risk_ratio` and `odds_ratio`.

    `tau` chooses the variance between studies. `paule-mandel` is the default because the review of
    estimators by Veroniki and others (Res Synth Methods 2016;7:55) prefers it for yes-or-no
    outcomes. `dersimonian-laird` is what most published reviews used: take it to retrace one.

    One study alone is given back as it is, by `risk_ratio`, `odds_ratio` or `risk_difference`, with
    tau² and I² of 0. Raises ValueError for no study, for a word that is not known, and for a study
    that cannot say anything about the measure: leave that one out and say so.

    >>> treated = [(5, 156), (5, 303), (12, 565), (69, 1570), (9, 103), (313, 4659)]
    >>> control = [(8, 74), (17, 303), (9, 477), (94, 1565), (11, 105), (352, 4650)]
    >>> tables = [TwoByTwo(*one, *other) for one, other in zip(treated, control)]
    >>> print(pool(tables, "odds-ratio"))
    0.68 (95 % confidence interval 0.46 to 1.02); 6 studies, tau² 0.14, I² 48 %
    """
    _choice("measure", measure, MEASURES)
    method = tau_method(tau)
    studies = list(tables)
    if not studies:
        raise ValueError("nothing to pool: no study was given")
    parts: list[tuple[Estimate, float, float]] = []
    for number, table in enumerate(studies, start=1):
        try:
            parts.append(_parts(table, measure))
        except ValueError as error:
            raise ValueError(f"study {number} of {len(studies)}: {error}") from error
    if len(parts) == 1:
        return Pooled(parts[0][0], 0.0, 0.0, 0.0, 1)
    shown = RiskDifference if measure == "risk-difference" else _from_logs
    return combined([part[1] for part in parts], [part[2] ** 2 for part in parts], shown, method)


def tau_method(tau: str) -> str:
    """Return what statsmodels calls a way to find the variance between studies; see `pool`."""
    return METHODS[_choice("tau² method", tau, METHODS)]


def _from_logs(value: float, low: float, high: float) -> Estimate:
    return Estimate(math.exp(value), math.exp(low), math.exp(high))


def _parts(table: TwoByTwo, measure: str) -> tuple[Estimate, float, float]:
    """Give the estimate of one study, the effect that is pooled and its standard error."""
    if measure != "risk-difference":
        return ratio(table, measure.replace("-", " "))
    p_treated = table.events_treated / table.total_treated
    p_control = table.events_control / table.total_control
    variance = (
        p_treated * (1 - p_treated) / table.total_treated
        + p_control * (1 - p_control) / table.total_control
    )
    if variance == 0:
        raise ValueError("each group is all or none, so the difference would get endless weight")
    return risk_difference(table), p_treated - p_control, math.sqrt(variance)


def combined(
    effects: list[float],
    variances: list[float],
    shown: Callable[[float, float, float], Estimate],
    method: str,
) -> Pooled:
    """Pool two studies or more.

    :param effects: as they are pooled, ratios as logarithms.
    :param variances: their squared standard errors.
    :param shown: makes the estimate of the pooled effect and the two ends of its interval.
    :param method: what `tau_method` gives.
    """
    import numpy as np
    from statsmodels.stats.meta_analysis import combine_effects

    freedom = len(effects) - 1
    # A negative tau² of DerSimonian and Laird (see below) makes numpy warn on the way.
    with np.errstate(divide="ignore", invalid="ignore"):
        result = combine_effects(np.asarray(effects), np.asarray(variances), method_re=method)
    # Identical studies give a Q that is zero but for rounding, sometimes just below it.
    q = max(0.0, float(result.q))
    centre, error, tau_squared = result.mean_effect_re, result.sd_eff_w_re, float(result.tau2)
    if tau_squared <= 0:
        # statsmodels leaves DerSimonian and Laird's tau² below zero where Q is below k - 1; the
        # method cuts it off there, and pooling is then the common-effect one.
        centre, error, tau_squared = result.mean_effect_fe, result.sd_eff_w_fe, 0.0
    if method == "pm" and not _solves(effects, variances, tau_squared):
        # statsmodels stops after fifty steps and returns what it has without a word.
        raise ValueError("tau² of Paule and Mandel was not found; try tau='dersimonian-laird'")
    # 1.96 to full precision: the normal quantile that statsmodels uses for single tables too.
    spread = 1.959963984540054 * float(error)
    ends = (float(centre), float(centre) - spread, float(centre) + spread)
    i_squared = max(0.0, (q - freedom) / q) * 100 if q else 0.0
    return Pooled(shown(*ends), tau_squared, i_squared, q, len(effects))


def _solves(effects: list[float], variances: list[float], tau_squared: float) -> bool:
    """Whether tau² solves Paule and Mandel's equation: generalised Q equals k - 1, or tau² is 0."""
    freedom = len(effects) - 1
    weights = [1 / (variance + tau_squared) for variance in variances]
    centre = sum(w * effect for w, effect in zip(weights, effects, strict=True)) / sum(weights)
    q = sum(w * (effect - centre) ** 2 for w, effect in zip(weights, effects, strict=True))
    return abs(q - freedom) < 1e-3 or (tau_squared == 0 and q < freedom)
