"""What the tests share: copies of tiny sites, and builds of them in this process."""

from __future__ import annotations

import contextlib
import functools
import gc
import io
import itertools
import os
import re
import shutil
import subprocess
import sys
import warnings
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import pytest
from bs4 import BeautifulSoup, Tag
from hypothesis import settings
from sphinx.cmd.build import main as sphinx_build
from sphinx.deprecation import RemovedInSphinx11Warning
from sphinx.locale import translators

import sphinx_evidence

pytest_plugins = [
    *("tests.command_line", "tests.crossref", "tests.examples", "tests.quick", "tests.real"),
    *("tests.records", "tests.reviewed", "tests.tables", "tests.databases"),
]

#: The day of all tests, whatever the day on which they run.
TODAY = "2026-11-22"


def noon_of(day: str) -> str:
    """Return what ``SOURCE_DATE_EPOCH`` has to hold for a day to be today."""
    return str(int(datetime.fromisoformat(f"{day}T12:00+00:00").timestamp()))


def on(monkeypatch: pytest.MonkeyPatch, day: str) -> None:
    """Have builds and commands take a day for today."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", noon_of(day))


# `make test` tries the same few examples each time; `make test-all` looks for new ones.
settings.register_profile("quick", deadline=None, derandomize=True, max_examples=25)
settings.register_profile("deep", deadline=None, max_examples=1000, print_blob=True)
settings.load_profile("quick")  # unless --hypothesis-profile names another


def pytest_configure() -> None:
    """Have builds say the same wherever and whenever the tests run.

    Sphinx prints with colour wherever `CI` is set, and our own builder tells GitHub Actions more.
    The day is given to this process and to all that it starts.
    """
    # Builds leave trees of nodes behind; looking for them as often as Python does is a fifth of all.
    gc.set_threshold(200_000, 20, 50)
    os.environ["NO_COLOR"] = "1"
    os.environ["SOURCE_DATE_EPOCH"] = noon_of(TODAY)
    for name in ("FORCE_COLOR", "GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "GITHUB_WORKSPACE"):
        os.environ.pop(name, None)


def pytest_collection_finish() -> None:
    """Have nobody look for garbage among what stays: modules, and the tests themselves."""
    gc.collect()
    gc.freeze()


def last_day(site: Path) -> str:
    """Return the newest date on record in the real site: to its tests it is always that day.

    The day of the tiny sites would be too early for it, once somebody has reviewed a claim again.
    """
    files = [*site.glob("*.csv"), *site.glob("*/*.md")]
    days = (day for file in files for day in _DAY.findall(file.read_text("utf-8")))
    return max(days, default=TODAY)


_DAY = re.compile(r"\b20\d\d-\d\d-\d\d\b")
#: The folder from which this process takes the extensions; processes of their own take the same.
EXTENSIONS = Path(sphinx_evidence.__file__).parents[1]
ROOTS = Path(__file__).parent / "roots"

_FINDING = re.compile(r"^\S.*?:\d+: (?:ERROR|WARNING): .* \[evidence\.[a-z-]+\]$")
_SUMMARY = re.compile(
    r"^(?:WARNING: )?(?P<summary>evidence: \d+ claims? seen; .*?)"
    r"(?:; put right what the lines above say, then build again)?$"
)


class Built(NamedTuple):
    """What one build said and left behind."""

    status: int
    findings: list[str]  #: Whole lines, in the order printed.
    summary: str
    stdout: str
    stderr: str
    out: Path

    @property
    def rules(self) -> list[str]:
        """The rule of each finding, in the order printed."""
        return [line.rpartition("[evidence.")[2].rstrip("]") for line in self.findings]

    @property
    def other_lines(self) -> list[str]:
        """What stderr holds beside findings and summary."""
        return [
            line
            for line in self.stderr.splitlines()
            if line.strip() and not _FINDING.match(line) and not _SUMMARY.match(line)
        ]

    @property
    def checked(self) -> dict[str, int]:
        """What each rule looked at, as the file beside the doctrees tells; what saw nothing lacks."""
        lines = (self.out.parent / "doctrees" / "evidence-summary.txt").read_text("utf-8")
        table = (line.split() for line in lines.splitlines())
        return {row[0]: int(row[1]) for row in table if len(row) == 5 and row[1].isdecimal()}

    def html(self, page: str = "index") -> BeautifulSoup:
        """A page as a browser would read it."""
        return _parsed((self.out / f"{page}.html").read_text("utf-8"))

    def box(self, claim: str, page: str = "index") -> Tag:
        """The box of a claim; there must be exactly one."""
        boxes = self.html(page).select(f'[id="claim-{claim}"]')
        assert len(boxes) == 1, f"{len(boxes)} boxes of {claim} on {page}"
        return boxes[0]

    def text(self, claim: str, page: str = "index") -> str:
        """The words of a claim's box, with single spaces."""
        return " ".join(self.box(claim, page).get_text(" ").split())

    def mtimes(self) -> dict[str, int]:
        """When each file of the output was last written."""
        return {
            path.relative_to(self.out).as_posix(): path.stat().st_mtime_ns
            for path in self.out.rglob("*")
            if path.is_file() and ".doctrees" not in path.parts
        }


@functools.lru_cache(4)
def _parsed(html: str) -> BeautifulSoup:
    """Return a page as a browser reads it; tests only look, often several times in a row."""
    return BeautifulSoup(html, "html5lib")


def _read(status: int, stdout: str, stderr: str, out: Path) -> Built:
    lines = stderr.splitlines()
    summaries = [
        m["summary"] for line in [*lines, *stdout.splitlines()] if (m := _SUMMARY.match(line))
    ]
    assert len(summaries) < 2, summaries
    findings = [line for line in lines if _FINDING.match(line)]
    return Built(status, findings, "".join(summaries), stdout, stderr, out)


