"""A summary of findings, as GRADE lays it out: a row a claim, every cell from claims and counts.

No Sphinx. Very uncertain evidence is shown as the studies counted it, and never as an effect.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from sphinx_evidence.model.certainty import START
from sphinx_evidence.model.claim import Claim
from sphinx_evidence.model.count_rows import Counted
from sphinx_evidence.model.source import Source
from sphinx_evidence.model.summary import Summary
from sphinx_evidence.model.text import capital, with_stop
from sphinx_evidence.model.tiers import LEVELS, Tier
from sphinx_evidence.rules.site import Site

HEADINGS = (
    "Outcome",
    "People and studies",
    "What the studies counted",
    "How sure",
    "In plain words",
)
NOT_COUNTED = "Not worked out from counts."
NOBODY = "No study in people to count."
DERIVED = "counts derived"
WHAT_DERIVED = (
    "“Counts derived” means that the study printed a percentage, from which the number of people "
    "was worked out."
)


class Row(NamedTuple):
    """A claim in a summary of findings; each cell may have several lines."""

    docname: str
    anchor: str
    tier: Tier
    outcome: tuple[str, ...]
    people: tuple[str, ...]
    effect: tuple[str, ...]
    sentence: str


def rows(asked: Summary, site: Site) -> tuple[Row, ...]:
    """Return a row for each claim that is there, in the order asked for."""
    known = site.sources_by_key
    found = filter(None, map(site.find_claim, asked.claims))
    return tuple(
        Row(
            claim.docname,
            claim.anchor,
            claim.tier,
            tuple(_outcome(claim)),
            tuple(_people(claim, known)),
            tuple(_effect(claim, known)),
            claim.sentence or claim.name,
        )
        for claim in found
    )


def has_derived(found: tuple[Row, ...]) -> bool:
    """Tell whether a summary shows counts that were derived."""
    return any(DERIVED in line for row in found for line in row.effect)


def _outcome(claim: Claim) -> Iterator[str]:
    """Yield the outcome, and what was compared with what, so that a row stands alone."""
    yield capital(claim.option("outcome")) or "Not stated"
    treatment, other = claim.option("intervention"), claim.option("comparator")
    if treatment and other:
        yield f"{capital(treatment)}, compared with {other}"
    elif treatment:
        yield capital(treatment)


def _people(claim: Claim, known: Mapping[str, Source]) -> Iterator[str]:
    """Yield who was studied, how many were counted, and which studies are not in the counts."""
    if claim.tier.name in ("none", "preclinical"):
        yield claim.tier.label
        return
    if claim.option("population"):
        yield capital(claim.option("population"))
    studied = [known[key] for key in claim.names("cite") if key in known and _in_people(known[key])]
    if not claim.counted:
        told = claim.option("studied")
        yield from [told] if told else (f"{source.label}: {source.kind}" for source in studied)
        if not (studied or told) and not claim.option("population"):
            yield "Not stated"
        return
    yield from _totals(claim.counted, known)
    counted = {row.source for row in claim.counted}
    if left := [source.label for source in studied if source.key not in counted]:
        yield f"Not in these counts: {'; '.join(left)}"


def _in_people(source: Source) -> bool:
    return START.get(source.design, "") in LEVELS


def told(claim: Claim) -> list[str]:
    """Return what the box of a claim says was found, as its author marked it."""
    return [with_stop(capital(words)) for words in claim.effects]


def _totals(counted: tuple[Counted, ...], known: Mapping[str, Source]) -> Iterator[str]:
    """Yield how many people and studies stand behind some rows of counts.

    Rows of one source may tell of the same people, or share a group, so its largest row is taken
    and called a least number. A review may hold a study that is counted beside it, so then nothing
    is added up.
    """
    groups: dict[str, list[Counted]] = {}
    for row in counted:
        groups.setdefault(row.source, []).append(row)
    apart = len(groups) > 1 and any(row.studies > 1 for row in counted)
    for part in [[group] for group in groups.values()] if apart else [list(groups.values())]:
        people = sum(max(row.people for row in group) for group in part)
        studies = sum(max(row.studies for row in group) for group in part)
        least = "At least " if any(len(group) > 1 for group in part) else ""
        who = f"{_label(part[0][0], known)}: " if apart else ""
        which = "1 study" if studies == 1 else f"{studies:,} studies"
        yield capital(f"{who}{least if not who else least.lower()}{people:,} people in {which}")


def _label(row: Counted, known: Mapping[str, Source]) -> str:
    return known[row.source].label if row.source in known else row.source


def _effect(claim: Claim, known: Mapping[str, Source]) -> Iterator[str]:
    """Yield what the counts say; of 100 people only where the evidence allows an effect."""
    from sphinx_evidence.trials.effects import per_hundred  # most builds draw no summary

    if not claim.counted:
        nobody = claim.tier.name in ("none", "preclinical")
        yield from told(claim) or [NOBODY if nobody else NOT_COUNTED]
    allowed = claim.tier.graded and claim.tier.name != "very-low"
    for row in claim.counted:
        with_it: object = f"{row.events_treated:,} of {row.total_treated:,}"
        without: object = f"{row.events_control:,} of {row.total_control:,}"
        if allowed:
            with_it = f"{per_hundred(row.events_treated, row.total_treated)} of 100"
            without = f"{per_hundred(row.events_control, row.total_control)} of 100"
        who = f"{_label(row, known)}, {DERIVED}" if row.derived else _label(row, known)
        yield f"{capital(row.outcome)}: {with_it} with it, {without} without it ({who})"
