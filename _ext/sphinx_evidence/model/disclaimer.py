"""A disclaimer, defined once for the whole site."""

from typing import NamedTuple

from sphinx_evidence.model.place import Place


class Disclaimer(NamedTuple):
    """A disclaimer, defined once for the whole site."""

    name: str
    text: str  #: Its first paragraph as plain text; may be empty.
    more: bool  #: Does it say more than that?
    place: Place
    docname: str
    ordinal: int  #: Its position among the disclaimers of its page, from 0.
    anchor: str
    options: tuple[tuple[str, str], ...] = ()
    digest: str = ""  #: Of the first paragraph, markup included.
    claims: tuple[str, ...] = ()  #: Ids that its first paragraph may link to.
