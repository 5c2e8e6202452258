"""What the search reads of a page: its headings, its text, and what stands in its boxes."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes
from sphinx.environment import BuildEnvironment

from sphinx_evidence.model.search import BoxText, PageText, Section
from sphinx_evidence.shell.answer.nodes import answer_box
from sphinx_evidence.shell.claim.nodes import claim_box, claim_sentence, tier_line
from sphinx_evidence.shell.domain import domain_of
from sphinx_evidence.shell.ledger.nodes import popular_card
from sphinx_evidence.shell.nodes import disclaimer_text

#: What says nothing of its own, what stands elsewhere, and what no reader sees.
_LEFT_OUT = (
    *(disclaimer_text, popular_card, claim_sentence, tier_line),
    *(nodes.FixedTextElement, nodes.Invisible, nodes.raw, nodes.system_message, nodes.footnote),
)
#: Sphinx's own marks for what its search leaves out: of a page, and of a part of one.
_NO_PAGE = ("nosearch", "no-search")
_NO_PART = "no-search"


def note_search_text(doctree: nodes.document, env: BuildEnvironment) -> None:
    """Keep what the search reads of a page; nothing of one that asks to be left out."""
    docname = env.docname
    if any(mark in env.metadata.get(docname, {}) for mark in _NO_PAGE):
        return
    walk = _Walk()
    walk.block(doctree)
    sections = tuple(Section(*where, " ".join(texts)) for where, texts in walk.sections.items())
    title = env.titles[docname].astext() if docname in env.titles else docname
    page = PageText(title, sections, tuple(walk.boxes))
    domain_of(env).store.note("search", docname, page)


class _Walk:
    """One walk over a page."""

    def __init__(self) -> None:
        self.sections: dict[tuple[tuple[str, ...], str, str], list[str]] = {}
        self.boxes: list[BoxText] = []
        self._headings: tuple[str, ...] = ()
        self._anchor = self._claim = ""

    def block(self, node: nodes.Element) -> None:
        """Read a part of the page."""
        for child in node.children:
            if not isinstance(child, nodes.Element) or _is_left_out(child):
                continue
            if isinstance(child, nodes.section | answer_box):
                self._section(child)
            elif isinstance(child, claim_box):
                text = " ".join(_texts(child))
                self.boxes.append(BoxText(child["ordinal"], self._headings, text))
            elif isinstance(child, nodes.TextElement):
                if not isinstance(child, nodes.title):
                    here = (self._headings, self._anchor, self._claim)
                    self.sections.setdefault(here, []).append(child.astext())
            else:
                self.block(child)

    def _section(self, node: nodes.Element) -> None:
        """Read what stands below a heading, or below the question of an answer."""
        before = self._headings, self._anchor, self._claim
        title = next((child.astext() for child in node if isinstance(child, nodes.title)), "")
        self._headings, self._anchor = (*self._headings, title), node["ids"][0]
        self._claim = node["answers"][0] if isinstance(node, answer_box) else ""
        self.sections.setdefault((self._headings, self._anchor, self._claim), [])
        self.block(node)
        self._headings, self._anchor, self._claim = before


def _texts(node: nodes.Element) -> Iterator[str]:
    for child in node.children:
        if isinstance(child, nodes.TextElement) and not _is_left_out(child):
            yield child.astext()
        elif isinstance(child, nodes.Element) and not _is_left_out(child):
            yield from _texts(child)


def _is_left_out(node: nodes.Element) -> bool:
    return isinstance(node, _LEFT_OUT) or _NO_PART in node.get("classes", ())
