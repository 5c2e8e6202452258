"""The nodes of a claim box, and how each kind of output shows them.

They subclass docutils' own, so that every writer that knows an admonition knows a claim; only
HTML says more.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator
from sphinx.writers.latex import LaTeXTranslator

from sphinx_evidence.model.tiers import Tier
from sphinx_evidence.shell.nodes import (
    add_box,
    add_sentence,
    permalink,
)
from sphinx_evidence.wording.words import Words, words_of

#: Attribute of words that stand for the sentence of a claim; its value is the claim's id.
STANDS_FOR = "evidence_claim"


class claim_box(nodes.admonition):
    """A claim; attributes ``docname`` and ``ordinal`` lead to its record."""


class tier_line(nodes.title):
    """How sure we are, the first part of a box's heading; ``level`` is the heading's."""


class tier_symbol(nodes.inline):
    """The sign of a tier. It stands beside the words, so a screen reader passes over it."""


class claim_sentence(nodes.paragraph):
    """The claim itself, the rest of the heading; attributes ``anchor`` (of its box), ``level``."""


class claim_more(nodes.container):
    """What stands one click away in a browser; attribute ``summary`` names what is in it."""


class calculated(nodes.inline):
    """A figure that its author marks as a sum of our own; it looks like the text around it."""


class claim_mark(nodes.General, nodes.Inline, nodes.Element):
    """A place for the mark of a claim; attribute ``reftarget`` is its id."""


class effect_words(nodes.inline):
    """What was found, in the body of a claim: tables of claims show it as well."""


def tier_mark(tier: Tier, say: Words) -> nodes.inline:
    """Return the mark of a tier: its sign, and its words, which carry the meaning."""
    words = say(tier.label)
    symbol = tier_symbol(tier.symbol, tier.symbol, classes=["evidence-symbol"])
    label = nodes.inline(words, words, classes=["evidence-tier-label"])
    classes = ["evidence-tier", f"evidence-tier-{tier.name}"]
    return nodes.inline("", "", symbol, nodes.Text(" "), label, classes=classes)


def _visit_box_html(self: HTML5Translator, node: claim_box) -> None:
    attributes: dict[str, Any] = {
        "class": f"evidence-claim evidence-tier-{node['tier']}",
        "aria-labelledby": f"{node['ids'][0]}-sentence",
    }
    self.body.append(self.starttag(node, "article", **attributes))


def _depart_box_html(self: HTML5Translator, node: claim_box) -> None:
    self.body.append("</article>\n")


def _visit_tier_html(self: HTML5Translator, node: tier_line) -> None:
    """Open the heading that the sentence closes: a list of headings reads both."""
    attributes: dict[str, Any] = {
        "class": "evidence-head",
        "ids": [f"{node.parent['ids'][0]}-sentence"],
    }
    self.body.append(self.starttag(node, f"h{node.get('level', 3)}", "", **attributes))


def _depart_tier_html(self: HTML5Translator, node: tier_line) -> None:
    self.body.append('<span class="evidence-hidden">: </span>')


def _visit_symbol_html(self: HTML5Translator, node: tier_symbol) -> None:
    attributes: dict[str, Any] = {"aria-hidden": "true"}
    self.body.append(self.starttag(node, "span", "", **attributes))


def _depart_symbol_html(self: HTML5Translator, node: tier_symbol) -> None:
    self.body.append("</span>")


def _visit_sentence_html(self: HTML5Translator, node: claim_sentence) -> None:
    self.body.append(self.starttag(node, "span", "", CLASS="evidence-sentence"))


def _depart_sentence_html(self: HTML5Translator, node: claim_sentence) -> None:
    self.body.append(f"</span></h{node.get('level', 3)}>\n")
    words = words_of(self.config.language)("Link to this claim")
    self.body.append(permalink(node["anchor"], words))


def _visit_more_html(self: HTML5Translator, node: claim_more) -> None:
    if self.builder.name == "epub":  # an e-reader may not know how to open it
        self.body.append(self.starttag(node, "div", CLASS="evidence-more"))
        self.context.append("</div>\n")
        return
    self.body.append(self.starttag(node, "details", CLASS="evidence-more"))
    self.body.append(f"<summary>{self.encode(node['summary'])}</summary>\n")
    self.context.append("</details>\n")


def _depart_more_html(self: HTML5Translator, node: claim_more) -> None:
    self.body.append(self.context.pop())


def _visit_symbol_latex(self: LaTeXTranslator, node: tier_symbol) -> None:
    signs = {"⊕": r"\oplus ", "○": r"\bigcirc ", "◇": r"\diamond ", "▪": r"\bullet "}
    text = "".join(signs.get(sign, sign) for sign in node.astext())
    self.body.append(rf"\(\scriptstyle {text}\)")
    raise nodes.SkipNode


def register(app: Sphinx) -> None:
    """Register the nodes; a writer that is not named here uses the class above ours."""
    add_box(app, claim_box, _visit_box_html, _depart_box_html)
    app.add_node(tier_line, html=(_visit_tier_html, _depart_tier_html))
    app.add_node(claim_more, html=(_visit_more_html, _depart_more_html))
    app.add_node(
        tier_symbol,
        html=(_visit_symbol_html, _depart_symbol_html),
        latex=(_visit_symbol_latex, None),
    )
    add_sentence(app, claim_sentence, _visit_sentence_html, _depart_sentence_html)
    app.add_node(calculated)
    app.add_node(effect_words)
    app.add_node(claim_mark)
