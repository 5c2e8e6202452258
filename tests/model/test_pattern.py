"""Patterns that are compiled at their first use: they work as others do, and each of them can be."""

from __future__ import annotations

import copy
import gc
import importlib
import pkgutil
import re

import pytest

import sphinx_evidence
from sphinx_evidence.model.pattern import _Pattern, pattern


def test_a_pattern_works_as_one_that_was_compiled() -> None:
    found = pattern(r"(?P<word>tea)\b", re.IGNORECASE)
    made = re.compile(r"(?P<word>tea)\b", re.IGNORECASE)
    for text in ("Tea", "green tea", "team", ""):
        for name in ("match", "search", "fullmatch", "findall", "split"):
            shown = [str(getattr(one, name)(text)) for one in (found, made)]
            assert shown[0] == shown[1], (name, text)
    assert found.sub(r"\g<word>s", "Tea, tea") == "Teas, teas"
    assert [match["word"] for match in found.finditer("tea or Tea")] == ["tea", "Tea"]
    assert (found.pattern, found.flags, found.groups) == (made.pattern, made.flags, 1)


def test_nothing_is_compiled_before_it_is_asked_for() -> None:
    wrong = pattern("(")
    assert wrong.pattern == "("
    for _ in range(2):
        with pytest.raises(re.error, match="unterminated"):
            wrong.search("tea")


def test_a_pattern_can_be_copied() -> None:
    found = pattern("tea")
    assert copy.deepcopy(found).search("tea")
    assert found.search("tea")
    assert copy.deepcopy(found).search("tea")


def test_every_pattern_of_the_extension_can_be_compiled() -> None:
    """A wrong one would show only where a text reaches it."""
    for module in pkgutil.walk_packages(sphinx_evidence.__path__, "sphinx_evidence."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    gc.unfreeze()  # what was loaded before the tests began is not among the objects else
    patterns = [one for one in gc.get_objects() if isinstance(one, _Pattern) and one.pattern != "("]
    assert len(patterns) > 200
    assert {type(one.flags) for one in patterns} == {int}
