"""What the rest of the site needs to know of a page."""

from collections.abc import Iterator
from typing import NamedTuple


class Outline(NamedTuple):
    """What the rest of the site needs to know of a page."""

    digest: str  #: Of all that the page says; where on the page it says it is left out.
    title: str
    condition: str  #: What the page's front matter says the page is about.
    packed: str  #: Id, sentence, anchor and mark of each claim, in one string: it loads at once.
    disclaimers: tuple[tuple[str, str], ...]  #: Name and anchor of each.
    sources: tuple[str, ...]  #: Keys that the page's boxes name.
    headings: bool = False  #: Do its headings show sentences of claims?
    search: str = ""  #: Digest of what the search reads of it; empty where it reads nothing.
    choices: bool = False  #: May an output leave out a claim of it?
    verdict: str = ""  #: The id of the claim that answers what the page is about, as written.

    @property
    def claims(self) -> Iterator[tuple[str, str, str, str]]:
        """Id, sentence, anchor and words of the mark of each claim; none of them holds a line break."""
        lines = iter(self.packed.split("\n") if self.packed else ())
        return zip(lines, lines, lines, lines, strict=True)
