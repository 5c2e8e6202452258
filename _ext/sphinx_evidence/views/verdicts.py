"""The verdicts of a site: for each page that names one, the claim that answers it. No Sphinx."""

from collections.abc import Mapping
from typing import NamedTuple

from sphinx_evidence.model.answer import Verdicts
from sphinx_evidence.model.claim import Claim
from sphinx_evidence.model.outline import Outline
from sphinx_evidence.model.text import folded
from sphinx_evidence.rules.site import Site
from sphinx_evidence.views.shown import ShownAnswer


class Verdict(NamedTuple):
    """A page and what is known of the condition that it is about."""

    page: str
    title: str
    answer: ShownAnswer


def answered(claim: Claim) -> ShownAnswer:
    """Return what an answer shows of a claim."""
    return ShownAnswer(claim.sentence, claim.tier, claim.docname, claim.anchor)


def verdicts(asked: Verdicts, site: Site, pages: Mapping[str, Outline]) -> tuple[Verdict, ...]:
    """Return the verdicts of the pages that name one.

    :param asked: the conditions asked for, in whose order they come; else by title.
    :param site: all claims; a verdict that is no claim is left out, the gate tells of it.
    :param pages: the outline of each page.
    """
    titled = sorted(
        (page for page, outline in pages.items() if outline.verdict),
        key=lambda page: (pages[page].title.casefold(), page),
    )
    wanted = [*map(folded, asked.conditions)]
    if wanted:
        about = {page: folded(pages[page].condition) for page in titled}
        titled = [page for name in wanted for page in titled if about[page] == name]
    return tuple(
        Verdict(page, pages[page].title, answered(claim))
        for page in titled
        if (claim := site.find_claim(pages[page].verdict))
    )
