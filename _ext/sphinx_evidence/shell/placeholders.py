"""What takes the place of a placeholder: tables, summaries, maps, changes, answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from docutils import nodes
from sphinx.environment import BuildEnvironment

from sphinx_evidence.shell.answer.resolve import answer, verdict_list
from sphinx_evidence.shell.changes.resolve import days, page_list
from sphinx_evidence.shell.claim.resolve import quotes
from sphinx_evidence.shell.domain import domain_of
from sphinx_evidence.shell.map.resolve import map_of
from sphinx_evidence.shell.nodes import placeholder
from sphinx_evidence.shell.summary.resolve import findings
from sphinx_evidence.shell.table.resolve import table

#: What resolves a placeholder on a page, by the kind of record that its directive noted.
_RESOLVE: Mapping[str, Callable[[BuildEnvironment, str, Any], list[nodes.Node]]] = {
    "tables": table,
    "findings": findings,
    "maps": map_of,
    "change_lists": days,
    "page_changes": page_list,
    "answers": answer,
    "quotes": quotes,
    "verdicts": verdict_list,
}


def resolve(env: BuildEnvironment, place: placeholder) -> list[nodes.Node]:
    """Return what a placeholder stands for, as the whole site knows it."""
    kind, docname = place["kind"], place["docname"]
    asked = domain_of(env).store.records(kind, docname)[place["ordinal"]]
    return _RESOLVE[kind](env, docname, asked)
