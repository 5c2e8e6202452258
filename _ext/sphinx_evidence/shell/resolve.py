"""Filling what directives left on a page when it is written: boxes, tables, summaries, maps."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from docutils import nodes
from sphinx.environment import BuildEnvironment

from sphinx_evidence.model.tiers import UNRATED
from sphinx_evidence.shell.answer.nodes import answer_question
from sphinx_evidence.shell.answer.resolve import answer, verdict_list
from sphinx_evidence.shell.bibtex.citations import unpack
from sphinx_evidence.shell.changes.resolve import days, page_list
from sphinx_evidence.shell.claim.nodes import claim_box, claim_mark, tier_mark
from sphinx_evidence.shell.claim.resolve import Box, quotes
from sphinx_evidence.shell.domain import domain_of
from sphinx_evidence.shell.group.nodes import claim_group
from sphinx_evidence.shell.group.resolve import fill_group
from sphinx_evidence.shell.map.resolve import map_of
from sphinx_evidence.shell.medicines.nodes import medicine_limit, medicine_place
from sphinx_evidence.shell.medicines.resolve import fill_medicines
from sphinx_evidence.shell.nodes import depth_of, placeholder
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


#: The nodes in which something is put when a page is written.
_FILLED: tuple[type[nodes.Element], ...] = (
    *(claim_box, claim_group, answer_question, claim_mark),
    *(medicine_place, medicine_limit, placeholder),
)


def fill(env: BuildEnvironment, document: nodes.document) -> None:
    """Fill every box and replace every placeholder of a document with what the whole site knows."""
    box, store = Box(env), domain_of(env).store
    found: dict[type[nodes.Element], list[Any]] = {kind: [] for kind in _FILLED}
    for node in document.findall(nodes.Element):  # one walk, for there are many pages
        if type(node) in found:
            found[type(node)].append(node)
    for one in found[claim_box]:
        box.fill(one)
    for group in found[claim_group]:
        fill_group(env, group, box.disclaimer)
    for question in found[answer_question]:
        question["level"] = min(depth_of(question) + 1, 6)
    for mark in found[claim_mark]:
        claim = store.find_claim(mark["reftarget"])
        mark.replace_self(tier_mark(claim.tier if claim else UNRATED, box.say))
    places = [*found[medicine_place], *found[medicine_limit]]
    fill_medicines(env, places, box.disclaimer)
    for place in found[placeholder]:
        kind, docname = place["kind"], place["docname"]
        asked = store.records(kind, docname)[place["ordinal"]]
        place.replace_self(_RESOLVE[kind](env, docname, asked))
    # A disclaimer may cite, and then stands in a box on a page that cites nothing else.
    unpack(env, document)
