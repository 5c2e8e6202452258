"""What the directives share that show counts as pictures.

All is worked out while the page is read, from the counts and the bibliography; the page is read
again when one of these files changes. It is drawn when the page is written.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from sphinx_evidence.model.notes import Reference
from sphinx_evidence.model.plot import Plot
from sphinx_evidence.shell.directive import EvidencePart
from sphinx_evidence.shell.domain import domain_of
from sphinx_evidence.shell.picture.nodes import plot_box, plot_table, plot_title
from sphinx_evidence.shell.table.nodes import cards

if TYPE_CHECKING:
    from sphinx_evidence.trials.counts import Counts
    from sphinx_evidence.trials.counts_names import CountsName


class PlotDirective(EvidencePart):
    """What the two have in common."""

    kind = ""

    def options_of(self) -> dict[str, str]:
        """Return the options that a picture of this kind knows."""
        return self.known_options(f"the {self.kind}")

    def rows(self, names: Iterable[CountsName]) -> list[Counts]:
        """Return the rows of counts of these names; the page depends on their files."""
        from sphinx_evidence.trials.counts import DataFolder

        folder = DataFolder(domain_of(self.env).build.counts)
        found = []
        for name in names:
            if folder.is_name(name.comparison):
                self.env.note_dependency(folder.path / f"{name.comparison}.csv")
            found.append(folder.row(*name))
        return found

    def not_drawn(self, error: ValueError) -> None:
        """Note why it can't be drawn, and what to do where the error does not say so."""
        text = f"the {self.kind} can't be drawn: {error}"
        what_to_do = "" if ";" in str(error) else "; correct the name or the file"
        self.fault("broken-figure", f"{text}{what_to_do}")

    def note_plot(self, side: str, claims: tuple[str, ...], rows: Sequence[Counts]) -> None:
        """Note what the picture shows, for the gate."""
        docname, place = self.env.docname, self.place
        sources = tuple(dict.fromkeys(row.source for row in rows))
        self.store.note("plots", docname, Plot(self.kind, side, claims, sources, place, docname))

    def box(self, content: list[nodes.Node]) -> plot_box:
        """Return a picture with its title; the author's own words stand below the drawing."""
        box = plot_box(kind=self.kind)
        if self.title:
            title = plot_title("", "", nodes.strong(self.title, self.title))
            self.set_source_info(title)
            box += title
        else:
            text = f"the {self.kind} has no title; say behind its name what it shows"
            self.fault("broken-figure", text)
        self.target(box, self.anchor("picture", self.title))
        note = self.parse_content_to_nodes()
        box += [*content, nodes.container("", *note)] if note else content
        return box

    def link(self, claim: str) -> addnodes.pending_xref:
        """Return a link to a claim, as the role makes it."""
        docname = self.env.docname
        self.store.note("claim_references", docname, Reference(claim, self.place, docname))
        name = nodes.inline(claim, claim)
        kind = {"refdomain": "evidence", "reftype": "claim", "reftarget": claim}
        link = addnodes.pending_xref("", name, refdoc=docname, refexplicit=False, **kind)
        self.set_source_info(link)
        return link

    def table(self, headings: list[str], widths: list[int], lines: list[list[str]]) -> plot_table:
        """Return the numbers of the picture as a table."""
        numbers: list[list[list[nodes.Node]]] = [
            [[nodes.Text(cell)] for cell in line] for line in lines
        ]
        table = cards("", headings, widths, numbers).children[0]
        return plot_table("", table, label=self.words("The numbers: {}", self.title))
