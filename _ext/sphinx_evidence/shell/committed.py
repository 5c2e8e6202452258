"""The committed files beside the pages: the list of claims, the reviews, and what changed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from sphinx_evidence.files.changes import ChangeFile, read_changes
from sphinx_evidence.files.lock import LockFile, read_lock
from sphinx_evidence.files.reviews import ReviewFile, read_reviews
from sphinx_evidence.model.problem import BibProblem
from sphinx_evidence.shell.config import named_file
from sphinx_evidence.shell.domain import domain_of
from sphinx_evidence.shell.places import relative

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_File = TypeVar("_File", LockFile, ReviewFile, ChangeFile)


def read_committed(app: Sphinx) -> None:
    """Read the list of claims, the reviews and the changes at the start of a build."""
    domain = domain_of(app.env)
    domain.lock = _read(app, "evidence_lock", "lock", read_lock, _no_lock)
    domain.reviews = _read(app, "evidence_reviews", "review --all", read_reviews, _no_reviews)
    domain.changes = _read(app, "evidence_changes", "lock", read_changes, _no_changes)


def _no_lock(path: str, problem: BibProblem) -> LockFile:
    return LockFile(path, {}, (problem,))


def _no_reviews(path: str, problem: BibProblem) -> ReviewFile:
    return ReviewFile(path, {}, (problem,))


def _no_changes(path: str, problem: BibProblem) -> ChangeFile:
    return ChangeFile(path, (), (problem,))


def _read(
    app: Sphinx,
    setting: str,
    command: str,
    read: Callable[[bytes, str], _File],
    empty: Callable[[str, BibProblem], _File],
) -> _File | None:
    name = named_file(app.config, setting)
    if not name:
        return None
    path = Path(app.confdir) / name
    shown = relative(app.env, path)
    try:
        return read(path.read_bytes(), shown)
    except OSError as error:
        message = (
            f"the file can't be read: {error.strerror}; correct {setting} in conf.py, or run "
            f'"python -m sphinx_evidence {command}"'
        )
        return empty(shown, BibProblem(shown, 1, message))
