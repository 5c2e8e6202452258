from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

ROOTS = Path(__file__).parent / "roots"
REPOSITORY = Path(__file__).parents[2]
EXTENSIONS = REPOSITORY / "_ext"
#: The roots bring their own font, as a machine may have none at all.
FONT = REPOSITORY / "_static" / "fonts" / "source-sans-3-latin-400-normal.woff2"


class Run(NamedTuple):
    """A finished build: its exit status, what it said, and the folder it wrote to."""

    status: int
    said: str
    out: Path

    @property
    def pdf(self) -> Path:
        return next(self.out.glob("*.pdf"))

    @property
    def html(self) -> str:
        return (self.out / ".print" / "index.html").read_text("utf-8")


class Project(NamedTuple):
    """A copy of a tiny root that a test may change."""

    source: Path

    def build(self, *options: str, path: str = "") -> Run:
        out = self.source / "_out"
        found = subprocess.run(
            [sys.executable, "-m", "sphinx", "-b", "pdf", *options, str(self.source), str(out)],
            check=False,
            capture_output=True,
            text=True,
            env=os.environ
            | {
                "PYTHONPATH": os.pathsep.join(filter(None, [path, str(EXTENSIONS)])),
                "NO_COLOR": "1",
            },
        )
        return Run(found.returncode, found.stdout + found.stderr, out)

    def write(self, name: str, text: str) -> None:
        (self.source / name).write_text(text, encoding="utf-8")


def copy(name: str, folder: Path) -> Project:
    source = folder / name
    shutil.copytree(ROOTS / name, source)
    shutil.copyfile(FONT, source / "_static" / "font.woff2")
    return Project(source)


def _can_print() -> bool:
    found = subprocess.run(
        [sys.executable, "-m", "sphinx_print.check"],
        check=False,
        capture_output=True,
        env=os.environ | {"PYTHONPATH": str(EXTENSIONS)},
    )
    return found.returncode == 0


@pytest.fixture(scope="session")
def pango() -> None:
    """Skip where WeasyPrint cannot print."""
    if not _can_print():
        pytest.skip("WeasyPrint finds no Pango on this machine")


@pytest.fixture
def plain(tmp_path: Path) -> Project:
    return copy("plain", tmp_path)


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory, pango: None) -> Run:
    """The root with many pages, printed once for all tests that only look."""
    return copy("pages", tmp_path_factory.mktemp("print")).build("-W", "--keep-going")


@pytest.fixture
def without_pango(tmp_path: Path) -> str:
    """A folder whose weasyprint fails as the real one does where Pango is missing."""
    folder = tmp_path / "broken" / "weasyprint"
    folder.mkdir(parents=True)
    (folder / "__init__.py").write_text(
        "raise OSError(\"cannot load library 'libpango-1.0-0'\")\n", encoding="utf-8"
    )
    return str(folder.parent)
