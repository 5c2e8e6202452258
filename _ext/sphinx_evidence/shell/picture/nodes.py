"""The nodes of pictures: the box around one, what was worked out in it, the drawing itself."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator


class plot_box(nodes.container):
    """A picture with its title, its author's note, its table and its claims."""


class plot_title(nodes.paragraph):
    """What a picture is called."""


class plot_part(nodes.container):
    """What was worked out from the counts; no author wrote it."""


class plot_table(nodes.container):
    """A table of a picture; attribute ``label`` is its name for those who don't see the page."""


class plot_key(nodes.paragraph):
    """How a picture is read; taken out where none is shown."""


class plot_drawing(nodes.General, nodes.Element):
    """A drawing; replaced before anything is written.

    Attribute ``picture`` is what it shows, ``alternative`` the same in words.
    """


def _visit_box_html(self: HTML5Translator, node: plot_box) -> None:
    self.body.append(self.starttag(node, "figure", CLASS="evidence-plot"))


def _depart_box_html(self: HTML5Translator, node: plot_box) -> None:
    self.body.append("</figure>\n")


def _visit_title_html(self: HTML5Translator, node: plot_title) -> None:
    self.body.append(self.starttag(node, "figcaption", "", CLASS="evidence-plot-title"))


def _depart_title_html(self: HTML5Translator, node: plot_title) -> None:
    self.body.append("</figcaption>\n")


def _visit_table_html(self: HTML5Translator, node: plot_table) -> None:
    # Where it is wider than its frame it scrolls, and must be reached by keyboard.
    attributes: dict[str, Any] = {
        "class": "evidence-table-wrap evidence-cards",
        "role": "region",
        "aria-label": node["label"],
        "tabindex": "0",
    }
    self.body.append(self.starttag(node, "div", **attributes))


def _depart_table_html(self: HTML5Translator, node: plot_table) -> None:
    self.body.append("</div>\n")


def register(app: Sphinx) -> None:
    """Register the nodes; a writer that is not named here uses the class above ours."""
    app.add_node(plot_box, html=(_visit_box_html, _depart_box_html))
    app.add_node(plot_title, html=(_visit_title_html, _depart_title_html))
    app.add_node(plot_part)
    app.add_node(plot_table, html=(_visit_table_html, _depart_table_html))
    app.add_node(plot_key)
    app.add_node(plot_drawing)
