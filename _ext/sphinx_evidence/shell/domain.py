"""The domain: what Sphinx keeps of claims, and what it asks about them."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import Any, ClassVar, cast

from docutils import nodes
from docutils.nodes import Element
from sphinx.addnodes import pending_xref
from sphinx.builders import Builder
from sphinx.domains import Domain, ObjType
from sphinx.environment import BuildEnvironment
from sphinx.util.nodes import make_refnode

from sphinx_evidence.files.bib import BibFile
from sphinx_evidence.model.source import Source
from sphinx_evidence.shell.bibtex.cache import Listed, Settled
from sphinx_evidence.shell.build import Build
from sphinx_evidence.shell.store import Store
from sphinx_evidence.wording.words import small, words_of


class EvidenceDomain(Domain):
    """Claims, disclaimers, and what mentions them."""

    name = "evidence"
    label = "Evidence"
    object_types: ClassVar[dict[str, ObjType]] = {
        "claim": ObjType("claim", "claim"),
        "disclaimer": ObjType("disclaimer"),
        "source": ObjType("source"),
    }
    initial_data: ClassVar[dict[str, Any]] = {
        "sealed": {},  # docname -> the page's records, pickled (store.Store)
        "outlines": {},  # docname -> Outline
        "bibfiles": {},  # path of a .bib file -> files.bib.BibFile
        "verdict": None,  # (world, rules.report.Report) of the last build in which no page was at fault
        "cited": "",  # digest of what the boxes' citations were last noted from
        "settled": None,  # bibtex.cache.Settled: what bibtex last worked out
        "shown": {},  # output -> (world, docname -> digest of what it shows of other pages)
        "proofs": {},  # docname -> digest of a box's examples and data -> read.doctests.Proof
        "setup": None,  # what doctests were last run with
        "published": {},  # output -> world that its claims.json tells of
    }

    #: All records; their bytes live in `data`.
    store: Store
    #: What this build read at its start; `Build` says what that is.
    build: Build
    #: What this build made of all pages (`result.Result`); made when they are read, never stored.
    result: object = None
    #: Page and position of each claim that the output of this build leaves out.
    left_out: frozenset[tuple[str, int]] = frozenset()
    #: ... and of each that it shows to nobody: what it leaves out, and what HTML around it hides.
    unseen: frozenset[tuple[str, int]] = frozenset()
    #: Whether what reads pages is set up.
    reads_pages = False

    def setup(self) -> None:
        """Start a build that knows nothing yet of the whole site."""
        super().setup()
        self.store = Store(self.data["sealed"], self.data["outlines"])

    def clear_doc(self, docname: str) -> None:
        """Forget a page."""
        self.store.remove(docname)

    def merge_domaindata(self, docnames: AbstractSet[str], otherdata: dict[str, Any]) -> None:
        """Take over what another process read of its pages."""
        self.store.merge(sorted(docnames), otherdata["sealed"], otherdata["outlines"])
        self.data["proofs"] |= {
            page: found for page, found in otherdata["proofs"].items() if page in docnames
        }

    # -- the bibliography ---------------------------------------------------------------------

    @property
    def bibfiles(self) -> dict[str, BibFile]:
        """What each ``.bib`` file holds, by its path."""
        return cast("dict[str, BibFile]", self.data["bibfiles"])

    @property
    def sources(self) -> tuple[Source, ...]:
        """All sources, in order of file and then of key."""
        return tuple(s for path in sorted(self.bibfiles) for s in self.bibfiles[path].sources)

    @property
    def listed(self) -> tuple[Listed, ...]:
        """What bibliographies list, and where."""
        settled = cast("Settled | None", self.data["settled"])
        return settled.listed if settled else ()

    def clear_stale(self, output: str, path: Path, made_of: object, *, anew: bool = False) -> None:
        """Take a file away that was made of something else than it is to be made of now.

        It is done before pages are written, so that a build which is interrupted leaves none behind.

        :param output: what to remember it by: the builder, and its folder.
        :param made_of: a digest; it is compared with that of the last build.
        :param anew: take it away in any case.
        """
        published = self.data["published"]
        if anew or published.get(output) != made_of:
            if not path.is_dir():
                path.unlink(missing_ok=True)
            published[output] = made_of

    def leads_nowhere(self, docname: str, anchor: str) -> bool:
        """Tell whether the output of this build leaves out the claim that an anchor belongs to."""
        left = {ordinal for page, ordinal in self.left_out if page == docname}
        claims = self.store.records("claims", docname) if left else ()
        return any(claim.anchor == anchor for claim in claims if claim.ordinal in left)

    # -- references ---------------------------------------------------------------------------

    def resolve_xref(  # type: ignore[override] # a text where a link would lead nowhere
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: pending_xref,
        contnode: Element,
    ) -> Element | None:
        """Return a link to a claim, or its text alone where this output leaves the claim out.

        The text is the claim's sentence unless the author gave one.
        """
        claim = self.store.find_claim(target)
        if claim is None:
            return None
        text = contnode.astext() if node.get("refexplicit") else claim.sentence or claim.name
        content = nodes.inline(text, text, classes=["evidence-link"])
        if self.leads_nowhere(claim.docname, claim.anchor):
            return content
        return make_refnode(builder, fromdocname, claim.docname, claim.anchor, content)

    def resolve_any_xref(  # type: ignore[override] # the same
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: pending_xref,
        contnode: Element,
    ) -> list[tuple[str, Element]]:
        """Return a link where the target of an ``any`` role or a MyST link is a claim."""
        link = self.resolve_xref(env, fromdocname, builder, "claim", target, node, contnode)
        return [("evidence:claim", link)] if link is not None else []

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        """Yield each claim, disclaimer and listed source for ``objects.inv``.

        A claim's name there tells how sure we are, for it is what a link of another site shows. The
        search leaves all out as objects (-1): it finds sentences as text, by the words that a
        reader types and not by an id.
        """
        say = words_of(self.env.config.language)
        for docname, outline in sorted(self.store.outlines.items()):
            for claim_id, sentence, anchor, mark in outline.claims:
                if claim_id and not (self.left_out and self.leads_nowhere(docname, anchor)):
                    told = f"{sentence} ({small(say(mark))})"
                    yield claim_id, told, "claim", docname, anchor, -1
            for name, anchor in outline.disclaimers:
                if name:
                    yield name, name, "disclaimer", docname, anchor, -1
        labels = {source.key: source.label for source in self.sources}
        for key, (docname, anchor) in entry_places(self.env).items():
            yield key, labels.get(key, key), "source", docname, anchor, -1


def domain_of(env: BuildEnvironment) -> EvidenceDomain:
    """Return the evidence domain of an environment."""
    return cast("EvidenceDomain", env.domains["evidence"])


def entry_places(env: BuildEnvironment) -> dict[str, tuple[str, str]]:
    """Return where the full reference of each key stands: page and anchor."""
    places: dict[str, tuple[str, str]] = {}
    for entry in domain_of(env).listed:
        places.setdefault(entry.key, (entry.docname, entry.anchor))
    return places


def prefixes(env: BuildEnvironment) -> tuple[str, ...]:
    """Return what bibliographies put before their keys, so that one source has two references."""
    lists = env.domains["cite"].data["bibliographies"].values()
    return tuple(sorted({one.keyprefix for one in lists} - {""}))
