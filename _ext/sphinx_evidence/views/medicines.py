"""What a table of medicines shows: blocks of rows, and what other pages say of their sources. No Sphinx.

What a row says of its own stands in its nodes already, where it is read; this is what is added.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from sphinx_evidence.model.medicines import READINGS, SECONDARY, MedicineRow, MedicineTable
from sphinx_evidence.model.place import Place
from sphinx_evidence.model.source import Source
from sphinx_evidence.model.text import capital
from sphinx_evidence.model.tiers import Tier
from sphinx_evidence.model.waits import NEVER, NEVER_TOLD, WAIT, longest
from sphinx_evidence.rules.report import Report
from sphinx_evidence.rules.rule import ERROR
from sphinx_evidence.views.finder import Finder
from sphinx_evidence.views.shown import ShownDisclaimer, shown_disclaimers
from sphinx_evidence.wording.words import ENGLISH, Words

#: What it is called where the table does not say.
THE_SUBSTANCE = "the substance"
#: Where nobody says how a source was read.
NOT_SAID = "not said how it was read"
#: The heading of a wait that is the same whichever of the two comes first, where it is shown once.
EITHER = "Time between"


class ShownRow(NamedTuple):
    """What a row shows that its data file does not say."""

    label: str  #: What the bibliography calls the source.
    link: str  #: Its address; empty where none is known.
    tier: Tier | None  #: Of the claim whose mark it shows; None where it shows none.
    sentence: str  #: Of the claim that it links to; empty where there is none.
    faults: tuple[str, ...]


class ShownTable(NamedTuple):
    """What a table shows that its data file does not say."""

    rows: tuple[ShownRow, ...]
    disclaimers: tuple[ShownDisclaimer, ...]


def headings(substance: str, say: Words = ENGLISH) -> tuple[str, ...]:
    """Return the headings of the columns.

    >>> headings("tea")[0]
    'Tea first, then wait'
    """
    return (
        say("{} first, then wait", capital(substance or say(THE_SUBSTANCE))),
        say("Medicine first, then wait"),
        say("What happens"),
        say("Who says so"),
        say("How sure"),
    )


def longest_of(rows: Sequence[MedicineRow], substance: str, say: Words = ENGLISH) -> str:
    """Return what counts where the rows of a medicine differ; an empty string where they agree.

    :param rows: of one medicine.
    :param substance: what is not to be taken beside it.
    """
    ways = [
        tuple(row.field(name) for row in rows if row.field(name))
        for name in ("substance-first", "medicine-first")
    ]
    if all(len(set(waits)) <= 1 for waits in ways):
        return ""
    first, second = map(longest, ways)
    if NEVER in (first, second):
        return say("Strictest: {}", say(NEVER_TOLD))
    if first == second:
        told = wait_in(first, say)
        return say("Longest: {}, whichever comes first", told) if first else ""
    parts = [
        say("{0} with {1} first", wait_in(wait, say), who)
        for wait, who in ((first, substance or say(THE_SUBSTANCE)), (second, say("the medicine")))
        if wait
    ]
    return say("Longest: {}", ", ".join(parts))


def wait_in(text: str, say: Words) -> str:
    """Return a wait as a reader reads it: what is no number in it are words of a short list.

    >>> wait_in("at least 2 to 4 hours, with food", ENGLISH)
    'at least 2 to 4 hours, with food'

    :param text: as the data file has it; what is not understood stays as it is.
    """
    if text == NEVER:
        return say(NEVER_TOLD)
    found = WAIT.fullmatch(text)
    if found is None:
        return say(text)
    span = say.number(found["low"])
    if found["high"]:
        span = say("{0} to {1}", span, say.number(found["high"]))
    told = f"{span} {say(found['units'])}"
    if found["about"]:
        told = say(f"{found['about']} {{}}", told)
    if found["more"]:
        told = say("{} or more", told)
    return f"{told}{found['condition'] or ''}"


class MedicineFacts:
    """Collects what tables of medicines show, with the look-ups of a whole site at hand."""

    def __init__(
        self, finder: Finder, sources: Iterable[Source], report: Report, words: Words = ENGLISH
    ) -> None:
        """Prepare the look-ups.

        :param finder: finds claims.
        :param sources: all sources.
        :param report: what the gate found.
        :param words: of the site's language.
        """
        self._words = words
        self._finder = finder
        self._sources: Mapping[str, Source] = {source.key: source for source in sources}
        self._faults: dict[Place, list[str]] = {}
        for finding in report.findings:
            if finding.severity == ERROR and finding.ordinal < 0:
                self._faults.setdefault(finding.place, []).append(finding.message)

    def of(self, table: MedicineTable) -> ShownTable:
        """Return what a table shows."""
        limits = shown_disclaimers(self._finder, table.disclaimers)
        return ShownTable(tuple(map(self._row, table.rows)), limits)

    def _row(self, row: MedicineRow) -> ShownRow:
        key = row.field("source")
        source = self._sources.get(key)
        say = self._words
        unknown = say("{}, unknown source", key) if key else say("No source")
        label = source.label if source else unknown
        claim = self._finder.find_claim(row.field("claim"))
        marked = claim and row.field("read") != SECONDARY
        return ShownRow(
            label=label,
            link=source.link if source else "",
            tier=claim.tier if claim and marked else None,
            sentence=claim.sentence or claim.name if claim else "",
            faults=tuple(fault.removeprefix(row.lead) for fault in self._faults.get(row.place, ())),
        )


def reading(row: MedicineRow, say: Words = ENGLISH) -> str:
    """Return how the source of a row was read, in words."""
    return say(READINGS.get(row.field("read"), NOT_SAID))
