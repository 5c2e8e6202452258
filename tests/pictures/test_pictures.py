"""Pictures of counts without Sphinx: what they hold, what they say, where everything stands."""

from __future__ import annotations

import math
import re
from itertools import pairwise
from typing import Any

import pytest

from sphinx_evidence.pictures import forest_render, forest_text, icons
from sphinx_evidence.pictures.forest_layout import LEFT, RIGHT, WIDTH, axis_of, lay_out
from sphinx_evidence.pictures.forest_rows import CannotDraw, Forest, forest
from sphinx_evidence.trials.counts import Counts
from sphinx_evidence.trials.effects import risk_ratio
from sphinx_evidence.trials.estimates import TwoByTwo
from sphinx_evidence.trials.pooling import pool


def row(source: str = "brown2021", outcome: str = "bad nights", /, **changes: Any) -> Counts:
    cells = changes.pop("cells", (12, 40, 4, 40))
    record = {"line": 2, "how": "printed", "where": "abstract", "studies": 1} | changes
    return Counts(source=source, outcome=outcome, table=TwoByTwo(*cells), **record)


BROWN = ("Brown 2021", row())
LEE = ("Lee 2022", row("lee2022", how="derived", where="30 % of 30", cells=(9, 30, 6, 30)))


def plot(*rows: tuple[str, Counts], **changes: Any) -> Forest:
    asked = {"pooled": True, "measure": "risk-ratio"} | changes
    return forest("Bad nights", rows or (BROWN, LEE), **asked)


# --- what it holds --------------------------------------------------------------------------------


def test_each_row_has_the_estimate_of_the_calculations() -> None:
    found = plot()
    assert [one.estimate for one in found.rows] == [
        risk_ratio(TwoByTwo(12, 40, 4, 40)),
        risk_ratio(TwoByTwo(9, 30, 6, 30)),
    ]
    assert found.pooled == pool([TwoByTwo(12, 40, 4, 40), TwoByTwo(9, 30, 6, 30)])


def test_weights_give_the_pooled_estimate() -> None:
    found = plot()
    weights = [one.weight or 0 for one in found.rows]
    assert sum(weights) == pytest.approx(1)
    logs = sum(w * math.log(r.estimate.value) for w, r in zip(weights, found.rows, strict=True))
    assert found.pooled is not None
    assert math.exp(logs) == pytest.approx(found.pooled.estimate.value)


def test_nothing_is_pooled_unless_it_is_asked_for() -> None:
    found = plot(pooled=False)
    assert found.pooled is None
    assert [one.weight for one in found.rows] == [None, None]
    assert forest_text.notes(found) == ["The studies are not pooled."]
    assert forest_text.notes(plot(BROWN, pooled=False)) == []


def test_rows_are_told_apart_by_their_outcome() -> None:
    found = plot(BROWN, ("Brown 2021", row("brown2021", "alert")), pooled=False)
    assert [one.label for one in found.rows] == ["Brown 2021: bad nights", "Brown 2021: alert"]
    assert "Several rows are of one study. They may share people." in forest_text.notes(found)


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([BROWN], "one study alone can't be pooled; take :pool: out, or add another study"),
        (
            [BROWN, ("Brown 2021", row(cells=(1, 40, 4, 40)))],
            "it pools several rows of brown2021, whose people would count twice; keep one of "
            "them, or take :pool: out",
        ),
        (
            [BROWN, ("Review", row("lee2022", studies=64))],
            "it pools lee2022, which sums up 64 studies itself; leave that row out, or take "
            ":pool: out",
        ),
        (
            [BROWN, ("Lee 2022", row("lee2022", "alert"))],
            'it pools different outcomes ("bad nights", "alert"); keep one of them, or take '
            ":pool: out",
        ),
        (
            [BROWN, ("None 2020", row("none2020", cells=(0, 30, 0, 30)))],
            "none2020 can't stand in it: nobody in either group had the outcome, so there is no "
            "risk ratio; leave its row out and say so in words",
        ),
    ],
)
def test_what_would_mislead_is_not_drawn(rows: list[tuple[str, Counts]], message: str) -> None:
    with pytest.raises(CannotDraw) as error:
        plot(*rows)
    assert str(error.value) == message


def test_rows_of_one_study_may_stand_unpooled() -> None:
    review = ("Review", row("lee2022", studies=64))
    found = plot(BROWN, ("Brown 2021", row("brown2021", "alert")), review, pooled=False)
    assert forest_text.lines(found)[2][0] == "Review: bad nights (64 studies)"


