"""What pages show of other pages, and which of them must be written anew because it changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_evidence.model.digest import digest_of
from sphinx_evidence.shell.bibtex.bibliography import entry_places, lists_of
from sphinx_evidence.shell.changes import told_changes
from sphinx_evidence.shell.config import articles
from sphinx_evidence.shell.domain import domain_of
from sphinx_evidence.shell.headings import shown_headings
from sphinx_evidence.shell.nodes import disclaimer_text
from sphinx_evidence.views.box import BoxFacts
from sphinx_evidence.views.ledger import LedgerFacts
from sphinx_evidence.views.map import grid
from sphinx_evidence.views.summary import rows as finding_rows
from sphinx_evidence.views.table import rows

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.environment import BuildEnvironment

    from sphinx_evidence.rules.report import Report
    from sphinx_evidence.shell.domain import EvidenceDomain


def facts_of(env: BuildEnvironment) -> BoxFacts:
    """Return what boxes show; collected once a build."""
    domain = domain_of(env)
    if domain.facts is None:
        report = domain.report or _checked(domain)
        reviews = domain.reviews.reviews if domain.reviews else {}
        places = entry_places(env)
        domain.facts = BoxFacts(
            domain.store,
            domain.sources,
            report,
            places,
            reviews,
            domain.status.rows,
            domain.settings,
        )
    return domain.facts


def _checked(domain: EvidenceDomain) -> Report:
    """Return a report where the gate has made none; loading the checks takes long."""
    from sphinx_evidence.rules.run import check

    return check(domain.site())


def ledger_facts_of(env: BuildEnvironment) -> LedgerFacts:
    """Return what rows of the ledger show; collected once a build."""
    domain = domain_of(env)
    if domain.ledger_facts is None:
        report = domain.report or _checked(domain)
        domain.ledger_facts = LedgerFacts(domain.store, articles(env.config), report)
    return domain.ledger_facts


def first_paragraphs(env: BuildEnvironment, docname: str) -> Mapping[int, nodes.paragraph]:
    """Return the first paragraph of each disclaimer of a page, by the disclaimer's position there.

    They are free of ids, which belong to the page that defines them. Unpickling a page takes long,
    so it is done once a build.
    """
    domain = domain_of(env)
    if docname not in domain.paragraphs:
        found = {}
        for text in env.get_doctree(docname).findall(disclaimer_text):
            first = next((n for n in text.children if isinstance(n, nodes.paragraph)), None)
            if first is not None:
                for mark in list(first.findall(nodes.footnote_reference)):
                    mark.parent.remove(mark)
                for node in first.findall(nodes.Element):
                    node["ids"], node["names"], node["backrefs"] = [], [], []
                found[text["ordinal"]] = first
        domain.paragraphs[docname] = found
    return domain.paragraphs[docname]


def changed_pages(env: BuildEnvironment, output: str, *, afresh: bool) -> list[str]:
    """Return the pages that show something else than when they were last written, and note it.

    :param output: what is written and where to, for each output is as old as its own last build.
    :param afresh: take no earlier writing for good.
    """
    domain = domain_of(env)
    settled = domain.data["settled"].digest if domain.data["settled"] else ""
    world = digest_of(domain.world, settled, sorted(domain.left_out))
    known, before = ("", {}) if afresh else domain.data["shown"].get(output, ("", {}))
    if known == world and settled and not (domain.report and domain.report.on_pages):
        return []
    now = digests(env)
    domain.data["shown"][output] = (world, now)
    return sorted(page for page, digest in now.items() if before.get(page) != digest)


def digests(env: BuildEnvironment) -> dict[str, str]:
    """Return a digest for each page of what it shows of other pages."""
    domain = domain_of(env)
    facts, ledger, store = facts_of(env), ledger_facts_of(env), domain.store
    lists, known = lists_of(env), domain.site().sources_by_key
    listed = {entry.key for entry in domain.listed if entry.linked}
    result = {}
    of_headings = shown_headings(env)
    pages = env.found_docs if of_headings else store.outlines.keys() | lists
    for page in sorted(pages & env.found_docs):
        shown: list[object] = [facts.of(claim) for claim in store.records("claims", page)]
        shown += [
            rows(t, domain.shown_site(), store.outlines) for t in store.records("tables", page)
        ]
        if store.records("change_lists", page):
            shown.append(told_changes(domain.changes, store))
        shown += [finding_rows(f, domain.shown_site()) for f in store.records("findings", page)]
        shown += [grid(m, domain.shown_site(), store.outlines) for m in store.records("maps", page)]
        shown += [ledger.of(row) for row in store.records("popular_claims", page)]
        for table in store.records("popular_tables", page):
            shown.append(ledger.listed(table, domain.site().popular_claims))
        named = [reference.target for reference in store.records("claim_references", page)]
        for target in (*named, *store.records("mentions", page), *of_headings):
            claim = store.find_claim(target)
            shown.append(claim and (claim.sentence, claim.docname, claim.anchor))
        for reference in store.records("citations", page):
            source = known.get(reference.target)
            if source and source.key not in listed:
                shown.append((source.label, source.link))
        result[page] = digest_of(shown, lists.get(page, ()), sorted(domain.left_out))
    return result
