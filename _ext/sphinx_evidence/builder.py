"""``sphinx-build -b evidence``: read and check everything, write no page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.builders import Builder
from sphinx.util import logging

from sphinx_evidence.domain import domain_of
from sphinx_evidence.reports.findings import findings_document, findings_text
from sphinx_evidence.writing import to_json, write_if_changed

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from docutils import nodes

logger = logging.getLogger(__name__)


class EvidenceBuilder(Builder):
    """Writes ``findings.txt`` and ``findings.json``, and nothing else."""

    name = "evidence"
    format = ""
    epilog = "The findings are in %(outdir)s/findings.txt and findings.json."
    allow_parallel = True

    def get_outdated_docs(self) -> list[str]:
        """Return nothing: no page is ever written."""
        return []

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        """Return the name of the page; there is no other address."""
        return docname

    def write_documents(self, docnames: AbstractSet[str]) -> None:
        """Write no page."""

    def write_doc(self, docname: str, doctree: nodes.document) -> None:
        """Write no page."""

    def finish(self) -> None:
        """Write what the gate found."""
        report = domain_of(self.env).report
        if report is not None:
            outdir = Path(self.outdir)
            write_if_changed(outdir / "findings.txt", findings_text(report))
            write_if_changed(outdir / "findings.json", to_json(findings_document(report)))
