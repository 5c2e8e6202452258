"""What each page shows of other pages, as a digest: boxes, tables, summaries, maps, and links."""

from __future__ import annotations

from sphinx.environment import BuildEnvironment

from sphinx_evidence.model.digest import digest_of
from sphinx_evidence.shell.bibtex.bibliography import lists_of
from sphinx_evidence.shell.changes.told import changes_of, days_of, has_feed
from sphinx_evidence.shell.domain import domain_of
from sphinx_evidence.shell.headings import shown_headings
from sphinx_evidence.shell.result import result_of
from sphinx_evidence.views.map import grid
from sphinx_evidence.views.summary import rows as finding_rows
from sphinx_evidence.views.table import rows
from sphinx_evidence.views.verdicts import answered, verdicts


def digests(env: BuildEnvironment) -> dict[str, str]:
    """Return a digest for each page of what it shows of other pages."""
    domain, result = domain_of(env), result_of(env)
    facts, ledger, store = result.facts, result.ledger, domain.store
    lists, known = lists_of(env), result.site.sources_by_key
    shown_site, left_out = result.shown_site, sorted(domain.left_out)
    listed = {entry.key for entry in domain.listed if entry.linked}
    by_page = {}
    of_headings = shown_headings(env)
    pages = env.found_docs if of_headings else store.outlines.keys() | lists
    for page in sorted(pages & env.found_docs):
        shown: list[object] = [facts.of(claim) for claim in store.records("claims", page)]
        shown += [rows(t, shown_site, store.outlines) for t in store.records("tables", page)]
        if store.records("change_lists", page):
            shown.append((changes_of(env), has_feed(env)))
        if store.records("page_changes", page):
            shown.append((days_of(env, page), has_feed(env)))
        shown += [finding_rows(f, shown_site) for f in store.records("findings", page)]
        shown += [grid(m, shown_site, store.outlines) for m in store.records("maps", page)]
        for asked in store.records("answers", page):
            claim = store.find_claim(asked.claim)
            shown.append(claim and answered(claim))
        for asked in store.records("quotes", page):
            quoted = filter(None, map(store.find_claim, asked.claims))
            shown += [(claim.sentence, claim.tier, facts.of(claim)) for claim in quoted]
        shown += [verdicts(v, shown_site, store.outlines) for v in store.records("verdicts", page)]
        shown += [ledger.of(row) for row in store.records("popular_claims", page)]
        for table in store.records("popular_tables", page):
            shown.append(ledger.listed(table, result.site.popular_claims))
        shown += [result.medicines.of(table) for table in store.records("medicine_tables", page)]
        named = [reference.target for reference in store.records("claim_references", page)]
        for target in (*named, *store.records("mentions", page), *of_headings):
            claim = store.find_claim(target)
            shown.append(claim and (claim.sentence, claim.docname, claim.anchor))
        for target in store.records("marks", page):
            claim = store.find_claim(target)
            shown.append(claim and claim.tier)
        for reference in store.records("citations", page):
            source = known.get(reference.target)
            if source and source.key not in listed:
                shown.append((source.label, source.link))
        by_page[page] = digest_of(shown, lists.get(page, ()), left_out)
    return by_page
