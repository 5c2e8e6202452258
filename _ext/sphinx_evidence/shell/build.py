"""What one build knows beside the pages: read once at its start, and handed down."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sphinx.builders import Builder

from sphinx_evidence.files.changes import ChangeFile
from sphinx_evidence.files.lock import LockFile
from sphinx_evidence.files.reviews import ReviewFile
from sphinx_evidence.files.search_terms import TermFile
from sphinx_evidence.files.status import StatusFile
from sphinx_evidence.files.watch import WatchFile
from sphinx_evidence.rules.conf import Settings


@dataclass(frozen=True)
class Build:
    """The settings of a site and its committed files, as they were when the build began."""

    builder: Builder  #: What writes the pages.
    settings: Settings  #: What ``conf.py`` says about the gate.
    counts: Path  #: The folder of counts.
    status: StatusFile  #: What became of the sources.
    lock: LockFile | None  #: The list of claims; None where the site keeps none.
    reviews: ReviewFile | None  #: None where the site keeps no record of reviews.
    changes: ChangeFile | None  #: None where the site does not tell what changed.
    terms: TermFile | None  #: None where the site leaves the search to Sphinx.
    watch: WatchFile | None = None  #: None where nobody watches for new works.
