"""Filling tables of claims when a page is written."""

from __future__ import annotations

from docutils import nodes
from sphinx.environment import BuildEnvironment

from sphinx_evidence.model.table import Table
from sphinx_evidence.shell.claim.nodes import tier_mark
from sphinx_evidence.shell.domain import domain_of
from sphinx_evidence.shell.links import link_to
from sphinx_evidence.shell.result import result_of
from sphinx_evidence.shell.table.nodes import cards
from sphinx_evidence.views.table import COLUMNS, Row, rows
from sphinx_evidence.wording.words import words_of


def table(env: BuildEnvironment, docname: str, asked: Table) -> list[nodes.Node]:
    """Return a table of claims as a page shows it."""
    found = rows(asked, result_of(env).shown_site, domain_of(env).store.outlines)
    say = words_of(env.config.language)
    if not found:
        text = say("No claim on this site is of this kind.")
        return [nodes.paragraph(text, text, classes=["evidence-table-empty"])]
    headings = [say(COLUMNS[column][0]) for column in asked.columns]
    widths = [40 if column == "claim" else 20 for column in asked.columns]
    lines = [
        [
            _cell(env, column, cell, row, docname)
            for column, cell in zip(asked.columns, row.cells, strict=True)
        ]
        for row in found
    ]
    drawn = cards(asked.caption, headings, widths, lines)
    drawn["classes"].append("evidence-list")
    return [drawn]


def _cell(
    env: BuildEnvironment, column: str, cell: str, row: Row, docname: str
) -> list[nodes.Node]:
    if column == "claim":
        return [link_to(env, docname, row.docname, row.anchor, cell)]
    if column == "page":
        return [link_to(env, docname, row.docname, "", cell)]
    if column == "tier":
        return [tier_mark(row.tier, words_of(env.config.language))]
    return [nodes.Text(cell)]
