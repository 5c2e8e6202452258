"""Forest plots and icon arrays: what the gate says of them, and what it reads in them."""

from __future__ import annotations

import builtins
import re
import sys
from typing import TYPE_CHECKING, Any

import pytest

from tests.shown import plot_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Site


PLOT = ":counts: tea: brown2021: bad nights; tea: lee2022\n"


# --- faults ---------------------------------------------------------------------------------------


def said(
    site: Site, options: str, directive: str = "forest-plot", title: str = "Title"
) -> list[str]:
    site.write(
        "page.md", "# Page\n\n" + claim_of(site) + f":::{{{directive}}} {title}\n{options}:::\n"
    )
    built = site.build(builder="evidence")
    assert "Traceback" not in built.stderr
    assert built.status == 1
    assert built.other_lines == []
    return [re.sub(r"^page\.md:19: ERROR: ", "", line) for line in built.findings]


def claim_of(site: Site) -> str:
    text = (
        (site.root / "claim.txt").read_text("utf-8") if (site.root / "claim.txt").exists() else ""
    )
    if not text:
        page = site.read("page.md")
        text = page[page.index(":::{evidence}") : page.index(":::{forest-plot}")]
        site.write("claim.txt", text)
    return text


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (
            "",
            "the forest plot can't be drawn: it names no counts; add :counts: with file: source: "
            "outcome [evidence.broken-figure]",
        ),
        (
            ":counts: tee: brown2021\n",
            "the forest plot can't be drawn: data/tee.csv: no such file; did you mean 'tea'? "
            "[evidence.broken-figure]",
        ),
        (
            ":counts: tea: brwn2021\n",
            "the forest plot can't be drawn: data/tea.csv: no source 'brwn2021'; did you mean "
            "'brown2021'? [evidence.broken-figure]",
        ),
        (
            ":counts: tea: brown2021: bad night\n",
            "the forest plot can't be drawn: data/tea.csv:2: 'brown2021' has no outcome 'bad "
            "night'; did you mean 'bad nights'? [evidence.broken-figure]",
        ),
        (
            ":counts: ../conf: brown2021\n",
            "the forest plot can't be drawn: data: '../conf' is not the name of a comparison: "
            "lower-case letters, digits and single hyphens, without a folder and without .csv; "
            "correct the name or the file [evidence.broken-figure]",
        ),
        (
            f":counts: {'a' * 5000}: brown2021\n",
            f"the forest plot can't be drawn: {'a' * 100!r}... is not the name of a comparison; "
            "correct the name or the file [evidence.broken-figure]",
        ),
        (
            ":counts: tea: brown2021: naps\n",
            "the forest plot can't be drawn: brown2021 can't stand in it: nobody in either group "
            "had the outcome, so there is no risk ratio; leave its row out and say so in words "
            "[evidence.broken-figure]",
        ),
        (
            f"{PLOT}:measure: risk-rato\n",
            ':measure: can\'t be "risk-rato" (did you mean "risk-ratio"?); write risk-ratio or '
            "odds-ratio [evidence.unknown-value]",
        ),
        (
            f"{PLOT}:pool: fixed\n",
            ':pool: can\'t be "fixed"; write random [evidence.unknown-value]',
        ),
        (
            f"{PLOT}:favours: with tea\n",
            ":favours: needs both ends of the axis; write the left one; the right one "
            "[evidence.unknown-value]",
        ),
        (
            f"{PLOT}:favour: with tea; without\n",
            'the forest plot has no option "favour" (did you mean "favours"?); correct it or take '
            "it out [evidence.unknown-option]",
        ),
        (
            f"{PLOT}:claim: tea-ham\n",
            'no claim has the id "tea-ham" (did you mean "tea-harm"?); correct the id or write the '
            "claim [evidence.unknown-claim]",
        ),
        (
            ":counts: tea: zero2020\n:claim: tea-harm\n",
            'the forest plot shows counts of zero2020, which "tea-harm" does not cite; name the '
            "claim that rests on it, or take the counts out [evidence.broken-figure]",
        ),
    ],
)
def test_a_fault_of_a_forest_plot_is_told(
    new_site: Callable[..., Site], options: str, expected: str
) -> None:
    assert said(new_site("figures"), options) == [expected]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (
            ":benefit: tea-alert = tea: brown2021: alert\n",
            "the icon array shows no harm; add :harm: with claim id = counts "
            "[evidence.uncertain-icon-array]",
        ),
        (
            ":harm: tea-harm = tea: brown2021: bad nights\n",
            "the icon array shows no benefit; add :benefit: with claim id = counts "
            "[evidence.uncertain-icon-array]",
        ),
        (
            ":benefit: tea: brown2021: alert\n:harm: tea-harm = tea: brown2021: bad nights\n",
            "the icon array can't be drawn: 'tea: brown2021: alert' names no counts; write claim "
            "id = file: source: outcome [evidence.broken-figure]",
        ),
        (
            ":benefit: tea-alert = tea: brown2021: alert\n:harm: tea-harm = tea: zero2020\n",
            'the icon array shows counts of zero2020, which "tea-harm" does not cite; name the '
            "claim that rests on it, or take the counts out [evidence.broken-figure]",
        ),
        (
            ":benefit: tea-harm = tea: brown2021: bad nights\n"
            ":harm: tea-harm = tea: brown2021: bad nights\n",
            'the icon array shows "tea-harm" under :benefit:, and its direction is "harm"; draw '
            "it on its own side, or take it out [evidence.uncertain-icon-array]",
        ),
    ],
)
def test_a_fault_of_an_icon_array_is_told(
    new_site: Callable[..., Site], options: str, expected: str
) -> None:
    assert said(new_site("figures"), options, "icon-array") == [expected]


