"""The index as a script: nothing in it ends the script, or runs."""

from __future__ import annotations

import json

from sphinx_evidence.reports.search_script import search_script


def test_it_hands_over_what_it_was_given() -> None:
    index = {"pages": [["a.html", "</script><b>\u2028\u00e9", []]]}
    text = search_script(index)
    assert "<" not in text
    given = text.removeprefix("window.evidenceSearch=").removesuffix(";\n")
    assert json.loads(given) == index
