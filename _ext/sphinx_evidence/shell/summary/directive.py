"""Directives for what a site says as a whole: summaries of findings, and maps of what was studied.

They leave a place on the page, which `drawn_summaries` fills when the page is written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_evidence.model.asked import MapAsked
from sphinx_evidence.model.notes import Reference
from sphinx_evidence.model.options import split_names
from sphinx_evidence.shell.directive import EvidencePart
from sphinx_evidence.views.summary import FindingsAsked

if TYPE_CHECKING:
    from docutils import nodes


class _Summary(EvidencePart):
    """What both share."""

    has_content = False

    def chosen(self, what: str) -> dict[str, tuple[str, ...]]:
        """Return the names in each option, and tell of options that there are none of."""
        options = self.known_options(what)
        return {name: split_names(options.get(name, "")) for name in self.known}


class FindingsDirective(_Summary):
    """A summary of findings: a row for each claim that it names."""

    known = ("claims",)

    def run(self) -> list[nodes.Node]:
        """Return a place for the table; the argument is its caption."""
        docname, place = self.env.docname, self.place
        claims = self.chosen("a summary of findings")["claims"]
        if not claims:
            self.stray("unknown-value", "a summary of findings names no claim under :claims:")
        for name in claims:  # what leads nowhere is told as of any other mention of a claim
            self.store.note("claim_references", docname, Reference(name, place, docname))
        return self.leave("findings", FindingsAsked(self.title, claims, place, docname))


class MapDirective(_Summary):
    """A map of what was studied in people: conditions by routes."""

    known = ("conditions", "routes")

    def run(self) -> list[nodes.Node]:
        """Return a place for the map; the argument is its caption."""
        chosen = self.chosen("a map")
        conditions, routes = chosen["conditions"], chosen["routes"]
        asked = MapAsked(self.title, conditions, routes, self.place, self.env.docname)
        return self.leave("maps", asked)
