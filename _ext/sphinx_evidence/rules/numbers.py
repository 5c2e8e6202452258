"""Numbers: each figure of a claim is traced to a source or to a doctest."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property

from sphinx_evidence.model.certainty import is_on_people
from sphinx_evidence.model.claim import Claim
from sphinx_evidence.model.figure import Figure, Told
from sphinx_evidence.model.source import DESIGNS
from sphinx_evidence.model.spelling import unknown_names
from sphinx_evidence.numbers.arms import COMPARED, Arms, arms_of, other_arm
from sphinx_evidence.numbers.outcomes import Outcome, other_outcome, outcome_of
from sphinx_evidence.numbers.trace import nearest, traced
from sphinx_evidence.rules import metadata, prose_numbers
from sphinx_evidence.rules.check import claim_check, site_check, stray_check
from sphinx_evidence.rules.fault import Fault
from sphinx_evidence.rules.rule import Rule, example, graded_example
from sphinx_evidence.rules.site import Site

_TRIALS = ("rct", "nonrandomised-trial")
#: How many figures, and how many sources, one message names.
_NAMED = 5

UNTRACED_NUMBER = Rule(
    "untraced-number",
    what="A figure of a claim is in no finding of its sources, and no calculation in its box gives it.",
    why="A reader can't check a number that comes from nowhere.",
    fix=(
        "Correct the figure, its unit, or what it counts or is told of (40 cups are not 40 people, 40 adults no "
        "children, what headache did, cramps did not, and what came with tea did not come with water), add it to "
        "the source's `finding`, or work it out in a `{doctest}` block of the same box. How old the people of `population` are says who is meant, "
        "and needs no source; how many they are does."
    ),
    bad=example(body="A cup holds about 45 mg of caffeine."),
    good=example(body="A cup holds about 40 mg of caffeine."),
)


@claim_check(UNTRACED_NUMBER)
def _untraced(claim: Claim, site: Site) -> Iterator[str]:
    if not claim.figures:
        return
    keys = [key for key in claim.keys if key in site.sources_by_key]
    bodies = [_Body(claim, key, site) for key in keys]
    missing = [
        figure
        for figure in claim.figures
        if not figure.calculated
        and not any(body.holds(figure) for body in bodies)
        and not (figure.of_studies and _at_most(figure, _studies(figure.of_studies, keys, site)))
    ]
    # One figure may stand in several clauses.
    missing = list({(one.written, one.counted): one for one in reversed(missing)}.values())[::-1]
    if missing:
        one = len(missing) == 1
        them = "it" if one else "them"

        def beside(figure: Figure) -> str:
            near = (body.near(figure) for body in bodies)
            return _of_doctest(figure) or next(filter(None, near), "")

        yield (
            f"the {_figures(missing, beside)} {'is' if one else 'are'} {_not_in(keys, them)}; correct "
            f"{them}, add {them} to the source's finding, or work {them} out in a {{doctest}} block"
        )


@site_check(UNTRACED_NUMBER, count=lambda site: len(site.quoted))
def _untraced_in_text(site: Site) -> Iterator[Fault]:
    yield from prose_numbers.untraced(site)


@site_check(UNTRACED_NUMBER, count=metadata.count)
def _untraced_elsewhere(site: Site) -> Iterator[Fault]:
    yield from metadata.untraced(site)


class _Body:
    """What one source tells, as far as a claim may lean on it."""

    def __init__(self, claim: Claim, key: str, site: Site) -> None:
        self._claim, self._site = claim, site
        self._source, self._traces = site.sources_by_key[key], site.traces[key]

    def holds(self, figure: Figure) -> bool:
        """Tell whether a figure of the claim is told here, and of the same thing.

        A claim of an effect in people tells of animals in so many words; a source that studied
        nothing else traces no other figure of it.
        """
        of_the_same = figure.of_animals or figure.typed or not self._claim.tier.graded
        return (of_the_same or is_on_people(self._source)) and traced(
            figure, self._traces, lambda told: not self._other(figure, told)
        )

    def near(self, figure: Figure) -> str:
        """Return where the same number stands here, and for what; empty where it does not."""
        near = nearest(figure, self._traces)
        for told in self._traces.values.get((figure.value, figure.unit), ()):
            if not near and (other := self._other(figure, told)):
                near = f"it for {other[0]}, not for {other[1]}"
        return f" ({self._source.key} has {near})" if near else ""

    def _other(self, figure: Figure, told: Told) -> tuple[str, str] | None:
        """Return the arm or outcome that a figure is told of here and that of the claim, if they differ."""
        if figure.arm and (arm := other_arm(figure.arm, told.part, self._arms)):
            return arm
        if not figure.about:
            return None
        return other_outcome(figure.about, told.clause, self._source.finding, self._outcome)

    @cached_property
    def _arms(self) -> Arms:
        return arms_of(*map(self._claim.option, COMPARED))

    @cached_property
    def _outcome(self) -> Outcome:
        claim = self._claim
        options = ("population", "intervention", "comparator")
        around = " ".join(map(claim.option, options))
        return outcome_of(claim.option("outcome"), around, self._site.outcomes)


def _studies(word: str, keys: Sequence[str], site: Site) -> int:
    """Return how many of the sources of a claim may be what a text counts: trials, reviews, ...

    A source without a known design may be any; that it lacks one is told as a finding of its own.
    """
    designs = [site.sources_by_key[key].design for key in keys]
    unknown = sum(design not in DESIGNS for design in designs)
    if word == "trial":
        return unknown + sum(design in _TRIALS for design in designs)
    if word in ("review", "guideline"):
        return unknown + sum(word in design or "meta-analysis" in design for design in designs)
    return len(designs)


def _at_most(figure: Figure, count: int) -> bool:
    """Tell whether a figure may count the claim's own sources, as "two trials" does."""
    return figure.number.isdecimal() and int(figure.number) <= count


