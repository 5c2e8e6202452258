"""Tables, plain ones and those whose rows a narrow screen shows as cards, with headings in each.

The look is CSS's work. In HTML each part of such a table says its role, for a browser forgets that
it is a table once it is laid out in another way; every other writer draws a plain table.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator
from sphinx.writers.manpage import ManualPageTranslator
from sphinx.writers.text import TextTranslator

from sphinx_evidence.shell.nodes import drawn_table


class card_table(drawn_table):
    """The table."""


class card_head(nodes.thead):
    """The row of headings."""


class card_body(nodes.tbody):
    """The other rows."""


class card_row(nodes.row):
    """A row, or a card."""


class card_cell(nodes.entry):
    """A cell; attribute ``label`` is the heading of its column, empty for a heading.

    Attribute ``group`` is set for a heading of all rows of its body; ``narrow`` is the heading that a
    narrow screen shows instead.
    """


class TableLook(NamedTuple):
    """The nodes that a table is built of."""

    table: type[nodes.Element]
    head: type[nodes.Element]
    body: type[nodes.Element]
    row: type[nodes.Element]
    #: Makes a cell from its content and the heading of its column; empty for a heading itself.
    cell: Callable[[Sequence[nodes.Node], str], nodes.Element]
    classes: tuple[str, ...] = ()  #: Of what stands around it.


PLAIN = TableLook(
    drawn_table,
    nodes.thead,
    nodes.tbody,
    nodes.row,
    lambda content, _heading: nodes.entry("", *content),
)


def table_of(
    caption: str,
    headings: Sequence[str],
    widths: Sequence[int],
    lines: Iterable[Sequence[Sequence[nodes.Node]]],
    look: TableLook = PLAIN,
) -> nodes.container:
    """Return a table; the first cell of a line is its heading.

    :param caption: what the table is called; may be empty.
    :param headings: one for each column.
    :param widths: of the columns, in relation to each other.
    :param lines: the content of each cell, line by line: words, or paragraphs of them.
    :param look: of which nodes it is built.
    """
    table = look.table(classes=["evidence-table", "longtable", "colwidths-given"])
    if caption:
        table += nodes.title(caption, caption)
    group = nodes.tgroup(cols=len(headings))
    group += [nodes.colspec(colwidth=width, stub=int(n == 0)) for n, width in enumerate(widths)]
    head = [look.cell([nodes.paragraph(text, text)], "") for text in headings]
    group += look.head("", look.row("", *head))
    body = [
        look.row(
            "",
            *(
                look.cell(blocks(cell), heading if number else "")
                for number, (heading, cell) in enumerate(zip(headings, line, strict=True))
            ),
        )
        for line in lines
    ]
    group += look.body("", *body)
    table += group
    return nodes.container("", table, classes=["evidence-table-wrap", *look.classes])


def blocks(cell: Sequence[nodes.Node]) -> list[nodes.Node]:
    """Return the content of a cell as paragraphs; words become one."""
    if cell and all(isinstance(node, nodes.paragraph) for node in cell):
        return [*cell]
    return [nodes.paragraph("", "", *cell)]


CARDS = TableLook(
    card_table,
    card_head,
    card_body,
    card_row,
    lambda content, heading: card_cell("", *content, label=heading),
    ("evidence-cards",),
)


def cards(
    caption: str,
    headings: Sequence[str],
    widths: Sequence[int],
    lines: Iterable[Sequence[Sequence[nodes.Node]]],
) -> nodes.container:
    """Return a table as `table_of` does, whose rows a narrow screen shows as cards."""
    return table_of(caption, headings, widths, lines, CARDS)


# -- HTML --------------------------------------------------------------------------------------


def _visit_table(self: HTML5Translator, node: card_table) -> None:
    self.visit_table(node)
    self.body[-1] = self.body[-1].replace("<table", '<table role="table"', 1)


def _depart_table(self: HTML5Translator, node: card_table) -> None:
    self.depart_table(node)


def _visit_rows(self: HTML5Translator, node: nodes.Element) -> None:
    tag = "thead" if isinstance(node, card_head) else "tbody"
    self.body.append(self.starttag(node, tag, role="rowgroup"))


def _depart_rows(self: HTML5Translator, node: nodes.Element) -> None:
    self.body.append("</thead>\n" if isinstance(node, card_head) else "</tbody>\n")


def _visit_row(self: HTML5Translator, node: card_row) -> None:
    self.body.append(self.starttag(node, "tr", "", role="row"))


def _depart_row(self: HTML5Translator, node: card_row) -> None:
    self.body.append("</tr>\n")


def _visit_cell(self: HTML5Translator, node: card_cell) -> None:
    attributes: dict[str, Any] = {"role": "cell", "data-label": node["label"]}
    if narrow := node.get("narrow"):
        attributes["data-narrow"] = narrow
    if not node["label"]:
        scope = "col" if isinstance(node.parent.parent, card_head) else "row"
        role = "columnheader" if scope == "col" else "rowheader"
        attributes = {"role": role, "scope": scope, "class": "head" if scope == "col" else "stub"}
        if node.get("group"):
            attributes["scope"] = "rowgroup"
        if columns := node.get("morecols"):
            attributes["colspan"] = str(columns + 1)
    self.body.append(self.starttag(node, "td" if node["label"] else "th", "", **attributes))


def _depart_cell(self: HTML5Translator, node: card_cell) -> None:
    self.body.append("</td>\n" if node["label"] else "</th>\n")


# -- Text: lines of a cell run together there --------------------------------------------------------


def _visit_cell_text(self: TextTranslator, node: card_cell) -> None:
    for line in node.children[:-1]:
        if isinstance(line, nodes.paragraph) and not line.astext().endswith(";"):
            line.append(nodes.Text(";"))
    self.visit_entry(node)


def _depart_cell_text(self: TextTranslator, node: card_cell) -> None:
    self.depart_entry(node)


def _visit_rows_text(self: TextTranslator, node: card_body) -> None:
    # A line of equals signs stands below the headings, and not between one body and the next.
    if not isinstance(node.parent[node.parent.index(node) - 1], card_body):
        self.visit_tbody(node)


def _depart_rows_text(self: TextTranslator, node: card_body) -> None:
    pass


# -- Pages of manual: they know no cell across columns ------------------------------------------------


def _visit_cell_man(self: ManualPageTranslator, node: card_cell) -> None:
    node.attributes.pop("morecols", None)
    self.visit_entry(node)


def _depart_cell_man(self: ManualPageTranslator, node: card_cell) -> None:
    self.depart_entry(node)


def register(app: Sphinx) -> None:
    """Register the nodes; a writer that is not named here uses the class above ours."""
    app.add_node(card_table, html=(_visit_table, _depart_table))
    app.add_node(card_head, html=(_visit_rows, _depart_rows))
    app.add_node(
        card_body,
        html=(_visit_rows, _depart_rows),
        text=(_visit_rows_text, _depart_rows_text),
    )
    app.add_node(card_row, html=(_visit_row, _depart_row))
    app.add_node(
        card_cell,
        html=(_visit_cell, _depart_cell),
        text=(_visit_cell_text, _depart_cell_text),
        man=(_visit_cell_man, _depart_cell_man),
    )
