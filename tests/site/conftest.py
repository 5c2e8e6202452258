"""The real site: its sources, a copy that tests may change, and one build of each kind."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
import yaml
from bs4 import BeautifulSoup

from tests.real import REPO, SHARED, Done

if TYPE_CHECKING:
    from tests.site.gardener import Gardener

SITE = ("index.md", "conditions", "safety", "mechanisms", "about")

_OPENER = re.compile(r"^(?P<colons>:{3,})\{evidence\} (?P<sentence>\S.*)$")
_OPTION = re.compile(r"^:(?P<name>[a-z-]+): (?P<value>\S.*)$")


class Box(NamedTuple):
    """A claim as its source says it, read without the extension. Lines are counted from 0."""

    page: str
    first: int  #: The line that opens it.
    options: dict[str, int]  #: Option -> its line.
    body: range  #: The lines between the options and the closing fence.
    last: int  #: The line that closes it.
    sentence: str
    values: dict[str, str]

    @property
    def id(self) -> str:
        return self.values["id"]

    @property
    def place(self) -> tuple[str, int]:
        """File and line, counted from 1, as a finding names them."""
        return self.page, self.first + 1

    def names(self, option: str) -> list[str]:
        return [name.strip() for name in self.values.get(option, "").split(",") if name.strip()]


def read_options(lines: list[str], at: int) -> tuple[dict[str, int], dict[str, str], int]:
    """Return the line and the value of each option below an opening, and the line behind them."""
    options: dict[str, int] = {}
    values: dict[str, str] = {}
    while option := _OPTION.match(lines[at]):
        options[option["name"]] = at
        values[option["name"]] = option["value"]
        at += 1
    return options, values, at


def read_boxes(page: str, text: str) -> list[Box]:
    """Return the claims of a page in the one way in which this site writes them."""
    lines = text.splitlines()
    found = []
    for first, line in enumerate(lines):
        opener = _OPENER.match(line)
        if not opener:
            assert "{evidence}" not in line, f"{page}:{first + 1} opens a claim in another way"
            continue
        options, values, at = read_options(lines, first + 1)
        assert not lines[at].startswith(":"), f"{page}:{at + 1} is an odd option"
        last = lines.index(opener["colons"], at)
        found.append(Box(page, first, options, range(at, last), last, opener["sentence"], values))
    return found


class Row(NamedTuple):
    """A row of the ledger in the source of a page. Lines are counted from 0."""

    page: str
    first: int
    options: dict[str, int]  #: Option -> its line.
    body: range
    last: int
    colons: str
    sentence: str
    values: dict[str, str]

    @property
    def id(self) -> str:
        return self.values["id"]


_ROW = re.compile(r"^(?P<colons>:{3,})\{popular-claim\} (?P<sentence>\S.*)$")


def read_rows(page: str, text: str) -> list[Row]:
    """Return the rows of the ledger on a page in the one way in which this site writes them."""
    lines = text.splitlines()
    found = []
    for first, line in enumerate(lines):
        opener = _ROW.match(line)
        if not opener:
            assert "{popular-claim}" not in line, f"{page}:{first + 1} opens a row in another way"
            continue
        options, values, at = read_options(lines, first + 1)
        last = lines.index(opener["colons"], at)
        found.append(Row(page, first, options, range(at, last), last, *opener.groups(), values))
    return found


class Mention(NamedTuple):
    """A claim named in a page: by a role, as an answer of the ledger, or in a summary of findings."""

    page: str
    target: str
    start: int  #: Where its target starts in the text of the page.
    line: int  #: The line, from 1, on which its paragraph, item, row or summary starts.


_ROLE = re.compile(r"\{claim\}`(?:[^`]*<(?P<named>[^`<>]*)>|(?P<bare>[^`]*))`")
_ITEM = re.compile(r"\s*(?:\* +)?[-*+] ")
_SUMMARY = re.compile(r"^:::\{evidence-findings\}.*\n:claims: (?P<claims>.*)$", re.MULTILINE)


def read_mentions(page: str, text: str) -> list[Mention]:
    """Return the mentions of claims on a page."""
    lines = text.splitlines()
    found = []
    for role in _ROLE.finditer(text):
        group = "named" if role["named"] is not None else "bare"
        line = text.count("\n", 0, role.start())
        while line and lines[line - 1].strip() and not _ITEM.match(lines[line]):
            line -= 1
        found.append(Mention(page, role[group], role.start(group), line + 1))
    for row in read_rows(page, text):
        starts = [0]
        for above in text.splitlines(keepends=True):
            starts.append(starts[-1] + len(above))
        at = starts[row.options["answer"]]
        for name in re.finditer(r"[a-z0-9-]+", row.values["answer"]):
            start = at + len(":answer: ") + name.start()
            found.append(Mention(page, name[0], start, row.first + 1))
    for summary in _SUMMARY.finditer(text):
        line = text.count("\n", 0, summary.start()) + 1
        found += [
            Mention(page, name[0], summary.start("claims") + name.start(), line)
            for name in re.finditer(r"[a-z0-9-]+", summary["claims"])
        ]
    return found


class Picture(NamedTuple):
    """A forest plot or an icon array as its source says it. Lines are counted from 0."""

    page: str
    first: int  #: The line that opens it.
    options: dict[str, int]  #: Option -> its line.
    values: dict[str, str]

    def mentions(self, text: str) -> Iterator[Mention]:
        """Yield the claims that it names; the gate tells of them where it starts."""
        starts = [0, *(end.end() for end in re.finditer("\n", text))]
        for option, line in self.options.items():
            each = r"[^,\s]+" if option == "claim" else r"[a-z0-9-]+(?=\s*=)"
            value = starts[line] + len(f":{option}: ")
            if option in ("claim", "benefit", "harm"):
                for name in re.finditer(each, self.values[option]):
                    yield Mention(self.page, name[0], value + name.start(), self.first + 1)


def read_pictures(page: str, text: str) -> list[Picture]:
    """Return the pictures of a page in the one way in which this site writes them."""
    lines = text.splitlines()
    found = []
    for first, line in enumerate(lines):
        if re.match(r":::\{(?:forest-plot|icon-array)\} ", line):
            options, values, _ = read_options(lines, first + 1)
            found.append(Picture(page, first, options, values))
    return found


class Sources:
    """The sources of the site, as they stand in the repository."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.pages = {
            path.relative_to(root).as_posix(): path.read_text("utf-8")
            for name in SITE
            for path in sorted(
                [root / name] if name.endswith(".md") else (root / name).rglob("*.md")
            )
        }
        self.boxes = [box for page, text in self.pages.items() for box in read_boxes(page, text)]
        self.rows = [row for page, text in self.pages.items() for row in read_rows(page, text)]
        self.pictures = [
            picture for page, text in self.pages.items() for picture in read_pictures(page, text)
        ]
        self.mentions = [
            *(
                mention
                for page, text in self.pages.items()
                for mention in read_mentions(page, text)
            ),
            *(
                mention
                for picture in self.pictures
                for mention in picture.mentions(self.pages[picture.page])
            ),
        ]
        self.bib = (root / "references.bib").read_text("utf-8")
        #: Each claim of the committed list, and its line.
        self.listed = {
            line: number
            for number, line in enumerate((root / "claims.lock").read_text("utf-8").splitlines(), 1)
        }

    def files(self) -> list[Path]:
        """Return what git keeps, or would keep, of the repository."""
        listed = subprocess.run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            cwd=self.root,
            capture_output=True,
            check=False,
        )
        if listed.returncode:
            pytest.skip("not a git work tree: nobody knows which files belong to the project")
        paths = [self.root / name for name in listed.stdout.decode().split("\0") if name]
        return [path for path in paths if path.is_file()]


@pytest.fixture(scope="session")
def garden(new_copy: Callable[[str], Path]) -> Iterator[Gardener]:
    """Return who plants faults in copies of the site; it takes a while, so ask for it late."""
    from tests.site.gardener import WORKERS, Gardener

    gardener = Gardener([new_copy(f"planted-{number}") for number in range(WORKERS)])
    yield gardener
    gardener.close()


@pytest.fixture(scope="session")
def sources() -> Sources:
    return Sources(REPO)


@pytest.fixture(scope="session")
def pages(html: Done) -> dict[str, BeautifulSoup]:
    """Return each HTML page of the site by its path."""
    return {
        path.relative_to(html.out).as_posix(): BeautifulSoup(path.read_text("utf-8"), "html5lib")
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
    return {
        entry["key"]: entry
        for file in (path, *further)
        for entry in yaml.safe_load(file.read_text("utf-8")) or ()
    }
