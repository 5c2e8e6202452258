"""What is installed is found as Python itself finds it."""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import EntryPoints, distributions, entry_points
from pathlib import Path

import pytest

from sphinx_evidence.model import installed as module


@pytest.fixture
def look(monkeypatch: pytest.MonkeyPatch) -> Callable[..., EntryPoints]:
    """Return `installed`, which looks anew each time; what others of this process found stays."""
    monkeypatch.setattr(module, "_packages", module._packages.__wrapped__)
    return module.installed.__wrapped__


def test_every_group_is_found_as_python_finds_it(look: Callable[..., EntryPoints]) -> None:
    groups = {point.group for package in distributions() for point in package.entry_points}
    assert {"pybtex.backends", "sphinxcontrib.bibtex.style.referencing"} < groups
    for group in groups:
        assert sorted(look(group=group)) == sorted(entry_points(group=group))


def test_of_two_packages_of_one_name_the_first_on_the_path_counts(
    look: Callable[..., EntryPoints], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for place in ("second", "first"):
        told = tmp_path / place / "tea-1.0.dist-info"
        told.mkdir(parents=True)
        (told / "METADATA").write_text("Metadata-Version: 2.1\nName: tea\nVersion: 1.0\n")
        (told / "entry_points.txt").write_text(f"[tea.kinds]\nblack = tea_{place}\n[tea]\nx = y\n")
        monkeypatch.syspath_prepend(str(tmp_path / place))
    assert [point.value for point in look(group="tea.kinds")] == ["tea_first"]
    assert [point.value for point in look(group="tea.kinds", name="black")] == ["tea_first"]
    assert [*look(group="tea.kinds", name="green")] == []
    assert [point.value for point in look(group="tea")] == ["y"]
    assert sorted(look(group="tea.kinds")) == sorted(entry_points(group="tea.kinds"))
