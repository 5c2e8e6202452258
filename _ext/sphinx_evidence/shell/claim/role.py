"""The ``{claim}`` role: a link to a claim, noted so that a dead one can't go unseen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast

from docutils import nodes
from docutils.nodes import Element, Node, system_message
from sphinx.addnodes import pending_xref
from sphinx.environment import BuildEnvironment
from sphinx.roles import XRefRole
from sphinx.util.docutils import SphinxRole

from sphinx_evidence.model.notes import Reference
from sphinx_evidence.shell.claim.nodes import STANDS_FOR, calculated, claim_mark, effect_words
from sphinx_evidence.shell.domain import domain_of
from sphinx_evidence.shell.places import place_of


class ClaimRole(XRefRole):
    """Link to a claim by its id; the text is the claim's sentence unless one is given."""

    innernodeclass = nodes.inline

    def process_link(
        self,
        env: BuildEnvironment,
        refnode: Element,
        has_explicit_title: bool,
        title: str,
        target: str,
    ) -> tuple[str, str]:
        """Note the mention, and send the link to the evidence domain whatever the role's name."""
        refnode["refdomain"] = "evidence"
        refnode["reftype"] = "claim"
        target = target.strip()
        if re.match(r"[:{]external\b", self.rawtext):
            return title, target  # a claim of another site, which intersphinx looks for
        source, line = self.get_source_info()
        reference = Reference(target, place_of(env, source, line), env.docname)
        domain = domain_of(env)
        domain.store.note("claim_references", env.docname, reference)
        return title, target

    def result_nodes(
        self, document: nodes.document, env: BuildEnvironment, node: Element, is_ref: bool
    ) -> tuple[list[Node], list[system_message]]:
        """Mark the words that stand for the claim's sentence, for a heading keeps a copy of them."""
        if is_ref and not node["refexplicit"]:
            for words in node.children:
                cast("Element", words)[STANDS_FOR] = node["reftarget"]
        return [node], []


def claims_named(node: nodes.Node) -> Iterator[str]:
    """Yield the targets of links that may lead to claims and show their sentences."""
    for link in node.findall(pending_xref):
        if link["reftype"] in ("claim", "any", "myst"):
            yield str(link["reftarget"]).strip()
    for anchor in node.findall(nodes.reference):
        if anchor.get("id_link"):  # MyST looks for it once the page is read
            yield str(anchor.get("refuri", "")).removeprefix("#")


class CalculatedRole(SphinxRole):
    """Mark a figure as a sum of our own, which a doctest of the same box must print."""

    def run(self) -> tuple[list[Node], list[system_message]]:
        """Return the text as it stands."""
        return [calculated(self.rawtext, self.text)], []


class EffectRole(SphinxRole):
    """Mark the words of a claim's body that say what was found: tables of claims show them too."""

    def run(self) -> tuple[list[Node], list[system_message]]:
        """Return the text as it stands."""
        return [effect_words(self.rawtext, self.text)], []


class TierRole(SphinxRole):
    """Show how sure a claim is, by its id; noted so that a dead one can't go unseen."""

    def run(self) -> tuple[list[Node], list[system_message]]:
        """Return a place for the mark, filled when the page is written."""
        source, line = self.get_source_info()
        target, docname = self.text.strip(), self.env.docname
        store = domain_of(self.env).store
        reference = Reference(target, place_of(self.env, source, line), docname)
        store.note("claim_references", docname, reference)
        store.note("marks", docname, target)
        return [claim_mark(reftarget=target)], []
