"""What a forest plot shows: a row a study, and the pooled estimate where one is asked for."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from sphinx_evidence.trials.counts import Counts
from sphinx_evidence.trials.effects import needs_half, ratio
from sphinx_evidence.trials.estimates import Estimate
from sphinx_evidence.trials.pooling import Pooled, pool

#: ``:measure:`` -> its name in a sentence.
MEASURES = {"risk-ratio": "risk ratio", "odds-ratio": "odds ratio"}
#: ``:pool:`` -> the model, in words.
MODELS = {"random": "random-effects model"}


class Row(NamedTuple):
    """One study, or one outcome of it."""

    source: str  #: The source's key.
    label: str  #: What to call it: author and year, and the outcome where rows differ in it.
    counts: Counts
    estimate: Estimate
    half_added: bool  #: Was 0.5 added to each cell, because the ratio has no value without it?
    weight: float | None  #: Its part of the pooled estimate, from 0 to 1; None where none is.


class Forest(NamedTuple):
    """A forest plot, ready to be told and drawn."""

    title: str
    measure: str  #: A key of `MEASURES`.
    rows: tuple[Row, ...]
    pooled: Pooled | None
    favours: tuple[str, ...]  #: What the left and the right end of the axis favour; may be empty.


class CannotDraw(ValueError):  # noqa: N818 -- it says what is so
    """A forest plot that would mislead or has no numbers; the text says why and what to do."""


def forest(
    title: str,
    named: Sequence[tuple[str, Counts]],
    measure: str,
    *,
    pooled: bool,
    favours: tuple[str, ...] = (),
) -> Forest:
    """Work out a forest plot.

    :param title: what it is called.
    :param named: author and year of each row, and its counts, in the order in which to show them.
    :param measure: a key of `MEASURES`.
    :param pooled: pool the rows with a random-effects model (Paule and Mandel)?
    :param favours: what the two ends of the axis favour, left first; may be empty.
    :raises CannotDraw: where a row has no estimate, or rows can't be pooled.
    """
    worked_out = []
    for _, counts in named:
        try:
            worked_out.append(ratio(counts.table, MEASURES[measure]))
        except ValueError as error:
            raise CannotDraw(
                f"{counts.source} can't stand in it: {error}; leave its row out and say so in words"
            ) from error
    both = _pooled([counts for _, counts in named], measure) if pooled else None
    weights: list[float | None] = [None] * len(named)
    if both:
        parts = [1 / (error**2 + both.tau_squared) for _, _, error in worked_out]
        weights = [part / sum(parts) for part in parts]
    rows = tuple(
        Row(
            counts.source,
            label,
            counts,
            result[0],
            needs_half(counts.table, MEASURES[measure]),
            weight,
        )
        for label, (_, counts), result, weight in zip(
            _labels(named), named, worked_out, weights, strict=True
        )
    )
    return Forest(title, measure, rows, both, favours)


def _labels(named: Sequence[tuple[str, Counts]]) -> list[str]:
    """Return what to call each row: with its outcome where another row has another one."""
    if len({counts.outcome for _, counts in named}) == 1:
        return [label for label, _ in named]
    return [f"{label}: {counts.outcome}" for label, counts in named]


def _pooled(rows: Sequence[Counts], measure: str) -> Pooled:
    if len(rows) < 2:
        raise CannotDraw("one study alone can't be pooled; take :pool: out, or add another study")
    twice = [source for source, number in Counter(row.source for row in rows).items() if number > 1]
    if twice:
        raise CannotDraw(
            f"it pools several rows of {twice[0]}, whose people would count twice; keep one of "
            "them, or take :pool: out"
        )
    for row in rows:
        if row.studies > 1:
            raise CannotDraw(
                f"it pools {row.source}, which sums up {row.studies} studies itself; leave that "
                "row out, or take :pool: out"
            )
    if len({row.outcome for row in rows}) > 1:
        names = ", ".join(f'"{name}"' for name in dict.fromkeys(row.outcome for row in rows))
        raise CannotDraw(
            f"it pools different outcomes ({names}); keep one of them, or take :pool: out"
        )
    try:
        return pool([row.table for row in rows], measure)
    except ValueError as error:
        raise CannotDraw(f"it can't be pooled: {error}; take :pool: out") from error
