"""Claims that an output leaves out: those in an `only` or `ifconfig` that does not hold for it.

They are judged all the same. But in that output no link leads to them, no table has a row of them,
and its ``claims.json`` does not tell of them.
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


def has_choices(doctree: nodes.document) -> bool:
    """Tell whether an output may leave out a claim of a page."""
    found = doctree.findall(lambda node: isinstance(node, addnodes.only | ifconfig))
    return any(any(node.findall(claim_box)) for node in found)


def claims_left_out(app: Sphinx, env: BuildEnvironment) -> frozenset[tuple[str, int]]:
    """Return the page and the position of each claim that the output of this build leaves out."""
    store = domain_of(env).store
    left: set[tuple[str, int]] = set()
    for page in [page for page, outline in store.outlines.items() if outline.choices]:
        doctree = env.get_doctree(page)
        every = {(page, box["ordinal"]) for box in doctree.findall(claim_box)}
        process_only_nodes(doctree, app.tags)
        process_ifconfig_nodes(app, doctree, page)
        left |= every - {(page, box["ordinal"]) for box in doctree.findall(claim_box)}
    return frozenset(left)
