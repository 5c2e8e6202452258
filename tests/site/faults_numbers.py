"""Faults of figures and of pictures: what is traced to nothing, not recomputed, or not cited."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sphinx_evidence.model.claim import Claim
from sphinx_evidence.model.count_rows import Counted
from sphinx_evidence.model.figure import Figure, Told
from sphinx_evidence.model.place import Place
from sphinx_evidence.model.plot import ICON_ARRAY, Plot
from sphinx_evidence.numbers.arms import COMPARED, CONTROL, GIVEN, arm_in, arms_of
from sphinx_evidence.numbers.lexer import read_figures
from sphinx_evidence.numbers.nouns import singular
from sphinx_evidence.numbers.outcomes import outcome_of
from sphinx_evidence.rules.sentence import is_harm
from sphinx_evidence.rules.site import Site
from tests.site.altering import below, having, in_turn
from tests.site.planting import Fault, Garden, planter

FIGURES = (
    "In all, 74.13 % of them got better.",
    "They took 7,413 mg a day.",
    "The risk ratio was 0.6173.",
    "It was 3.719 to 8.914 times as much.",
    "Of 4711 people, none was ill.",
)


def figures_in(text: str) -> tuple[Figure, ...]:
    """Return the figures of a text."""
    return tuple(figure for figure, _, _ in read_figures(text))


@planter("untraced-number")
def figure_changed(garden: Garden) -> Iterator[Fault]:
    """Figures that a claim rests on: another number with the same unit, and another unit."""
    for turn, claim in enumerate(garden.claims):
        for at, figure in garden.some(tuple(enumerate(claim.figures)), turn, 4):
            number = figure._replace(value="741327/9173", number="741327/9173")
            unit = figure._replace(unit="cd")
            for kind, wrong in (("other number", number), ("other unit", unit))[: 1 + (at == 0)]:
                odd = wrong._replace(written="741.3", counts=(), of_studies="")
                figures = (*claim.figures[:at], odd, *claim.figures[at + 1 :])
                yield garden.at(
                    claim, f"{kind} for {figure.written}", claim._replace(figures=figures)
                )


@planter("untraced-number")
def figure_of_another(garden: Garden) -> Iterator[Fault]:
    """The figures that sources tell, of another thing and of another outcome than they tell them of."""
    for claim in garden.claims:
        told = _told_of(garden.site, claim)
        for what in ("another thing", "another outcome"):
            for one in told:
                same = [each for each in told if each.value.lstrip("-") == one.value.lstrip("-")]
                figure = Figure("741.3", one.value, one.value, one.unit)
                if what == "another thing" and all(each.counted for each in same):
                    wrong = figure._replace(counted="xylophones")
                elif what == "another outcome" and (own := _beside(garden.site, claim, same)):
                    wrong = figure._replace(about=(own,))
                else:
                    continue
                changed = claim._replace(figures=(*claim.figures, wrong))
                yield garden.at(claim, f"{what} than {one.clause}", changed, says="741.3")
                break


def _beside(site: Site, claim: Claim, told: list[Told]) -> str:
    """Return what the outcome of a claim is, where its sources tell figures of other outcomes only.

    :param told: the figures; each starts a clause with the outcome of another claim.
    """
    options = ("population", "intervention", "comparator")
    around = " ".join(map(claim.option, options))
    outcome = outcome_of(claim.option("outcome"), around, site.outcomes)
    words = [one.clause.split(" ", 1)[0].lower() for one in told]
    others = outcome.every - outcome.alike - outcome.beside
    mine = outcome.alike & {singular(word) for one in told for word in one.clause.lower().split()}
    if words and not mine and all(re.match(r"\w+ (?:in )?\d", one.clause) for one in told):
        return min(outcome.own, default="") if {singular(word) for word in words} <= others else ""
    return ""


@planter("untraced-number")
def figure_of_the_other_arm(garden: Garden) -> Iterator[Fault]:
    """What sources have for those who were treated, told of the others, or the other way round."""
    for claim in garden.claims:
        arms = arms_of(*map(claim.option, COMPARED))
        sides: dict[str, set[str]] = {}
        for one in _told_of(garden.site, claim):
            sides.setdefault(one.value.lstrip("-"), set()).add(arm_in(one.part, arms))
        for one in _told_of(garden.site, claim):
            if sides[one.value.lstrip("-")] in ({GIVEN}, {CONTROL}):
                other = {GIVEN, CONTROL} - sides[one.value.lstrip("-")]
                figure = Figure("741.3", one.value, one.value, one.unit, arm=other.pop())
                changed = claim._replace(figures=(*claim.figures, figure))
                yield garden.at(claim, f"other arm: {one.part}", changed, says="741.3")
                break


def _told_of(site: Site, claim: Claim) -> list[Told]:
    """Return the figures that the sources of a claim tell."""
    return [
        one
        for key in claim.keys
        if key in site.traces
        for group in site.traces[key].values.values()
        for one in group
    ]


@planter("untraced-number")
def figure_added(garden: Garden) -> Iterator[Fault]:
    for number, claim in enumerate(garden.claims):
        for words in in_turn(FIGURES, number):
            more = figures_in(words)
            changed = claim._replace(figures=(*claim.figures, *more))
            yield garden.at(claim, words, changed, says=more[0].written)


@planter("untraced-number")
def figure_in_the_text(garden: Garden) -> Iterator[Fault]:
    """Each sentence of the text with figures, and each change that is told: with one more."""
    site = garden.site
    assert site.changes is not None
    [more] = figures_in("They took 7,413 mg.")
    for one in site.quoted:
        wrong = one._replace(figures=(*one.figures, more))
        quoted = tuple(wrong if other is one else other for other in site.quoted)
        where = f"{one.place.path}:{one.place.line}"
        yield garden.of("one more in the text", where, one.place, quoted=quoted, says="7,413 mg")
    for change in site.changes.changes:
        if garden.site.find_claim(change.claim):
            told = change._replace(why=f"{change.why}. They took 7,413 mg.")
            rows = tuple(told if other is change else other for other in site.changes.changes)
            place = Place(site.changes.path, change.line)
            changes = site.changes._replace(changes=rows)
            yield garden.of("told", change.claim, place, changes=changes, says="7,413 mg")


@planter("unchecked-calculation")
def sum_that_nobody_works_out(garden: Garden) -> Iterator[Fault]:
    for claim in garden.claims:
        marked = tuple(figure._replace(calculated=True) for figure in figures_in("It is 7.41 mg."))
        figures = (*claim.figures, *marked)
        changed = claim._replace(figures=figures, calculation="By our own calculation")
        yield garden.at(claim, "marked figure", changed, says="7.41 mg")
        told = claim._replace(calculation="our own calculation", doctests=0)
        yield garden.at(claim, "sum without a doctest", told, says="our own calculation")


@planter("unknown-counts")
def counts_that_are_not_there(garden: Garden) -> Iterator[Fault]:
    foreign = Counted("nobody2020", "side effects", False, 1, 1, 10, 2, 10)
    for claim in garden.claims:
        counted = (
            claim if claim.option("counts") else having(claim, counts="surgery: nobody2020: x")
        )
        for kind, changed, says in (
            ("no such row", counted._replace(uncounted=("there is no row x",)), "no row x"),
            ("nothing named", counted._replace(counted=()), "names nothing"),
            ("counts of another", counted._replace(counted=(foreign,)), "nobody2020"),
        ):
            yield garden.at(claim, kind, changed, says=says)


@planter("broken-figure")
def plot_of_other_studies(garden: Garden) -> Iterator[Fault]:
    everyone = garden.site.plots
    for one in everyone:
        where = f"{one.kind} in {one.docname}"
        for kind, wrong, says in (
            ("counts of another study", one._replace(sources=("nobody2020",)), "nobody2020"),
            (
                "of no claim, counts of nobody",
                one._replace(claims=(), sources=("nobody2020",)),
                "nobody2020",
            ),
        ):
            changed = tuple(wrong if other is one else other for other in everyone)
            yield garden.of(kind, where, one.place, plots=changed, says=says)
        other = next(c.id for c in garden.claims if not {*c.keys} & {*one.sources})
        wrong = one._replace(claims=(other,), kind="forest plot")
        changed = tuple(wrong if plot is one else plot for plot in everyone)
        places = [one.place for _ in one.sources]
        yield garden.of("belongs to another claim", where, places, plots=changed, says=other)


@planter("uncertain-icon-array")
def array_of_what_is_unsure(garden: Garden) -> Iterator[Fault]:
    """Each claim in a picture that it is too unsure for, or as what is on its other side."""
    for claim in garden.claims:
        benefit, harm = claim.option("direction") == "benefit", is_harm(claim, garden.site)
        if not claim.tier.graded:
            continue
        if claim.tier.name == "very-low":
            sides = [("very uncertain", "benefit")]
        else:
            sides = [("told as benefit", "benefit")] if not benefit else []
            sides += [("told as harm", "harm")] if not harm else []
        for kind, side in sides:
            place = below(claim.place)
            drawn = Plot(ICON_ARRAY, side, (claim.id,), (), place, claim.docname)
            plots = (*garden.site.plots, drawn)
            yield garden.of(kind, claim.docname, place, plots=plots, says=claim.id)
