"""Tables, maps and summaries of findings as their authors asked for them, by the options of a directive."""

from collections.abc import Mapping
from typing import NamedTuple

from sphinx_evidence.model.place import Place
from sphinx_evidence.model.tiers import DIRECTIONS, TIERS

#: What a table can be narrowed to, and the values allowed; None where any text is.
FILTERS: Mapping[str, tuple[str, ...] | None] = {
    "condition": None,
    "tier": tuple(TIERS),
    "direction": DIRECTIONS,
    "page": None,
}


class Table(NamedTuple):
    """A table as its author asked for it."""

    caption: str
    filters: tuple[tuple[str, tuple[str, ...]], ...]
    columns: tuple[str, ...]
    place: Place
    docname: str


class EvidenceMap(NamedTuple):
    """A map as its author asked for it."""

    caption: str
    conditions: tuple[str, ...]  #: All there are where it names none.
    routes: tuple[str, ...]  #: All there are where it names none.
    place: Place
    docname: str


class Summary(NamedTuple):
    """A summary of findings as its author asked for it."""

    caption: str
    claims: tuple[str, ...]
    place: Place
    docname: str
