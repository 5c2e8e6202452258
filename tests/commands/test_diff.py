"""``diff``: two files or two revisions, and the status that was asked for."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sphinx_evidence.reports.diff_text import MARK
from sphinx_evidence.rules.rule import claim
from tests.command_line import Said

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Site

REWORDED = (
    f"{MARK}\n\n### Claims: 1 changed otherwise\n\n**Changed otherwise** (1)\n\n"
    "- `tea-sleep` (page.md): Tea holds much caffeine\n"
    "  - Reworded: Tea holds caffeine → **Tea holds much caffeine**\n"
)
NOTHING = f"{MARK}\n\n### Claims: nothing changed\n"


@pytest.fixture
def site(new_site: Callable[..., Site]) -> Site:
    return new_site("rules", {"page.md": claim()})


@pytest.fixture
def git(site: Site, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """Return git, in a repository that holds the site in a folder and was committed once."""
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_NAME", "Ann")
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "ann@example.org")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")

    def run(*arguments: str) -> str:
        done = subprocess.run(
            ["git", *arguments], cwd=site.root.parent, capture_output=True, text=True, check=True
        )
        return done.stdout.strip()

    run("init", "--quiet", "--initial-branch=main")
    run("add", site.root.name)
    run("commit", "--quiet", "--message=one")
    return run


def test_two_revisions_and_the_pages_as_they_are(
    site: Site,
    command: Said,
    git: Callable[..., str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # In a run on GitHub, reading either of them tells it nothing: what is printed becomes a comment.
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    site.write("page.md", claim(sentence="Tea holds much caffeine"))
    # What is not committed is part of the pages as they are, and of no revision.
    assert command("diff", "main") == (0, REWORDED, "")
    git("commit", "--quiet", "--all", "--message=two")
    status = git("status", "--porcelain")
    assert command("diff", "HEAD~", "HEAD") == (0, REWORDED, "")
    assert command("diff", "HEAD") == (0, NOTHING, "")
    # Nothing is left behind.
    assert not (tmp_path / "summary.md").exists()
    assert git("worktree", "list").count("\n") == 0
    assert git("status", "--porcelain") == status


def test_the_status_is_the_one_that_was_asked_for(
    site: Site, command: Said, tmp_path: Path
) -> None:
    site.build()
    old = tmp_path / "old.json"
    old.write_bytes((site.root / "_build/html/claims.json").read_bytes())
    site.write("page.md", claim(sentence="Tea holds much caffeine", disclaimer="other"))
    site.build()
    files = (str(old), str(site.root / "_build/html"))
    assert command("diff", *files, "--fail-on", "surer,gone")[::2] == (0, "")
    status, out, err = command(
        *("diff", *files, "--fail-on", "gone, reworded", "--fail-on=disclaimer"),
        *("--format", "json"),
    )
    assert (status, json.loads(out)["counts"]) == (1, {"reworded": 1, "disclaimer": 1})
    assert err == (
        "diff: reworded 1, which --fail-on asks about\n"
        "diff: disclaimer 1, which --fail-on asks about\n"
    )
    assert command("diff", *files, "--fail-on", "surer-without-sources") == (
        2,
        "",
        'diff: --fail-on "surer-without-sources" is no kind of change (did you mean '
        '"surer-without-source"?)\n',
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[]", "no claims.json"),
        ("{", "no claims.json"),
        ('{"schema_version": 2}', "no claims.json"),
        (
            '{"schema_version": 1, "claims": [], "sources": {}, "disclaimers": {}}',
            "no claims.json of version 2",
        ),
    ],
)
def test_what_is_no_claims_json_is_refused(
    command: Said, tmp_path: Path, text: str, said: str
) -> None:
    file = tmp_path / "some.json"
    file.write_text(text, "utf-8")
    told = f"diff: {file} is {said}; build the site, which writes one\n"
    assert command("diff", str(file), str(file)) == (2, "", told)


def test_a_revision_that_is_not_there_is_named(
    site: Site, command: Said, git: Callable[..., str]
) -> None:
    for name in ("nowhere", "--all"):
        status, out, err = command("diff", "--", name)
        assert (status, out) == (2, "")
        assert err.startswith(f'diff: "{name}" is no file and no revision of {site.root.parent};')


def test_a_revision_that_can_not_be_read_is_named(
    site: Site, command: Said, git: Callable[..., str]
) -> None:
    whole = site.read("conf.py")
    site.write("conf.py", "extensions = ['nowhere']\n")
    git("commit", "--quiet", "--all", "--message=two")
    site.write("conf.py", whole)
    status, out, err = command("diff", "HEAD")
    assert (status, out) == (2, "")
    assert err.startswith('diff: at "HEAD", the site can\'t be read: ')
    assert git("worktree", "list").count("\n") == 0


def test_a_folder_without_git_is_told(command: Said, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_DIR", "/nowhere")
    status, _, err = command("diff", "main")
    said = 'diff: "main" is no file, and no revision can be read: git rev-parse: fatal: '
    assert (status, err[: len(said)]) == (2, said)
    monkeypatch.setenv("PATH", "/nowhere")
    said = "git is needed to compare revisions; install it\n"
    assert command("diff", "main")[2] == (
        f'diff: "main" is no file, and no revision can be read: {said}'
    )
