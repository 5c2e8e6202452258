"""Resolving sphinxcontrib-bibtex's citations only when something that they depend on changed.

bibtex formats every entry of every bibliography in each build, also in one in which nothing
changed; with 200 sources that takes longer than all the rest of such a build. What it works out
is stored with the environment, so it can be kept.
"""

from __future__ import annotations

import ast
import logging
import pickle
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from docutils import nodes
from pybtex.richtext import Tag
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_evidence.model.digest import digest_of
from sphinx_evidence.shell.bibtex.bibliography import bibtex_of
from sphinx_evidence.shell.bibtex.cache import Listed, Settled
from sphinx_evidence.shell.bibtex.internals import (
    bibliography,
    env_updated,
    stop,
)
from sphinx_evidence.shell.bibtex.missing_fields import retell
from sphinx_evidence.shell.domain import domain_of
from sphinx_evidence.shell.walk import each_of

_SETTINGS = ("bibtex_tooltips", "bibtex_tooltips_style", "bibtex_encoding")


def take_over(app: Sphinx) -> None:
    """Let `settle` decide when bibtex settles its citations, in the place where it would."""
    listeners = [*app.events.listeners.get("env-updated", ())]
    found = [listener for listener in listeners if listener.handler is env_updated]
    if not found:
        raise stop("handler of env-updated")
    for listener in found:
        app.disconnect(listener.id)
        app.connect("env-updated", settle, listener.priority)


def settle(app: Sphinx, env: BuildEnvironment) -> None:
    """Have bibtex settle its citations, unless the stored ones are still right.

    A settling that warned is not kept, so that its warnings come again with each build.
    """
    bibtex, domain = bibtex_of(env), domain_of(env)
    digest, kept = _digest(env), domain.data["settled"]
    if kept is None or kept.digest != digest:
        with _warnings_of("sphinx.sphinxcontrib.bibtex.domain", env) as warnings:
            _settle_once(app, env)
        domain.data["settled"] = Settled(
            "" if warnings else digest,
            tuple(
                Listed(
                    c.key,
                    c.bibliography_key.docname,
                    c.citation_id,
                    c.formatted_entry.label,
                    bibtex.bibliographies[c.bibliography_key].list_ == "citation",
                )
                for c in bibtex.citations
            ),
            pickle.dumps(bibtex.citations, pickle.HIGHEST_PROTOCOL),
        )
    bibtex.data["citations"] = []


def _settle_once(app: Sphinx, env: BuildEnvironment) -> None:
    """Have bibtex format each entry once where what a link shows when pointed at is the same text."""
    config, data = env.config, bibtex_of(env).data
    same = config.bibtex_tooltips and not config.bibtex_tooltips_style
    if not same:
        env_updated(app, env)
        return
    config.bibtex_tooltips = False
    try:
        env_updated(app, env)
    finally:
        config.bibtex_tooltips = True
    data["citations"] = [
        # An entry that lacks a field is nothing but a message in bold, and has no tooltip.
        one
        if isinstance(one.formatted_entry.text, Tag)
        else one._replace(tooltip_entry=one.formatted_entry)
        for one in data["citations"]
    ]


class UnpackCitations(SphinxPostTransform):
    """Hand bibtex its citations before it writes a page that needs them."""

    default_priority = 4  # bibtex's own: 5

    def run(self, **kwargs: Any) -> None:
        """Unpack them, unless another page asked before."""
        unpack(self.env, each_of(self.document, bibliography, pending_xref))


def unpack(env: BuildEnvironment, asking: Iterable[nodes.Element]) -> None:
    """Hand bibtex its citations if a page holds a bibliography or a reference to one.

    :param asking: the bibliographies of a page, and the links that Sphinx is yet to resolve.
    """
    data, kept = bibtex_of(env).data, domain_of(env).data["settled"]
    if kept and not data["citations"] and any(map(_asks_for_citations, asking)):
        data["citations"] = pickle.loads(kept.citations)  # noqa: S301 -- our own


def _asks_for_citations(node: nodes.Element) -> bool:
    return isinstance(node, bibliography) or node.get("refdomain") in ("cite", "", None)


def _digest(env: BuildEnvironment) -> str:
    """Return a digest of all that bibtex looks at when it settles its citations."""
    lists = [
        (
            key,
            [str(path) for path in value.bibfiles],
            *(value.style, value.list_, value.labelprefix, value.keyprefix, value.keys),
            ast.dump(value.filter_),
            [(entry, node["ids"]) for entry, node in value.citation_nodes.items()],
        )
        for key, value in bibtex_of(env).bibliographies.items()
    ]
    settings = [getattr(env.config, name) for name in _SETTINGS]
    order = sorted(env.toctree_includes.items()), sorted(env.found_docs)
    files = [(path, file.digest) for path, file in sorted(domain_of(env).bibfiles.items())]
    cited = [
        (reference.citation_ref_id, reference.docname, [target.key for target in reference.targets])
        # Pages read again go to the end of the list; bibtex looks at the order of pages only.
        for reference in sorted(bibtex_of(env).citation_refs, key=lambda found: str(found.docname))
    ]
    return digest_of(files, cited, settings, lists, order)


@contextmanager
def _warnings_of(name: str, env: BuildEnvironment) -> Iterator[list[str]]:
    """Collect what a logger warns of; what an entry lacks is told in our words."""
    found: list[str] = []
    # Of two sources of one key the first counts.
    sources = cache(lambda: {source.key: source for source in reversed(domain_of(env).sources)})

    def note(record: logging.LogRecord) -> bool:
        if record.levelno >= logging.WARNING:
            found.append(record.getMessage())
            retell(record, env, sources)
        return True

    logger = logging.getLogger(name)
    logger.addFilter(note)
    try:
        yield found
    finally:
        logger.removeFilter(note)
