"""The beginning of a build: the settings, and the committed files beside the pages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from sphinx.application import Sphinx

from sphinx_evidence.files.changes import ChangeFile, read_changes
from sphinx_evidence.files.lock import LockFile, read_lock
from sphinx_evidence.files.reviews import ReviewFile, read_reviews
from sphinx_evidence.files.search_terms import TermFile, read_terms
from sphinx_evidence.files.status import NO_STATUS, StatusFile, read_status
from sphinx_evidence.files.watch import WatchFile, read_watch
from sphinx_evidence.model.problem import BibProblem
from sphinx_evidence.shell.build import Build
from sphinx_evidence.shell.config import data_folder, named_file, settings
from sphinx_evidence.shell.domain import domain_of
from sphinx_evidence.shell.places import relative

_File = TypeVar("_File", LockFile, ReviewFile, ChangeFile, TermFile, WatchFile)


def begin(app: Sphinx) -> None:
    """Read the settings and the committed files at the start of a build."""
    domain_of(app.env).build = Build(
        app.builder,
        settings(app),
        data_folder(app),
        _read_status(app),
        _read(app, "evidence_lock", "lock", read_lock, LockFile("", {})),
        _read(app, "evidence_reviews", "review ID --by NAME", read_reviews, ReviewFile("", {}, ())),
        _read(app, "evidence_changes", "lock", read_changes, ChangeFile("", ())),
        _read(app, "evidence_search_terms", "", read_terms, TermFile("")),
        _read(app, "evidence_watch", "watch", read_watch, WatchFile("")),
    )


def _read(
    app: Sphinx,
    setting: str,
    command: str,
    read: Callable[[bytes, str], _File],
    empty: _File,
) -> _File | None:
    name = named_file(app.config, setting)
    if not name:
        return None
    path = Path(app.confdir) / name
    shown = relative(app.env, path)
    try:
        return read(path.read_bytes(), shown)
    except OSError as error:
        message = f"the file can't be read: {error.strerror}; correct {setting} in conf.py"
        if command:
            message += f', or run "python -m sphinx_evidence {command}"'
        if command.startswith("review"):  # of a claim that nobody read, nobody may say so
            message += " for each claim that you read against its sources"
        return empty._replace(path=shown, problems=(BibProblem(shown, 1, message),))


def _read_status(app: Sphinx) -> StatusFile:
    name = named_file(app.config, "evidence_source_status")
    if not name:
        return NO_STATUS
    path = Path(app.confdir) / name
    shown = relative(app.env, path)
    try:
        return read_status(path.read_bytes(), shown)
    except OSError as error:
        message = f"the status file can't be read: {error.strerror}; correct evidence_source_status"
        return StatusFile({}, (BibProblem(shown, 1, message),), shown)
