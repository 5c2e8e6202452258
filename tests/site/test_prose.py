"""The prose of the real site keeps to its claims."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.real import newest_day

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Built


REPOSITORY = Path(__file__).parents[2]
COMMITTED = ("references.bib", "claims.lock", "reviews.csv", "source-status.csv", "changes.csv")
PARTS = ("_ext", "_static", "_templates", "about", "conditions", "data", "mechanisms", "safety")


def test_the_pages_of_this_site_keep_the_rule(
    build: Callable[..., Built], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only what this module's rules say counts here; the rest is the site's own test."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", newest_day(REPOSITORY))
    for part in PARTS:
        shutil.copytree(REPOSITORY / part, tmp_path / "site" / part)
    for name in ("conf.py", "index.md", *COMMITTED):
        shutil.copy(REPOSITORY / name, tmp_path / "site" / name)
    conf = tmp_path / "site" / "conf.py"
    conf.write_text(conf.read_text("utf-8") + '\nevidence_topics = ["magnesium"]\n', "utf-8")
    built = build(tmp_path / "site", tmp_path / "out", "evidence")
    prose = (": ERROR: claim ", "conf.py:")
    assert [line for line in built.findings if not any(p in line for p in prose)] == []
