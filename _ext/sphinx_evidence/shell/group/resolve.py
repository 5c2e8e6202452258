"""Filling groups of boxes when a page is written.

The disclaimer stands on top where the boxes under it can be seen to go with it: in HTML. Each box
keeps its own copy, for those who hear the page, follow a link to one box, or print it.
"""

from __future__ import annotations

from docutils import nodes
from sphinx.environment import BuildEnvironment

from sphinx_evidence.shell.claim.nodes import claim_box
from sphinx_evidence.shell.disclaimer.resolve import CopyOf, places_of
from sphinx_evidence.shell.domain import domain_of
from sphinx_evidence.shell.elements import labelled
from sphinx_evidence.shell.group.nodes import claim_group
from sphinx_evidence.shell.result import result_of
from sphinx_evidence.wording.words import words_of

#: What stands above a group of so many boxes.
LEADS = {
    2: "What these two boxes do not mean:",
    3: "What these three boxes do not mean:",
    4: "What these four boxes do not mean:",
}
LEAD = "What these boxes do not mean:"


def fill_group(env: BuildEnvironment, group: claim_group, copy: CopyOf) -> None:
    """Put the common disclaimers on top of a group.

    :param copy: returns a copy of a disclaimer, as boxes show it.
    """
    domain = domain_of(env)
    boxes = [child for child in group.children if isinstance(child, claim_box)]
    if not boxes or domain.build.builder.format != "html":
        return
    claim = domain.store.records("claims", boxes[0]["docname"])[boxes[0]["ordinal"]]
    wanted = places_of(env, group["disclaimers"])
    shown = result_of(env).facts.of(claim).disclaimers
    copies = [copy(one) for one in shown if (one.docname, one.ordinal) in wanted]
    if copies:
        lead = words_of(env.config.language)(LEADS.get(len(boxes), LEAD))
        note = labelled(lead, nodes.container("", *copies), "evidence-group-note")
        group.insert(0, note)
