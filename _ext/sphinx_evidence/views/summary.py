"""A summary of findings, as GRADE lays it out: a row a claim, every cell from claims and counts.

No Sphinx. Very uncertain evidence is shown as the studies counted it, and never as an effect.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from sphinx_evidence.model.certainty import START
from sphinx_evidence.model.claim import Claim
from sphinx_evidence.model.count_rows import Counted
from sphinx_evidence.model.source import Source
from sphinx_evidence.model.table import Summary
from sphinx_evidence.model.text import capital, with_stop
from sphinx_evidence.model.tiers import LEVELS, Tier
from sphinx_evidence.rules.site import Site
from sphinx_evidence.views.shown import kind_of
from sphinx_evidence.wording.words import ENGLISH, Words, words_of

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
    known, say = site.sources_by_key, words_of(site.settings.shown_in)
    found = filter(None, map(site.find_claim, asked.claims))
    return tuple(
        Row(
            claim.docname,
            claim.anchor,
            claim.tier,
            tuple(_outcome(claim, say)),
            tuple(_people(claim, known, say)),
            tuple(_effect(claim, known, say)),
            claim.sentence or claim.name,
        )
        for claim in found
    )


def has_derived(found: tuple[Row, ...], say: Words = ENGLISH) -> bool:
    """Tell whether a summary shows counts that were derived."""
    return any(say(DERIVED) in line for row in found for line in row.effect)


def _outcome(claim: Claim, say: Words) -> Iterator[str]:
    """Yield the outcome, and what was compared with what, so that a row stands alone."""
    yield capital(claim.option("outcome")) or say("Not stated")
    treatment, other = claim.option("intervention"), claim.option("comparator")
    if treatment and other:
        yield say("{0}, compared with {1}", capital(treatment), other)
    elif treatment:
        yield capital(treatment)


def _people(claim: Claim, known: Mapping[str, Source], say: Words) -> Iterator[str]:
    """Yield who was studied, how many were counted, and which studies are not in the counts."""
    if claim.tier.name in ("none", "preclinical"):
        yield say(claim.tier.label)
        return
    if claim.option("population"):
        yield capital(claim.option("population"))
    cited = (known[key] for key in claim.names("cite") if key in known)
    studied = [source for source in cited if START.get(source.design, "") in LEVELS]
    if not claim.counted:
        told = claim.option("studied")
        named = (f"{source.label}: {kind_of(source, say)}" for source in studied)
        yield from [told] if told else named
        if not (studied or told) and not claim.option("population"):
            yield say("Not stated")
        return
    yield from _totals(claim.counted, known, say)
    counted = {row.source for row in claim.counted}
    if left := [source.label for source in studied if source.key not in counted]:
        yield say("Not in these counts: {}", "; ".join(left))


def told(claim: Claim) -> list[str]:
    """Return what the box of a claim says was found, as its author marked it."""
    return [with_stop(capital(words)) for words in claim.effects]


def _totals(counted: tuple[Counted, ...], known: Mapping[str, Source], say: Words) -> Iterator[str]:
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
        who = f"{_label(part[0][0], known)}: " if apart else ""
        which = say("{} study" if studies == 1 else "{} studies", say.number(f"{studies:,}"))
        words = "{0} people in {1}"
        if any(len(group) > 1 for group in part):
            words = "at least {0} people in {1}"
        yield capital(f"{who}{say(words, say.number(f'{people:,}'), which)}")


def _label(row: Counted, known: Mapping[str, Source]) -> str:
    return known[row.source].label if row.source in known else row.source


def _effect(claim: Claim, known: Mapping[str, Source], say: Words) -> Iterator[str]:
    """Yield what the counts say; of 100 people only where the evidence allows an effect."""
    from sphinx_evidence.trials.effects import per_hundred  # most builds draw no summary

    if not claim.counted:
        nobody = claim.tier.name in ("none", "preclinical")
        yield from told(claim) or [say(NOBODY if nobody else NOT_COUNTED)]
    allowed = claim.tier.graded and claim.tier.name != "very-low"
    for row in claim.counted:
        groups = (
            (row.events_treated, row.total_treated),
            (row.events_control, row.total_control),
        )
        with_it, without = (
            say("{0} of {1}", say(str(per_hundred(*group))), 100)
            if allowed
            else say("{0} of {1}", *(say.number(f"{number:,}") for number in group))
            for group in groups
        )
        who = f"{_label(row, known)}, {say(DERIVED)}" if row.derived else _label(row, known)
        words = "{0}: {1} with it, {2} without it ({3})"
        yield say(words, capital(row.outcome), with_it, without, who)
