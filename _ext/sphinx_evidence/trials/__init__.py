"""The calculations that doctests in claims use: one import for all of them.

Counts and means come from CSV files (`DataFolder`, `MeansFolder`), effects and pooling from statsmodels, doses from molmass
and pint. Those libraries are needed only where a calculation runs: importing this module loads
none of them. They come with `pip install sphinx-evidence[calculations]`.
"""

from __future__ import annotations

from sphinx_evidence.trials.counts import Counts, DataFolder
from sphinx_evidence.trials.counts_names import CountsName, split_counts
from sphinx_evidence.trials.doses import Dose, elemental_dose, molar_mass
from sphinx_evidence.trials.effects import (
    number_needed_to_treat,
    odds_ratio,
    per_hundred,
    risk_difference,
    risk_ratio,
)
from sphinx_evidence.trials.estimates import (
    Estimate,
    NumberNeeded,
    PerHundred,
    RiskDifference,
    TwoByTwo,
    normal_interval,
)
from sphinx_evidence.trials.files import CountsError
from sphinx_evidence.trials.means import MeansFolder, TwoMeans, mean_difference, pool_means
from sphinx_evidence.trials.pooling import Pooled, pool

__all__ = [
    "Counts",
    "CountsError",
    "CountsName",
    "DataFolder",
    "Dose",
    "Estimate",
    "MeansFolder",
    "NumberNeeded",
    "PerHundred",
    "Pooled",
    "RiskDifference",
    "TwoByTwo",
    "TwoMeans",
    "elemental_dose",
    "mean_difference",
    "molar_mass",
    "normal_interval",
    "number_needed_to_treat",
    "odds_ratio",
    "per_hundred",
    "pool",
    "pool_means",
    "risk_difference",
    "risk_ratio",
    "split_counts",
]
