"""What sphinxcontrib-bibtex worked out, as it is kept between builds."""

from typing import NamedTuple


class Listed(NamedTuple):
    """What pages show of an entry that a bibliography lists."""

    key: str
    docname: str
    anchor: str
    label: str
    linked: bool = (
        True  #: May a citation in the text lead to it? Bullets and numbers are no targets.
    )


class Settled(NamedTuple):
    """What bibtex worked out."""

    digest: str  #: Of what it was worked out from; empty where bibtex warned.
    listed: tuple[Listed, ...]
    #: bibtex's own records, pickled: loading them takes longer than all else of a build in which
    #: nothing changed, and most pages need none of them.
    citations: bytes
