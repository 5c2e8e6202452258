"""Tables whose rows a narrow screen shows as cards, each cell under the heading of its column.

The look is CSS's work. In HTML each part of such a table says its role, for a browser forgets that
it is a table once it is laid out in another way; every other writer draws a plain table.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes

from sphinx_evidence.nodes import blocks, drawn_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator
    from sphinx.writers.text import TextTranslator


class card_table(drawn_table):
    """The table."""


class card_head(nodes.thead):
    """The row of headings."""


class card_body(nodes.tbody):
    """The other rows."""


class card_row(nodes.row):
    """A row, or a card."""


class card_cell(nodes.entry):
    """A cell; attribute ``label`` is the heading of its column, empty for a heading."""


def cards(
    caption: str,
    headings: Sequence[str],
    widths: Sequence[int],
    lines: Iterable[Sequence[Sequence[nodes.Node]]],
) -> nodes.container:
    """Return a table; the first cell of a line is its heading.

    :param caption: what the table is called; may be empty.
    :param headings: one for each column.
    :param widths: of the columns, in relation to each other.
    :param lines: the content of each cell, line by line: words, or paragraphs of them.
    """
    table = card_table(classes=["evidence-table", "longtable", "colwidths-given"])
    if caption:
        table += nodes.title(caption, caption)
    group = nodes.tgroup(cols=len(headings))
    group += [nodes.colspec(colwidth=width, stub=int(n == 0)) for n, width in enumerate(widths)]
    head = [card_cell("", nodes.paragraph(text, text), label="") for text in headings]
    group += card_head("", card_row("", *head))
    body = [
        card_row(
            "",
            *(
                card_cell("", *blocks(cell), label=heading if number else "")
                for number, (heading, cell) in enumerate(zip(headings, line, strict=True))
            ),
        )
        for line in lines
    ]
    group += card_body("", *body)
    table += group
    return nodes.container("", table, classes=["evidence-table-wrap", "evidence-cards"])


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
    if not node["label"]:
        scope = "col" if isinstance(node.parent.parent, card_head) else "row"
        role = "columnheader" if scope == "col" else "rowheader"
        attributes = {"role": role, "scope": scope, "class": "head" if scope == "col" else "stub"}
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


def register(app: Sphinx) -> None:
    """Tell Sphinx the nodes; a writer that is not named here uses the class above ours."""
    app.add_node(card_table, html=(_visit_table, _depart_table))
    app.add_node(card_head, html=(_visit_rows, _depart_rows))
    app.add_node(card_body, html=(_visit_rows, _depart_rows))
    app.add_node(card_row, html=(_visit_row, _depart_row))
    app.add_node(
        card_cell,
        html=(_visit_cell, _depart_cell),
        text=(_visit_cell_text, _depart_cell_text),
    )
