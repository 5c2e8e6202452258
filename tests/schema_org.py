"""What schema.org allows in a document, by the table in ``data/schema-org.yaml``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

_KNOWN = yaml.safe_load((Path(__file__).parent / "data" / "schema-org.yaml").read_text("utf-8"))
TYPES: dict[str, list[str]] = _KNOWN["types"]
PROPERTIES: dict[str, dict[str, list[str]]] = _KNOWN["properties"]
#: What a text may be: of other types there are none.
TEXTS = {
    "Text": r"(?s).+",
    "URL": r"[^\s<>]+",
    "Date": r"\d{4}(-\d\d-\d\d)?",
}


def kinds(name: str) -> set[str]:
    """Return a type and all that it is a kind of."""
    return {name}.union(*map(kinds, TYPES.get(name, ())))


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    """Yield all nodes of a document."""
    if isinstance(value, dict):
        yield value
        value = [*value.values()]
    if isinstance(value, list):
        for part in value:
            yield from nodes(part)


def faults(document: dict[str, Any]) -> Iterator[str]:
    """Yield what schema.org does not know, or not so; what is said of a node stands with its type."""
    types = {node["@id"]: node["@type"] for node in nodes(document) if {"@id", "@type"} <= {*node}}
    for node in nodes(document):
        if {*node} == {"@id"}:
            continue
        kind = node.get("@type", "nothing")
        if kind not in TYPES:
            yield f"no type {kind}"
            continue
        for name, value in node.items():
            if name in ("@type", "@id", "@context"):
                continue
            told = PROPERTIES.get(name, {"of": [], "takes": []})
            if not kinds(kind) & {*told["of"]}:
                yield f"{kind} has no {name}"
            for part in value if isinstance(value, list) else [value]:
                if not _fits(part, told["takes"], types):
                    yield f"{name} of {kind} can't be {part}"


def _fits(value: Any, takes: list[str], types: dict[str, str]) -> bool:
    if isinstance(value, str):
        return any(re.fullmatch(TEXTS[kind], value) for kind in takes if kind in TEXTS)
    if not isinstance(value, dict):
        return False
    named = value.get("@type") or types.get(value["@id"])
    # What stands on another page is known by its address alone.
    return bool(kinds(named) & {*takes}) if named else True
