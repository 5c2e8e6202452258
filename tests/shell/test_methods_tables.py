"""Tables for a page of methods: they say what the checks do, in every output."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sphinx_evidence.model.certainty import DOWN, START, UP
from sphinx_evidence.model.source import DESIGNS

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Built, Site

PAGE = """\
# Methods

:::{evidence-designs} Where we start
:::

:::{evidence-domains} What moves it
:::
"""


def rows(built: Built, number: int) -> list[list[str]]:
    """Return the cells of a table, its head first."""
    table = built.html("page").select("table")[number]
    return [
        [" ".join(cell.get_text().split()) for cell in row.select("th, td")]
        for row in table.select("tr")
    ]


@pytest.fixture(scope="module")
def built(new_site_of_module: Callable[..., Site]) -> Built:
    made = new_site_of_module("tea", {"page.md": PAGE}).build("-W")
    assert (made.status, made.findings, made.other_lines) == (0, [], [])
    return made


def test_where_each_design_starts(built: Built) -> None:
    assert rows(built, 0) == [
        ["Kind of study", "Where it starts"],
        [
            "Systematic review with meta-analysis, systematic review, network meta-analysis, "
            "randomised trial",
            "⊕⊕⊕⊕ High certainty",
        ],
        [
            "Systematic review of observational studies, trial without randomisation, cohort study, "
            "case-control study, cross-sectional study",
            "⊕⊕○○ Low certainty",
        ],
        ["Case series, case report", "⊕○○○ Very low certainty"],
        ["Animal study, laboratory study", "◇ Tested only in animals or cells"],
        [
            "Narrative review, guideline, regulatory label, reference intake report, fact sheet, survey of products",
            "No start of its own",
        ],
    ]


def test_every_design_stands_in_exactly_one_row(built: Built) -> None:
    words = ", ".join(row[0] for row in rows(built, 0)[1:]).lower().split(", ")
    assert sorted(words) == sorted(word.lower() for word in DESIGNS.values())
    assert set(START) <= set(DESIGNS)


def test_what_moves_a_rating(built: Built) -> None:
    head, *lines = rows(built, 1)
    assert head == ["Reason", "What it means", "What it does"]
    assert [line[0::2] for line in lines] == [
        ["Risk of bias", "1 or 2 levels down"],
        ["Inconsistency", "1 or 2 levels down"],
        ["Indirectness", "1 or 2 levels down"],
        ["Imprecision", "1 or 2 levels down"],
        ["Publication bias", "1 or 2 levels down"],
        ["Large effect", "1 or 2 levels up"],
        ["More of it, more effect", "1 level up"],
        ["Other causes would hide the effect", "1 level up"],
    ]
    assert [line[1] for line in lines] == [
        domain.meaning for domain in (*DOWN.values(), *UP.values())
    ]


def test_captions(built: Built) -> None:
    captions = [caption.get_text() for caption in built.html("page").select("table caption")]
    assert ["Where we start" in captions[0], "What moves it" in captions[1]] == [True, True]


def test_a_table_may_go_without_a_caption(new_site: Callable[..., Site]) -> None:
    page = PAGE.replace(" Where we start", "").replace(" What moves it", "")
    built = new_site("tea", {"page.md": page}).build("-W")
    assert (built.status, built.other_lines) == (0, [])
    assert built.html("page").select("table caption") == []
    assert len(rows(built, 0)) == 6
    assert len(rows(built, 1)) == 9


@pytest.mark.parametrize("builder", ["latex", "text", "man", "epub"])
def test_in_other_outputs(new_site: Callable[..., Site], builder: str) -> None:
    site = new_site("tea", {"page.md": PAGE})
    built = site.build("-W", "-D", "version=1", "-D", "copyright=x", builder=builder)
    assert (built.status, built.findings, built.other_lines) == (0, [], [])
    text = "".join(
        path.read_text("utf-8")
        for path in built.out.rglob("*")
        if path.suffix in {".tex", ".txt", ".1", ".xhtml"}
    )
    words = " ".join(text.replace("\\-", "").split())
    for wanted in ("Kind of study", "Imprecision", "No start of its own", "Very low certainty"):
        assert wanted in words


def test_in_restructuredtext(new_site: Callable[..., Site]) -> None:
    page = "Page\n====\n\n.. evidence-designs:: Where we start\n\n.. evidence-domains::\n"
    site = new_site("tea", {"page.rst": page})
    site.delete("page.md")
    built = site.build("-W")
    assert (built.status, built.other_lines) == (0, [])
    assert len(rows(built, 0)) == 6
