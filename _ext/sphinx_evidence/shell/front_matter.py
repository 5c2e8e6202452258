"""Which condition a page is about, and which claim answers it, by its front matter."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from sphinx_evidence.model.options import one_line

#: All that the front matter may say under ``evidence``.
KEYS = ("condition", "verdict")


def condition_of(metadata: Mapping[str, Any]) -> str:
    """Return the condition that a page's front matter names, or an empty string.

    :param metadata: as Sphinx keeps it. MyST gives ``evidence: {condition: cough}`` as JSON; in
        reStructuredText the field list at the top says ``:evidence: condition: cough``.
    """
    return _named(metadata, "condition")


def verdict_of(metadata: Mapping[str, Any]) -> str:
    """Return the id of the claim that answers a page's question, or an empty string.

    :param metadata: as for `condition_of`: ``evidence: {condition: tremor, verdict: tea-tremor}``.
    """
    return _named(metadata, "verdict")


def _named(metadata: Mapping[str, Any], key: str) -> str:
    said = _said(metadata)
    value = said.get(key, "") if isinstance(said, dict) else ""
    return one_line(str(value)) if isinstance(value, str | int | float) else ""


def _said(metadata: Mapping[str, Any]) -> Any:
    value = metadata.get("evidence", "")
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except (ValueError, RecursionError):
        name, colon, rest = value.partition(":")
        return {name.strip(): rest.strip()} if colon else value.strip()


def faults_of(metadata: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with what a page's front matter says of evidence.

    :param metadata: as Sphinx keeps it.
    :return: a key that is unknown, or an empty string; and else what is wrong, and what to do.
    """
    if "evidence" not in metadata:
        for name in metadata:
            if get_close_matches(name.lower(), ["evidence"], cutoff=0.8):
                yield name, ""
        return
    said = _said(metadata)
    if not isinstance(said, dict):
        if said not in ("", None):
            yield "", "evidence can't be that; write evidence: {condition: name of a condition}"
        return
    yield from ((str(name), "") for name in said if name not in KEYS)
    for name, wanted in (("condition", "a name"), ("verdict", "the id of a claim")):
        value = said.get(name)
        if name in said and not re.search(r"\w", value if isinstance(value, str) else ""):
            yield "", f"the {name} must be {wanted}; write it, or take it out"
