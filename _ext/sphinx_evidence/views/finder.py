"""What finds the claims and disclaimers that a page speaks of."""

from __future__ import annotations

from typing import Protocol

from sphinx_evidence.model.claim import Claim
from sphinx_evidence.model.disclaimer import Disclaimer


class Finder(Protocol):
    """Finds what boxes speak of: the whole site, or the store that keeps it."""

    def find_claim(self, claim_id: str, /) -> Claim | None:
        """Return the claim of an id; where two share it, the first."""

    def find_disclaimer(self, name: str, /) -> Disclaimer | None:
        """Return the disclaimer of a name; where it is defined twice, the first."""
