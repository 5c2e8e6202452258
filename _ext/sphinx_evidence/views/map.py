"""The map of a site: what was studied in people, by condition and by route. No Sphinx.

A cell tells of the surest claim about an effect in people. A claim about a harm is none of them: it
tells what a treatment does to whoever gets it, not whether it was studied for this condition. What
was looked for and not found (tier ``none``) and what was tested only in animals or cells stand
there too, but never in place of a study in people.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from sphinx_evidence.model.claim import Claim
from sphinx_evidence.model.outline import Outline
from sphinx_evidence.model.table import EvidenceMap
from sphinx_evidence.model.text import capital, folded
from sphinx_evidence.model.tiers import TIERS, Tier
from sphinx_evidence.rules.filters import routes_of
from sphinx_evidence.rules.site import Site
from sphinx_evidence.wording.words import ENGLISH, Words, small, words_of


class Lead(NamedTuple):
    """A claim that a cell leads to."""

    docname: str
    anchor: str
    tier: Tier
    words: str  #: What it says of which outcome, in a few words.
    claims: int  #: How many claims of its kind the cell has.


class Cell(NamedTuple):
    """What is known of one condition by one route."""

    answer: Lead | None = None  #: Of an effect in people.
    nothing: Lead | None = None  #: Where a search found no study in people.
    preclinical: Lead | None = None  #: Tested in animals or cells.
    other: Lead | None = None  #: Of a harm or a document: no answer, but not nothing either.


class Line(NamedTuple):
    """A condition on the map."""

    pages: tuple[tuple[str, str], ...]  #: Name and title of each page about it.
    cells: tuple[Cell, ...]


class Grid(NamedTuple):
    """The map, ready to be drawn."""

    routes: tuple[str, ...]
    lines: tuple[Line, ...]


#: What is said of a benefit and of no difference, with words of certainty as GRADE guideline 26 has
#: them: by tier and size; a size without words of its own is "moderate".
SAID = {
    "high": {
        "trivial": "little to no difference",
        "small": "a small benefit",
        "moderate": "a benefit",
        "large": "a large benefit",
    },
    "moderate": {
        "trivial": "probably little to no difference",
        "small": "probably a small benefit",
        "moderate": "probably a benefit",
        "large": "probably a large benefit",
    },
    "low": {
        "trivial": "may make little to no difference",
        "small": "may be a small benefit",
        "moderate": "may be a benefit",
        "large": "may be a large benefit",
    },
}


def said(claim: Claim, say: Words = ENGLISH) -> str:
    """Return what a graded claim says of its outcome, with the certainty of its tier in words.

    A very uncertain effect has neither a direction nor a size.
    """
    words = say("very uncertain")
    if known := SAID.get(claim.tier.name):
        direction, size = claim.option("direction"), claim.option("size")
        if direction == "no-difference":
            words = say(known["trivial"])
        elif direction == "benefit":
            words = say(known.get(size, known["moderate"]))
        else:
            words = say("not clear which way")
    return capital(f"{claim.option('outcome')}: {words}" if claim.option("outcome") else words)


def grid(asked: EvidenceMap, site: Site, pages: Mapping[str, Outline]) -> Grid:
    """Return a map; without routes or conditions it has no lines.

    :param asked: what was asked for; what no page or claim has is left out, the gate tells of it.
    :param site: all claims.
    :param pages: the outline of each page that holds a claim.
    """
    known, say = routes_of(site), words_of(site.settings.shown_in)
    routes = [r for r in map(folded, asked.routes) if r in known] or [*known]
    about: dict[str, list[str]] = {}
    for page, condition in sorted(site.conditions.items()):
        if condition:
            about.setdefault(folded(condition), []).append(page)
    titled = sorted(about, key=lambda name: pages[about[name][0]].title.casefold())
    conditions = [c for c in map(folded, asked.conditions) if c in about] or titled
    claims: dict[tuple[str, str], list[Claim]] = {}
    for claim in site.claims:
        for route in {folded(name) for name in claim.names("route")}:
            claims.setdefault((claim.docname, route), []).append(claim)
    lines = tuple(
        Line(
            tuple((page, pages[page].title) for page in about[name]),
            tuple(
                _cell([c for page in about[name] for c in claims.get((page, r), ())], say)
                for r in routes
            ),
        )
        for name in dict.fromkeys(conditions)
    )
    routes = list(dict.fromkeys(routes))
    return Grid(tuple(capital(known[route]) for route in routes), lines if routes else ())


def _cell(claims: list[Claim], say: Words) -> Cell:
    graded = [c for c in claims if c.tier.graded and c.option("direction") != "harm"]
    return Cell(
        _lead(graded, say),
        _lead((c for c in claims if c.tier.name == "none"), say),
        _lead((c for c in claims if c.tier.name == "preclinical"), say),
        _other(claims, say),
    )


def _other(claims: Iterable[Claim], say: Words) -> Lead | None:
    """Return the first harm, or else the first documented fact, by what it is about."""
    for claim in claims:
        if claim.tier.graded and claim.option("direction") == "harm":
            words = claim.option("outcome") or small(say(claim.tier.label))
            return Lead(claim.docname, claim.anchor, claim.tier, words, 1)
    for claim in claims:
        if claim.tier.name == "reference":
            words = small(say(claim.tier.label))
            return Lead(claim.docname, claim.anchor, claim.tier, words, 1)
    return None


def _lead(claims: Iterable[Claim], say: Words) -> Lead | None:
    """Return the surest of some claims, the first of them where several are; None of none."""
    ranks = list(TIERS)
    found = sorted(claims, key=lambda claim: ranks.index(claim.tier.name))
    if not found:
        return None
    first = found[0]
    words = said(first, say) if first.tier.graded else ""
    return Lead(first.docname, first.anchor, first.tier, words, len(found))
