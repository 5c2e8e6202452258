"""Filling claim boxes when a page is written."""

from __future__ import annotations

from collections.abc import Iterable

from docutils import nodes
from sphinx import addnodes
from sphinx.environment import BuildEnvironment
from sphinx.util import docname_join

from sphinx_evidence.model.answer import Quote
from sphinx_evidence.model.claim import Claim
from sphinx_evidence.model.text import with_stop
from sphinx_evidence.shell.answer.nodes import answer_text
from sphinx_evidence.shell.claim.cite import how_to_cite
from sphinx_evidence.shell.claim.nodes import (
    claim_box,
    claim_more,
    claim_sentence,
    tier_line,
    tier_mark,
)
from sphinx_evidence.shell.claim.searched import search_lines
from sphinx_evidence.shell.claim.sums import take_sums
from sphinx_evidence.shell.disclaimer.resolve import first_paragraphs, places_of
from sphinx_evidence.shell.domain import domain_of
from sphinx_evidence.shell.elements import fact, labelled, list_of
from sphinx_evidence.shell.group.nodes import claim_group
from sphinx_evidence.shell.links import link_out, link_to
from sphinx_evidence.shell.nodes import depth_of, fault_box, text_of
from sphinx_evidence.shell.result import result_of
from sphinx_evidence.views.shown import (
    Shown,
    ShownDisclaimer,
    ShownLink,
    ShownSource,
    ShownWork,
)
from sphinx_evidence.wording.words import small, words_of

#: Kinds of references whose target is read from the folder of the page on which they stand.
_BY_PLACE = ("doc", "any")
_MEANING = "What this does not mean:"
_MEANING_TOO = "What this does not mean either:"
#: Classes of what a claim does not mean.
_LIMIT = ("evidence-limit", "evidence-disclaimer")
_INCOMPLETE = "Incomplete claim. Do not rely on it."


