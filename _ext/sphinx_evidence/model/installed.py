"""The entry points of what is installed, read once. No Sphinx.

Python reads a file of every installed package each time that somebody asks. That takes a tenth of a
second, and what is installed stays the same while a build runs.
"""

from __future__ import annotations

from functools import cache
from importlib.metadata import EntryPoints, entry_points
from importlib.util import find_spec
from pathlib import Path

#: Rules that other packages bring: each entry point names a module, as `rules.added` reads it.
RULES_GROUP = "sphinx_evidence.rules"
#: Wording packs: each entry point has the code of a language for a name, and names the package that
#: holds its file, as `wording.grammar.loader` reads it.
LANGUAGES_GROUP = "sphinx_evidence.languages"

_all_installed = cache(entry_points)


@cache
def installed(*, group: str, name: str | None = None) -> EntryPoints:
    """Return the entry points of a group, or those of a name in it, as `entry_points` would."""
    found = _all_installed().select(group=group)
    return found if name is None else found.select(name=name)


def home_of(module: str) -> tuple[Path, ...]:
    """Return where a module is, without running any of it: the folders of its package, or its file."""
    spec = find_spec(module.partition(".")[0])
    if spec and spec.submodule_search_locations:
        return tuple(map(Path, spec.submodule_search_locations))
    return (Path(spec.origin),) if spec and spec.origin and Path(spec.origin).is_file() else ()
