"""The plugins that are installed, looked for once.

pybtex and sphinxcontrib-bibtex read a file of every installed package for each name that they look
up, ten times in each build. That takes a tenth of a second, and what is installed stays the same
while a build runs.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.metadata import EntryPoints, entry_points

#: The modules that look for plugins, those first that others use while they are loaded.
_SEEKERS = ("pybtex.plugin", "sphinxcontrib.bibtex.plugin")
_all_installed = cache(entry_points)


@cache
def installed(*, group: str, name: str | None = None) -> EntryPoints:
    """Return the plugins of a group, or those of a name in it, as `entry_points` would."""
    found = _all_installed().select(group=group)
    return found if name is None else found.select(name=name)


def look_once() -> None:
    """Have those that look for plugins ask `installed`; one that looks in another way is let be."""
    for name in _SEEKERS:
        module = import_module(name)
        if getattr(module, "entry_points", None) is entry_points:
            vars(module)["entry_points"] = installed
