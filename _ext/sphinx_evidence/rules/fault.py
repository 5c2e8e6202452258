"""What a check hands back, and how it is listed: as a rule, a judge, and what it looks at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from sphinx_evidence.model.claim import Claim
from sphinx_evidence.model.place import Place
from sphinx_evidence.model.problem import BibProblem
from sphinx_evidence.rules.site import Site


class Fault(NamedTuple):
    """Something wrong that is not a single claim's fault, or not at a claim's own place."""

    place: Place
    message: str  #: ``what is wrong; what to do``.
    docname: str = ""
    ordinal: int = -1  #: The claim of that page in whose box it stands; -1 for none.


def faults_of(problems: Iterable[BibProblem]) -> Iterator[Fault]:
    """Yield what is wrong with a file as faults of the site."""
    for problem in problems:
        yield Fault(Place(problem.path, problem.line), problem.message)


class ClaimCheck(NamedTuple):
    """A check of one claim."""

    rule: str
    judge: Callable[[Claim, Site], Iterable[str]]  #: Yields what is wrong; what to do.
    #: Whether the rule has anything to say about a claim; what it does not look at, it does not
    #: count as checked, and `judge` is not asked.
    applies: Callable[[Claim], bool] = lambda _claim: True
    #: Whether a site uses the rule at all; where it does not, nothing counts as checked.
    used: Callable[[Site], bool] = lambda _site: True


class SiteCheck(NamedTuple):
    """A check of the site as a whole."""

    rule: str
    judge: Callable[[Site], Iterable[Fault]]
    count: Callable[[Site], int]  #: How many things it looks at.
