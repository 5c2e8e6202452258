"""``refresh``, against a stand-in for Crossref on this machine."""

from __future__ import annotations

import http.server
import io
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from email.utils import formatdate
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote

import pytest

import sphinx_evidence
from sphinx_evidence.commands import refresh
from sphinx_evidence.commands.crossref import Crossref
from sphinx_evidence.files.status import read_status

TODAY = "2026-11-22"
NOW = 1_795_300_000.0  # a moment of that day


def record(doi: str = "10.1000/smith", **changes: Any) -> dict[str, Any]:
    """Return what Crossref answers, in the shape that `upkeep.crossref` says where it was read."""
    message: dict[str, Any] = {
        "DOI": doi,
        "type": "journal-article",
        "title": ["Tea and sleep"],
        "subtitle": [],
        "author": [
            {"given": "Ann", "family": "Smith", "sequence": "first", "affiliation": []},
            {"given": "Bob", "family": "Jones", "sequence": "additional", "affiliation": []},
        ],
        "issued": {"date-parts": [[2020, 3, 1]]},
    }
    return {"status": "ok", "message-type": "work", "message": message | changes}


def update(kind: str, day: str, source: str = "publisher", doi: str = "10.1000/notice") -> Any:
    """Return an entry of ``updated-by`` or ``update-to``."""
    parts = [int(part) for part in day.split("-")] if day else [None]
    return {
        "DOI": doi,
        "type": kind,
        "label": kind.capitalize(),
        "source": source,
        "record-id": "4036",
        "updated": {"date-parts": [parts]},
    }


class Reply(NamedTuple):
    """One answer of the server."""

    status: int = 200
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = ()
    hold: threading.Event | None = None  #: Nothing is sent before this is set.
    cut: int = 0  #: So many bytes fewer are sent than were promised.


class Server(http.server.ThreadingHTTPServer):
    """Answers from a list; the last answer of a DOI stays."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.replies: dict[str, list[Reply]] = {}
        self.asked: list[str] = []
        self.agents: set[str] = set()
        self.arrived = threading.Event()  #: A question came that is being held.

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def says(self, doi: str, *replies: Reply | dict[str, Any]) -> None:
        """Set what is answered about a DOI, one after the other."""
        self.replies[doi] = [
            r if isinstance(r, Reply) else Reply(body=json.dumps(r).encode()) for r in replies
        ]

    def handle_error(self, *_: Any) -> None:
        """Say nothing where a client hung up; it would stand among what another test hears."""


class _Handler(http.server.BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        doi = unquote(self.path.removeprefix("/works/"))
        self.server.asked.append(doi)
        self.server.agents.add(self.headers["User-Agent"])
        replies = self.server.replies.get(doi, [Reply(404, b"Resource not found.")])
        reply = replies.pop(0) if len(replies) > 1 else replies[0]
        if reply.hold:
            self.server.arrived.set()
            reply.hold.wait(20)
        self.send_response(reply.status)
        for header in (("Content-Length", str(len(reply.body))), *reply.headers):
            self.send_header(*header)
        self.end_headers()
        self.wfile.write(reply.body[: len(reply.body) - reply.cut])

    def date_time_string(self, timestamp: float | None = None) -> str:
        """Return the server's own time, which is not that of whoever asks."""
        return formatdate(NOW, usegmt=True)

    def log_message(self, *arguments: Any) -> None:
        """Say nothing."""


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    server = Server()
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield server
    for replies in server.replies.values():
        for reply in replies:
            if reply.hold:
                reply.hold.set()
    server.shutdown()
    server.server_close()
    thread.join()


class Ran(NamedTuple):
    status: int
    lines: list[str]
    file: str
    slept: list[float]


def entry(key: str, doi: str = "", **fields: str) -> str:
    said = {"author": "Smith, Ann", "title": "Tea and sleep", "year": "2020"} | fields
    if doi:
        said["doi"] = doi
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in said.items())
    return f"@article{{{key},\n{lines}}}\n"


class Folder:
    """A folder with a bibliography, and runs in it."""

    def __init__(self, path: Path, server: Server) -> None:
        self.path = path
        self.server = server
        self.status = path / "status.csv"
        self.today = TODAY

    def bib(self, *entries: str) -> None:
        (self.path / "references.bib").write_text("".join(entries), "utf-8")

    def arguments(self, *more: str) -> list[str]:
        return [
            *("--bib", str(self.path / "references.bib"), "--status", str(self.status)),
            *("--crossref", self.server.address, "--contact", "me@example.org", *more),
        ]

    def run(self, *more: str, contact: bool = True) -> Ran:
        parser = refresh.argparse.ArgumentParser()
        refresh.add_arguments(parser)
        options = parser.parse_args(self.arguments(*more))
        if not contact:
            options.contact = ""
        slept: list[float] = []
        outside = refresh.Surroundings(lambda: self.today, slept.append, lambda: 7.0)
        out = io.StringIO()
        status = refresh.run(options, outside, out)
        file = self.status.read_text("utf-8") if self.status.exists() else ""
        waits = [seconds for seconds in slept if seconds >= 1]
        return Ran(status, out.getvalue().splitlines(), file, waits)


