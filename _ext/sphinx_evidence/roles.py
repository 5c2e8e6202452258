"""The ``{claim}`` role: a link to a claim, noted so that a dead one can't go unseen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from docutils import nodes
from sphinx.roles import XRefRole
from sphinx.util.docutils import SphinxRole

from sphinx_evidence.model import Reference
from sphinx_evidence.nodes import calculated
from sphinx_evidence.places import place_of

if TYPE_CHECKING:
    from docutils.nodes import Element, Node, system_message
    from sphinx.environment import BuildEnvironment

    from sphinx_evidence.domain import EvidenceDomain


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
        domain = cast("EvidenceDomain", env.domains["evidence"])
        domain.store.note("claim_references", env.docname, reference)
        return title, target


class CalculatedRole(SphinxRole):
    """Mark a figure as a sum of our own, which a doctest of the same box must print."""

    def run(self) -> tuple[list[Node], list[system_message]]:
        """Return the text as it stands."""
        return [calculated(self.rawtext, self.text)], []
