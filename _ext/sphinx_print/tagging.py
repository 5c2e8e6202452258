"""What Typst does not tag yet, put into its PDF: headings of rows, and what links are called.

PDF/UA-1 (ISO 14289-1, 7.5) asks for a scope on each heading of a table, and (7.18.5) for a
description of each link. Typst 0.15 knows headings of columns only, and calls a link that leads to
no heading "page 235". Both are mended in the tree of the tags, in the order in which they were
written. No Sphinx.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pikepdf

from sphinx_print.setting import PrintError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from sphinx_print.pieces import HeadingCells


def tag(path: Path, target: Path, links: Sequence[str], tables: Sequence[HeadingCells]) -> int:
    """Complete the tags of a PDF, and write it in its smallest form.

    The same input gives the same bytes.

    :param path: the PDF as Typst wrote it.
    :param target: what to write.
    :param links: what each link is called, in the order of the document; those of its table of
        contents are left as they are.
    :param tables: the headings of each table, in the order of the document.
    :return: how many pages the PDF has.
    :raises PrintError: where the PDF holds another number of links, tables or rows.
    """
    with pikepdf.open(path) as pdf:
        page_of = _page_finder(pdf)
        found_links: list[Any] = []
        found_tables: list[Any] = []
        for element in _elements(pdf.Root.StructTreeRoot):
            if element.S == "/Link":
                found_links.append(element)
            elif element.S == "/Table":
                found_tables.append(element)
        _must_agree("links", found_links, links)
        _must_agree("tables", found_tables, tables)
        for element, words in zip(found_links, links, strict=True):
            _describe(element, words, page_of)
        for element, headings in zip(found_tables, tables, strict=True):
            _tag_rows(element, headings)
        pdf.save(
            target,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
            deterministic_id=True,
            min_version="1.7",
        )
        return len(pdf.pages)


def _must_agree(noun: str, found: Sequence[object], written: Sequence[object]) -> None:
    if len(found) != len(written):
        raise PrintError(f"the PDF holds {len(found)} {noun}, and {len(written)} were written")


def _elements(root: Any) -> Iterator[Any]:
    """Yield the structure elements in the order of the document, but for a table of contents."""
    waiting = [root.K]
    while waiting:
        item = waiting.pop()
        if isinstance(item, pikepdf.Array):
            waiting += reversed(list(item))
        elif isinstance(item, pikepdf.Dictionary) and "/S" in item:
            if item.S == "/TOC":
                continue
            yield item
            if "/K" in item:
                waiting.append(item.K)


def _children(element: Any) -> list[Any]:
    kids = element.get("/K", [])
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _page_finder(pdf: Any) -> Callable[[Any], int]:
    """Return what tells the number of the page that a link leads to; 0 for a link out of the file."""
    numbers = {page.objgen: number for number, page in enumerate(pdf.pages, 1)}
    names = pdf.Root.get("/Names", {}).get("/Dests")
    named = dict(pikepdf.NameTree(names).items()) if names is not None else {}

    def page_of(frame: Any) -> int:
        goal = frame.get("/Dest")
        if isinstance(goal, pikepdf.String):
            goal = named.get(str(goal))
        return numbers[goal[0].objgen] if isinstance(goal, pikepdf.Array) else 0

    return page_of


def _describe(element: Any, words: str, page_of: Callable[[Any], int]) -> None:
    """Say what a link is called; a link that is broken over lines has several frames."""
    for kid in _children(element):
        if not isinstance(kid, pikepdf.Dictionary) or kid.get("/Type") != "/OBJR":
            continue
        frame = kid.Obj
        page = page_of(frame)
        frame.Contents = pikepdf.String(f"{words}, page {page}" if page else words)


def _tag_rows(table: Any, headings: HeadingCells) -> None:
    rows = [
        row
        for part in _children(table)
        for row in ([part] if part.S == "/TR" else _children(part) if part.S == "/TBody" else [])
    ]
    if len(rows) != len(headings.rows):
        raise PrintError(
            f"the PDF holds {len(rows)} rows of a table, and {len(headings.rows)} were written",
            f"{headings.docname}:{headings.line}",
        )
    for row, count in zip(rows, headings.rows, strict=True):
        for cell in _children(row)[:count]:
            cell.S = pikepdf.Name.TH
            kept = cell.get("/A", [])
            attributes = list(kept) if isinstance(kept, pikepdf.Array) else [kept]
            of_table = next((a for a in attributes if a.get("/O") == "/Table"), None)
            if of_table is None:
                of_table = pikepdf.Dictionary(O=pikepdf.Name.Table)
                attributes.append(of_table)
            of_table.Scope = pikepdf.Name.Row
            cell.A = pikepdf.Array(attributes)
