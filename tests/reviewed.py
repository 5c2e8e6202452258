"""A site of two pages that was reviewed and listed, and what is said of its claims."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from sphinx_evidence.__main__ import main
from sphinx_evidence.rules.rule import claim
from tests.conftest import Kept

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Built, Site


OTHER = claim(id="tea-hot", sentence="Tea is served hot", body="It is.")
AGAIN = 'read it against its sources, then run "python -m sphinx_evidence review {}"'


def suspect(place: str, name: str, day: str = "2026-11-22") -> str:
    return (
        f'{place}: WARNING: claim "{name}": it or one of its sources changed since its review on '
        f"{day}; {AGAIN.format(name)} [evidence.suspect-claim]"
    )


def told(built: Built) -> dict[str, dict[str, Any]]:
    """Return what claims.json says of each claim."""
    document = json.loads((built.out / "claims.json").read_text("utf-8"))
    return {one["id"]: one for one in document["claims"]}


@pytest.fixture(scope="module")
def reviewed(new_site_of_module: Callable[..., Site]) -> Kept:
    """Return a site of two pages, all reviewed and listed, and built once."""
    made = new_site_of_module("rules", {"page.md": claim(), "other.md": OTHER})
    made.add("conf.py", 'evidence_reviews = "reviews.csv"\nevidence_lock = "claims.lock"\n')
    assert main(["--source", str(made.root), "lock"]) == 0
    assert main(["--source", str(made.root), "review", "--all", "--by", "Ann"]) == 0
    built = made.build("-W")
    assert (built.status, built.findings, built.other_lines) == (0, [], [])
    return Kept(made)
