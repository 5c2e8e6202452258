"""Page sources as text: which lines look like a row of the ledger."""

from __future__ import annotations

import pytest

from sphinx_evidence.shell.scan.sources import scan
from sphinx_evidence.shell.scan.unparsed import meant

# -- lookalikes ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("popular-claim", "popular-claim"),
        ("Popular-Claim", "popular-claim"),
        ("popular-clam", "popular-claim"),
        ("popular_claim", "popular-claim"),
        ("popular claim", "popular-claim"),
        ("poplar-clami", "popular-claim"),
        ("popular-claims", ""),
        ("popular", ""),
        ("unpopular", ""),
        ("claim", "evidence"),
        ("evidence", "evidence"),
        ("evidence-table", ""),
        ("", ""),
        ("p" * 100_000, ""),
    ],
)
def test_what_a_name_is_meant_to_be(name: str, what: str) -> None:
    assert meant(name) == what


@pytest.mark.parametrize("markdown", [True, False])
def test_a_page_is_scanned_for_rows(markdown: bool) -> None:
    text = ":::{popular-clam} Tea\n:::\n" if markdown else ".. popular-clam:: Tea\n"
    [opener] = scan(text, markdown=markdown).openers
    assert (opener.line, opener.sentence, opener.what) == (1, "Tea", "popular-claim")
