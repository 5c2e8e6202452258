"""Which pages are printed, and in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes
from sphinx import addnodes
from sphinx.util.matching import Matcher

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment


class Leaf(NamedTuple):
    """A page in its place: how deep it stands, and the caption its group opens with."""

    docname: str
    depth: int
    caption: str


def leaves(env: BuildEnvironment, exclude: list[str]) -> list[Leaf]:
    """Return the pages in the order of the toctrees; pages in no toctree stand at the end.

    :param env: the environment, all pages read.
    :param exclude: patterns of the names of pages to leave out.
    """
    barred = Matcher(exclude)
    found: dict[str, Leaf] = {}
    root = env.config.root_doc

    def walk(docname: str, depth: int, caption: str) -> None:
        if docname in found:
            return
        found[docname] = Leaf(docname, depth, caption)
        for toctree in env.tocs[docname].findall(addnodes.toctree):
            group = toctree.get("caption") or ""
            for _title, name in toctree["entries"]:
                if name in env.all_docs:
                    # The pages of the first page stand beside it, not below it.
                    walk(name, 0 if docname == root else depth + 1, group)
                    group = ""

    walk(root, 0, "")
    for docname in sorted(env.all_docs):
        if docname not in found:
            found[docname] = Leaf(docname, 0, "")
    return [leaf for leaf in found.values() if not barred(leaf.docname)]


def without_toctrees(document: nodes.document) -> nodes.document:
    """Return a page without its lists of pages: the contents at the front list them."""
    for toctree in list(document.findall(addnodes.toctree)):
        around = toctree.parent
        is_alone = isinstance(around, nodes.compound) and len(around) == 1
        gone: nodes.Element = around if is_alone else toctree
        gone.parent.remove(gone)
    return document
