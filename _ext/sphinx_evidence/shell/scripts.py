"""The scripts of pages: each is loaded where there is something for it to do, and nowhere else."""

from __future__ import annotations

import json
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from sphinx_evidence.shell.builders import WEB
from sphinx_evidence.shell.claim.nodes import claim_more
from sphinx_evidence.shell.ledger.nodes import popular_card
from sphinx_evidence.shell.walk import each_of
from sphinx_evidence.wording.words import Words, words_of

_SCRIPTS: tuple[tuple[type[nodes.Node], str], ...] = (
    (claim_more, "details.js"),
    (popular_card, "ledger.js"),
)


def script_words(say: Words) -> dict[str, Any]:
    """Return what the tag of a script says in a language that is not English: the words, as JSON."""
    return {"data-words": json.dumps(dict(say.scripts), ensure_ascii=False)} if say.scripts else {}


def load_scripts(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: Any
) -> None:
    """Load the scripts that a page needs, by what stands on it."""
    if doctree is None or app.builder.name not in WEB:
        return
    wanted = dict(_SCRIPTS)
    for node in each_of(doctree, *wanted):
        wanted.pop(type(node), None)
        if not wanted:
            break
    for kind, script in _SCRIPTS:
        if kind not in wanted:
            words = script_words(words_of(app.config.language)) if script == "ledger.js" else {}
            app.add_js_file(script, loading_method="defer", **words)
