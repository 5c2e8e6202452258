"""A real browser on the real site, which is served to it from this machine."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.real import Done

#: The first that is there: a shell without windows takes a quarter of the processor's time.
CHROMIUM = ("/usr/bin/chromium-headless-shell", "/usr/bin/chromium")
#: The sandbox needs rights that a container does not give; the rest keeps Chromium from the network.
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync --disable-dev-shm-usage"
)


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files without a word."""

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="session")
def address(html: Done) -> Iterator[str]:
    """Serve the site on loopback."""
    handler = functools.partial(Quiet, directory=str(html.out))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Start Chromium once."""
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    there = next((path for path in CHROMIUM if Path(path).exists()), None)
    if there is None:
        pytest.skip(f"neither {' nor '.join(CHROMIUM)} is there: `.ci/run` installs the first")
    with api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=there, args=FLAGS.split())
        yield started
        started.close()


class Visit:
    """A page in the browser, and what went wrong on the way to it."""

    def __init__(self, page: Any, address: str) -> None:
        self.page = page
        self.outside: list[str] = []
        self.errors: list[str] = []
        self._host = urlsplit(address).netloc
        page.on("request", self._note)
        page.on(
            "console", lambda said: self.errors.append(said.text) if said.type == "error" else None
        )
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("requestfailed", lambda request: self.errors.append(f"failed: {request.url}"))
        page.on(
            "response",
            lambda answer: (
                self.errors.append(f"{answer.status}: {answer.url}")
                if answer.status >= 400
                else None
            ),
        )

    def _note(self, request: Any) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in ("data", "blob") and parts.netloc != self._host:
            self.outside.append(request.url)


@pytest.fixture(scope="session")
def visit(browser: Any, address: str) -> Callable[..., Any]:
    """Return a context manager that opens a page: `with visit(name, width=390, dark=True) as seen`.

    What it asks of another host, and what fails on it, fails the test.
    """

    @contextmanager
    def opened(
        name: str, *, width: int = 1280, dark: bool = False, **context: Any
    ) -> Iterator[Visit]:
        with browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
            **context,
        ) as made:
            seen = Visit(made.new_page(), address)
            answer = seen.page.goto(f"{address}{name}", wait_until="networkidle")
            assert answer is not None
            assert answer.ok, f"{name}: {answer.status}"
            yield seen
            assert seen.outside == [], f"{name} asks another host"
            assert seen.errors == [], name

    return opened
