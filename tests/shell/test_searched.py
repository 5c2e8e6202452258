"""What was looked for and not found, as the details of a box show it."""

from __future__ import annotations

from typing import Any

from docutils import nodes

from sphinx_evidence.shell.claim.searched import search_lines
from sphinx_evidence.views.shown import Shown
from sphinx_evidence.wording.words import Words
from tests.views.test_box import shown


def lines(found: Shown, *, on_paper: bool = False) -> list[str]:
    return [line.astext() for line in search_lines(found, Words(), on_paper=on_paper)]


def test_each_database_has_a_line_with_what_it_was_asked(make: Any) -> None:
    claim = make.claim(
        tier="none",
        searched='2026-11-22: trials | PubMed: "tea" -- sleep | Embase, query not recorded | '
        "PubMed, in words like: tea | Trials of the review, read through",
    )
    found = shown(make.site(claim))
    assert lines(found) == [
        "Trials. Searched 22 November 2026.",
        'PubMed: "tea" -- sleep; in words like tea.',
        "Embase: query not recorded.",
        "Trials of the review: read through.",
    ]
    asked = [*search_lines(found, Words(), on_paper=False)][1]  # no typography: it is to be copied
    assert [one.astext() for one in asked.findall(nodes.literal)] == ['"tea" -- sleep', "tea"]
    assert lines(found, on_paper=True) == [
        "Trials. Searched 22 November 2026. Queries: on the web."
    ]


def test_a_claim_that_was_not_searched_for_shows_nothing(make: Any) -> None:
    assert lines(shown(make.site(make.claim()))) == []
