"""The words of a block as one text, with marks where its roles stand, and what they lead to."""

from collections.abc import Iterator
from typing import NamedTuple

from docutils import nodes
from sphinx import addnodes

from sphinx_evidence.model.pattern import pattern
from sphinx_evidence.shell.nodes import CITED, JUDGED
from sphinx_evidence.wording.markup import html_words, plain_words, sets_apart, without_calls
from sphinx_evidence.wording.prose.sentences import CITE, LINK, MARKS

_UNSEEN = (nodes.comment, nodes.footnote_reference, nodes.system_message, addnodes.index)
_LONG_CODE = 2  #: More words than this in code with signs in it are an example, not the sentence's.
_SIGNS = pattern(r"[={}<>\[\]|\\:_/$#*@]|\(\)")
#: Stands for the sentence of another site's claim, which that site's gate has judged.
_SHOWN_ELSEWHERE = "\N{HORIZONTAL ELLIPSIS}"
_BRACES = pattern(r"\{([^{}]*)\}")


class Words(NamedTuple):
    """The words of a block."""

    text: str  #: With marks (`sentences.CITE`, `sentences.LINK`) where its roles stand.
    links: tuple[str, ...] = ()  #: The claims that the `LINK` marks lead to, in order.
    keys: tuple[tuple[str, ...], ...] = ()  #: The sources that each `CITE` mark names, in order.


def words_in(node: nodes.Node) -> Words:
    """Return the words of a node.

    :param node: a block, a part of one, or a text.
    """
    parts = [*_parts(node)]
    return Words(
        "".join(part.text for part in parts),
        tuple(link for part in parts for link in part.links),
        tuple(keys for part in parts for keys in part.keys),
    )


def _parts(node: nodes.Node) -> Iterator[Words]:
    if isinstance(node, nodes.Text):
        yield Words(MARKS.sub("", str(node)))
    elif isinstance(node, _UNSEEN):
        return
    elif isinstance(node, nodes.raw):
        # In a line each tag is a node of its own.
        space = " " if sets_apart(node.astext()) else ""
        yield Words(f"{space}{' '.join(html_words(node.astext()))}{space}")
    elif isinstance(node, nodes.math | nodes.math_block):
        yield Words(plain_words(node.astext()))
    elif isinstance(node, nodes.Element) and JUDGED in node:
        yield Words(node[JUDGED])
    elif isinstance(node, nodes.Element) and is_cite(node):
        yield _cited(node.get("reftarget", ""), tuple(node[CITED]))
    elif isinstance(node, addnodes.pending_xref) and is_claim(node):
        yield Words(LINK, (node["reftarget"],))
        if node.get("refexplicit"):
            yield from _children(node)
    elif isinstance(node, addnodes.pending_xref) and _is_other_sentence(node):
        yield Words(_SHOWN_ELSEWHERE)
    elif isinstance(node, nodes.literal) and _is_example(node.astext()):
        yield Words("\N{HORIZONTAL ELLIPSIS},")
    elif isinstance(node, nodes.literal) and (code := without_calls(text := node.astext())) != text:
        yield Words(MARKS.sub("", code))
    elif isinstance(node, nodes.line):
        yield from _children(node)
        yield Words("\n")
    else:
        yield from _children(node)


def _children(node: nodes.Node) -> Iterator[Words]:
    for child in node.children:
        yield from _parts(child)


def _is_example(code: str) -> bool:
    """Tell whether code in a sentence is an example, and none of its words."""
    return len(code.split()) > _LONG_CODE and bool(_SIGNS.search(code))


def _cited(target: str, keys: tuple[str, ...]) -> Words:
    """Return a citation: what stands in braces before and behind a key is text of its author."""
    said = " ".join(text for text in _BRACES.findall(target) if text.strip())
    return Words(f"{f' ({said})' if said else ''}{CITE}", (), (keys,))


def is_cite(node: nodes.Node) -> bool:
    """Tell whether a node cites so that a reader sees it; ``cite:empty`` shows nothing."""
    return isinstance(node, nodes.Element) and bool(node.get(CITED) and node.get("shown"))


def is_claim(node: nodes.Node) -> bool:
    """Tell whether a node is a role that links to a claim of this site.

    What the claim of another site says is not known here, so it carries no words of this one.
    """
    return _is_claim_role(node) and not _is_elsewhere(node)


def _is_claim_role(node: nodes.Node) -> bool:
    if not isinstance(node, addnodes.pending_xref):
        return False
    return bool(node.get("refdomain") == "evidence" and node.get("reftype") == "claim")


def _is_elsewhere(node: nodes.Node) -> bool:
    """Tell whether a link is one to another site, which intersphinx looks for."""
    return isinstance(node, addnodes.pending_xref) and bool(node.get("intersphinx"))


def _is_other_sentence(node: addnodes.pending_xref) -> bool:
    """Tell whether a link shows the sentence of another site's claim."""
    return _is_claim_role(node) and _is_elsewhere(node) and not node.get("refexplicit")
