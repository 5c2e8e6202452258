"""How a rule is judged: `claim_check` and `site_check` turn a function into a check of a rule.

A check stands as a constant of the module of its rule, below the rule; the registry finds it there.
A function that judges claims yields messages, one that judges the site yields faults. A message
says what is wrong and, after a semicolon, what to do.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from sphinx_evidence.model.claim import Claim
from sphinx_evidence.rules.fault import Fault
from sphinx_evidence.rules.rule import Rule
from sphinx_evidence.rules.site import Site

JudgeClaim = Callable[[Claim, Site], Iterable[str]]
JudgeSite = Callable[[Site], Iterable[Fault]]


class ClaimCheck(NamedTuple):
    """A check of one claim."""

    rule: Rule
    judge: JudgeClaim  #: Yields what is wrong; what to do.
    #: Whether the rule has anything to say about a claim; what it does not look at, it does not
    #: count as checked, and `judge` is not asked.
    applies: Callable[[Claim], bool]
    #: Whether a site uses the rule at all; where it does not, nothing counts as checked.
    used: Callable[[Site], bool]


class SiteCheck(NamedTuple):
    """A check of the site as a whole."""

    rule: Rule
    judge: JudgeSite
    count: Callable[[Site], int]  #: How many things it looks at.


def claim_check(
    rule: Rule,
    *,
    applies: Callable[[Claim], bool] = lambda _claim: True,
    used: Callable[[Site], bool] = lambda _site: True,
) -> Callable[[JudgeClaim], ClaimCheck]:
    """Return what makes a function a check of each claim: by default of all, on every site."""
    return lambda judge: ClaimCheck(rule, judge, applies, used)


def site_check(rule: Rule, *, count: Callable[[Site], int]) -> Callable[[JudgeSite], SiteCheck]:
    """Return what makes a function a check of the site, which looks at so many things."""
    return lambda judge: SiteCheck(rule, judge, count)


def nothing(_site: Site) -> int:
    """Count nothing: for a check of what another check of the rule counts."""
    return 0


def stray_check(rule: Rule, *, count: Callable[[Site], int] = nothing) -> SiteCheck:
    """Return a check that hands on the faults of a rule that were found while pages were read.

    :param count: how many things were looked at beside the faults.
    """

    def judge(site: Site) -> Iterator[Fault]:
        for stray in site.strays:
            if stray.rule == rule.slug:
                yield Fault(stray.place, stray.text, stray.docname, stray.ordinal)

    return SiteCheck(rule, judge, lambda site: count(site) + sum(1 for _ in judge(site)))


def has_id(claim: Claim) -> bool:
    """Tell whether a claim has a name by which files know it."""
    return bool(claim.id)


def in_grammar(site: Site) -> bool:
    """Tell whether sentences of graded claims are judged in the site's language."""
    return site.settings.judges_wording


def in_english(site: Site) -> bool:
    """Tell whether all other words are judged in the site's language, which only English is."""
    return site.settings.reads_text
