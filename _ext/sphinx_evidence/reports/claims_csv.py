"""``claims.json`` as a table: one line a claim, for spreadsheets and statistics. No Sphinx."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from typing import Any

from sphinx_evidence.model.text import with_certainty

#: Names behind each other in one cell; no name and no key holds this sign.
_BETWEEN = "; "
#: Taken as they are from a claim.
_PLAIN = (
    *("id", "url", "page", "population", "intervention", "comparator", "outcome"),
    *("direction", "better", "size", "publication_bias", "reviewed", "review_due"),
)
_LISTS = ("sources", "against", "disclaimers", "harms", "findings")
_STEPS = ("rated_down", "rated_up")
#: The columns, in order.
COLUMNS = (
    *("id", "claim", "tier", "certainty", "url", "page"),
    *("population", "intervention", "comparator", "outcome", "direction", "better", "size"),
    *("start", *_STEPS, "publication_bias", "sources", "source_links", "against"),
    *("disclaimers", "harms", "searched_on", "searched_for", "reviewed", "review_due"),
    *("suspect", "findings"),
)


def claims_csv(document: Mapping[str, Any], base: str = "") -> str:
    """Return the table.

    A claim stands in its cell with its certainty, so that a cell that is copied still tells it.

    :param document: what ``claims.json`` holds.
    :param base: the address of the site, without a slash at its end; may be empty.
    """
    out = io.StringIO()
    table = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    table.writeheader()
    for claim in document["claims"]:
        table.writerow(_row(claim, document["sources"], base))
    return out.getvalue()


def _row(claim: Mapping[str, Any], sources: Mapping[str, Any], base: str) -> dict[str, str]:
    row = {name: claim[name] or "" for name in _PLAIN}
    row |= {name: _BETWEEN.join(claim[name]) for name in _LISTS}
    row |= {name: _BETWEEN.join(map(_step, claim[name])) for name in _STEPS}
    links = filter(None, (sources.get(key, {}).get("url", "") for key in claim["sources"]))
    rating, searched = claim["rating"] or {}, claim["searched"] or {}
    return row | {
        "claim": with_certainty(claim["claim"], claim["tier"]["label"]),
        "tier": claim["tier"]["name"],
        "certainty": claim["tier"]["label"],
        "url": f"{base}/{claim['url']}" if base else claim["url"],
        "start": rating.get("start", ""),
        "source_links": " ".join(links),
        "searched_on": searched.get("on", ""),
        "searched_for": searched.get("for", ""),
        "suspect": "yes" if claim["suspect"] else "no",
    }


def _step(step: Mapping[str, Any]) -> str:
    return f"{step['domain']} {step['levels']}: {step['reason']}"
