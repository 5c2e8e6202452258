"""Classes of our boxes on what is no box of ours: drawn like a claim, and judged by nobody."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from docutils import nodes
from sphinx.environment import BuildEnvironment

from sphinx_evidence.model.place import Place
from sphinx_evidence.model.tiers import TIERS
from sphinx_evidence.shell.claim.nodes import tier_symbol
from sphinx_evidence.shell.places import place_of_block

#: What only the HTML of a claim box has, or the mark of a tier in one.
_BOX = frozenset(["evidence-claim", "evidence-head", "evidence-sentence"])
_MARK = frozenset(["evidence-tier", "evidence-tier-label", *(f"evidence-tier-{t}" for t in TIERS)])
_IN_HTML = r"<[A-Za-z][^<>]*?\sclass\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))"


class Dressed(NamedTuple):
    """A class of ours that an author wrote."""

    name: str
    place: Place

    @property
    def message(self) -> str:
        """Say what is wrong, and what to do."""
        return (
            f'the class "{self.name}" makes this look like a claim, and it is none; '
            "write it as a claim with {evidence}, or take the class out"
        )


def dressed(node: nodes.Element, env: BuildEnvironment) -> Iterator[Dressed]:
    """Yield the class that dresses a node as a claim, of a directive, an attribute or in HTML.

    :param node: of a page as it was read: the classes of a box itself are added when it is written.
    """
    if isinstance(node, nodes.raw):
        html = node.astext()
        for found in re.finditer(_IN_HTML, html) if "evidence-" in html else ():
            if name := _ours((found[1] or found[2] or found[3]).split()):
                yield Dressed(name, place_of_block(env, node, html.count("\n", 0, found.start())))
    elif (name := _ours(node["classes"])) and not (_is_mark(node) or _is_role(node)):
        yield Dressed(name, place_of_block(env, node))


def _ours(classes: list[str]) -> str:
    return next((name for name in classes if name in _BOX or name in _MARK), "")


def _is_mark(node: nodes.Element) -> bool:
    """Tell whether a node is the mark of a tier as we make it, or the words in it."""
    marks = (node, node.parent)
    return any(isinstance(part, tier_symbol) for mark in marks for part in mark.children)


def _is_role(node: nodes.Element) -> bool:
    """Tell whether Sphinx gave the class: a role of ours has the names of its domain and itself."""
    return isinstance(node, nodes.Inline) and node["classes"][:2] == ["xref", "evidence"]
