"""The option ``counts``: which rows it names, what is wrong with it, and what the gate says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sphinx_evidence.files.reviews import fingerprint
from sphinx_evidence.model.count_rows import Counted
from sphinx_evidence.rules.run import check
from sphinx_evidence.trials.counts import DataFolder
from sphinx_evidence.trials.counts_option import count, files_of

HEAD = (
    "source,outcome,events_treated,total_treated,events_control,total_control,how,where,studies\n"
)
ROWS = 'lee2020,slept badly,12,40,4,40,printed,"p. 1",\nlee2020,woke,1,40,2,41,derived,"p. 1",3\n'
BADLY = Counted("lee2020", "slept badly", False, 1, 12, 40, 4, 40)
WOKE = Counted("lee2020", "woke", True, 3, 1, 40, 2, 41)


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    (tmp_path / "tea.csv").write_text(HEAD + ROWS, "utf-8")
    return DataFolder(tmp_path)


@pytest.mark.parametrize(
    ("value", "rows"),
    [
        ("", ()),
        (" ; ", ()),
        ("tea: lee2020: woke", (WOKE,)),
        ("tea:lee2020:slept badly ;tea: lee2020: woke;", (BADLY, WOKE)),
        ("tea: lee2020: woke; tea: lee2020: slept badly", (WOKE, BADLY)),
    ],
)
def test_rows_in_the_order_written(folder: DataFolder, value: str, rows: tuple[Any, ...]) -> None:
    assert count(value, folder) == (rows, ())
    assert [row.people for row in rows] == [{BADLY: 80, WOKE: 81}[row] for row in rows]


@pytest.mark.parametrize(
    ("value", "rows", "faults"),
    [
        ("tea", (), ["'tea' names no counts; write file: source: outcome"]),
        (
            "te: lee2020: woke; tea: lee2020: woke",
            (WOKE,),
            ["{}/te.csv: no such file; did you mean 'tea'?"],
        ),
        ("tea: lea2020", (), ["{}/tea.csv: no source 'lea2020'; did you mean 'lee2020'?"]),
        (
            "tea: lee2020: work",
            (),
            ["{}/tea.csv:2: 'lee2020' has no outcome 'work'; did you mean 'woke'?"],
        ),
        (
            "tea: lee2020",
            (),
            [
                "{}/tea.csv:3: 'lee2020' has several outcomes, name one: 'slept badly', 'woke'",
            ],
        ),
        (
            "tea: lee2020: woke; tea: lee2020: woke",
            (WOKE,),
            ["'tea: lee2020: woke' is named twice"],
        ),
    ],
)
def test_what_is_wrong(
    folder: DataFolder, value: str, rows: tuple[Any, ...], faults: list[str]
) -> None:
    said = [fault.format(folder.path.name) for fault in faults]
    assert count(value, folder) == (rows, tuple(said))


def test_a_name_never_leads_out_of_the_folder(folder: DataFolder) -> None:
    value = "../tea: lee2020; /etc/passwd: x; tea: lee2020; other: x; ; Té: y"
    assert [path.name for path in files_of(value, folder)] == ["tea.csv", "other.csv"]
    assert len(count(value, folder)[1]) == 5


@pytest.mark.parametrize(
    "value", ["x" * 10_000, ";" * 10_000, ": " * 10_000, "茶: é: ⊕", "tea: \x00", "::"]
)
def test_odd_values_are_faults_and_no_more(folder: DataFolder, value: str) -> None:
    rows, faults = count(value, folder)
    assert rows == ()
    assert bool(faults) == bool(value.strip("; "))


def said(make: Any, **changes: Any) -> list[str]:
    found = check(make.site(make.claim(**changes))).findings
    return [finding.line() for finding in found if finding.rule == "unknown-counts"]


def test_sound_counts_pass(make: Any) -> None:
    row = BADLY._replace(source="smith2020")
    assert said(make, counts="tea: smith2020", counted=(row,)) == []
    assert said(make, counts="tea: smith2020", counted=(row,), cite="", against="smith2020") == []
    assert said(make) == said(make, counts="") == []


def test_what_the_gate_says(make: Any) -> None:
    start, end = 'claim "tea-sleep": ', " [evidence.unknown-counts]"
    assert said(make, counts="x", uncounted=("data: x",)) == [
        f"{start}:counts: can't be used: data: x; correct the option or the file{end}"
    ]
    assert said(make, counts="x", uncounted=("no x; did you mean 'y'?",)) == [
        f"{start}:counts: can't be used: no x; did you mean 'y'?{end}"
    ]
    assert said(make, counts=";") == [
        f"{start}:counts: names nothing; write file: source: outcome, or take it out{end}"
    ]
    row = BADLY._replace(source="smith202")
    assert said(make, counts="x", counted=(row,)) == [
        f'{start}its counts are those of "smith202", which it doesn\'t cite (did you mean '
        f'"smith2020"?); add the key to :cite:, or name other counts{end}'
    ]


def test_a_key_that_is_misspelt_is_told_once(make: Any) -> None:
    row = BADLY._replace(source="smith2020")
    assert said(make, counts="x", counted=(row,), cite="smith202") == []
    assert said(make, counts="x", counted=(row,), cite="") == []


def test_changed_counts_change_the_fingerprint(make: Any) -> None:
    known = {"smith2020": make.source()}
    plain = make.claim(counts="x")
    before = plain._replace(counted=(BADLY,))
    after = plain._replace(counted=(BADLY._replace(events_treated=13),))
    prints = {fingerprint(claim, known) for claim in (plain, before, after)}
    assert len(prints) == 3
    assert fingerprint(before, known) == fingerprint(before._replace(uncounted=("x",)), known)
