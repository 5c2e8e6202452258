"""JSON-LD in the head of pages that hold claims, where the site says what kind of page it has.

A block of data: no browser runs it or asks another host for anything because of it.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from sphinx_evidence.shell.builders import PAGES
from sphinx_evidence.shell.config import named_by_site, page_type
from sphinx_evidence.shell.domain import domain_of
from sphinx_evidence.shell.result import result_of
from sphinx_evidence.wording.words import words_of


def describe_claims(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Put what schema.org has words for into the head of a page; event ``html-page-context``."""
    kind = page_type(app.config)
    if not kind or doctree is None or app.builder.name not in PAGES:
        return
    domain = domain_of(app.env)
    outline = domain.store.outlines.get(pagename)
    claims = [
        claim
        for claim in domain.store.records("claims", pagename)
        if (pagename, claim.ordinal) not in domain.left_out
    ]
    rows = domain.store.records("popular_claims", pagename)
    if outline is None or not (claims or rows or outline.condition):
        return
    from sphinx_evidence.reports.json_ld import Page, page_document, script  # few sites want it

    result = result_of(app.env)
    answer = domain.store.find_claim(outline.verdict)

    def address(docname: str, anchor: str) -> str:
        if not docname or domain.leads_nowhere(docname, anchor):
            return ""
        page = "" if docname == pagename else app.builder.get_relative_uri(pagename, docname)
        return f"{page}#{anchor}"

    page = Page(
        kind=kind,
        title=app.env.titles[pagename].astext(),
        language=str(app.config.language).replace("_", "-"),
        author=named_by_site(app.config)[0],
        url=str(context.get("pageurl") or ""),
        about_condition=bool(outline.condition),
        answer=address(answer.docname, answer.anchor) if answer else "",
        claims=tuple((claim, result.facts.of(claim)) for claim in claims),
        rows=tuple(map(result.ledger.of, rows)),
        say=words_of(app.config.language),
    )
    head = script(page_document(page, result.sources_by_key, address))
    context["metatags"] = "\n".join(filter(None, (context.get("metatags"), head)))
