"""Every text of a page that reaches a reader, block by block, with what it stands in.

Nothing is passed over because of where it stands: not a tooltip, a formula, raw HTML or an index
entry. Left out is what no reader sees, an example of the markup, and a row of the ledger.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes
from sphinx import addnodes
from sphinx.environment import BuildEnvironment

from sphinx_evidence.shell.claim.nodes import claim_box, claim_sentence, tier_line
from sphinx_evidence.shell.domain import domain_of
from sphinx_evidence.shell.ledger.nodes import (
    popular_lead,
    popular_list,
    popular_sentence,
)
from sphinx_evidence.shell.nodes import JUDGED, placeholder
from sphinx_evidence.shell.picture.nodes import plot_key
from sphinx_evidence.shell.read.around import (
    Around,
    answered,
    inside,
    name_in,
    question,
    reports,
    unended,
)
from sphinx_evidence.shell.read.words import Words, words_in
from sphinx_evidence.wording.markup import code_words, html_words, is_syntax, strings_in
from sphinx_evidence.wording.prose.kind import Kind

if TYPE_CHECKING:  # it loads all that reads prose, and a box is read without
    from sphinx_evidence.wording.prose.assertions import Topics

#: What no reader sees, what says whose words it tells, and what is judged as a claim's sentence.
_UNSEEN = (
    nodes.comment,
    nodes.substitution_definition,  # where it is used, its text stands again
    nodes.system_message,
    nodes.label,  # the number of a footnote
    popular_lead,
    popular_sentence,
    tier_line,
    claim_sentence,
    plot_key,  # our own words around what its author calls the two sides, which is read
)
_PLACES = (placeholder, popular_list)
_HEADINGS = (nodes.title, nodes.subtitle, nodes.rubric)
_NAMES = (nodes.term, nodes.field_name)  # what stands behind them is said of them
_CODE = (nodes.literal_block, nodes.doctest_block, addnodes.productionlist)
_MARKUP = frozenset(["markdown", "md", "myst", "rst", "rest", "restructuredtext", "bibtex"])
#: Attributes that lead somewhere or serve a program; whatever else holds words is read.
_NO_WORDS = frozenset(
    "alternative ids names dupnames backrefs classes source rawsource refuri refid reftarget refdoc uri candidates"
    " xml:space format language docname kind ordinal anchor test options groups latex_dummy"
    " includefiles filename".split()
) | {JUDGED}


class Piece(NamedTuple):
    """A block of text, or a text that stands in an attribute."""

    node: nodes.Node  #: Where it stands.
    words: Words
    around: Around
    aside: bool = False  #: Does it stand beside the text, as a tooltip does?
    option: str = ""  #: Of the claim in whose box it stands; empty for the body.


def pieces_of(doctree: nodes.document, env: BuildEnvironment, topics: "Topics") -> Iterator[Piece]:
    """Yield the texts of a page, in order.

    :param doctree: the page as it was read, its references not yet resolved.
    :param env: the environment, which keeps what directives were asked to draw.
    :param topics: a cell goes on with the heading of its column where that names one of them.
    """
    if title := doctree.get("title"):  # of `title`; else it is that of a heading
        yield Piece(doctree, Words(title), Around(Kind.HEADING), aside=True)
    yield from _Walk(env, topics).block(doctree, Around())


def beside(body: nodes.Element, box: claim_box, env: BuildEnvironment) -> Iterator[str]:
    """Yield what stands beside the text of a box's own body: titles, pictures, code that runs nowhere.

    :param body: the body as parsed.
    :param box: its box; what stands in boxes within it is theirs.
    """
    for piece in _Walk(env).block(body, Around(box=box)):
        example = isinstance(piece.node, nodes.Element) and (
            isinstance(piece.node, nodes.doctest_block) or "testnodetype" in piece.node
        )
        if piece.aside and piece.around.box is box and not example:
            yield piece.words.text


class _Walk:
    """One walk over a page."""

    def __init__(self, env: BuildEnvironment, topics: "Topics | None" = None) -> None:
        self._env = env
        self._topics = topics

    def block(self, node: nodes.Element, around: Around) -> Iterator[Piece]:
        """Yield what stands in a node that is not itself a block of text."""
        lead, above, asked, over = around.lead, around.above, around.asked, around.over
        for child in node.children:
            here = around._replace(lead=lead, above=above, asked=asked, over=over)
            if isinstance(child, _UNSEEN):
                continue
            if isinstance(child, _PLACES):
                yield from self._asked(child, around)
            elif isinstance(child, _CODE):
                yield from _code(child, around)
            elif isinstance(child, nodes.raw):
                texts = [*html_words(child.astext())]
                yield from _beside(child, iter(texts), here)
                if texts:  # a tag alone is no text: what stands above it goes on below it
                    lead, above, asked = "", unended(texts[-1]), question(texts[-1])
            elif isinstance(child, nodes.TextElement | nodes.Text | nodes.line_block):
                words = words_in(child)
                kind = Kind.HEADING if isinstance(child, _HEADINGS) else around.kind
                yield Piece(child, words, here._replace(kind=kind))
                yield from _attributes(child, around, deep=True)
                text = words.text
                lead = text if text.rstrip().endswith(":") or isinstance(child, _NAMES) else ""
                above, asked = unended(text), question(text)
                if isinstance(node, nodes.table):
                    over = (words,)
            elif isinstance(child, nodes.option_group):
                lead = re.sub(r"\W+", " ", child.astext())
            elif isinstance(child, nodes.tgroup):
                yield from self._table(child, here)
            elif isinstance(child, nodes.Element):
                yield from _attributes(child, around)
                if isinstance(child, claim_box):
                    yield from self._options(child)
                yield from self.block(child, inside(child, here))
                lead = lead if isinstance(child, nodes.list_item) else ""
                if not isinstance(child, nodes.list_item | nodes.Invisible | nodes.target):
                    name = name_in(child)
                    above, asked = unended(name.text), question(name.text)
                    over = (name,) if name.text else around.over

    def _table(self, group: nodes.tgroup, around: Around) -> Iterator[Piece]:
        """Read a table: a cell goes on with the heading of its column, or of its row."""
        headings: list[Words] = []
        for part in group.children:
            for row in part.children if isinstance(part, nodes.thead | nodes.tbody) else ():
                cells = [entry for entry in row.children if isinstance(entry, nodes.Element)]
                texts = [words_in(cell) for cell in cells]
                for index, cell in enumerate(cells):
                    column = headings[index] if index < len(headings) else Words("")
                    heading, stub = column.text, texts[0].text if index else ""
                    named = [
                        text for text in (heading, stub) if self._topics and self._topics.name(text)
                    ]
                    place = around._replace(
                        kind=Kind.CELL,
                        lead=named[0] if named else "",
                        asked=question(heading) or question(stub),
                        item=None,
                        row=row,
                        entry=cell,
                        column=heading,
                        over=(*around.over, *headings[:1], column),
                    )
                    if isinstance(part, nodes.tbody) and reports(heading) and answered(place):
                        place = place._replace(kind=Kind.REPORT)
                    yield from self.block(cell, place)
                if isinstance(part, nodes.thead):
                    headings = texts

    def _options(self, box: claim_box) -> Iterator[Piece]:
        """Yield what a claim shows of its options."""
        claims = domain_of(self._env).store.records("claims", self._env.docname)
        for name, text in claims[box["ordinal"]].told():
            yield Piece(box, Words(text), Around(box=box), aside=True, option=name)

    def _asked(self, place: nodes.Element, around: Around) -> Iterator[Piece]:
        """Yield the words that a directive was given for what is drawn later."""
        kind = place.get("kind", "popular_tables")
        records = domain_of(self._env).store.records(kind, self._env.docname)
        yield from _beside(place, strings_in(records[place["ordinal"]]), around)


def _code(node: nodes.Element, around: Around) -> Iterator[Piece]:
    """Yield what a block of code says, unless it shows the markup itself."""
    text = node.astext()
    if "evidence_example" in node:
        return
    if node.get("language", "").lower() not in _MARKUP and not is_syntax(text):
        yield from _beside(node, code_words(text), around)


def _attributes(node: nodes.Node, around: Around, *, deep: bool = False) -> Iterator[Piece]:
    """Yield what stands in the attributes of a node: titles, tooltips, captions, entries."""
    for element in node.findall(nodes.Element) if deep else [node]:
        if not isinstance(element, nodes.Element) or isinstance(element, nodes.comment):
            continue
        for name, value in element.attributes.items():
            if name not in _NO_WORDS:
                for text in strings_in(value):
                    yield from _beside(element, code_words(text), around)


def _beside(node: nodes.Node, texts: Iterator[str], around: Around) -> Iterator[Piece]:
    kind = Kind.KEY_MESSAGE if around.kind is Kind.TEXT else around.kind
    if not isinstance(node, nodes.raw):  # which stands in the text
        around = around._replace(lead="", above="", asked="")
    for text in texts:
        yield Piece(node, Words(text), around._replace(kind=kind), aside=True)
        if isinstance(node, nodes.raw):  # each tag of it stands below the one before
            around = around._replace(lead="", above=unended(text), asked=question(text))
