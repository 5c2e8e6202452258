"""``refresh --offline``: a copy of Retraction Watch's list, and nobody asked."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest

from sphinx_evidence.commands import refresh

BIB = """
@article{smith2020, title = {A}, doi = {10.1000/smith}}
@article{brown2021, title = {B}, doi = {10.1000/Brown}}
@book{old1950, title = {C}}
"""
SHORT = "doi,retractionwatch\n,Retraction\n10.1000/brown,Expression of concern;Correction\n"
LONG = (
    "OriginalPaperDOI,RetractionNature,RetractionDate\n10.1000/brown,Retraction,11/23/2023 0:00\n"
)
HEAD = "doi,status,source,checked,title,year,author\n"
COPY = '"Retraction Watch, copy of 2025-08-22",2025-08-22'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "references.bib").write_text(BIB, "utf-8")
    (tmp_path / "list.csv").write_text(SHORT, "utf-8")
    return tmp_path


def run(*options: str) -> int:
    # No address answers: whoever asked would be told so.
    parser = argparse.ArgumentParser()
    refresh.add_arguments(parser)
    return refresh.run(parser.parse_args(["--crossref", "http://127.0.0.1:9", *options]))


def offline(day: str = "2025-08-22") -> int:
    return run("--offline", day, "--retraction-watch", "list.csv")


def test_each_doi_gets_a_row_with_the_day_of_the_copy(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert offline() == 0
    assert (folder / "source-status.csv").read_text("utf-8") == (
        f"{HEAD}10.1000/brown,expression-of-concern,{COPY},,,\n10.1000/smith,current,{COPY},,,\n"
    )
    assert capsys.readouterr().out.splitlines() == [
        "Nobody is asked: what a copy of 2025-08-22 does not know is not seen.",
        "10.1000/brown: expression-of-concern (Retraction Watch, copy of 2025-08-22)",
        "2 works: 1 current, 1 expression-of-concern, 1 source without a DOI or a PubMed number can't be "
        "looked up",
    ]


def test_the_long_form_of_the_list_is_read_too(folder: Path) -> None:
    (folder / "list.csv").write_text(LONG, "utf-8")
    assert offline() == 0
    assert "10.1000/brown,retracted," in (folder / "source-status.csv").read_text("utf-8")


@pytest.mark.parametrize(
    "row",
    [
        "10.1000/smith,corrected,Crossref,2026-11-01,Tea,2020,Smith",
        "10.1000/smith,retracted,the journal's page,2020-01-01,,,",
        '10.1000/smith,retracted,"Retraction Watch, copy of 2026-01-01",2026-01-01,,,',
    ],
)
def test_a_newer_row_and_one_of_another_hand_stay(folder: Path, row: str) -> None:
    (folder / "source-status.csv").write_text(f"{HEAD}{row}\n", "utf-8")
    assert offline() == 0
    assert row in (folder / "source-status.csv").read_text("utf-8").splitlines()


def test_an_older_copy_gives_way_and_what_the_work_is_called_stays(folder: Path) -> None:
    row = '10.1000/smith,current,"Retraction Watch, copy of 2024-01-01",2024-01-01,Tea,2020,Smith'
    (folder / "source-status.csv").write_text(f"{HEAD}{row}\n", "utf-8")
    assert offline() == 0
    text = (folder / "source-status.csv").read_text("utf-8")
    assert f"10.1000/smith,current,{COPY},Tea,2020,Smith\n" in text


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            ["--offline", "2025-08-22"],
            "refresh: --offline asks nobody, so it needs a copy: add --retraction-watch FILE",
        ),
        (
            ["--offline", "last year", "--retraction-watch", "list.csv"],
            'refresh: --offline "last year" is no date; write the day of the copy, as 2025-08-22',
        ),
    ],
)
def test_what_is_missing_is_said(
    folder: Path, capsys: pytest.CaptureFixture[str], options: list[str], message: str
) -> None:
    assert run(*options) == 2
    assert capsys.readouterr().err.splitlines() == [message]
    assert not (folder / "source-status.csv").exists()
