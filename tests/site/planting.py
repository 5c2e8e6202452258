"""Planting faults in the records of the real site; each says exactly what the gate has to find.

The site is read once. A fault is the site with one thing changed, and a list of findings: all that
the gate finds must be on it, and all of it must be found. So a fault breaks one rule and keeps the
others; what follows from it by nature (a claim without an id is missed in the list of claims) it
names. Nothing else is pardoned.

A rule is planted at each thing that it looks at, by a generator of faults in a `faults_*` module::

    @planter("missing-tier")
    def tier_lost(garden: Garden) -> Iterator[Fault]:
        for claim in garden.claims:
            yield garden.at(claim, "no tier", without(claim, "tier"))

`Garden.at` plants a changed claim as if its author had done all else: it was reviewed as it now
stands, and its tier is told. `Garden.of` plants any other part of the site. Both find the planted
rule at the place of the thing itself; further findings follow as pairs of a rule and a place, and
`says` is what the message of the planted rule must name. To see what a fault brings about, write
it down with nothing behind it, and the test prints what was found beyond.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any, NamedTuple

from sphinx_evidence.files.changes import Change
from sphinx_evidence.files.reviews import fingerprint
from sphinx_evidence.model.claim import Claim
from sphinx_evidence.model.figure import Figure, Told
from sphinx_evidence.model.place import Place
from sphinx_evidence.model.plot import ICON_ARRAY
from sphinx_evidence.model.source import TOPICS, Source
from sphinx_evidence.numbers.prose import figures_in_prose
from sphinx_evidence.numbers.trace import traced, traces_to
from sphinx_evidence.rules.conf import Settings
from sphinx_evidence.rules.ledger import FOR
from sphinx_evidence.rules.numbers import _untraced
from sphinx_evidence.rules.sentence import is_harm, wanted_of
from sphinx_evidence.rules.site import Site
from sphinx_evidence.wording.grammar.loader import language_of
from sphinx_evidence.wording.grammar.misfits import misfits, wrong_better
from tests.site.altering import having, in_turn

#: A rule, and where it has to find something.
Spot = tuple[str, Place]


class Fault(NamedTuple):
    """A site with one thing wrong, and what the gate has to find in it: no more and no less."""

    kind: str  #: What was done.
    where: str  #: The claim, source, page or setting that it was done to.
    site: Site
    places: tuple[Place, ...]  #: Where the planted rule finds something, each time once.
    also: tuple[Spot, ...] = ()  #: What follows from it.
    says: str = ""  #: What the message of the planted rule has to name.


class Planter(NamedTuple):
    """A function that yields the faults of one rule."""

    rule: str
    faults: Callable[[Garden], Iterator[Fault]]


#: All planters, in the order in which their modules are read.
PLANTERS: list[Planter] = []


def planter(rule: str) -> Callable[[Callable[[Garden], Iterator[Fault]]], Any]:
    """Register a generator of faults of a rule."""

    def register(faults: Callable[[Garden], Iterator[Fault]]) -> Any:
        PLANTERS.append(Planter(rule, faults))
        return faults

    return register


class Garden:
    """The sound site, and the look-ups and steps that planters share."""

    def __init__(self, site: Site, *, whole: bool = False) -> None:
        """Take the records of the real site, as `altering.complete` returns them.

        :param whole: is all to be planted, of which `make test` takes samples?
        """
        self.site = site
        self.whole = whole
        self.claims = site.claims
        self.sources = site.sources
        self.pages = tuple(sorted(site.conditions))
        self.conf = Place(site.settings.path, 1)

    # -- planting --------------------------------------------------------------------------------

    def at(
        self,
        claim: Claim,
        kind: str,
        changed: Claim,
        *also: Spot,
        says: str = "",
        reviewed: bool = True,
        **parts: Any,
    ) -> Fault:
        """Return a fault of one claim, found where it stands.

        :param also: what follows from it.
        :param reviewed: was it reviewed as it now stands, and its tier told? Else it is suspect.
        :param parts: further parts of the site that change with it.
        """
        claims = tuple(changed if one is claim else one for one in self.claims)
        done = self.reviewed(changed) if reviewed else {}
        return self.of(kind, claim.id, claim.place, *also, says=says, claims=claims, **done | parts)

    def of(
        self,
        kind: str,
        where: str,
        place: Place | list[Place],
        *also: Spot,
        says: str = "",
        **parts: Any,
    ) -> Fault:
        """Return a fault of any part of the site.

        :param place: where it is found; several where it is found several times.
        :param parts: what changes, by the names of the parts of a `Site`.
        """
        places = tuple(place) if isinstance(place, list) else (place,)
        return Fault(kind, where, dataclasses.replace(self.site, **parts), places, also, says)

    def reviewed(self, *claims: Claim, sources: dict[str, Source] | None = None) -> dict[str, Any]:
        """Return the files of reviews and of changes, with claims as they now stand."""
        site, today = self.site, self.site.settings.today
        assert site.reviews is not None
        assert site.changes is not None
        reviews = dict(site.reviews.reviews)
        told = []
        for claim in claims:
            if claim.id in reviews:
                mark = fingerprint(claim, sources or site.sources_by_key)
                reviews[claim.id] = reviews[claim.id]._replace(fingerprint=mark)
            last = site.last_changes.get(claim.id)
            if last and last.tier != claim.tier.name:
                told.append(Change(today, claim.id, claim.tier.name, "Why.", last.tier))
        changes = site.changes._replace(changes=(*site.changes.changes, *told))
        return {"reviews": site.reviews._replace(reviews=reviews)} | (
            {"changes": changes} if told else {}
        )

    def sourced(self, source: Source, changed: Source) -> dict[str, Any]:
        """Return the parts of a site in which an entry says something else, and all took note."""
        sources = tuple(changed if one is source else one for one in self.sources)
        known = self.site.sources_by_key | {changed.key: changed}
        return {"sources": sources} | self.reviewed(*self.citing(source.key), sources=known)

    def settings(self, **changes: Any) -> Settings:
        """Return what `conf.py` says, with changes."""
        return dataclasses.replace(self.site.settings, **changes)

    def alone(self, claim: Claim) -> dict[str, Any]:
        """Return the parts of a site of which no text, picture or verdict rests on a claim."""
        site = self.site
        return {
            "passages": tuple(one for one in site.passages if claim.id not in one.targets),
            "plots": tuple(one for one in site.plots if claim.id not in one.claims),
            **self.no_verdict(claim),
        }

    def untold(self, claim: Claim) -> dict[str, Any]:
        """Return the parts of a site of which no text and no verdict rests on a claim."""
        alone = self.alone(claim)
        return {name: alone[name] for name in ("passages", "popular_claims")}

    def no_verdict(self, *claims: Claim) -> dict[str, Any]:
        """Return the part of a site in which no verdict for a statement rests on some claims."""
        ids = {claim.id for claim in claims}
        rows = (
            having(row, verdict="unsupported")
            if row.verdict in FOR and ids.intersection(row.names("answer"))
            else row
            for row in self.site.popular_claims
        )
        return {"popular_claims": tuple(rows)}

    def some(self, kinds: tuple[Any, ...], number: int, count: int = 1) -> tuple[Any, ...]:
        """Return a few of many kinds, others for each number; all of them where all is planted."""
        return kinds if self.whole else in_turn(kinds, number, count)

    # -- look-ups --------------------------------------------------------------------------------

    @cached_property
    def _users(self) -> dict[str, list[Claim]]:
        users: dict[str, list[Claim]] = {}
        for claim in self.claims:
            for key in claim.keys:
                users.setdefault(key, []).append(claim)
        return users

    def citing(self, key: str) -> list[Claim]:
        """Return the claims that name a source, for or against them."""
        return self._users.get(key, [])

    def page(self, docname: str) -> Place:
        """Return the start of a page."""
        return Place(f"{docname}.md", 1)

    def place_of(self, key: str) -> Place:
        """Return where an entry stands in the bibliography."""
        source = self.site.sources_by_key[key]
        return Place(source.path, source.line)

    def unused(self, claim: Claim, *kept: str) -> list[Spot]:
        """Return what follows when a claim cites no more than `kept`: nobody names the rest."""
        return [
            ("unused-source", self.place_of(key))
            for key in claim.keys
            if key not in kept and self.citing(key) == [claim] and key not in self._elsewhere
        ]

    @cached_property
    def _elsewhere(self) -> set[str]:
        """The keys that texts and pictures name."""
        drawn = {key for plot in self.site.plots for key in plot.sources}
        return drawn | {one.target for one in self.site.citations}

    def overlooked(self, claim: Claim, *kept: str) -> list[Spot]:
        """Return what follows when a claim that found nothing cites no more than `kept`."""
        if claim.tier.name != "none":
            return []
        asked = [{*claim.names(name)} for name in TOPICS]
        return [
            ("overlooked-source", claim.place)
            for source, topics in self.site.studies
            if source.key in claim.keys
            and source.key not in kept
            and all(words & names for names, words in zip(asked, topics, strict=True))
        ]

    def uncounted(self, claim: Claim, *kept: str, gone: bool = False) -> list[Spot]:
        """Return what follows for plots when a claim cites no more than `kept`.

        :param gone: is there no such claim any more? A plot of no other claim is then nobody's.
        """
        found = []
        for plot in self.site.plots:
            others = [one for one in self.claims if one.id in plot.claims and one is not claim]
            if claim.id in plot.claims and (others or not gone):
                counted = {key for other in others for key in other.keys} | {*kept}
                found += [
                    ("broken-figure", plot.place) for key in plot.sources if key not in counted
                ]
        return found + ([] if gone else self._uncarried(claim, *kept))

    def _uncarried(self, claim: Claim, *kept: str) -> list[Spot]:
        """Return what follows for tables of medicines when a claim cites no more than `kept`."""
        return [
            ("uncarried-certainty", row.place)
            for table in self.site.medicine_tables
            for row in table.rows
            if row.field("claim") == claim.id and row.field("source") not in kept
        ]

    def untraced(self, *changed: Claim, gone: str = "", key: str = "") -> list[Spot]:
        """Return what follows for figures outside the boxes when claims stand otherwise.

        :param changed: claims as they now stand.
        :param gone: an id that no claim has any more.
        :param key: of a source that is gone.
        """
        site = self.site
        assert site.changes is not None
        now = {one.place: one for one in changed}
        claims = {one.id: now.get(one.place, one) for one in self.claims if one.id != gone}
        touched = {one.id for one in self.claims if one.place in now or key in one.keys} | {gone}
        found = []
        for quoted in site.quoted:
            if touched.isdisjoint(quoted.targets) and key not in quoted.keys:
                continue
            named = [claims[name] for name in quoted.targets if name in claims]
            keys = {*quoted.keys, *(key for one in named for key in one.keys)} - {key}
            stated = frozenset().union(*(one.stated for one in named))
            if not all(self._held(figure, keys, stated) for figure in quoted.figures):
                found.append(("untraced-number", quoted.place))
        for change in site.changes.changes:
            if change.claim in touched and (claim := claims.get(change.claim)):
                figures = figures_in_prose(change.why, site.settings.language)
                if not all(self._held(one, {*claim.keys} - {key}, claim.stated) for one in figures):
                    found.append(("untraced-number", Place(site.changes.path, change.line)))
        return found

    def _held(self, figure: Figure, keys: set[str], stated: frozenset[Told]) -> bool:
        traces = self.site.traces
        named = [traces_to(stated), *(traces[key] for key in keys if key in traces)]
        return any(traced(figure, one) for one in named)

    def worded(self, changed: Claim) -> list[Spot]:
        """Return what follows for the sentence of a claim when its options say something else."""
        language = language_of(self.site.settings.language)
        if language is None or not changed.tier.graded or not changed.sentence:
            return []
        wanted = wanted_of(changed)
        rules = {one.rule for one in misfits(language, changed.sentence, wanted)}
        rules |= {"unknown-value"} if wrong_better(language, changed.sentence, wanted) else set()
        return [(rule, changed.place) for rule in sorted(rules)]

    def unlike(self, changed: Claim) -> list[Spot]:
        """Return what follows for its own figures when a claim says no more whom or what it is about."""
        return (
            [("untraced-number", changed.place)] if [*_untraced.judge(changed, self.site)] else []
        )

    def unharmed(self, claim: Claim, changed: Claim) -> list[Spot]:
        """Return what follows when a claim as it now stands is no harm: a benefit has it for one."""
        if is_harm(changed, self.site) or not is_harm(claim, self.site):
            return []
        return [
            ("benefit-without-harms", other.place)
            for other in self.claims
            if claim.id in other.names("harms") and other.option("direction") == "benefit"
        ]

    def unsure(self, claim: Claim) -> list[Spot]:
        """Return what follows for pictures of 100 people: a claim of them is no longer sure."""
        return [
            ("uncertain-icon-array", plot.place)
            for plot in self.site.plots
            if plot.kind == ICON_ARRAY and claim.id in plot.claims
        ]

    def no_harm(self, claim: Claim, *, benefit: bool = False) -> list[Spot]:
        """Return what follows when a claim is about a harm no more: a benefit has it for one.

        :param benefit: is it told as a benefit? Else a claim on a page of safety counts as a harm.
        """
        if "safety" in claim.docname.split("/") and not benefit:
            return []
        return [
            ("benefit-without-harms", other.place)
            for other in self.claims
            if claim.id in other.names("harms") and other.option("direction") == "benefit"
        ]

    def lost(self, *gone: Claim, page: str = "") -> list[Spot]:
        """Return what follows when nothing has the ids of some claims any more.

        :param page: a page that is gone too, with all that it says.
        """
        site = self.site
        assert site.lock is not None
        assert site.changes is not None
        ids = {claim.id for claim in gone}
        own = {id(claim) for claim in gone} if page else set()
        return [
            *(
                ("unknown-claim", one.place)
                for one in site.claim_references
                if one.target in ids and one.docname != page
            ),
            *(
                ("unknown-claim", row.place)
                for row in site.popular_claims
                for name in row.names("answer")
                if name in ids and row.docname != page
            ),
            *(
                ("unknown-claim", other.place)
                for other in self.claims
                for name in other.names("harms")
                if name in ids and id(other) not in own
            ),
            *(
                ("unknown-search-target", Place(site.terms.path, term.line))
                for term in (site.terms.terms if site.terms else ())
                for target in term.targets
                if target in ids
            ),
            *(("missing-claim", Place(site.lock.path, site.lock.ids[name])) for name in ids),
            *(
                ("untold-change", Place(site.changes.path, site.last_changes[name].line))
                for name in ids
            ),
            *(spot for claim in gone for spot in self.uncounted(claim, gone=True)),
            *(spot for claim in gone for spot in self.untraced(gone=claim.id)),
        ]
