"""Claims in headings: a title, a table of contents and a label show the sentence, never the id.

Sphinx copies the words of a heading when it reads the page, before anybody knows the sentences of
other pages; so the copies are completed when all pages are read.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from sphinx_evidence.shell.claim.nodes import STANDS_FOR
from sphinx_evidence.shell.domain import domain_of
from sphinx_evidence.shell.store import Store


def claims_in_headings(doctree: nodes.document) -> Iterator[str]:
    """Yield the ids of the claims whose sentences the headings of a page show."""
    for title in doctree.findall(nodes.title):
        if isinstance(title.parent, nodes.section):
            for words in title.findall(nodes.Element):
                if STANDS_FOR in words:
                    yield words[STANDS_FOR]


def complete_headings(_app: Sphinx, env: BuildEnvironment) -> None:
    """Give the copies of headings the sentences of the claims that they name."""
    store = domain_of(env).store
    for page in [page for page, outline in store.outlines.items() if outline.headings]:
        if page not in env.titles:
            continue
        changed: dict[str, str] = {}
        for copy in (env.titles[page], env.longtitles[page], env.tocs[page]):
            _complete(copy, store, changed)
        store.retitle(page, env.titles[page].astext())
        labels = env.domains.standard_domain.labels
        for name, (docname, anchor, text) in list(labels.items()):
            if docname == page and text in changed:
                labels[name] = docname, anchor, changed[text]
        slugs = cast("dict[str, Any]", env.metadata[page].get("myst_slugs", {}))
        for slug, (line, anchor, text) in list(slugs.items()):
            slugs[slug] = line, anchor, changed.get(text, text)


def _complete(copy: nodes.Element, store: Store, changed: dict[str, str]) -> None:
    """Put sentences into a copy, and note what became of the text of each heading in it."""
    for words in copy.findall(nodes.Element):
        claim = store.find_claim(words[STANDS_FOR]) if STANDS_FOR in words else None
        if claim is None:
            continue
        heading = words
        while heading.parent is not None and not isinstance(heading, nodes.reference):
            heading = heading.parent
        before = heading.astext()
        words[:] = [nodes.Text(claim.sentence or claim.name)]
        changed[before] = heading.astext()


def shown_headings(env: BuildEnvironment) -> tuple[str, ...]:
    """Return the claims in headings: a theme may show any heading on any page."""
    store = domain_of(env).store
    pages = [page for page, outline in sorted(store.outlines.items()) if outline.headings]
    return tuple(dict.fromkeys(name for page in pages for name in store.records("headings", page)))
