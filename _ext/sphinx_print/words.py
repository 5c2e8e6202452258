"""From a doctree to Typst: words in a line, links, pictures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NoReturn

from docutils import nodes

from sphinx_print.markup import call, squeezed, string, truth
from sphinx_print.pieces import Kind, Piece, wrapped
from sphinx_print.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Callable

#: MyST writes a line that is broken by hand as raw text of each output.
_BREAK = re.compile(r"\s*<br ?/?>\s*")


class WordWriter(Writer):
    """Writes what runs on in a line."""

    # -- words in a line --------------------------------------------------------------------------

    def in_line(self, node: nodes.Element, function: str) -> NoReturn:
        """Say words that a function shapes, and go on behind the node."""
        self._wrap(node, lambda code: call(function, code))

    def _wrap(self, node: nodes.Element, wrap: Callable[[str], str]) -> NoReturn:
        self.pass_on([*self.spots(node), *wrapped(self.collect(node.children), wrap)])

    def visit_Text(self, node: nodes.Text) -> None:  # noqa: N802 -- docutils' name of the node
        """Write words, if the fonts have signs for them."""
        text = squeezed(node.astext())
        self.say(Kind.WORDS, string(self.printable(text, node)))

    def visit_inline(self, node: nodes.Element) -> None:
        """Write words that may have a look by their class."""
        name: str = self.function("inline", node)
        self._wrap(node, str if name == "inline" else lambda code: call(name, code))

    visit_generated = visit_problematic = visit_inline
    visit_TextElement = visit_inline  # noqa: N815 -- docutils' name for all that holds words

    def visit_abbreviation(self, node: nodes.Element) -> None:
        """Write an abbreviation, with what it stands for: paper has nothing that pops up."""
        words_for = node.get("explanation", "")
        said = [Piece(Kind.WORDS, string(f" ({words_for})"))] if words_for else []
        self.pass_on([*self.held(node), *said])

    def visit_raw(self, node: nodes.Element) -> None:
        """Leave out what is meant for another output, but for a line break."""
        if "html" in node.get("format", "").split() and _BREAK.fullmatch(node.astext()):
            self.say(Kind.WORDS, "linebreak()")
        raise nodes.SkipNode

    def visit_emphasis(self, node: nodes.Element) -> None:
        """Write words in italics."""
        self.in_line(node, "emph")

    visit_title_reference = visit_literal_emphasis = visit_emphasis

    def visit_strong(self, node: nodes.Element) -> None:
        """Write words in bold."""
        self.in_line(node, self.function("strong", node))

    visit_literal_strong = visit_manpage = visit_strong

    def visit_subscript(self, node: nodes.Element) -> None:
        """Write words below the line."""
        self.in_line(node, "sub")

    def visit_superscript(self, node: nodes.Element) -> None:
        """Write words above the line."""
        self.in_line(node, "super")

    def visit_literal(self, node: nodes.Element) -> None:
        """Write code in a line."""
        text = self.printable(squeezed(node.astext()), node)
        self.put(node, Piece(Kind.WORDS, call("raw", string(text))))

    visit_math = visit_literal  # nothing at hand draws a formula

    # -- links ------------------------------------------------------------------------------------

    def visit_reference(self, node: nodes.Element) -> None:
        """Write a link; a link to what is not printed is its words only."""
        pieces = self.collect(node.children)
        uri = node.get("refuri", "")
        label = f"{self.docname}#{node['refid']}" if node.get("refid") else ""
        if uri.startswith("%"):
            label = uri[1:].removesuffix("#")
        if self.in_title or not (label or uri):
            self.put(node, *pieces)
        if not label:
            self.put(node, *wrapped(pieces, lambda c: self._away(uri, c, node)))
        self.put(node, *wrapped(pieces, lambda c: self.to(label, c, node)))

    def to(self, label: str, code: str, node: nodes.Element) -> str:
        """Return a link to a place in the print.

        :param label: of the place.
        :param code: the words of the link.
        :param node: the link, to say where it is wrong.
        """
        if label not in self.builder.labels:
            if not self.builder.labels.is_left_out(label):
                message = f"the link leads to {label!r}, and there is no such place in print"
                self.builder.warn("link", message, node)
            return code
        target = self.builder.labels[label]
        self.builder.links.descriptions.append(target.words or squeezed(node.astext()))
        told = truth(self.tells_pages and target.page_told)
        return call("to", string(label), code, page_told=told)

    def _away(self, uri: str, code: str, node: nodes.Element) -> str:
        text = squeezed(node.astext())
        self.builder.links.descriptions.append(uri if text in uri else f"{text}, {uri}")
        return call("away", string(uri), code)

    visit_number_reference = visit_reference

    def visit_footnote_reference(self, node: nodes.Element) -> None:
        """Write the mark of a footnote."""
        label = f"{self.docname}#{node['refid']}"
        mark = string(node.astext())
        code = mark if self.in_title else self.to(label, mark, node)
        self.put(node, Piece(Kind.WORDS, call("super", code)))

    def visit_image(self, node: nodes.Element) -> None:
        """Write a picture, with its words for those who don't see it."""
        path = self.builder.picture(node)
        if not path:
            words_only = node.get("alt") or node["uri"]
            self.put(node, Piece(Kind.PARAGRAPH, string(words_only)))
        if not node.get("alt"):
            told = f"the picture {node['uri']} has no words for those who don't see it"
            self.builder.warn("picture", told, node)
        code = call("picture", string(path), alt=string(node.get("alt") or node["uri"]))
        self.put(node, Piece(Kind.BLOCK, code))
