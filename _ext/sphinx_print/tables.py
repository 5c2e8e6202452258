"""From a doctree to Typst: tables."""

from __future__ import annotations

from typing import NamedTuple

from docutils import nodes

from sphinx_print.blocks import BlockWriter
from sphinx_print.markup import array, call
from sphinx_print.pieces import HeadingCells, Kind, content, words

#: A table without page numbers behind its links has this class, or what is around it.
NO_PAGE_NUMBERS = "no-page-numbers"
#: A column whose width nobody gave is as wide as its text, up to so many letters a line.
_WIDEST = 60
#: A row that would be higher than so many lines may break; it would run off the page otherwise.
_MOST_LINES = 24
#: Letters that stand side by side on the whole width of a page, in the size of tables.
_ACROSS = 100


class _Cell(NamedTuple):
    """A cell in its place."""

    node: nodes.Element
    column: int
    columns: int
    rows: int
    heading: bool  #: Whether it is the heading of its row.


class TableWriter(BlockWriter):
    """Writes tables, and with them all that a page can hold."""

    def visit_table(self, node: nodes.Element) -> None:
        """Write a table: its caption, the headings that each page repeats, its rows."""
        group = node.next_node(nodes.tgroup)
        if group is None:
            self.pass_on(self.collect(node.children))
        specs = [spec for spec in group.children if isinstance(spec, nodes.colspec)]
        stubs = [bool(spec.get("stub")) for spec in specs]
        labels = self.at(node)
        caption = node.next_node(nodes.title)
        has_caption = caption is not None and caption.parent is node
        title = words(self.collect(caption.children)) if caption and has_caption else "none"
        widths = _widths(node, group, specs)
        cells: list[str] = []
        headings = HeadingCells(self.docname, node.line or 0, [])
        self.builder.links.tables.append(headings)
        quiet = any(NO_PAGE_NUMBERS in n.get("classes", ()) for n in (node, node.parent))
        with self.telling_pages(not quiet):
            for part in group.children:
                if isinstance(part, nodes.thead):
                    rows = _laid_out(part, [False] * len(specs))
                    cells.append(call("table.header", *self._cells(rows, widths)))
                elif isinstance(part, nodes.tbody):
                    rows = _laid_out(part, stubs)
                    headings.rows.extend([sum(cell.heading for cell in row) for row in rows])
                    cells += self._body(rows, widths, first=not headings.rows[len(rows) :])
        columns = array(f"{width}fr" for width in widths)
        name = self.function("sheet", node)
        self.say(Kind.BLOCK, call(name, labels, title, columns, *cells), node)

    def _body(self, rows: list[list[_Cell]], widths: list[int], *, first: bool) -> list[str]:
        """Return the cells of a body; a heading of its rows is never left alone at the foot of a page.

        :param first: whether it stands right below the headings of the columns: what joins them
            there would be one of them.
        """
        if first or not rows or not (len(rows[0]) == 1 and rows[0][0].node.get("group")):
            return self._cells(rows, widths)
        name = call("table.header", *self._cells(rows[:1], widths), level="2", repeat="false")
        return [name, *self._cells(rows[1:], widths)]

    def _cells(self, rows: list[list[_Cell]], widths: list[int]) -> list[str]:
        whole = sum(widths) or 1
        found: list[str] = []
        for row in rows:
            lines = max(
                (
                    len(cell.node.astext())
                    * whole
                    / (_ACROSS * sum(widths[cell.column : cell.column + cell.columns]) or 1)
                    for cell in row
                ),
                default=0,
            )
            for cell in row:
                pieces = self.held(cell.node)
                named = {}
                if cell.columns > 1:
                    named["colspan"] = str(cell.columns)
                if cell.rows > 1:
                    named["rowspan"] = str(cell.rows)
                if lines > _MOST_LINES:
                    named["breakable"] = "true"
                found.append(call("table.cell", content(pieces), **named))
        return found


def _laid_out(part: nodes.Element, stubs: list[bool]) -> list[list[_Cell]]:
    """Return the cells of each row with their columns: cells from above may take some."""
    taken: dict[int, int] = {}  # column -> rows below that a cell from above still fills
    found: list[list[_Cell]] = []
    for row in part.children:
        column, cells = 0, []
        blocked = {at for at, rows in taken.items() if rows > 0}
        taken = {at: rows - 1 for at, rows in taken.items() if rows > 0}
        for entry in row.children:
            if not isinstance(entry, nodes.Element):
                continue
            while column in blocked:
                column += 1
            columns, rows = entry.get("morecols", 0) + 1, entry.get("morerows", 0) + 1
            # The heading of a group of rows may stand above them, across all columns.
            heading = bool(entry.get("group")) or (column < len(stubs) and stubs[column])
            cells.append(_Cell(entry, column, columns, rows, heading))
            taken |= dict.fromkeys(range(column, column + columns), rows - 1)
            column += columns
        found.append(cells)
    return found


def _widths(node: nodes.Element, group: nodes.Element, specs: list[nodes.colspec]) -> list[int]:
    """Return the widths of columns, in relation to each other."""
    if "colwidths-auto" not in node.get("classes", ()):
        return [max(int(spec.get("colwidth", 1)), 1) for spec in specs]
    longest = [1] * len(specs)
    needed = [1] * len(specs)
    for part in group.children:
        if not isinstance(part, nodes.thead | nodes.tbody):
            continue
        for row in _laid_out(part, []):
            for cell in row:
                if cell.columns == 1 and cell.column < len(specs):
                    text = cell.node.astext()
                    word = max(map(len, text.split()), default=1)
                    longest[cell.column] = max(longest[cell.column], word)
                    needed[cell.column] = max(needed[cell.column], len(text))
    return [
        max(min(all_letters, _WIDEST), word + 2)
        for all_letters, word in zip(needed, longest, strict=True)
    ]
