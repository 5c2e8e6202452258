"""What a box shows that its own page does not say: sources, harms, disclaimers, faults.

It is collected as plain text first, so that one glance tells whether a page must be written anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from sphinx_evidence.files.reviews import Review, last_review
from sphinx_evidence.files.status import (
    CONCERN,
    CORRECTED,
    REINSTATED,
    RETRACTED,
    UNKNOWN,
    StatusRow,
)
from sphinx_evidence.files.watch import FoundWork
from sphinx_evidence.model.certainty import DOWN, UP, WHY_START, rate
from sphinx_evidence.model.claim import Claim
from sphinx_evidence.model.options import Step
from sphinx_evidence.model.searched import Search, read_search
from sphinx_evidence.model.source import Source
from sphinx_evidence.model.text import capital, with_stop
from sphinx_evidence.rules.conf import Settings
from sphinx_evidence.rules.due import is_over, reading_due, review_due, search_due, status_due
from sphinx_evidence.rules.report import Report
from sphinx_evidence.rules.rule import ERROR
from sphinx_evidence.views.finder import Finder
from sphinx_evidence.views.shown import (
    Shown,
    ShownSource,
    ShownWork,
    kind_of,
    shown_disclaimers,
    shown_link,
)
from sphinx_evidence.wording.words import Words, words_of

#: A suspect claim is not called incomplete: in words for its reader, where a review of the claim
#: is on record, and where none is.
_CHANGED = "Changed since its last review. Nobody has read it against its sources again."
_NOT_YET = "Nobody has noted yet that they read it against its sources."
#: What is due, in words for the reader of a claim.
_REVIEW_OVER = "The last review is long ago. New studies may have changed the picture."
_SEARCH_OVER = "The last search is long ago. Studies may have come out since."
_STATUS_OVER = (
    "Whether its sources still stand was last looked up on {}. Some may have been retracted since."
)

#: What a reader must know of a source's later fate.
FATES = {
    RETRACTED: "Retracted",
    CONCERN: "Its journal has expressed concern about it",
    CORRECTED: "Corrected since",
    REINSTATED: "Retracted once, and reinstated",
    UNKNOWN: "Not known whether it was retracted",
}


class BoxFacts:
    """Collects what boxes show, with the look-ups of a whole site at hand."""

    def __init__(
        self,
        finder: Finder,
        sources: Iterable[Source],
        report: Report,
        places: Mapping[str, tuple[str, str]],
        reviews: Mapping[str, Review],
        statuses: Mapping[str, StatusRow],
        settings: Settings,
        found: Mapping[str, tuple[FoundWork, ...]] = MappingProxyType({}),
    ) -> None:
        """Prepare the look-ups.

        :param finder: finds claims and disclaimers.
        :param sources: all sources.
        :param report: what the gate found.
        :param places: page and anchor of the full reference of each key that a page lists.
        :param reviews: the last review of each claim that has one on record.
        :param statuses: what is known of each DOI.
        :param settings: for how long reviews, searches and look-ups count, and which day it is.
        :param found: the works that were found for each claim since its last search.
        """
        self._finder = finder
        self._words = say = words_of(settings.shown_in)
        self._faults: dict[tuple[str, int], list[str]] = {}
        self._suspect: set[tuple[str, int]] = set()
        self._waived: dict[tuple[str, int], list[str]] = {}
        for finding in report.findings:
            key = (finding.docname, finding.ordinal)
            if finding.ordinal >= 0 and finding.severity == ERROR:
                self._faults.setdefault(key, []).append(finding.message)
            elif finding.rule == "suspect-claim":
                self._suspect.add(key)
        for finding, until, reason in report.waived:
            key = (finding.docname, finding.ordinal)
            what = finding.message.rpartition(";")[0] or finding.message
            words = "Let pass until {0}: {1}. The reason given: {2}"
            told = say(words, say.date(until), what, with_stop(reason))
            self._waived.setdefault(key, []).append(told)
        self._reviews, self._statuses, self._settings = reviews, statuses, settings
        self._found = found
        self._known = {}
        self._sources = {}
        for source in sources:
            self._known[source.key] = source
            docname, anchor = places.get(source.key, ("", ""))
            reference = "" if docname else source.reference
            row = statuses.get(source.number)
            self._sources[source.key] = ShownSource(
                source.label,
                kind_of(source, say),
                source.link,
                source.link_text,
                docname,
                anchor,
                reference,
                _fate(row, say) if row and row.status in FATES else "",
                known=row is None or row.status != UNKNOWN,
            )

    def of(self, claim: Claim) -> Shown:
        """Return what the box of a claim shows."""
        key = (claim.docname, claim.ordinal)
        search = read_search(claim.option("searched"))
        start = rate(claim, self._known).start if claim.tier.graded else ""
        say, down = self._words, claim.steps("rated-down")
        because = [say(WHY_START[start])] if start in WHY_START else []
        return Shown(
            faults=tuple(self._faults.get(key, ())),
            notices=self._notices(claim),
            searched=self._searched(claim, search),
            queries=search.queries if search else (),
            lowered=(*because, *(_step(step, say) for step in down if step.levels)),
            raised=tuple(_step(step, say) for step in claim.steps("rated-up")),
            not_assessed=tuple(_step(step, say) for step in down if not step.levels),
            harms=tuple(shown_link(self._finder, name) for name in claim.names("harms")),
            sources=tuple(self._source(key) for key in claim.names("cite")),
            against=tuple(self._source(key) for key in claim.names("against")),
            disclaimers=shown_disclaimers(self._finder, claim.names("disclaimer")),
            reviewed=self._reviewed(claim),
            reviewed_on=last_review(claim, self._reviews),
            unread=tuple(self._unread(claim)),
        )

    def _searched(self, claim: Claim, search: Search | None) -> str:
        if search is None:
            return ""
        say, due = self._words, search_due(claim, self._settings)
        parts = [with_stop(capital(search.what)), say("Searched {}.", say.date(search.day))]
        if due:
            parts.append(say("To be searched again by {}.", say.date(due)))
        return " ".join(parts)

    def _unread(self, claim: Claim) -> Iterator[ShownWork]:
        for work in self._found.get(claim.id, ()):
            if is_over(reading_due(work, self._settings), self._settings):
                words = "A trial found on {}. Nobody has looked at it yet: "
                told = self._words(words, self._words.date(work.found))
                yield ShownWork(told, *work.link)

    def _reviewed(self, claim: Claim) -> str:
        say, due = self._words, review_due(claim, self._reviews, self._settings)
        last = say.date(last_review(claim, self._reviews))
        return say("{0}; to be reviewed again by {1}", last, say.date(due)) if due else last

    def _notices(self, claim: Claim) -> tuple[str, ...]:
        key = (claim.docname, claim.ordinal)
        unread = key in self._suspect and claim.id not in self._reviews
        notices = [*self._due(claim, unread=unread)]
        if key in self._suspect:
            notices.append(self._words(_NOT_YET if unread else _CHANGED))
        return tuple(dict.fromkeys([*notices, *self._waived.get(key, ())]))

    def _due(self, claim: Claim, *, unread: bool) -> Iterator[str]:
        """Yield what time has brought about, whatever else the gate says of the claim.

        :param unread: it is told already that nobody has read it against its sources.
        """
        say, settings = self._words, self._settings
        if not unread and is_over(review_due(claim, self._reviews, settings), settings):
            yield say(_REVIEW_OVER)
        if is_over(search_due(claim, settings), settings):
            yield say(_SEARCH_OVER)
        numbers = [self._known[key].number for key in claim.keys if key in self._known]
        rows = filter(None, map(self._statuses.get, numbers))
        old = [row.checked for row in rows if is_over(status_due(row, settings), settings)]
        if old:
            yield say(_STATUS_OVER, say.date(min(old)))

    def _source(self, key: str) -> ShownSource:
        unknown = self._words("unknown source")
        return self._sources.get(key) or ShownSource(key, unknown, "", "", "", "", "")


def _fate(row: StatusRow, say: Words) -> str:
    """Return what became of a source, who says so, and when that was looked up."""
    told = row.told_by(say("source not named"), say("date not given"))
    return f"{say(FATES[row.status])} ({told})."


def _step(step: Step, say: Words) -> str:
    """Return a step of a rating as a reader reads it."""
    domain = DOWN.get(step.domain) or UP.get(step.domain)
    name = say(domain.label) if domain else step.domain
    levels = say(" ({} levels)", step.levels) if step.levels > 1 else ""
    return f"{name}{levels}: {step.reason}" if step.reason else f"{name}{levels}"
