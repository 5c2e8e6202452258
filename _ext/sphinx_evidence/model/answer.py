"""What pages ask for that is drawn from a claim: an answer, and the verdicts of all pages."""

from typing import NamedTuple

from sphinx_evidence.model.place import Place

SEE = "See the evidence"  #: The words of an answer's link, unless its author has better ones.


class Answer(NamedTuple):
    """An answer that a page gives first: a claim's own sentence, its mark, and a link to it."""

    claim: str  #: The id of the claim, as written.
    link: str  #: The words of the link.
    place: Place
    docname: str


class Verdicts(NamedTuple):
    """A list of what is known of each condition, in one line."""

    conditions: tuple[str, ...]  #: All there are where it names none.
    place: Place
    docname: str


class Quote(NamedTuple):
    """Claims that a page shows in short, with all that must stand beside them."""

    claims: tuple[str, ...]  #: Their ids, as written.
    place: Place
    docname: str
