"""``refresh``: what it writes of each source, and runs that are taken up, stopped or refused."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

import sphinx_evidence
from sphinx_evidence.commands.crossref import Crossref
from sphinx_evidence.files.status import read_status
from sphinx_evidence.model.version import VERSION
from tests.crossref import HEADER, PLAIN, Folder, Reply, Server, entry, record, row, update

# -- what Crossref says --------------------------------------------------------------------------


def test_a_work_of_which_nothing_is_known_is_current(folder: Folder, server: Server) -> None:
    server.says("10.1000/smith", record())
    ran = folder.run()
    assert ran.lines == [
        "[1/1] 10.1000/smith: current (Crossref)",
        "1 work: 1 current",
    ]
    assert (ran.status, ran.file) == (0, HEADER + row("current"))
    assert server.agents == {f"sphinx-evidence/{VERSION} (mailto:me@example.org)"}


@pytest.mark.parametrize(
    ("changes", "status", "said_by"),
    [
        ({"updated-by": [update("retraction", "2010-02-06")]}, "retracted", "Crossref (publisher)"),
        (
            {
                "updated-by": [
                    update("correction", "2004-03-06", "retraction-watch"),
                    update("retraction", "2010-02-06", "retraction-watch"),
                ]
            },
            "retracted",
            "Crossref (Retraction Watch)",
        ),
        (
            {
                "updated-by": [
                    update("retraction", "2010-02-06", "retraction-watch"),
                    update("retraction", "2010-02-06"),
                ]
            },
            "retracted",
            "Crossref (Retraction Watch) and Crossref (publisher)",
        ),
        # A notice printed into the work itself has the work's own DOI.
        (
            {"update-to": [update("withdrawal", "2021", doi="10.1000/SMITH")]},
            "retracted",
            "Crossref (publisher)",
        ),
        ({"updated-by": [update("erratum", "2021-01")]}, "corrected", "Crossref (publisher)"),
        (
            {"updated-by": [update("expression_of_concern", "2021-01-05", "retraction-watch")]},
            "expression-of-concern",
            "Crossref (Retraction Watch)",
        ),
        (
            {
                "updated-by": [
                    update("reinstatement", "2022-01-05", "retraction-watch"),
                    update("retraction", "2021-01-05", "retraction-watch"),
                ]
            },
            "reinstated",
            "Crossref (Retraction Watch)",
        ),
        ({"updated-by": [update("new_version", "2021")]}, "current", "Crossref"),
    ],
)
def test_updates(
    folder: Folder, server: Server, changes: dict[str, Any], status: str, said_by: str
) -> None:
    server.says("10.1000/smith", record(**changes))
    ran = folder.run()
    assert ran.lines[0] == f"[1/1] 10.1000/smith: {status} ({said_by})"
    assert (ran.status, ran.file) == (0, HEADER + row(status, said_by))


def test_a_title_may_be_all_that_tells(folder: Folder, server: Server) -> None:
    server.says("10.1000/smith", record(title=["RETRACTED ARTICLE: Tea and sleep"]))
    ran = folder.run()
    assert ran.lines[0] == "[1/1] 10.1000/smith: retracted (Crossref (title))"


def test_what_a_build_compares_stands_in_the_row(folder: Folder, server: Server) -> None:
    server.says(
        "10.1000/smith",
        record(
            title=["Coffee,\n and <i>dreams</i>", "Kaffee"],
            author=[{"name": "The Tea Group", "sequence": "first"}],
            issued={"date-parts": [[None]]},
            **{"published-print": {"date-parts": [[2017, 5]]}},
            **{"published-online": {"date-parts": [[2015]]}},
        ),
    )
    said = '"Coffee, and <i>dreams</i> | Kaffee",2015 | 2017,The Tea Group,journal-article\n'
    assert folder.run().file == f"{HEADER}10.1000/smith,current,Crossref,2026-11-22,{said}"


def test_remarks(folder: Folder, server: Server) -> None:
    server.says(
        "10.1000/smith",
        record(
            "10.1000/other",
            **{
                "updated-by": [update("exorcism", "2021")],
                "update-to": [update("retraction", "2020", doi="10.1000/third")],
            },
        ),
    )
    assert folder.run().lines[0] == (
        '[1/1] 10.1000/smith: current (Crossref); an update of the kind "exorcism", which says '
        "nothing here; read it; it is itself a notice about 10.1000/third; Crossref's own DOI of "
        "it is 10.1000/other"
    )


# -- going on, and what stays --------------------------------------------------------------------


def test_a_second_run_asks_only_what_was_not_looked_up_today(
    folder: Folder, server: Server
) -> None:
    folder.bib(entry("smith2020", "10.1000/smith"), entry("b", "10.1000/B"))
    server.says("10.1000/smith", Reply(400), record())
    server.says("10.1000/b", record("10.1000/b"))
    assert folder.run().status == 1
    again = folder.run()
    assert again.lines[0] == "[1/2] 10.1000/b: current, looked up today"
    assert again.file == HEADER + row("current", doi="10.1000/b") + row("current")
    assert server.asked == ["10.1000/b", "10.1000/smith", "10.1000/smith"]
    changed = folder.status.stat().st_mtime_ns
    assert folder.run("--all").file == again.file
    assert len(server.asked) == 5
    assert folder.status.stat().st_mtime_ns == changed
    folder.today = "2026-11-23"
    assert folder.run().file == again.file.replace("2026-11-22", "2026-11-23")


def test_a_run_that_is_killed_is_taken_up(folder: Folder, server: Server) -> None:
    folder.bib(*(entry(k, f"10.1000/{k}", title=f"Tea {k}") for k in "abc"))
    held = Reply(body=json.dumps(record("10.1000/b")).encode(), hold=threading.Event())
    server.says("10.1000/a", record("10.1000/a"))
    server.says("10.1000/b", held, record("10.1000/b"))
    server.says("10.1000/c", record("10.1000/c"))
    code = (
        "import argparse; from sphinx_evidence.commands import refresh; parser = argparse.ArgumentParser(); "
        "refresh.add_arguments(parser); refresh.run(parser.parse_args())"
    )
    environment = os.environ | {"PYTHONPATH": str(Path(sphinx_evidence.__file__).parents[1])}
    child = subprocess.Popen(
        [sys.executable, "-c", code, *folder.arguments()],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    assert server.arrived.wait(60)
    child.kill()
    child.wait()
    assert held.hold
    held.hold.set()
    today = read_status(folder.status.read_bytes(), "s").rows["10.1000/a"].checked
    folder.today = today
    ran = folder.run()
    assert ran.lines[0] == "[1/3] 10.1000/a: current, looked up today"
    assert (ran.status, ran.file.count(f",{today},")) == (0, 3)
    assert server.asked == [f"10.1000/{k}" for k in "abbc"]


def test_ctrl_c_leaves_a_sound_file(
    folder: Folder, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.bib(entry("a", "10.1000/a"), entry("b", "10.1000/b", title="Tea b"))
    server.says("10.1000/a", record("10.1000/a"))
    ask = Crossref.ask

    def stop(self: Crossref, doi: str) -> Any:
        if doi == "10.1000/b":
            raise KeyboardInterrupt
        return ask(self, doi)

    monkeypatch.setattr(Crossref, "ask", stop)
    ran = folder.run()
    assert ran.lines[1] == f"Stopped. {folder.status} is sound; run again to go on."
    assert (ran.status, ran.file) == (130, HEADER + row("current", doi="10.1000/a"))
    assert {path.name for path in folder.path.iterdir()} == {"status.csv", "references.bib"}


@pytest.mark.parametrize(
    ("by_hand", "changes", "kept"),
    [
        ("retracted,PubMed", {}, True),
        ("expression-of-concern,PubMed", {}, True),
        (
            "expression-of-concern,PubMed",
            {"updated-by": [update("retraction", "2021")]},
            False,
        ),
        ("current,PubMed", {}, False),
        ("retracted,Crossref (publisher)", {}, False),
    ],
)
def test_bad_news_written_by_hand_stays(
    folder: Folder, server: Server, by_hand: str, changes: dict[str, Any], kept: bool
) -> None:
    old = f"{PLAIN}10.1000/smith,{by_hand},2026-01-01,,,\n"
    folder.status.write_text(old, "utf-8")
    server.says("10.1000/smith", record(**changes))
    ran = folder.run()
    assert (ran.file == old) is kept
    if kept:
        status = by_hand.partition(",")[0]
        assert ran.lines == [
            f"[1/1] 10.1000/smith: {status}, as PubMed, 2026-01-01 says by hand; Crossref says "
            "current",
            f"1 work: 1 {status}",
        ]


def test_a_row_of_a_doi_that_nobody_lists_stays(folder: Folder, server: Server) -> None:
    other = "10.1000/zzz,current,PubMed,2026-01-01,,,,\n"
    folder.status.write_text(HEADER + other, "utf-8")
    server.says("10.1000/smith", record())
    assert folder.run().file == HEADER + row("current") + other


def test_sources_that_cannot_be_looked_up_are_counted(folder: Folder, server: Server) -> None:
    folder.bib(entry("none"), entry("bad", "10.1/x", title="Tea"), entry("s", "10.1000/smith"))
    server.says("10.1000/smith", record())
    assert folder.run(contact=False).lines == [
        "No mail address was given (--contact); Crossref asks for one.",
        "[1/1] 10.1000/smith: current (Crossref)",
        (
            "1 work: 1 current, 1 source without a DOI or a PubMed number can't be looked up, "
            "1 source with a malformed "
            "DOI can't either"
        ),
    ]


# -- what can't be used --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "raw", "arguments", "said"),
    [
        ("references.bib", b"@article{a,\n", [], "references.bib:2: the file can't be read as Bib"),
        ("references.bib", b"@article{\xff", [], "references.bib:1: the file is not text in utf"),
        ("status.csv", b"doi;status\n", [], "status.csv:1: the status file must start with the "),
        (
            "status.csv",
            b"doi,status,source,checked\nx,y\n",
            [],
            'status.csv:2: it gives the DOI "x", which',
        ),
        ("rw.csv", b"a,b\n", ["--retraction-watch", "{}/rw.csv"], "rw.csv is not Retraction Watch"),
        ("x", b"", ["--retraction-watch", "{}/none.csv"], "none.csv can't be read: No such file"),
        ("x", b"", ["--bib", "{}/none.bib"], "none.bib can't be read: No such file"),
        ("x", b"", ["--crossref", "file:///etc/passwd"], "--crossref file:///etc/passwd is no a"),
        ("x", b"", ["--contact", "me@x\r\nX: y"], "is no mail address"),
        ("x", b"", ["--rate", "0"], "--rate must be a number above 0"),
        ("x", b"", ["--timeout", "nan"], "--timeout must be a number above 0"),
    ],
)
def test_what_cannot_be_used_is_said_before_anybody_is_asked(
    folder: Folder,
    server: Server,
    capsys: pytest.CaptureFixture[str],
    name: str,
    raw: bytes,
    arguments: list[str],
    said: str,
) -> None:
    (folder.path / name).write_bytes(raw)
    ran = folder.run(*(a.format(folder.path) for a in arguments))
    assert (ran.status, ran.lines, server.asked) == (2, [], [])
    error = capsys.readouterr().err
    assert error.startswith("refresh: ")
    assert said in error
    assert (folder.path / name).read_bytes() == raw
