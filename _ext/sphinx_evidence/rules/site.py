"""The whole site as the checks see it: every record, sorted, with the look-ups they need."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from sphinx_evidence.files.changes import Change, ChangeFile
from sphinx_evidence.files.lock import LockFile
from sphinx_evidence.files.reviews import ReviewFile
from sphinx_evidence.files.search_terms import TermFile
from sphinx_evidence.files.status import RETRACTED, StatusRow
from sphinx_evidence.files.watch import FoundWork, WatchFile
from sphinx_evidence.model.answer import Verdicts
from sphinx_evidence.model.certainty import is_on_people
from sphinx_evidence.model.claim import Claim
from sphinx_evidence.model.disclaimer import Disclaimer
from sphinx_evidence.model.lazily import Lazily
from sphinx_evidence.model.ledger import PopularClaim, PopularTable
from sphinx_evidence.model.medicines import MedicineTable
from sphinx_evidence.model.notes import (
    Animals,
    CitedEffect,
    Passage,
    Quoted,
    Rated,
    Reference,
    Stray,
)
from sphinx_evidence.model.place import Place
from sphinx_evidence.model.plot import Plot
from sphinx_evidence.model.problem import BibProblem
from sphinx_evidence.model.source import Source, with_parents
from sphinx_evidence.model.table import EvidenceMap, Table
from sphinx_evidence.rules.conf import Settings
from sphinx_evidence.rules.rule import Rule

if TYPE_CHECKING:
    from sphinx_evidence.numbers.outcomes import Outcomes
    from sphinx_evidence.numbers.trace import Traces


@dataclass(frozen=True)
class Site:
    """All that was read, in an order that does not depend on who read it."""

    claims: tuple[Claim, ...]
    disclaimers: tuple[Disclaimer, ...]
    sources: tuple[Source, ...]
    claim_references: tuple[Reference, ...] = ()
    citations: tuple[Reference, ...] = ()  #: Roles and directives that cite, wherever they stand.
    strays: tuple[Stray, ...] = ()
    passages: tuple[Passage, ...] = ()  #: Sentences of the text that link to claims.
    #: Sentences of the text that say what happens, name no animals or cells, and cite.
    cited_effects: tuple[CitedEffect, ...] = ()
    quoted: tuple[Quoted, ...] = ()  #: Sentences of the text that hold figures.
    rated: tuple[Rated, ...] = ()  #: Sentences of the text that state a certainty.
    animals: tuple[Animals, ...] = ()  #: Sentences of the text that say in which animals.
    maps: tuple[EvidenceMap, ...] = ()
    tables: tuple[Table, ...] = ()
    conditions: Mapping[str, str] = field(default_factory=dict)  #: By page; may be empty.
    verdict_lists: tuple[Verdicts, ...] = ()
    #: The claim that answers it, by page; pages that name none are left out.
    verdicts: Mapping[str, str] = field(default_factory=dict)
    popular_claims: tuple[PopularClaim, ...] = ()  #: The rows of the ledger.
    popular_tables: tuple[PopularTable, ...] = ()
    plots: tuple[Plot, ...] = ()  #: Forest plots, and pairs of icon arrays.
    medicine_tables: tuple[MedicineTable, ...] = ()
    bib_problems: tuple[BibProblem, ...] = ()
    statuses: Mapping[str, StatusRow] = field(default_factory=dict)  #: By DOI, in lower case.
    status_path: str = ""  #: The status file; empty where the site has none.
    status_problems: tuple[BibProblem, ...] = ()
    settings: Settings = field(default_factory=Settings)
    reviews: ReviewFile | None = None  #: None where the site keeps no record of reviews.
    lock: LockFile | None = None  #: None where the site keeps no list of its claims.
    changes: ChangeFile | None = None  #: None where the site does not tell what changed.
    terms: TermFile | None = None  #: None where the search knows no words but those of the pages.
    watch: WatchFile | None = None  #: None where nobody watches for new works.
    pages: int = 0  #: How many pages the site has, with claims or without.
    searched: frozenset[str] = frozenset()  #: The pages that the search reads.
    #: Page and position of each claim that the output shows to nobody, where one is built.
    unseen: frozenset[tuple[str, int]] = frozenset()
    #: Are the texts judged that reach a reader from elsewhere than a page? (`metadata` has them.)
    elsewhere: bool = True
    #: By which it is judged, by name: `check` puts them here, for rules about rules.
    rules: Mapping[str, Rule] = field(default_factory=dict)
    unusable_rules: tuple[str, ...] = ()  #: What packages bring that can't be used, and what to do.

    @property
    def upkeep_problems(self) -> tuple[BibProblem, ...]:
        """Return what is wrong with the files of reviews, claims, changes, search terms and works found."""
        files = (self.reviews, self.lock, self.changes, self.terms, self.watch)
        return tuple(problem for file in files if file for problem in file.problems)

    @cached_property
    def claims_by_id(self) -> dict[str, list[Claim]]:
        """Return the claims of each id; more than one is a fault."""
        found: dict[str, list[Claim]] = {}
        for claim in self.claims:
            if claim.id:
                found.setdefault(claim.id, []).append(claim)
        return found

    @cached_property
    def claims_by_place(self) -> dict[tuple[str, int], Claim]:
        """Return each claim by its page and its position among the claims of that page."""
        return {(claim.docname, claim.ordinal): claim for claim in self.claims}

    @cached_property
    def disclaimers_by_name(self) -> dict[str, Disclaimer]:
        """Return each disclaimer by name; where one is defined twice, the first."""
        found: dict[str, Disclaimer] = {}
        for disclaimer in self.disclaimers:
            found.setdefault(disclaimer.name, disclaimer)
        return found

    def find_claim(self, claim_id: str) -> Claim | None:
        """Return the claim of an id; where two share it, the first."""
        return next(iter(self.claims_by_id.get(claim_id, ())), None)

    def claims_named(self, claim_ids: Iterable[str]) -> list[Claim]:
        """Return the claims of some ids, where there are such; that one is unknown is told elsewhere."""
        return [claim for name in claim_ids if (claim := self.find_claim(name))]

    def sources_named(self, keys: Iterable[str]) -> list[Source]:
        """Return the sources of some keys, where there are such."""
        return [source for key in keys if (source := self.sources_by_key.get(key))]

    def find_disclaimer(self, name: str) -> Disclaimer | None:
        """Return the disclaimer of a name; where it is defined twice, the first."""
        return self.disclaimers_by_name.get(name)

    @cached_property
    def sources_by_key(self) -> dict[str, Source]:
        """Return each source by key, capital letters included."""
        return {source.key: source for source in self.sources}

    @cached_property
    def traces(self) -> Mapping[str, Traces]:
        """Return what the figures of claims may be traced to, by the key of the source.

        Read once a source, when it is asked for: of those alone that something with figures to
        trace cites.
        """
        from sphinx_evidence.numbers.trace import traces_of

        keys = {key for claim in self.claims if claim.figures for key in claim.keys}
        told = self.changes.changes if self.changes else ()
        named = {change.claim for change in told}
        for quoted in self.quoted:
            keys.update(quoted.keys)
            named.update(quoted.targets)
        for claim in self.claims_named(named):
            keys.update(claim.keys)

        def traces(key: str) -> Traces:
            source = self.sources_by_key[key]
            told = (source.finding, source.kind)
            return traces_of(told, source.year.split(), self.settings.language)

        return Lazily(tuple(key for key in self.sources_by_key if key in keys), traces)

    @cached_property
    def outcomes(self) -> Outcomes:
        """Return the words of the outcomes that claims name: a figure belongs to one of them."""
        from sphinx_evidence.numbers.outcomes import outcomes_of

        return outcomes_of(
            (claim.option("outcome") for claim in self.claims),
            (claim.option("intervention") for claim in self.claims),
        )

    @cached_property
    def studies(self) -> tuple[tuple[Source, tuple[frozenset[str], ...]], ...]:
        """Return each source on people that says what it studied, with the words of each topic.

        Beside a word stand those that it falls under: ``tea`` beside ``tea-black``.
        """
        return tuple(
            (source, tuple(with_parents(words) for _, words in source.topics))
            for source in self.sources
            if all(words for _, words in source.topics) and is_on_people(source)
        )

    def status_of(self, source: Source) -> StatusRow | None:
        """Return what is known of a source's later fate; None is "unknown", never "all clear"."""
        return self.statuses.get(source.number) if source.number else None

    @cached_property
    def retracted(self) -> tuple[StatusRow, ...]:
        """Return what is known of works that are retracted and whose titles are known."""
        return tuple(row for row in self.statuses.values() if row.status == RETRACTED and row.title)

    @cached_property
    def last_changes(self) -> Mapping[str, Change]:
        """Return the last change that is told of each claim."""
        return self.changes.last if self.changes else {}

    @cached_property
    def found_works(self) -> Mapping[str, tuple[FoundWork, ...]]:
        """Return the works that were found for each claim since its last search."""
        return self.watch.by_claim if self.watch else {}

    @cached_property
    def cited_keys(self) -> frozenset[str]:
        """Return the keys that claims name, as sources for or against."""
        return frozenset(key for claim in self.claims for key in claim.keys)

    @cached_property
    def used_keys(self) -> frozenset[str]:
        """Return the keys that anything on the site names: claims, texts, pictures."""
        return self.cited_keys.union(key for key, *_ in self.named_elsewhere)

    @property
    def named_elsewhere(self) -> list[tuple[str, Place, str]]:
        """Return where texts and pictures name a source: its key, the place, and the page."""
        named = [(one.target, one.place, one.docname) for one in self.citations]
        drawn = [(key, plot.place, plot.docname) for plot in self.plots for key in plot.sources]
        return named + drawn

    @cached_property
    def used_sources(self) -> tuple[Source, ...]:
        """Return the sources that anything on the site names, in order of file.

        They alone are judged: a bibliography may be larger than what a site takes from it.
        """
        return tuple(source for source in self.sources if source.key in self.used_keys)
