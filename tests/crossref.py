"""A stand-in for Crossref on this machine, and runs of ``refresh`` against it."""

from __future__ import annotations

import http.server
import io
import json
import threading
from collections.abc import Iterator
from email.utils import formatdate
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote

import pytest

from sphinx_evidence.commands import refresh

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
    unknown = Reply(404, b"Resource not found.")  #: What it says where nothing is set.

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.replies: dict[str, list[Reply]] = {}
        self.asked: list[str] = []
        self.agents: set[str] = set()
        self.arrived = threading.Event()  #: A question came that is being held.

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def named(self, path: str) -> str:
        """Return what a request is about."""
        return unquote(path.removeprefix("/works/"))

    def says(self, doi: str, *replies: Reply | dict[str, Any]) -> None:
        """Set what is answered about a DOI, one after the other."""
        self.replies[doi] = [
            r if isinstance(r, Reply) else Reply(body=json.dumps(r).encode()) for r in replies
        ]

    def handle_error(self, *_: Any) -> None:
        """Say nothing where a client hung up; it would stand among what another test hears."""


class _Handler(http.server.BaseHTTPRequestHandler):
    server: Server

    def do_POST(self) -> None:
        length = int(self.headers["Content-Length"])
        self.path += f"?{self.rfile.read(length).decode()}"
        self.do_GET()

    def do_GET(self) -> None:
        doi = self.server.named(self.path)
        self.server.asked.append(doi)
        self.server.agents.add(self.headers["User-Agent"])
        replies = self.server.replies.get(doi, [self.server.unknown])
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


def served(server: Server) -> Iterator[Any]:
    """Let a server answer until its test is over."""
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


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    yield from served(Server())


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
