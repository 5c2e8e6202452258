"""Reading a few pages of a site anew, beside what the last build knew of all others.

Nothing is written in the folder of the site: what Sphinx has to write goes into a folder that is
taken away at the end.
"""

import io
import re
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from os.path import relpath
from pathlib import Path
from typing import NamedTuple

from sphinx.application import Sphinx
from sphinx.environment import CONFIG_OK
from sphinx.util.docutils import docutils_namespace, patch_docutils

from sphinx_evidence.commands.reader import reader
from sphinx_evidence.model.setting_kinds import FILE
from sphinx_evidence.model.settings import SETTINGS
from sphinx_evidence.rules.site import Site
from sphinx_evidence.shell.config import named_file
from sphinx_evidence.shell.domain import domain_of
from sphinx_evidence.shell.result import collect

#: Where builds keep what they know of a site: beside its pages or, as `sphinx-quickstart` offers it, beside
#: the folder of its pages.
_BUILDS = tuple(
    tuple(
        f"{build}/{inside}environment.pickle"
        for build in builds
        for inside in ("", "*/", "*/.doctrees/")
    )
    for builds in (("_build", "build"), ("../_build", "../build"))
)
_NO_BUILD = "no build of these settings was found, so that all pages were read; build the site once"
#: So many other pages that changed since then are read too.
_OTHERS = 5
_COLOURS = r"\x1b\[[0-9;]*m"
_SAID = r"(?P<path>.+?):(?P<line>\d+): (?:WARNING|ERROR|CRITICAL|SEVERE): (?P<said>.*)"
_OF_THE_GATE = r" \[evidence\.[a-z0-9-]+\]$"


class Said(NamedTuple):
    """What Sphinx itself says of a page."""

    path: str  #: Relative to the source folder.
    line: int
    message: str


class ReadPages(NamedTuple):
    """A site, of which some pages were read anew, and what to know of it."""

    site: Site
    pages: frozenset[str] | None  #: The pages that were asked for; None where all are.
    paths: tuple[str, ...]  #: What was asked for and is part of the site, relative to its folder.
    said: tuple[Said, ...]
    notes: tuple[str, ...]


def read_pages(folder: Path, files: Sequence[Path], doctrees: Path | None = None) -> ReadPages:
    """Read some files of a site.

    :param folder: the folder of ``conf.py``.
    :param files: pages, or what pages or the gate read.
    :param doctrees: where the last build keeps what it knows; searched for where it is not given.
    :raises SphinxError: if Sphinx can't read the site.
    """
    known = doctrees / "environment.pickle" if doctrees else _newest(folder)
    heard = io.StringIO()
    with tempfile.TemporaryDirectory() as work, patch_docutils(folder), docutils_namespace():
        if known and known.is_file():
            shutil.copy(known, Path(work) / "environment.pickle")
        app = reader(folder, Path(work, "out"), Path(work), heard)
        return _read_files(app, files, heard)


def _newest(folder: Path) -> Path | None:
    """Return what the last build knew; of builds beside the pages, if there are any."""
    for places in _BUILDS:
        found = [path for where in places for path in folder.glob(where)]
        if found:
            return max(found, key=lambda path: path.stat().st_mtime)
    return None


def _read_files(app: Sphinx, files: Sequence[Path], heard: io.StringIO) -> ReadPages:
    env = app.env
    notes: list[str] = []
    if env.config_status != CONFIG_OK or not env.all_docs:
        notes.append(_NO_BUILD)
        app.build()
    else:
        env.find_files(app.config, app.builder)
    used = {file: _users(file, app) for file in files}
    asked = {page for pages in used.values() for page in pages or ()}
    if not notes:
        notes += _read(app, asked)
    for file, pages in used.items():
        if pages is None:
            notes.append(
                f"{relpath(file)} is no page of the site and part of none; it was not checked"
            )
    paths = tuple(_path(file, app) for file, pages in used.items() if pages is not None)
    # A bibliography and the like belong to all pages; what is wrong there may be anywhere.
    everywhere = any(pages == () for pages in used.values())
    return ReadPages(
        collect(domain_of(env)),
        None if everywhere else frozenset(asked),
        paths,
        tuple(_heard(app, heard.getvalue(), paths)),
        tuple(notes),
    )


def _users(file: Path, app: Sphinx) -> tuple[str, ...] | None:
    """Return the page that a file is, or the pages that read it; none for what the gate reads.

    None where it is no part of the site.
    """
    env, path = app.env, _path(file, app)
    page = env.path2doc(file.resolve())
    if page in env.found_docs and Path(env.doc2path(page)).resolve() == file.resolve():
        return (page,)
    if path in {relpath(Path(app.confdir) / name, app.srcdir) for name in _committed(app)}:
        return ()
    pages = [
        page
        for page, others in env.dependencies.items()
        if any(
            Path(app.srcdir, other).resolve() == file.resolve()
            for other in others
            if Path(other).name == file.name
        )
    ]
    return tuple(sorted(pages)) or None


def _committed(app: Sphinx) -> Iterator[str]:
    yield from map(str, app.config.bibtex_bibfiles)
    named = (named_file(app.config, one.name) for one in SETTINGS if one.kind is FILE)
    yield from filter(None, named)
    yield "conf.py"


def _path(file: Path, app: Sphinx) -> str:
    return Path(relpath(file.resolve(), Path(app.srcdir).resolve())).as_posix()


def _read(app: Sphinx, asked: set[str]) -> Iterator[str]:
    """Read pages as a build does; yield a note where others are not as the last build knew them."""
    env = app.env
    gone = env.all_docs.keys() - env.found_docs
    changed = {
        page
        for page in env.found_docs - asked
        if Path(env.doc2path(page)).stat().st_mtime_ns // 1000 > env.all_docs.get(page, 0)
    }
    if len(changed) > _OTHERS:
        yield f"{len(changed)} other pages changed since the last build and are taken as they were then"
        changed = set()
    app.events.emit("env-before-read-docs", env, sorted(asked | changed))
    for page in sorted(gone | changed | asked):
        app.events.emit("env-purge-doc", env, page)
        env.clear_doc(page)
        if page in env.found_docs:
            app.builder.read_doc(page)


def _heard(app: Sphinx, text: str, paths: Sequence[str]) -> Iterator[Said]:
    """Yield what Sphinx said of the files that were asked for.

    Where all pages were read, the gate spoke too: its findings are the caller's to tell.
    """
    for line in re.sub(_COLOURS, "", text).splitlines():
        match = re.match(_SAID, line)
        if not match or re.search(_OF_THE_GATE, match["said"]):
            continue
        if (path := _path(Path(match["path"]), app)) in paths:
            yield Said(path, int(match["line"]), match["said"])
