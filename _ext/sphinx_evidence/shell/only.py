"""Claims that an output does not show: left out by an `only` or `ifconfig`, or hidden by HTML around them.

They are judged all the same. What is left out has no link that leads to it, no row in a table, and no
place in ``claims.json``. A harm that is not shown is told to nobody.
"""

from __future__ import annotations

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.ext.ifconfig import ifconfig, process_ifconfig_nodes
from sphinx.util.nodes import process_only_nodes

from sphinx_evidence.shell.claim.nodes import claim_box
from sphinx_evidence.shell.domain import domain_of
from sphinx_evidence.shell.walk import each_of

Claims = frozenset[tuple[str, int]]


def has_choices(doctree: nodes.document) -> bool:
    """Tell whether an output may not show a claim of a page."""
    found = each_of(doctree, addnodes.only, ifconfig)
    return any(any(node.findall(claim_box)) for node in found) or bool(_hidden(doctree))


def claims_not_shown(app: Sphinx, env: BuildEnvironment) -> tuple[Claims, Claims]:
    """Return the page and the position of each claim that the output of this build leaves out or hides.

    A builder that writes nothing leaves nothing out. What HTML hides counts for it too: the pages that
    it judges are for browsers.
    """
    store = domain_of(env).store
    left: set[tuple[str, int]] = set()
    hidden: set[tuple[str, int]] = set()
    for page in [page for page, outline in store.outlines.items() if outline.choices]:
        doctree = env.get_doctree(page)
        every = {(page, box["ordinal"]) for box in doctree.findall(claim_box)}
        if app.builder.format:
            process_only_nodes(doctree, app.tags)
            process_ifconfig_nodes(app, doctree, page)
        left |= every - {(page, box["ordinal"]) for box in doctree.findall(claim_box)}
        if app.builder.format in ("html", ""):
            hidden |= {(page, ordinal) for ordinal in _hidden(doctree)}
    return frozenset(left), frozenset(hidden)


def _hidden(doctree: nodes.document) -> set[int]:
    """Return the positions of the claims that HTML or a class around them hides in a browser."""
    from sphinx_evidence.model.seen import Curtain, hides_class  # it loads a reader of HTML

    curtain = Curtain()
    found: set[int] = set()
    for node in each_of(doctree, nodes.raw, claim_box):
        if isinstance(node, claim_box):
            if curtain.drawn or any(hides_class(one["classes"]) for one in _around(node)):
                found.add(node["ordinal"])
        elif isinstance(node, nodes.raw) and _is_around(node):
            curtain.pass_by(node.astext())
    return found


def _is_around(node: nodes.raw) -> bool:
    """Tell whether raw HTML stands outside of claims."""
    html = "html" in str(node.get("format", "")).split()
    return html and not any(isinstance(one, claim_box) for one in _around(node))


def _around(node: nodes.Node) -> list[nodes.Element]:
    """Return a node, where it can have classes, and all that it stands in."""
    found = [node] if isinstance(node, nodes.Element) else []
    while node.parent is not None:
        node = node.parent
        found.append(node)
    return found
