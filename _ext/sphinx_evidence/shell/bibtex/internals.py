"""What we take from the inside of sphinxcontrib-bibtex, in one place.

Another version of it may have renamed any of this. Then nothing here can work, and a site must not
be built as if it could; the build stops with one line, for a traceback helps nobody.
"""

from __future__ import annotations

import importlib
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from sphinx_evidence.shell.bibtex.latex import read_plain_words
from sphinx_evidence.shell.bibtex.plugins import look_once

#: Module -> what we take from it, and the fields that it must have where it is a record.
_TAKEN: dict[str, dict[str, tuple[str, ...]]] = {
    "sphinxcontrib.bibtex": {"env_updated": ()},
    "sphinxcontrib.bibtex.nodes": {"bibliography": ()},
    "sphinxcontrib.bibtex.citation_target": {
        "CitationTarget": ("key", "pre", "post"),
        "parse_citation_targets": (),
    },
    "sphinxcontrib.bibtex.bibfile": {
        "BibData": ("encoding", "bibfiles", "data"),
        "BibFile": ("mtime", "keys"),
        "get_mtime": (),
        "is_bibdata_outdated": (),
    },
    "sphinxcontrib.bibtex.directives": {"BibliographyDirective": ()},
    "sphinxcontrib.bibtex.roles": {
        "CitationRef": ("citation_ref_id", "docname", "line", "targets"),
        "CiteRole": (),
    },
    "sphinxcontrib.bibtex.foot_roles": {"FootCiteRole": ()},
    "sphinxcontrib.bibtex.domain": {"BibtexDomain": (), "_FilterVisitor": ("visit_BoolOp",)},
}


def taken(module: str, name: str) -> Any:
    """Return something of sphinxcontrib-bibtex, or stop with a line that says what is missing."""
    try:
        found = getattr(importlib.import_module(module), name)
    except (ImportError, AttributeError):
        raise stop(f"{module}.{name}") from None
    if any(not hasattr(found, field) for field in _TAKEN[module][name]):
        raise stop(f"{module}.{name} as it was")
    return found


def stop(missing: str) -> SystemExit:
    """Return what stops a build: one line, and a status that is not 0."""
    try:
        known = version("sphinxcontrib-bibtex")
    except PackageNotFoundError:
        known = "(not installed)"
    return SystemExit(
        f"sphinx_evidence: sphinxcontrib-bibtex {known} has no {missing}, which is needed; install a "
        "version that pyproject.toml of sphinx-evidence names, such as 2.7.0"
    )


look_once()
read_plain_words()
env_updated = taken("sphinxcontrib.bibtex", "env_updated")
bibliography = taken("sphinxcontrib.bibtex.nodes", "bibliography")
CitationTarget = taken("sphinxcontrib.bibtex.citation_target", "CitationTarget")
parse_citation_targets = taken("sphinxcontrib.bibtex.citation_target", "parse_citation_targets")
CitationRef = taken("sphinxcontrib.bibtex.roles", "CitationRef")
CiteRole = taken("sphinxcontrib.bibtex.roles", "CiteRole")
FootCiteRole = taken("sphinxcontrib.bibtex.foot_roles", "FootCiteRole")
BibtexDomain = taken("sphinxcontrib.bibtex.domain", "BibtexDomain")
BibData = taken("sphinxcontrib.bibtex.bibfile", "BibData")
BibFile = taken("sphinxcontrib.bibtex.bibfile", "BibFile")
get_mtime = taken("sphinxcontrib.bibtex.bibfile", "get_mtime")
is_bibdata_outdated = taken("sphinxcontrib.bibtex.bibfile", "is_bibdata_outdated")
BibliographyDirective = taken("sphinxcontrib.bibtex.directives", "BibliographyDirective")
FilterVisitor = taken("sphinxcontrib.bibtex.domain", "_FilterVisitor")
