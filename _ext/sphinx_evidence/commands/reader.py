"""What reads a site for a command: the builder `evidence`, which writes no page."""

from __future__ import annotations

from pathlib import Path
from typing import TextIO

from sphinx.application import Sphinx


def reader(folder: Path, out: Path, doctrees: Path, heard: TextIO) -> Sphinx:
    """Return what reads a site for a command: all it says are warnings, and these to a stream."""
    app = Sphinx(folder, folder, out, doctrees, "evidence", status=None, warning=heard)
    vars(app.builder)["aloud"] = False  # what a command finds is no news of a run on GitHub
    return app
