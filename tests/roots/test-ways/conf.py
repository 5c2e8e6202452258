"""A site whose build can be stopped dead at a moment that the test names."""

import os
import signal

from sphinx.application import Sphinx

project = "Ways"
copyright = "2026, nobody"
version = release = "1"
extensions = ["myst_parser", "sphinx_evidence"]
bibtex_bibfiles = ["references.bib"]
html_theme = "basic"
exclude_patterns = ["_build"]


def _stop(when: str) -> None:
    if os.environ.get("STOP_WHEN") == when:
        os.kill(os.getpid(), signal.SIGKILL)


def setup(app: Sphinx) -> None:
    """Ask at three moments whether to stop."""
    app.connect("source-read", lambda *given: _stop(f"reading {given[1]}"))
    app.connect("env-updated", lambda *_: _stop("judged"), 999)
    app.connect("doctree-resolved", lambda *given: _stop(f"writing {given[2]}"))
