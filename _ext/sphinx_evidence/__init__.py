"""Evidence-based claims for Sphinx: boxes with tier, citations and disclaimer, and a gate.

The build fails when a claim lacks one of them. See the README for what an author writes.
"""

from __future__ import annotations

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from sphinx_evidence.model.version import VERSION
from sphinx_evidence.shell import (
    config,
    garbage,
    gate,
    headings,
    inputs,
    json_ld,
    linkcheck,
    nodes,
    open_graph,
    pdf,
    reading,
    scripts,
    sitemap,
    untranslated,
)
from sphinx_evidence.shell.answer import meta as answer_meta
from sphinx_evidence.shell.answer import nodes as answer_nodes
from sphinx_evidence.shell.bibtex import bibliography, citations
from sphinx_evidence.shell.bibtex import roles as bibtex_roles
from sphinx_evidence.shell.changes import feed
from sphinx_evidence.shell.claim import nodes as claim_nodes
from sphinx_evidence.shell.domain import EvidenceDomain
from sphinx_evidence.shell.evidence_builder import EvidenceBuilder
from sphinx_evidence.shell.group import nodes as group_nodes
from sphinx_evidence.shell.ledger import nodes as ledger_nodes
from sphinx_evidence.shell.medicines import nodes as medicine_nodes
from sphinx_evidence.shell.picture import nodes as picture_nodes
from sphinx_evidence.shell.read import substitutions
from sphinx_evidence.shell.search import page as search_page
from sphinx_evidence.shell.store import made_by
from sphinx_evidence.shell.table import nodes as table_nodes
from sphinx_evidence.shell.transforms import FillEvidence
from sphinx_evidence.shell.typography import BindUnits

__version__ = VERSION


def setup(app: Sphinx) -> ExtensionMetadata:
    """Set up the extension, and what it stands on."""
    app.setup_extension("sphinxcontrib.bibtex")
    app.setup_extension("sphinx.ext.doctest")
    citations.take_over(app)
    for part in (
        config,
        nodes,
        claim_nodes,
        group_nodes,
        answer_nodes,
        table_nodes,
        ledger_nodes,
        picture_nodes,
        medicine_nodes,
        pdf,
        untranslated,
    ):
        part.register(app)
    app.add_domain(EvidenceDomain)
    app.add_post_transform(FillEvidence)
    app.add_post_transform(citations.UnpackCitations)
    app.add_post_transform(BindUnits)
    app.add_builder(EvidenceBuilder)
    app.add_css_file("evidence.css")
    app.connect("config-inited", config.prepare)
    app.connect("builder-inited", bibliography.read_files, bibliography.BEFORE_BIBTEX)
    app.connect("builder-inited", bibtex_roles.take_over_roles)
    app.connect("builder-inited", inputs.begin)
    app.connect("env-get-outdated", substitutions.outdated_pages)
    app.connect("env-before-read-docs", reading.prepare)
    app.connect("env-before-read-docs", garbage.spare_loaded)
    app.connect("env-updated", headings.complete_headings, bibliography.BEFORE_BIBTEX)
    app.connect("env-updated", bibliography.complete_entries, bibliography.BEFORE_BIBTEX)
    app.connect("env-updated", bibliography.note_citations, bibliography.BEFORE_BIBTEX)
    app.connect("env-updated", gate.judge, gate.AFTER_BIBTEX)
    app.connect("env-updated", search_page.prepare, gate.AFTER_BIBTEX + 1)
    app.connect("env-updated", feed.prepare, gate.AFTER_BIBTEX + 1)
    app.connect("env-updated", sitemap.prepare, gate.AFTER_BIBTEX + 1)
    app.connect("build-finished", gate.finish)
    app.connect("html-page-context", scripts.load_scripts)
    app.connect("html-page-context", answer_meta.describe_page)
    app.connect("html-page-context", open_graph.name_page)
    app.connect("html-page-context", json_ld.describe_claims)
    app.connect("build-finished", search_page.write)
    app.connect("build-finished", feed.write)
    app.connect("build-finished", sitemap.write)
    app.connect("html-page-context", feed.name_feed)
    app.connect("html-page-context", search_page.show)
    app.connect("linkcheck-process-uri", linkcheck.ask_doi_system)
    app.connect("build-finished", linkcheck.name_dead_links)
    return {
        "version": __version__,
        "env_version": made_by(),
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
