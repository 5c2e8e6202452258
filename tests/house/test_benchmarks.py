"""What the benchmark compares: a sound site, and the same text, or something else would be measured."""

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


def test_plain_admonitions_show_what_ours_show(
    build: Callable[..., Built], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(REPOSITORY / "benchmarks"))
    write_site = importlib.import_module("generate").write_site
    sametext = importlib.import_module("sametext")
    ways = tmp_path / "plain", tmp_path / "ours"
    for folder in ways:
        write_site(folder, 20, folder.name)
        assert build(folder, folder / "_build", "html").status == 0
    assert sametext.first_difference(*ways) == ""
    page = ways[1] / "_build" / "claims" / "page-0000.html"
    text = sametext.visible_text(page)
    assert len(text) > 5000, text
    page.write_text(page.read_text("utf-8").replace("What this does", "What that does"), "utf-8")
    assert "page-0000.html: " in sametext.first_difference(*ways)
