"""Terms, lists, notes and tiers as docutils nodes: what boxes, cards and tables are filled with."""

from __future__ import annotations

from collections.abc import Iterable

from docutils import nodes

from sphinx_evidence.model.tiers import TIERS, UNRATED
from sphinx_evidence.shell.claim.nodes import tier_words


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


def tier(name: str) -> nodes.paragraph:
    """Return a tier in words, by its name."""
    return nodes.paragraph("", "", *tier_words(TIERS.get(name, UNRATED), coloured=True))
