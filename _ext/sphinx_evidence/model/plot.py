"""What the gate keeps of a picture: which claims it belongs to and whose counts it shows."""

from typing import NamedTuple

from sphinx_evidence.model.place import Place

FOREST_PLOT = "forest plot"
ICON_ARRAY = "icon array"


class Plot(NamedTuple):
    """A forest plot, or one pair of an icon array."""

    kind: str  #: `FOREST_PLOT` or `ICON_ARRAY`.
    side: str  #: ``benefit`` or ``harm``; empty for a forest plot.
    claims: tuple[str, ...]  #: Ids of the claims that it belongs to, as written.
    sources: tuple[str, ...]  #: Keys of the sources whose counts it shows.
    place: Place
    docname: str
