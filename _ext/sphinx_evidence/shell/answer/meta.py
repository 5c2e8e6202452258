"""What other sites show of a page: its first answer, and how sure one can be of it."""

from __future__ import annotations

from html import escape
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from sphinx_evidence.model.text import with_certainty
from sphinx_evidence.shell.answer.nodes import answer_box
from sphinx_evidence.shell.domain import domain_of
from sphinx_evidence.shell.scripts import BUILDERS
from sphinx_evidence.views.verdicts import answered


def describe_page(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Add what other sites show of a page; event ``html-page-context``.

    A page has a description where a claim answers it and its author wrote none, for nothing but a
    claim is short, judged and told with its certainty; a piece of any other text may not be.
    """
    if doctree is None or app.builder.name not in BUILDERS:
        return
    metatags, page = context.get("metatags") or "", str(context.get("pageurl") or "")
    said = "" if 'name="description"' in metatags else _described(app, doctree)
    if not (said or page):
        return
    tags = (
        ("name", "description", said),
        ("property", "og:type", "article"),
        ("property", "og:title", app.env.titles[pagename].astext()),
        ("property", "og:description", said),
        ("property", "og:url", page.partition("#")[0]),
        ("property", "og:site_name", app.config.html_title),
    )
    lines = (
        f'<meta {kind}="{name}" content="{escape(text)}" />' for kind, name, text in tags if text
    )
    context["metatags"] = "\n".join((metatags, *lines))


def _described(app: Sphinx, doctree: nodes.document) -> str:
    """Return the claim that answers a page first, with its certainty, or an empty string."""
    box = doctree.next_node(answer_box)
    claim = domain_of(app.env).store.find_claim(box["answers"][0]) if box is not None else None
    if claim is None:
        return ""
    found = answered(claim)
    return with_certainty(found.sentence, found.tier.label)
