"""From a doctree to Typst: what the visitors of all nodes work with.

A visitor takes a node as a whole: it collects what its children come to, says its own piece, and
skips the rest. Visitors of other extensions, given to ``app.add_node(..., pdf=(visit, None))``,
are called with the same writer and do the same with `Writer.collect` and `Writer.say`.

A style file may shape what has a class: where it defines a function ``KIND-CLASS``, such as
``container-page-meta``, that one is called in the place of ``KIND`` (see `Writer.function`).
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, NoReturn

from docutils import nodes
from sphinx.util.docutils import SphinxTranslator

from sphinx_print.markup import array, call, string
from sphinx_print.pieces import Kind, Piece, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_print.builder import TypstBuilder


class Writer(SphinxTranslator):
    """Writes one page; the visitors stand in classes of their own, one above the other."""

    builder: TypstBuilder

    def __init__(self, document: nodes.document, builder: TypstBuilder) -> None:
        super().__init__(document, builder)
        self.docname = builder.env.path2doc(document["source"]) or ""
        self.level = 0  #: How many headings stand above.
        self.in_title = False
        self.tells_pages = False  #: Whether a link tells the page that it leads to.
        self._pieces: list[Piece] = []
        self._placed: set[str] = set()

    # -- what visitors work with ------------------------------------------------------------------

    def collect(self, children: Iterable[nodes.Node]) -> list[Piece]:
        """Return what nodes come to."""
        outer, self._pieces = self._pieces, []
        try:
            for child in children:
                child.walkabout(self)
            return self._pieces
        finally:
            self._pieces = outer

    @contextmanager
    def telling_pages(self, told: bool = True) -> Iterator[None]:
        """Let links tell the page that they lead to, or not."""
        before, self.tells_pages = self.tells_pages, told
        try:
            yield
        finally:
            self.tells_pages = before

    def say(self, kind: Kind, code: str, node: nodes.Element | None = None) -> NoReturn:
        """Add a piece, and go on behind the node.

        :param node: what it comes from: noted beside it, so that a fault can be told there.
        """
        if kind is not Kind.WORDS and node is not None and node.line:
            place = f"{node.source or self.docname}:{node.line}".replace("*/", "* /")
            code = f"/* {place} */ {code}"
        self._pieces.append(Piece(kind, code))
        raise nodes.SkipNode

    def lines(self, children: Iterable[nodes.Node]) -> str:
        """Return nodes as words in a line."""
        return words(self.collect(children))

    def string(self, text: str) -> str:
        """Return a text as a string of Typst."""
        return string(text)

    def block(self, node: nodes.Element, function: str, *arguments: str) -> NoReturn:
        """Say a block that a function makes, and go on behind the node."""
        self.say(Kind.BLOCK, call(function, *arguments), node)

    def pass_on(self, pieces: Iterable[Piece]) -> NoReturn:
        """Add pieces as they are, and go on behind the node."""
        self._pieces += pieces
        raise nodes.SkipNode

    def put(self, node: nodes.Element, *pieces: Piece) -> NoReturn:
        """Add the labels of a node and what it came to, and go on behind the node."""
        self.pass_on([*self.spots(node), *pieces])

    def held(self, node: nodes.Element) -> list[Piece]:
        """Return the labels of a node and what its children come to."""
        return [*self.spots(node), *self.collect(node.children)]

    def labels(self, node: nodes.Element) -> list[str]:
        """Return the labels of a node that stand nowhere yet; whoever asks must place them."""
        ids: list[str] = node.get("ids", [])
        found = [f"{self.docname}#{name}" for name in ids]
        new = [label for label in dict.fromkeys(found) if label not in self._placed]
        self._placed.update(new)
        return new

    def at(self, node: nodes.Element) -> str:
        """Return the labels of a node as an array, for a function that places them."""
        return array(map(string, self.labels(node)))

    def spots(self, node: nodes.Element) -> list[Piece]:
        """Return a piece for each label of a node that stands nowhere yet."""
        return [Piece(Kind.SPOT, call("spot", string(label))) for label in self.labels(node)]

    def function(self, kind: str, node: nodes.Element) -> str:
        """Return the function that shapes a node: that of its class where a style has one."""
        classes: list[str] = node.get("classes", [])
        for name in classes:
            if f"{kind}-{name}" in self.builder.styles.functions:
                return f"{kind}-{name}"
        return kind

    def printable(self, text: str, node: nodes.Node) -> str:
        """Return a text with each sign that no font has as its number; its author is told."""
        return self.builder.printable(text, node)

    def unknown_visit(self, node: nodes.Node) -> None:
        """Print the content of a node that nobody taught the writer, and say so once."""
        if not isinstance(node, nodes.Element):
            raise nodes.SkipNode
        self.builder.note_unknown(node, self.docname)
        self.visit_target(node)

    def visit_target(self, node: nodes.Element) -> None:
        """Print what a node holds; nothing is seen of the node itself."""
        self.pass_on(self.held(node))

    # Paper can't give a file that is downloaded, and frames no object and no change of a version.
    visit_download_reference = visit_desc = visit_versionmodified = visit_target

    def unknown_departure(self, node: nodes.Node) -> None:
        """Do nothing: a visitor takes a node as a whole."""

    def _skip(self, node: nodes.Node) -> NoReturn:
        raise nodes.SkipNode

    visit_comment = visit_substitution_definition = visit_index = visit_toctree = _skip
    visit_system_message = visit_meta = visit_pending = visit_tabular_col_spec = _skip
    visit_highlightlang = visit_label = _skip