@pytest.fixture
def folder(tmp_path: Path, server: Server) -> Folder:
    folder = Folder(tmp_path, server)
    folder.bib(entry("smith2020", "10.1000/smith"))
    return folder


#: Where the kind of no work is known.
PLAIN = "doi,status,source,checked,title,year,author\n"
HEADER = "doi,status,source,checked,title,year,author,type\n"


def row(status: str, said_by: str = "Crossref", doi: str = "10.1000/smith") -> str:
    return f"{doi},{status},{said_by},2026-11-22,Tea and sleep,2020,Smith,journal-article\n"


# -- what Crossref says --------------------------------------------------------------------------


def test_a_work_of_which_nothing_is_known_is_current(folder: Folder, server: Server) -> None:
    server.says("10.1000/smith", record())
    ran = folder.run()
    assert ran.lines == [
        "[1/1] 10.1000/smith: current (Crossref)",
        "1 work: 1 current",
    ]
    assert (ran.status, ran.file) == (0, HEADER + row("current"))
    assert server.agents == {"sphinx-evidence/0.2 (mailto:me@example.org)"}


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


# -- Retraction Watch's file ---------------------------------------------------------------------

COLUMNS = (
    "Record ID,Title,Subject,Institution,Journal,Publisher,Country,Author,URLS,ArticleType,"
    "RetractionDate,RetractionDOI,RetractionPubMedID,OriginalPaperDate,OriginalPaperDOI,"
    "OriginalPaperPubMedID,RetractionNature,Reason,Paywalled,Notes\n"
)


def watch(folder: Folder, *rows: tuple[str, str, str]) -> list[str]:
    """Write Retraction Watch's file; its title holds bytes that are no UTF-8."""
    text = COLUMNS.encode() + b"".join(
        b'1,"Caf\xe9, and more",,,,,,,,,'
        + f"{date} 0:00,10.1000/notice,0,3/1/2020 0:00,{doi},0,{nature},,No,\n".encode()
        for doi, nature, date in rows
    )
    (folder.path / "rw.csv").write_bytes(text)
    return ["--retraction-watch", str(folder.path / "rw.csv")]


@pytest.mark.parametrize(
    ("natures", "status", "said_by"),
    [
        ((), "current", "Crossref and Retraction Watch"),
        ((("Retraction", "2/6/2021"),), "retracted", "Retraction Watch"),
        ((("Expression of concern", "2/6/2021"),), "expression-of-concern", "Retraction Watch"),
        ((("Correction", "2/6/2021"),), "corrected", "Retraction Watch"),
        (
            (("Reinstatement", "10/6/2021"), ("Retraction", "9/6/2021")),
            "reinstated",
            "Retraction Watch",
        ),
    ],
)
def test_the_file_of_retraction_watch(
    folder: Folder,
    server: Server,
    natures: tuple[tuple[str, str], ...],
    status: str,
    said_by: str,
) -> None:
    server.says("10.1000/smith", record())
    rows = [("10.1000/SMITH", nature, day) for nature, day in natures]
    ran = folder.run(*watch(folder, ("unavailable", "Retraction", "1/1/2020"), *rows))
    assert (ran.status, ran.file) == (0, HEADER + row(status, said_by))


def test_a_work_that_only_retraction_watch_knows(folder: Folder, server: Server) -> None:
    ran = folder.run(*watch(folder, ("10.1000/smith;10.1000/b", "Retraction", "1/1/2021")))
    said = "10.1000/smith,retracted,Retraction Watch,2026-11-22,,,\n"
    assert ran.lines[0].endswith("retracted (Retraction Watch); unknown to Crossref")
    assert (ran.status, ran.file) == (0, PLAIN + said)


# -- when no answer comes ------------------------------------------------------------------------

OLD = (
    HEADER + "10.1000/smith,current,Crossref,2026-01-01,Tea and sleep,2020,Smith,journal-article\n"
)


def test_a_doi_that_crossref_does_not_know_has_no_row(folder: Folder, server: Server) -> None:
    folder.status.write_text(OLD, "utf-8")
    ran = folder.run()
    assert ran.lines == [
        "[1/1] 10.1000/smith: unknown to Crossref, so it has no row; look it up and write one by "
        "hand",
        "1 work: 1 unknown to Crossref",
    ]
    assert (ran.status, ran.file, server.asked) == (0, PLAIN, ["10.1000/smith"])


