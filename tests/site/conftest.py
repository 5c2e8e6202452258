"""The real site: its pages as a reader gets them, what its build says, and what it was written from."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from tests.real import REPO, SECTIONS, SHARED, Done, read_yaml


@pytest.fixture(scope="session")
def files() -> list[Path]:
    """Return what git keeps, or would keep, of the repository."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=REPO,
        capture_output=True,
        check=False,
    )
    if listed.returncode:
        pytest.skip("not a git work tree: nobody knows which files belong to the project")
    paths = [REPO / name for name in listed.stdout.decode().split("\0") if name]
    return [path for path in paths if path.is_file()]


@pytest.fixture(scope="session")
def markdown() -> dict[str, str]:
    """Return the text of each page, by its path."""
    paths = [REPO / "index.md", *(path for name in SECTIONS for path in (REPO / name).glob("*.md"))]
    return {path.relative_to(REPO).as_posix(): path.read_text("utf-8") for path in sorted(paths)}


@pytest.fixture(scope="session")
def pages(html: Done) -> dict[str, BeautifulSoup]:
    """Return each HTML page of the site by its path.

    The parser is a quick one; `test_pages` holds that it sees what a browser sees.
    """
    return {
        path.relative_to(html.out).as_posix(): BeautifulSoup(path.read_text("utf-8"), "lxml")
        for path in sorted(html.out.rglob("*.html"))
        if "_static" not in path.relative_to(html.out).parts
    }


@pytest.fixture(scope="session")
def claims(html: Done) -> dict[str, Any]:
    """Return what `claims.json` of the HTML build says."""
    document: dict[str, Any] = json.loads((html.out / "claims.json").read_text("utf-8"))
    return document


@pytest.fixture(scope="session")
def evidence() -> dict[str, dict[str, Any]]:
    """Return the evidence that the site was written from, by key; most is no part of the project.

    What was read beyond it is recorded in the same form under `tests/data/further-sources`, and a
    record there takes the place of one that it corrects.
    """
    path = SHARED / "evidence" / "sources.yaml"
    if not path.exists():
        pytest.skip("../shared is absent: nothing to compare the sources of the site with")
    further = sorted((REPO / "tests" / "data" / "further-sources").glob("*.yaml"))
    return {entry["key"]: entry for file in (path, *further) for entry in read_yaml(file) or ()}
