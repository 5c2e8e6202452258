"""The entry points of what is installed, read once. No Sphinx.

Python reads a file of every installed package each time that somebody asks. That takes a tenth of a
second, and what is installed stays the same while a build runs.
"""

from __future__ import annotations

from functools import cache
from importlib.metadata import EntryPoints, entry_points

#: Rules that other packages bring: each entry point names a module, as `rules.added` reads it.
RULES_GROUP = "sphinx_evidence.rules"

_all_installed = cache(entry_points)


@cache
def installed(*, group: str, name: str | None = None) -> EntryPoints:
    """Return the entry points of a group, or those of a name in it, as `entry_points` would."""
    found = _all_installed().select(group=group)
    return found if name is None else found.select(name=name)
