"""Filling lists of what changed when a page is written."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from docutils import nodes
from sphinx.environment import BuildEnvironment

from sphinx_evidence.files.changes import WITHDRAWN
from sphinx_evidence.model.text import counted
from sphinx_evidence.model.tiers import TIERS
from sphinx_evidence.shell.claim.nodes import tier_mark
from sphinx_evidence.shell.domain import domain_of
from sphinx_evidence.shell.links import link_to
from sphinx_evidence.shell.nodes import text_of
from sphinx_evidence.shell.table.nodes import table_of
from sphinx_evidence.views.changes import TierChange, tier_changes


def days(env: BuildEnvironment, docname: str, _title: str) -> list[nodes.Node]:
    """Return what changed, the newest day first, as a page shows it."""
    return list(_days(env, docname)) or [text_of("Nothing was told yet.")]


def _days(env: BuildEnvironment, docname: str) -> Iterator[nodes.Node]:
    domain = domain_of(env)
    told = tier_changes(domain.build.changes, domain.store)
    for date, group in groupby(told, key=lambda one: one.change.date):
        changes = list(group)
        new = sum(not one.alone for one in changes)
        yield nodes.paragraph("", "", nodes.strong(date, date), classes=["evidence-day"])
        if new:
            yield text_of(f"New: {counted(new, 'claim')}.")
        lines: list[list[list[nodes.Node]]] = [
            [
                [_link(env, docname, one)],
                _tier(one.change.before),
                _tier(one.change.tier),
                [nodes.Text(one.change.why)],
            ]
            for one in changes
            if one.alone
        ]
        if lines:
            yield table_of("", ["Claim", "Before", "Now", "Why"], [40, 15, 15, 30], lines)


def _tier(name: str) -> list[nodes.Node]:
    if name in TIERS:
        return [tier_mark(TIERS[name])]
    return [nodes.Text("Withdrawn" if name == WITHDRAWN else "Not there yet")]


def _link(env: BuildEnvironment, docname: str, one: TierChange) -> nodes.Element:
    if not one.docname:
        return nodes.inline(one.sentence, one.sentence)
    return link_to(env, docname, one.docname, one.anchor, one.sentence)
