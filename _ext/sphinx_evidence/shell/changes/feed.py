"""The feed of what changed, beside the pages: written where something differs, and named by the pages.

An Atom file. Links lead to the address that ``html_baseurl`` names; without one they are relative to
the feed itself, which a reader program resolves (RFC 4287, section 2).
"""

from __future__ import annotations

import posixpath
from html import escape
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from sphinx_evidence.files.write import write_if_changed
from sphinx_evidence.model.digest import digest_of
from sphinx_evidence.shell.builders import PAGES
from sphinx_evidence.shell.changes.told import FEED, changes_of, has_feed
from sphinx_evidence.shell.config import named_by_site
from sphinx_evidence.shell.domain import domain_of
from sphinx_evidence.shell.result import result_of
from sphinx_evidence.wording.words import words_of

_TITLE = "What changed"


def prepare(app: Sphinx, env: BuildEnvironment) -> None:
    """Take a stale feed away."""
    if app.builder.name not in PAGES:
        return
    domain, path = domain_of(env), Path(app.outdir) / FEED
    now = digest_of(result_of(env).world, sorted(domain.left_out), _names(app), has_feed(env))
    output = f"{app.builder.name} {app.outdir} changes"
    domain.clear_stale(output, path, now)


def write(app: Sphinx, exception: Exception | None) -> None:
    """Write the feed unless it is there already."""
    path = Path(app.outdir) / FEED
    if exception is not None or path.exists() or not has_feed(app.env):
        return
    from sphinx_evidence.reports.atom import Site, atom_feed  # few builds write it

    domain = domain_of(app.env)
    base, project, author = _names(app)

    def address(docname: str, anchor: str) -> str:
        if not docname or domain.leads_nowhere(docname, anchor):
            return ""
        return posixpath.join(base, f"{app.builder.get_target_uri(docname)}#{anchor}")

    own = base and posixpath.join(base, FEED)
    site = Site(project, author, own, address, words_of(app.config.language))
    write_if_changed(path, atom_feed(changes_of(app.env), site))


def _names(app: Sphinx) -> tuple[str, str, str]:
    """Return the address of the site, its name, and who made it; the address may be empty."""
    config = app.config
    author, project = named_by_site(config)
    say = words_of(config.language)
    title = project or say("This site")
    return str(config.html_baseurl), title, author or project or say("Its authors")


def name_feed(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: Any
) -> None:
    """Name the feed in the head of the pages that tell what changed, for reader programs to find."""
    if doctree is None or not has_feed(app.env):
        return
    store = domain_of(app.env).store
    if store.records("change_lists", pagename) or store.records("page_changes", pagename):
        link = escape(context["pathto"](FEED, resource=True))
        title = escape(words_of(app.config.language)(_TITLE))
        head = f'<link rel="alternate" type="application/atom+xml" title="{title}" href="{link}" />'
        context["metatags"] = context.get("metatags", "") + head
