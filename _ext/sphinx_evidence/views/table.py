"""Tables of claims: which claims, which columns, and what stands in a cell. No Sphinx."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from sphinx_evidence.model.claim import Claim
from sphinx_evidence.model.outline import Outline
from sphinx_evidence.model.table import Table
from sphinx_evidence.model.tiers import Tier
from sphinx_evidence.rules.site import Site
from sphinx_evidence.views.summary import told
from sphinx_evidence.wording.words import words_of


class Row(NamedTuple):
    """A claim in a table: enough to draw the row, and to see whether it changed."""

    docname: str
    anchor: str
    tier: Tier
    cells: tuple[str, ...]


def _sources(claim: Claim, site: Site) -> str:
    known = site.sources_by_key
    return "; ".join(known[key].label for key in claim.names("cite") if key in known)


def _said(name: str) -> Callable[[Claim, Site, Outline], str]:
    """Return what finds the words for an option whose value is one of a list."""
    return lambda claim, site, _page: words_of(site.settings.shown_in)(claim.option(name))


def _option(name: str) -> Callable[[Claim, Site, Outline], str]:
    return lambda claim, _site, _page: claim.option(name)


#: Column -> heading, and what stands in its cells.
COLUMNS: Mapping[str, tuple[str, Callable[[Claim, Site, Outline], str]]] = {
    "claim": ("Claim", lambda claim, _site, _page: claim.sentence or claim.name),
    "tier": (
        "How sure",
        lambda claim, site, _page: words_of(site.settings.shown_in)(claim.tier.label),
    ),
    "page": ("Page", lambda _claim, _site, page: page.title),
    "condition": ("Condition", lambda _claim, _site, page: page.condition),
    "sources": ("Sources", lambda claim, site, _page: _sources(claim, site)),
    "outcome": ("Outcome", _option("outcome")),
    "population": ("People", _option("population")),
    "intervention": ("Treatment", _option("intervention")),
    "comparator": ("Compared with", _option("comparator")),
    "direction": ("Direction", _said("direction")),
    "size": ("Size", _said("size")),
    "effect": ("What was found", lambda claim, _site, _page: " ".join(told(claim))),
    "reviewed": ("Last reviewed", _option("reviewed")),
}
DEFAULT_COLUMNS = ("claim", "tier", "page")


def rows(table: Table, site: Site, pages: Mapping[str, Outline]) -> tuple[Row, ...]:
    """Return the rows of a table in the order of the site.

    :param table: what was asked for.
    :param site: all claims.
    :param pages: the outline of each page that holds a claim.
    """
    return tuple(
        Row(
            claim.docname,
            claim.anchor,
            claim.tier,
            tuple(
                COLUMNS[column][1](claim, site, pages[claim.docname]) for column in table.columns
            ),
        )
        for claim in site.claims
        if all(_value(claim, name, pages) in values for name, values in table.filters if values)
    )


def _value(claim: Claim, name: str, pages: Mapping[str, Outline]) -> str:
    if name == "condition":
        return pages[claim.docname].condition
    return claim.docname if name == "page" else claim.option(name)
