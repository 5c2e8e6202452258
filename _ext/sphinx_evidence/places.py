"""Where things stand: from what docutils reports to a path that reads the same everywhere."""

from __future__ import annotations

from os.path import relpath
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_evidence.model import Place

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment


def place_of(env: BuildEnvironment, source: str | None, line: int | None) -> Place:
    """Return a place relative to the source folder.

    :param source: as docutils reports it: absolute, relative to the working directory, or with
        ``:docstring of name`` behind it; None where it is not known.
    :param line: counted from 1; None or 0 where it is not known.
    """
    name = (source or "").partition(":docstring of ")[0]
    path = Path(name) if name and not name.startswith("<") else env.doc2path(env.docname)
    return Place(relative(env, path), max(line or 1, 1))


def relative(env: BuildEnvironment, path: Path) -> str:
    """Return a path relative to the source folder, with forward slashes."""
    try:
        return Path(relpath(path, env.srcdir)).as_posix()
    except ValueError:  # on another drive there is no way there
        return path.as_posix()


def printable(srcdir: Path, path: str) -> str:
    """Return a path as a terminal should show it: relative where the working directory allows."""
    absolute = (srcdir / path).resolve()
    try:
        return absolute.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return absolute.as_posix()
