"""What is noted of a page while it is read: what it mentions, says, quotes and lets fall. No Sphinx."""

from typing import NamedTuple

from sphinx_evidence.model.figure import Figure
from sphinx_evidence.model.place import Place


class Reference(NamedTuple):
    """A mention that must lead somewhere: a ``{claim}`` role, or a ``{cite}`` in the text."""

    target: str
    place: Place
    docname: str


class Stray(NamedTuple):
    """A line of a source that did not become what it looks like."""

    rule: str  #: The slug of the rule that it breaks.
    text: str  #: What is wrong with it.
    place: Place
    docname: str
    ordinal: int = -1  #: The claim of that page in whose box it stands; -1 for none.


class Passage(NamedTuple):
    """A sentence outside the boxes that tells of an effect and links to claims."""

    quote: str  #: Its first words.
    certainty: (
        str  #: The tier that its words claim; empty where they say it plainly in words of no tier.
    )
    species: bool  #: Does it name animals or cells?
    targets: tuple[str, ...]  #: Ids of the claims that it links to, as written.
    words: str  #: What is to be compared with those claims.
    place: Place
    docname: str
    beside: bool = False  #: Do the links stand beside it, in the same item, row or card?
    cited: bool = False  #: Does it cite a source too, which may stand for what no claim says?


class CitedEffect(NamedTuple):
    """A sentence outside the boxes that says what happens, names no animals or cells, and cites sources."""

    quote: str  #: Its first words.
    words: str
    keys: tuple[str, ...]  #: Of the sources, as written.
    place: Place
    docname: str


class Rated(NamedTuple):
    """A sentence outside the boxes that states how certain something is, and what it names for that."""

    quote: str  #: Its first words.
    level: str  #: The tier that it states.
    written: str  #: As it states it: in words, or by signs.
    words: str  #: The sentence, without marks.
    keys: tuple[str, ...]  #: Of the sources that are cited for it.
    targets: tuple[str, ...]  #: Ids of the claims that it links to, as written.
    place: Place
    docname: str


class Animals(NamedTuple):
    """A sentence that names the animals in which something was seen, and what it names for that."""

    quote: str  #: Its first words.
    named: tuple[str, ...]  #: The words for them.
    keys: tuple[str, ...]  #: Of the sources that it cites.
    targets: tuple[str, ...]  #: Ids of the claims that it links to, as written.
    place: Place
    docname: str


class Quoted(NamedTuple):
    """A sentence outside the boxes that holds figures, and what it names for them."""

    quote: str  #: Its first words.
    figures: tuple[Figure, ...]
    keys: tuple[str, ...]  #: Of the sources that it cites.
    targets: tuple[str, ...]  #: Ids of the claims that it links to, as written.
    place: Place
    docname: str
