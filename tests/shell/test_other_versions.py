"""What another version of the extension left behind is read anew, and never stops a build."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from sphinx_evidence.shell.store import made_by
from tests.conftest import EXTENSIONS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Site

#: A file of the extension, and how another version of it reads: a record with one field more, and
#: a sentence that is stored in another way.
OTHERS = {
    "a record": (
        "model/notes.py",
        "    docname: str\n\n\nclass Stray",
        "    docname: str\n    more: str\n",
    ),
    "a reading": (
        "shell/claim/directive.py",
        "sentence=self.title,",
        'sentence=f"{self.title} once",',
    ),
}

#: What of the rules is used while pages are read, and what of them is stored with the environment.
READ_WITH = ("rules/conf.py", "rules/sentence.py", "rules/site.py")
STORED = ("rules/report.py", "rules/rule.py")
#: Tells which modules of the rules are loaded when all pages are read, and none is judged.
TELLS = """
import sys

def tell(app, env):
    prefix = "sphinx_evidence."
    loaded = (name.removeprefix(prefix) for name in sys.modules if name.startswith(prefix))
    print("loaded:", *(name for name in loaded if name.startswith("rules.")))

def setup(app):
    app.connect("env-updated", tell, priority=0)
"""


def other(folder: Path, file: str, old: str, new: str) -> Path:
    """Return a folder with a copy of the extension of which one file is another."""
    shutil.copytree(
        EXTENSIONS / "sphinx_evidence",
        folder / "sphinx_evidence",
        ignore=shutil.ignore_patterns("__pycache__"),
    )
    path = folder / "sphinx_evidence" / file
    text = path.read_text("utf-8")
    assert old in text
    if file == "model/notes.py":
        new = f"{new}\n\nclass Stray"
        roles = folder / "sphinx_evidence" / "shell" / "claim" / "role.py"
        made = roles.read_text("utf-8")
        assert made.count("env.docname)\n        domain") == 1
        roles.write_text(
            made.replace("env.docname)\n        domain", 'env.docname, "")\n        domain'),
            "utf-8",
        )
    path.write_text(text.replace(old, new), "utf-8")
    return folder


@pytest.mark.parametrize("what", OTHERS)
def test_an_environment_of_another_version_is_read_anew(
    new_site: Callable[..., Site], tmp_path: Path, what: str
) -> None:
    site = new_site("tea")
    site.add("page.md", "\nSee {claim}`tea-sleep`.\n")
    folder = other(tmp_path / "other", *OTHERS[what])
    old = site.process(
        *("-b", "html", "-d", "_build/doctrees", ".", "_build/html"),
        env={"PYTHONPATH": str(folder)},
    )
    assert (old.status, old.findings) == (0, [])
    built = site.build("-W")
    assert (built.status, built.findings, built.other_lines) == (0, [], [])
    assert "2 added, 0 changed, 0 removed" in built.stdout
    assert "once" not in built.text("tea-sleep", "page")
    assert "no targets are out of date" in site.build("-W").stdout


def test_what_of_the_rules_pages_are_read_with(new_site: Callable[..., Site]) -> None:
    """An environment that another version of it made is read anew, as `made_by` says."""
    site = new_site("pages")
    site.add("conf.py", TELLS)
    site.add(
        "index.md", "\n:::{evidence}\n:id: made-of-options\n:tier: low\n:outcome: sleep\n:::\n"
    )
    told = site.process("-b", "html", ".", "_build/html").stdout
    [line] = [line for line in told.splitlines() if line.startswith("loaded: ")]
    loaded = {name.replace(".", "/") + ".py" for name in line.split()[1:]}
    assert loaded == {*READ_WITH, *STORED}


def test_what_only_judges_makes_nothing_that_is_stored(tmp_path: Path) -> None:
    folder = tmp_path / "made"
    shutil.copytree(EXTENSIONS / "sphinx_evidence", folder)
    made = made_by(folder)
    assert made == made_by()
    for name in ("rules/wording.py", "rules/run.py", "reports/sarif.py", "commands/lock.py"):
        assert (folder / name).is_file()
        (folder / name).write_text("# another\n", "utf-8")
    assert made_by(folder) == made
    for name in (*READ_WITH, *STORED):
        assert (folder / name).is_file()
        (folder / name).write_text("# another\n", "utf-8")
        assert made_by(folder) != made
        made = made_by(folder)
    (folder / "wording" / "languages" / "de.toml").write_text("# another\n", "utf-8")
    assert made_by(folder) != made
