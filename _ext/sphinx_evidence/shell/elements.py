"""Terms, lists, notes and tiers as docutils nodes: what boxes, cards and tables are filled with."""

from __future__ import annotations

from collections.abc import Iterable

from docutils import nodes

from sphinx_evidence.model.tiers import Tier
from sphinx_evidence.shell.claim.nodes import tier_mark
from sphinx_evidence.wording.words import Words


def fact(term: str, *content: nodes.Node) -> nodes.definition_list_item:
    """Return an item of a definition list: its term, and what is said of it."""
    definition = nodes.definition("", *content)
    return nodes.definition_list_item("", nodes.term(term, term), definition)


def list_of(items: Iterable[nodes.paragraph]) -> nodes.Element:
    """Return paragraphs as a list, or as they are where there is only one."""
    paragraphs = list(items)
    if len(paragraphs) == 1:
        return paragraphs[0]
    return nodes.bullet_list("", *(nodes.list_item("", line) for line in paragraphs), bullet="*")


def note(text: str) -> nodes.paragraph:
    """Return a note above or below a table."""
    return nodes.paragraph(text, text, classes=["evidence-note"])


def marked(tier: Tier, say: Words) -> nodes.paragraph:
    """Return the mark of a tier as a paragraph."""
    return nodes.paragraph("", "", tier_mark(tier, say))


def labelled(label: str, content: nodes.Element, *classes: str) -> nodes.container:
    """Return content behind a label, which stands in the first line of it.

    :param content: a paragraph, a list, or a container of paragraphs.
    :param classes: of what stands around both.
    """
    lead = nodes.strong(label, label, classes=["evidence-label"])
    blocks = content.children if isinstance(content, nodes.container) else [content]
    first = blocks[0]
    if isinstance(first, nodes.paragraph):
        first.insert(0, [lead, nodes.Text(" ")])
    else:
        blocks = [nodes.paragraph("", "", lead), *blocks]
    return nodes.container("", *blocks, classes=[*classes])
