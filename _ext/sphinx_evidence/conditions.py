"""Which condition a page is about, by its front matter."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sphinx_evidence.options import one_line

if TYPE_CHECKING:
    from collections.abc import Mapping


def condition_of(metadata: Mapping[str, Any]) -> str:
    """Return the condition that a page's front matter names, or an empty string.

    :param metadata: as Sphinx keeps it. MyST gives ``evidence: {condition: tremor}`` as JSON; in
        reStructuredText the field list at the top says ``:evidence: condition: tremor``.
    """
    value = metadata.get("evidence", "")
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except ValueError:
            name, _, rest = value.partition(":")
            value = {name.strip(): rest.strip()}
    return one_line(str(value.get("condition", ""))) if isinstance(value, dict) else ""
