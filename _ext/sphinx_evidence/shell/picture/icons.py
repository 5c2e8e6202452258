"""The directive ``icon-array``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_evidence.model.plot import ICON_ARRAY
from sphinx_evidence.shell.nodes import text_of
from sphinx_evidence.shell.picture.directive import PlotDirective
from sphinx_evidence.shell.picture.nodes import plot_drawing, plot_key, plot_part

if TYPE_CHECKING:
    from sphinx_evidence.pictures import icons

_KEY = "Each sign is one of 100 people. The large filled ones had the outcome."


class IconArrayDirective(PlotDirective):
    """Icon arrays: of 100 people, how many had a benefit and how many a harm."""

    kind = ICON_ARRAY
    known = ("benefit", "harm")

    def run(self) -> list[nodes.Node]:
        """Return two arrays for each pair of a claim and its counts, and a table."""
        # What works a picture out takes long to load, and most builds read none.
        from sphinx_evidence.pictures import icons
        from sphinx_evidence.trials.files import CountsError

        given = self.options_of()
        pairs: list[icons.Pair] = []
        for side in self.known:
            try:
                found = self._pairs(side, given.get(side, ""))
            except CountsError as error:
                self.not_drawn(error)
                continue
            if not found:
                text = f"the icon array shows no {side}; add :{side}: with claim id = counts"
                self.fault("uncertain-icon-array", text)
            pairs += found
        if not pairs:
            return [
                self.box([plot_part("", text_of(self.words("This picture could not be drawn.")))])
            ]
        widths, key = [22, 20, 20, 38], self.words(_KEY)
        box = self.box([plot_part("", plot_key(key, key), *map(self._arrays, pairs))])
        table = self.table(icons.headings(self.words), widths, icons.lines(tuple(pairs)))
        box += plot_part("", table)
        return [box]

    def _pairs(self, side: str, written: str) -> list[icons.Pair]:
        from sphinx_evidence.pictures import icons
        from sphinx_evidence.trials.counts_names import split_counts
        from sphinx_evidence.trials.files import CountsError

        pairs = []
        for part in filter(None, map(str.strip, written.split(";"))):
            claim, equals, counts = (piece.strip() for piece in part.partition("="))
            rows = self.rows(split_counts(counts)) if claim and equals else []
            if not rows:
                raise CountsError(
                    f"{part!r} names no counts; write claim id = file: source: outcome"
                )
            self.note_plot(side, (claim,), rows)
            pairs += [icons.Pair(side, claim, row, self.words) for row in rows]
        return pairs

    def _arrays(self, pair: icons.Pair) -> nodes.Node:
        """Return the two arrays of a pair below the claim that they belong to."""
        lead = nodes.paragraph("", "", nodes.strong(pair.lead, pair.lead), nodes.Text(" "))
        lead += self.link(pair.claim)
        arms = nodes.container(classes=["evidence-arms"])
        for arm in pair.arms:
            drawing = plot_drawing(
                picture=arm.filled, alternative=arm.alternative(pair.counts.outcome)
            )
            arms += nodes.container("", drawing, text_of(arm.caption), classes=["evidence-arm"])
        return nodes.container("", lead, arms, classes=["evidence-pair"])
