"""Python's collector of garbage, spared what stays for the whole build.

By the time that pages are to be read, a hundred thousand objects are loaded: modules, settings, the
environment. None of them is garbage while the build runs, but the collector looks through all of them
each time that enough new ones have come, and once more when Python ends: a twentieth of the work of a
short build. Processes that ``-j`` starts go on sharing the memory that it does not touch.
"""

from __future__ import annotations

import gc
from functools import cache

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment


def spare_loaded(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """Have the collector leave alone what is loaded now."""
    _spare_once()


@cache
def _spare_once() -> None:
    """Leave alone what is loaded, in the first build of a process.

    A program that builds again and again would else keep what each build left behind; and one that
    spares objects itself, before it builds, has its own reasons.
    """
    if not gc.get_freeze_count():
        gc.freeze()