def run_sphinx(arguments: list[str], cwd: Path, out: Path) -> Built:
    """Run ``sphinx-build`` in this process, with its arguments and its working directory."""
    stdout, stderr = io.StringIO(), io.StringIO()
    translators.clear()  # Sphinx keeps the words of a language for the next build of this process
    with (
        warnings.catch_warnings(),
        contextlib.chdir(cwd),
        contextlib.redirect_stdout(stdout),
        contextlib.redirect_stderr(stderr),
    ):
        # Others' extensions still use names that a later Sphinx will take away; ours may not.
        others = r"(myst_parser|sphinxcontrib|sphinx_design|furo)\b"
        warnings.filterwarnings("ignore", category=RemovedInSphinx11Warning, module=others)
        status = sphinx_build(arguments)
    return _read(status, stdout.getvalue(), stderr.getvalue(), out)


class Site:
    """A site in a folder of its own, free to be edited and built again and again."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def write(self, name: str, text: str | bytes) -> None:
        """Write a file of the site; folders are made as needed."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())

    def read(self, name: str) -> str:
        """Return the text of a file."""
        return (self.root / name).read_text("utf-8")

    def change(self, name: str, old: str, new: str) -> None:
        """Replace a text that must stand in the file."""
        text = self.read(name)
        assert old in text, f"{old!r} is not in {name}"
        self.write(name, text.replace(old, new))

    def add(self, name: str, text: str) -> None:
        """Write behind what the file holds."""
        self.write(name, self.read(name) + text)

    def delete(self, name: str) -> None:
        """Delete a file."""
        (self.root / name).unlink()

    def build(
        self, *options: str, builder: str = "html", out: str = "", files: tuple[str, ...] = ()
    ) -> Built:
        """Build the site with one builder into ``_build/<builder>`` (or ``_build/<out>``).

        The doctrees of all builders are shared, as ``make`` does it.
        """
        outdir = f"_build/{out or builder}"
        arguments = ["-b", builder, "-d", "_build/doctrees", *options, ".", outdir, *files]
        return run_sphinx(arguments, self.root, self.root / outdir)

    def make_mode(self, target: str, *options: str) -> Built:
        """Build as ``sphinx-build -M`` does, which is what Sphinx's own Makefile runs."""
        arguments = ["-M", target, ".", "_build", *options]
        return run_sphinx(arguments, self.root, self.root / "_build" / target)

    def killed(self, moment: str) -> None:
        """Build the HTML pages in a child of this process, which kills itself at a moment.

        The site has to do so when it is told to by `STOP_WHEN`.
        """
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # pytest-xdist has threads
            child = os.fork()
        if child == 0:
            os.environ["STOP_WHEN"] = moment
            try:
                self.build()
            finally:
                os._exit(0)
        assert os.WIFSIGNALED(os.waitpid(child, 0)[1])

    def process(
        self, *arguments: str, cwd: Path | None = None, env: dict[str, str] | None = None
    ) -> Built:
        """Run ``python -m sphinx`` in a process of its own."""
        done = subprocess.run(
            [sys.executable, "-m", "sphinx", *arguments],
            cwd=cwd or self.root,
            env=os.environ | {"PYTHONPATH": str(EXTENSIONS)} | (env or {}),
            capture_output=True,
            text=True,
            check=False,
        )
        out = self.root / "_build" / "html"
        return _read(done.returncode, done.stdout, done.stderr, out)


def _maker(folder: Path) -> Callable[..., Site]:
    numbers: Iterator[int] = itertools.count()

    def make(root: str, files: Mapping[str, str | bytes] | None = None) -> Site:
        copy = folder / f"{root}-{next(numbers)}"
        shutil.copytree(ROOTS / f"test-{root}", copy)
        site = Site(copy)
        for name, text in (files or {}).items():
            site.write(name, text)
        return site

    return make


@pytest.fixture
def new_site(tmp_path: Path) -> Callable[..., Site]:
    """Return a maker of sites: a copy of ``roots/test-<root>`` with some files written over it."""
    return _maker(tmp_path)


class Kept:
    """A site as it was made once, for tests of which each changes it."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._aside = site.root.with_name(f"{site.root.name}-kept")
        shutil.copytree(site.root, self._aside)

    def restored(self) -> Site:
        """Return the site in its folder, with all files, dates and doctrees of that time.

        Sphinx reads nothing of what it once read of a site in another folder.
        """
        shutil.rmtree(self._site.root)
        shutil.copytree(self._aside, self._site.root)
        return self._site


@pytest.fixture(scope="module")
def new_site_of_module(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Site]:
    """Return the same for sites that the tests of a module share and leave as they are."""
    return _maker(tmp_path_factory.mktemp("sites"))


@pytest.fixture(scope="session")
def sound_site(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Site]:
    """Return a maker of sound sites that are built: `sound_site("tables")`; each is built once.

    Who asks for one again has it in the same folder, as it was: a test may ask for each once.
    """
    make = _maker(tmp_path_factory.mktemp("sound"))
    kept: dict[str, Kept] = {}

    def restored(root: str) -> Site:
        if root not in kept:
            site = make(root)
            built = site.build("-W")
            assert (built.status, built.stderr) == (0, "")
            kept[root] = Kept(site)
        return kept[root].restored()

    return restored


@pytest.fixture
def build() -> Callable[..., Built]:
    """Return a function that builds a folder: ``build(srcdir, outdir, builder="html", *options)``."""

    def run(srcdir: Path, outdir: Path, builder: str = "html", *options: str) -> Built:
        arguments = ["-b", builder, *options, str(srcdir), str(outdir)]
        return run_sphinx(arguments, srcdir, outdir)

    return run
