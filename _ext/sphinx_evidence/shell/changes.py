"""The page of what changed: each day, the claims whose tier changed and why, and how many are new."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes

from sphinx_evidence.files.changes import NEW, WITHDRAWN
from sphinx_evidence.model.text import counted
from sphinx_evidence.model.tiers import TIERS
from sphinx_evidence.shell.claim.nodes import tier_words
from sphinx_evidence.shell.directive import EvidencePart
from sphinx_evidence.shell.domain import domain_of
from sphinx_evidence.shell.links import link_to
from sphinx_evidence.shell.nodes import text_of
from sphinx_evidence.shell.table.nodes import table_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.environment import BuildEnvironment

    from sphinx_evidence.files.changes import Change, ChangeFile
    from sphinx_evidence.shell.store import Store


class ToldChange(NamedTuple):
    """A change as readers see it."""

    change: Change
    sentence: str  #: The claim as it stands now, or its id where it is gone.
    docname: str  #: Empty where the claim is gone.
    anchor: str

    @property
    def alone(self) -> bool:
        """Whether it has a line of its own: a tier that changed, or news with a reason."""
        return bool(self.change.before) or self.change.why != NEW


class ChangesDirective(EvidencePart):
    """A list of what changed, from the file that ``evidence_changes`` names."""

    has_content = False

    def run(self) -> list[nodes.Node]:
        """Return a place for the list; it is filled when the page is written."""
        self.known_options("a list of what changed")
        return self.leave("change_lists", self.title)


def told_changes(file: ChangeFile | None, store: Store) -> tuple[ToldChange, ...]:
    """Return all changes, the newest day first, with what the claims say now."""
    told = []
    for change in file.changes if file else ():
        claim = store.find_claim(change.claim)
        told.append(
            ToldChange(change, claim.sentence, claim.docname, claim.anchor)
            if claim
            else ToldChange(change, change.claim, "", "")
        )
    return tuple(sorted(told, key=lambda one: one.change.date, reverse=True))


def days(env: BuildEnvironment) -> list[nodes.Node]:
    """Return what changed, the newest day first."""
    return list(_days(env)) or [text_of("Nothing was told yet.")]


def _days(env: BuildEnvironment) -> Iterator[nodes.Node]:
    domain = domain_of(env)
    told = told_changes(domain.build.changes, domain.store)
    for date, group in groupby(told, key=lambda one: one.change.date):
        changes = list(group)
        new = sum(not one.alone for one in changes)
        yield nodes.paragraph("", "", nodes.strong(date, date), classes=["evidence-day"])
        if new:
            yield text_of(f"New: {counted(new, 'claim')}.")
        lines: list[list[list[nodes.Node]]] = [
            [
                [_link(env, one)],
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
        return tier_words(TIERS[name], coloured=True)
    return [nodes.Text("Withdrawn" if name == WITHDRAWN else "Not there yet")]


def _link(env: BuildEnvironment, one: ToldChange) -> nodes.Element:
    if not one.docname:
        return nodes.inline(one.sentence, one.sentence)
    return link_to(env, env.docname, one.docname, one.anchor, one.sentence)
