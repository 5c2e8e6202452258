"""The plugins that are installed, looked for once: pybtex and sphinxcontrib-bibtex look ten times a build."""

from __future__ import annotations

from importlib import import_module
from importlib.metadata import entry_points

from sphinx_evidence.model.installed import installed

#: The modules that look for plugins, those first that others use while they are loaded.
_SEEKERS = ("pybtex.plugin", "sphinxcontrib.bibtex.plugin")


def look_once() -> None:
    """Have those that look for plugins ask `installed`; one that looks in another way is let be."""
    for name in _SEEKERS:
        module = import_module(name)
        if getattr(module, "entry_points", None) is entry_points:
            vars(module)["entry_points"] = installed
