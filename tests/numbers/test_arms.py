"""Which arm a figure is told of: what came with tea did not come with water."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sphinx_evidence.model.notes import Quoted
from sphinx_evidence.model.place import Place
from sphinx_evidence.numbers.arms import COMPARED, arms_of
from sphinx_evidence.numbers.claims import Text, figures_of
from sphinx_evidence.numbers.lexer import read_figures
from sphinx_evidence.numbers.prose import figures_in_prose
from sphinx_evidence.rules.run import check

if TYPE_CHECKING:
    from tests.records import Make

FINDING = (
    "With black tea 14 of 40 people slept badly, and with water 23 of 40. Dizziness came in 12 % "
    "with tea and 8 % with water over 5 weeks. The score fell by 2.5 points more than with water."
)
TEA, WATER = "smith2020 has it for black tea, not for water", "smith2020 has it for water, not for"


def told(make: Make, text: str, *, prose: bool = False) -> str:
    """Return what is said of the figures of a text that names arms, in a box or beside it."""
    options = {"population": "adults", "intervention": "black tea, 2 cups", "outcome": "bad sleep"}
    options["comparator"] = "water"
    arms = arms_of(*(options[name] for name in COMPARED))
    figures = () if prose else figures_of([Text(text)], [], outcome="bad sleep", arms=arms)
    claim = make.claim(figures=figures, tier="low", **options)
    quoted = Quoted(text, figures_in_prose(text), ("smith2020",), (), Place("page.md", 1), "page")
    site = make.site(claim, sources=(make.source(finding=FINDING),), quoted=(quoted,) * prose)
    found = [one.message for one in check(site).findings if one.rule == "untraced-number"]
    return " ".join(found)


@pytest.mark.parametrize("prose", [False, True])
@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("With water 14 of 40 slept badly, and with tea 23 of 40.", TEA),
        ("With water for 5 weeks, 14 of 40 slept badly.", TEA),
        ("In the control group 14 of 40 slept badly.", TEA),
        ("Of 40 without tea 14 slept badly.", TEA),
        ("Dizziness came in 12 % on water against 8 % on tea.", TEA),
        ("Of those who drank tea, 23 of 40 slept badly.", WATER),
        ("Water: 12 %, tea: 8 %.", WATER),
    ],
)
def test_a_figure_of_the_other_arm_is_no_support(
    make: Make, text: str, other: str, prose: bool
) -> None:
    assert other in told(make, text, prose=prose)


@pytest.mark.parametrize("prose", [False, True])
@pytest.mark.parametrize(
    "text",
    [
        "Bad sleep came in 14 of 40 with tea and 23 of 40 with water.",
        "Fewer slept badly with tea than with water, 14 of 40 against 23 of 40.",
        "Fewer slept badly with tea than with water (14 of 40 against 23 of 40).",
        "Over 5 weeks, dizziness came in 12 % with tea.",
        "It was as common with it as with water: 12 %, not 8 %.",
        "The score fell by 2.5 points with tea.",
        "Control of seizures came in 12 %.",
        "Tea and water: 14 of 40 and 23 of 40.",
        "14 of 40 slept badly.",
    ],
)
def test_where_either_side_names_no_arm_plainly_nothing_is_said(
    make: Make, text: str, prose: bool
) -> None:
    assert told(make, text, prose=prose) == ""


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "Sleep was 5 mmol with tea, 4 mmol and 6 mmol with water.",
            ["Sleep was 5 mmol with tea", *["4 mmol and 6 mmol with water."] * 2],
        ),
        ("Falls: 10 % with tea, 9 % with water.", ["Falls: 10 % with tea", "9 % with water."]),
        ("With tea 4 %, 5 % and 6 %.", ["With tea 4 %, 5 % and 6 %."] * 3),
    ],
)
def test_a_list_of_figures_shares_what_stands_beside_it(text: str, parts: list[str]) -> None:
    assert [figure.part for figure, _, _ in read_figures(text)] == parts


def test_arms_that_share_all_their_words_are_not_told_apart() -> None:
    assert not arms_of("tea", "tea with milk").given
    assert arms_of("green tea", "black tea")[:2] == (frozenset(["green"]), frozenset(["black"]))
