"""What a block of text stands in, and what above it names what it is about."""

import re
from typing import NamedTuple

from docutils import nodes
from sphinx import addnodes

from sphinx_evidence.shell.answer.nodes import answer_box
from sphinx_evidence.shell.claim.nodes import claim_box
from sphinx_evidence.shell.ledger.nodes import popular_card
from sphinx_evidence.shell.nodes import disclaimer_text
from sphinx_evidence.shell.picture.nodes import plot_box, plot_part
from sphinx_evidence.shell.read.words import Words, is_claim, words_in
from sphinx_evidence.wording.prose.kind import Kind
from sphinx_evidence.wording.prose.sentences import sentences

_ENDS = (".", "!", "?", ":", ";")
_CLOSING = " \n\"'\u2019\u201d)*_"  # what may close behind the sign of a question
#: What others say stands below such a heading; no noun, so that "our claims" are no report.
_SAYING = frozenset("says said writes wrote claimed promised stated asserts asserted".split())


class Around(NamedTuple):
    """What a block of text stands in."""

    kind: Kind = Kind.TEXT
    lead: str = ""  #: What the first sentence goes on with: "Tea may:", a term, a table's heading.
    above: str = ""  #: What stands right above it and ends no sentence: a heading, a line.
    asked: str = ""  #: The question right above it: a heading, the title of a card, a sentence.
    item: nodes.Element | None = None  #: The innermost list item.
    row: nodes.Node | None = None
    entry: nodes.Element | None = None
    column: str = ""  #: The heading of the column.
    over: tuple[Words, ...] = ()  #: The title of the table or card, and the heading of the column.
    answers: tuple[str, ...] = ()  #: The claims that answer a row of the ledger.
    drawn: bool = False  #: Was it worked out from counts, and not written?
    box: claim_box | None = None  #: The innermost claim box.


def inside(node: nodes.Element, around: Around) -> Around:
    """Return what the blocks in a node stand in."""
    if isinstance(node, nodes.list_item):
        return around._replace(item=node)
    if isinstance(node, claim_box):
        return Around(box=node)
    if isinstance(node, popular_card | answer_box):
        # The claims that a row or an answer names stand below its words, as links would stand in
        # them; that they exist is another rule's matter. Its words are those of a key message.
        around = around._replace(answers=node["answers"])
    if isinstance(node, plot_box):
        around = around._replace(row=node)
    if isinstance(node, plot_part):
        around = around._replace(drawn=True)
    key = isinstance(node, nodes.Admonition | disclaimer_text)
    if key and around.kind is Kind.TEXT:
        return around._replace(kind=Kind.KEY_MESSAGE)
    return around


def unended(text: str) -> str:
    """Return a text that goes on below it, as a heading does; empty where it ends with a sentence."""
    return "" if text.rstrip().endswith(_ENDS) else text


def question(text: str) -> str:
    """Return the question that a text ends with; empty where it ends with none."""
    last = text.rstrip(_CLOSING)
    return [*sentences(last)][-1].text if last.endswith("?") else ""


def name_in(node: nodes.Element) -> Words:
    """Return what stands alone in a container and is said of what stands below: the title of a card."""
    inside = [part for part in node.children if not isinstance(part, nodes.Invisible)]
    if not isinstance(node, nodes.container) or len(inside) != 1:
        return Words("")
    if isinstance(inside[0], nodes.container):
        return name_in(inside[0])
    return words_in(inside[0]) if isinstance(inside[0], nodes.TextElement) else Words("")


def answered(around: Around) -> bool:
    """Tell whether another cell of the row links to a claim."""
    cells = around.row.children if around.row is not None else []
    others = (cell for cell in cells if cell is not around.entry)
    return any(is_claim(link) for cell in others for link in cell.findall(addnodes.pending_xref))


def reports(heading: str) -> bool:
    """Tell whether a column holds what others say, by its heading."""
    return not _SAYING.isdisjoint(re.findall(r"\w+", heading.lower()))
