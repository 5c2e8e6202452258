"""The text of a disclaimer, for the boxes that show it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from docutils import nodes
from sphinx.environment import BuildEnvironment

from sphinx_evidence.shell.domain import domain_of
from sphinx_evidence.shell.nodes import disclaimer_text
from sphinx_evidence.views.shown import ShownDisclaimer

#: Returns a copy of a disclaimer's first paragraph, for the page that is written.
CopyOf = Callable[[ShownDisclaimer], nodes.paragraph]


def places_of(env: BuildEnvironment, names: Iterable[str]) -> set[tuple[str, int]]:
    """Return page and position of the disclaimers of some names; what is unknown is left out."""
    found = filter(None, map(domain_of(env).store.find_disclaimer, names))
    return {(one.docname, one.ordinal) for one in found}


def first_paragraphs(env: BuildEnvironment, docname: str) -> Mapping[int, nodes.paragraph]:
    """Return the first paragraph of each disclaimer of a page, by the disclaimer's position there.

    They are free of ids, which belong to the page that defines them.
    """
    found = {}
    for text in env.get_doctree(docname).findall(disclaimer_text):
        first = next((n for n in text.children if isinstance(n, nodes.paragraph)), None)
        if first is not None:
            for mark in list(first.findall(nodes.footnote_reference)):
                mark.parent.remove(mark)
            for node in first.findall(nodes.Element):
                node["ids"], node["names"], node["backrefs"] = [], [], []
            found[text["ordinal"]] = first
    return found
