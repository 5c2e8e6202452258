"""Disclaimers: what is wrong with one, wherever it is shown."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_evidence.model.place import Place
from tests.said import lines

# --- rules about the rest ------------------------------------------------------------------------


def test_a_disclaimer_without_a_first_paragraph(make: Any) -> None:
    site = make.site(
        make.claim(), disclaimers=(make.disclaimer(text=""), make.disclaimer("b", text=""))
    )
    assert lines(site) == [
        'page.md:3: ERROR: claim "tea-sleep": the disclaimer "general" does not start with a '
        "paragraph; write one at safety.md:5 [evidence.missing-disclaimer]"
    ]


@pytest.mark.parametrize("name", ["General", "", "<b>", "a b"])
def test_a_disclaimer_with_an_odd_name(make: Any, name: str) -> None:
    site = make.site(make.claim(), disclaimers=(make.disclaimer(), make.disclaimer(name)))
    assert lines(site) == [
        f'safety.md:5: ERROR: a disclaimer can\'t be called "{name}"; give it a name of '
        "lower-case letters, digits and single hyphens [evidence.invalid-id]"
    ]


def test_a_disclaimer_that_is_defined_twice(make: Any) -> None:
    again = make.disclaimer(place=Place("safety.md", 9), ordinal=1, text="Something else.")
    site = make.site(make.claim(), disclaimers=(make.disclaimer(), again))
    assert lines(site) == [
        'safety.md:9: ERROR: the disclaimer "general" is already defined in safety.md:5; keep one '
        "[evidence.duplicate-disclaimer]"
    ]


def test_a_disclaimer_with_options(make: Any) -> None:
    disclaimer = make.disclaimer(options=(("title", "x"), ("id", "")))
    assert lines(make.site(make.claim(), disclaimers=(disclaimer,))) == [
        f'safety.md:5: ERROR: a disclaimer has no options, and "{name}" is one; take it out '
        "[evidence.unknown-option]"
        for name in ("id", "title")
    ]
