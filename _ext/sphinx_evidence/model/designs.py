"""What a title, or the registry, says of how a work was done, against its ``design``. No Sphinx.

Only what makes a source look stronger than it is counts: whoever calls a trial a cohort study
claims less than he could.
"""

import re
from typing import NamedTuple

from sphinx_evidence.model.certainty import PRECLINICAL, START, start_of
from sphinx_evidence.model.pattern import pattern
from sphinx_evidence.model.source import Source
from sphinx_evidence.model.species import animals_in, read_species
from sphinx_evidence.model.tiers import LEVELS

_RANKS = ("", PRECLINICAL, *LEVELS)
#: Reviews and trials: a title that says so is of a work of the highest start.
_POOLED = r"systematic(?:ally)? (?:\w+ ){0,2}review|meta-?\s?analy|meta-?regression|cochrane|evidence[- ]based (?:medicine )?review"
_TRIAL = r"(?<!of )(?<!from )randomi[sz]ed|placebo|double[- ]blind"
_STUDY = (
    r"trial|study|studies|survey|cohort|registry|analysis|experience|case|cases|series|report|"
    r"randomi[sz]ed|randomi[sz]ation|placebo|double[- ]blind|retrospective|prospective|patients treated"
)


class _Sign(NamedTuple):
    """Words of a title, what they say that a work is, and the words that take it back."""

    words: re.Pattern[str]
    kind: str
    start: str  #: The highest start that such a work can set.
    unless: re.Pattern[str]
    pooled: bool | None  #: Asked of reviews alone, of single studies alone, or of both (None).


def _sign(
    words: str, kind: str, start: str, unless: str = r"(?!)", *, pooled: bool | None = None
) -> _Sign:
    return _Sign(
        pattern(rf"\b(?:{words})\b", re.IGNORECASE),
        kind,
        start,
        pattern(rf"\b(?:{unless})", re.IGNORECASE),
        pooled,
    )


_SIGNS = (
    _sign(
        r"(?:study |trial )?protocol(?: (?:of|for) .*)?|rationale and design|study design",
        "a protocol",
        "",
        r"protocols|protocol[- ](?:based|driven)|results|per[- ]protocol",
    ),
    _sign(
        r"editorial|commentary|letter to the editor|correspondence|author'?s? reply|book review",
        "a comment",
        "",
    ),
    _sign(
        r"(?:clinical )?practice guidelines?|guidelines?|consensus (?:statement|report|paper)|"
        r"practice parameter|position (?:paper|statement)|(?:treatment|task force) recommendations",
        "a guideline",
        "",
        rf"{_POOLED}|{_STUDY}|adherence|implement|comparison of",
    ),
    _sign(
        r"narrative review|scoping review|literature review|mini-?review|review article|"
        r"state[- ]of[- ]the[- ]art review",
        "a review",
        "",
        rf"{_POOLED}|cases?\b",
    ),
    _sign(rf"(?:{_POOLED})\w*", "a review", "low", _TRIAL, pooled=False),
    _sign(
        r"reviews?|overview",
        "a review",
        "",
        rf"{_TRIAL}|{_POOLED}|cases?\b|reports?\b|(?:chart|record|utilization|"
        r"medication|peer|ethics|retrospective) review|review board",
        pooled=False,
    ),
    _sign(r"reviews?|overview", "a review", "", rf"{_POOLED}|{_STUDY}|network|pooled", pooled=True),
    _sign(
        r"case reports?|an? (?:\w+ ){0,2}case of|case series|(?:two|three|four|five) cases|report of "
        r"(?:a|one|two|three|\d+) cases?|a case study",
        "a report of cases",
        "very-low",
        rf"{_POOLED}|case[- ]control|review of",
    ),
    _sign(
        r"cohort (?:study|analysis)|case-?\s?control(?:led)? study|cross-?\s?sectional (?:study|survey|"
        r"analysis)|observational study|retrospective (?:study|cohort|analysis|review|chart)|"
        r"population-based study|registry-based|mendelian randomi[sz]ation|chart review|epidemiological study|"
        r"non-?\s?randomi[sz]ed|uncontrolled|single-arm|open-label extension|before-and-after",
        "a study without randomisation",
        "low",
        rf"{_POOLED}|(?<!non)(?<!non[- ])(?<!mendelian )randomi[sz]ed|placebo|double[- ]blind|review of",
    ),
    _sign(
        r"(?:review|meta-?analys[ei]s|analysis) of (?:\w+ ){0,2}(?:observational|cohort|case-?control|"
        r"prospective|epidemiological) studies|(?:review|meta-?analysis) of case (?:reports|series)",
        "a review of studies without randomisation",
        "low",
        r"randomi[sz]ed|trials",
    ),
)
#: Kinds of animals that a title names as those who were studied.
_ANIMALS = pattern(
    r"\b(?:in|of|on) (?:\w+[- ]){0,3}(?:rats?|mice|mouse|rabbits?|guinea[- ]pigs?|dogs?|cats|pigs|piglets|"
    r"monkeys|hamsters|gerbils|sheep|zebrafish|rodents?|(?:rat|mouse|animal) models?)\b|\bin vitro\b",
    re.IGNORECASE,
)
_PERSONS = pattern(
    r"\b(?:humans?|patients?|people|men|women|children|volunteers|subjects|adults|clinical|infants|"
    r"man|persons|participants|cases?)\b",
    re.IGNORECASE,
)
#: What the registry calls works that report no study of their own.
_NO_STUDY = {
    "book": "a book",
    "monograph": "a book",
    "edited-book": "a book",
    "reference-book": "a book",
    "reference-entry": "an entry of a reference work",
    "peer-review": "a review by peers",
    "editorial": "an editorial",
    "letter": "a letter",
    "grant": "a grant",
    "standard": "a standard",
    "component": "a part of a work",
    "journal": "a journal",
    "journal-issue": "an issue of a journal",
    "journal-volume": "a volume of a journal",
}


def against_title(source: Source) -> str:
    """Return what a source's title calls it where its design claims more; else an empty string."""
    start = start_of(source)
    if not source.title or start in ("", PRECLINICAL):
        return ""
    is_pooled = "review" in source.design or "meta-analysis" in source.design
    for words, kind, most, unless, pooled in _SIGNS:
        found = words.search(source.title) if pooled in (None, is_pooled) else None
        if found and _RANKS.index(start) > _RANKS.index(most) and not unless.search(source.title):
            return f'"{found[0]}", which is {kind}'
    found = _ANIMALS.search(source.title)
    if found and read_species(source.species).people and not _PERSONS.search(source.title):
        return f'"{found[0]}", which is no study of people'
    return ""


def against_participants(source: Source) -> str:
    """Return the animals that a source's participants are though its species is people; else nothing."""
    if not read_species(source.species).people or _PERSONS.search(source.kind):
        return ""
    return animals_in(source.kind)


def against_registry(source: Source, kind: str) -> str:
    """Return what the registry calls a work whose design is that of a study; else an empty string.

    :param kind: Crossref's type of the work, such as ``journal-article``; may be empty.
    """
    return _NO_STUDY.get(kind, "") if source.design in START else ""
