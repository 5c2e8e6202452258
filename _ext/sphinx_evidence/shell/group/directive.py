"""The directive ``evidence-group``."""

from __future__ import annotations

from collections.abc import Sequence

from docutils import nodes

from sphinx_evidence.model.claim import Claim
from sphinx_evidence.model.options import split_names
from sphinx_evidence.shell.claim.nodes import claim_box
from sphinx_evidence.shell.directive import EvidencePart
from sphinx_evidence.shell.group.nodes import claim_group

_FEWEST, _MOST = 2, 4
_RULE = "invalid-group"


class GroupDirective(EvidencePart):
    """Two to four boxes in one frame that shows their common disclaimer once, on top."""

    known = ("disclaimer",)

    def run(self) -> list[nodes.Node]:
        """Return the frame; the disclaimer is put on top when the page is written."""
        self.untitled("a group of claims")
        names = split_names(self.known_options("a group of claims").get("disclaimer", ""))
        group = claim_group("", *self.parse_content_to_nodes(), disclaimers=names)
        self.set_source_info(group)
        boxes = [child for child in group.children if isinstance(child, claim_box)]
        if not names:
            self.fault(_RULE, "a group of claims names no disclaimer; add :disclaimer:")
        if not _FEWEST <= len(boxes) <= _MOST:
            self.fault(
                _RULE,
                f"a group of claims holds {len(boxes)} of them; put {_FEWEST} to {_MOST} into it",
            )
        for words in self.strangers(group, claim_box):
            self.fault(
                _RULE,
                f'a group of claims holds "{words}", which is no claim; move it out of the group',
            )
        claims: list[Claim] = self.store.records("claims", self.env.docname)
        self._compare(names, [claims[box["ordinal"]] for box in boxes])
        return [group]

    def _compare(self, names: Sequence[str], claims: Sequence[Claim]) -> None:
        """Tell of claims that do not name what the group shows for them."""
        for name in names:
            for claim in claims:
                if name not in claim.names("disclaimer"):
                    self.fault(
                        _RULE,
                        f'the group shows the disclaimer "{name}" for "{claim.name}", which does '
                        "not name it; add it to the claim, or take the claim out of the group",
                    )
