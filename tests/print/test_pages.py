"""A book of several pages: what is in it, where its links lead, what it says of itself."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from tests.print.conftest import link_words, outline, printed_text, scopes, tags, uncompressed


@pytest.fixture(scope="module")
def pdf(pages: Any) -> Any:
    assert pages.status == 0, pages.said
    with pikepdf.open(pages.pdf) as opened:
        yield opened


def test_the_file_is_tagged_named_and_in_a_language(pages: Any, pdf: pikepdf.Pdf) -> None:
    assert pages.pdf.name == "book.pdf"
    assert str(pdf.Root.Lang) == "en"
    assert bool(pdf.Root.MarkInfo.Marked)
    assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
    assert b"pdfuaid:part" in pdf.Root.Metadata.read_bytes()
    with pdf.open_metadata() as about:
        assert about["dc:title"] == "Two pages and more"
        assert about["dc:creator"] == ["A. Writer, B. Writer"]
        assert about["dc:description"] == "How ids meet"
    assert str(pdf.docinfo.CreationDate).startswith("D:20261122")


def test_the_outline_follows_the_pages(pdf: pikepdf.Pdf) -> None:
    lines = outline(pdf)
    assert [title for depth, title in lines if depth == 0] == [
        *("Contents", "Start", "Same title", "Same title", "References", "Orphan"),
    ]
    assert (1, "Setting") in lines
    assert (2, "Deeper") in lines


def test_every_link_is_called_by_words_and_its_page(pdf: pikepdf.Pdf) -> None:
    """Links to what is not printed (the draft, an index) are words only."""
    found = [text for text in link_words(pdf) if "“" not in text]  # those of the contents aside
    assert sorted(set(found)) == [
        "1, page 4",
        "1, page 5",
        "Deeper, page 4",
        "Same title, page 4",
        "Same title, page 5",
        "Setting, page 5",
        "Smi01, page 6",
        "a paper, https://doi.org/10.1000/182",
        "zinc, page 6",
    ]


def test_links_lead_to_the_right_one_of_two_like_ids(pdf: pikepdf.Pdf) -> None:
    """Both pages have a note "1" and a section "Setting"."""
    numbers = {page.objgen: number for number, page in enumerate(pdf.pages, 1)}
    names = dict(pikepdf.NameTree(pdf.Root.Names.Dests).items())
    for number, page in enumerate(pdf.pages, 1):
        for frame in page.get("/Annots", []):
            goal = frame.get("/Dest")
            place = names[str(goal)] if isinstance(goal, pikepdf.String) else goal
            told = re.search(r"page (\d+)$", str(frame.Contents))
            if place is not None:
                assert told
                assert numbers[place[0].objgen] == int(told[1])
            if str(frame.Contents).startswith("1, page"):
                assert numbers[place[0].objgen] == number, "a note leads to its own page"


def test_what_is_not_printed_is_not_there(pages: Any) -> None:
    text = printed_text(pages.pdf)
    assert "Not for print" not in text
    assert "the draft" in text
    assert "Not advice." in text
    assert "22 November 2026" in text


def test_contents_tell_page_numbers(pages: Any) -> None:
    sheets = printed_text(pages.pdf).split("\f")
    contents = sheets[1]
    assert "Part one" in contents
    found = re.findall(r"^(Start|References|Orphan)\W+(\d+)$", contents, re.MULTILINE)
    assert len(found) == 3
    for title, number in found:
        assert f"\n{title}\n" in f"\n{sheets[int(number) - 1]}"


def test_all_fonts_are_embedded_and_only_those_given(pdf: pikepdf.Pdf) -> None:
    fonts = [
        item
        for item in pdf.objects
        if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor"
    ]
    assert fonts
    for font in fonts:
        assert "/FontFile2" in font or "/FontFile3" in font
        assert "PrintSans" in str(font.FontName)


def test_nothing_of_the_machine_is_in_the_file(
    pages: Any, pdf: pikepdf.Pdf, tmp_path: Path
) -> None:
    found = uncompressed(pdf, tmp_path)
    for path in (b"file:", str(pages.out.parent).encode(), b"/home/", b"/tmp/"):
        assert path not in found


def test_a_checker_of_pdfua_finds_nothing(pages: Any, kinds: Any) -> None:
    """But for the two tables to which their author gave no heading at all."""
    for run, without_heading in ((pages, 0), (kinds, 2)):
        command = [Path(sys.executable).with_name("pdfua"), "check", "--format", "json", run.pdf]
        found = subprocess.run(command, check=False, capture_output=True, text=True)
        findings = json.loads(found.stdout)["findings"]
        assert [finding["rule_id"] for finding in findings] == ["UA-15-003"] * without_heading


def test_headings_of_tables_have_their_scope(kinds: Any) -> None:
    with pikepdf.open(kinds.pdf) as opened:
        tables = tags(opened).of("/Table")
        assert len(tables) == 4
        headings = [scopes(cell) for cell in tags(opened).of("/TH")]
    columns, rows = ["/Column"], ["/Row"]
    assert headings == [columns, columns, columns, columns, rows]
