"""Reading a site for a command: as a build does, but nothing is written beside the pages."""

import io
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from sphinx.application import Sphinx
from sphinx.errors import SphinxError
from sphinx.util.docutils import docutils_namespace, patch_docutils
from sphinx.util.matching import Matcher

from sphinx_evidence.commands.errors import CommandError
from sphinx_evidence.commands.reader import reader
from sphinx_evidence.rules.report import Report
from sphinx_evidence.rules.site import Site
from sphinx_evidence.shell.config import named_file
from sphinx_evidence.shell.result import result_of


class ReadSite(NamedTuple):
    """A site, and the files that its settings name."""

    site: Site
    report: Report  #: What the gate found.
    folder: Path  #: The folder of ``conf.py``.
    files: dict[str, str]  #: Setting -> name of a file, relative to the folder; may be empty.
    bibfiles: tuple[str, ...]
    contact: str
    is_page: Callable[[Path], bool]  #: Would a build take a file for a page of the site?

    def file(self, setting: str, default: str) -> Path:
        """Return the path of a file that a setting names, or of the usual one."""
        return self.folder / (self.files[setting] or default)


_FILES = (
    *("evidence_lock", "evidence_reviews", "evidence_changes", "evidence_source_status"),
    *("evidence_watch", "evidence_watch_words"),
)


def read_site(folder: Path) -> ReadSite:
    """Read all pages of a site and return what the gate would see.

    :param folder: the folder of ``conf.py`` and of the pages.
    :raises CommandError: if there is no site, or Sphinx can't read it.
    """
    folder = folder.resolve()
    if not (folder / "conf.py").is_file():
        raise CommandError(f"{folder} holds no conf.py; name the folder of the site with --source")
    said = io.StringIO()
    with tempfile.TemporaryDirectory() as work, patch_docutils(folder), docutils_namespace():
        try:
            app = reader(folder, Path(work), Path(work), said)
            bibfiles = tuple(map(str, app.config.bibtex_bibfiles))
            app.build()
        except SphinxError as error:
            raise CommandError(f"the site can't be read: {error}") from error
        result = result_of(app.env)
        return ReadSite(
            result.site,
            result.report,
            folder,
            {name: named_file(app.config, name) for name in _FILES},
            bibfiles,
            named_file(app.config, "evidence_contact"),
            _pages(folder, app),
        )


def _pages(folder: Path, app: Sphinx) -> Callable[[Path], bool]:
    """Return what tells whether a file in the folder of a site is one of its pages."""
    left_out, taken = (
        Matcher(list(names)) for names in (app.config.exclude_patterns, app.config.include_patterns)
    )
    suffixes = tuple(app.config.source_suffix)

    def is_page(path: Path) -> bool:
        path = path.resolve()
        if not path.is_relative_to(folder) or not path.name.endswith(suffixes):
            return False
        names = [path, *path.parents]
        inside = [one.relative_to(folder).as_posix() for one in names if one.is_relative_to(folder)]
        return taken(inside[0]) and not any(map(left_out, inside))

    return is_page
