"""What a table of medicines says beside its data file: headings, the longest time, marks."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_evidence.model.medicines import MedicineRow, MedicineTable
from sphinx_evidence.model.place import Place
from sphinx_evidence.model.tiers import TIERS
from sphinx_evidence.rules.report import Report
from sphinx_evidence.views.medicines import MedicineFacts, headings, longest_of


def row(first: str = "", second: str = "", **fields: str) -> MedicineRow:
    told = {"substance-first": first, "medicine-first": second} | fields
    return MedicineRow("iron", "", "", tuple(told.items()), Place("data/tea.yaml", 3))


@pytest.mark.parametrize(
    ("waits", "told"),
    [
        ([("2 hours", "2 hours")], ""),
        ([("2 hours", "4 hours"), ("2 hours", "4 hours")], ""),
        ([("6 hours", "2 hours"), ("", "")], ""),
        ([("6 hours", "2 hours"), ("4 hours", "4 hours")], "Longest: 6 hours with tea first, 4 hours with the medicine first"),
        ([("2 hours", "2 hours"), ("4 hours", "4 hours")], "Longest: 4 hours, whichever comes first"),
        ([("2 to 4 hours", ""), ("4 hours", "")], "Longest: 4 hours with tea first"),
        ([("2 to 3 hours or more", ""), ("2 to 4 hours", "")], "Longest: 2 to 4 hours with tea first"),
        ([("90 minutes", ""), ("1 hour", "")], "Longest: 90 minutes with tea first"),
        ([("2 hours", "2 hours"), ("not at all", "not at all")], "Strictest: not together at all"),
        ([("2 hours", ""), ("not about hours", "")], "Longest: 2 hours with tea first"),
    ],
)  # fmt: skip
def test_the_longest_time_counts_where_rows_differ(waits: list[tuple[str, str]], told: str) -> None:
    assert longest_of([row(*pair) for pair in waits], "tea") == told


def test_the_headings_name_the_substance() -> None:
    assert headings("")[0] == "The substance first, then wait"
    assert headings("tea")[:2] == ("Tea first, then wait", "Medicine first, then wait")


@pytest.mark.parametrize(("read", "marked"), [("official", True), ("secondary", False)])
def test_a_row_shows_the_mark_of_its_claim_unless_nobody_saw_the_source(
    make: Any, read: str, marked: bool
) -> None:
    site = make.site(make.claim())
    one = row(source="smith2020", claim="tea-sleep", read=read)
    table = MedicineTable("", "tea", "general, no-such", (one,), Place("page.md", 9), "page")
    shown = MedicineFacts(site, site.sources, Report(0, {}, ())).of(table)
    [found] = shown.rows
    assert found.tier == (TIERS["reference"] if marked else None)
    assert (found.label, found.link) == ("Smith 2020", "https://doi.org/10.1000/smith")
    assert [limit.anchor for limit in shown.disclaimers] == ["disclaimer-general"]
