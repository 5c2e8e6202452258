"""Figures in text: found, brought to one normal form, and compared. Text in, plain records out.

What counts as a figure and what does not is told in `reading`, the units are in `units`, and what
traces what is in `matching`.
"""

from __future__ import annotations

from sphinx_evidence.figures.claims import Text, calculation_of, figures_in_prose, figures_of
from sphinx_evidence.figures.figure import Figure
from sphinx_evidence.figures.matching import (
    Told,
    Traces,
    nearest,
    told_in,
    traced,
    traces_of,
    traces_to,
)
from sphinx_evidence.figures.outcomes import (
    Outcome,
    Outcomes,
    other_outcome,
    outcome_of,
    outcomes_of,
)
from sphinx_evidence.figures.reading import read_figures
from sphinx_evidence.figures.typed import numbers_in, typed_in

__all__ = [
    "Figure",
    "Outcome",
    "Outcomes",
    "Text",
    "Told",
    "Traces",
    "calculation_of",
    "figures_in_prose",
    "figures_of",
    "nearest",
    "numbers_in",
    "other_outcome",
    "outcome_of",
    "outcomes_of",
    "read_figures",
    "told_in",
    "traced",
    "traces_of",
    "traces_to",
    "typed_in",
]
