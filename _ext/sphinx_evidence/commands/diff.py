"""``diff``: what a change does to the claims, between two files ``claims.json`` or two revisions."""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sphinx_evidence.commands.claims_file import built_claims, read_claims
from sphinx_evidence.commands.errors import CommandError, stopped
from sphinx_evidence.files.write import to_json
from sphinx_evidence.model.spelling import nearest
from sphinx_evidence.reports.claims_diff import KINDS, compare
from sphinx_evidence.reports.diff_text import diff_document, diff_markdown

SAME, ASKED_FOR = 0, 1


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what ``diff`` is told to a parser."""
    add = parser.add_argument
    parser.set_defaults(run=run)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = "\n".join(
        [
            "Exit status: 0, or 1 where --fail-on finds something, or 2 where nothing was compared.",
            "KIND is one of these:",
            *(f"  {kind:22}{what}" for kind, what in KINDS.items()),
        ]
    )
    add("base", metavar="BASE", help="a claims.json, or a git revision of the site, such as main")
    add("head", metavar="HEAD", nargs="?", default="", help="the same; else the pages as they are")
    add("--format", choices=("markdown", "json"), default="markdown", help="(%(default)s)")
    add(
        "--fail-on",
        action="append",
        default=[],
        metavar="KIND",
        help="end with status 1 where something changed so; several may be given, with commas",
    )


def run(options: argparse.Namespace) -> int:
    """Print what differs; return the exit status.

    :param options: as `add_arguments` defines them, and ``source``, the folder of ``conf.py``.
    """
    try:
        asked = _asked(options.fail_on)
        base, head = (_document(name, options.source) for name in (options.base, options.head))
    except (CommandError, OSError) as error:
        return stopped("diff", error)
    found = compare(base, head)
    told = to_json(diff_document(found)) if options.format == "json" else diff_markdown(found)
    sys.stdout.write(told)
    counts = found.counts()
    failed = {kind: counts[kind] for kind in asked if kind in counts}
    for kind, count in failed.items():
        sys.stderr.write(f"diff: {kind} {count}, which --fail-on asks about\n")
    return ASKED_FOR if failed else SAME


def _asked(given: list[str]) -> list[str]:
    """Return the kinds of change that are asked about."""
    asked = [name.strip() for one in given for name in one.split(",")]
    for name in asked:
        if name not in KINDS:
            raise CommandError(f'--fail-on "{name}" is no kind of change{nearest(name, KINDS)}')
    return asked


def _document(name: str, source: Path) -> dict[str, Any]:
    """Return a ``claims.json``: of a file, of the folder as it is, or of a revision."""
    if not name:
        return built_claims(source)
    if Path(name).exists():
        return read_claims(Path(name))
    with _worktree(name, source) as folder:
        try:
            return built_claims(folder)
        except CommandError as error:
            raise CommandError(f'at "{name}", {error}') from error


@contextmanager
def _worktree(revision: str, source: Path) -> Iterator[Path]:
    """Yield the folder of the site as it was in a revision; it is gone afterwards."""
    source = source.resolve()
    try:
        root = Path(_git(source, "rev-parse", "--show-toplevel"))
    except CommandError as error:
        raise CommandError(
            f'"{revision}" is no file, and no revision can be read: {error}'
        ) from error
    try:
        commit = _git(
            root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"
        )
    except CommandError as error:
        raise CommandError(
            f'"{revision}" is no file and no revision of {root}; where a copy holds only the last '
            'commits, "git fetch --unshallow" brings the rest'
        ) from error
    with tempfile.TemporaryDirectory() as work:
        tree = Path(work) / "site"
        _git(root, "worktree", "add", "--quiet", "--detach", str(tree), commit)
        try:
            yield tree / source.relative_to(root.resolve())
        finally:
            _git(root, "worktree", "remove", "--force", str(tree))


def _git(folder: Path, *arguments: str) -> str:
    """Run git and return what it prints."""
    try:
        done = subprocess.run(  # noqa: S603 -- no shell
            ["git", "-C", str(folder), *arguments],  # noqa: S607 -- whichever git is in use
            capture_output=True,
            text=True,
            check=False,
        )
    except FileNotFoundError as error:
        raise CommandError("git is needed to compare revisions; install it") from error
    if done.returncode:
        raise CommandError(f"git {arguments[0]}: {done.stderr.strip() or 'no answer'}")
    return done.stdout.strip()
