"""What a forest plot says in words: its text alternative, its table, the notes below it."""

from __future__ import annotations

from sphinx_evidence.model.text import with_stop
from sphinx_evidence.pictures.forest import MEASURES, MODELS, Forest, Row
from sphinx_evidence.trials.counts import Counts
from sphinx_evidence.trials.estimates import INTERVAL, Estimate, rounded

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def figures(estimate: Estimate) -> str:
    """Return an estimate with the ends of its interval: ``0.33 (0.16 to 0.70)``."""
    value, low, high = (rounded(n, 2) for n in (estimate.value, estimate.low, estimate.high))
    return f"{value} ({low} to {high})"


def measure_name(plot: Forest) -> str:
    """Return the name of the measure, as it starts a sentence."""
    return MEASURES[plot.measure].capitalize()


def alternative(plot: Forest) -> str:
    """Return the whole picture as text, for those who don't see it."""
    parts = [
        f"{with_stop(plot.title)} {measure_name(plot)} on a logarithmic axis; 1 is no difference."
    ]
    if plot.favours:
        left, right = plot.favours
        parts.append(f"Below 1: better {left}. Above 1: better {right}.")
    parts += [f"{row.label}: {row.estimate}." for row in plot.rows]
    if plot.pooled:
        parts.append(f"Pooled: {plot.pooled.estimate}.")
    return " ".join(parts)


def headings(plot: Forest) -> list[str]:
    """Return the headings of the table."""
    weight = ["Weight"] if plot.pooled else []
    return [
        "Study",
        "With it",
        "Without it",
        f"{measure_name(plot)} ({INTERVAL})",
        *weight,
        "How the counts were got",
    ]


def widths(plot: Forest) -> list[int]:
    """Return the widths of the table's columns, in relation to each other."""
    return [20, 12, 12, 22, *([9] if plot.pooled else []), 30]


def lines(plot: Forest) -> list[list[str]]:
    """Return the cells of the table, a line a study, and one for the pooled estimate."""
    table = [
        [
            _study(row),
            f"{row.counts.table.events_treated} of {row.counts.table.total_treated}",
            f"{row.counts.table.events_control} of {row.counts.table.total_control}",
            figures(row.estimate),
            *([] if row.weight is None else [f"{100 * row.weight:.0f} %"]),
            source_of(row.counts),
        ]
        for row in plot.rows
    ]
    if plot.pooled:
        tables = [row.counts.table for row in plot.rows]
        treated = (
            f"{sum(t.events_treated for t in tables)} of {sum(t.total_treated for t in tables)}"
        )
        control = (
            f"{sum(t.events_control for t in tables)} of {sum(t.total_control for t in tables)}"
        )
        pooled = figures(plot.pooled.estimate)
        table.append(["Pooled", treated, control, pooled, "100 %", "our calculation"])
    return table


def source_of(counts: Counts) -> str:
    """Return how counts were got and where they were read, in words."""
    how = "derived from a percentage" if counts.how == "derived" else "printed"
    return f"{how}: {counts.where}"


def _study(row: Row) -> str:
    studies = row.counts.studies
    return f"{row.label} ({studies} studies)" if studies > 1 else row.label


def key(plot: Forest) -> str:
    """Return how the picture is read."""
    text = "A square is what a study found, the line through it its 95 % confidence interval."
    if plot.pooled:
        text += " A larger square weighs more. The diamond is the pooled estimate, as wide as its interval."
    return f"{text} What reaches 1 fits with no difference."


def notes(plot: Forest) -> list[str]:
    """Return what a reader must know beside the picture, a sentence or two each."""
    found = [_pooling(plot)]
    if any(row.half_added for row in plot.rows):
        names = _listed([row.label for row in plot.rows if row.half_added])
        found.append(
            f"* In one group of {names} nobody had the outcome, or everybody had it. Half a person "
            "was added to each of the four counts, because the ratio has no value without that."
        )
    sources = [row.source for row in plot.rows]
    if len(set(sources)) < len(sources):
        found.append("Several rows are of one study. They may share people.")
    return [note for note in found if note]


def _pooling(plot: Forest) -> str:
    if plot.pooled is None:
        return "The studies are not pooled." if len(plot.rows) > 1 else ""
    pooled = plot.pooled
    text = (
        f"Pooled with a {MODELS['random']}: {MEASURES[plot.measure]} {pooled.estimate}. "
        f"I² is {pooled.i_squared:.0f} %, tau² is {rounded(pooled.tau_squared, 2)}: they say how "
        "much the studies differ."
    )
    few = pooled.studies
    if few == 2:
        text += " Two studies cannot show what is usual. A third could change the picture."
    elif few < 5:
        text += f" With {_NUMBERS[few]} studies both are rough."
    return text


def _listed(names: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))
