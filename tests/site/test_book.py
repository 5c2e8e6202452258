"""The book of the real site: how long it is, that nothing is lost, that its breaks are good."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pikepdf
import pytest
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

from sphinx_evidence.shell.claim.nodes import claim_box, claim_sentence, tier_line
from sphinx_evidence.shell.ledger.nodes import popular_card
from sphinx_evidence.shell.medicines.nodes import medicine_jumps
from sphinx_evidence.shell.table.nodes import card_cell
from sphinx_print.builder import TypstBuilder
from tests.print.conftest import (
    Tags,
    kids,
    link_words,
    outline,
    scopes,
    tags,
    uncompressed,
    words,
)
from tests.real import copy_doctrees, newest_day

pytestmark = pytest.mark.site

#: Where the text stands on a page, in shares of its height: below the running head, above the foot.
_TEXT = (24 / 297, 278 / 297)


class Book(NamedTuple):
    """The printed site, and the doctrees that it was printed from."""

    file: Path
    trees: dict[str, nodes.document]
    status: int
    said: str


@pytest.fixture(scope="module")
def book(site_copy: Path, tmp_path_factory: pytest.TempPathFactory) -> Book:
    """Return the book; it is printed in this process, so that its doctrees are at hand.

    What was read of the pages is taken from their one build, in a copy: others build there too.
    """
    out = tmp_path_factory.mktemp("book")
    copy_doctrees(site_copy, out / "doctrees")
    trees: dict[str, nodes.document] = {}

    def kept(self: TypstBuilder, docnames: Sequence[str]) -> dict[str, nodes.document]:
        trees.update(printed_pages(self, docnames))
        return trees

    printed_pages = TypstBuilder.printed_pages
    said = io.StringIO()
    with (
        pytest.MonkeyPatch.context() as patch,
        patch_docutils(str(site_copy)),
        docutils_namespace(),
    ):
        patch.setenv("SOURCE_DATE_EPOCH", newest_day(site_copy))
        # What a test in another language left behind would name the contents.
        patch.setattr("sphinx.locale.translators", {})
        patch.setattr(TypstBuilder, "printed_pages", kept)
        app = Sphinx(site_copy, site_copy, out, out / "doctrees", "pdf", status=None, warning=said)
        app.build()
    return Book(next(out.glob("*.pdf")), trees, app.statuscode, said.getvalue())


@pytest.fixture(scope="module")
def pdf(book: Book) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(book.file) as opened:
        yield opened


@pytest.fixture(scope="module")
def tagged(pdf: pikepdf.Pdf) -> Tags:
    return tags(pdf)


@pytest.fixture(scope="module")
def sheets(book: Book) -> list[str]:
    """Return the text of each page."""
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext (poppler-utils) is not on this machine")
    found = subprocess.run(
        ["pdftotext", "-raw", book.file, "-"], check=True, capture_output=True, text=True
    )
    return found.stdout.split("\f")[:-1]


def test_it_is_printed_without_a_warning(book: Book) -> None:
    assert (book.status, book.said) == (0, "")


def test_it_is_no_longer_than_a_book_should_be(pdf: pikepdf.Pdf) -> None:
    assert len(pdf.pages) <= 260
    for page in pdf.pages:
        assert [float(side) for side in page.mediabox[2:]] == pytest.approx([595.28, 841.89], abs=1)


def test_no_word_is_lost(book: Book, sheets: list[str]) -> None:
    """Addresses may be broken anywhere, so their parts are not compared."""
    wanted = words("")
    for tree in book.trees.values():
        for text in tree.findall(nodes.Text):
            if not (_is_jump(text) or _is_address(text) or isinstance(text.parent, nodes.label)):
                wanted += words(text.astext())
    # Where the font changes within a word, pdftotext puts a space: "Pokraś niewicz".
    printed = words(re.sub(r"(?<=[\u0100-\u017f]) (?=[a-z])", "", "\n".join(sheets)))
    lost = {word: (n, printed[word]) for word, n in wanted.items() if printed[word] < n}
    assert lost == {}
    assert wanted.total() > 50_000


def _is_jump(text: nodes.Text) -> bool:
    """Tell whether a text leads around on one page: nobody clicks on paper."""
    above: nodes.Node | None = text.parent
    while above is not None and not isinstance(above, medicine_jumps):
        above = above.parent
    return above is not None


def _is_address(text: nodes.Text) -> bool:
    holder = text.parent
    return isinstance(holder, nodes.reference) and bool(re.search(r"\S{12}", text.astext()))


def test_every_link_is_called_by_words(pdf: pikepdf.Pdf) -> None:
    found = link_words(pdf)
    assert len(found) > 2000
    assert [text for text in found if not re.search(r"[A-Za-z]{3}|I²", text)] == []
    assert [text for text in found if re.match(r"page \d+$|#|%", text)] == []


def test_pages_and_sections_have_bookmarks(book: Book, pdf: pikepdf.Pdf) -> None:
    titles = [title for depth, title in outline(pdf) if depth == 0]
    pages = [tree.next_node(nodes.title).astext() for tree in book.trees.values()]
    assert sorted(titles) == sorted([*pages, "Contents"])
    assert "Can magnesium harm me?" in [title for depth, title in outline(pdf) if depth == 1]


def test_headings_of_tables_are_headings(book: Book, tagged: Tags) -> None:
    """Of columns and of rows: as many as the doctrees have, each with its scope."""
    columns = rows = 0
    for tree in book.trees.values():
        for table in tree.findall(nodes.table):
            columns += sum(
                1 for head in table.findall(nodes.thead) for _ in head.findall(nodes.entry)
            )
            if next(iter(table.findall(nodes.colspec))).get("stub"):
                rows += sum(len(body) for body in table.findall(nodes.tbody))
            else:  # a table whose blocks have a heading each
                for body in table.findall(nodes.tbody):
                    rows += sum(not cell["label"] for cell in body.findall(card_cell))
    found = [scopes(cell) for cell in tagged.of("/TH")]
    assert found.count(["/Column"]) == columns
    assert found.count(["/Row"]) == rows
    assert len(found) == columns + rows


def test_pictures_have_words(tagged: Tags) -> None:
    figures = tagged.of("/Figure")
    assert len(figures) >= 3
    assert all(len(str(figure.Alt)) > 20 for figure in figures)


def test_no_heading_is_empty(tagged: Tags) -> None:
    headings = tagged.of(*(f"/H{level}" for level in range(1, 7)))
    assert len(headings) > 400
    assert all(kids(heading) for heading in headings)


def test_tier_and_sentence_never_stand_alone_at_the_end_of_a_page(
    book: Book, sheets: list[str]
) -> None:
    """What a page ends with, above its foot, is never the head of a box."""
    heads = set()
    for tree in book.trees.values():
        for box in tree.findall(claim_box):
            sentence = next(iter(box.findall(claim_sentence))).astext()
            heads.add((_squeezed(next(iter(box.findall(tier_line))).astext()), _squeezed(sentence)))
    assert len(heads) > 150
    for number, (sheet, following) in enumerate(pairwise(map(_squeezed, sheets)), 1):
        lines = sheet.removesuffix(str(number))
        text = lines.removesuffix(_squeezed("General information, not advice for your own case"))
        for tier, sentence in heads:
            assert not text.endswith(sentence[-60:]), number  # more than a foot's name of a part
            # A mark ends an answer or a cell too; alone is one whose sentence stands overleaf.
            assert not (text.endswith(tier) and following.startswith(sentence)), number


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def test_pages_are_full(book: Book, tmp_path: Path) -> None:
    """On average at most 12 % of the text's height stays empty at the end of a page."""
    if not shutil.which("pdftoppm"):
        pytest.skip("pdftoppm (poppler-utils) is not on this machine")
    numpy = pytest.importorskip("numpy")
    from PIL import Image

    subprocess.run(
        ["pdftoppm", "-r", "20", "-gray", book.file, tmp_path / "p"],
        check=True,
        stderr=subprocess.DEVNULL,
    )
    empty = []
    for picture in sorted(tmp_path.glob("*.pgm")):
        ink = numpy.asarray(Image.open(picture))
        top, bottom = (round(share * len(ink)) for share in _TEXT)
        rows = numpy.flatnonzero((ink[top:bottom] < 200).any(axis=1))
        empty.append(1 - (rows[-1] + 1 if len(rows) else 0) / (bottom - top))
    assert len(empty) > 200
    assert sum(empty) / len(empty) <= 0.12


def test_fonts_are_its_own(pdf: pikepdf.Pdf) -> None:
    fonts = [
        item
        for item in pdf.objects
        if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor"
    ]
    assert len(fonts) >= 4
    for font in fonts:
        assert "/FontFile2" in font or "/FontFile3" in font
        assert "Print" in str(font.FontName)


def test_nothing_of_the_machine_is_in_it(pdf: pikepdf.Pdf, site_copy: Path, tmp_path: Path) -> None:
    whole = uncompressed(pdf, tmp_path)
    for path in (str(site_copy), "file:"):
        assert path.encode() not in whole


@pytest.mark.exhaustive
def test_a_checker_of_pdfua_finds_nothing(book: Book) -> None:
    command = [Path(sys.executable).with_name("pdfua"), "check", "--quiet", book.file]
    found = subprocess.run(command, check=False, capture_output=True, text=True)
    assert found.returncode == 0, found.stdout


def test_ledger_cards_and_boxes_are_all_there(book: Book, sheets: list[str]) -> None:
    text = _squeezed("".join(sheets))
    for tree in book.trees.values():
        for box in [*tree.findall(claim_box), *tree.findall(popular_card)]:
            assert _squeezed(box[-1].astext())[:20] in text
