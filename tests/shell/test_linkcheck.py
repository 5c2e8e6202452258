"""The link check: DOIs are asked of the DOI system, and a dead link names its claims."""

from __future__ import annotations

import http.server
import json
import threading
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.conftest import Built, Site

HOLD = "hold"


class Server(http.server.ThreadingHTTPServer):
    """Stands in for the DOI system, for a publisher and for any other host."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.statuses: dict[str, int] = {}
        self.asked: set[str] = set()
        self.done = threading.Event()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, *_: Any) -> None:
        """Say nothing where a client hung up; it would stand among what another test hears."""


class _Handler(http.server.BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        self.server.asked.add(self.path)
        if HOLD in self.path:
            self.server.done.wait(20)
        body = json.dumps({"responseCode": 1, "handle": self.path}).encode()
        self.send_response(self.server.statuses.get(self.path, 404))
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)

    do_HEAD = do_GET  # noqa: N815 -- the name is http.server's

    def log_message(self, *arguments: Any) -> None:
        """Say nothing."""


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    server = Server()
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield server
    server.done.set()
    server.shutdown()
    server.server_close()
    thread.join()


CLAIM = """
:::{{evidence}} Tea {letter} holds caffeine
:id: {id}
:tier: reference
:cite: {cite}
{more}:disclaimer: general

A cup holds some caffeine.
:::
"""


@pytest.fixture
def site(new_site: Callable[..., Site], server: Server) -> Site:
    """Return a site whose sources have a DOI (smith2020), an address (web) and none of these."""
    site = new_site("tea")
    site.add("conf.py", f'evidence_doi_handles = "{server.address}/api/handles/"\n')
    site.add(
        "references.bib",
        f"@misc{{web,\n  title = {{A page on tea}},\n  url = {{{server.address}/tea~1}},\n}}\n",
    )
    site.write(
        "page.md",
        "# A page\n"
        + CLAIM.format(letter="A", id="one", cite="smith2020", more="")
        + CLAIM.format(letter="B", id="two", cite="web", more=":against: smith2020\n"),
    )
    server.statuses |= {"/api/handles/10.1000/smith": 200, "/tea~1": 200}
    return site


def check(site: Site, *options: str) -> Built:
    return site.build(*options, builder="linkcheck")


def told(built: Built) -> list[str]:
    """Return the lines about dead links."""
    return [line for line in built.stderr.splitlines() if ": ERROR: the " in line]


def test_links_that_lead_somewhere_pass(site: Site, server: Server) -> None:
    for _ in range(2):
        server.asked.clear()
        built = check(site, "-W")
        assert (built.status, told(built)) == (0, [])
        assert server.asked == {"/api/handles/10.1000/smith", "/tea~1"}


def test_a_doi_that_is_not_registered_names_its_claims(site: Site, server: Server) -> None:
    del server.statuses["/api/handles/10.1000/smith"]
    for options in ((), ("-q",), ("-W",)):
        built = check(site, *options)
        assert built.status == 1
        assert told(built) == [
            'references.bib:1: ERROR: the DOI 10.1000/smith is registered nowhere; source "smith2020"'
            ', the claims that rest on it: "one" (page.md:3), "two" (page.md:12)'
        ]


def test_a_publisher_is_never_asked(site: Site, server: Server) -> None:
    """Where the DOI leads is not followed, so that a publisher's 403 is no dead link."""
    site.change("page.md", "some caffeine", "some [caffeine](https://doi.org/10.1000/smith)")
    assert check(site).status == 0
    assert all(path.startswith(("/api/handles/", "/tea")) for path in server.asked)


@pytest.mark.parametrize("status", [403, 404, 410, 500])
def test_a_dead_address_names_its_claims(site: Site, server: Server, status: int) -> None:
    server.statuses["/tea~1"] = status
    built = check(site)
    assert built.status == 1
    [line] = told(built)
    start = f"references.bib:10: ERROR: the link {server.address}/tea~1 is dead ({status} "
    assert line.startswith(start)
    assert line.endswith('); source "web", the claims that rest on it: "two" (page.md:12)')


def test_an_address_that_is_silent(site: Site, server: Server) -> None:
    site.change("references.bib", "tea~1", HOLD)
    site.add("conf.py", "linkcheck_timeout = 0.2\n")
    built = check(site)
    assert built.status == 1
    [line] = told(built)
    assert f"the link {server.address}/hold gave no answer in time (" in line
    assert line.endswith('source "web", the claims that rest on it: "two" (page.md:12)')


def test_a_doi_system_that_fails_is_no_missing_doi(site: Site, server: Server) -> None:
    server.statuses["/api/handles/10.1000/smith"] = 500
    [line] = told(check(site))
    assert f"the link {server.address}/api/handles/10.1000/smith is dead (500 Server Error" in line


@pytest.mark.parametrize(
    "written",
    [
        "https://doi.org/10.1000/gone",
        "http://dx.doi.org/10.1000/GONE",
        "https://doi.org/10.1000/go%6Ee",
    ],
)
def test_a_link_in_the_text(site: Site, written: str) -> None:
    site.change("page.md", "# A page", f"# A page\n\n[Text]({written}).\n")
    built = check(site)
    assert built.status == 1
    [line] = told(built)
    assert line.endswith("the DOI 10.1000/gone is registered nowhere; it is no source of a claim")
    assert line.startswith("page.md:3: ERROR: ")


def test_a_source_that_no_claim_rests_on(site: Site, server: Server) -> None:
    site.add("references.bib", "@misc{gone,\n  title = {Gone},\n  doi = {10.1000/Gone},\n}\n")
    site.change("page.md", "# A page", "# A page\n\nSee {cite}`gone`.\n\n```{bibliography}\n```\n")
    [line] = told(check(site))
    assert line == (
        "references.bib:14: ERROR: the DOI 10.1000/gone is registered nowhere; "
        'source "gone", no claim'
    )


def test_signs_in_a_doi(site: Site, server: Server) -> None:
    doi = "10.1000/(SICI)1-2:3<958::AID-X>3.0.CO;2-Y"
    site.change("references.bib", "10.1000/smith", doi)
    quoted = doi.replace("<", "%3C").replace(">", "%3E")
    server.statuses[f"/api/handles/{quoted}"] = 200
    built = check(site)
    assert (told(built), built.status) == ([], 0)
    server.statuses.clear()
    assert f"the DOI {doi.lower()} is registered nowhere" in told(check(site))[0]


def test_what_is_ignored_stays_ignored(site: Site, server: Server) -> None:
    server.statuses.clear()
    built = check(site, "-D", r"linkcheck_ignore=https://doi\.org/.*,http://127.*")
    assert (told(built), built.status, server.asked) == ([], 0, set())


def test_other_builders_ask_nobody(site: Site, server: Server) -> None:
    server.statuses.clear()
    check(site)
    server.asked.clear()
    for builder in ("html", "evidence"):
        built = site.build("-W", builder=builder)
        assert (built.status, told(built)) == (0, [])
    assert server.asked == set()
