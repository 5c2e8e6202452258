"""One clock: who asks which day it is, and what a day given from outside does."""

from __future__ import annotations

import ast
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sphinx_evidence.commands.refresh import Surroundings
from sphinx_evidence.model.dates import days_later, today

REPOSITORY = Path(__file__).parents[2]
#: What tells the time of day or the day: the name of a module or class, and what is asked of it.
CLOCKS = {
    *(("time", name) for name in ("time", "time_ns", "localtime", "gmtime", "strftime", "ctime")),
    *(("datetime", name) for name in ("now", "utcnow", "today")),
    ("date", "today"),
}
#: Where the clock is asked, and why that is not the day.
ALLOWED = {
    "_ext/sphinx_evidence/model/dates.py": {"time.time"},  # the one clock
    "benchmarks/compare.py": {"time.strftime"},  # printed, so that one sees how far it is
    "benchmarks/measure.py": {"time.time_ns"},  # which files were written since
    "tests/house/test_dates.py": {"datetime.now"},  # asks whether the one clock goes right
}


def asked(path: Path) -> set[str]:
    """Return what a module asks of a clock."""
    return {
        f"{node.value.id}.{node.attr}"
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and (node.value.id, node.attr) in CLOCKS
    }


def test_nobody_else_reads_the_day() -> None:
    """Neither the extensions nor a test: what reads it passes today and fails one day."""
    files = [
        *(REPOSITORY / "_ext").rglob("*.py"),
        *(REPOSITORY / "tests").rglob("*.py"),
        *(REPOSITORY / "benchmarks").glob("*.py"),
        REPOSITORY / "conf.py",
    ]
    assert len(files) > 150
    found = {
        path.relative_to(REPOSITORY).as_posix(): names for path in files if (names := asked(path))
    }
    assert found == ALLOWED


def test_a_clock_is_seen(tmp_path: Path) -> None:
    path = tmp_path / "module.py"
    path.write_text("import time\nfrom datetime import date\nx = time.time\ndate.today()\n")
    assert asked(path) == {"time.time", "date.today"}


@pytest.mark.parametrize(
    ("epoch", "day"),
    [("0", "1970-01-01"), ("1835438400", "2028-02-29"), ("1830297599", "2027-12-31")],
)
def test_the_day_can_be_given(monkeypatch: pytest.MonkeyPatch, epoch: str, day: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert today() == Surroundings().today() == day


def test_else_it_is_the_day_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for epoch in ("", "soon", "-1"):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
        before, day = datetime.now(UTC).date().isoformat(), today()
        assert before <= day <= datetime.now(UTC).date().isoformat()


@pytest.mark.parametrize(
    ("start", "days", "later"),
    [
        ("2026-11-22", 0, "2026-11-22"),
        ("2028-02-28", 1, "2028-02-29"),
        ("2027-12-31", 1, "2028-01-01"),
        ("9999-12-31", 1, "9999-12-31"),
        ("2026-11-22", 10**12, "9999-12-31"),
    ],
)
def test_days_later(start: str, days: int, later: str) -> None:
    assert days_later(start, days) == later
