"""The examples in a box: readers see what they worked out, and no code."""

from __future__ import annotations

from docutils import nodes

from sphinx_evidence.shell.claim.doctests import example_text
from sphinx_evidence.shell.claim.nodes import claim_box
from sphinx_evidence.views.sums import results
from sphinx_evidence.wording.words import Words


def take_sums(box: claim_box, say: Words) -> list[str]:
    """Take the examples out of a box that is written, and return what they print.

    Those of a box within it are its own. What runs them reads the page as it was before.
    """
    found: list[str] = []
    for node in list(box.findall(nodes.Element)):
        if _is_example(node) and _box_of(node) is box:
            found.extend(results(example_text(node), say))
            node.parent.remove(node)
    return found


def _is_example(node: nodes.Element) -> bool:
    return isinstance(node, nodes.doctest_block) or node.get("testnodetype") == "doctest"


def _box_of(node: nodes.Node) -> nodes.Node | None:
    above = node.parent
    while above is not None and not isinstance(above, claim_box):
        above = above.parent
    return above
