"""Hand-made records: a small sound site, of which a test changes what it is about."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_evidence.model.claim import Claim
from sphinx_evidence.model.disclaimer import Disclaimer
from sphinx_evidence.model.ledger import PopularClaim
from sphinx_evidence.model.place import Place
from sphinx_evidence.model.source import Source
from sphinx_evidence.rules.conf import Settings
from sphinx_evidence.rules.site import Site

ROW = {
    "id": "tea-nights",
    "article": "nights",
    "verdict": "unsupported",
    "answer": "tea-sleep",
}
SOUND = {"id": "tea-sleep", "tier": "reference", "cite": "smith2020", "disclaimer": "general"}


class Make:
    """Makes records that keep every rule unless a test says otherwise."""

    @staticmethod
    def claim(sentence: str = "Tea holds caffeine", /, **changes: Any) -> Claim:
        """Return a claim; option names with `_` for `-`, None to leave one out."""
        record: dict[str, Any] = {
            "place": Place("page.md", 3),
            "docname": "page",
            "ordinal": 0,
            "anchor": "claim-tea-sleep",
            "has_body": True,
            "doctests": 0,
        }
        for name in list(changes):
            if name in Claim._fields:
                record[name] = changes.pop(name)
        options = SOUND | {name.replace("_", "-"): value for name, value in changes.items()}
        record.setdefault(
            "options", tuple((name, value) for name, value in options.items() if value is not None)
        )
        return Claim(sentence=sentence, **record)

    @staticmethod
    def row(sentence: str = "Tea ends sleepless nights", /, **changes: Any) -> PopularClaim:
        """Return a row of the ledger; None leaves an option out."""
        record: dict[str, Any] = {
            "place": Place("ledger.md", 7),
            "docname": "ledger",
            "ordinal": 0,
            "anchor": "popular-tea-nights",
            "has_body": True,
        }
        for name in list(changes):
            if name in PopularClaim._fields:
                record[name] = changes.pop(name)
        options = ROW | changes
        record.setdefault(
            "options", tuple((name, value) for name, value in options.items() if value is not None)
        )
        return PopularClaim(sentence=sentence, **record)

    @staticmethod
    def disclaimer(name: str = "general", **changes: Any) -> Disclaimer:
        record: dict[str, Any] = {
            "text": "This is general information.",
            "more": False,
            "place": Place("safety.md", 5),
            "docname": "safety",
            "ordinal": 0,
            "anchor": f"disclaimer-{name}",
        }
        return Disclaimer(name=name, **(record | changes))

    @staticmethod
    def source(key: str = "smith2020", **changes: Any) -> Source:
        record: dict[str, Any] = {
            "label": "Smith 2020",
            "reference": "Smith J. Tea. 2020.",
            "kind": "randomised trial, 12 people",
            "link": "https://doi.org/10.1000/smith",
            "link_text": "doi:10.1000/smith",
            "doi": "10.1000/smith" if key == "smith2020" else f"10.1000/{key}",
            "design": "rct",
            "species": "human",
            "finding": "12 people slept.",
            "path": "references.bib",
            "line": 1,
        }
        return Source(key=key, **(record | changes))

    def site(self, *claims: Claim, **changes: Any) -> Site:
        """Return a site with these claims, one disclaimer and one source."""
        record: dict[str, Any] = {
            "disclaimers": (self.disclaimer(),),
            "sources": (self.source(),),
            "settings": Settings(),
        }
        return Site(claims=claims, **(record | changes))


@pytest.fixture(scope="session")
def make() -> Make:
    return Make()
