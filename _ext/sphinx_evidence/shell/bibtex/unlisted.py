"""Citations of what no bibliography of the site lists: they name the source themselves.

bibtex prints "[]" for them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.environment import BuildEnvironment

from sphinx_evidence.shell.bibtex.internals import parse_citation_targets
from sphinx_evidence.shell.domain import domain_of
from sphinx_evidence.shell.links import link_out
from sphinx_evidence.shell.result import result_of
from sphinx_evidence.wording.words import words_of

if TYPE_CHECKING:
    from sphinxcontrib.bibtex.citation_target import CitationTarget

#: Roles that stand in a sentence as its words do.
_IN_WORDS = ("t", "ts", "ct", "cts", "author", "authors", "cauthor", "cauthors", "year", "label")


def show_unlisted(env: BuildEnvironment, roles: Iterable[pending_xref]) -> None:
    """Write label and address of a source where no list of the site has its reference.

    :param roles: what cites on a page.
    """
    listed = {entry.key for entry in domain_of(env).listed if entry.linked}
    for node in roles:
        if node["reftype"] == "empty" or node.get("refdomain") != "cite":
            continue
        targets = [*parse_citation_targets(node["reftarget"])]
        if all(target.key in listed for target in targets):
            continue
        shown = [*_shown(targets, env)]
        bare = node["reftype"] in _IN_WORDS
        node.replace_self(
            nodes.inline("", "", *(shown if bare else [nodes.Text("["), *shown, nodes.Text("]")]))
        )


def _shown(targets: list[CitationTarget], env: BuildEnvironment) -> Iterator[nodes.Node]:
    known, say = result_of(env).site.sources_by_key, words_of(env.config.language)
    for number, target in enumerate(targets):
        source = known.get(target.key)
        lead = "; " * bool(number) + (f"{target.pre} " if target.pre else "")
        if lead:
            yield nodes.Text(lead)
        label = source.label if source else say("{}, unknown source", target.key)
        yield nodes.Text(f"{label}, " if source and source.link else label)
        if source and source.link:
            yield link_out(env, source.link, source.link_text)
        if target.post:
            yield nodes.Text(f", {target.post}")
