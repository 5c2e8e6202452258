"""What a box shows that its own page does not say: sources, harms, disclaimers, faults.

It is collected as plain text first, so that one glance tells whether a page must be written anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx_evidence.checks import Report
    from sphinx_evidence.model import Claim, Disclaimer
    from sphinx_evidence.options import Step
    from sphinx_evidence.sources import Source

#: Steps of a rating in plain words (GRADE; each opener after the plain-language guidance that
#: `about/methods` cites). A domain that is not listed is shown as written.
DOMAINS = {
    "risk-of-bias": "Risk of bias",
    "inconsistency": "Inconsistency",
    "indirectness": "Indirectness",
    "imprecision": "Imprecision",
    "publication-bias": "Publication bias",
    "large-effect": "Large effect",
    "dose-response": "More of it, more effect",
    "confounding": "Other causes would hide the effect",
}


class ShownSource(NamedTuple):
    """A source in a box."""

    label: str
    kind: str
    link: str
    link_text: str
    docname: str  #: The page of its full reference; empty where no page lists it.
    anchor: str
    reference: str  #: The full reference, where no page lists it.


class ShownLink(NamedTuple):
    """A link from a box to another claim."""

    text: str
    docname: str
    anchor: str


class ShownDisclaimer(NamedTuple):
    """A disclaimer in a box: where its first paragraph is to be found."""

    docname: str
    ordinal: int
    anchor: str
    more: bool
    digest: str


class Shown(NamedTuple):
    """Everything that a box shows beside the words of its own page."""

    faults: tuple[str, ...]
    lowered: tuple[str, ...]
    raised: tuple[str, ...]
    harms: tuple[ShownLink, ...]
    sources: tuple[ShownSource, ...]
    against: tuple[ShownSource, ...]
    disclaimers: tuple[ShownDisclaimer, ...]
    reviewed: str


class Finder(Protocol):
    """Finds what boxes speak of: the whole site, or the store that keeps it."""

    def find_claim(self, claim_id: str, /) -> Claim | None:
        """Return the claim of an id; where two share it, the first."""

    def find_disclaimer(self, name: str, /) -> Disclaimer | None:
        """Return the disclaimer of a name; where it is defined twice, the first."""


class BoxFacts:
    """Collects what boxes show, with the look-ups of a whole site at hand."""

    def __init__(
        self,
        finder: Finder,
        sources: Iterable[Source],
        report: Report,
        places: Mapping[str, tuple[str, str]],
    ) -> None:
        """Prepare the look-ups.

        :param finder: finds claims and disclaimers.
        :param sources: all sources.
        :param report: what the gate found.
        :param places: page and anchor of the full reference of each key that a page lists.
        """
        self._finder = finder
        self._faults: dict[tuple[str, int], list[str]] = {}
        for finding in report.findings:
            if finding.ordinal >= 0 and finding.severity == "error":
                key = (finding.docname, finding.ordinal)
                self._faults.setdefault(key, []).append(finding.message)
        self._sources = {}
        for source in sources:
            docname, anchor = places.get(source.key, ("", ""))
            reference = "" if docname else source.reference
            self._sources[source.key] = ShownSource(
                source.label, source.kind, source.link, source.link_text, docname, anchor, reference
            )

    def of(self, claim: Claim) -> Shown:
        """Return what the box of a claim shows."""
        return Shown(
            faults=tuple(self._faults.get((claim.docname, claim.ordinal), ())),
            lowered=tuple(map(_words, claim.steps("rated-down"))),
            raised=tuple(map(_words, claim.steps("rated-up"))),
            harms=tuple(self._link(name) for name in claim.names("harms")),
            sources=tuple(self._source(key) for key in claim.names("cite")),
            against=tuple(self._source(key) for key in claim.names("against")),
            disclaimers=tuple(
                ShownDisclaimer(
                    found.docname, found.ordinal, found.anchor, found.more, found.digest
                )
                for name in claim.names("disclaimer")
                if (found := self._finder.find_disclaimer(name)) and found.text
            ),
            reviewed=claim.option("reviewed"),
        )

    def _source(self, key: str) -> ShownSource:
        return self._sources.get(key) or ShownSource(key, "unknown source", "", "", "", "", "")

    def _link(self, claim_id: str) -> ShownLink:
        claim = self._finder.find_claim(claim_id)
        if claim is None:
            return ShownLink(claim_id, "", "")
        return ShownLink(claim.sentence, claim.docname, claim.anchor)


def _words(step: Step) -> str:
    """Return a step of a rating as a reader reads it."""
    name = DOMAINS.get(step.domain, step.domain)
    levels = "" if step.levels == 1 else f" ({step.levels} levels)"
    return f"{name}{levels}: {step.reason}" if step.reason else f"{name}{levels}"
