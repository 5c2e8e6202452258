"""Filling pages when they are written: boxes, tables, the ledger, pictures.

What fills them is loaded with the first page that needs it, for it knows all that can be shown.
All run before Sphinx resolves references (10), so that links in a disclaimer are resolved with those
of the page, and before linkcheck collects addresses (800).
"""

from __future__ import annotations

from typing import Any

from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_evidence.shell.bibtex.citations import unpack
from sphinx_evidence.shell.picture.nodes import plot_drawing, plot_key


class FillEvidence(SphinxPostTransform):
    """Put into boxes and placeholders what the whole site knows."""

    default_priority = 6

    def run(self, **kwargs: Any) -> None:
        """Fill every box and replace every placeholder of the document."""
        from sphinx_evidence.shell.resolve import fill

        if places := fill(self.env, self.document):
            from sphinx_evidence.shell.placeholders import resolve

            for place in places:
                place.replace_self(resolve(self.env, place))
        # A disclaimer may cite, and then stands in a box on a page that cites nothing else.
        unpack(self.env, self.document)


class DrawPlots(SphinxPostTransform):
    """Replace every drawing of the document."""

    default_priority = 7

    def run(self, **kwargs: Any) -> None:
        """Draw what there is to draw."""
        if any(self.document.findall(lambda node: isinstance(node, plot_drawing | plot_key))):
            from sphinx_evidence.shell.picture.resolve import draw_plots

            draw_plots(self.env, self.document)
