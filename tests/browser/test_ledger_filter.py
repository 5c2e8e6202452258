"""The filter of the ledger, in a browser: what it hides, what it says, and what links to it show."""

from __future__ import annotations

import functools
import http.server
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from tests.browser.conftest import Quiet, Visit
from tests.real import REPO

pytestmark = pytest.mark.browser

ALL = ["nights-sleepless", "all-caffeine", "gap-cup"]


@pytest.fixture(scope="module")
def ledger_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Build the small site of the ledger, and serve it on loopback."""
    root = tmp_path_factory.mktemp("ledger") / "site"
    shutil.copytree(REPO / "tests/roots/test-ledger", root)
    extension = f"import sys; sys.path.insert(0, {str(REPO / '_ext')!r})\n"
    conf = (root / "conf.py").read_text("utf-8").replace('"basic"', '"furo"')
    conf += 'html_favicon = "favicon.svg"\n'  # else the browser asks for one that is not there
    shutil.copy2(REPO / "_static/favicon.svg", root)
    (root / "conf.py").write_text(extension + conf, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "sphinx", "-q", "-W", "-b", "html", ".", "_build"],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    handler = functools.partial(Quiet, directory=str(root / "_build"))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


@pytest.fixture
def visit_ledger(browser: Any, ledger_address: str) -> Callable[..., Any]:
    """Return a context manager that opens the ledger, with what is to stand behind its name."""

    @contextmanager
    def opened(behind: str = "", **context: Any) -> Iterator[Any]:
        with browser.new_context(viewport={"width": 390, "height": 800}, **context) as made:
            seen = Visit(made.new_page(), ledger_address)
            seen.page.goto(f"{ledger_address}ledger.html{behind}", wait_until="networkidle")
            yield seen.page
            assert (seen.outside, seen.errors) == ([], [])

    return opened


def shown(page: Any) -> list[str]:
    ids = "cards => cards.filter(card => card.checkVisibility()).map(card => card.id)"
    found: list[str] = page.locator(".evidence-popular").evaluate_all(ids)
    return [name.removeprefix("popular-") for name in found]


def choice(page: Any, name: str) -> Any:
    return page.get_by_role("combobox", name=name, exact=True)


def said(page: Any) -> str:
    text: str = page.locator(".evidence-popular-filter [role=status]").inner_text()
    return text


def behind(page: Any) -> str:
    url: str = page.url
    return url.partition("ledger.html")[2]


def test_the_filter_hides_and_counts(visit_ledger: Callable[..., Any]) -> None:
    with visit_ledger() as page:
        assert (shown(page), said(page)) == (ALL, "3 of 3 statements shown")
        options = "options => options.map(option => option.textContent)"
        assert choice(page, "Article").locator("option").evaluate_all(options) == [
            *("All articles", "Tea for quiet nights", "Tea: all you need to know")
        ]
        assert choice(page, "Verdict").locator("option").evaluate_all(options) == [
            *("All verdicts", "Supported", "Not supported", "Left out")
        ]
        choice(page, "Article").select_option("all")
        assert (shown(page), said(page)) == (ALL[:2], "2 of 3 statements shown")
        choice(page, "Verdict").select_option("supported")
        assert (shown(page), said(page)) == (ALL[1:2], "1 of 3 statements shown")
        assert behind(page) == "?article=all&verdict=supported"
        choice(page, "Article").select_option("nights")
        assert (shown(page), said(page)) == ([], "0 of 3 statements shown")
        page.reload(wait_until="networkidle")
        assert (shown(page), behind(page)) == ([], "?article=nights&verdict=supported")
        for name in ("Article", "Verdict"):
            choice(page, name).select_option("")
        assert (shown(page), behind(page)) == (ALL, "")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("?verdict=left-out", ALL[2:]),
        ("?article=nights&verdict=unsupported", ALL[:1]),
        ("?article=nothing&verdict=<b>", ALL),
        ("?verdict=left-out#popular-all-caffeine", ALL[1:]),
        ("?verdict=left-out#%E0%A4%A", ALL[2:]),
    ],
)
def test_a_link_chooses(visit_ledger: Callable[..., Any], asked: str, found: list[str]) -> None:
    with visit_ledger(asked) as page:
        assert shown(page) == found
        assert said(page) == f"{len(found)} of 3 statements shown"


def test_a_link_to_a_hidden_row_shows_it(visit_ledger: Callable[..., Any]) -> None:
    with visit_ledger("?verdict=left-out") as page:
        page.evaluate("location.hash = 'popular-nights-sleepless'")
        page.wait_for_function("document.querySelector('.evidence-popular').checkVisibility()")
        assert shown(page) == [ALL[0], ALL[2]]
        top = page.locator("#popular-nights-sleepless").bounding_box()["y"]
        assert -1 < top < 400


def headings(page: Any) -> list[str]:
    found = "all => all.filter(one => one.checkVisibility()).map(one => one.firstChild.textContent)"
    said: list[str] = page.locator("article h2").evaluate_all(found)
    return said


def test_a_heading_without_rows_is_not_shown(visit_ledger: Callable[..., Any]) -> None:
    with visit_ledger("?verdict=left-out") as page:
        assert headings(page) == ["What is not told"]
        page.evaluate("location.hash = 'sleep'")
        page.wait_for_function("document.getElementById('sleep').checkVisibility()")
        assert (headings(page), shown(page)) == (["Sleep", "What is not told"], ALL[2:])
        choice(page, "Verdict").select_option("supported")
        assert headings(page) == ["Sleep"]
        page.emulate_media(media="print")
        assert headings(page) == ["Sleep", "What is not told"]


def test_print_shows_all_rows_and_no_filter(visit_ledger: Callable[..., Any]) -> None:
    with visit_ledger("?verdict=left-out") as page:
        page.emulate_media(media="print")
        assert shown(page) == ALL
        assert not page.locator(".evidence-popular-filter").is_visible()


def test_without_scripts_all_is_there_and_nothing_is_dead(
    visit_ledger: Callable[..., Any],
) -> None:
    with visit_ledger("?verdict=left-out", java_script_enabled=False) as page:
        assert page.locator(".evidence-popular:visible").count() == 3
        assert page.locator("article select").count() == 0


@pytest.mark.parametrize("dark", [False, True])
def test_the_ledger_breaks_no_rule_of_wcag(visit_ledger: Callable[..., Any], dark: bool) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    options = {"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]}
    with visit_ledger(color_scheme="dark" if dark else "light") as page:
        result = axe.run(page, options=options).response
        assert result["violations"] == []
        wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
        assert not page.evaluate(wide)
