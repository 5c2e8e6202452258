"""What was looked for and not found: the option as it is written, read and written again."""

from __future__ import annotations

import pytest

from sphinx_evidence.model.searched import Query, read_search


@pytest.mark.parametrize(
    ("part", "query"),
    [
        ("PubMed: tea AND sleep", Query("PubMed", "tea AND sleep", True)),
        ("Europe PMC : (tea: black)", Query("Europe PMC", "(tea: black)", True)),
        ("PubMed, in words like: tea", Query("PubMed", "tea", False)),
        ("PubMed, query not recorded", Query("PubMed", "", False)),
        ("The list of trials, read through", Query("The list of trials", "", True)),
        ('PubMed: "tea|coffee" | no', None),
        ("PubMed,: ", None),
        ("query not recorded", None),
        ("PubMed tea", None),
    ],
)
def test_a_query(part: str, query: Query | None) -> None:
    found = read_search(f"2026-11-22: trials | {part}")
    assert found
    if query:
        assert (found.queries, found.odd) == ((query,), ())
        assert read_search(found.told) == found
    else:
        assert found.odd


def test_a_bar_within_a_query_is_part_of_it() -> None:
    found = read_search("2026-11-22: trials | PubMed: tea|coffee | Embase: tea")
    assert found
    assert [query.words for query in found.queries] == ["tea|coffee", "tea"]
