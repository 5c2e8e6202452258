"""The nodes of a table of medicines, and how each kind of output shows them.

The table itself is built of the cards of `shell.table`, with a body for each medicine.
"""

from __future__ import annotations

from typing import Any, NoReturn

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator


class medicine_jumps(nodes.General, nodes.Element):
    """Links to each medicine of the table below; attribute ``label`` names them."""


class medicine_place(nodes.General, nodes.Inline, nodes.TextElement):
    """A place in a row for what is known when the page is written.

    Attributes ``docname`` and ``ordinal`` lead to the record of the table, ``row`` to that of the
    row; ``kind`` is one of `KINDS`.
    """


#: The source of a row; the mark of its claim; the longest time of a medicine.
SOURCE, MARK, LONGEST = "medicine-source", "medicine-mark", "medicine-longest"
#: What a place can hold.
KINDS = (SOURCE, MARK, LONGEST)


class medicine_limit(nodes.General, nodes.Element):
    """A place for what the rows do not mean; ``docname`` and ``ordinal`` lead to the record."""


def _visit_jumps(self: HTML5Translator, node: medicine_jumps) -> None:
    attributes: dict[str, Any] = {"class": "evidence-jumps", "aria-label": node["label"]}
    self.body.append(self.starttag(node, "nav", **attributes))
    self.body.append(f'<p class="evidence-jumps-title">{self.encode(node["label"])}</p>\n')


def _depart_jumps(self: HTML5Translator, node: medicine_jumps) -> None:
    self.body.append("</nav>\n")


def _leave_out(self: nodes.NodeVisitor, node: nodes.Element) -> NoReturn:
    """Leave out what leads around on one page, where pages are turned or read through."""
    raise nodes.SkipNode


def register(app: Sphinx) -> None:
    """Register the nodes."""
    others: dict[str, Any] = dict.fromkeys(
        ("latex", "text", "man", "texinfo", "pdf"), (_leave_out, None)
    )
    app.add_node(medicine_jumps, html=(_visit_jumps, _depart_jumps), **others)
    app.add_node(medicine_place)
    app.add_node(medicine_limit)
