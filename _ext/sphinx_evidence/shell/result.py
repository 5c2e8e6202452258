"""What one build makes of all pages together: the site, the report, and what boxes show of both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, cast

from docutils import nodes
from sphinx.environment import BuildEnvironment

from sphinx_evidence.model.digest import digest_of
from sphinx_evidence.model.notes import Reference
from sphinx_evidence.model.source import Source
from sphinx_evidence.rules.report import Report
from sphinx_evidence.shell.config import articles
from sphinx_evidence.shell.domain import EvidenceDomain, domain_of, entry_places, prefixes
from sphinx_evidence.shell.store import own_digest
from sphinx_evidence.wording.words import Words, words_of

# In a build in which nothing changed nobody asks for any of these.
if TYPE_CHECKING:
    from sphinx_evidence.rules.site import Site
    from sphinx_evidence.views.box import BoxFacts
    from sphinx_evidence.views.ledger import LedgerFacts
    from sphinx_evidence.views.medicines import MedicineFacts


def collect(domain: EvidenceDomain) -> Site:
    """Return the whole site as the rules see it, when all pages are read."""
    from sphinx_evidence.rules.site import Site

    build, store = domain.build, domain.store
    return Site(
        claims=store.every("claims"),
        disclaimers=store.every("disclaimers"),
        sources=domain.sources,
        claim_references=store.every("claim_references"),
        citations=_citations(domain),
        strays=store.every("strays"),
        passages=store.every("passages"),
        cited_effects=store.every("cited_effects"),
        quoted=store.every("quoted"),
        rated=store.every("rated"),
        animals=store.every("animals"),
        maps=store.every("maps"),
        tables=store.every("tables"),
        conditions={page: found.condition for page, found in store.outlines.items()},
        verdict_lists=store.every("verdicts"),
        verdicts={page: o.verdict for page, o in store.outlines.items() if o.verdict},
        popular_claims=store.every("popular_claims"),
        popular_tables=store.every("popular_tables"),
        plots=store.every("plots"),
        medicine_tables=store.every("medicine_tables"),
        bib_problems=tuple(
            problem
            for path in sorted(domain.bibfiles)
            for problem in domain.bibfiles[path].problems
        ),
        statuses=build.status.rows,
        status_path=build.status.path,
        status_problems=build.status.problems,
        settings=build.settings,
        reviews=build.reviews,
        lock=build.lock,
        changes=build.changes,
        terms=build.terms,
        watch=build.watch,
        searched=_searched(domain),
        pages=len(domain.env.found_docs),
        unseen=domain.unseen,
    )


def digest_of_all(domain: EvidenceDomain) -> str:
    """Return a digest of everything that a verdict depends on."""
    build = domain.build
    return digest_of(
        domain.store.world(),
        [(path, file.digest, file.problems) for path, file in sorted(domain.bibfiles.items())],
        build.status,
        build.lock,
        build.reviews,
        build.changes,
        build.terms,
        build.watch,
        sorted(_searched(domain)),
        sorted(domain.unseen),
        len(domain.env.found_docs),
        prefixes(domain.env),
        build.settings,
        own_digest(),
    )


@dataclass(frozen=True)
class Result:
    """All pages of one build and what the gate found; worked out as it is asked for."""

    domain: EvidenceDomain
    world: str  #: Digest of everything that the verdict depends on.
    report: Report  #: What the gate found.
    gathered: Site | None = None  #: The site, where it was gathered for the gate.
    #: The first paragraphs of the disclaimers of each page that was asked for.
    paragraphs: dict[str, Mapping[int, nodes.paragraph]] = field(default_factory=dict)

    @cached_property
    def site(self) -> Site:
        """The whole site as the rules see it."""
        return self.gathered or collect(self.domain)

    @cached_property
    def sources_by_key(self) -> Mapping[str, Source]:
        """Return each source by its key, without gathering the site."""
        return {source.key: source for source in self.domain.sources}

    @cached_property
    def shown_site(self) -> Site:
        """The site as the output of this build shows it, without the claims it leaves out.

        Which claims these are is known once the gate has judged, and stays so in this build.
        """
        left_out = self.domain.left_out
        if not left_out:
            return self.site
        claims = (c for c in self.site.claims if (c.docname, c.ordinal) not in left_out)
        return replace(self.site, claims=tuple(claims))

    @property
    def _words(self) -> Words:
        return words_of(self.domain.build.settings.shown_in)

    @cached_property
    def facts(self) -> BoxFacts:
        """What boxes show of the rest of the site."""
        from sphinx_evidence.views.box import BoxFacts

        build = self.domain.build
        return BoxFacts(
            self.domain.store,
            self.domain.sources,
            self.report,
            entry_places(self.domain.env),
            build.reviews.reviews if build.reviews else {},
            build.status.rows,
            build.settings,
            build.watch.by_claim if build.watch else {},  # not of the site, which is all pages
        )

    @cached_property
    def ledger(self) -> LedgerFacts:
        """What rows of the ledger show of the rest of the site."""
        from sphinx_evidence.views.ledger import LedgerFacts

        titles = articles(self.domain.env.config)
        return LedgerFacts(self.domain.store, titles, self.report, self._words)

    @cached_property
    def medicines(self) -> MedicineFacts:
        """What tables of medicines show of the rest of the site."""
        from sphinx_evidence.views.medicines import MedicineFacts

        facts = self.domain.store, self.domain.sources, self.report
        return MedicineFacts(*facts, self._words)


def _searched(domain: EvidenceDomain) -> frozenset[str]:
    """Return the pages that the search reads; where it is Sphinx's own, none."""
    if domain.build.terms is None:
        return frozenset()
    return frozenset(page for page, found in domain.store.outlines.items() if found.search)


def _citations(domain: EvidenceDomain) -> tuple[Reference, ...]:
    """Return what texts cite, without the prefix that a bibliography gives its keys."""
    found: tuple[Reference, ...] = domain.store.every("citations")
    before = prefixes(domain.env)
    if not before:
        return found
    known = {source.key for source in domain.sources}
    return tuple(
        one._replace(target=next((k for k in bare if k in known), one.target))
        for one in found
        for bare in [[one.target, *(one.target.removeprefix(prefix) for prefix in before)]]
    )


def result_of(env: BuildEnvironment) -> Result:
    """Return what this build makes of all pages of an environment.

    Nothing may ask before `gate.judge`: pages are still being read.
    """
    return cast("Result", domain_of(env).result)
