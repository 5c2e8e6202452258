"""OpenGraph: what a chat or a social network shows of a link to a page of a site with an address.

A page has a description only where a claim answers it (`answer.meta`), for nothing but a claim is
short, judged and told with its certainty; the first words of another text may be neither.
"""

from __future__ import annotations

from html import escape
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from sphinx_evidence.shell.builders import WEB


def name_page(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Add where a page is served, and its title; after `answer.meta`, event ``html-page-context``."""
    # On a single page Sphinx puts the place of the page behind the address.
    address = str(context.get("pageurl") or "").partition("#")[0]
    if doctree is None or not address or app.builder.name not in WEB:
        return
    tags = {"og:url": address}
    metatags = context.get("metatags") or ""
    if 'property="og:title"' not in metatags:
        tags |= {"og:type": "article", "og:title": app.env.titles[pagename].astext()}
        tags |= {"og:site_name": app.config.html_title}
    lines = (
        f'<meta property="{name}" content="{escape(text)}" />'
        for name, text in tags.items()
        if text
    )
    context["metatags"] = "\n".join((metatags, *lines))
