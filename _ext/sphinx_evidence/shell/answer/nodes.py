"""The nodes of answers and of lists of them, and how each kind of output shows them."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from sphinx_evidence.shell.nodes import (
    add_box,
    add_sentence,
    depart_paragraph_html,
)


class answer_box(nodes.admonition):
    """A question with its answer; attribute ``answers`` holds the id of the claim."""


class answer_question(nodes.title):
    """The question; attribute ``anchor`` is the id of its box, ``level`` its heading level."""


class answer_text(nodes.paragraph):
    """A paragraph of an answer: what its claim says, and how sure."""


class short_answers(nodes.container):
    """A list of answers."""


def _visit_box_html(self: HTML5Translator, node: answer_box) -> None:
    tag = "li" if isinstance(node.parent, short_answers) else "section"
    attributes: dict[str, Any] = {"class": "evidence-answer"}
    if tag == "section":
        attributes["aria-labelledby"] = f"{node['ids'][0]}-question"
    self.body.append(self.starttag(node, tag, **attributes))
    self.context.append(f"</{tag}>\n")


def _depart_box_html(self: HTML5Translator, node: answer_box) -> None:
    self.body.append(self.context.pop())


def _visit_question_html(self: HTML5Translator, node: answer_question) -> None:
    level = node.get("level", 2)
    attributes: dict[str, Any] = {
        "class": "evidence-question",
        "ids": [f"{node['anchor']}-question"],
    }
    self.body.append(self.starttag(node, f"h{level}", "", **attributes))
    self.context.append(f"</h{level}>\n")


def _depart_question_html(self: HTML5Translator, node: answer_question) -> None:
    self.body.append(self.context.pop())


def _visit_text_html(self: HTML5Translator, node: answer_text) -> None:
    self.body.append(self.starttag(node, "p", ""))


def _visit_list_html(self: HTML5Translator, node: short_answers) -> None:
    self.body.append(self.starttag(node, "ul", CLASS="evidence-answers"))


def _depart_list_html(self: HTML5Translator, node: short_answers) -> None:
    self.body.append("</ul>\n")


def register(app: Sphinx) -> None:
    """Register the nodes; a writer that is not named here uses the class above ours."""
    add_box(app, answer_box, _visit_box_html, _depart_box_html)
    app.add_node(answer_question, html=(_visit_question_html, _depart_question_html))
    add_sentence(app, answer_text, _visit_text_html, depart_paragraph_html)
    app.add_node(short_answers, html=(_visit_list_html, _depart_list_html))
