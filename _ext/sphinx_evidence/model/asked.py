"""Tables and maps as their authors asked for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinx_evidence.model.tiers import DIRECTIONS, TIERS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_evidence.model.place import Place


from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_evidence.model.place import Place


class MapAsked(NamedTuple):
    """A map as its author asked for it."""

    caption: str
    conditions: tuple[str, ...]  #: All there are where it names none.
    routes: tuple[str, ...]  #: All there are where it names none.
    place: Place
    docname: str


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
