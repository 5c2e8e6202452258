"""Certainty of evidence: from the designs of the sources and the stated steps to a tier. No Sphinx.

The calculus is GRADE's (GRADE guidelines 3 and 9, J Clin Epidemiol 2011; the start of case series
as in the tables that follow the Cochrane Handbook): trials start high, observation starts low,
single patients start very low; five domains rate down, three rate up.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from sphinx_evidence.model.claim import Claim
from sphinx_evidence.model.options import Step
from sphinx_evidence.model.pattern import pattern
from sphinx_evidence.model.source import DESIGNS, Source
from sphinx_evidence.model.species import NOBODY, read_species
from sphinx_evidence.model.tiers import LEVELS

PRECLINICAL = "preclinical"

#: Where a body of evidence starts by the best design in it; a design that is not here sets none.
START = {
    "systematic-review-ma": "high",
    "systematic-review": "high",
    "network-meta-analysis": "high",
    "rct": "high",
    "systematic-review-observational": "low",
    "nonrandomised-trial": "low",
    "cohort": "low",
    "case-control": "low",
    "cross-sectional": "low",
    "case-series": "very-low",
    "case-report": "very-low",
    "animal-in-vivo": PRECLINICAL,
    "in-vitro": PRECLINICAL,
}

#: Tells what foods, supplements or other products hold: it studied nobody, and so sets no start.
PRODUCT_SURVEY = "product-survey"

#: Why evidence that starts below high does, in words for a box.
WHY_START = {
    "low": "In no study did chance decide who got what, so other causes may be at work.",
    "very-low": "Only single patients are described, without a group to compare them with.",
}


class Domain(NamedTuple):
    """One thing that rates evidence down or up."""

    name: str  #: The word an author writes.
    label: str  #: The words a reader sees.
    meaning: str  #: What it means, in plain words.
    most: int  #: How many levels it can move a rating.


#: The plain words follow the openers of the Cochrane guidance on plain language summaries.
DOWN: dict[str, Domain] = {
    domain.name: domain
    for domain in (
        Domain(
            "risk-of-bias",
            "Risk of bias",
            "People in the studies may have known who got what, or many were left out of the count.",
            2,
        ),
        Domain("inconsistency", "Inconsistency", "The studies disagree.", 2),
        Domain(
            "indirectness",
            "Indirectness",
            "They studied other people, another treatment or another outcome than the claim is about.",
            2,
        ),
        Domain(
            "imprecision",
            "Imprecision",
            "Few people were studied, or the range of possible effects is wide.",
            2,
        ),
        Domain(
            "publication-bias",
            "Publication bias",
            "Studies that found nothing seem to be missing.",
            2,
        ),
    )
}
UP: dict[str, Domain] = {
    domain.name: domain
    for domain in (
        Domain("large-effect", "Large effect", "The effect is too large to be chance or bias.", 2),
        Domain("dose-response", "More of it, more effect", "The effect grows with the dose.", 1),
        Domain(
            "confounding",
            "Other causes would hide the effect",
            "Whatever was not controlled for would make the effect look smaller than it is.",
            1,
        ),
    )
}

#: Written with 0 levels: looked at, but with so few studies nobody can tell.
NOT_ASSESSED = "publication-bias"


class Rating(NamedTuple):
    """How a tier comes about."""

    start: str  #: A level, ``preclinical``, or an empty string where no source sets a start.
    studies: str  #: What sets the start, in words: ``3 randomised trials``.
    down: tuple[Step, ...]  #: The steps that count.
    up: tuple[Step, ...]
    tier: str  #: The computed tier; empty where there is no start.

    @property
    def sum(self) -> str:
        """Return the sum as one line: ``starts high: 3 randomised trials; −1 ...; = moderate``."""
        if not self.start:
            return "no source sets a start"
        parts = [f"starts {self.start}: {self.studies}"]
        parts += [f"−{step.levels} {step.domain}" for step in self.down]
        parts += [f"+{step.levels} {step.domain}" for step in self.up]
        return f"{'; '.join(parts)}; = {self.tier}"


def rate(claim: Claim, sources: Mapping[str, Source]) -> Rating:
    """Return the rating that a claim's sources and steps give.

    :param claim: its ``cite`` and ``against`` are one body of evidence, but what points the other
        way sets no start alone; unknown keys and designs are passed over, for other rules report them.
    :param sources: all sources by key.
    """
    body = [sources[key] for key in claim.keys if key in sources]
    start = _start(body)
    if cited := claim.names("cite"):  # without any, another rule speaks
        own = _start(sources[key] for key in cited if key in sources)
        start = own if own in ("", PRECLINICAL) else start
    studies = _studies(source for source in body if start_of(source) == start) if start else ""
    if start in ("", PRECLINICAL):
        return Rating(start, studies, (), (), start)
    down = tuple(step for step in claim.steps("rated-down") if step.domain in DOWN and step.levels)
    up = tuple(step for step in claim.steps("rated-up") if step.domain in UP and step.levels)
    if start != "low" or down:
        up = ()
    level = LEVELS.index(start) - _levels(down) + _levels(up)
    return Rating(start, studies, down, up, LEVELS[min(max(level, 0), len(LEVELS) - 1)])


def start_of(source: Source) -> str:
    """Return where a source alone would start; an empty string where it sets no start.

    What was not studied in people is preclinical, whatever its design; a species that is no word of
    the list is not people.
    """
    if source.design == PRODUCT_SURVEY:
        return ""
    if source.species and source.design in DESIGNS and not read_species(source.species).people:
        return "" if source.species == NOBODY and source.design not in START else PRECLINICAL
    return START.get(source.design, "")


def is_on_people(source: Source) -> bool:
    """Tell whether a source is on people: one that names no species may be."""
    return source.design != PRODUCT_SURVEY and start_of(source) != PRECLINICAL


def _start(body: Iterable[Source]) -> str:
    """Return the strongest start in a body of evidence."""
    ranks = (PRECLINICAL, *LEVELS)
    starts = {start_of(source) for source in body} - {""}
    return max(starts, key=ranks.index, default="")


def _levels(steps: Iterable[Step]) -> int:
    return sum(step.levels for step in steps)


_PLURALS = {"trial": "trials", "review": "reviews", "report": "reports", "study": "studies"}
_PLURALS |= {"network meta-analysis": "network meta-analyses", "guideline": "guidelines"}
_PLURALS |= {"label": "labels", "sheet": "sheets"}
_NOUN = pattern("|".join(sorted(_PLURALS, key=len, reverse=True)))


def _studies(body: Iterable[Source]) -> str:
    """Return how many sources there are of each design: ``1 cohort study and 2 case series``."""
    counts = Counter(DESIGNS[source.design] for source in body)
    return " and ".join(
        f"{count} {words if count == 1 else _NOUN.sub(lambda m: _PLURALS[m[0]], words, count=1)}"
        for words, count in counts.items()
    )


def swallowed(reason: str) -> Iterator[str]:
    """Yield the domains that stand alone after a ``;`` of a reason: without a colon they are no steps.

    >>> list(swallowed("few people; inconsistency"))
    ['inconsistency']
    """
    for part in reason.split(";")[1:]:
        domain = part.strip(" 0123456789")
        if domain in DOWN or domain in UP:
            yield domain


_SLIPPED = pattern(r"[;,]\s*(([A-Za-z][A-Za-z _-]{2,24}?)(?:\s+\d{1,2})?\s*:)")


def slipped(reason: str) -> Iterator[tuple[str, str]]:
    """Yield what looks like one more step inside a reason, with the domain that it means.

    >>> list(slipped("one trial; Risk of bias: nobody was blinded"))
    [('Risk of bias:', 'risk-of-bias')]
    >>> list(slipped("one trial, inconsistency 2: they disagree; of the two: one"))
    [('inconsistency 2:', 'inconsistency')]
    """
    for written, name in _SLIPPED.findall(reason) if ":" in reason else ():
        domain = "-".join(name.lower().replace("_", " ").split())
        if domain in DOWN or domain in UP:
            yield written, domain
