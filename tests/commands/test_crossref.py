"""``refresh`` when Crossref answers late, elsewhere, or not at all."""

from __future__ import annotations

import json
import socket
import threading
import urllib.error
import urllib.request
from email.utils import formatdate

import pytest

from tests.crossref import HEADER, NOW, PLAIN, Folder, Reply, Server, entry, record, row

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


def test_without_a_network_nobody_waits(
    folder: Folder, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A service whose name leads nowhere is not busy: asking again after a while is in vain."""

    def unknown(*_: object, **__: object) -> None:
        raise urllib.error.URLError(socket.gaierror(-2, "Name or service not known"))

    monkeypatch.setattr(urllib.request, "urlopen", unknown)
    ran = folder.run()
    assert ran.lines[0] == (
        "[1/1] 10.1000/smith: not looked up, Crossref can't be reached "
        "([Errno -2] Name or service not known)"
    )
    assert (ran.status, ran.slept, server.asked) == (1, [], [])
