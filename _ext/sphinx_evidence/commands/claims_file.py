"""``claims.json`` as commands take it: from a file, or of a site that was read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from sphinx_evidence.commands.errors import CommandError
from sphinx_evidence.commands.read_site import read_site
from sphinx_evidence.files.write import to_json
from sphinx_evidence.reports.claims_json import SCHEMA_VERSION, claims_document


def read_claims(path: Path) -> dict[str, Any]:
    """Return what a ``claims.json`` holds.

    :param path: the file, or the folder of HTML that it stands in.
    """
    path = path / "claims.json" if path.is_dir() else path
    try:
        document = json.loads(path.read_text("utf-8"))
        version = document["schema_version"]
        known = all(part in document for part in ("claims", "sources", "disclaimers"))
    except (ValueError, TypeError, LookupError):
        version, known, document = None, False, {}
    if not known or version != SCHEMA_VERSION:
        of = f" of version {SCHEMA_VERSION}" if isinstance(version, int) and known else ""
        raise CommandError(f"{path} is no claims.json{of}; build the site, which writes one")
    return dict(document)


def built_claims(folder: Path) -> dict[str, Any]:
    """Return the ``claims.json`` that a build of a folder would write beside its HTML.

    This extension judges it, whatever it holds.
    """
    read = read_site(folder)
    document = claims_document(read.site, read.report, lambda page, anchor: f"{page}.html#{anchor}")
    return dict(json.loads(to_json(document)))
