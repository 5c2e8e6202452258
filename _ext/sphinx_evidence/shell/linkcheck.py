"""Sphinx's link check, made to understand DOIs and to say which claims a dead link concerns.

A DOI leads to a publisher, and publishers turn programs away (403), so that following it tells
nothing. Whether a DOI exists is asked of the DOI system itself: ``GET
https://doi.org/api/handles/<doi>`` answers 200 where it does and 404 where it does not (response
codes 1 and 100; https://doi.info/doi-handbook/HTML/rest-api-response-format.html, read
2026-11-22). Where the DOI leads is not looked at: that is the publisher's to keep up.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from sphinx.application import Sphinx
from sphinx.util import logging

from sphinx_evidence.model.claim import Claim
from sphinx_evidence.model.pattern import pattern
from sphinx_evidence.model.source import Source
from sphinx_evidence.shell.config import doi_handles
from sphinx_evidence.shell.result import result_of

logger = logging.getLogger(__name__)

_DOI_LINK = pattern(r"https?://(?:dx\.|www\.)?doi\.org/(10\..+)", re.IGNORECASE)
_PUBMED = pattern(
    r"https?://(?:www\.)?(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov/pubmed)/(\d+)"
)
_DEAD = {"broken": "is dead", "timeout": "gave no answer in time"}


def ask_doi_system(app: Sphinx, uri: str) -> str | None:
    """Return where to ask whether a DOI exists; None for a link that is no DOI.

    What ``linkcheck_ignore`` names by its own address stays as it is, and is ignored.
    """
    link = _DOI_LINK.fullmatch(uri)
    if link is None or any(re.match(pattern, uri) for pattern in app.config.linkcheck_ignore):
        return None
    return f"{doi_handles(app.config)}/{link[1]}"


def name_dead_links(app: Sphinx, exception: Exception | None) -> None:
    """Say of each dead link which sources and claims it concerns, one line a source."""
    results = Path(app.outdir) / "output.json"
    if app.builder.name != "linkcheck" or exception is not None or not results.is_file():
        return
    site = result_of(app.env).site
    handles = doi_handles(app.config)
    sources: dict[str, list[Source]] = defaultdict(list)
    for source in site.sources:
        for name in dict.fromkeys(_names(source)):
            sources[name].append(source)
    claims: dict[str, list[Claim]] = defaultdict(list)
    for claim in site.claims:
        for key in claim.keys:
            claims[key].append(claim)
    lines = {
        line
        for result in _results(results)
        for line in _lines(result, sources.get(_name(result["uri"], handles), []), claims, handles)
    }
    for place, said in sorted(lines):
        logger.error("%s", said, location=place, type=None)


def _results(path: Path) -> Iterator[dict[str, Any]]:
    """Yield what the check noted of each link that is dead or silent."""
    for line in path.read_text("utf-8").splitlines():
        result: dict[str, Any] = json.loads(line)
        if result["status"] in _DEAD:
            yield result


def _lines(
    result: dict[str, Any], sources: list[Source], claims: dict[str, list[Claim]], handles: str
) -> Iterator[tuple[str, str]]:
    """Yield a place and what to say there: at each source, or else on the page of the link."""
    name = _name(result["uri"], handles)
    if name.startswith("10.") and result["status"] == "broken" and "404" in result["info"]:
        what = f"the DOI {name} is registered nowhere"
    else:
        what = f"the link {result['uri']} {_DEAD[result['status']]}"
        what += f" ({result['info']})" if result["info"] else ""
    for source in sources:
        used = [f'"{c.name}" ({c.place.path}:{c.place.line})' for c in claims[source.key]]
        what_claims = f"the claims that rest on it: {', '.join(used)}" if used else "no claim"
        yield (
            f"{source.path}:{source.line}",
            f'{what}; source "{source.key}", {what_claims}',
        )
    if not sources:
        yield f"{result['filename']}:{result['lineno']}", f"{what}; it is no source of a claim"


def _names(source: Source) -> Iterator[str]:
    """Yield the names by which a link may lead to a source."""
    yield from filter(None, (source.doi, source.identifier("pmid")))
    yield from (_name(link, "") for link in (source.link, source.identifier("url")) if link)


def _name(uri: str, handles: str) -> str:
    """Return a name for what a link leads to: a DOI, a PubMed number, or the address itself."""
    if handles and uri.startswith(f"{handles}/"):
        return unquote(uri.removeprefix(f"{handles}/")).lower()
    if link := _DOI_LINK.fullmatch(uri):
        return unquote(link[1]).lower()
    if pubmed := _PUBMED.match(uri):
        return pubmed[1]
    return unquote(uri).partition("#")[0].rstrip("/")
