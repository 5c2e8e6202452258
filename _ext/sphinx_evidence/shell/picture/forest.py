"""The directive ``forest-plot``."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from sphinx_evidence.model.options import split_names
from sphinx_evidence.model.plot import FOREST_PLOT
from sphinx_evidence.model.spelling import nearest
from sphinx_evidence.shell.domain import domain_of
from sphinx_evidence.shell.nodes import text_of
from sphinx_evidence.shell.picture.directive import PlotDirective
from sphinx_evidence.shell.picture.nodes import plot_drawing, plot_key, plot_part
from sphinx_evidence.wording.words import Words

if TYPE_CHECKING:
    from sphinx_evidence.pictures.forest_rows import Forest

_LIBRARIES = ("matplotlib", "statsmodels")


class ForestPlotDirective(PlotDirective):
    """A forest plot: studies on one axis, and what they say together where that is asked for."""

    kind = FOREST_PLOT
    known = ("counts", "measure", "pool", "favours", "claim")

    def run(self) -> list[nodes.Node]:
        """Return the picture, its numbers as a table, and links to its claims."""
        # What works a picture out takes long to load, and most builds read none.
        from sphinx_evidence.pictures import forest_text
        from sphinx_evidence.pictures.forest_rows import CannotDraw
        from sphinx_evidence.trials.files import CountsError

        given = self.options_of()
        claims = split_names(given.get("claim", ""))
        links = [self.link(claim) for claim in claims]
        try:
            plot = self._plot(given, claims)
        except (CountsError, CannotDraw) as error:
            self.not_drawn(error)
            plot = None
        if plot is None:
            return [
                self.box([plot_part("", text_of(self.words("This picture could not be drawn.")))])
            ]
        say = self.words
        key = forest_text.key(plot, say)
        words = forest_text.alternative(plot, say)
        drawing = plot_drawing(picture=plot, alternative=words)
        box = self.box([plot_part("", drawing, plot_key(key, key))])
        box["favours"] = list(plot.favours)  # words of its author, which are read as such
        told = map(text_of, forest_text.notes(plot, say))
        table = self.table(
            forest_text.headings(plot, say), forest_text.widths(plot), forest_text.lines(plot, say)
        )
        box += plot_part("", *told, table, *_links(links, say))
        return [box]

    def _plot(self, given: dict[str, str], claims: tuple[str, ...]) -> Forest | None:
        """Work the picture out; None where a fault was noted."""
        from sphinx_evidence.pictures.forest_rows import MEASURES, MODELS, CannotDraw, forest
        from sphinx_evidence.trials.counts_names import split_counts

        names = split_counts(given.get("counts", ""))
        if not names:
            raise CannotDraw("it names no counts; add :counts: with file: source: outcome")
        rows = self.rows(names)
        self.note_plot("", claims, rows)
        measure = given.get("measure", "") or "risk-ratio"
        model = given.get("pool", "")
        favours = tuple(filter(None, map(str.strip, given.get("favours", "").split(";"))))
        sound = self._is_one_of("measure", measure, MEASURES)
        sound &= not model or self._is_one_of("pool", model, MODELS)
        if len(favours) not in (0, 2):
            text = ":favours: needs both ends of the axis; write the left one; the right one"
            self.fault("unknown-value", text)
            sound = False
        if absent := missing_libraries():
            self.env.note_reread()  # until they are there
            raise CannotDraw(
                f"{' and '.join(absent)} {'is' if len(absent) == 1 else 'are'} not installed; "
                f"run: pip install {' '.join(absent)}"
            )
        if not sound:
            return None
        for path in filter(None, domain_of(self.env).bibfiles):
            self.env.note_dependency(path)  # it names the studies
        labels = {source.key: source.label for source in domain_of(self.env).sources}
        named = [(labels.get(row.source, row.source), row) for row in rows]
        return forest(self.title, named, measure, pooled=bool(model), favours=favours)

    def _is_one_of(self, option: str, value: str, allowed: Iterable[str]) -> bool:
        names = list(allowed)
        if value in names:
            return True
        known = " or ".join(names)
        hint = nearest(value, names)
        self.fault("unknown-value", f':{option}: can\'t be "{value}"{hint}; write {known}')
        return False


def missing_libraries() -> list[str]:
    """Return what a forest plot needs and this machine lacks."""
    absent = []
    for name in _LIBRARIES:
        try:
            import_module(name)
        except ImportError:
            absent.append(name)
    return absent


def _links(links: list[addnodes.pending_xref], say: Words) -> list[nodes.Node]:
    """Return the claims that a picture belongs to."""
    if not links:
        return []
    if len(links) == 1:
        lead = nodes.Text(say("The claim that it belongs to: "))
        return [nodes.paragraph("", "", lead, links[0])]
    items = (nodes.list_item("", nodes.paragraph("", "", link)) for link in links)
    return [
        text_of(say("The claims that it belongs to:")),
        nodes.bullet_list("", *items, bullet="*"),
    ]
