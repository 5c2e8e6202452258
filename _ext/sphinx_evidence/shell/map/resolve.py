"""Filling maps when a page is written."""

from __future__ import annotations

from docutils import nodes
from sphinx.environment import BuildEnvironment

from sphinx_evidence.model.table import EvidenceMap
from sphinx_evidence.shell.domain import domain_of
from sphinx_evidence.shell.elements import marked, note
from sphinx_evidence.shell.links import link_to
from sphinx_evidence.shell.nodes import text_of
from sphinx_evidence.shell.result import result_of
from sphinx_evidence.shell.table.nodes import cards
from sphinx_evidence.views.map import Cell, Lead, Line, grid
from sphinx_evidence.wording.words import small, words_of

#: One truth above every map: a mark is not a recommendation.
HOW_TO_READ = (
    "How to read this map: the mark tells how sure we are of the answer. It does not tell whether "
    "the treatment works; the words below the mark do. “No study in people found” and “No "
    "controlled trial found” mean that we found none where we looked. That is not proof that the "
    "treatment fails. “We have nothing on this” means that no claim here tells of a search for it."
)
NO_MAP = "No claim about a condition on this site names a route."
#: Where no claim tells what was looked for, nobody may say that nothing was found.
NOTHING = "We have nothing on this"


def map_of(env: BuildEnvironment, docname: str, asked: EvidenceMap) -> list[nodes.Node]:
    """Return a map as a page shows it."""
    return _Drawer(env, docname).draw(asked)


class _Drawer:
    """Draws on one page."""

    def __init__(self, env: BuildEnvironment, docname: str) -> None:
        self._env = env
        self._say = words_of(env.config.language)
        self._docname = docname

    def _link(self, to: str, anchor: str, text: str) -> nodes.Element:
        return link_to(self._env, self._docname, to, anchor, text)

    def draw(self, asked: EvidenceMap) -> list[nodes.Node]:
        """Return a map, with the words above it that say how to read it."""
        found = grid(asked, result_of(self._env).shown_site, domain_of(self._env).store.outlines)
        say = self._say
        if not found.lines:
            return [note(say(NO_MAP))]
        share = 80 // len(found.routes)
        table = cards(
            asked.caption,
            [say("Condition"), *found.routes],
            [20, *[share] * len(found.routes)],
            map(self._line, found.lines),
        )
        table["classes"] += ["evidence-map", "no-page-numbers"]
        return [note(say(HOW_TO_READ)), table]

    def _line(self, line: Line) -> list[list[nodes.Element]]:
        pages = [nodes.paragraph("", "", self._link(page, "", title)) for page, title in line.pages]
        return [[*pages], *map(self._cell, line.cells)]

    def _cell(self, cell: Cell) -> list[nodes.Element]:
        found: list[nodes.Element] = []
        say = self._say
        if cell.answer:
            found += [marked(cell.answer.tier, say), self._lead(cell.answer, cell.answer.words)]
            if cell.answer.claims > 1:
                found.append(
                    text_of(say("{} claims here, none surer than this.", cell.answer.claims))
                )
        if cell.nothing:
            looked_for = say(cell.nothing.tier.label)
            if cell.answer:
                before = say("On other questions: ")
                found.append(self._lead(cell.nothing, small(looked_for), before))
            else:
                found.append(self._lead(cell.nothing, looked_for))
            if cell.nothing.claims > 1:
                found[-1] += nodes.Text(say(" ({} claims)", cell.nothing.claims))
        if not found and cell.other and not cell.preclinical:
            # Nobody said that nothing was found.
            found.append(self._lead(cell.other, cell.other.words, say("On other questions: ")))
        if not found and not cell.preclinical:
            found.append(text_of(say(NOTHING)))
        if cell.preclinical and not cell.answer:
            found.append(self._lead(cell.preclinical, say("Animals or cells only")))
        return found

    def _lead(self, lead: Lead, words: str, before: str = "") -> nodes.paragraph:
        line = nodes.paragraph()
        if before:
            line += nodes.Text(before)
        line += self._link(lead.docname, lead.anchor, words)
        return line
