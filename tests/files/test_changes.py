"""What changed: a file that is read, written and read again."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_evidence.files.changes import Change, read_changes, write_changes

HEAD = "date,claim,tier,why\n"
HISTORY = (
    "2026-01-05,tea-sleep,low,New.\n"
    "2026-01-05,tea-heart,very-low,New.\n"
    "2026-03-01,tea-sleep,moderate,A second trial agrees.\n"
    "2026-04-01,tea-heart,withdrawn,Its one source was retracted.\n"
)


def read(rows: str) -> Any:
    return read_changes((HEAD + rows).encode(), "changes.csv")


def test_each_row_knows_the_tier_before_it() -> None:
    file = read(HISTORY)
    assert file.problems == ()
    assert file.changes == (
        Change("2026-01-05", "tea-sleep", "low", "New.", "", 2),
        Change("2026-01-05", "tea-heart", "very-low", "New.", "", 3),
        Change("2026-03-01", "tea-sleep", "moderate", "A second trial agrees.", "low", 4),
        Change(
            "2026-04-01", "tea-heart", "withdrawn", "Its one source was retracted.", "very-low", 5
        ),
    )
    assert {name: change.tier for name, change in file.last.items()} == {
        "tea-sleep": "moderate",
        "tea-heart": "withdrawn",
    }
    assert write_changes(file.changes) == HEAD + HISTORY


def test_a_claim_may_come_back() -> None:
    file = read(HISTORY + "2026-05-01,tea-heart,low,Another trial.\n")
    assert (file.problems, file.last["tea-heart"].before) == ((), "withdrawn")


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (
            "2026-05-01,tea-sleep,low",
            'the change of "tea-sleep" can\'t be read; write date, claim, tier and why',
        ),
        (
            "2026-05-01,tea-sleep,low,.",
            'the change of "tea-sleep" can\'t be read; write date, claim, tier and why',
        ),
        (
            "May 2026,tea-sleep,low,Why.",
            'the change of "tea-sleep" can\'t be read; write date, claim, tier and why',
        ),
        (
            "2026-05-01,,low,Why.",
            'the change of "" can\'t be read; write date, claim, tier and why',
        ),
        (
            "2026-05-01,tea-sleep,sure,Why.",
            'the tier of "tea-sleep" can\'t be "sure"; write one of high, moderate, low, very-low, '
            "preclinical, none, reference, withdrawn",
        ),
        (
            "2026-05-01,tea-sleep,moderate,Read again.",
            '"tea-sleep" was moderate before, so nothing changed; take it out',
        ),
        (
            "2026-05-01,tea-nails,withdrawn,Never there.",
            '"tea-nails" was not there before, so nothing changed; take it out',
        ),
        (
            "2026-02-01,tea-sleep,low,Why.",
            "2026-02-01 stands below 2026-04-01; put the rows in order of date, oldest first",
        ),
    ],
)
def test_a_row_that_says_nothing_is_a_fault(row: str, message: str) -> None:
    file = read(f"{HISTORY}{row}\n")
    assert [(p.path, p.line, p.message) for p in file.problems] == [("changes.csv", 6, message)]
    assert len(file.changes) == 4


def test_a_file_without_its_columns_says_nothing() -> None:
    file = read_changes(b"tea-sleep,low\n", "changes.csv")
    assert [(p.line, p.message) for p in file.problems] == [
        (1, "the changes must start with the columns date,claim,tier,why; add them")
    ]