def _not_in(keys: Sequence[str], them: str) -> str:
    if not keys:
        return "given by no calculation in this box"
    named = list(keys) if len(keys) <= _NAMED else [*keys[: _NAMED - 1], "the other sources"]
    return f"in no finding of {_listed(named, 'or')}, and no calculation in this box gives {them}"


def _figures(figures: Sequence[Figure], beside: Callable[[Figure], str]) -> str:
    """Return figures as a list, each with what there is to say beside it."""
    shown = figures[:_NAMED]
    lines = [f" on line {figure.line}" * bool(figure.line) for figure in shown]
    together = lines[-1] if 1 < len(figures) <= _NAMED and len({*lines}) == 1 else ""
    named = [
        f'"{figure.written}"{line * (not together)}{beside(figure)}'
        for figure, line in zip(shown, lines, strict=True)
    ]
    if len(figures) > _NAMED:
        named.append(f"{len(figures) - _NAMED} more")
    return f"{'figure' if len(figures) == 1 else 'figures'} {_listed(named, 'and')}{together}"


def _of_doctest(figure: Figure) -> str:
    """Return where a figure of an example stands, or what an example prints of the same number."""
    if figure.typed:
        return " (typed into an example)"
    return f" (a calculation gives {figure.nearby})" if figure.nearby else ""


def _listed(words: Sequence[str], last: str) -> str:
    return f" {last} ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


UNCHECKED_CALCULATION = Rule(
    "unchecked-calculation",
    what="A figure is called our own calculation, and no `{doctest}` block of its box prints it.",
    why="A sum that nobody runs again can be wrong for years.",
    fix="Add a `{doctest}` block that prints the figure, in the same box.",
    bad=example(body="A pot holds {calculated}`80 mg` of caffeine."),
    good=example(
        body="A pot holds {calculated}`80 mg` of caffeine.\n\n"
        '```{doctest}\n>>> print(f"{40 + 40} mg")\n80 mg\n```'
    ),
)


@claim_check(UNCHECKED_CALCULATION, applies=lambda claim: bool(claim.calculation))
def _unchecked(claim: Claim, _site: Site) -> Iterator[str]:
    marked = [figure for figure in claim.figures if figure.calculated]
    if marked:
        one = len(marked) == 1
        yield (
            f"the {_figures(marked, _of_doctest)} {'is' if one else 'are'} marked as calculated, and no "
            f"calculation in this box gives {'it' if one else 'them'}; add a {{doctest}} block that "
            "does, or take the mark out"
        )
    elif claim.calculation and not claim.doctests:
        yield (
            f'it says "{claim.calculation}", and its box holds no calculation; add a {{doctest}} block '
            "that works the figures out, or take the words out"
        )


FAILED_DOCTEST = Rule(
    "failed-doctest",
    what="A `>>>` example of a claim does not print what stands below it.",
    why="A wrong sum would stand in a box as if somebody had checked it.",
    fix="Run it, and correct the example, its data or what stands below it.",
    bad=example(body="A pot holds some.\n\n```{doctest}\n>>> print(40 + 40)\n90\n```"),
    good=example(body="A pot holds some.\n\n```{doctest}\n>>> print(40 + 40)\n80\n```"),
)
_FAILED_DOCTEST_STRAYS = stray_check(
    FAILED_DOCTEST, count=lambda site: sum(claim.doctests for claim in site.claims)
)

UNKNOWN_COUNTS = Rule(
    "unknown-counts",
    what=(
        "A claim names counts that are not there or can't be read, or those of a source that it "
        "doesn't cite."
    ),
    why="Who sees counts beside a claim takes them for what the claim rests on.",
    fix=(
        "Correct `counts` (file: source: outcome) or the file in the folder `evidence_data`, and "
        "cite the source of each row."
    ),
    bad=graded_example(counts="tea: trial2020: slept badly"),
    good=graded_example(counts="tea: trial2021: slept badly"),
)


@claim_check(UNKNOWN_COUNTS, applies=lambda claim: bool(claim.option("counts")))
def _unknown_counts(claim: Claim, site: Site) -> Iterator[str]:
    for fault in claim.uncounted:
        # Of what names the nearest that there is, nobody needs to be told what to do.
        end = "" if fault.endswith("?") else "; correct the option or the file"
        yield f":counts: can't be used: {fault}{end}"
    if not (claim.counted or claim.uncounted):
        yield ":counts: names nothing; write file: source: outcome, or take it out"
    # A key that is misspelt or missing under :cite: is told of as that, and once.
    if claim.names("cite") and all(key in site.sources_by_key for key in claim.keys):
        yield from unknown_names(
            (row.source for row in claim.counted),
            claim.keys,
            'its counts are those of "{}", which it doesn\'t cite{}; add the key to :cite:, or '
            "name other counts",
        )
