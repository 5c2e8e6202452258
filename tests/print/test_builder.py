from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter
from typing import Any

import pytest
from bs4 import BeautifulSoup

pypdf = pytest.importorskip("pypdf")
# The fixtures of conftest.py: a finished build, and a copy of a tiny root.
Run = Any
Project = Any
pytestmark = pytest.mark.usefixtures("pango")


def reader(run: Run) -> Any:
    return pypdf.PdfReader(run.pdf)


def text(run: Run) -> str:
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext (poppler-utils) is not on this machine")
    found = subprocess.run(
        ["pdftotext", "-layout", str(run.pdf), "-"], check=True, capture_output=True, text=True
    )
    return found.stdout


def outline(entries: list[Any], depth: int = 0) -> list[tuple[int, str]]:
    lines: list[tuple[int, str]] = []
    for entry in entries:
        if isinstance(entry, list):
            lines += outline(entry, depth + 1)
        else:
            lines.append((depth, entry.title))
    return lines


def test_the_build_is_sound(pages: Run) -> None:
    assert pages.status == 0, pages.said
    assert pages.pdf.name == "book.pdf"


def test_no_id_occurs_twice_and_every_link_inside_resolves(pages: Run) -> None:
    soup = BeautifulSoup(pages.html, "html.parser")
    ids = Counter(tag["id"] for tag in soup.select("[id]"))
    assert [name for name, count in ids.items() if count > 1] == []
    links = [link["href"] for link in soup.select("a[href]")]
    inside = [href for href in links if href.startswith("#")]
    assert len(inside) > 20
    assert {href[1:] for href in inside} <= set(ids)
    assert all(href.startswith("https://") for href in links if href not in inside)
    for tag in soup.select("[aria-labelledby], [for]"):
        names = tag.get("aria-labelledby") or tag.get("for")
        assert set(str(names).split()) <= set(ids)


def test_links_lead_to_the_right_one_of_two_like_ids(pages: Run) -> None:
    soup = BeautifulSoup(pages.html, "html.parser")

    def page_of(href: str) -> str:
        found = soup.find(id=href[1:])
        assert found is not None
        page = (
            found
            if "print-page" in (found.get("class") or [])
            else found.find_parent(class_="print-page")
        )
        assert page is not None
        return str(page["id"])

    start = soup.find(id="page-index")
    assert start is not None
    wanted = {"the setting of B": "page-b-page", "page A": "page-a-page"}
    for link in start.select("a"):
        if link.text in wanted:
            assert page_of(link["href"]) == wanted.pop(link.text)
    assert not wanted
    a, b = soup.find(id="page-a-page"), soup.find(id="page-b-page")
    assert a is not None
    assert b is not None
    for page in (a, b):
        note = page.select_one("a.footnote-reference")
        assert note is not None
        assert page_of(note["href"]) == page["id"]
        cited = next(link for link in page.select("a") if "page-refs" in page_of(link["href"]))
        target = soup.find(id=cited["href"][1:])
        assert target is not None
    by_hand = next(link for link in a.select("a") if link.text == "a link by hand")
    assert page_of(by_hand["href"]) == "page-b-page"
    term = next(link for link in a.select("a") if link.text == "zinc")
    assert page_of(term["href"]) == "page-refs"


def test_what_is_not_printed_is_not_linked(pages: Run) -> None:
    soup = BeautifulSoup(pages.html, "html.parser")
    assert "Not for print" not in pages.html
    assert not [link for link in soup.select("a") if link.text in {"the draft", "genindex"}]
    assert "the draft" in soup.text


def test_the_file_is_tagged_named_and_in_a_language(pages: Run) -> None:
    pdf = reader(pages)
    root = pdf.trailer["/Root"]
    assert root["/Lang"] == "en"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"pdfuaid:part" in root["/Metadata"].get_data()
    assert pdf.metadata.title == "Two pages and more"
    assert pdf.metadata.author == "A. Writer, B. Writer"
    assert pdf.metadata.subject == "How ids meet"
    assert str(pdf.metadata.creation_date).startswith("2026-11-22")


def test_the_outline_follows_the_pages(pages: Run) -> None:
    lines = outline(reader(pages).outline)
    assert lines[0] == (0, "Contents")
    assert [title for depth, title in lines if depth == 0] == [
        "Contents",
        "Start",
        "Same title",
        "Same title",
        "References",
        "Orphan",
    ]
    assert (3, "A heading by role") in lines


