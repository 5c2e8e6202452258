"""A table of the author's own, built anew of the nodes of cards."""

from __future__ import annotations

from collections.abc import Sequence

from docutils import nodes

from sphinx_evidence.shell.table.nodes import (
    card_body,
    card_cell,
    card_head,
    card_row,
    card_table,
)

#: Classes of what stands around a table whose rows a narrow screen shows as cards.
WRAP = ("evidence-table-wrap", "evidence-cards")


def as_cards(table: nodes.table) -> card_table:
    """Return a table of an author, with one row of headings, built of our nodes.

    :param table: its first column holds the headings of the rows where it is a stub.
    """
    classes = ["evidence-table", "longtable", *table["classes"]]
    made = card_table(table.rawsource, ids=table["ids"], classes=classes)
    made.source, made.line = table.source, table.line
    headings: list[str] = []
    for part in list(table.children):
        if not isinstance(part, nodes.tgroup):
            made += part
            continue
        group = nodes.tgroup(cols=part["cols"])
        stubs = [bool(spec.get("stub")) for spec in part.findall(nodes.colspec)]
        for child in list(part.children):
            if not isinstance(child, nodes.thead | nodes.tbody):
                group += child
                continue
            head = isinstance(child, nodes.thead)
            rows = [[*row.children] for row in child.children if isinstance(row, nodes.row)]
            if head:
                headings = [cell.astext() for row in rows for cell in row]
            group += (card_head if head else card_body)(
                "", *(_card_row(row, [] if head else headings, stubs) for row in rows)
            )
        made += group
    return made


def _card_row(cells: Sequence[nodes.Node], headings: Sequence[str], stubs: list[bool]) -> card_row:
    """Return a row of cards; without headings it is the row of them."""
    made = card_row()
    for number, cell in enumerate(cells):
        stub = not headings or (number < len(stubs) and stubs[number])
        label = "" if stub or number >= len(headings) else headings[number]
        made += card_cell(
            "", *(cell.children if isinstance(cell, nodes.Element) else ()), label=label
        )
    return made
