"""What changed: each claim whose tier changed, the newest day first, with what it says now."""

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import NamedTuple

from sphinx_evidence.files.changes import NEW, WITHDRAWN, Change, ChangeFile
from sphinx_evidence.files.reviews import Review
from sphinx_evidence.model.claim import Claim
from sphinx_evidence.model.text import capital, with_stop
from sphinx_evidence.model.tiers import TIERS
from sphinx_evidence.views.finder import Finder
from sphinx_evidence.wording.words import ENGLISH, Words, small


class TierChange(NamedTuple):
    """A change as readers see it."""

    change: Change
    sentence: str  #: The claim as it stands now, or its id where it is gone.
    docname: str  #: Empty where the claim is gone.
    anchor: str
    words: Words = ENGLISH  #: Of the language in which it is told.

    @property
    def alone(self) -> bool:
        """Whether it has a line of its own: a tier that changed, or news with a reason."""
        return bool(self.change.before) or self.change.why != NEW

    @property
    def step(self) -> str:
        """What became of it, in words."""
        say = self.words
        now, before = (_tier(name, say) for name in (self.change.tier, self.change.before))
        if self.change.tier == WITHDRAWN:
            return say("Taken off this site; it was: {}", before)
        if self.change.before:
            return say("Now: {0}; before: {1}", now, before)
        return say("New: {}", now)

    @property
    def told(self) -> str:
        """What became of it and why, in whole sentences."""
        why = self.change.why
        if not self.change.before:  # that it is new is said already
            why = why.removeprefix(NEW).strip()
        return f"{with_stop(self.step)} {with_stop(capital(why))}" if why else with_stop(self.step)


class PageDay(NamedTuple):
    """What changed on one page on one day."""

    date: str
    told: tuple[TierChange, ...]  #: Each with a line of its own.
    new: int  #: How many claims are new, without more to tell.
    reviewed: int  #: How many claims were last read against their sources on that day.


def _tier(name: str, say: Words) -> str:
    """Return a tier in the words that a reader sees."""
    return small(say(TIERS[name].label)) if name in TIERS else name


def page_days(
    told: Iterable[TierChange], reviews: Mapping[str, Review], claims: Iterable[Claim], page: str
) -> tuple[PageDay, ...]:
    """Return what changed on a page, the newest day first.

    :param told: all changes of the site.
    :param reviews: the last review of each claim.
    :param claims: of the page.
    :param page: its name.
    """
    own = sorted((one for one in told if one.docname == page), key=_date, reverse=True)
    changes = {date: [*group] for date, group in groupby(own, key=_date)}
    read = Counter(reviews[one.id].reviewed for one in claims if one.id in reviews)
    return tuple(
        PageDay(
            date,
            tuple(one for one in changes.get(date, ()) if one.alone),
            sum(not one.alone for one in changes.get(date, ())),
            read[date],
        )
        for date in sorted({*changes, *read}, reverse=True)
    )


def _date(one: TierChange) -> str:
    return one.change.date


def tier_changes(
    file: ChangeFile | None, finder: Finder, words: Words = ENGLISH
) -> tuple[TierChange, ...]:
    """Return all changes, the newest day first, with what the claims say now."""
    told = []
    for change in file.changes if file else ():
        claim = finder.find_claim(change.claim)
        told.append(
            TierChange(change, claim.sentence, claim.docname, claim.anchor, words)
            if claim
            else TierChange(change, change.claim, "", "", words)
        )
    return tuple(sorted(told, key=_date, reverse=True))
