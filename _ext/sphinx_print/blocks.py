"""From a doctree to Typst: sections, paragraphs, lists, notes, pictures, code."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from docutils import nodes
from sphinx.locale import admonitionlabels

from sphinx_print.markup import array, call, joined, string, truth
from sphinx_print.pieces import Kind, Piece, blocks, content, words
from sphinx_print.words import WordWriter

if TYPE_CHECKING:
    from collections.abc import Sequence


class BlockWriter(WordWriter):
    """Writes what stands on lines of its own."""

    def blocks(self, children: Sequence[nodes.Node]) -> str:
        """Return nodes one below the other."""
        return blocks(self.collect(children))

    def page(self) -> str:
        """Return the whole page, with its label in front."""
        self._placed.add(self.docname)
        title = next(iter(self.document.findall(nodes.title)), None)
        what, room = title.astext() if title else "", f"{self.config.print_page_room}mm"
        head = call("page-start", string(self.docname), string(what), room=room)
        return joined([head, self.blocks(self.document.children)])

    # -- sections ---------------------------------------------------------------------------------

    def visit_section(self, node: nodes.Element) -> None:
        """Write a heading and what stands below it."""
        self.level += 1
        try:
            title = node.next_node(nodes.title)
            heading: list[Piece] = []
            if title is not None and title.parent is node:
                heading = [self._heading(title, self.at(node))]
            rest = [child for child in node.children if child is not title]
            self.pass_on([*heading, *self.spots(node), *self.collect(rest)])
        finally:
            self.level -= 1

    def _heading(self, title: nodes.Element, labels: str) -> Piece:
        self.in_title = True
        try:
            text = words(self.collect(title.children))
        finally:
            self.in_title = False
        plain = string(title.astext())
        return Piece(Kind.BLOCK, call("section", str(self.level), labels, text, plain))

    def visit_title(self, node: nodes.Element) -> None:
        """Write the title of what is no section."""
        code = call("lead", words(self.collect(node.children)))
        self.put(node, Piece(Kind.BLOCK, code))

    visit_rubric = visit_subtitle = visit_centered = visit_title

    # -- paragraphs -------------------------------------------------------------------------------

    def visit_paragraph(self, node: nodes.Element) -> None:
        """Write a paragraph; blocks in it, such as a picture, stand between its words."""
        pieces = self.collect(node.children)
        name = self.function("paragraph", node)
        if any(piece.kind in (Kind.BLOCK, Kind.PARAGRAPH) for piece in pieces):
            self.put(node, Piece(Kind.BLOCK, blocks(pieces)))
        if not pieces:
            self.put(node)
        if name != "paragraph":
            self.put(node, Piece(Kind.BLOCK, call(name, words(pieces))))
        self._pieces += self.spots(node)
        self.say(Kind.PARAGRAPH, words(pieces), node)

    visit_compact_paragraph = visit_attribution = visit_caption = visit_paragraph

    def visit_line_block(self, node: nodes.Element) -> None:
        """Write lines as they are broken; a block within another stands further in."""
        parts: list[str] = []
        for child in node.children:
            if isinstance(child, nodes.line_block):
                parts.append(call("pad", blocks(self.collect([child])), left="1.5em"))
            elif isinstance(child, nodes.Element):
                parts.append(f"{words(self.collect(child.children))}; linebreak()")
        self.say(Kind.BLOCK, joined(parts), node)

    def visit_container(self, node: nodes.Element) -> None:
        """Write what stands in a container, with a look if a style has one for its class."""
        pieces = self.collect(node.children)
        name = self.function("container", node)
        if name == "container":
            self.put(node, *pieces)
        self.put(node, Piece(Kind.BLOCK, call(name, blocks(pieces))))

    visit_compound = visit_legend = visit_glossary = visit_container
    visit_field_body = visit_description = visit_acks = visit_hlist = visit_hlistcol = (
        visit_only
    ) = visit_container

    def visit_block_quote(self, node: nodes.Element) -> None:
        """Write a quotation."""
        code = call("quote", self.blocks(node.children), block="true")
        self.put(node, Piece(Kind.BLOCK, code))

    def visit_transition(self, node: nodes.Element) -> None:
        """Write a line between two parts."""
        self.say(Kind.BLOCK, "transition()", node)

    # -- notes and pictures -----------------------------------------------------------------------

    def visit_admonition(self, node: nodes.Element) -> None:
        """Write a note in a frame."""
        self._framed(node, "")

    visit_topic = visit_sidebar = visit_admonition

    def visit_Admonition(self, node: nodes.Element) -> None:  # noqa: N802 -- docutils' name
        """Write a note of a kind, such as a warning, which says its kind first."""
        self._framed(node, str(admonitionlabels.get(node.tagname, "")))

    def _framed(self, node: nodes.Element, lead: str) -> NoReturn:
        labels = self.at(node)
        title = call("lead", string(lead)) if lead else ""
        body = joined([title, self.blocks(node.children)])
        self.say(Kind.BLOCK, call(self.function("admonition", node), labels, body), node)

    def visit_figure(self, node: nodes.Element) -> None:
        """Write a picture with what is said of it."""
        code = call(self.function("figure-box", node), self.at(node), self.blocks(node.children))
        self.say(Kind.BLOCK, code, node)

    def visit_literal_block(self, node: nodes.Element) -> None:
        """Write code as it is."""
        text = self.printable(node.astext().rstrip("\n"), node)
        code = call(self.function("code", node), string(text))
        self.put(node, Piece(Kind.BLOCK, code))

    visit_doctest_block = visit_math_block = visit_literal_block

    def visit_productionlist(self, node: nodes.Element) -> None:
        """Write the rules of a grammar as code, a line each."""
        lines = [rule.astext().strip() for rule in _elements(node)]
        self.say(Kind.BLOCK, call("code", string("\n".join(lines))), node)

    # -- lists ------------------------------------------------------------------------------------

    def visit_bullet_list(self, node: nodes.Element) -> None:
        """Write a list."""
        items = [call("list.item", item) for item in self._items(node)]
        code = call(self.function("bullets", node), *items)
        self.put(node, Piece(Kind.BLOCK, code))

    def visit_enumerated_list(self, node: nodes.Element) -> None:
        """Write a list with numbers."""
        items = [call("enum.item", item) for item in self._items(node)]
        numbering = _NUMBERINGS.get(node.get("enumtype", ""), "1")
        pattern = f"{node.get('prefix', '')}{numbering}{node.get('suffix', '.')}"
        code = call("numbers", *items, start=str(node.get("start", 1)), numbering=string(pattern))
        self.put(node, Piece(Kind.BLOCK, code))

    def _items(self, node: nodes.Element) -> list[str]:
        return [content(self.held(item)) for item in _elements(node)]

    def visit_definition_list(self, node: nodes.Element) -> None:
        """Write terms and what is said of each."""
        rows: list[str] = []
        for item in node.findall(nodes.definition_list_item):
            if item.parent is not node:
                continue
            terms: list[str] = []
            said: list[Piece] = []
            for child in _elements(item):
                pieces = self.held(child)
                if isinstance(child, nodes.term):
                    terms.append(words(pieces))
                elif isinstance(child, nodes.classifier):
                    terms.append(call("emph", words(pieces)))
                else:
                    said += pieces
            rows += [array(terms), content(said)]
        code = call(self.function("definitions", node), *rows)
        self.put(node, Piece(Kind.BLOCK, code))

    def visit_field_list(self, node: nodes.Element) -> None:
        """Write fields as terms."""
        rows: list[str] = []
        for item in node.children:
            if isinstance(item, nodes.Element) and len(item.children) > 1:
                name, *said = item.children
                rows += [array([words(self.collect(name.children))]), self.blocks(said)]
        code = call(self.function("definitions", node), *rows)
        self.put(node, Piece(Kind.BLOCK, code))

    visit_option_list = visit_field_list

    def visit_option(self, node: nodes.Element) -> None:
        """Write an option of a command."""
        self.say(Kind.WORDS, call("raw", string(f"{node.astext()} ")))

    def visit_citation(self, node: nodes.Element) -> None:
        """Write an entry of a bibliography, or a footnote where it is defined."""
        label = node.next_node(nodes.label)
        mark = string(label.astext() if label is not None else "")
        code = call("reference-entry", self.at(node), mark, self.blocks(node.children))
        self.say(Kind.BLOCK, code, node)

    visit_footnote = visit_citation

    # -- objects of a programming language --------------------------------------------------------

    def visit_desc_signature(self, node: nodes.Element) -> None:
        """Write a signature as code."""
        lines = _elements(node)
        many = any(type(line).__name__ == "desc_signature_line" for line in lines)
        text = "\n".join(line.astext() for line in lines) if many else node.astext()
        first = truth(node is node.parent[0])
        code = call("signature", string(self.printable(text, node)), first=first)
        self.put(node, Piece(Kind.BLOCK, code))

    def visit_desc_content(self, node: nodes.Element) -> None:
        """Write what is said of an object, further in."""
        code = call("pad", self.blocks(node.children), left="1.5em")
        self.put(node, Piece(Kind.BLOCK, code))


_NUMBERINGS = {"loweralpha": "a", "upperalpha": "A", "lowerroman": "i", "upperroman": "I"}


def _elements(node: nodes.Element) -> list[nodes.Element]:
    return [child for child in node.children if isinstance(child, nodes.Element)]
