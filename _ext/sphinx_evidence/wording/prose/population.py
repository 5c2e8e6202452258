"""Whether a sentence of the text speaks of other people than the claim that it links to. No Sphinx.

Ages, sexes and health are told by nouns and adjectives (`model.people`). Whoever names no kind of people
may mean any: nothing is found then, neither of the sentence nor of the claim.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from sphinx_evidence.model.pattern import pattern
from sphinx_evidence.model.people import exclude, people_told
from sphinx_evidence.wording.prose.clauses import clauses, stated, told
from sphinx_evidence.wording.prose.lexicon_letters import plain
from sphinx_evidence.wording.prose.lexicon_tiers import names_species

#: A claim on one of a mother and her child is mostly on both.
_BIRTH = pattern(
    r"\b(?:pregnan\w+|births?|labou?r|deliver\w+|matern\w+|mothers?|breast-?f\w+|preterm|premature\w*|f(?:o?e)tal"
    r"|f(?:o?e)tus\w*|caesarean|eclampsia|pre-?eclampsia|neonat\w+|newborns?)\b",
    re.IGNORECASE,
)
_BOTH = ("infant", "pregnant woman", "mother")
#: Animals that are studied. Others, and a calf, stand on a plate, or are a part of the body.
_STUDIED = pattern(
    r"\b(?:rats|mice|rodents|hamsters|gerbils|guinea[ -]pigs|monkeys|macaques|zebrafish|fruit flies|lab animals)\b"
    r"|(?<=\bin )(?:[\w-]+ )?(?:animals|dogs|cats|rabbits|pigs|piglets|horses|sheep|worms)\b"
)


def other_people(words: str, claims: Iterable[str], *, preclinical: bool = False) -> str:
    """Return whom a sentence names that no claim can be about; nothing where it can't be told.

    :param words: the sentence, without marks.
    :param claims: what each of the claims that it links to says of itself.
    :param preclinical: whether all of them are on animals or cells.

    >>> other_people("Tea may wake adults", ["Tea may wake children"])
    'adults'
    >>> other_people("Tea may wake adults", ["Tea may wake children", "Tea may wake people"])
    ''
    """
    said, about = _said(plain(words).lower()), [plain(claim) for claim in claims]
    animals = _STUDIED.search(said)
    if animals and not any(names_species(claim, ()) for claim in about):
        return animals[0]
    named = [*people_told(said)]
    if not named:
        return ""
    kinds = [_kinds(claim) for claim in about]
    if not all(kinds):
        return named[0][0] if preclinical and not any(kinds) else ""
    for written, kind in named:
        if all(exclude(kind, other) for others in kinds for other in others):
            return written
    return ""


def _said(low: str) -> str:
    """Return what a sentence states as known, or all of it where it states nothing."""
    parts, exempt = [], False
    for clause in clauses(stated(low)):
        part, exempt = told(clause, exempt)
        parts.append(part)
    return "; ".join(filter(None, parts)) or low


def _kinds(claim: str) -> list[str]:
    kinds = [kind for _, kind in people_told(claim)]
    return [*kinds, *_BOTH] if _BIRTH.search(claim) else kinds
