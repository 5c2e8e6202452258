"""Evidence-based claims for Sphinx: boxes with tier, citations and disclaimer, and a gate.

The build fails when a claim lacks one of them. See the README for what an author writes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_evidence import (
    bibliographies,
    bibliography,
    citations,
    citing,
    committed,
    config,
    filled,
    gate,
    ledger_drawing,
    ledger_nodes,
    linkcheck,
    nodes,
    paper,
    plot_nodes,
    reading,
    scanning,
    table_nodes,
    unlisted,
    untranslated,
)
from sphinx_evidence.builder import EvidenceBuilder
from sphinx_evidence.change_pages import ChangesDirective
from sphinx_evidence.directives import (
    DisclaimerDirective,
    EvidenceDirective,
    EvidenceTableDirective,
)
from sphinx_evidence.domain import EvidenceDomain, domain_of
from sphinx_evidence.drawing import FillEvidence
from sphinx_evidence.explaining import (
    DesignTableDirective,
    DomainTableDirective,
    SlipTableDirective,
    TierTableDirective,
    VerdictTableDirective,
)
from sphinx_evidence.forest_plots import ForestPlotDirective
from sphinx_evidence.icon_arrays import IconArrayDirective
from sphinx_evidence.ledger_directives import PopularClaimDirective, PopularClaimsDirective
from sphinx_evidence.plot_drawing import DrawPlots
from sphinx_evidence.roles import CalculatedRole, ClaimRole
from sphinx_evidence.rule_pages import RulesDirective
from sphinx_evidence.store import made_by
from sphinx_evidence.summaries import FindingsDirective, MapDirective

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__version__ = "0.3.0"


_DIRECTIVES = {
    "evidence": EvidenceDirective,
    "disclaimer": DisclaimerDirective,
    "evidence-table": EvidenceTableDirective,
    "evidence-changes": ChangesDirective,
    "evidence-findings": FindingsDirective,
    "evidence-map": MapDirective,
    "popular-claim": PopularClaimDirective,
    "popular-claims": PopularClaimsDirective,
    "popular-verdicts": VerdictTableDirective,
    "popular-slips": SlipTableDirective,
    "evidence-tiers": TierTableDirective,
    "evidence-rules": RulesDirective,
    "evidence-designs": DesignTableDirective,
    "evidence-domains": DomainTableDirective,
    "forest-plot": ForestPlotDirective,
    "icon-array": IconArrayDirective,
}


def _start(app: Sphinx) -> None:
    """Begin a build: the domain must know who writes, and where the counts are."""
    domain = domain_of(app.env)
    domain.builder, domain.counts = app.builder, config.data_folder(app)
    scanning.listen_to_autodoc(app)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Set up the extension, and what it stands on."""
    app.setup_extension("sphinxcontrib.bibtex")
    app.setup_extension("sphinx.ext.doctest")
    citations.take_over(app)
    for part in (config, nodes, table_nodes, ledger_nodes, plot_nodes, paper, untranslated):
        part.register(app)
    app.add_domain(EvidenceDomain)
    for name, directive in _DIRECTIVES.items():
        app.add_directive(name, directive)
    app.add_role("claim", ClaimRole())
    app.add_role("calculated", CalculatedRole())
    app.add_directive("bibliography", bibliographies.CitingBibliography, override=True)
    app.add_post_transform(FillEvidence)
    app.add_post_transform(ledger_drawing.FillLedger)
    app.add_post_transform(DrawPlots)
    app.add_post_transform(citations.UnpackCitations)
    app.add_post_transform(unlisted.ShowUnlisted)
    app.add_builder(EvidenceBuilder)
    app.add_css_file("evidence.css")
    app.connect("config-inited", config.prepare)
    app.connect("builder-inited", bibliography.read_files, bibliography.BEFORE_BIBTEX)
    app.connect("builder-inited", citing.take_over_roles)
    app.connect("builder-inited", committed.read_committed)
    app.connect("builder-inited", _start)
    app.connect("source-read", scanning.scan_page, 900)
    app.connect("include-read", scanning.scan_include, 900)
    app.connect("env-get-outdated", filled.run_anew)
    app.connect("doctree-read", reading.settle_page)
    app.connect("env-updated", gate.take_stock, bibliography.BEFORE_BIBTEX)
    app.connect("env-updated", bibliography.complete_entries, bibliography.BEFORE_BIBTEX)
    app.connect("env-updated", bibliography.note_citations, bibliography.BEFORE_BIBTEX)
    app.connect("env-updated", gate.judge, gate.AFTER_BIBTEX)
    app.connect("build-finished", gate.finish)
    app.connect("html-page-context", ledger_drawing.ship_filter)
    app.connect("linkcheck-process-uri", linkcheck.ask_doi_system)
    app.connect("build-finished", linkcheck.name_dead_links)
    return {
        "version": __version__,
        "env_version": made_by(),
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
