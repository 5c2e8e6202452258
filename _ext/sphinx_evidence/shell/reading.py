"""What pages are read with: directives, roles and listeners, set up once a page is to be read.

There are many, and a build in which nothing changed needs none of them. So they are loaded where
they are registered.
"""

from __future__ import annotations

from docutils.parsers.rst import Directive
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.roles import XRefRole
from sphinx.util.docutils import SphinxRole

from sphinx_evidence.shell.domain import domain_of


def prepare(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """Set up what reads pages, before the first page that this build reads.

    :raises SphinxError: where a page is in no encoding that it could be read in.
    """
    domain = domain_of(env)
    if docnames:
        from sphinx_evidence.shell.scan.encoding import stop_at_unreadable

        stop_at_unreadable(env, docnames)
    if docnames and not domain.reads_pages:
        domain.reads_pages = True
        for name, directive in directives().items():
            app.add_directive(name, directive, override=name == "bibliography")
        _add_roles(app, env)
        _listen(app)


def directives() -> dict[str, type[Directive]]:
    """Return each directive by its name."""
    from sphinx_evidence.shell.answer.directive import (
        AnswerDirective,
        ClaimSentenceDirective,
        ShortAnswersDirective,
        VerdictsDirective,
    )
    from sphinx_evidence.shell.bibtex.directive import CitingBibliography
    from sphinx_evidence.shell.changes.directive import ChangesDirective, PageChangesDirective
    from sphinx_evidence.shell.claim.directive import EvidenceDirective
    from sphinx_evidence.shell.disclaimer.directive import DisclaimerDirective
    from sphinx_evidence.shell.group.directive import GroupDirective
    from sphinx_evidence.shell.ledger.directive import PopularClaimDirective, PopularClaimsDirective
    from sphinx_evidence.shell.map.directive import MapDirective
    from sphinx_evidence.shell.medicines.directive import MedicineTableDirective
    from sphinx_evidence.shell.methods_page import (
        DesignTableDirective,
        DomainTableDirective,
        SlipTableDirective,
        TierTableDirective,
        VerdictTableDirective,
    )
    from sphinx_evidence.shell.picture.forest import ForestPlotDirective
    from sphinx_evidence.shell.picture.icons import IconArrayDirective
    from sphinx_evidence.shell.rule_page import RulesDirective
    from sphinx_evidence.shell.summary.directive import FindingsDirective
    from sphinx_evidence.shell.table.directive import EvidenceTableDirective, TableCardsDirective

    return {
        "evidence": EvidenceDirective,
        "evidence-group": GroupDirective,
        "answer": AnswerDirective,
        "short-answers": ShortAnswersDirective,
        "claim-sentence": ClaimSentenceDirective,
        "evidence-verdicts": VerdictsDirective,
        "disclaimer": DisclaimerDirective,
        "evidence-table": EvidenceTableDirective,
        "evidence-changes": ChangesDirective,
        "page-changes": PageChangesDirective,
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
        "medicine-table": MedicineTableDirective,
        "table-cards": TableCardsDirective,
        "bibliography": CitingBibliography,
    }


def roles() -> dict[str, type[XRefRole | SphinxRole]]:
    """Return each role by its name."""
    from sphinx_evidence.shell.claim.role import CalculatedRole, ClaimRole, EffectRole, TierRole

    return {
        "claim": ClaimRole,
        "calculated": CalculatedRole,
        "effect": EffectRole,
        "tier": TierRole,
    }


def _add_roles(app: Sphinx, env: BuildEnvironment) -> None:
    found = roles()
    for name, role in found.items():
        app.add_role(name, role())
    domain_of(env).roles["claim"] = found["claim"]()


def _listen(app: Sphinx) -> None:
    from sphinx_evidence.shell.read import page
    from sphinx_evidence.shell.scan import pages as scan

    scan.listen_to_autodoc(app)
    app.connect("source-read", scan.scan_page, 900)
    app.connect("include-read", scan.scan_include, 900)
    app.connect("doctree-read", page.read_page)
