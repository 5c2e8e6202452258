"""What the search of the site knows: the texts of pages, and the words that readers have for them. No Sphinx."""

from typing import NamedTuple


class Section(NamedTuple):
    """A part of a page below one heading or question, without what stands in claim boxes."""

    headings: tuple[str, ...]  #: From that of the page down to its own; none above the first.
    anchor: str
    claim: str  #: The claim that answers the question; empty where it is a heading.
    text: str


class BoxText(NamedTuple):
    """What stands in the box of a claim beside its sentence."""

    ordinal: int  #: The position of the claim among those of its page.
    headings: tuple[str, ...]
    text: str


class PageText(NamedTuple):
    """What the search reads of a page."""

    title: str
    sections: tuple[Section, ...]
    boxes: tuple[BoxText, ...]


class SearchTerm(NamedTuple):
    """Words that readers type, and what they are looking for."""

    words: tuple[str, ...]  #: One or more words each.
    means: tuple[str, ...]  #: What the site calls it; may be empty.
    targets: tuple[str, ...]  #: Names of pages and ids of claims.
    line: int
