"""``evidence-changes`` and ``page-changes``: what changed, filled when the page is written."""

from __future__ import annotations

from docutils import nodes

from sphinx_evidence.shell.directive import EvidencePart


class ChangesDirective(EvidencePart):
    """A list of what changed, from the file that ``evidence_changes`` names."""

    has_content = False

    def run(self) -> list[nodes.Node]:
        """Return a place for the list; it is filled when the page is written."""
        self.known_options("a list of what changed")
        return self.placeholder("change_lists", self.title)


class PageChangesDirective(EvidencePart):
    """What changed on its own page: a line a day, the newest first, for those who read on a screen."""

    has_content = False

    def run(self) -> list[nodes.Node]:
        """Return a place for the lines; it is filled when the page is written."""
        self.known_options("a list of what changed on a page")
        return self.placeholder("page_changes", self.title)
