"""What boxes show beside the words of their own page, as plain records. No Sphinx."""

from collections.abc import Iterable
from typing import NamedTuple

from sphinx_evidence.model.searched import Query
from sphinx_evidence.model.source import DESIGNS, Source
from sphinx_evidence.model.tiers import Tier
from sphinx_evidence.views.finder import Finder
from sphinx_evidence.wording.words import Words


class ShownSource(NamedTuple):
    """A source in a box."""

    label: str
    kind: str
    link: str
    link_text: str
    docname: str  #: The page of its full reference; empty where no page lists it.
    anchor: str
    reference: str  #: The full reference, where no page lists it.
    status: str = ""  #: What became of it since, in words; empty where there is nothing to tell.
    known: bool = True  #: Could that be looked up?


class ShownLink(NamedTuple):
    """A link from a box to another claim."""

    text: str
    docname: str
    anchor: str


class ShownAnswer(NamedTuple):
    """A claim that answers a question, or what popular articles say."""

    sentence: str
    tier: Tier
    docname: str  #: Empty where there is no such claim.
    anchor: str


class ShownWork(NamedTuple):
    """A trial that was found and that nobody has looked at, in a box."""

    words: str
    link: str
    link_text: str


class ShownDisclaimer(NamedTuple):
    """A disclaimer in a box: where its first paragraph is to be found."""

    docname: str
    ordinal: int
    anchor: str
    more: bool
    digest: str
    says: tuple[ShownLink, ...] = ()  #: What it shows of claims that it links to.


class Shown(NamedTuple):
    """Everything that a box shows beside the words of its own page."""

    faults: tuple[str, ...]
    notices: tuple[str, ...]  #: What a reader must know though the build passes.
    searched: str  #: What was looked for, and when; empty where nothing was.
    queries: tuple[Query, ...]  #: What was asked, and of which databases.
    lowered: tuple[str, ...]
    raised: tuple[str, ...]
    not_assessed: tuple[str, ...]
    harms: tuple[ShownLink, ...]
    sources: tuple[ShownSource, ...]
    against: tuple[ShownSource, ...]
    disclaimers: tuple[ShownDisclaimer, ...]
    reviewed: str  #: When it was last reviewed, and by when it is to be reviewed again.
    reviewed_on: str  #: ISO date of its last review; empty where it has none.
    unread: tuple[ShownWork, ...] = ()  #: Trials that have waited too long to be looked at.


def kind_of(source: Source, say: Words) -> str:
    """Return what a source is, its design in the words of a language, and who took part."""
    design = DESIGNS.get(source.design, source.design)
    return f"{say(design)}{source.kind.removeprefix(design)}"


def shown_link(finder: Finder, claim_id: str) -> ShownLink:
    """Return a link to a claim by its sentence; its id alone where there is none."""
    claim = finder.find_claim(claim_id)
    return ShownLink(
        *((claim.sentence, claim.docname, claim.anchor) if claim else (claim_id, "", ""))
    )


def shown_disclaimers(finder: Finder, names: Iterable[str]) -> tuple[ShownDisclaimer, ...]:
    """Return the disclaimers of some names, in order; those that say nothing are left out."""
    return tuple(
        ShownDisclaimer(
            found.docname,
            found.ordinal,
            found.anchor,
            found.more,
            found.digest,
            tuple(shown_link(finder, name) for name in found.claims),
        )
        for found in map(finder.find_disclaimer, names)
        if found and found.text
    )
