"""Tables of claims: which claims stand in one, and what stands in its cells."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_evidence.model.outline import Outline
from sphinx_evidence.model.place import Place
from sphinx_evidence.model.table import FILTERS, Table
from sphinx_evidence.model.tiers import DIRECTIONS, TIERS, UNRATED
from sphinx_evidence.views.table import COLUMNS, DEFAULT_COLUMNS, Row, rows

PLACE = Place("page.md", 1)
PAGES = {
    "tremor": Outline("", "Tremor", "tremor", (), (), ()),
    "safety": Outline("", "Safety", "", (), (), ()),
}


def found(make: Any, columns: tuple[str, ...] = ("claim",), **filters: str) -> list[Row]:
    claims = [
        make.claim("A", id="a", docname="tremor", anchor="claim-a", tier="low", direction="harm"),
        make.claim("B", id="b", docname="tremor", anchor="claim-b", tier="none"),
        make.claim("C", id="c", docname="safety", anchor="claim-c", tier="low"),
        make.claim("", id="d", docname="safety", anchor="claim-d", tier="lwo"),
    ]
    asked = tuple((name, tuple(value.split())) for name, value in filters.items())
    return list(rows(Table("T", asked, columns, PLACE, "a"), make.site(*claims), PAGES))


def test_without_filters_every_claim_stands_in_the_order_of_the_site(make: Any) -> None:
    assert found(make) == [
        Row("tremor", "claim-a", TIERS["low"], ("A",)),
        Row("tremor", "claim-b", TIERS["none"], ("B",)),
        Row("safety", "claim-c", TIERS["low"], ("C",)),
        Row("safety", "claim-d", UNRATED, ("d",)),
    ]


@pytest.mark.parametrize(
    ("filters", "ids"),
    [
        ({"condition": "tremor"}, "AB"),
        ({"condition": "Tremor"}, ""),
        ({"condition": "akathisia"}, ""),
        ({"tier": "low"}, "AC"),
        ({"tier": "none low"}, "ABC"),
        ({"direction": "harm"}, "A"),
        ({"page": "safety"}, "Cd"),
        ({"page": "tremor safety", "tier": "low"}, "AC"),
        ({"condition": "tremor", "tier": "low", "direction": "benefit"}, ""),
        ({"tier": ""}, "ABCd"),
    ],
)
def test_filters(make: Any, filters: dict[str, str], ids: str) -> None:
    assert "".join(row.cells[0] for row in found(make, **filters)) == ids


def test_what_stands_in_each_column(make: Any) -> None:
    claim = make.claim(
        tier="moderate",
        cite="smith2020, nobody, doe1999",
        population="people",
        intervention="tea",
        comparator="water",
        outcome="sleep",
        direction="harm",
        size="small",
        reviewed="2026-11-22",
        docname="tremor",
    )
    sources = (make.source("doe1999", label="Doe 1999"), make.source())
    [row] = rows(
        Table("", (), tuple(COLUMNS), PLACE, "a"), make.site(claim, sources=sources), PAGES
    )
    headings = [heading for heading, _ in COLUMNS.values()]
    assert dict(zip(headings, row.cells, strict=True)) == {
        "Claim": "Tea holds caffeine",
        "How sure": "Moderate certainty",
        "Page": "Tremor",
        "Condition": "tremor",
        "Sources": "Smith 2020; Doe 1999",
        "Outcome": "sleep",
        "People": "people",
        "Treatment": "tea",
        "Compared with": "water",
        "Direction": "harm",
        "Size": "small",
        "Last reviewed": "2026-11-22",
    }


def test_a_claim_without_a_tier_says_so(make: Any) -> None:
    claim = make.claim(tier=None, docname="safety")
    [row] = rows(Table("", (), ("tier",), PLACE, "a"), make.site(claim), PAGES)
    assert row == Row("safety", "claim-tea-sleep", UNRATED, ("No certainty given",))


def test_the_words_of_the_contract() -> None:
    assert set(DEFAULT_COLUMNS) <= set(COLUMNS)
    assert set(FILTERS) == {"condition", "tier", "direction", "page"}
    assert FILTERS["tier"] == tuple(TIERS)
    assert FILTERS["direction"] == DIRECTIONS
