"""Where something stands in the sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    pass


class Place(NamedTuple):
    """Where something stands in the sources."""

    path: str  #: Relative to the source folder, with forward slashes.
    line: int  #: Counted from 1.
