"""Pages that are no text in the encoding of the site: Sphinx breaks down at one, and doesn't name it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from sphinx.environment import BuildEnvironment
from sphinx.errors import SphinxError
from sphinx.util import logging

from sphinx_evidence.shell.places import relative

_LOGGER = logging.getLogger(__name__)


def stop_at_unreadable(env: BuildEnvironment, docnames: Iterable[str]) -> None:
    """Stop a build before it reads pages that it can't read.

    Each is told as a line of its own first: Sphinx buries what stops it under its versions.

    :raises SphinxError: with each such page, the line, and what to do.
    """
    found = [*_unreadable(env, docnames)]
    for place, said in found:
        _LOGGER.error("%s", said, location=place)
    if found:
        raise SphinxError("\n".join(f"{place}: {said}" for place, said in found))


def _unreadable(env: BuildEnvironment, docnames: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield where a page is no text, and what to do."""
    encoding = str(env.settings["input_encoding"])
    name = "UTF-8" if encoding.lower().startswith("utf-8") else encoding
    for docname in docnames:
        path = Path(env.doc2path(docname))
        try:
            raw = path.read_bytes()
        except OSError:
            continue  # Sphinx tells of it
        try:
            raw.decode(encoding)
        except UnicodeDecodeError as error:
            # what was decoded, for `utf-8-sig` takes its mark away first
            line = error.object.count(b"\n", 0, error.start) + 1
            said = f"the page is not text in {name}; save it as {name}"
            yield f"{relative(env, path)}:{line}", said
        except LookupError:
            return  # no such encoding: Sphinx tells of it
