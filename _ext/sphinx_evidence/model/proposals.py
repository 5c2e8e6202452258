"""What a title, publication types and keywords let one propose for ``design`` and ``species``. No Sphinx.

A proposal is no finding: who reads the work decides. So nothing is proposed where two words differ, and
a title that says less than a type does wins.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from sphinx_evidence.model.designs import against_title
from sphinx_evidence.model.pattern import pattern
from sphinx_evidence.model.source import Source
from sphinx_evidence.model.species import ANIMALS, read_species

#: Publication types of PubMed, and headings by which it sorts studies; the first that fits decides.
_TYPES = {
    "network meta-analysis": "network-meta-analysis",
    "meta-analysis": "systematic-review-ma",
    "systematic review": "systematic-review",
    "randomized controlled trial": "rct",
    "randomised controlled trial": "rct",
    "practice guideline": "guideline",
    "guideline": "guideline",
    "case reports": "case-report",
    "controlled clinical trial": "nonrandomised-trial",
    "cohort studies": "cohort",
    "case-control studies": "case-control",
    "cross-sectional studies": "cross-sectional",
    "review": "narrative-review",
}
#: Types of what reports no study and no review; nothing is proposed then.
_NO_DESIGN = frozenset(
    "clinical trial protocol|editorial|letter|comment|news|published erratum|retraction of publication|"
    "retraction notice|expression of concern|biography|interview".split("|")
)
RETRACTED = "retracted publication"
#: Words of a title; the first that fits decides.
_TITLES = (
    (pattern(r"\b(?:study |trial )?protocol\b", re.IGNORECASE), ""),
    (pattern(r"\bnetwork meta-?\s?analys[ei]s\b", re.IGNORECASE), "network-meta-analysis"),
    (pattern(r"\bmeta-?\s?analys[ei]s\b", re.IGNORECASE), "systematic-review-ma"),
    (pattern(r"\bsystematic review\b", re.IGNORECASE), "systematic-review"),
    (pattern(r"\b(?:practice )?guidelines?\b|\bconsensus statement\b", re.IGNORECASE), "guideline"),
    (pattern(r"\bnon-?\s?randomi[sz]ed\b.*\btrial\b", re.IGNORECASE), "nonrandomised-trial"),
    (
        pattern(
            r"(?<!non)(?<!non[- ])(?<!mendelian )\brandomi[sz]ed\b(?! trials| controlled trials)|"
            r"\bplacebo-controlled\b",
            re.IGNORECASE,
        ),
        "rct",
    ),
    (pattern(r"\bcase[- ]control\b", re.IGNORECASE), "case-control"),
    (pattern(r"\bcohort\b", re.IGNORECASE), "cohort"),
    (pattern(r"\bcross-?\s?sectional\b", re.IGNORECASE), "cross-sectional"),
    (pattern(r"\bcase series\b|\breport of \w+ cases\b", re.IGNORECASE), "case-series"),
    (pattern(r"\bcase report\b|\ba case of\b", re.IGNORECASE), "case-report"),
    (pattern(r"\bin vitro\b", re.IGNORECASE), "in-vitro"),
    (
        pattern(r"\bnarrative review\b|\ba review$|^review of\b|\boverview\b", re.IGNORECASE),
        "narrative-review",
    ),
)
_PEOPLE = pattern(
    r"\b(?:patients|people|men|women|children|volunteers|adults|infants|participants|pregnan\w+|"
    r"adolescents|humans?)\b",
    re.IGNORECASE,
)
_ANIMALS = pattern(
    r"\b(?:rats?|mice|mouse|rabbits?|guinea[- ]pigs?|dogs|cats|pigs|piglets|monkeys|hamsters|gerbils|"
    r"sheep|zebrafish)\b",
    re.IGNORECASE,
)
#: Designs that a study of animals may be called by.
_EXPERIMENTS = ("", "rct", "nonrandomised-trial")
#: Designs of people alone: an animal in such a title is about something beside them.
_OF_PEOPLE = (
    "cohort",
    "case-control",
    "cross-sectional",
    "case-series",
    "case-report",
    "guideline",
)


class Proposal(NamedTuple):
    """What may stand in an entry, and what it is taken from; empty where nothing tells."""

    design: str = ""
    design_from: str = ""
    species: str = ""
    species_from: str = ""
    remark: str = ""  #: What somebody has to know before the work is cited, from a verb on.

    @property
    def fields(self) -> tuple[tuple[str, str, str], ...]:
        """Of each field that may be put in: its name, its value, and what that is taken from."""
        return (
            ("design", self.design, self.design_from),
            ("species", self.species, self.species_from),
        )


def propose(source: Source, terms: Iterable[str], place: str = "keywords") -> Proposal:
    """Return what a source's title and some terms let one propose.

    :param source: its title is read; its design and species are not.
    :param terms: publication types, headings of MeSH, keywords.
    :param place: where the terms stand, in words.
    """
    known = {" ".join(term.lower().split()): term for term in terms}
    if RETRACTED in known:
        return Proposal(remark="was retracted; don't cite it")
    if nothing := next((known[term] for term in known if term in _NO_DESIGN), ""):
        return Proposal(remark=f'is no study ({place}: "{nothing}")')
    species, species_from = _species(source.title, known, place)
    design, design_from = _design(source.title, known, place)
    if species and not read_species(species).people:
        if design in _EXPERIMENTS:
            design, design_from = "animal-in-vivo", species_from
        elif design in _OF_PEOPLE:
            species, species_from = "", ""
    remark = ""
    proposed = source._replace(design=design, species=species)
    if design and (said := against_title(proposed)):
        remark = f"may be {design} ({design_from}), but its title says {said}"
        design, design_from = "", ""
    return Proposal(design, design_from, species, species_from, remark)


def _design(title: str, known: dict[str, str], place: str) -> tuple[str, str]:
    for term, design in _TYPES.items():
        if term in known:
            return design, f'{place}: "{known[term]}"'
    for words, design in _TITLES:
        if found := words.search(title):
            return (design, f'title: "{found[0]}"') if design else ("", "")
    return "", ""


def _species(title: str, known: dict[str, str], place: str) -> tuple[str, str]:
    people = next((known[term] for term in known if term in ("humans", "human")), "")
    animals = [
        name
        for term in known
        for name in [term.partition(",")[0]]
        if (said := read_species(name)).known and not said.people
        if name == "mice" or name in ANIMALS or name.removesuffix("s") in ANIMALS
    ]
    if people and animals:
        return "", ""
    if people:
        return "human", f'{place}: "{people}"'
    if animals:
        kinds = [name for name in animals if name not in ("animals", "animal")] or animals
        return ", ".join(dict.fromkeys(kinds)), f'{place}: "{kinds[0]}"'
    persons, beasts = _PEOPLE.search(title), _ANIMALS.search(title)
    if persons and not beasts:
        return "human", f'title: "{persons[0]}"'
    if beasts and not persons:
        return beasts[0].lower(), f'title: "{beasts[0]}"'
    return "", ""
