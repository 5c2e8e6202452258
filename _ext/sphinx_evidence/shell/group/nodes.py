"""The frame of a group of boxes, and how each kind of output shows it."""

from __future__ import annotations

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator


class claim_group(nodes.container):
    """The frame; attribute ``disclaimers`` holds the names of what it shows for all its boxes."""


def _visit_html(self: HTML5Translator, node: claim_group) -> None:
    self.body.append(self.starttag(node, "div", CLASS="evidence-group", role="group"))


def _depart_html(self: HTML5Translator, node: claim_group) -> None:
    self.body.append("</div>\n")


def register(app: Sphinx) -> None:
    """Register the node; a writer that is not named here uses the class above ours."""
    app.add_node(claim_group, html=(_visit_html, _depart_html))
