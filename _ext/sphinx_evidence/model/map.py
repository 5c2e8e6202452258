"""A map as its author asked for it, by the options of its directive."""

from __future__ import annotations

from typing import NamedTuple

from sphinx_evidence.model.place import Place


class EvidenceMap(NamedTuple):
    """A map as its author asked for it."""

    caption: str
    conditions: tuple[str, ...]  #: All there are where it names none.
    routes: tuple[str, ...]  #: All there are where it names none.
    place: Place
    docname: str
