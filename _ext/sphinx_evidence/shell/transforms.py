"""Filling pages when they are written: boxes, tables, the ledger, pictures.

What fills them is loaded with the first page that is written, for it knows all that can be shown.
All run before Sphinx resolves references (10), so that links in a disclaimer are resolved with those
of the page, and before linkcheck collects addresses (800).
"""

from __future__ import annotations

from typing import Any

from sphinx.transforms.post_transforms import SphinxPostTransform


class FillEvidence(SphinxPostTransform):
    """Put into boxes and placeholders what the whole site knows."""

    default_priority = 6

    def run(self, **kwargs: Any) -> None:
        """Fill every box and replace every placeholder of the document."""
        from sphinx_evidence.shell.resolve import fill

        fill(self.env, self.document)


class FillLedger(SphinxPostTransform):
    """Put into cards and lists of the ledger what the whole site knows."""

    default_priority = 6

    def run(self, **kwargs: Any) -> None:
        """Fill every card and replace every list of the document."""
        from sphinx_evidence.shell.ledger.resolve import Ledger

        Ledger(self.env).fill(self.document)


class DrawPlots(SphinxPostTransform):
    """Replace every drawing of the document."""

    default_priority = 7

    def run(self, **kwargs: Any) -> None:
        """Draw what there is to draw."""
        from sphinx_evidence.shell.picture.resolve import draw_plots

        draw_plots(self.env, self.document)
