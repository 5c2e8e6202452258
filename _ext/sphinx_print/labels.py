"""Where links can lead: the labels of all printed pages, and what a link to each is called."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Attribute of a node: what a link to it is called, where its title does not say it.
LINK_WORDS = "link_words"


class Target(NamedTuple):
    """A place that a link leads to."""

    words: str  #: What a link to it is called; empty where the words of the link must do.
    page_told: bool  #: Whether a table or a list that links to it tells the number of its page.


class Labels:
    """The labels of the printed pages: ``docname`` for a page, ``docname#id`` for a place in it."""

    def __init__(
        self, pages: Iterable[tuple[str, nodes.document]], left_out: Iterable[str]
    ) -> None:
        """Collect the labels.

        :param pages: name and doctree of each printed page.
        :param left_out: pages of the site that are not printed: a link there is words only.
        """
        self._left_out = frozenset(left_out)
        self._targets: dict[str, Target] = {}
        for docname, document in pages:
            title = next(iter(document.findall(nodes.title)), None)
            self._targets[docname] = Target(title.astext() if title else docname, page_told=True)
            for node in document.findall(nodes.Element):
                if ids := node.get("ids"):
                    target = Target(
                        _words(node), isinstance(node, nodes.section | nodes.Admonition)
                    )
                    self._targets |= {f"{docname}#{name}": target for name in ids}

    def __contains__(self, label: object) -> bool:
        return label in self._targets

    def __getitem__(self, label: str) -> Target:
        return self._targets[label]

    def is_left_out(self, label: str) -> bool:
        """Tell whether a label lies on a page of the site that is not printed."""
        return label.partition("#")[0] in self._left_out


def _words(node: nodes.Element) -> str:
    if words := node.get(LINK_WORDS):
        return str(words)
    title = node.next_node(nodes.title, descend=True, siblings=False)
    has_title = title is not None and title.parent is node
    return title.astext() if title is not None and has_title else ""
