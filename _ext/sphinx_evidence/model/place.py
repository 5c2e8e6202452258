"""Where something stands in the sources."""

from typing import NamedTuple


class Place(NamedTuple):
    """Where something stands in the sources."""

    path: str  #: Relative to the source folder, with forward slashes.
    line: int  #: Counted from 1.

    def __str__(self) -> str:
        return f"{self.path}:{self.line}"
