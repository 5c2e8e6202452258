"""The tables that are printed when all tests are done, whichever process the tests ran in.

A test notes a row with the fixture `tables`. Where pytest-xdist runs the tests, each worker hands
its rows to the process that prints: so this is a plugin, which that process loads too.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

#: What a worker calls its rows when it hands them over.
_HANDED = "tables"


class Tables:
    """Rows of two tables: faults that were planted, and reading grades of key messages."""

    def __init__(self) -> None:
        #: Rule, where it was planted, and whether it was caught: one row a fault.
        self.planted: list[tuple[str, str, bool]] = []
        #: The reading grade of each page's key messages.
        self.grades: dict[str, float] = {}

    def merge(self, rows: dict[str, Any]) -> None:
        """Take over the rows of another process."""
        self.planted += [tuple(row) for row in rows["planted"]]  # type: ignore[misc]
        self.grades |= rows["grades"]

    def lines_of_planted(self) -> Iterator[str]:
        """Yield a line for each rule and one for all: planted, caught, and in how many places."""
        yield f"{'rule':26}{'planted':>8}{'caught':>8}{'places':>8}"
        rules = sorted({rule for rule, _, _ in self.planted})
        for name in [*rules, f"all {len(rules)} rules"]:
            own = [row for row in self.planted if row[0] == name or name not in rules]
            caught = sum(row[2] for row in own)
            yield f"{name:26}{len(own):8}{caught:8}{len({row[1] for row in own}):8}"


_TABLES = pytest.StashKey[Tables]()


@pytest.fixture(scope="session")
def tables(pytestconfig: pytest.Config) -> Tables:
    """Return the tables, to add rows to."""
    return pytestconfig.stash[_TABLES]


def pytest_configure(config: pytest.Config) -> None:
    config.stash[_TABLES] = Tables()


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Hand the rows over, in a worker of pytest-xdist."""
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput[_HANDED] = vars(session.config.stash[_TABLES])


@pytest.hookimpl(optionalhook=True)  # pytest-xdist calls it
def pytest_testnodedown(node: Any, error: Any) -> None:
    """Take the rows of a worker that is done; one that broke down has none."""
    if rows := getattr(node, "workeroutput", {}).get(_HANDED):
        node.config.stash[_TABLES].merge(rows)


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    tables = config.stash[_TABLES]
    if tables.planted:
        terminalreporter.section("faults planted in the real site")
        for line in tables.lines_of_planted():
            terminalreporter.line(line)
    if tables.grades:
        terminalreporter.section("reading grade of the key messages (Flesch-Kincaid)")
        for name, grade in sorted(tables.grades.items()):
            terminalreporter.line(f"{grade:5.1f}  {name}")
