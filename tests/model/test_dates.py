"""Days: what is one, and which is some months later."""

from __future__ import annotations

import pytest

from sphinx_evidence.model.dates import is_date, months_later


@pytest.mark.parametrize(
    ("value", "right"),
    [
        *((day, True) for day in ("2026-11-22", "2024-02-29", "0001-01-01", "9999-12-31")),
        *((day, False) for day in ("2026-02-29", "2026-13-01", "20261122", "2026-W47-7", "")),
        *((day, False) for day in ("2026-11-22 ", "2026-1-1", "22.11.2026", "٢٠٢٦-١١-٢٢")),
        *((day, False) for day in ("2026-11-22T10:00", "10000-01-01", "0000-01-01", "x" * 9999)),
    ],
)
def test_a_date(value: str, right: bool) -> None:
    assert is_date(value) is right


@pytest.mark.parametrize(
    ("start", "months", "later"),
    [
        ("2026-11-22", 0, "2026-11-22"),
        ("2026-11-22", 1, "2026-12-22"),
        ("2026-11-22", 2, "2027-01-22"),
        ("2026-12-31", 12, "2027-12-31"),
        ("2026-08-31", 1, "2026-09-30"),
        ("2026-08-31", 6, "2027-02-28"),
        ("2023-08-31", 6, "2024-02-29"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2026-01-31", -2, "2025-11-30"),
        # What lies outside the calendar is its end: a far date is a slip, and no traceback.
        ("9999-12-31", 1, "9999-12-31"),
        ("2026-11-22", 10**12, "9999-12-31"),
        ("0001-01-01", -1, "0001-01-01"),
    ],
)
def test_months_later(start: str, months: int, later: str) -> None:
    assert months_later(start, months) == later
