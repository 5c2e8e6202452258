"""What GitHub runs: actions by their hash, no more rights than needed, and the monthly look-up as a whole.

The steps of ``monthly`` run here as they stand, in a repository of their own, with stand-ins for
``make`` and ``gh``.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.real import REPO, read_yaml

WORKFLOWS = sorted((REPO / ".github" / "workflows").glob("*.yml"))

MAKE = """#!/bin/bash
echo "said by $1 as $CONTACT"
case $1 in
  watch) echo "a,$(wc -l <watch.csv)" >>watch.csv ;;
  linkcheck) exit 2 ;;
esac
"""
GH = """#!/bin/bash
echo "$*" >>"$GH_LOG"
if [ "$2" = list ]; then if [ -e "$GH_LOG.open" ]; then echo 1; else echo 0; fi; fi
if [ "$2" = create ]; then touch "$GH_LOG.open"; fi
"""


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_actions_are_named_by_their_hash_and_rights_are_few(path: Path) -> None:
    text = path.read_text("utf-8")
    uses = re.findall(r"uses: (\S+)", text)
    assert uses
    # An action of this repository comes with the commit itself.
    assert all(re.fullmatch(r"\./[\w./-]+|[\w./-]+@[0-9a-f]{40}", action) for action in uses)
    assert read_yaml(path)["permissions"] in ({}, {"contents": "read"})
    # What others may write never stands in a command itself.
    runs = [
        step["run"]
        for job in read_yaml(path)["jobs"].values()
        for step in job["steps"]
        if "run" in step
    ]
    assert all("${{" not in run or run == "${{ matrix.run }}" for run in runs)


class Repository:
    """A repository with a remote, in which the steps of ``monthly`` run."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.work = folder, folder / "work"
        tools = folder / "tools"
        tools.mkdir()
        for name, text in (("make", MAKE), ("gh", GH)):
            (tools / name).write_text(text)
            (tools / name).chmod(0o755)
        self.log = folder / "gh.log"
        self.env = os.environ | {
            "PATH": f"{tools}:{os.environ['PATH']}",
            "GH_LOG": str(self.log),
            "RUNNER_TEMP": str(folder),
            "GITHUB_STEP_SUMMARY": str(folder / "summary.md"),
            "CONTACT": "me@example.org",
            "BRANCH": "monthly-look-up",
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_SYSTEM": os.devnull,
        }
        self.env |= {
            f"GIT_{who}_{what}": "a@b.c"
            for who in ("AUTHOR", "COMMITTER")
            for what in ("NAME", "EMAIL")
        }
        self.git("init", "-q", "--bare", "-b", "main", "remote", cwd=folder)
        self.git("clone", "-q", "remote", "work", cwd=folder)
        (self.work / "watch.csv").write_text("claim,n\n")
        self.git("checkout", "-q", "-b", "main")
        self.commit("Start")
        self.git("push", "-q", "origin", "main")

    def git(self, *arguments: str, cwd: Path | None = None) -> str:
        done = subprocess.run(
            ["git", *arguments],
            cwd=cwd or self.work,
            env=self.env,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout

    def commit(self, message: str) -> None:
        self.git("add", "--all")
        self.git("commit", "-q", "-m", message)

    def month(self) -> str:
        """Check out anew and run the steps; return what was said of pull requests."""
        shutil.rmtree(self.work)
        self.git("clone", "-q", "remote", "work", cwd=self.folder)
        self.log.unlink(missing_ok=True)
        steps: list[dict[str, Any]] = read_yaml(REPO / ".github/workflows/monthly.yml")["jobs"][
            "look-up"
        ]["steps"]
        for step in steps:
            if "run" in step:
                script = ["bash", "-e", "-o", "pipefail", "-c", step["run"]]
                done = subprocess.run(
                    script, cwd=self.work, env=self.env, capture_output=True, text=True, check=False
                )
                assert done.returncode == 0, (step["name"], done.stderr)
        said = [line for line in self.log.read_text().splitlines() if " list " not in line]
        return "\n".join(said)

    def file(self, branch: str) -> str:
        return self.git("show", f"{branch}:watch.csv", cwd=self.folder / "remote")


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path)


def test_what_changed_comes_as_one_pull_request(repository: Repository) -> None:
    assert repository.month().startswith("pr create --head monthly-look-up --title Looked up in ")
    assert repository.file("monthly-look-up") == "claim,n\na,1\n"
    assert repository.file("main") == "claim,n\n"
    told = (repository.folder / "told.md").read_text()
    assert "## make watch ended\n\n```\nsaid by watch as me@example.org\n```\n" in told
    assert "## make linkcheck ended with a fault\n" in told
    assert (repository.folder / "summary.md").read_text() == told


def test_a_second_month_goes_on_from_what_people_wrote(repository: Repository) -> None:
    repository.month()
    repository.git("fetch", "-q", "origin")
    repository.git("checkout", "-q", "-B", "mine", "origin/monthly-look-up")
    (repository.work / "watch.csv").write_text("claim,n\na,1: read by Ann\n")
    repository.commit("Read")
    repository.git("push", "-q", "origin", "mine:monthly-look-up")
    assert repository.month().startswith("pr edit monthly-look-up --title ")
    assert repository.file("monthly-look-up") == "claim,n\na,1: read by Ann\na,2\n"


def test_a_branch_that_was_merged_is_begun_anew(repository: Repository) -> None:
    repository.month()
    (repository.folder / "gh.log.open").unlink()
    assert repository.month().startswith("pr create ")
    assert repository.file("monthly-look-up") == "claim,n\na,1\n"


def test_where_nothing_changed_nobody_is_asked(repository: Repository) -> None:
    make = repository.folder / "tools" / "make"
    make.write_text("#!/bin/bash\n")
    assert repository.month() == ""
    assert "monthly-look-up" not in repository.git("branch", cwd=repository.folder / "remote")
