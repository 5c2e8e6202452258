"""Nodes and pieces that several things share, and how each kind of output shows them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator
from sphinx.writers.latex import LaTeXTranslator
from sphinx.writers.texinfo import TexinfoTranslator
from sphinx.writers.text import TextTranslator

from sphinx_evidence.model.options import is_reason
from sphinx_evidence.shell.picture.nodes import plot_part
from sphinx_evidence.shell.walk import each_of


class disclaimer_text(nodes.container):
    """A disclaimer where it is defined; attribute ``ordinal`` leads to its record."""


class placeholder(nodes.General, nodes.Element):
    """A place for what is drawn from all claims; replaced before anything is written.

    Attributes ``kind``, ``docname`` and ``ordinal`` lead to the record of what was asked for.
    """


class drawn_table(nodes.table):
    """A table of claims. Not docutils' own, for Sphinx numbers that and wants an id on it."""


#: The attribute of a node that holds the keys of the sources which it cites.
CITED = "evidence-cited"
#: Holds the words of a node as the language of the claims has them, where the page's is another.
JUDGED = "evidence-judged"


def depth_of(node: nodes.Element, *boxes: type[nodes.Element]) -> int:
    """Return how many headings stand above a node: sections, and boxes of some kinds around it."""
    depth, above = 0, node.parent
    while above is not None:
        depth += isinstance(above, (nodes.section, *boxes))
        above = above.parent
    return depth


def text_of(text: str) -> nodes.paragraph:
    """Return a text as a paragraph."""
    return nodes.paragraph(text, text)


def fault_box(lead: str, messages: Iterable[str]) -> nodes.container:
    """Return what a box that is at fault says first.

    :param lead: that it must not be relied on.
    :param messages: what is wrong with it.
    """
    lines = [nodes.paragraph("", "", nodes.strong(lead, lead)), *map(text_of, messages)]
    return nodes.container("", *lines, classes=["evidence-fault"])


# -- HTML --------------------------------------------------------------------------------------


def permalink(anchor: str, words: str) -> str:
    """Return the link by which a reader copies the address of a box.

    :param anchor: the id of the box.
    :param words: what is heard in place of its sign.
    """
    return (
        f'<a class="headerlink evidence-permalink" href="#{anchor}">'
        f'<span aria-hidden="true">#</span><span class="evidence-hidden">{words}</span></a>\n'
    )


def depart_paragraph_html(self: HTML5Translator, node: nodes.Element) -> None:
    """Close a paragraph."""
    self.body.append("</p>\n")


# -- LaTeX, texinfo and text: what an admonition lacks is the anchor that links lead to ---------


def visit_box_latex(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Open a box that links can reach."""
    self.body.append("\n" + self.hypertarget_to(node, anchor=True))
    self.visit_admonition(node)


def depart_box_latex(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Close a box."""
    self.depart_admonition(node)


def visit_box_texinfo(self: TexinfoTranslator, node: nodes.Element) -> None:
    """Open a box that links can reach."""
    for anchor in node["ids"]:
        self.add_anchor(anchor, node)
    self.visit_admonition(node)


def depart_box_texinfo(self: TexinfoTranslator, node: nodes.Element) -> None:
    """Close a box."""
    self.depart_admonition(node)


def visit_sentence_text(self: TextTranslator, node: nodes.Element) -> None:
    """Give a sentence a line of its own."""
    # A paragraph that stands directly in an admonition gets no line of its own from Sphinx.
    self.new_state(0)


def depart_sentence_text(self: TextTranslator, node: nodes.Element) -> None:
    """End the line of a sentence."""
    self.end_state()


def add_box(app: Sphinx, box: type[nodes.Element], visit_html: Any, depart_html: Any) -> None:
    """Register a kind of box: what it is in HTML; in LaTeX and texinfo it is one that links reach."""
    app.add_node(
        box,
        html=(visit_html, depart_html),
        latex=(visit_box_latex, depart_box_latex),
        texinfo=(visit_box_texinfo, depart_box_texinfo),
    )


def add_sentence(app: Sphinx, kind: type[nodes.Element], visit_html: Any, depart_html: Any) -> None:
    """Register a kind of sentence: what it is in HTML; in plain text it has a line of its own."""
    app.add_node(
        kind,
        html=(visit_html, depart_html),
        text=(visit_sentence_text, depart_sentence_text),
    )


_SHORT = 3  #: Fewer signs than these are no sum.
_PICTURES = (
    *(nodes.image, plot_part, nodes.math, nodes.math_block),
    *(nodes.doctest_block, nodes.literal_block),
)


def says_something(nodes_: Iterable[nodes.Node]) -> bool:
    """Tell whether a reader sees anything of some nodes: a word, or a picture."""
    seen = [n for n in nodes_ if not isinstance(n, nodes.Invisible | nodes.system_message)]
    if is_reason(" ".join(map(_visible, seen))):
        return True
    return any(_is_picture(one) for node in seen for one in each_of(node, *_PICTURES))


def _is_picture(node: nodes.Element) -> bool:
    if isinstance(node, nodes.doctest_block | nodes.literal_block):
        return len(node.astext().strip()) >= _SHORT  # a sum is told by its figures
    return True


def _visible(node: nodes.Node) -> str:
    """Return the text of a node; raw text of another format than HTML is for few readers."""
    if isinstance(node, nodes.raw) and "html" not in node.get("format", ""):
        return ""
    return " ".join(map(_visible, node.children)) if node.children else node.astext()


def register(app: Sphinx) -> None:
    """Register the nodes; a writer that is not named here uses the class above ours."""
    app.add_node(disclaimer_text)
    app.add_node(placeholder)
    app.add_node(drawn_table)
