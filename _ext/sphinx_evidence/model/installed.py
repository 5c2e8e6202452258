"""The entry points of what is installed, looked for once. No Sphinx.

Each time that somebody asks, Python looks into every installed package and reads all that each says of its
entry points. What is installed stays the same while a build runs, and few packages name a group.
"""

from __future__ import annotations

from functools import cache
from importlib.metadata import Distribution, EntryPoints, distributions
from importlib.util import find_spec
from pathlib import Path

#: Rules that other packages bring: each entry point names a module, as `rules.added` reads it.
RULES_GROUP = "sphinx_evidence.rules"
#: Wording packs: each entry point has the code of a language for a name, and names the package that
#: holds its file, as `wording.grammar.loader` reads it.
LANGUAGES_GROUP = "sphinx_evidence.languages"


@cache
def _packages() -> tuple[tuple[Distribution, str], ...]:
    """Return the installed packages, each with what it says of its entry points, as it stands."""
    return tuple((one, one.read_text("entry_points.txt") or "") for one in distributions())


@cache
def installed(*, group: str, name: str | None = None) -> EntryPoints:
    """Return the entry points of a group, or those of a name in it, as `entry_points` would."""
    found: dict[str, EntryPoints] = {}
    for package, told in _packages():
        # Of two packages of one name the first on the path is used.
        if group in told and package.name not in found:
            found[package.name] = package.entry_points.select(group=group)
    every = EntryPoints(point for points in found.values() for point in points)
    return every if name is None else every.select(name=name)


def home_of(module: str) -> tuple[Path, ...]:
    """Return where a module is, without running any of it: the folders of its package, or its file."""
    spec = find_spec(module.partition(".")[0])
    if spec and spec.submodule_search_locations:
        return tuple(map(Path, spec.submodule_search_locations))
    return (Path(spec.origin),) if spec and spec.origin and Path(spec.origin).is_file() else ()
