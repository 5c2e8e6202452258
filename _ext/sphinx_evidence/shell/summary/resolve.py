"""Filling summaries of findings when a page is written."""

from __future__ import annotations

from docutils import nodes
from sphinx.environment import BuildEnvironment

from sphinx_evidence.model.table import Summary
from sphinx_evidence.shell.elements import marked, note
from sphinx_evidence.shell.links import link_to
from sphinx_evidence.shell.nodes import text_of
from sphinx_evidence.shell.result import result_of
from sphinx_evidence.shell.table.nodes import cards
from sphinx_evidence.views.summary import HEADINGS, WHAT_DERIVED, Row, has_derived
from sphinx_evidence.views.summary import rows as finding_rows
from sphinx_evidence.wording.words import words_of

NO_FINDINGS = "None of the claims asked for is on this site."


def findings(env: BuildEnvironment, docname: str, asked: Summary) -> list[nodes.Node]:
    """Return a summary of findings as a page shows it."""
    found = finding_rows(asked, result_of(env).shown_site)
    say = words_of(env.config.language)
    if not found:
        return [note(say(NO_FINDINGS))]
    lines = [_row(env, docname, row) for row in found]
    table = cards(asked.caption, say.each(HEADINGS), [20, 21, 23, 14, 22], lines)
    table["classes"].append("evidence-findings")
    return [table, *([note(say(WHAT_DERIVED))] if has_derived(found, say) else [])]


def _row(env: BuildEnvironment, docname: str, row: Row) -> list[list[nodes.Element]]:
    first, *others = row.outcome
    return [
        [nodes.paragraph("", "", nodes.strong(first, first)), *map(text_of, others)],
        [*map(text_of, row.people)],
        [*map(text_of, row.effect)],
        [marked(row.tier, words_of(env.config.language))],
        [nodes.paragraph("", "", link_to(env, docname, row.docname, row.anchor, row.sentence))],
    ]
