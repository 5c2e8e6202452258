"""Trials that were found and that nobody has looked at."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_evidence.files.watch import FoundWork, WatchFile
from sphinx_evidence.rules.conf import Settings
from sphinx_evidence.rules.run import check
from sphinx_evidence.rules.site import Site
from tests.said import lines

TRIAL = FoundWork("tea-sleep", "10.1000/new", "2026-08-01", design="randomised trial", line=2)


def watched(make: Any, *works: FoundWork, days: int = 90, today: str = "2026-11-22") -> Site:
    settings = Settings(watch_days=days, today=today)
    return make.site(make.claim(), watch=WatchFile("watch.csv", works), settings=settings)


@pytest.mark.parametrize(
    ("today", "days", "age"),
    [
        ("2026-10-30", 90, ""),
        ("2026-10-31", 90, "90 days"),
        ("2036-07-01", 90, "90 days"),
        ("2026-08-03", 1, "1 day"),
        ("2036-07-01", 0, ""),
    ],
)
def test_a_trial_waits_so_long(make: Any, today: str, days: int, age: str) -> None:
    site = watched(make, TRIAL, days=days, today=today)
    said = (
        'page.md:3: DUE: claim "tea-sleep": nobody has looked at the trial 10.1000/new, found on 2026-08-01, for more '
        f"than {age}; read it, then write the day, your name and your verdict into watch.csv, line 2 "
        "[evidence.unread-trial]"
    )
    assert lines(site) == ([said] if age else [])
    found = check(site)
    assert found.checked["unread-trial"] == bool(days)
    assert {finding.severity for finding in found.findings} <= {"due"}
    assert not found.failed


@pytest.mark.parametrize(
    "changes",
    [
        {"looked_at": "2026-08-02", "by": "Ann", "verdict": "cited"},
        {"design": "protocol"},
        {"design": ""},
        {"claim": "tea-heart"},
    ],
)
def test_what_does_not_wait(make: Any, changes: dict[str, str]) -> None:
    assert lines(watched(make, TRIAL._replace(**changes))) == []


def test_each_trial_is_told(make: Any) -> None:
    found = check(watched(make, TRIAL, TRIAL._replace(work="pmid:7", line=3)))
    assert [line.rpartition("line ")[2] for line in map(str, [f.message for f in found.due])] == [
        *("2", "3"),
    ]


def test_a_site_that_watches_nothing_checks_nothing(make: Any) -> None:
    site = make.site(make.claim(), settings=Settings(watch_days=90, today="2036-07-01"))
    assert check(site).checked["unread-trial"] == 0
