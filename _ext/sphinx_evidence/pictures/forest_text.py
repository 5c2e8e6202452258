"""What a forest plot says in words: its text alternative, its table, the notes below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple

from sphinx_evidence.model.text import capital, with_stop
from sphinx_evidence.pictures.forest_rows import MEASURES, MODELS, Forest
from sphinx_evidence.trials.counts import Counts
from sphinx_evidence.trials.estimates import INTERVAL, Estimate, rounded
from sphinx_evidence.wording.words import ENGLISH, Words

_NUMBERS = {3: "three", 4: "four"}


def figures(estimate: Estimate, say: Words = ENGLISH) -> str:
    """Return an estimate with the ends of its interval: ``0.33 (0.16 to 0.70)``."""
    return say("{0} ({1} to {2})", *_ends(estimate, say))


def _in_full(estimate: Estimate, say: Words) -> str:
    """Return the same, with what the interval is."""
    value, low, high = _ends(estimate, say)
    return say("{0} ({1} {2} to {3})", value, say(INTERVAL), low, high)


def _ends(estimate: Estimate, say: Words) -> tuple[str, str, str]:
    value, low, high = (
        say.number(rounded(n, 2)) for n in (estimate.value, estimate.low, estimate.high)
    )
    return value, low, high


def measure_name(plot: Forest, say: Words = ENGLISH) -> str:
    """Return the name of the measure, as it starts a sentence."""
    return capital(say(MEASURES[plot.measure]))


def alternative(plot: Forest, say: Words = ENGLISH) -> str:
    """Return the whole picture as text, for those who don't see it."""
    axis = say("{} on a logarithmic axis; 1 is no difference.", measure_name(plot, say))
    parts = [f"{with_stop(plot.title)} {axis}"]
    if plot.favours:
        parts.append(say("Below 1: better {0}. Above 1: better {1}.", *plot.favours))
    parts += [f"{row.label}: {_in_full(row.estimate, say)}." for row in plot.rows]
    if plot.pooled:
        parts.append(f"{say('Pooled')}: {_in_full(plot.pooled.estimate, say)}.")
    return " ".join(parts)


def headings(plot: Forest, say: Words = ENGLISH) -> list[str]:
    """Return the headings of the table."""
    weight = [say("Weight")] if plot.pooled else []
    return [
        say("Study"),
        say("With it"),
        say("Without it"),
        f"{measure_name(plot, say)} ({say(INTERVAL)})",
        *weight,
        say("How the counts were got"),
    ]


def widths(plot: Forest) -> list[int]:
    """Return the widths of the table's columns, in relation to each other."""
    return [20, 12, 12, 22, *([9] if plot.pooled else []), 30]


def lines(plot: Forest, say: Words = ENGLISH) -> list[list[str]]:
    """Return the cells of the table, a line a study, and one for the pooled estimate."""

    def of(numbers: Sequence[int]) -> list[str]:
        return [say("{0} of {1}", *pair) for pair in (numbers[:2], numbers[2:])]

    counts = [astuple(row.counts.table) for row in plot.rows]
    table = [
        [
            row.label
            if row.counts.studies == 1
            else say("{0} ({1} studies)", row.label, row.counts.studies),
            *of(numbers),
            figures(row.estimate, say),
            *([] if row.weight is None else [f"{100 * row.weight:.0f} %"]),
            source_of(row.counts, say),
        ]
        for row, numbers in zip(plot.rows, counts, strict=True)
    ]
    if plot.pooled:
        sums = of([sum(column) for column in zip(*counts, strict=True)])
        pooled = figures(plot.pooled.estimate, say)
        table.append([say("Pooled"), *sums, pooled, "100 %", say("our calculation")])
    return table


def source_of(counts: Counts, say: Words = ENGLISH) -> str:
    """Return how counts were got and where they were read, in words."""
    how = say("derived from a percentage" if counts.how == "derived" else "printed")
    return f"{how}: {counts.where}"


def key(plot: Forest, say: Words = ENGLISH) -> str:
    """Return how the picture is read."""
    parts = [
        say("A square is what a study found, the line through it its 95 % confidence interval.")
    ]
    if plot.pooled:
        parts.append(
            say(
                "A larger square weighs more. The diamond is the pooled estimate, as wide as its "
                "interval."
            )
        )
    return " ".join([*parts, say("What reaches 1 fits with no difference.")])


def notes(plot: Forest, say: Words = ENGLISH) -> list[str]:
    """Return what a reader must know beside the picture, a sentence or two each."""
    found = [_pooling(plot, say)]
    if any(row.half_added for row in plot.rows):
        names = _listed([row.label for row in plot.rows if row.half_added], say)
        found.append(
            say(
                "* In one group of {} nobody had the outcome, or everybody had it. Half a person was "
                "added to each of the four counts, because the ratio has no value without that.",
                names,
            )
        )
    sources = [row.source for row in plot.rows]
    if len(set(sources)) < len(sources):
        found.append(say("Several rows are of one study. They may share people."))
    return [note for note in found if note]


def _pooling(plot: Forest, say: Words) -> str:
    if plot.pooled is None:
        return say("The studies are not pooled.") if len(plot.rows) > 1 else ""
    pooled = plot.pooled
    parts = [
        say(
            "Pooled with a {0}: {1} {2}. I² is {3} %, tau² is {4}: they say how much the studies "
            "differ.",
            say(MODELS["random"]),
            say(MEASURES[plot.measure]),
            _in_full(pooled.estimate, say),
            f"{pooled.i_squared:.0f}",
            say.number(rounded(pooled.tau_squared, 2)),
        )
    ]
    few = pooled.studies
    if few == 2:
        words = "Two studies cannot show what is usual. A third could change the picture."
        parts.append(say(words))
    elif few < 5:
        parts.append(say(f"With {_NUMBERS[few]} studies both are rough."))
    return " ".join(parts)


def _listed(names: list[str], say: Words) -> str:
    if len(names) == 1:
        return names[0]
    return say("{0} and {1}", ", ".join(names[:-1]), names[-1])
