"""The domain: keeps what pages say, by page, and answers questions about the whole site."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, cast

from docutils import nodes
from sphinx.domains import Domain, ObjType
from sphinx.util.nodes import make_refnode

from sphinx_evidence.roles import ClaimRole
from sphinx_evidence.site import Settings, Site

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from docutils.nodes import Element
    from sphinx.addnodes import pending_xref
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import RoleFunction

    from sphinx_evidence.bibfile import BibFile
    from sphinx_evidence.boxes import BoxFacts
    from sphinx_evidence.checks import Report
    from sphinx_evidence.model import Claim
    from sphinx_evidence.status import StatusFile
    from sphinx_evidence.tables import Page

#: What is kept by page: name -> docname -> list of records of `sphinx_evidence.model`.
BY_PAGE = ("claims", "disclaimers", "claim_references", "citations", "strays", "tables")


class EvidenceDomain(Domain):
    """Claims, disclaimers, and what mentions them."""

    name = "evidence"
    label = "Evidence"
    object_types: ClassVar[dict[str, ObjType]] = {"claim": ObjType("claim", "claim")}
    roles: ClassVar[dict[str, RoleFunction]] = {"claim": ClaimRole()}
    initial_data: ClassVar[dict[str, Any]] = {
        **{kind: {} for kind in BY_PAGE},
        "bibfiles": {},  # path of a .bib file -> sources.BibFile
        "settled": "",  # digest of what bibtex's citations were last settled from
        "shown": {},  # builder -> docname -> digest of what the page shows of other pages
    }
    data_version = 1

    #: What one build knows of the whole site; forgotten at the gate, never stored.
    site: Site | None = None
    report: Report | None = None
    facts: BoxFacts | None = None
    pages: Mapping[str, Page] | None = None
    paragraphs: dict[str, Mapping[int, nodes.paragraph]]
    #: What the status file says; read at the start of each build.
    status: StatusFile | None = None

    def setup(self) -> None:
        """Start a build that knows nothing yet of the whole site."""
        super().setup()
        self.forget()

    def forget(self) -> None:
        """Forget what was known of the whole site, because pages were read since."""
        self.site = self.report = self.facts = self.pages = None
        self.paragraphs = {}

    # -- writing, while pages are read --------------------------------------------------------

    def note(self, kind: str, docname: str, record: object) -> int:
        """Keep a record of a page and return its position among its kind there."""
        records = self.data[kind].setdefault(docname, [])
        records.append(record)
        return len(records) - 1

    def records(self, kind: str, docname: str) -> list[Any]:
        """Return the records of one page; an empty list where there are none."""
        return cast("list[Any]", self.data[kind].get(docname, []))

    def every(self, kind: str) -> tuple[Any, ...]:
        """Return all records of a kind, in order of page and then of position."""
        by_page = self.data[kind]
        return tuple(record for docname in sorted(by_page) for record in by_page[docname])

    def clear_doc(self, docname: str) -> None:
        """Forget a page."""
        for kind in BY_PAGE:
            self.data[kind].pop(docname, None)
        for digests in self.data["shown"].values():
            digests.pop(docname, None)

    def merge_domaindata(self, docnames: AbstractSet[str], otherdata: dict[str, Any]) -> None:
        """Take over what another process read of its pages."""
        for kind in BY_PAGE:
            for docname, records in otherdata[kind].items():
                if docname in docnames:
                    self.data[kind][docname] = records

    # -- reading, when all pages are read -----------------------------------------------------

    @property
    def bibfiles(self) -> dict[str, BibFile]:
        """What each ``.bib`` file holds, by its path."""
        return cast("dict[str, BibFile]", self.data["bibfiles"])

    def gather(self, settings: Settings | None = None) -> Site:
        """Return the whole site as the checks see it, anew from the records."""
        status = self.status
        return Site(
            claims=self.every("claims"),
            disclaimers=self.every("disclaimers"),
            sources=tuple(
                source for path in sorted(self.bibfiles) for source in self.bibfiles[path].sources
            ),
            claim_references=self.every("claim_references"),
            citations=self.every("citations"),
            strays=self.every("strays"),
            bib_problems=tuple(
                problem
                for path in sorted(self.bibfiles)
                for problem in self.bibfiles[path].problems
            ),
            retracted=status.retracted if status else {},
            status_problems=status.problems if status else (),
            settings=settings or Settings(),
        )

    def whole(self) -> Site:
        """Return the site that the gate saw in this build."""
        if self.site is None:
            self.site = self.gather()
        return self.site

    def claim_at(self, docname: str, ordinal: int) -> Claim:
        """Return the claim that stands at a position of a page."""
        return cast("Claim", self.records("claims", docname)[ordinal])

    # -- references ---------------------------------------------------------------------------

    def resolve_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: pending_xref,
        contnode: Element,
    ) -> nodes.reference | None:
        """Return a link to a claim; its text is the claim's sentence unless the author gave one."""
        claims = self.whole().claims_by_id.get(target)
        if not claims:
            return None
        claim = claims[0]
        text = contnode.astext() if node.get("refexplicit") else claim.sentence
        content = nodes.inline(text, text, classes=["evidence-link"])
        return make_refnode(builder, fromdocname, claim.docname, claim.anchor, content)

    def resolve_any_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: pending_xref,
        contnode: Element,
    ) -> list[tuple[str, nodes.reference]]:
        """Return a link where the target of an ``any`` role or a MyST link is a claim."""
        link = self.resolve_xref(
            env, fromdocname, builder, "claim", target.removeprefix("claim-"), node, contnode
        )
        return [("evidence:claim", link)] if link is not None else []

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        """Yield each claim for the search and for ``objects.inv``."""
        for claim in self.every("claims"):
            if claim.id:
                yield claim.id, claim.sentence, "claim", claim.docname, claim.anchor, 1


def domain_of(env: BuildEnvironment) -> EvidenceDomain:
    """Return the evidence domain of an environment."""
    return cast("EvidenceDomain", env.domains["evidence"])


def pages_with(domain: EvidenceDomain, kinds: Iterable[str]) -> set[str]:
    """Return the pages that hold a record of one of these kinds."""
    return {docname for kind in kinds for docname in domain.data[kind]}
