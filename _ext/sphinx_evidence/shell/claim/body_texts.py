"""The texts of a claim's body, block by block, in which its figures are read."""

from __future__ import annotations

import re

from docutils import nodes
from sphinx import addnodes

from sphinx_evidence.numbers.claims import Text
from sphinx_evidence.numbers.units import unit_named
from sphinx_evidence.shell.claim.nodes import calculated, claim_box
from sphinx_evidence.shell.picture.nodes import plot_part

#: What is not text of the box itself: other boxes, code, pictures, what is worked out from the
#: counts, and what no reader sees.
_LEFT_OUT = (
    claim_box,
    nodes.FixedTextElement,
    nodes.image,
    plot_part,
    nodes.Invisible,
    nodes.footnote_reference,
    nodes.label,  # the number of a footnote
    nodes.system_message,
)


def texts_of(body: nodes.Element, home: str) -> list[Text]:
    """Return the blocks of text of a box's own body: paragraphs, items, cells, headings.

    :param body: the body as parsed, before links are resolved.
    :param home: the file of the box; of what is included from another no line is told.
    """
    writer = _Writer(home)
    writer.block(body)
    return writer.texts


def footnotes_of(body: nodes.Element, doctree: nodes.document) -> list[nodes.Element]:
    """Return the footnotes that a box's own body refers to: they stand at the foot of the page.

    :param body: the body as parsed; what stands in boxes within it is theirs.
    :param doctree: its page, where references know their footnotes, or name them.
    """
    wanted: list[str] = []
    for reference in body.findall(nodes.footnote_reference):
        around = reference.parent
        while around is not body and not isinstance(around, claim_box):
            around = around.parent
        if around is body:
            wanted += [reference.get("refid", ""), reference.get("refname", "")]
    if not any(wanted):
        return []
    notes = doctree.findall(nodes.footnote)
    return [note for note in notes if not {*note["ids"], *note["names"]}.isdisjoint(wanted)]


class _Writer:
    """Writes down the text of one block after another."""

    def __init__(self, home: str) -> None:
        self.texts: list[Text] = []
        self._home = home
        self._text = ""
        self._marks: list[tuple[int, int]] = []
        self._line = 0

    def block(self, node: nodes.Element) -> None:
        """Write a block with its parts."""
        if node.line:
            self._line = node.line if (node.source or self._home).endswith(self._home) else 0
        for part in node.children:
            if isinstance(part, nodes.table):
                self._end()
                self._table(part)
            elif isinstance(part, nodes.math_block):
                self._end()
                self._inline(part)
                self._end()
            elif isinstance(part, nodes.Text | nodes.Inline | nodes.raw):
                self._inline(part)
            elif isinstance(part, nodes.Element) and not isinstance(part, _LEFT_OUT):
                self._end()
                self.block(part)
        self._end()

    def _end(self, behind: str = "") -> None:
        if self._text.strip():
            self.texts.append(Text(f"{self._text}{behind}", tuple(self._marks), self._line))
        self._text, self._marks = "", []

    def _inline(self, node: nodes.Node) -> None:
        if isinstance(node, nodes.Text):
            self._text += str(node)
        elif isinstance(node, nodes.raw):
            self._text += re.sub(r"<!--.*?-->|<[^>]*>", "", node.astext(), flags=re.DOTALL)
        elif isinstance(node, nodes.math | nodes.math_block):
            self._text += re.sub(r"[_^](?:\{[^}]*\}|\w)", "", node.astext())
        elif isinstance(node, nodes.target) or not isinstance(node, _LEFT_OUT):
            if isinstance(node, addnodes.pending_xref) and not _shows_its_text(node):
                return
            start = len(self._text)
            for part in node.children:
                self._inline(part)
            if isinstance(node, calculated):
                self._marks.append((start, len(self._text)))

    def _table(self, table: nodes.table) -> None:
        """Write the cells; a unit in the head of a column holds for its bare numbers."""
        units: list[str] = []
        for part in table.children:
            if isinstance(part, nodes.title):
                self.block(part)
        for group in table.children:
            for rows in group.children if isinstance(group, nodes.tgroup) else ():
                for row in rows.children:
                    cells = [cell for cell in row.children if isinstance(cell, nodes.entry)]
                    if isinstance(rows, nodes.thead):
                        units = [unit_named(cell.astext()) for cell in cells]
                    self._row(cells, units)

    def _row(self, cells: list[nodes.entry], units: list[str]) -> None:
        for place, cell in enumerate(cells):
            if place < len(units) and units[place] and _only_numbers(cell.astext()):
                for part in cell.children:
                    self._inline(part)
                self._end(f" {units[place]}")
            else:
                self.block(cell)


def _only_numbers(text: str) -> bool:
    return bool(re.fullmatch(r"[\d\s.,'’–−to-]*\d", text.strip()))


def _shows_its_text(link: addnodes.pending_xref) -> bool:
    """Tell whether a link shows the words that stand in the source, and not what it leads to."""
    return bool(link.get("refexplicit")) or link.get("reftype") in ("term", "myst")
