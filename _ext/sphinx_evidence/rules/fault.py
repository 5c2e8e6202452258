"""What a check of the site hands back: something wrong, and where."""

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from sphinx_evidence.model.ledger import PopularClaim
from sphinx_evidence.model.notes import Reference
from sphinx_evidence.model.place import Place
from sphinx_evidence.model.problem import BibProblem
from sphinx_evidence.model.spelling import unknown_names


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


def unknown_targets(
    references: Iterable[Reference], known: Collection[str], message: str
) -> Iterator[Fault]:
    """Yield mentions in the text that lead to nothing that is known.

    :param message: what to say, with places for the name and for the nearest known one.
    """
    for reference in references:
        for said in unknown_names([reference.target], known, message):
            yield Fault(reference.place, said, reference.docname)


def row_fault(row: PopularClaim, said: str) -> Fault:
    """Return what is wrong with a row of the ledger as a fault of the site."""
    return Fault(row.place, row.lead + said, row.docname)
