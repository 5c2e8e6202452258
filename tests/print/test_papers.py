"""Links of web pages to what was printed: none leads to nothing, and none is left out of step."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tests.print.conftest import Project

Maker = Callable[[str], Project]

PAGE = "Tea\n===\n\nOn paper: :paper:`a sheet <sheets/short.pdf>`, :paper:`a book <book.pdf>`.\n"


@pytest.fixture
def tea(project: Maker) -> Project:
    root = project("leaflets")
    root.write("more/tea.rst", f":orphan:\n\n{PAGE}")
    return root


def links(out: Path, name: str = "more/tea.html") -> dict[str, str]:
    """Return the links of a page, by their words; each leads to something."""
    page = out / name
    soup = BeautifulSoup(page.read_text("utf-8"), "lxml")
    found = {
        a.get_text(): str(a["href"])
        for a in soup.select("a[href]")
        if a.get_text() in ("a sheet", "a book")
    }
    for uri in found.values():
        assert (page.parent / uri).exists()
    return found


def printed(tea: Project, *names: str) -> None:
    for name in names:
        (tea.source / "_build/pdf" / name).parent.mkdir(parents=True, exist_ok=True)
        (tea.source / "_build/pdf" / name).write_bytes(b"%PDF")


def test_before_anything_is_printed_a_link_leads_to_the_page(tea: Project) -> None:
    run = tea.build("-q", builder="html")
    assert run.status == 0, run.said
    assert links(run.out) == {"a sheet": "../sheets/short.html"}
    assert "a book" in (run.out / "more/tea.html").read_text("utf-8")


def test_what_is_printed_is_linked_and_stands_beside_the_pages(tea: Project) -> None:
    tea.build("-q", builder="html")
    printed(tea, "sheets/short.pdf", "book.pdf")
    run = tea.build("-q", builder="html")
    assert links(run.out) == {"a sheet": "../sheets/short.pdf", "a book": "../book.pdf"}
    (tea.source / "_build/pdf/book.pdf").unlink()
    assert links(tea.build("-q", builder="html").out) == {"a sheet": "../sheets/short.pdf"}


def test_a_new_print_is_copied_though_no_page_changed(tea: Project) -> None:
    printed(tea, "sheets/short.pdf")
    tea.build("-q", builder="html")
    (tea.source / "_build/pdf/sheets/short.pdf").write_bytes(b"%PDF anew")
    run = tea.build("-q", builder="html")
    assert (run.out / "sheets/short.pdf").read_bytes() == b"%PDF anew"


def test_pages_in_folders_of_their_own_lead_there_too(tea: Project) -> None:
    printed(tea, "book.pdf")
    run = tea.build("-q", builder="dirhtml")
    assert links(run.out, "more/tea/index.html")["a book"] == "../../book.pdf"


@pytest.mark.parametrize("builder", ["text", "pdf"])
def test_elsewhere_the_words_stay(tea: Project, builder: str) -> None:
    printed(tea, "book.pdf")
    run = tea.build("-q", builder=builder)
    assert run.status == 0, run.said
    if builder == "text":
        assert "a book" in (run.out / "more/tea.txt").read_text("utf-8")
