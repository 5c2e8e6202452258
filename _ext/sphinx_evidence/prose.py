"""Reading a page outside its claim boxes: what it says there of the site's topics.

One walk over the page's nodes. Whatever depends on this page alone becomes a `Stray` at once;
of a sentence that links to a claim a `Passage` is kept, because the claim may stand elsewhere.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes
from sphinx import addnodes

from sphinx_evidence.language.passages import Block, Kind, quote_of, read_block
from sphinx_evidence.language.sentences import CITE, LINK, MARKS
from sphinx_evidence.ledger_nodes import TOLD, popular_card
from sphinx_evidence.model import Passage, Place, Stray
from sphinx_evidence.nodes import CITED, GENERATED, claim_box, disclaimer_text
from sphinx_evidence.places import line_of, place_of
from sphinx_evidence.plot_nodes import plot_part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.environment import BuildEnvironment

    from sphinx_evidence.language.assertions import Topics

#: What is no prose, or is judged elsewhere.
_PASSED_OVER = (
    claim_box,
    *GENERATED,
    disclaimer_text,
    *TOLD,
    plot_part,
    nodes.FixedTextElement,  # code, comments, doctests, maths
    nodes.Invisible,
    nodes.system_message,
    nodes.label,
    addnodes.toctree,
    addnodes.index,
    addnodes.productionlist,
)
_PASSED_OVER_INLINE = (
    nodes.math,
    nodes.raw,
    nodes.footnote_reference,
    nodes.comment,
    addnodes.index,
)
_HEADINGS = (nodes.title, nodes.subtitle, nodes.rubric)
_NAMES = (nodes.term, nodes.field_name)  # what stands behind them is said of them
_LONG_CODE = 2  #: More words than this in code are an example, not part of the sentence.


class _Around(NamedTuple):
    """What a block of text stands in."""

    kind: Kind = Kind.TEXT
    lead: str = ""  #: What the first sentence goes on with: "Tea may:", a term, a table's heading.
    item: nodes.Element | None = None  #: The innermost list item.
    row: nodes.Node | None = None
    entry: nodes.Element | None = None
    answered: bool = False  #: Is it a row of the ledger, which names the claims that answer it?


def read_prose(
    doctree: nodes.document, env: BuildEnvironment, topics: tuple[str, ...]
) -> Iterator[tuple[str, Stray | Passage]]:
    """Yield what is to be kept of a page's prose.

    :param doctree: the page as it was read, its references not yet resolved.
    :param env: the environment, for the page's name and folders.
    :param topics: what the site's claims are about; none of them leaves only links to look at.
    :return: pairs of a kind of `store.KINDS` and a record.
    """
    # Its patterns take long to compile, and most builds read no page.
    from sphinx_evidence.language.assertions import Topics

    reader = _Reader(env, Topics(topics))
    yield from reader.walk(doctree, _Around())


class _Reader:
    """One walk over a page; it remembers whether "it" may stand for a topic."""

    def __init__(self, env: BuildEnvironment, topics: Topics) -> None:
        self._env = env
        self._topics = topics
        self._carried = False
        self._sources: dict[str, list[str]] = {}  # lines by path, read where something is found

    def walk(self, node: nodes.Element, around: _Around) -> Iterator[tuple[str, Stray | Passage]]:
        """Read what stands in a node that is not itself a block of text."""
        lead = around.lead
        for child in node.children:
            if isinstance(child, _PASSED_OVER):
                continue
            if isinstance(child, nodes.image):
                yield from self._read(child, child.get("alt", ""), [], around)
            elif isinstance(child, nodes.meta):
                yield from self._read(child, child.get("content", ""), [], around)
            elif isinstance(child, nodes.TextElement | nodes.Text):
                text, links = _flat(child)
                kind = Kind.HEADING if isinstance(child, _HEADINGS) else around.kind
                yield from self._read(child, text, links, around._replace(kind=kind, lead=lead))
                yield from self._pictures(child, around)
                lead = text if text.rstrip().endswith(":") or isinstance(child, _NAMES) else ""
            elif isinstance(child, nodes.tgroup):
                yield from self._table(child, around)
            elif isinstance(child, nodes.Element):
                yield from self.walk(child, _inside(child, around._replace(lead=lead)))
                lead = lead if isinstance(child, nodes.list_item) else ""

    def _table(self, group: nodes.tgroup, around: _Around) -> Iterator[tuple[str, Stray | Passage]]:
        """Read a table: a cell goes on with the heading of its column, or of its row."""
        headings: list[str] = []
        for part in group.children:
            for row in part.children if isinstance(part, nodes.thead | nodes.tbody) else ():
                cells = [entry for entry in row.children if isinstance(entry, nodes.Element)]
                texts = [_flat(cell)[0] for cell in cells]
                for index, cell in enumerate(cells):
                    heading = headings[index] if index < len(headings) else ""
                    stub = texts[0] if index else ""
                    named = [text for text in (heading, stub) if self._topics.name(text)]
                    inside = _Around(Kind.CELL, named[0] if named else "", None, row, cell)
                    if isinstance(part, nodes.tbody) and _reports(heading) and _answered(inside):
                        inside = inside._replace(kind=Kind.REPORT)
                    yield from self.walk(cell, inside)
                if isinstance(part, nodes.thead):
                    headings = texts

    def _pictures(self, node: nodes.Node, around: _Around) -> Iterator[tuple[str, Stray | Passage]]:
        for image in node.findall(nodes.image) if isinstance(node, nodes.Element) else ():
            yield from self._read(image, image.get("alt", ""), [], around._replace(lead=""))

    def _read(
        self, node: nodes.Node, text: str, links: list[str], around: _Around
    ) -> Iterator[tuple[str, Stray | Passage]]:
        block = Block(text, tuple(links), around.kind, around.lead)
        seen = read_block(block, self._topics, self._carried)
        self._carried = seen.carried
        page = self._env.docname
        for rule, message, start in seen.slips:
            if rule != "uncited-assertion" or not _supported(around):
                yield "strays", Stray(rule, message, self._place(node, text, start), page)
        for sentence, linked in seen.linked:
            place = self._place(node, text, sentence.start)
            yield "passages", Passage(quote_of(sentence.text), *linked, place, page)

    def _place(self, node: nodes.Node, text: str, start: int) -> Place:
        """Return where a sentence starts: MyST and docutils tell where its block does."""
        at: nodes.Node | None = node
        while at is not None and not at.line:
            at = at.parent
        source = at.source if at is not None else None
        line = at.line if at is not None else None
        place = place_of(self._env, source, (line or 1) + text.count("\n", 0, start))
        if place.path not in self._sources:
            file = Path(self._env.srcdir, place.path)
            known = file.is_file()
            self._sources[place.path] = (
                file.read_text("utf-8", "replace").splitlines() if known else []
            )
        return place._replace(line=line_of(text[start:], self._sources[place.path], place.line))


def _inside(node: nodes.Element, around: _Around) -> _Around:
    """Return what the blocks in a node stand in."""
    if isinstance(node, nodes.list_item):
        return around._replace(item=node)
    if isinstance(node, popular_card):
        # The claims that the row names stand below its reasons, as links would stand in them; that
        # they exist is another rule's matter. Its words are those of a key message all the same.
        around = around._replace(answered=bool(node["answered"]))
    if isinstance(node, nodes.Admonition) and around.kind is Kind.TEXT:
        return around._replace(kind=Kind.KEY_MESSAGE)
    return around


def _flat(node: nodes.Node) -> tuple[str, list[str]]:
    """Return the words of a node with marks for its roles, and the claims that it links to."""
    if isinstance(node, nodes.Text):
        return MARKS.sub("", str(node)), []
    if isinstance(node, (*_PASSED_OVER, *_PASSED_OVER_INLINE)):
        return "", []
    if isinstance(node, nodes.Element) and _is_cite(node):
        return CITE, []
    parts = [_flat(child) for child in node.children]
    text = "".join(part[0] for part in parts)
    links = [link for part in parts for link in part[1]]
    if isinstance(node, addnodes.pending_xref) and _is_claim(node):
        return LINK + (text if node.get("refexplicit") else ""), [node["reftarget"], *links]
    if isinstance(node, nodes.literal) and len(text.split()) > _LONG_CODE:
        return "\N{HORIZONTAL ELLIPSIS},", []
    return text, links


def _is_cite(node: nodes.Element) -> bool:
    """Tell whether a node cites, so that a reader sees it; ``cite:empty`` shows nothing."""
    return bool(node.get(CITED) and node.get("shown"))


def _is_claim(node: nodes.Element) -> bool:
    return bool(
        isinstance(node, addnodes.pending_xref)
        and node.get("refdomain") == "evidence"
        and node.get("reftype") == "claim"
    )


def _roles(node: nodes.Node, *, deep: bool) -> Iterator[nodes.Element]:
    """Yield the roles in a node that name a source or a claim; not those of boxes in it."""
    for child in node.children:
        if isinstance(child, nodes.Element) and (_is_cite(child) or _is_claim(child)):
            yield child
        elif not isinstance(child, _PASSED_OVER) and (
            deep or not isinstance(child, nodes.list_item)
        ):
            yield from _roles(child, deep=deep)


def _supported(around: _Around) -> bool:
    """Tell whether the list item or the row around a sentence names a source or a claim."""
    item = around.item is not None and any(_roles(around.item, deep=False))
    return (
        around.answered or item or (around.row is not None and any(_roles(around.row, deep=True)))
    )


def _answered(around: _Around) -> bool:
    """Tell whether another cell of the row links to a claim."""
    cells = around.row.children if around.row is not None else []
    others = (cell for cell in cells if cell is not around.entry)
    return any(_is_claim(role) for cell in others for role in _roles(cell, deep=True))


def _reports(heading: str) -> bool:
    """Tell whether a column holds what others say, by its heading."""
    words = heading.lower().split()
    return any(word.strip(".,:()") in _SAYING for word in words)


#: No noun is among them, so that a column of "our claims" or of "states" is no report.
_SAYING = frozenset("says said writes wrote claimed promised stated asserts asserted".split())
