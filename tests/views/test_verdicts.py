"""Verdicts: which pages have one, in which order, and what is shown of the claim."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_evidence.model.answer import Verdicts
from sphinx_evidence.model.outline import Outline
from sphinx_evidence.model.place import Place
from sphinx_evidence.model.tiers import TIERS
from sphinx_evidence.views.shown import ShownAnswer
from sphinx_evidence.views.verdicts import Verdict, verdicts

PAGES = {
    "z": Outline("", "Cramps", "cramps", "", (), (), verdict="b"),
    "a": Outline("", "Tremor", "tremor", "", (), (), verdict="a"),
    "n": Outline("", "Nothing", "nothing", "", (), ()),
    "u": Outline("", "Unknown", "unknown", "", (), (), verdict="gone"),
}


@pytest.mark.parametrize(
    ("conditions", "pages"),
    [((), ["z", "a"]), (("Tremor", "cramps"), ["a", "z"]), (("tremor",), ["a"]), (("no",), [])],
)
def test_which_pages_and_in_which_order(
    make: Any, conditions: tuple[str, ...], pages: list[str]
) -> None:
    site = make.site(make.claim("A", id="a", tier="low"), make.claim("B", id="b"))
    asked = Verdicts(conditions, Place("index.md", 1), "index")
    assert [found.page for found in verdicts(asked, site, PAGES)] == pages


def test_what_is_shown_of_a_claim(make: Any) -> None:
    site = make.site(make.claim("A", id="a", tier="low", docname="a", anchor="claim-a"))
    asked = Verdicts((), Place("index.md", 1), "index")
    assert verdicts(asked, site, PAGES) == (
        Verdict("a", "Tremor", ShownAnswer("A", TIERS["low"], "a", "claim-a")),
    )
