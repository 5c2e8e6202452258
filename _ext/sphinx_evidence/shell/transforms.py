"""Filling pages when they are written: boxes, tables, the ledger, pictures, citations.

What fills them is loaded with the first page that needs it, for it knows all that can be shown.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_evidence.shell.bibtex.citations import unpack
from sphinx_evidence.shell.bibtex.names import name_links
from sphinx_evidence.shell.domain import domain_of
from sphinx_evidence.shell.nodes import CITED
from sphinx_evidence.shell.picture.nodes import plot_drawing, plot_key
from sphinx_evidence.shell.walk import each_of


class FillEvidence(SphinxPostTransform):
    """Put into boxes and placeholders what the whole site knows, and complete what cites."""

    #: Behind bibtex's lists (5); before Sphinx resolves references (10), so that links in a disclaimer
    #: are resolved with those of the page, and before linkcheck collects addresses (800).
    default_priority = 6

    def run(self, **kwargs: Any) -> None:
        """Fill every box and replace every placeholder of the document."""
        from sphinx_evidence.shell.resolve import fill

        if places := fill(self.env, self.document):
            from sphinx_evidence.shell.placeholders import resolve

            for place in places:
                place.replace_self(resolve(self.env, place))
        self._complete()

    def _complete(self) -> None:
        """Complete what stands on the page now; it is walked through once for all of that."""
        links: list[pending_xref] = []
        entries: list[nodes.Element] = []
        drawn = False
        kinds = pending_xref, nodes.citation, nodes.footnote, plot_drawing, plot_key
        for node in each_of(self.document, *kinds):
            if isinstance(node, pending_xref):
                links.append(node)
            elif isinstance(node, plot_drawing | plot_key):
                drawn = True
            else:
                entries.append(node)
        # A disclaimer may cite, and then stands in a box on a page that cites nothing else.
        unpack(self.env, links)
        if roles := [link for link in links if link.get(CITED)]:
            from sphinx_evidence.shell.bibtex.unlisted import show_unlisted

            show_unlisted(self.env, roles)
        if domain_of(self.env).build.builder.format == "html":
            name_links(entries)
        if drawn:
            from sphinx_evidence.shell.picture.resolve import draw_plots

            draw_plots(self.env, self.document)