# --- what it says ---------------------------------------------------------------------------------


def test_the_text_alternative_says_all_that_is_seen() -> None:
    assert forest_text.alternative(plot(favours=("with tea", "without tea"))) == (
        "Bad nights. Risk ratio on a logarithmic axis; 1 is no difference. Below 1: better with "
        "tea. Above 1: better without tea. "
        "Brown 2021: 3.00 (95 % confidence interval 1.06 to 8.52). "
        "Lee 2022: 1.50 (95 % confidence interval 0.61 to 3.69). "
        "Pooled: 2.02 (95 % confidence interval 1.02 to 3.99)."
    )
    bare = forest_text.alternative(plot(pooled=False, measure="odds-ratio"))
    assert bare.startswith("Bad nights. Odds ratio on a logarithmic axis; 1 is no difference. Br")
    assert "Pooled" not in bare


def test_the_table_has_the_counts_and_how_they_were_got() -> None:
    found = plot()
    assert forest_text.headings(found) == [
        "Study",
        "With it",
        "Without it",
        "Risk ratio (95 % confidence interval)",
        "Weight",
        "How the counts were got",
    ]
    assert forest_text.lines(found) == [
        ["Brown 2021", "12 of 40", "4 of 40", "3.00 (1.06 to 8.52)", "43 %", "printed: abstract"],
        [
            *("Lee 2022", "9 of 30", "6 of 30", "1.50 (0.61 to 3.69)", "57 %"),
            "derived from a percentage: 30 % of 30",
        ],
        ["Pooled", "21 of 70", "10 of 70", "2.02 (1.02 to 3.99)", "100 %", "our calculation"],
    ]
    alone = plot(pooled=False)
    assert len(forest_text.headings(alone)) == len(forest_text.widths(alone)) == 5
    assert {len(line) for line in forest_text.lines(alone)} == {5}


def test_the_key_speaks_of_what_is_drawn() -> None:
    assert forest_text.key(plot()) == (
        "A square is what a study found, the line through it its 95 % confidence interval. A larger "
        "square weighs more. The diamond is the pooled estimate, as wide as its interval. What "
        "reaches 1 fits with no difference."
    )
    assert "diamond" not in forest_text.key(plot(pooled=False))


def test_two_studies_are_called_too_few() -> None:
    [note] = forest_text.notes(plot())
    assert note == (
        "Pooled with a random-effects model: risk ratio 2.02 (95 % confidence interval 1.02 to "
        "3.99). I² is 0 %, tau² is 0.00: they say how much the studies differ. Two studies cannot "
        "show what is usual. A third could change the picture."
    )
    three = plot(BROWN, LEE, ("Ng 2020", row("ng2020", cells=(5, 30, 6, 30))))
    assert forest_text.notes(three)[0].endswith("differ. With three studies both are rough.")
    six = plot(*(("S", row(f"s{n}", cells=(n + 2, 30, 6, 30))) for n in range(6)))
    assert forest_text.notes(six)[0].endswith("they say how much the studies differ.")


@pytest.mark.parametrize(
    ("measure", "cells", "added"),
    [
        ("risk-ratio", (0, 30, 6, 30), True),
        ("risk-ratio", (30, 30, 30, 30), True),
        ("risk-ratio", (30, 30, 6, 30), False),
        ("odds-ratio", (30, 30, 6, 30), True),
        ("odds-ratio", (1, 30, 6, 30), False),
    ],
)
def test_a_correction_is_told(measure: str, cells: tuple[int, ...], *, added: bool) -> None:
    found = plot(BROWN, ("Zero 2020", row("zero2020", cells=cells)), measure=measure)
    assert found.rows[1].half_added is added
    assert any("Half a person was added" in note for note in forest_text.notes(found)) is added
    texts = [label.text for label in lay_out(found).labels]
    assert ("Zero 2020*" in texts) is added
    assert "Brown 2021" in texts


# --- where it stands ------------------------------------------------------------------------------


def test_the_axis_holds_every_interval_and_one() -> None:
    axis = axis_of(plot())
    assert (axis.low, axis.high) == (0.5, 10)
    assert axis.at(0.5) == LEFT
    assert axis.at(10) == RIGHT
    assert axis.at(1) < axis.at(2) < axis.at(10)
    assert 1.0 in axis.ticks()


