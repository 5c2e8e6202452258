"""Filling what directives left on a page when it is written: boxes, tables, summaries, maps."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from docutils import nodes
from sphinx.environment import BuildEnvironment
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_evidence.shell.answer.nodes import answer_question
from sphinx_evidence.shell.answer.resolve import answer, verdict_list
from sphinx_evidence.shell.bibtex.citations import unpack
from sphinx_evidence.shell.changes.resolve import days
from sphinx_evidence.shell.claim.nodes import claim_box
from sphinx_evidence.shell.claim.resolve import Box, quotes
from sphinx_evidence.shell.domain import domain_of
from sphinx_evidence.shell.group.nodes import claim_group
from sphinx_evidence.shell.group.resolve import fill_group
from sphinx_evidence.shell.map.resolve import map_of
from sphinx_evidence.shell.medicines.resolve import fill_medicines
from sphinx_evidence.shell.nodes import depth_of, placeholder
from sphinx_evidence.shell.summary.resolve import findings
from sphinx_evidence.shell.table.resolve import table

#: What resolves a placeholder on a page, by the kind of record that its directive noted.
_RESOLVE: Mapping[str, Callable[[BuildEnvironment, str, Any], list[nodes.Node]]] = {
    "tables": table,
    "findings": findings,
    "maps": map_of,
    "change_lists": days,
    "answers": answer,
    "quotes": quotes,
    "verdicts": verdict_list,
}


class FillEvidence(SphinxPostTransform):
    """Put into boxes and placeholders what the whole site knows.

    It runs before Sphinx resolves references (10), so that links in a disclaimer are resolved
    with those of the page, and before linkcheck collects addresses (800).
    """

    default_priority = 6

    def run(self, **kwargs: Any) -> None:
        """Fill every box and replace every placeholder of the document."""
        box = Box(self.env)
        for found in list(self.document.findall(claim_box)):
            box.fill(found)
        for group in self.document.findall(claim_group):
            fill_group(self.env, group, box.disclaimer)
        for question in self.document.findall(answer_question):
            question["level"] = min(depth_of(question) + 1, 6)
        fill_medicines(self.env, self.document, box.disclaimer)
        for node in list(self.document.findall(placeholder)):
            kind, docname = node["kind"], node["docname"]
            asked = domain_of(self.env).store.records(kind, docname)[node["ordinal"]]
            node.replace_self(_RESOLVE[kind](self.env, docname, asked))
        # A disclaimer may cite, and then stands in a box on a page that cites nothing else.
        unpack(self.env, self.document)
