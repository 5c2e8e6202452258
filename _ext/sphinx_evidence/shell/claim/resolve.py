"""Filling claim boxes when a page is written."""

from __future__ import annotations

from docutils import nodes
from sphinx import addnodes
from sphinx.environment import BuildEnvironment
from sphinx.util import docname_join

from sphinx_evidence.shell.claim.nodes import claim_box, claim_sentence
from sphinx_evidence.shell.disclaimer.resolve import first_paragraphs
from sphinx_evidence.shell.domain import domain_of
from sphinx_evidence.shell.elements import fact, list_of
from sphinx_evidence.shell.links import link_to
from sphinx_evidence.shell.nodes import fault_box, text_of
from sphinx_evidence.shell.result import result_of
from sphinx_evidence.views.box import Shown, ShownDisclaimer, ShownLink, ShownSource

#: Kinds of references whose target is read from the folder of the page on which they stand.
_BY_PLACE = ("doc", "any")


class Box:
    """Fills the boxes of one page."""

    def __init__(self, env: BuildEnvironment) -> None:
        """Take the environment of the page that is written."""
        self.env = env

    def fill(self, box: claim_box) -> None:
        """Put into a box what the whole site knows of its claim."""
        domain = domain_of(self.env)
        claim = domain.store.records("claims", box["docname"])[box["ordinal"]]
        shown = result_of(self.env).facts.of(claim)
        if shown.notices:
            notices = nodes.container("", *map(text_of, shown.notices), classes=["evidence-notice"])
            box.insert(1, notices)
        if shown.faults:  # the first thing in a box that has both
            box["classes"].append("evidence-incomplete")
            box.insert(1, fault_box("Incomplete claim. Do not rely on it.", shown.faults))
        sentence = next(node for node in box.children if isinstance(node, claim_sentence))
        sentence["level"] = min(_depth(box) + 1, 6)
        facts = self._facts(shown, box["docname"])
        if facts.children:
            box += facts

    def _facts(self, shown: Shown, docname: str) -> nodes.definition_list:
        facts = nodes.definition_list(classes=["evidence-facts"])
        for term, lines in (
            ("What we looked for", filter(None, [shown.searched])),
            ("Why not higher?", shown.lowered),
            ("Why not lower?", shown.raised),
            ("Could not be assessed", shown.not_assessed),
        ):
            if paragraphs := [text_of(line) for line in lines]:
                facts += fact(term, list_of(paragraphs))
        if shown.harms:
            facts += fact("Harms beside it", list_of(self._link(h, docname) for h in shown.harms))
        if shown.sources:
            facts += fact("Sources", list_of(self._source(s, docname) for s in shown.sources))
        if shown.against:
            facts += fact(
                "Sources against", list_of(self._source(s, docname) for s in shown.against)
            )
        if shown.disclaimers:
            meaning = fact("What this does not mean", *map(self.disclaimer, shown.disclaimers))
            meaning["classes"].append("evidence-disclaimer")
            facts += meaning
        if shown.reviewed:
            facts += fact("Last reviewed", text_of(shown.reviewed))
        return facts

    def _ref(self, docname: str, to: str, anchor: str, text: str) -> nodes.Element:
        return link_to(self.env, docname, to, anchor, text)

    def _entry(self, docname: str, source: ShownSource) -> list[nodes.Node]:
        """Return a link to a full reference, which LaTeX keeps under names of its own."""
        if domain_of(self.env).build.builder.format != "latex":
            return [self._ref(docname, source.docname, source.anchor, source.label)]
        start = rf"\hyperlink{{cite.{source.docname}:{source.anchor}}}{{"
        return [
            nodes.raw("", start, format="latex"),
            nodes.inline(source.label, source.label),
            nodes.raw("", "}", format="latex"),
        ]

    def _link(self, link: ShownLink, docname: str) -> nodes.paragraph:
        if not link.docname:
            return text_of(link.text)
        return nodes.paragraph("", "", self._ref(docname, link.docname, link.anchor, link.text))

    def _source(self, source: ShownSource, docname: str) -> nodes.paragraph:
        line = nodes.paragraph()
        alone = source.reference and not source.kind  # a label would say its start twice
        if source.docname:
            line += self._entry(docname, source)
        else:
            label = source.reference if alone else source.label
            line += nodes.inline(label, label)
        if source.kind:
            line += nodes.Text(f", {source.kind}")
        if source.reference and not alone:
            line += nodes.Text(f". {source.reference}")
        if source.status:
            line += [nodes.Text(". "), nodes.strong(source.status, source.status)]
        if source.link:
            line += nodes.Text(" " if source.status else "; " if not source.reference else " ")
            line += nodes.reference("", source.link_text, refuri=source.link)
        return line

    def disclaimer(self, disclaimer: ShownDisclaimer) -> nodes.paragraph:
        """Return a copy of a disclaimer's first paragraph, free of what belongs to its own page."""
        home, known = disclaimer.docname, result_of(self.env).paragraphs
        if home not in known:  # unpickling a page takes long, so it is done once a build
            known[home] = first_paragraphs(self.env, home)
        paragraph = known[home][disclaimer.ordinal].deepcopy()
        for node in paragraph.findall(addnodes.pending_xref):
            named = docname_join(home, node["reftarget"]) if node["reftype"] in _BY_PLACE else ""
            if node["reftype"] == "doc" or named in self.env.found_docs:
                node["reftarget"] = f"/{named}"
            node["refdoc"] = self.env.docname
        for link in list(paragraph.findall(nodes.reference)):
            if "refid" in link:  # to another place on the page of the disclaimer
                there = self._ref(self.env.docname, home, link["refid"], link.astext())
                there[:] = link.children
                link.replace_self(there)
        return paragraph


def _depth(box: claim_box) -> int:
    """Return how many headings stand above a box: sections, and boxes around it."""
    depth, node = 0, box.parent
    while node is not None:
        depth += isinstance(node, nodes.section | claim_box)
        node = node.parent
    return depth
