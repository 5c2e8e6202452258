"""A summary of findings as its author asked for it, by the options of its directive."""

from __future__ import annotations

from typing import NamedTuple

from sphinx_evidence.model.place import Place


class Summary(NamedTuple):
    """A summary of findings as its author asked for it."""

    caption: str
    claims: tuple[str, ...]
    place: Place
    docname: str
