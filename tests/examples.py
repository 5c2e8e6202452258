"""The examples of rules, set in a site, and what the gate says of each."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sphinx_evidence.rules.rule import GOOD, Example

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Site


#: DESIGN 3.3 lists them; they can be neither lowered nor waived.
CORE = {
    *("missing-id", "invalid-id", "missing-tier", "unknown-tier", "missing-citation"),
    *("unknown-citation", "missing-disclaimer", "unknown-disclaimer", "unparsed-claim"),
    *("unknown-option", "empty-claim", "duplicate-claim", "unknown-claim", "retracted-source"),
    "broken-bibliography",
}
#: What the gate says of each rule's bad example, whole and in order: a file a rule.
LINES = {
    path.stem: path.read_text("utf-8").splitlines()
    for path in sorted((Path(__file__).parent / "rules" / "lines").glob("*.txt"))
}


#: Files that a setting names.
SETTINGS = {
    "status.csv": "evidence_source_status",
    "claims.lock": "evidence_lock",
    "reviews.csv": "evidence_reviews",
    "changes.csv": "evidence_changes",
    "search-terms.csv": "evidence_search_terms",
    "watch.csv": "evidence_watch",
}


#: What time alone brings about, and the setting without which nothing ever grows old.
DUES = {
    "review-overdue": "evidence_review_months = 12\n",
    "stale-search": "evidence_review_months = 12\n",
    "stale-status": "evidence_status_days = 180\n",
    "unread-trial": "evidence_watch_days = 90\n",
}


def place(site: Site, example: Example, slug: str = "") -> None:
    """Put an example where it says that it belongs."""
    site.add("conf.py", DUES.get(slug, ""))
    if example.file == "conf.py":
        site.add("conf.py", example.text)
    else:
        site.write(example.file, example.text)
    if example.file in SETTINGS:
        site.add("conf.py", f'{SETTINGS[example.file]} = "{example.file}"\n')
    if example.file == "status.csv":
        first = site.read("references.bib").partition("\n}\n")[0]
        site.write("references.bib", f"{first}\n}}\n")
    if example.file in ("references.bib", "status.csv"):
        site.delete("more.md")  # it names all sources of the other bibliography


@pytest.fixture
def example_site(new_site: Callable[..., Site]) -> Site:
    """Return a site of one good claim, one source and one disclaimer."""
    return new_site("rules", {"page.md": GOOD.text})
