"""What other sites show of a page: its first answer, and how sure one can be of it."""

from __future__ import annotations

from html import escape
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from sphinx_evidence.model.text import with_certainty
from sphinx_evidence.shell.answer.nodes import answer_box
from sphinx_evidence.shell.domain import domain_of
from sphinx_evidence.shell.walk import each_of
from sphinx_evidence.wording.words import words_of


def describe_page(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Add a description, drawn from the claim that answers first; event ``html-page-context``.

    A page without an answer gets none, and one whose author wrote a description keeps that.
    """
    box = next(each_of(doctree, answer_box), None) if doctree is not None else None
    metatags = context.get("metatags") or ""
    if box is None or 'name="description"' in metatags:
        return
    from sphinx_evidence.views.verdicts import answered  # it loads all records

    claim = domain_of(app.env).store.find_claim(box["answers"][0])
    if claim is None:
        return
    found = answered(claim)
    said = with_certainty(found.sentence, words_of(app.config.language)(found.tier.label))
    tags = (
        ("name", "description", said),
        ("property", "og:type", "article"),
        ("property", "og:title", app.env.titles[pagename].astext()),
        ("property", "og:description", said),
        ("property", "og:site_name", app.config.html_title),
    )
    lines = (
        f'<meta {kind}="{name}" content="{escape(text)}" />' for kind, name, text in tags if text
    )
    context["metatags"] = "\n".join((metatags, *lines))