def test_a_refusal_is_said_and_not_repeated(folder: Folder, server: Server) -> None:
    folder.bib(entry("a", "10.1000/a"), entry("smith2020", "10.1000/smith"))
    folder.status.write_text(OLD, "utf-8")
    server.says("10.1000/smith", Reply(403))
    server.says("10.1000/a", record("10.1000/a"))
    ran = folder.run()
    assert ran.lines == [
        "[1/2] 10.1000/a: current (Crossref)",
        "[2/2] 10.1000/smith: not looked up, Crossref answered 403, so it was not asked again; the row of "
        "2026-01-01 stays",
        "2 works: 1 current, 1 not looked up",
    ]
    assert ran.status == 1
    assert ran.file == HEADER + row("current", doi="10.1000/a") + OLD.removeprefix(HEADER)
    assert (server.asked, ran.slept) == (["10.1000/a", "10.1000/smith"], [])


@pytest.mark.parametrize(
    ("replies", "slept"),
    [
        ([Reply(429)], [2]),
        ([Reply(429, headers=(("Retry-After", "7"),))], [7]),
        ([Reply(429, headers=(("Retry-After", "soon"),))], [2]),
        ([Reply(429, headers=(("Retry-After", "9" * 400),))], [2]),
        ([Reply(503, headers=(("Retry-After", formatdate(NOW + 20, usegmt=True)),))], [20]),
        ([Reply(500), Reply(500), Reply(502)], [2, 8, 30]),
        ([Reply(body=b'{"message": {"DOI": "10.1000/smi')], [2]),
        ([Reply(body=json.dumps(record()).encode(), cut=9)], [2]),
        ([Reply(body=b"<html>Back soon</html>")], [2]),
        ([Reply(body=b"\xff\xfe{")], [2]),
        ([Reply(body=b"[]"), Reply(body=b'{"message": []}')], [2, 8]),
    ],
)
def test_another_try_after_a_while(
    folder: Folder, server: Server, replies: list[Reply], slept: list[float]
) -> None:
    server.says("10.1000/smith", *replies, record())
    ran = folder.run()
    assert (ran.status, ran.file, ran.slept) == (0, HEADER + row("current"), slept)
    assert len(server.asked) == len(replies) + 1


@pytest.mark.parametrize(
    ("reply", "slept", "said"),
    [
        (Reply(500), [2, 8, 30], "Crossref answered 500"),
        (Reply(429, headers=(("Retry-After", "86400"),)), [], "Crossref answered 429"),
        (Reply(400), [], "Crossref answered 400"),
        (Reply(body=b"{}"), [2, 8, 30], "Crossref's answer can't be read (it is not about a work)"),
    ],
)
def test_no_answer_after_all_keeps_the_row(
    folder: Folder, server: Server, reply: Reply, slept: list[float], said: str
) -> None:
    folder.status.write_text(OLD, "utf-8")
    server.says("10.1000/smith", reply)
    ran = folder.run()
    assert ran.lines == [
        f"[1/1] 10.1000/smith: not looked up, {said}; the row of 2026-01-01 stays",
        "1 work: 1 not looked up",
    ]
    assert (ran.status, ran.file, ran.slept) == (1, OLD, slept)


def test_a_slow_answer_is_tried_again(folder: Folder, server: Server) -> None:
    server.says("10.1000/smith", Reply(hold=threading.Event()), record())
    ran = folder.run("--timeout", "0.2")
    assert (ran.status, ran.file, ran.slept) == (0, HEADER + row("current"), [2])


def test_a_redirect_is_followed(folder: Folder, server: Server) -> None:
    server.says("10.1000/smith", Reply(301, headers=(("Location", "/works/10.1000%2Fnew"),)))
    server.says("10.1000/new", record("10.1000/new"))
    ran = folder.run()
    assert ran.lines[0].endswith("current (Crossref); Crossref's own DOI of it is 10.1000/new")
    assert (ran.status, ran.file) == (0, HEADER + row("current"))


def test_a_redirect_in_a_circle_is_no_answer(folder: Folder, server: Server) -> None:
    server.says("10.1000/smith", Reply(302, headers=(("Location", "/works/10.1000%2Fsmith"),)))
    ran = folder.run()
    assert ran.status == 1
    assert ran.lines[0] == "[1/1] 10.1000/smith: not looked up, Crossref answered 302"


def test_nobody_there_ends_the_run(folder: Folder, server: Server) -> None:
    folder.bib(*(entry(f"k{n}", f"10.1000/{n}", title=f"Tea {n}") for n in range(6)))
    for number in range(6):
        server.says(f"10.1000/{number}", Reply(400))
    ran = folder.run()
    assert ran.lines[3:] == [
        "No answer 3 times in a row; 3 more were not asked.",
        "6 works: 6 not looked up",
    ]
    assert (ran.status, len(server.asked)) == (1, 3)


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
    code = "import sys; from sphinx_evidence.commands.refresh import main; sys.exit(main(sys.argv[1:]))"
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
