"""What was not found, against what the site itself cites.

A claim that nothing was found, and a source, say with words of a list in whom, what was given and
which outcomes. A source on people that has a word of each in common with the claim, and that the
claim does not cite, may be the study that the claim did not find.
"""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_evidence.model.certainty import is_on_people
from sphinx_evidence.model.claim import Claim
from sphinx_evidence.model.source import DESIGNS, TOPICS, Source
from sphinx_evidence.rules.check import claim_check
from sphinx_evidence.rules.rule import Example, Rule, example
from sphinx_evidence.rules.site import Site
from sphinx_evidence.wording.content_words import roots

_NONE = "none"
#: Designs of single studies, which a claim that found none can't rest on.
_SINGLE = frozenset(
    "rct nonrandomised-trial cohort case-control cross-sectional case-series case-report".split()
)


def _nothing_found(outcome: str) -> Example:
    """Return a claim that found nothing on an outcome, beside a trial of tea and sleep."""
    return example(
        tier="none",
        sentence="We found no trial of tea for sleep in adults",
        searched="2026-11-22: trials of tea in adults, in the review named below | PubMed: tea sleep",
        subjects="adults",
        given="tea",
        outcomes=outcome,
    )


def is_compared(claim: Claim) -> bool:
    """Tell whether a claim found nothing and says of what."""
    return claim.tier.name == _NONE and any(claim.names(name) for name in TOPICS)


def _is_told_in_words(claim: Claim) -> bool:
    return claim.tier.name == _NONE and not is_compared(claim)


OVERLOOKED_SOURCE = Rule(
    "overlooked-source",
    what="A claim found nothing, and a source on people that has its subjects, given and outcomes is not cited.",
    why="The site's own bibliography may hold the study that the claim did not find.",
    fix="Cite the source and say what it found, or make the claim, or the words of the source, narrower.",
    bad=_nothing_found("sleep"),
    good=_nothing_found("alertness"),
)


@claim_check(OVERLOOKED_SOURCE, applies=is_compared)
def _overlooked(claim: Claim, site: Site) -> Iterator[str]:
    lacking = [name for name in TOPICS if not claim.names(name)]
    if lacking:
        yield (
            f"it says what it looked for in part only; add {' and '.join(f':{n}:' for n in lacking)}, "
            "so that it can be compared with the sources"
        )
        return
    asked, cited = [claim.names(name) for name in TOPICS], claim.keys
    for source, topics in site.studies:
        if source.key not in cited and not any(map(frozenset.isdisjoint, topics, asked)):
            yield (
                f'it found nothing, and "{source.key}" ({source.place}) has the same '
                "subjects, given and outcomes; cite it and say what it found, or make the claim or "
                "the words of the source narrower"
            )


@claim_check(OVERLOOKED_SOURCE, applies=_is_told_in_words)
def _cited_study(claim: Claim, site: Site) -> Iterator[str]:
    """Find what a claim cites and did not find: for claims that say what they are of in words only."""
    sought = roots(claim.sentence)
    for key in claim.keys:
        source = site.sources_by_key.get(key)
        if source is None or source.design not in _SINGLE or not is_on_people(source):
            continue
        if sought and sought <= roots(f"{source.title} {source.finding}"):
            yield (
                f'it found nothing, and it cites "{key}" ({source.place}), a '
                f"{DESIGNS[source.design]} in people on the same; say what it found, or say with "
                ":subjects:, :given: and :outcomes: what was looked for"
            )


def declares(source: Source) -> bool:
    """Tell whether a source says in whom, what was given and which outcomes."""
    return all(words for _, words in source.topics)


def undeclared(site: Site) -> tuple[int, int]:
    """Return how many claims that found nothing, and how many sources, say nothing of it."""
    claims = sum(map(_is_told_in_words, site.claims))
    return claims, sum(1 for source in site.sources if not declares(source))
