"""The nearest name, where one is not known."""

from __future__ import annotations

import pytest

from sphinx_evidence.model.spelling import nearest

# --- the nearest name ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "offer"),
    [
        ("smiht2020", ' (did you mean "Smith2020"?)'),
        ("SMITH2020", ' (did you mean "Smith2020"?)'),
        ("doe", ""),
        ("", ""),
        ("smith2020" + "x" * 100_000, ""),
    ],
)
def test_nearest(name: str, offer: str) -> None:
    assert nearest(name, ["Smith2020", "jones1999"]) == offer
    assert nearest(name, []) == ""
