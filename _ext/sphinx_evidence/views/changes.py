"""What changed: each claim whose tier changed, the newest day first, with what it says now."""

from __future__ import annotations

from typing import NamedTuple

from sphinx_evidence.files.changes import NEW, Change, ChangeFile
from sphinx_evidence.views.finder import Finder


class TierChange(NamedTuple):
    """A change as readers see it."""

    change: Change
    sentence: str  #: The claim as it stands now, or its id where it is gone.
    docname: str  #: Empty where the claim is gone.
    anchor: str

    @property
    def alone(self) -> bool:
        """Whether it has a line of its own: a tier that changed, or news with a reason."""
        return bool(self.change.before) or self.change.why != NEW


def tier_changes(file: ChangeFile | None, finder: Finder) -> tuple[TierChange, ...]:
    """Return all changes, the newest day first, with what the claims say now."""
    told = []
    for change in file.changes if file else ():
        claim = finder.find_claim(change.claim)
        told.append(
            TierChange(change, claim.sentence, claim.docname, claim.anchor)
            if claim
            else TierChange(change, change.claim, "", "")
        )
    return tuple(sorted(told, key=lambda one: one.change.date, reverse=True))
