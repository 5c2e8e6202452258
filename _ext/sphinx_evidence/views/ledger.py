"""What a row of the ledger shows that its own page does not say, and lists of rows. No Sphinx."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from sphinx_evidence.model.ledger import LEFT_OUT, SLIPS, VERDICTS, PopularClaim, PopularTable
from sphinx_evidence.model.tiers import UNRATED
from sphinx_evidence.rules.report import Report
from sphinx_evidence.rules.rule import ERROR
from sphinx_evidence.views.finder import Finder
from sphinx_evidence.views.shown import ShownAnswer
from sphinx_evidence.wording.words import ENGLISH, Words


class ShownRow(NamedTuple):
    """Everything that a card, or a line of a list, shows of a row."""

    sentence: str
    docname: str
    anchor: str
    left_out: bool
    verdict: str  #: Its name where it is a known one, else empty.
    label: str  #: The verdict in words.
    answers: tuple[ShownAnswer, ...]
    slips: tuple[str, ...]
    articles: tuple[tuple[str, str], ...]  #: Key and title.
    faults: tuple[str, ...]


class LedgerFacts:
    """Collects what rows show, with the look-ups of a whole site at hand."""

    def __init__(
        self, finder: Finder, articles: Mapping[str, str], report: Report, words: Words = ENGLISH
    ) -> None:
        """Prepare the look-ups.

        :param finder: finds claims.
        :param articles: title by key; empty where ``:article:`` holds titles.
        :param report: what the gate found.
        :param words: of the site's language.
        """
        self._words = words
        self._finder = finder
        self._articles = articles
        self._faults: dict[tuple[object, ...], list[str]] = {}
        for finding in report.findings:
            # Nothing but a row is judged under a place of its own on a page; a claim has a number.
            if finding.docname and finding.ordinal < 0 and finding.severity == ERROR:
                key = (finding.docname, finding.place)
                self._faults.setdefault(key, []).append(finding.message)

    def of(self, row: PopularClaim) -> ShownRow:
        """Return what the card of a row shows."""
        say, verdict = self._words, VERDICTS.get(row.verdict)
        slips = (SLIPS.get(name) for name in row.names("slip"))
        faults = self._faults.get((row.docname, row.place), ())
        return ShownRow(
            sentence=row.sentence or row.name,
            docname=row.docname,
            anchor=row.anchor,
            left_out=row.verdict == LEFT_OUT,
            verdict=verdict.name if verdict else "",
            label=say(verdict.label if verdict else "No verdict given"),
            answers=tuple(map(self._answer, row.names("answer"))),
            slips=tuple(f"{say(slip.label)}. {say(slip.meaning)}" for slip in slips if slip),
            articles=tuple((key, self._articles.get(key, key)) for key in row.names("article")),
            faults=tuple(fault.removeprefix(row.lead) for fault in faults),
        )

    def _answer(self, claim_id: str) -> ShownAnswer:
        claim = self._finder.find_claim(claim_id)
        if claim is None:
            return ShownAnswer(claim_id, UNRATED, "", "")
        said = claim.sentence or claim.name
        return ShownAnswer(said, claim.tier, claim.docname, claim.anchor)

    def listed(
        self, table: PopularTable, ledger: Iterable[PopularClaim]
    ) -> tuple[int, tuple[ShownRow, ...]]:
        """Return how many rows there are in all, and those that a list asks for.

        :param table: what was asked for.
        :param ledger: all rows, in the order of the site. A list of ids keeps its own order.
        """
        rows = tuple(ledger)
        found = [row for row in rows if _wanted(row, table)]
        if ids := table.names("ids"):
            found.sort(key=lambda row: ids.index(row.id))
        return len(rows), tuple(map(self.of, found))


def _wanted(row: PopularClaim, table: PopularTable) -> bool:
    for option, values in (
        ("condition", row.names("condition")),
        ("article", row.names("article")),
        ("verdict", (row.verdict,)),
        ("ids", (row.id,)),
    ):
        asked = table.names(option)
        if asked and not set(asked) & set(values):
            return False
    return True
