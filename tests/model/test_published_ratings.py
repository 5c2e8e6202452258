"""The rating gives the certainty that published tables give from their own stated judgements."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from sphinx_evidence.model.certainty import rate

ROWS = yaml.safe_load(
    (Path(__file__).parents[1] / "data" / "published-ratings.yaml").read_text("utf-8")
)


def computed(make: Any, row: dict[str, Any]) -> str:
    """Return the tier of a claim with the design and the judgements of a published row."""
    steps = {
        side: "; ".join(f"{domain} {levels}: as printed" for domain, levels in row[key].items())
        for side, key in (("rated_down", "down"), ("rated_up", "up"))
        if key in row
    }
    claim = make.claim(tier=row["published"], **steps)
    return rate(claim, {"smith2020": make.source(design=row["design"])}).tier


@pytest.mark.parametrize("row", [r for r in ROWS if r.get("follows", True)], ids=lambda r: r["id"])
def test_a_published_row_is_reproduced(make: Any, row: dict[str, Any]) -> None:
    assert computed(make, row) == row["published"], row["read_at"]


@pytest.mark.parametrize(
    "row", [r for r in ROWS if not r.get("follows", True)], ids=lambda r: r["id"]
)
def test_a_published_row_that_does_not_follow_is_noticed(make: Any, row: dict[str, Any]) -> None:
    assert computed(make, row) == "very-low" != row["published"]


def test_the_rows_show_every_level_and_both_ways() -> None:
    assert {row["published"] for row in ROWS} == {"high", "moderate", "low", "very-low"}
    assert any("up" in row for row in ROWS)
    assert any(levels == 2 for row in ROWS for levels in row.get("down", {}).values())
    assert len({row["title"] for row in ROWS}) >= 5


def test_made_up_rows_for_what_no_published_table_was_found(make: Any) -> None:
    """Ours, not published: two levels up, more effect with more dose, and single patients."""
    cohort = {"smith2020": make.source(design="cohort")}
    case = {"smith2020": make.source(design="case-report")}
    assert rate(make.claim(rated_up="large-effect 2: very large"), cohort).tier == "high"
    assert rate(make.claim(rated_up="dose-response: more, more"), cohort).tier == "moderate"
    assert rate(make.claim(), case).tier == "very-low"
    assert rate(make.claim(rated_up="large-effect 2: very large"), case).tier == "very-low"
