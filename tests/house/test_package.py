"""What `pip install .` brings: both extensions, whole, with metadata of their own; and what it leaves behind."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
import zipfile
from email import message_from_string
from email.message import Message
from pathlib import Path

import pytest

from sphinx_evidence.model.version import VERSION
from tests.conftest import EXTENSIONS
from tests.real import REPO

PACKAGES = ("sphinx_evidence", "sphinx_print")


def left_behind() -> set[Path]:
    """Return what tools for packing are known to leave in a clone."""
    names = ("build", "dist", "*.egg-info", "_ext/*.egg-info", "_ext/build")
    return {path for name in names for path in REPO.glob(name)}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the wheel that pip makes of the clone, without the network."""
    out, before = tmp_path_factory.mktemp("wheel"), left_behind()
    offline = ("--no-deps", "--no-index", "--no-build-isolation", "--disable-pip-version-check")
    run(sys.executable, "-m", "pip", "wheel", "--quiet", *offline, "-w", str(out), str(REPO))
    assert left_behind() == before
    (made,) = out.iterdir()
    return made


@pytest.fixture(scope="module")
def fresh(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the Python of an environment that has the wheel, and what it stands on from this one."""
    folder = tmp_path_factory.mktemp("fresh")
    run(sys.executable, "-m", "venv", "--without-pip", str(folder))
    python = folder / "bin" / "python"
    offline = ("--no-deps", "--no-index", "--disable-pip-version-check")
    run(sys.executable, "-m", "pip", "--python", str(python), "install", *offline, str(wheel))
    (site,) = folder.glob("lib/*/site-packages")
    others = [path for path in sys.path if path.endswith("-packages")]
    (site / "others.pth").write_text("\n".join(others), "utf-8")
    return python


def run(*command: str, cwd: Path | None = None) -> str:
    """Run a command that must succeed, where nothing leads to the extensions of the clone."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def metadata(wheel: Path) -> Message:
    with zipfile.ZipFile(wheel) as packed:
        (name,) = (name for name in packed.namelist() if name.endswith("/METADATA"))
        return message_from_string(packed.read(name).decode())


def test_each_file_of_the_extensions_is_packed(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as packed:
        found = {name for name in packed.namelist() if ".dist-info/" not in name}
    assert found == {
        path.relative_to(EXTENSIONS).as_posix()
        for package in PACKAGES
        for path in (EXTENSIONS / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_the_metadata_are_of_the_extension(wheel: Path) -> None:
    told = metadata(wheel)
    assert (told["Name"], told["Version"]) == ("sphinx-evidence", VERSION)
    assert told["License-Expression"] == "BSD-3-Clause"
    assert told["Requires-Python"] == ">=3.11"
    assert {*told.get_all("Provides-Extra", [])} == {"calculations", "pictures", "pdf"}
    text = told.get_payload()
    assert isinstance(text, str)
    assert text.strip() == (EXTENSIONS / "README.md").read_text("utf-8").strip()
    assert "magnesium" not in f"{told['Summary']} {told['Keywords']} {text}".lower()


def test_the_versions_that_are_named_are_those_asked_for() -> None:
    """The page on versions says no other bounds than those that pip holds to."""
    project = tomllib.loads((REPO / "pyproject.toml").read_text("utf-8"))["project"]
    page = (REPO / "docs" / "versions.md").read_text("utf-8")
    for wanted in project["dependencies"]:
        assert f"`{wanted}`" in page
    pythons = [one.rpartition(" ")[2] for one in project["classifiers"] if ":: Python :: 3." in one]
    assert f"Python {pythons[0]} to {pythons[-1]}" in page


def test_a_site_builds_in_an_environment_that_has_only_the_wheel(
    fresh: Path, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    where = run(str(fresh), "-c", "import sphinx_evidence as e; print(e.__file__)", cwd=tmp_path)
    assert Path(where.strip()).is_relative_to(fresh.parents[1])
    run(str(fresh), "-m", "sphinx_evidence", "init", str(site))
    assert "sphinx_print" not in (site / "conf.py").read_text("utf-8")
    for builder, file in (("html", "_static/evidence.css"), ("pdf", "*.pdf")):
        run(str(fresh), "-m", "sphinx", "-qW", "-b", builder, ".", f"_build/{builder}", cwd=site)
        assert [*(site / "_build" / builder).glob(file)], builder