def test_an_endless_interval_ends_in_an_arrow() -> None:
    found = plot(
        ("Tiny 2020", row(cells=(0, 3, 3, 3))),
        ("T 2", row("t2", cells=(0, 400, 300, 400))),
        pooled=False,
    )
    assert axis_of(found).low == 0.01
    triangles = [shape for shape in lay_out(found).shapes if len(shape.points) == 3]
    assert len(triangles) == 1
    assert triangles[0].points[0][0] == LEFT


@pytest.mark.parametrize("pooled", [True, False])
def test_nothing_leaves_the_sheet_or_strikes_out_words(*, pooled: bool) -> None:
    long = row("long2020", cells=(5, 30, 6, 30))
    sheet = lay_out(
        plot(("A very long name of a study that goes on and on 2020", long), BROWN, pooled=pooled)
    )
    for x, y in (point for shape in sheet.shapes for point in shape.points):
        assert 0 <= x <= WIDTH
        assert 0 <= y <= sheet.height
    lines = sorted({label.y for label in sheet.labels})
    assert lines[-1] < sheet.height
    for shape in sheet.shapes:
        top = min(y for _, y in shape.points)
        assert not any(top < y < max(y for _, y in shape.points) for y in lines)


def test_ticks_have_room() -> None:
    wide = plot(
        ("Tiny 2020", row(cells=(0, 3, 3, 3))), ("T", row("t", cells=(3, 3, 0, 3))), pooled=False
    )
    axis = axis_of(wide)
    places = [axis.at(tick) for tick in axis.ticks()]
    assert all(right - left >= 34 for left, right in pairwise(places))


# --- drawing --------------------------------------------------------------------------------------


def test_the_same_picture_is_the_same_bytes() -> None:
    sheet = lay_out(plot())
    for draw in (forest_render.inline_svg, forest_render.svg_file, forest_render.pdf_file):
        first = draw(sheet)
        assert first == draw(lay_out(plot()))
        assert "20" + "26" not in str(first)[:400]  # no date


def test_a_drawing_in_a_page_takes_its_ink_and_letters() -> None:
    svg = forest_render.inline_svg(lay_out(plot()))
    assert "currentColor" in svg
    for foreign in ("id=", "<style", "<defs", "<metadata", "font-family", "#000000", "href"):
        assert foreign not in svg
    assert len(re.findall(r"<text ", svg)) == len(lay_out(plot()).labels)
    assert svg.count("12px") == len(lay_out(plot()).labels)


def test_a_drawing_in_a_file_needs_no_font() -> None:
    assert b"<text" not in forest_render.svg_file(lay_out(plot()))
    assert forest_render.pdf_file(lay_out(plot())).startswith(b"%PDF")


def test_words_are_no_formulas() -> None:
    odd = ("$x & <b> 2020", row())
    assert "$x &amp; &lt;b&gt; 2020" in forest_render.inline_svg(lay_out(plot(odd, LEE)))


# --- icon arrays ----------------------------------------------------------------------------------

PAIR = icons.Pair("benefit", "tea-alert", row("b", "alert", cells=(29, 60, 11, 60)))


def test_arms_are_people_of_a_hundred() -> None:
    without, treated = PAIR.arms
    assert (without.caption, without.filled) == ("Without it: 18 of 100", 18)
    assert (treated.caption, treated.filled) == ("With it: 48 of 100", 48)
    assert without.alternative("alert") == "Without it: 18 of 100 people: alert."
    assert PAIR.lead == "Benefit: alert."
    assert icons.lines((PAIR,)) == [
        ["alert", "11 of 60, or 18 of 100", "29 of 60, or 48 of 100", "printed: abstract"]
    ]


def test_a_rare_event_is_not_called_none() -> None:
    arm = icons.Arm("With it", 1, 1000)
    assert (arm.filled, arm.of_hundred) == (0, "fewer than 1 of 100")


@pytest.mark.parametrize("filled", [0, 1, 18, 100])
def test_an_array_has_a_hundred_people(filled: int) -> None:
    for paper in (True, False):
        svg = icons.svg(filled, paper=paper)
        radii = re.findall(r' r="([^"]+)"', svg)
        assert (radii.count("6.0"), radii.count("4.2")) == (filled, 100 - filled)
        assert ("currentColor" in svg) is not paper
    latex = icons.latex(filled)
    assert (latex.count(r"\rule"), latex.count(r"\framebox")) == (filled, 100 - filled)
