"""The scripts of pages: each is loaded where there is something for it to do, and nowhere else."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from sphinx_evidence.shell.claim.nodes import claim_more
from sphinx_evidence.shell.ledger.nodes import popular_card

#: Builders whose pages run scripts. An EPUB reader need not.
_BUILDERS = ("html", "dirhtml", "singlehtml")
_SCRIPTS: tuple[tuple[type[nodes.Node], str], ...] = (
    (claim_more, "details.js"),
    (popular_card, "ledger.js"),
)


def load_scripts(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: Any
) -> None:
    """Load the scripts that a page needs, by what stands on it."""
    if doctree is None or app.builder.name not in _BUILDERS:
        return
    for kind, script in _SCRIPTS:
        if any(True for _ in doctree.findall(kind)):
            app.add_js_file(script, loading_method="defer")
