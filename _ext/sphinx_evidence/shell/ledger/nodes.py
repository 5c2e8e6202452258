"""The nodes of the ledger, and how each kind of output shows them.

A card is never to be taken for a claim of the site: it says first whose words it tells, its
sentence is neither bold nor a heading, and what is said of it stands below.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from sphinx_evidence.shell.nodes import (
    add_box,
    add_sentence,
    depart_paragraph_html,
    permalink,
)
from sphinx_evidence.wording.words import words_of


class popular_card(nodes.admonition):
    """A row; attributes ``docname`` and ``ordinal`` lead to its record.

    ``filter`` holds what the filter of a page reads, as attributes of HTML.
    """


class popular_lead(nodes.title):
    """The first line of a card: that the articles say it, not the site."""


class popular_sentence(nodes.paragraph):
    """What the articles say; attribute ``anchor`` is the id of its card."""


class popular_list(nodes.General, nodes.Element):
    """A place for a list of rows; replaced before anything is written."""


def _visit_card_html(self: HTML5Translator, node: popular_card) -> None:
    anchor = node["ids"][0]
    attributes: dict[str, Any] = {
        "class": f"evidence-popular evidence-verdict-{node.get('verdict') or 'unknown'}",
        "role": "note",
        "aria-labelledby": f"{anchor}-lead {anchor}-sentence",
    }
    attributes |= node.get("filter", {})
    self.body.append(self.starttag(node, "div", **attributes))


def _depart_card_html(self: HTML5Translator, node: popular_card) -> None:
    self.body.append("</div>\n")


def _visit_lead_html(self: HTML5Translator, node: popular_lead) -> None:
    attributes: dict[str, Any] = {
        "class": "evidence-popular-lead",
        "ids": [f"{node['anchor']}-lead"],
    }
    self.body.append(self.starttag(node, "p", "", **attributes))


def _visit_sentence_html(self: HTML5Translator, node: popular_sentence) -> None:
    attributes: dict[str, Any] = {
        "class": "evidence-popular-sentence",
        "ids": [f"{node['anchor']}-sentence"],
    }
    self.body.append(self.starttag(node, "p", "", **attributes))


def _depart_sentence_html(self: HTML5Translator, node: popular_sentence) -> None:
    words = words_of(self.config.language)("Link to this statement")
    self.body.append("</p>\n" + permalink(node["anchor"], words))


def register(app: Sphinx) -> None:
    """Register the nodes; a writer that is not named here uses the class above ours."""
    add_box(app, popular_card, _visit_card_html, _depart_card_html)
    app.add_node(popular_lead, html=(_visit_lead_html, depart_paragraph_html))
    add_sentence(app, popular_sentence, _visit_sentence_html, _depart_sentence_html)
    app.add_node(popular_list)
