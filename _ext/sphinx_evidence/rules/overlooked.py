"""The check of what was not found against what the site itself cites.

A claim that nothing was found, and a source, say with words of a list in whom, what was given and
which outcomes. A source on people that has a word of each in common with the claim, and that the
claim does not cite, may be the study that the claim did not find.
"""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_evidence.model.certainty import is_on_people
from sphinx_evidence.model.claim import Claim
from sphinx_evidence.model.place import Place
from sphinx_evidence.model.source import DESIGNS, TOPICS, Source
from sphinx_evidence.model.spelling import nearest
from sphinx_evidence.rules.fault import ClaimCheck, Fault, SiteCheck
from sphinx_evidence.rules.site import Site
from sphinx_evidence.wording.content import roots

_NONE = "none"
#: Designs of single studies, which a claim that found none can't rest on.
_SINGLE = frozenset(
    "rct nonrandomised-trial cohort case-control cross-sectional case-series case-report".split()
)


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
                f'it found nothing, and "{source.key}" ({source.path}:{source.line}) has the same '
                "subjects, given and outcomes; cite it and say what it found, or make the claim or "
                "the words of the source narrower"
            )


def _cited_study(claim: Claim, site: Site) -> Iterator[str]:
    """Find what a claim cites and did not find: for claims that say what they are of in words only."""
    sought = roots(claim.sentence)
    for key in claim.keys:
        source = site.sources_by_key.get(key)
        if source is None or source.design not in _SINGLE or not is_on_people(source):
            continue
        if sought and sought <= roots(f"{source.title} {source.finding}"):
            yield (
                f'it found nothing, and it cites "{key}" ({source.path}:{source.line}), a '
                f"{DESIGNS[source.design]} in people on the same; say what it found, or say with "
                ":subjects:, :given: and :outcomes: what was looked for"
            )


def declares(source: Source) -> bool:
    """Tell whether a source says in whom, what was given and which outcomes."""
    return all(words for _, words in source.topics)


def is_compared(claim: Claim) -> bool:
    """Tell whether a claim found nothing and says of what."""
    return claim.tier.name == _NONE and any(claim.names(name) for name in TOPICS)


def undeclared(site: Site) -> tuple[int, int]:
    """Return how many claims that found nothing, and how many sources, say nothing of it."""
    claims = sum(1 for claim in site.claims if claim.tier.name == _NONE and not is_compared(claim))
    return claims, sum(1 for source in site.sources if not declares(source))


# -- words of the list ---------------------------------------------------------------------------


def _unknown_words(claim: Claim, site: Site) -> Iterator[str]:
    for name in TOPICS:
        for word in claim.names(name):
            if told := _not_listed(name, word, site):
                yield f":{name}: {told}"


def _unknown_words_of_sources(site: Site) -> Iterator[Fault]:
    for source in site.sources:
        place = Place(source.path, source.line)
        for name, words in source.topics:
            for word in words:
                if told := _not_listed(name, word, site):
                    yield Fault(place, f'"{source.key}": {name} {told}')
        lacking = [name for name, words in source.topics if not words]
        if 0 < len(lacking) < len(TOPICS):
            yield Fault(
                place,
                f'"{source.key}" says what it studied in part only; add {" and ".join(lacking)}, so '
                "that claims that found nothing can be compared with it",
            )


def _not_listed(name: str, word: str, site: Site) -> str:
    listed = site.settings.vocabulary.get(name, ())
    if not listed or word in listed:
        return ""
    hint = nearest(word, listed)
    return f'can\'t be "{word}"{hint}; use a word of evidence_vocabulary, or add it there'


def _is_told_in_words(claim: Claim) -> bool:
    return claim.tier.name == _NONE and not is_compared(claim)


CLAIM_CHECKS: tuple[ClaimCheck, ...] = (
    ClaimCheck("overlooked-source", _cited_study, _is_told_in_words),
    ClaimCheck("overlooked-source", _overlooked, is_compared),
    ClaimCheck(
        "unknown-value", _unknown_words, lambda claim: any(claim.names(name) for name in TOPICS)
    ),
)
SITE_CHECKS: tuple[SiteCheck, ...] = (
    SiteCheck(
        "unknown-value",
        _unknown_words_of_sources,
        lambda site: sum(any(words for _, words in source.topics) for source in site.sources),
    ),
)
