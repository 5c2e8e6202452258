"""The kinds of blocks of text; apart, for what finds the blocks need not load what reads them."""

from __future__ import annotations

from enum import Enum


class Kind(Enum):
    """What a block of text is on its page."""

    TEXT = "text"
    HEADING = "heading"
    KEY_MESSAGE = "key message"  #: In an admonition.
    CELL = "table cell"
    REPORT = "report"  #: A cell that says what others say, in a row that answers it.
