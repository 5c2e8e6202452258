"""What the benchmark builds is a sound site: what fails the gate would measure something else."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Built

REPOSITORY = Path(__file__).parents[2]


def test_the_site_of_the_benchmark_is_sound(
    build: Callable[..., Built], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(REPOSITORY / "benchmarks"))
    importlib.import_module("generate").write_site(tmp_path / "site", 60, "ours")
    built = build(tmp_path / "site", tmp_path / "out", "evidence")
    assert [line for line in built.findings if "ADVICE" not in line] == []
    assert (built.status, built.summary[:27]) == (0, "evidence: 60 claims seen; w")
