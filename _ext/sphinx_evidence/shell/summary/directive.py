"""The directive ``evidence-findings``: a summary of findings, filled when the page is written."""

from __future__ import annotations

from docutils import nodes

from sphinx_evidence.model.notes import Reference
from sphinx_evidence.model.table import Summary
from sphinx_evidence.shell.directive import EvidencePart


class FindingsDirective(EvidencePart):
    """A summary of findings: a row for each claim that it names."""

    has_content = False
    known = ("claims",)

    def run(self) -> list[nodes.Node]:
        """Return a place for the table; the argument is its caption."""
        docname, place = self.env.docname, self.place
        claims = self.chosen("a summary of findings")["claims"]
        if not claims:
            self.stray("unknown-value", "a summary of findings names no claim under :claims:")
        for name in claims:  # what leads nowhere is told as of any other mention of a claim
            self.store.note("claim_references", docname, Reference(name, place, docname))
        return self.placeholder("findings", Summary(self.title, claims, place, docname))
