"""Documents that are walked: what they tell a reader to type is typed, and what they show is compared.

A block of `sh` is run, line by line. A block of `text` behind it must be in what was printed. Another
block goes into the file that the sentence above it names at its end; where that says "add", behind what is there.
In the text, "In `a`, change `b` into `c`" and "In `a`, put `b` below `c`" are done; so are they where
`b` or `c` is a block: "In `a`, put these lines below `c`:", "change the line that begins with `b` into:".
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path

from sphinx_evidence.__main__ import main
from sphinx_evidence.model.installed import LANGUAGES_GROUP, RULES_GROUP
from tests.conftest import EXTENSIONS, run_sphinx

_BLOCK = re.compile(
    r"^(?P<fence>`{3,})(?P<kind>[^\n`]*)\n(?P<text>.*?)\n(?P=fence)$", re.DOTALL | re.MULTILINE
)
_EDIT = re.compile(
    r"In `(?P<file>[^`]+)`, (?:change `(?P<old>[^`]+)` into `(?P<new>[^`]+)`"
    r"|put `(?P<line>[^`]+)` below `(?P<above>[^`]+)`)"
)
_EDIT_BY_BLOCK = re.compile(
    r"In `(?P<file>[^`]+)`, (?:put these lines below `(?P<above>[^`]+)`"
    r"|change the line that begins with `(?P<start>[^`]+)` into):$"
)
#: Behind such a paragraph stands what goes into a file.
_INTO = re.compile(r"`(?P<file>[\w./-]+\.\w+)`[^`]*:$")
_ADDS = re.compile(r"\badd\b[^.]*(?:\.\w[^.]*)*:$", re.IGNORECASE)
#: What a fresh machine needs and a test has; `test_package` tries it.
_READY = ("python -m venv", ". .venv", "source .venv", "pip install", "git clone")


class Walk:
    """A walk through one document, in an empty folder."""

    def __init__(self, document: Path, folder: Path) -> None:
        """Begin it."""
        self.text = document.read_text("utf-8")
        self.folder = folder
        self.packages: list[str] = []  #: Folders of packages that were installed on the way.
        self.printed: list[str] = []
        self.status: list[int] = []  #: Of each command that was run.

    def to_its_end(self) -> Walk:
        """Do all that the document says."""
        at = 0
        for block in _BLOCK.finditer(self.text):
            above = self.text[at : block.start()].strip()
            at = block.end()
            self._edit(above)
            self._block(
                block["kind"], f"{block['text']}\n", " ".join(above.rpartition("\n\n")[2].split())
            )
        self._edit(self.text[at:])
        return self

    def _edit(self, prose: str) -> None:
        for asked in _EDIT.finditer(" ".join(prose.split())):
            old = asked["old"] or asked["above"]
            self._change(asked["file"], old, asked["new"] or f"{old}\n{asked['line']}")

    def _change(self, file: str, old: str, new: str, *, whole: bool = True) -> None:
        """Change the one line of a file that is, or begins with, a text."""
        path = self.folder / file
        lines = path.read_text("utf-8").splitlines()
        [at] = [
            n for n, line in enumerate(lines) if (line == old if whole else line.startswith(old))
        ]
        lines[at] = new
        path.write_text("\n".join([*lines, ""]), "utf-8")

    def _block(self, kind: str, text: str, above: str) -> None:
        if kind == "sh":
            self.printed = []
            for line in text.splitlines():
                self._run(line.partition("  #")[0].strip())
        elif kind == "text" and self.printed:
            self._compare(text)
        elif asked := _EDIT_BY_BLOCK.search(above):
            old, new = asked["above"] or asked["start"], text.rstrip("\n")
            if asked["above"]:
                new = f"{old}\n{new}"
            self._change(asked["file"], old, new, whole=bool(asked["above"]))
        elif into := _INTO.search(above):
            path = self.folder / into["file"]
            path.parent.mkdir(parents=True, exist_ok=True)
            before = path.read_text("utf-8") if _ADDS.search(above) else ""
            path.write_text(before + ("\n" if before else "") + text, "utf-8")

    def _compare(self, text: str) -> None:
        """See that lines were printed, in their order."""
        left = iter(self.printed)
        for line in text.splitlines():
            if line.strip() and line != "...":
                assert any(line == one for one in left), f"{line!r} is not in {self.printed}"

    def _run(self, line: str) -> None:
        words = shlex.split(line)
        if words[0] == "cd":
            self.folder = (self.folder / words[1]).resolve()
        elif line.startswith(_READY):
            self._installed()
        else:
            assert words[:2] == ["python", "-m"], line
            # What is installed is looked for once a process, so those that need it have their own.
            run = self._process if self.packages and words[3] != "init" else self._here
            status, said = run(words[2], words[3:])
            self.status.append(status)
            self.printed += said.splitlines()

    def _here(self, module: str, arguments: list[str]) -> tuple[int, str]:
        if module == "sphinx":
            built = run_sphinx(arguments, self.folder, self.folder / arguments[-1])
            return built.status, built.stdout + built.stderr
        assert module == "sphinx_evidence"
        said = io.StringIO()
        with (
            contextlib.chdir(self.folder),
            contextlib.redirect_stdout(said),
            contextlib.redirect_stderr(said),
        ):
            status = main(arguments)
        return status, said.getvalue()

    def _process(self, module: str, arguments: list[str]) -> tuple[int, str]:
        # `make test-dates` fakes its clock, but not the one by which files are written.
        true = {name: value for name, value in os.environ.items() if name != "LD_PRELOAD"}
        done = subprocess.run(
            [sys.executable, "-m", module, *arguments],
            cwd=self.folder,
            env=true | {"PYTHONPATH": os.pathsep.join([str(EXTENSIONS), *self.packages])},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        return done.returncode, done.stdout

    def _installed(self) -> None:
        """Leave what pip would: the entry points of the package in this folder, and it on the path."""
        project = self.folder / "pyproject.toml"
        if not project.is_file():
            return
        told = tomllib.loads(project.read_text("utf-8"))["project"]
        info = self.folder / f"{told['name'].replace('-', '_')}-{told['version']}.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(
            f"Name: {told['name']}\nVersion: {told['version']}\n", "utf-8"
        )
        groups = (
            f"[{group}]\n" + "".join(f"{name} = {value}\n" for name, value in entries.items())
            for group, entries in told["entry-points"].items()
        )
        (info / "entry_points.txt").write_text("\n".join(groups), "utf-8")
        assert {*told["entry-points"]} <= {RULES_GROUP, LANGUAGES_GROUP}
        self.packages.append(str(self.folder))
