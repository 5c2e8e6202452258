"""``sphinx-build -b evidence``: read and check everything, write no page."""

from __future__ import annotations

import os
import sys
from collections.abc import Set as AbstractSet
from pathlib import Path
from urllib.parse import quote

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders import Builder

from sphinx_evidence.files.write import to_json, write_if_changed
from sphinx_evidence.model.version import VERSION
from sphinx_evidence.rules.report import Report
from sphinx_evidence.shell.result import result_of


class EvidenceBuilder(Builder):
    """Writes the findings for people and for machines, and nothing else.

    What each rule looked at stands below the findings in ``findings.txt``.

    All of it is made from the report of the gate alone, which outlasts a build in which nothing
    changed; so a check of a large site that was sound before costs nothing.
    """

    name = "evidence"
    format = ""
    epilog = "The findings are in %(outdir)s, as findings.txt, .json, .sarif and .junit.xml."
    allow_parallel = True
    #: Does a run on GitHub hear of it? Not where a command reads a site for ends of its own.
    aloud = True

    def init(self) -> None:
        """Note that nothing was told yet: Sphinx 8 does not call `finish` where no page had changed."""
        self._told = False
        self.events.connect("build-finished", self._tell_anyway, 500)

    def _tell_anyway(self, app: Sphinx, exception: Exception | None) -> None:
        if not (self._told or exception):
            self.finish()

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
        self._told = True
        # Only this builder tells of it in these ways.
        from sphinx_evidence.reports.junit import junit_xml
        from sphinx_evidence.reports.sarif import sarif_document
        from sphinx_evidence.reports.text import findings_document, findings_text

        report = result_of(self.env).report
        sarif = sarif_document(report, VERSION, self._rule_pages(report))
        for kind, text in {
            "txt": findings_text(report),
            "json": to_json(findings_document(report)),
            "sarif": to_json(sarif),
            "junit.xml": junit_xml(report),
        }.items():
            write_if_changed(Path(self.outdir) / f"findings.{kind}", text)
        if self.aloud and os.environ.get("GITHUB_ACTIONS") == "true":
            self._tell_github(report)

    def _rule_pages(self, report: Report) -> dict[str, str]:
        """Return the address of each rule that a page of the published site explains."""
        base = self.config.html_baseurl
        if not base:
            return {}
        labels = self.env.domains.standard_domain.anonlabels
        suffix = self.config.html_file_suffix or ".html"
        pages = {
            rule.slug: labels[f"rule-{rule.slug}"]
            for rule in report.rules
            if f"rule-{rule.slug}" in labels
        }
        return {
            slug: f"{base.rstrip('/')}/{quote(docname)}{suffix}#{anchor}"
            for slug, (docname, anchor) in pages.items()
        }

    def _tell_github(self, report: Report) -> None:
        """Print notes for the lines at fault, and add a table to the page of the run.

        Printed past Sphinx's own log, so that ``-q`` and colours have no part in it.
        """
        from sphinx_evidence.reports.github import workflow_commands
        from sphinx_evidence.reports.tallies import summary_markdown

        commands = workflow_commands(report, self._in_repository)
        encoding = sys.stdout.encoding or "utf-8"
        sys.stdout.write(commands.encode(encoding, "replace").decode(encoding))
        sys.stdout.flush()
        if summary := os.environ.get("GITHUB_STEP_SUMMARY"):
            with Path(summary).open("a", encoding="utf-8") as file:
                file.write(summary_markdown(report))

    def _in_repository(self, path: str) -> str:
        """Return a path of the source folder as the repository knows it."""
        workspace = os.environ.get("GITHUB_WORKSPACE") or Path.cwd()
        absolute = (Path(self.srcdir) / path).resolve()
        try:
            return absolute.relative_to(Path(workspace).resolve()).as_posix()
        except ValueError:  # outside the repository
            return path
