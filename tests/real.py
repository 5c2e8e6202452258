"""The real site for the tests: copies of it, one build of its pages, and the records read of it.

Pages and records are made once, whichever process of a run asks first: the others wait for them.
"""

from __future__ import annotations

import contextlib
import fcntl
import io
import json
import os
import pickle
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

from sphinx_evidence.rules.site import Site
from sphinx_evidence.shell.result import result_of

REPO = Path(__file__).parents[1]
SHARED = REPO.parent / "shared"
#: What makes the site; the rest of the repository has no part in a build of it.
_FILES = ("conf.py", "index.md", "references.bib", "*.csv", "*.lock")
#: The folders that hold pages.
SECTIONS = ("conditions", "treatments", "hospital", "safety", "mechanisms", "about")
_FOLDERS = (*SECTIONS, "leaflets", "data", "_static", "_templates", "_print", "_ext")


def read_yaml(path: Path) -> Any:
    """Return what a file of the evidence holds; the C reader takes a tenth of the time."""
    return yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)


def copy_site(to: Path) -> Path:
    """Copy the site without what earlier builds left."""
    to.mkdir(parents=True)
    for path in (path for pattern in _FILES for path in REPO.glob(pattern)):
        shutil.copy2(path, to / path.name)
    for name in _FOLDERS:
        aside = shutil.ignore_patterns("__pycache__", ".*")
        shutil.copytree(REPO / name, to / name, ignore=aside)
    return to


def newest_day(root: Path) -> str:
    """Return what ``SOURCE_DATE_EPOCH`` has to hold for the newest date on record to be today."""
    from tests.conftest import last_day, noon_of

    return noon_of(last_day(root))


class Done(NamedTuple):
    """One build of the real site, in a process of its own."""

    status: int
    stdout: str
    stderr: str
    out: Path


def run_build(root: Path, builder: str, *options: str) -> Done:
    """Build a copy of the site; all builders share what was read of the pages."""
    out = f"_build/{builder}"
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "sphinx",
            "-b",
            builder,
            "-d",
            "_build/doctrees",
            *options,
            ".",
            out,
        ],
        cwd=root,
        env=os.environ | {"SOURCE_DATE_EPOCH": newest_day(root)},
        capture_output=True,
        text=True,
        check=False,
    )
    return Done(done.returncode, done.stdout, done.stderr, root / out)


def read_records(root: Path) -> Site:
    """Return the records of a copy as the gate sees them; pages that did not change are not read."""
    with (
        pytest.MonkeyPatch.context() as patch,
        tempfile.TemporaryDirectory() as out,
        contextlib.chdir(root),
        patch_docutils(root),
        docutils_namespace(),
    ):
        patch.setenv("SOURCE_DATE_EPOCH", newest_day(root))
        doctrees = root / "_build/doctrees"
        said = io.StringIO()
        app = Sphinx(root, root, out, doctrees, "evidence", status=None, warning=said)
        app.build()
        return result_of(app.env).site


def _once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """Return a folder of this run of pytest that one process fills and all share."""
    base = factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / name
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = folder / "done"
        if not done.exists():
            shutil.rmtree(folder, ignore_errors=True)
            make(folder)
            done.touch()
    return folder


@pytest.fixture(scope="session")
def site_copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the site with its HTML pages; tests build it, and change nothing in it."""

    def make(folder: Path) -> None:
        root = copy_site(folder / "site")
        done = run_build(root, "html", "-W", "--keep-going")
        shutil.copytree(root / "_build/doctrees", folder / "read")
        (folder / "done.json").write_text(json.dumps(done[:3]), encoding="utf-8")

    return _once(tmp_path_factory, "real", make) / "site"


def copy_doctrees(site_copy: Path, to: Path) -> Path:
    """Copy what was read of the site, as it was before any test built there: they do so at once."""
    return shutil.copytree(site_copy.parent / "read", to)


@pytest.fixture(scope="session")
def html(site_copy: Path) -> Done:
    """Return the one HTML build of the real site."""
    said = json.loads((site_copy.parent / "done.json").read_text("utf-8"))
    return Done(*said, site_copy / "_build/html")


@pytest.fixture(scope="session")
def records(site_copy: Path, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Return what was read of the real site, as the gate sees it."""

    def make(folder: Path) -> None:
        folder.mkdir()
        (folder / "site.pickle").write_bytes(pickle.dumps(read_records(site_copy)))

    folder = _once(tmp_path_factory, "records", make)
    site: Site = pickle.loads((folder / "site.pickle").read_bytes())  # noqa: S301 -- our own
    return site


@pytest.fixture(scope="session")
def new_copy(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Return a maker of copies that a test may change."""
    return lambda name: copy_site(tmp_path_factory.mktemp(name) / "site")


@pytest.fixture(scope="session")
def run() -> Any:
    """Return what builds a copy in a process of its own: `run(copy, builder, *options)`."""
    return run_build
