"""The directive ``evidence-map``: what was studied in people, filled when the page is written."""

from __future__ import annotations

from docutils import nodes

from sphinx_evidence.model.table import EvidenceMap
from sphinx_evidence.shell.directive import EvidencePart


class MapDirective(EvidencePart):
    """A map of what was studied in people: conditions by routes."""

    has_content = False
    known = ("conditions", "routes")

    def run(self) -> list[nodes.Node]:
        """Return a place for the map; the argument is its caption."""
        chosen = self.chosen("a map")
        conditions, routes = chosen["conditions"], chosen["routes"]
        asked = EvidenceMap(self.title, conditions, routes, self.place, self.env.docname)
        return self.placeholder("maps", asked)