class Box:
    """Fills the boxes of one page."""

    def __init__(self, env: BuildEnvironment) -> None:
        """Take the environment of the page that is written."""
        self.env = env
        self.say = words_of(env.config.language)

    @property
    def _on_paper(self) -> bool:
        """Tell whether nothing is one click away in this output, and length counts."""
        return domain_of(self.env).build.builder.format == "pdf"

    def fill(self, box: claim_box) -> None:
        """Put into a box what the whole site knows of its claim.

        In sight stand harms, sources and what the claim does not mean; one click away the rest.
        """
        domain = domain_of(self.env)
        claim: Claim = domain.store.records("claims", box["docname"])[box["ordinal"]]
        shown = result_of(self.env).facts.of(claim)
        level = min(depth_of(box, claim_box) + 1, 6)
        for part in box.children:
            if isinstance(part, tier_line | claim_sentence):
                part["level"] = level
        if shown.notices:
            notices = nodes.container("", *map(text_of, shown.notices), classes=["evidence-notice"])
            box.insert(2, notices)
        if shown.faults:  # the first thing below the heading of a box that has both
            box["classes"].append("evidence-incomplete")
            box.insert(2, fault_box(self.say(_INCOMPLETE), shown.faults))
        sums = take_sums(box, self.say)
        box += self._in_sight(shown, box)
        more = self._more(claim, shown, sums)
        if more.children:
            box += more

    # -- in sight -----------------------------------------------------------------------------

    def _in_sight(self, shown: Shown, box: claim_box) -> list[nodes.Node]:
        docname, found, say = box["docname"], list[nodes.Node](), self.say
        if shown.harms:
            found.append(self.harms(shown.harms, docname))
        for sources, label in (
            (shown.sources, say.plural("Source:", "Sources:", shown.sources)),
            (shown.against, say.plural("Source against:", "Sources against:", shown.against)),
        ):
            if sources and not self._on_paper:  # there the full line stands in sight too
                found.append(labelled(label, self.cites(sources, docname), "evidence-cites"))
        grouped = isinstance(box.parent, claim_group)
        common = places_of(self.env, box.parent["disclaimers"]) if grouped else ()
        shared = [one for one in shown.disclaimers if (one.docname, one.ordinal) in common]
        own = [one for one in shown.disclaimers if one not in shared]
        for lead, some, *classes in (
            (say(_MEANING), shared, *_LIMIT, "evidence-limit-shared"),
            (say(_MEANING_TOO if shared else _MEANING), own, *_LIMIT),
        ):
            if some:
                meaning = nodes.container("", *map(self.disclaimer, some))
                found.append(labelled(lead, meaning, *classes))
        return found

    def _link(self, link: ShownLink, docname: str) -> nodes.paragraph:
        if not link.docname:
            return text_of(link.text)
        to = link_to(self.env, docname, link.docname, link.anchor, link.text)
        return nodes.paragraph("", "", to)

    def harms(self, harms: Iterable[ShownLink], docname: str) -> nodes.container:
        """Return the harms that belong beside a claim, as links to their own."""
        links = list_of(self._link(harm, docname) for harm in harms)
        return labelled(self.say("Harms beside it:"), links, "evidence-harms")

    def cites(self, sources: Iterable[ShownSource], docname: str) -> nodes.paragraph:
        """Return sources in short: author and year, linked to the work; and what became of it."""
        line = nodes.paragraph()
        for number, source in enumerate(sources):
            if number:
                line += nodes.Text("; ")
            if source.link:
                line += nodes.reference("", source.label, refuri=source.link)
            else:
                line += self._entry(docname, source)
            if source.status and source.known:  # that nobody could look it up stands in full below
                line += [
                    nodes.Text(" ("),
                    nodes.strong("", source.status.rstrip(".")),
                    nodes.Text(")"),
                ]
        return line

    # -- one click away -----------------------------------------------------------------------

    def _more(self, claim: Claim, shown: Shown, sums: list[str]) -> claim_more:
        docname, say = claim.docname, self.say
        about = say.plural("About the source", "About the sources", shown.sources)
        against = say.plural("About the source against", "About the sources against", shown.against)
        rows: list[tuple[str, list[nodes.paragraph]]] = [
            (say("What we looked for"), [*search_lines(shown, say, on_paper=self._on_paper)]),
            (say("Found since"), [self._unread(work) for work in shown.unread]),
            (say("Why not higher?"), [*map(text_of, shown.lowered)]),
            (say("Why not lower?"), [*map(text_of, shown.raised)]),
            (say("Could not be assessed"), [*map(text_of, shown.not_assessed)]),
            (about, [self._source(source, docname) for source in shown.sources]),
            (against, [self._source(source, docname) for source in shown.against]),
            (say("Our sums"), [*map(text_of, sums)]),
            (say("Last reviewed"), [text_of(shown.reviewed)] if shown.reviewed else []),
        ]
        facts = nodes.definition_list(classes=["evidence-facts"])
        facts += [fact(term, list_of(lines)) for term, lines in rows if lines]
        named = [term.rstrip("?") for term, lines in rows[:-1] if lines]
        if named and domain_of(self.env).build.builder.format == "html":
            facts += how_to_cite(self.env, claim, shown.reviewed_on)
        first, *others = named or [say("About this claim")]
        summary = ", ".join([first, *map(small, others)])
        return claim_more("", *([facts] if facts.children else []), summary=summary)

    def _unread(self, work: ShownWork) -> nodes.paragraph:
        """Return a trial that nobody has looked at yet."""
        link = link_out(self.env, work.link, work.link_text)
        return nodes.paragraph("", "", nodes.Text(work.words), link, nodes.Text("."))

    def _entry(self, docname: str, source: ShownSource) -> list[nodes.Node]:
        """Return a link to a full reference, which LaTeX keeps under names of its own."""
        if not source.docname:
            return [nodes.inline(source.label, source.label)]
        if domain_of(self.env).build.builder.format != "latex":
            return [link_to(self.env, docname, source.docname, source.anchor, source.label)]
        start = rf"\hyperlink{{cite.{source.docname}:{source.anchor}}}{{"
        return [
            nodes.raw("", start, format="latex"),
            nodes.inline(source.label, source.label),
            nodes.raw("", "}", format="latex"),
        ]

    def _source(self, source: ShownSource, docname: str) -> nodes.paragraph:
        """Return what a source is: its full reference, its design, and its number or address."""
        line = nodes.paragraph()
        alone = source.reference and not source.kind  # a label would say its start twice
        if alone and not source.docname:
            line += nodes.inline(source.reference, source.reference)
        else:
            line += self._entry(docname, source)
        if source.kind:
            line += nodes.Text(f", {source.kind}")
        if source.reference and not alone:
            line += nodes.Text(f". {source.reference}")
        if source.link:
            line += nodes.Text("; " if not source.reference else " ")
            line += link_out(self.env, source.link, source.link_text)
        if not source.known:
            line += nodes.Text(f". {source.status.rstrip('.')}")
        elif source.status and self._on_paper:
            line += [nodes.Text(". "), nodes.strong("", source.status.rstrip("."))]
        return line

    def disclaimer(self, disclaimer: ShownDisclaimer) -> nodes.paragraph:
        """Return a copy of a disclaimer's first paragraph, free of what belongs to its own page."""
        home, known = disclaimer.docname, result_of(self.env).paragraphs
        if home not in known:  # unpickling a page takes long, so it is done once a build
            known[home] = first_paragraphs(self.env, home)
        paragraph = known[home][disclaimer.ordinal].deepcopy()
        if all(isinstance(part, nodes.Text) for part in paragraph.children):
            return paragraph
        for node in paragraph.findall(addnodes.pending_xref):
            named = docname_join(home, node["reftarget"]) if node["reftype"] in _BY_PLACE else ""
            if node["reftype"] == "doc" or named in self.env.found_docs:
                node["reftarget"] = f"/{named}"
            node["refdoc"] = self.env.docname
        for link in list(paragraph.findall(nodes.reference)):
            if "refid" in link:  # to another place on the page of the disclaimer
                there = link_to(self.env, self.env.docname, home, link["refid"], link.astext())
                there[:] = link.children
                link.replace_self(there)
        return paragraph


def quotes(env: BuildEnvironment, docname: str, asked: Quote) -> list[nodes.Node]:
    """Return claims in short, and once below them what they do not mean."""
    box, store, facts = Box(env), domain_of(env).store, result_of(env).facts
    found: list[nodes.Node] = []
    meant: dict[tuple[str, int], nodes.Node] = {}
    for claim in filter(None, map(store.find_claim, asked.claims)):
        shown = facts.of(claim)
        if shown.faults:
            found.append(fault_box(box.say(_INCOMPLETE), shown.faults))
        link = link_to(env, docname, claim.docname, claim.anchor, with_stop(claim.sentence))
        sources = box.cites((*shown.sources, *shown.against), docname).children
        mark = tier_mark(claim.tier, box.say)
        line = [mark, nodes.Text(" "), nodes.strong("", "", link), nodes.Text(" ")]
        found.append(answer_text("", "", *line, *sources, classes=["evidence-said"]))
        if shown.harms:
            ended = (one._replace(text=with_stop(one.text)) for one in shown.harms)
            found.append(box.harms(ended, docname))
        for one in shown.disclaimers:
            meant.setdefault((one.docname, one.ordinal), box.disclaimer(one))
    if meant:
        what = nodes.container("", *meant.values())
        found.append(labelled(box.say(_MEANING), what, *_LIMIT))
    return [nodes.container("", *found, classes=["evidence-quote"])]
