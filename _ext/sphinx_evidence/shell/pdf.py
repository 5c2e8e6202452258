"""How boxes, cards and pictures are printed, where a site has the builders of ``sphinx_print``.

The visitors are registered as those of the formats ``pdf`` and nothing of that extension is
imported: a site without it never calls them. What they do is told in `sphinx_print.writer`; the
functions they call stand in ``typst/evidence.typ``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import NoReturn, Protocol

from docutils import nodes
from sphinx.application import Sphinx

from sphinx_evidence.shell.answer.nodes import answer_box
from sphinx_evidence.shell.claim.nodes import (
    claim_box,
    claim_more,
    claim_sentence,
    tier_line,
    tier_symbol,
)
from sphinx_evidence.shell.ledger.nodes import popular_card, popular_lead, popular_sentence
from sphinx_evidence.shell.nodes import disclaimer_text
from sphinx_evidence.shell.picture.nodes import plot_box, plot_title

_STYLE = Path(__file__).parent / "typst" / "evidence.typ"
_FACTS = "evidence-popular-facts"


class Paper(Protocol):
    """What the visitors here ask of the writer."""

    level: int

    def lines(self, children: Sequence[nodes.Node]) -> str:
        """Return nodes as words in a line."""

    def blocks(self, children: Sequence[nodes.Node]) -> str:
        """Return nodes one below the other."""

    def at(self, node: nodes.Element) -> str:
        """Return the labels of a node."""

    def block(self, node: nodes.Element, function: str, *arguments: str) -> NoReturn:
        """Say a block, and go on behind the node."""

    def in_line(self, node: nodes.Element, function: str) -> NoReturn:
        """Say words within a function, and go on behind the node."""

    def string(self, text: str) -> str:
        """Return a text as a string."""

    def telling_pages(self, told: bool = True) -> AbstractContextManager[None]:
        """Let links tell the page that they lead to."""


def _add_style(app: Sphinx) -> None:
    """Give the look of claims to a builder that takes one."""
    if add := getattr(app.builder, "add_style", None):
        add(_STYLE)


def _visit_claim(self: Paper, node: nodes.Element) -> None:
    """Print a claim: how sure, the sentence, what the gate says of it, the body, and all the rest."""
    labels = self.at(node)
    line, before, sentence, body, facts = _parts(node, tier_line, claim_sentence)
    self.level += 1
    try:
        arguments = [
            self.string(node["tier"]),
            labels,
            str(self.level),
            self.lines(line),
            self.blocks(before),
            self.lines(_plain(sentence)),
            self.blocks(body),
            _facts(self, facts),
        ]
    finally:
        self.level -= 1
    self.block(node, "evidence-claim", *arguments)


def _visit_card(self: Paper, node: nodes.Element) -> None:
    """Print a row of the ledger: whose words it tells, its sentence, what is said of it."""
    labels = self.at(node)
    lead, before, sentence, body, facts = _parts(node, popular_lead, popular_sentence)
    arguments = [
        labels,
        self.lines(lead),
        self.blocks(before),
        self.lines(_plain(sentence)),
        self.blocks(body),
        _facts(self, facts),
    ]
    self.block(node, "evidence-popular", *arguments)


def _visit_answer(self: Paper, node: nodes.Element) -> None:
    """Print an answer: its question, and what its claim says."""
    labels = self.at(node)
    question, *rest = node.children
    self.level += 1
    try:
        arguments = [labels, str(self.level), self.lines(question.children)]
        with self.telling_pages():
            arguments.append(self.blocks(rest))
    finally:
        self.level -= 1
    self.block(node, "evidence-answer", *arguments)


def _visit_disclaimer(self: Paper, node: nodes.Element) -> None:
    """Print a disclaimer where it is defined."""
    self.block(node, "evidence-disclaimer", self.at(node), self.blocks(node.children))


def _visit_symbol(self: Paper, node: nodes.Element) -> None:
    """Print the sign of a tier."""
    self.in_line(node, "evidence-sign")


def _visit_plot(self: Paper, node: nodes.Element) -> None:
    """Print the frame of a picture."""
    self.block(node, "figure-box", self.at(node), self.blocks(node.children))


def _visit_plot_title(self: Paper, node: nodes.Element) -> None:
    """Print what a picture is called."""
    self.block(node, "lead", self.lines(node.children))


def _parts(
    box: nodes.Element, lead: type[nodes.Element], sentence: type[nodes.Element]
) -> tuple[
    list[nodes.Node], list[nodes.Node], list[nodes.Node], list[nodes.Node], list[nodes.Node]
]:
    """Return what stands in a box: lead, what comes before its sentence, that, body, facts."""
    leads: list[nodes.Node] = []
    before: list[nodes.Node] = []
    sentences: list[nodes.Node] = []
    body: list[nodes.Node] = []
    facts: list[nodes.Node] = []
    for child in box.children:
        if isinstance(child, lead):
            leads += child.children
        elif isinstance(child, sentence):
            sentences += child.children
        elif isinstance(child, claim_more):
            facts += child.children
        elif isinstance(child, nodes.Element) and _FACTS in child.get("classes", ()):
            facts.append(child)
        else:
            (body if sentences else before).append(child)
    return leads, before, sentences, body, facts


def _plain(sentence: Sequence[nodes.Node]) -> Sequence[nodes.Node]:
    """Return a sentence without the emphasis around it all: a heading and a card have their own."""
    if len(sentence) == 1 and isinstance(sentence[0], nodes.strong | nodes.emphasis):
        return sentence[0].children
    return sentence


def _facts(self: Paper, facts: Iterable[nodes.Node]) -> str:
    with self.telling_pages():
        return self.blocks(list(facts)) if facts else "none"


def register(app: Sphinx) -> None:
    """Register how the nodes are printed, beside what Sphinx knows of them."""
    for node, visit in (
        (claim_box, _visit_claim),
        (answer_box, _visit_answer),
        (popular_card, _visit_card),
        (disclaimer_text, _visit_disclaimer),
        (tier_symbol, _visit_symbol),
        (plot_box, _visit_plot),
        (plot_title, _visit_plot_title),
    ):
        # A visitor takes its node as a whole, so there is nothing left to do behind it.
        app.add_node(node, override=True, pdf=(visit, None))
    app.connect("builder-inited", _add_style)