def test_a_picture_has_a_title(new_site: Callable[..., Site]) -> None:
    assert said(new_site("figures"), PLOT, title="") == [
        "the forest plot has no title; say behind its name what it shows [evidence.broken-figure]"
    ]


def test_a_zero_is_corrected_in_the_open(new_site: Callable[..., Site]) -> None:
    site = new_site("figures")
    site.change("page.md", "brown2021: bad nights", "brown2021: dreams")
    site.change("page.md", ":pool: random\n", "")
    plot = plot_of(site.build("-W"))
    assert "Half a person was added to each of the four counts" in plot.get_text()
    assert "Brown 2021: dreams*" in [text.get_text() for text in plot.select("svg text")]


@pytest.mark.parametrize("absent", [["matplotlib"], ["matplotlib", "statsmodels"]])
def test_without_the_libraries_the_build_says_what_to_install(
    new_site: Callable[..., Site], monkeypatch: pytest.MonkeyPatch, absent: list[str]
) -> None:
    site = new_site("figures")
    with monkeypatch.context() as patch:
        for name in absent:
            patch.setitem(sys.modules, name, None)
        built = site.build()
    be = "is" if len(absent) == 1 else "are"
    assert built.findings == [
        f"page.md:19: ERROR: the forest plot can't be drawn: {' and '.join(absent)} {be} not "
        f"installed; run: pip install {' '.join(absent)} [evidence.broken-figure]"
    ]
    assert built.other_lines == []
    assert len(plot_of(built, "arrays").select("svg")) == 4  # drawn without them
    assert site.build("-W").status == 0  # installed since


def test_a_site_without_pictures_loads_no_library(
    new_site: Callable[..., Site], monkeypatch: pytest.MonkeyPatch
) -> None:
    site = new_site("figures")
    site.write("page.md", f"# P\n\n{claim_of(site)}")
    loaded: list[str] = []
    real = builtins.__import__

    def noting(name: str, *rest: Any, **named: Any) -> Any:
        loaded.append(name.partition(".")[0])
        return real(name, *rest, **named)

    monkeypatch.setattr(builtins, "__import__", noting)
    assert site.build("-W").status == 0
    assert {"matplotlib", "statsmodels", "numpy"} & set(loaded) == set()


# --- the gate reads what an author wrote, and not what was worked out ------------------------------


def test_an_authors_note_is_read(new_site: Callable[..., Site]) -> None:
    site = new_site("figures")
    site.change("page.md", "A note of the author.", "Tea calms the nerves.")
    assert site.build(builder="evidence").rules == ["uncited-assertion"]


def test_what_a_file_says_of_its_counts_is_read_and_its_figures_are_not_traced(
    new_site: Callable[..., Site],
) -> None:
    site = new_site("figures")
    assert site.build("-W", builder="evidence").status == 0
    site.change("data/tea.csv", "30 % and 20 % of 30", "tea calms the nerves of 30 people")
    assert set(site.build(builder="evidence").rules) == {"uncited-assertion"}


def test_a_title_may_say_only_the_hundred_that_an_array_counts_out(
    new_site: Callable[..., Site],
) -> None:
    site = new_site("figures")
    for title in ("Of 50 adults who drink tea", "Of 100 mg of tea", "Tea and 100 adults"):
        text = site.read("arrays.md")
        site.change("arrays.md", "Of 100 adults who drink tea", title)
        assert site.build(builder="evidence").rules == ["untraced-number"], title
        site.write("arrays.md", text)


def test_figures_of_a_picture_in_a_box_are_not_traced(new_site: Callable[..., Site]) -> None:
    site = new_site("figures")
    text = site.read("page.md")
    start = text.index(":::{forest-plot}")
    plot, claim = text[start:], text[:start].rstrip().removesuffix(":::")
    site.write("page.md", f"{claim.replace(':::{', '::::{')}\n{plot}::::\n")
    assert site.build("-W", builder="evidence").status == 0
    site.change("page.md", "A note of the author.", "Of the people 77 slept.")
    assert site.build(builder="evidence").rules == ["untraced-number"]
