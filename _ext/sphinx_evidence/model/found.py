"""What a database says of how a work was done, in the words that a reader sees. No Sphinx.

Types of publication: those of MEDLINE, which PubMed and Europe PMC both give
(https://www.nlm.nih.gov/mesh/pubtypes.html), and Europe PMC's ``preprint``. A work that is too new
to have been given one is read by its title.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from sphinx_evidence.model.pattern import pattern

RANDOMISED = "randomised trial"
TRIAL = "trial"
POOLED = "systematic review"
_PREPRINT = " (preprint)"
#: By what decides first; each is one or more types, in small letters.
_TYPES = (
    ("retracted", ("retracted publication", "retraction of publication")),
    ("protocol", ("clinical trial protocol",)),
    (POOLED, ("meta-analysis", "systematic review", "network meta-analysis")),
    (RANDOMISED, ("randomized controlled trial", "randomised controlled trial")),
    ("guideline", ("practice guideline", "guideline")),
    ("observational study", ("observational study",)),
    ("case report", ("case reports", "case report", "case-report")),
    ("review", ("review", "review-article", "scoping review")),
    ("comment", ("editorial", "comment", "letter", "news", "published erratum")),
)
#: "Clinical Trial, Phase III", "Controlled Clinical Trial", "Pragmatic Clinical Trial" ...
_CLINICAL = pattern(r"(?:[a-z]+ )?(?:clinical|equivalence) trial(?:, phase [iv]+)?")
_TITLES = (
    ("protocol", pattern(r"\bprotocol\b(?! (?:based|driven))", re.IGNORECASE)),
    (POOLED, pattern(r"\bsystematic review\b|\bmeta-?\s?analys[ie]s\b", re.IGNORECASE)),
    (
        RANDOMISED,
        pattern(
            r"(?<!non-)(?<!non)(?<!mendelian )\brandomi[sz]ed\b(?! studies)|\bplacebo-controlled\b|"
            r"\bdouble-blind\b",
            re.IGNORECASE,
        ),
    ),
    (TRIAL, pattern(r"\b(?:clinical|controlled|pilot|crossover) trial\b", re.IGNORECASE)),
    ("case report", pattern(r"\bcase (?:report|series)\b|\ba case of\b", re.IGNORECASE)),
)


def design_of(types: Iterable[str], title: str) -> str:
    """Return how a work was done, as far as a database tells; empty where it does not.

    >>> design_of(["Journal Article", "Randomized Controlled Trial"], "Tea and sleep")
    'randomised trial'
    >>> design_of(["preprint"], "Tea and sleep: a double-blind study")
    'randomised trial (preprint)'
    """
    known = {kind.strip().lower() for kind in types}
    found = next((words for words, names in _TYPES if not known.isdisjoint(names)), "")
    if not found and any(map(_CLINICAL.fullmatch, known)):
        found = TRIAL
    # A trial in a first record is called a journal article; a protocol, a trial.
    told = next((words for words, sign in _TITLES if sign.search(title)), "")
    if told and (not found or told == "protocol" or (found == TRIAL and told == RANDOMISED)):
        found = told
    return f"{found}{_PREPRINT}" if found and "preprint" in known else found


def is_trial(design: str) -> bool:
    """Tell whether a work is a trial, by the words of `design_of`."""
    return design.removesuffix(_PREPRINT) in (RANDOMISED, TRIAL)


def is_pooled(design: str) -> bool:
    """Tell whether a work weighs other studies together."""
    return design.removesuffix(_PREPRINT) == POOLED
