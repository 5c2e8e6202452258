"""What pages show of other pages, and which of them must be written anew because it changed."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_evidence.bibliography import entry_places, lists_of
from sphinx_evidence.boxes import BoxFacts
from sphinx_evidence.checks import check
from sphinx_evidence.conditions import condition_of
from sphinx_evidence.domain import domain_of, pages_with
from sphinx_evidence.nodes import disclaimer_text
from sphinx_evidence.tables import Page, rows

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.environment import BuildEnvironment


def facts_of(env: BuildEnvironment) -> BoxFacts:
    """Return what boxes show; collected once a build."""
    domain = domain_of(env)
    if domain.facts is None:
        site = domain.whole()
        domain.facts = BoxFacts(site, domain.report or check(site), entry_places(env))
    return domain.facts


def pages_of(env: BuildEnvironment) -> Mapping[str, Page]:
    """Return the title and the condition of each page that holds claims; collected once a build."""
    domain = domain_of(env)
    if domain.pages is None:
        domain.pages = {
            docname: Page(
                env.titles[docname].astext() if docname in env.titles else docname,
                condition_of(env.metadata.get(docname, {})),
            )
            for docname in domain.data["claims"]
        }
    return domain.pages


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


def changed_pages(env: BuildEnvironment, output: str) -> list[str]:
    """Return the pages that show something else than when they were last written, and note it.

    :param output: what is written and where to, for each output is as old as its own last build.
    """
    domain = domain_of(env)
    before: dict[str, str] = domain.data["shown"].get(output, {})
    now = digests(env)
    domain.data["shown"][output] = now
    return sorted(page for page, digest in now.items() if before.get(page) != digest)


def digests(env: BuildEnvironment) -> dict[str, str]:
    """Return a digest for each page of what it shows of other pages."""
    domain = domain_of(env)
    facts = facts_of(env)
    site = domain.whole()
    lists = lists_of(env)
    pages = pages_with(domain, ("claims", "tables", "claim_references")) | set(lists)
    result = {}
    for page in sorted(pages & env.found_docs):
        shown: list[object] = [facts.of(claim) for claim in domain.records("claims", page)]
        shown += [rows(table, site, pages_of(env)) for table in domain.records("tables", page)]
        for reference in domain.records("claim_references", page):
            claims = site.claims_by_id.get(reference.target, ())
            shown += [(claim.sentence, claim.docname, claim.anchor) for claim in claims[:1]]
        shown += lists.get(page, ())
        result[page] = hashlib.blake2b(repr(shown).encode(), digest_size=12).hexdigest()
    return result
