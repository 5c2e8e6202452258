"""What the search of the site leads to: a word that leads nowhere finds nothing."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_evidence.model.place import Place
from sphinx_evidence.model.spelling import nearest
from sphinx_evidence.rules.check import site_check
from sphinx_evidence.rules.fault import Fault
from sphinx_evidence.rules.rule import Example, Rule
from sphinx_evidence.rules.site import Site

_COLUMNS = "words,means,leads_to\n"


def _targets(site: Site) -> int:
    if site.terms is None:
        return 0
    return sum(len(term.targets) for term in site.terms.terms) + bool(site.settings.search_help)


UNKNOWN_SEARCH_TARGET = Rule(
    "unknown-search-target",
    what="A search term leads to a page or a claim that the search does not know.",
    why="A reader who types that word would find nothing, though the site has the answer.",
    fix="Name a page as it is called in a `toctree`, such as `safety/help`, or the id of a claim.",
    bad=Example(f"{_COLUMNS}cuppa,tea,tea-sleeping\n", "search-terms.csv"),
    good=Example(f"{_COLUMNS}cuppa,tea,tea-sleep; page\n", "search-terms.csv"),
)


@site_check(UNKNOWN_SEARCH_TARGET, count=_targets)
def _unknown_target(site: Site) -> Iterator[Fault]:
    if site.terms is None:
        return
    known = site.searched | site.claims_by_id.keys()
    for term in site.terms.terms:
        for target in term.targets:
            if target not in known:
                yield Fault(
                    Place(site.terms.path, term.line),
                    f'"{term.words[0]}" leads to "{target}", and the search knows no such page or '
                    f"claim{nearest(target, known)}; name a page or the id of a claim",
                )
    page = site.settings.search_help
    if page and page not in site.searched:
        yield Fault(
            Place(site.settings.path, 1),
            f'evidence_search_help names "{page}", and the search knows no such page'
            f"{nearest(page, site.searched)}; name a page",
        )