def test_links_in_the_file_have_targets(pages: Run) -> None:
    pdf = reader(pages)
    targets = set(pdf.named_destinations)
    inside, outside = set(), set()
    for page in pdf.pages:
        for annotation in page.get("/Annots", []):
            item = annotation.get_object()
            if "/Dest" in item:
                inside.add(str(item["/Dest"]))
            else:
                outside.add(str(item["/A"]["/URI"]))
    assert len(inside) > 10
    assert inside <= targets
    assert outside == {"https://doi.org/10.1000/182"}


def test_nothing_of_the_machine_is_in_the_file(pages: Run) -> None:
    pdf = reader(pages)
    whole = [pages.pdf.read_bytes()]
    for number in range(1, pdf.trailer["/Size"]):
        item = pdf.get_object(number)
        whole.append(repr(item).encode())
        if isinstance(item, pypdf.generic.StreamObject):
            whole.append(item.get_data())
    found = b"\n".join(whole)
    for path in (b"file:", b"print.invalid", str(pages.out.parent).encode(), b"/home/", b"/tmp/"):
        assert path not in found


def test_what_a_click_would_open_is_printed(pages: Run) -> None:
    printed = text(pages)
    for words in (
        "Text in a closed dropdown.",
        "Text in the first tab.",
        "Text in the second tab.",
        "x^2",
        "(10.1000/182)",
        "Not advice.",
        "22 November 2026",
        "The note of A.",
        "The note of B.",
    ):
        assert words in printed


def test_contents_tell_page_numbers(pages: Run) -> None:
    pdf = reader(pages)
    contents = text(pages).split("\f")[1]
    assert "Part one" in contents
    found = re.findall(r"^\s*(Start|References|Orphan)\W+(\d+)$", contents, re.MULTILINE)
    numbers = {
        entry.title: pdf.get_destination_page_number(entry) + 1
        for entry in pdf.outline
        if not isinstance(entry, list)
    }
    assert {title: int(number) for title, number in found} == {
        title: numbers[title] for title in ("Start", "References", "Orphan")
    }


def test_the_same_input_gives_the_same_bytes(plain: Project) -> None:
    first = plain.build("-W").pdf.read_bytes()
    shutil.rmtree(plain.source / "_out")
    assert plain.build("-W").pdf.read_bytes() == first


def test_an_idle_build_prints_nothing_and_a_change_does(plain: Project) -> None:
    pdf = plain.build("-W").pdf
    before = pdf.stat().st_mtime_ns
    again = plain.build("-W")
    assert "plain.pdf is up to date" in again.said
    assert pdf.stat().st_mtime_ns == before
    style = (plain.source / "_static" / "look.css").read_text("utf-8")
    changes = {
        "index.rst": "Plain\n=====\n\nAnother page.\n",
        "_static/look.css": f"{style}p {{ color: #222; }}\n",
        "other.rst": ":orphan:\n\nOther\n=====\n",
    }
    for name, content in changes.items():
        plain.write(name, content)
        assert "up to date" not in plain.build("-W").said, name
    (plain.source / "other.rst").unlink()
    assert "up to date" not in plain.build("-W").said
    assert "up to date" not in plain.build("-W", "-D", "print_title=New").said


FAULTY_STYLE = """
@import "https://example.org/x.css";
@import "%2e%2e/%2e%2e/%2e%2e/conf.py";
@font-face { font-family: X; src: url(gone.woff2) }
@font-face { font-family: Own; src: url(font.woff2) }
html { font-family: Own }
p { color: 7; font-family: X, Own }
p::before { content: target-counter("#nowhere", page) }
"""
FAULTY_PAGE = """
Plain
=====

.. raw:: html

   <p><a href="#gone">x</a><img src="https://example.org/x.png" alt="x"></p>
"""


def test_what_is_wrong_fails_the_build_each_time(plain: Project) -> None:
    plain.write("_static/look.css", FAULTY_STYLE)
    plain.write("index.rst", FAULTY_PAGE)
    for _ in range(2):
        run = plain.build("-W", "--keep-going")
        assert run.status != 0
        for warning in (
            "x.css : ValueError: the PDF is built without network",
            "conf.py : ValueError: not a file of the build",
            "Font-face 'X' cannot be loaded",
            "Ignored `color: 7`",
            "nowhere",
            "index.rst: WARNING: link to '#gone': the page has no such id [print.link]",
            "x.png': ValueError: the PDF is built without network",
        ):
            assert warning in run.said


def test_a_broken_off_build_leaves_the_old_file(plain: Project) -> None:
    pdf = plain.build("-W").pdf
    old = pdf.read_bytes()
    plain.write("index.rst", "Changed\n=======\n")
    (pdf.parent / "plain.pdf.part").mkdir()
    assert plain.build().status != 0
    assert pdf.read_bytes() == old
