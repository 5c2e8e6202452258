"""Filling what directives left on a page when it is written: boxes, groups, cards, medicines.

What fills a kind of place is loaded with the first page that has one.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.environment import BuildEnvironment

from sphinx_evidence.model.tiers import UNRATED
from sphinx_evidence.shell.answer.nodes import answer_question
from sphinx_evidence.shell.claim.nodes import claim_box, claim_mark, tier_mark
from sphinx_evidence.shell.claim.resolve import Box
from sphinx_evidence.shell.domain import domain_of
from sphinx_evidence.shell.group.nodes import claim_group
from sphinx_evidence.shell.ledger.nodes import popular_card, popular_list
from sphinx_evidence.shell.medicines.nodes import medicine_limit, medicine_place
from sphinx_evidence.shell.nodes import depth_of, placeholder

#: The nodes in which something is put when a page is written.
_FILLED: tuple[type[nodes.Element], ...] = (
    *(claim_box, claim_group, answer_question, claim_mark, popular_card, popular_list),
    *(medicine_place, medicine_limit, placeholder),
)


def fill(env: BuildEnvironment, document: nodes.document) -> list[placeholder]:
    """Fill every box and card of a document with what the whole site knows.

    :return: the placeholders of the document, which `placeholders` replaces.
    """
    box, store = Box(env), domain_of(env).store
    found: dict[type[nodes.Element], list[Any]] = {kind: [] for kind in _FILLED}
    for node in document.findall(nodes.Element):  # one walk, for there are many pages
        if type(node) in found:
            found[type(node)].append(node)
    for one in found[claim_box]:
        box.fill(one)
    if groups := found[claim_group]:
        from sphinx_evidence.shell.group.resolve import fill_group

        for group in groups:
            fill_group(env, group, box.disclaimer)
    for question in found[answer_question]:
        question["level"] = min(depth_of(question) + 1, 6)
    for mark in found[claim_mark]:
        claim = store.find_claim(mark["reftarget"])
        mark.replace_self(tier_mark(claim.tier if claim else UNRATED, box.say))
    if places := [*found[medicine_place], *found[medicine_limit]]:
        from sphinx_evidence.shell.medicines.resolve import fill_medicines

        fill_medicines(env, places, box.disclaimer)
    if found[popular_card] or found[popular_list]:
        from sphinx_evidence.shell.ledger.resolve import Ledger

        Ledger(env).fill(found[popular_card], found[popular_list])
    return found[placeholder]
