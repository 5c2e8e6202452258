"""``sitemap.xml`` beside the pages of a site that says where it is served.

It lists every page in every build, in one order. (sphinx-sitemap 2.9 lists the pages that a build
wrote, as they came, and starts a process for it; a site that has it, or a file of its own, keeps that.)
"""

from __future__ import annotations

import posixpath
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from sphinx_evidence.files.write import write_if_changed
from sphinx_evidence.shell.builders import PAGES
from sphinx_evidence.shell.domain import domain_of

_FILE = "sitemap.xml"


def prepare(app: Sphinx, env: BuildEnvironment) -> None:
    """Take a sitemap of ours away that tells of another address than the site has now."""
    output = f"{app.builder.name} {app.outdir} sitemap"
    domain_of(env).clear_stale(output, Path(app.outdir) / _FILE, _base(app) or None)


def write(app: Sphinx, exception: Exception | None) -> None:
    """Write the sitemap."""
    base = _base(app)
    if exception is not None or not base:
        return
    from sphinx_evidence.reports.sitemap import sitemap  # few builds write it

    pages = sorted(app.env.found_docs)
    text = sitemap(posixpath.join(base, app.builder.get_target_uri(page)) for page in pages)
    write_if_changed(Path(app.outdir) / _FILE, text)


def _base(app: Sphinx) -> str:
    """Return the address of the site; empty where no sitemap of ours is wanted."""
    extra = (Path(app.confdir) / name for name in app.config.html_extra_path)
    if app.builder.name not in PAGES or "sphinx_sitemap" in app.extensions:
        return ""
    own = any(path.name == _FILE or (path / _FILE).exists() for path in extra)
    return "" if own else str(app.config.html_baseurl)
