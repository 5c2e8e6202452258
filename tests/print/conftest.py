from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pikepdf
import pytest

from tests.conftest import run_sphinx

ROOTS = Path(__file__).parent / "roots"
REPOSITORY = Path(__file__).parents[2]
EXTENSIONS = REPOSITORY / "_ext"
#: What the root with fonts of its own prints with.
FONT = REPOSITORY / "_print" / "fonts" / "source-sans-3-latin-400-normal.ttf"


class Run(NamedTuple):
    """A finished build: its exit status, what it said, and the folder it wrote to."""

    status: int
    said: str
    out: Path

    @property
    def pdf(self) -> Path:
        return next(self.out.glob("*.pdf"))

    @property
    def warnings(self) -> list[str]:
        """What it warned of, each line without the folder of the root."""
        folder = f"{self.out.parent}{os.sep}"
        lines = self.said.splitlines()
        return [
            line.replace(folder, "") for line in lines if ": WARNING:" in line or "ERROR:" in line
        ]


class Project(NamedTuple):
    """A copy of a tiny root that a test may change."""

    source: Path

    def build(self, *options: str, builder: str = "pdf", out: str = "_out") -> Run:
        """Build it in this process, and leave nothing here of what its own modules brought."""
        folder = self.source / out
        path, modules = [*sys.path], {**sys.modules}
        built = run_sphinx(["-b", builder, *options, ".", str(folder)], self.source, folder)
        sys.path[:] = path
        for name in sys.modules.keys() - modules:
            module = sys.modules[name]
            if module is None or str(getattr(module, "__file__", "")).startswith(str(self.source)):
                del sys.modules[name]
        sys.modules.update(modules)
        return Run(built.status, built.stdout + built.stderr, folder)

    def process(self, *options: str) -> Run:
        """Print it in a process of its own."""
        folder = self.source / "_out"
        found = subprocess.run(
            [sys.executable, "-m", "sphinx", "-b", "pdf", *options, ".", str(folder)],
            check=False,
            capture_output=True,
            text=True,
            cwd=self.source,
            env=os.environ | {"PYTHONPATH": str(EXTENSIONS), "NO_COLOR": "1"},
        )
        return Run(found.returncode, found.stdout + found.stderr, folder)

    def write(self, name: str, text: str) -> None:
        path = self.source / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def copy(name: str, folder: Path) -> Project:
    source = folder / name
    shutil.copytree(ROOTS / name, source)
    if name == "pages":
        (source / "fonts").mkdir()
        shutil.copyfile(FONT, source / "fonts" / "font.ttf")
    return Project(source)


@pytest.fixture
def project(tmp_path: Path) -> Callable[[str], Project]:
    """Return a maker of copies of a root."""
    return lambda name: copy(name, tmp_path)


@pytest.fixture
def plain(tmp_path: Path) -> Project:
    return copy("plain", tmp_path)


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """The root with many pages, printed once for all tests that only look."""
    return copy("pages", tmp_path_factory.mktemp("print")).build("-W", "--keep-going")


@pytest.fixture(scope="session")
def kinds(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """The root with every kind of node, printed once for all tests that only look."""
    return copy("kinds", tmp_path_factory.mktemp("print")).build("-W", "--keep-going")


def printed_text(pdf: Path) -> str:
    if not shutil.which("pdftotext"):
        if os.environ.get("CI"):
            pytest.fail("pdftotext (poppler-utils) is not on this machine")
        pytest.skip("pdftotext (poppler-utils) is not on this machine")
    found = subprocess.run(
        ["pdftotext", "-raw", str(pdf), "-"], check=True, capture_output=True, text=True
    )
    return found.stdout


def words(text: str) -> Counter[str]:
    """Count the words of a text, whatever stands between them."""
    return Counter(re.findall(r"\w+", text))


class Tags(NamedTuple):
    """The tags of a PDF, in the order of the document."""

    elements: list[Any]

    def of(self, *kinds: str) -> list[Any]:
        return [element for element in self.elements if str(element.S) in kinds]


def kids(element: Any) -> list[Any]:
    found = element.get("/K", [])
    return list(found) if isinstance(found, pikepdf.Array) else [found]


def tags(pdf: pikepdf.Pdf) -> Tags:
    def walk(item: Any) -> Iterator[Any]:
        if isinstance(item, pikepdf.Array):
            for child in item:
                yield from walk(child)
        elif isinstance(item, pikepdf.Dictionary) and "/S" in item:
            yield item
            if "/K" in item:
                yield from walk(item.K)

    return Tags(list(walk(pdf.Root.StructTreeRoot.K)))


def scopes(element: Any) -> list[str]:
    """Return the scopes that the attributes of a cell name."""
    given = element.get("/A", [])
    several = list(given) if isinstance(given, pikepdf.Array) else [given]
    return [str(attributes.Scope) for attributes in several if "/Scope" in attributes]


def link_words(pdf: pikepdf.Pdf) -> list[str]:
    """Return what each link of a PDF is called, page by page."""
    return [
        str(frame.get("/Contents", ""))
        for page in pdf.pages
        for frame in page.get("/Annots", [])
        if frame.Subtype == "/Link"
    ]


def outline(pdf: pikepdf.Pdf) -> list[tuple[int, str]]:
    """Return the bookmarks with their depths."""
    lines: list[tuple[int, str]] = []

    def walk(items: Any, depth: int) -> None:
        for item in items:
            lines.append((depth, item.title))
            walk(item.children, depth + 1)

    with pdf.open_outline() as found:
        walk(found.root, 0)
    return lines


def uncompressed(pdf: pikepdf.Pdf, folder: Path) -> bytes:
    """Return the bytes of a PDF with nothing in it packed."""
    plain = folder / "plain.pdf"
    pdf.save(
        plain,
        compress_streams=False,
        stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
        object_stream_mode=pikepdf.ObjectStreamMode.disable,
    )
    return plain.read_bytes()
