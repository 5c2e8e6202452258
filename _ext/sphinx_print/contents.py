"""Which pages are printed, in which order, and what the table of contents says."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes
from sphinx import addnodes
from sphinx.util.matching import Matcher

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils.nodes import Element
    from sphinx.environment import BuildEnvironment


class Leaf(NamedTuple):
    """A page in its place: how deep it stands, and the caption its group opens with."""

    docname: str
    depth: int
    caption: str


class Entry(NamedTuple):
    """A line of the contents: a page, or a section of one (``anchor`` is its id there)."""

    docname: str
    anchor: str
    text: str
    children: tuple[Entry, ...]


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


def entry(env: BuildEnvironment, docname: str, levels: int) -> Entry:
    """Return the line of a page in the contents, with its sections down to a level.

    :param env: the environment.
    :param docname: name of the page.
    :param levels: 1 for the page alone, 2 for its sections too, and so on.
    """
    lines = list(_lines(env.tocs[docname], docname, levels))
    if not lines:
        return Entry(docname, "", env.titles[docname].astext(), ())
    # A page with several titles of the first rank: the others stand below the first.
    first, *rest = lines
    return first._replace(anchor="", children=(*first.children, *rest))


def _lines(toc: Element, docname: str, levels: int) -> Iterator[Entry]:
    if levels < 1:
        return
    for item in toc.children:
        if not isinstance(item, nodes.list_item):
            continue
        lists = [child for child in item.children if isinstance(child, nodes.bullet_list)]
        reference = next(item.findall(nodes.reference), None)
        if reference is None or reference.get("refuri") != docname:
            continue
        below = tuple(line for part in lists for line in _lines(part, docname, levels - 1))
        anchor = str(reference.get("anchorname", "")).removeprefix("#")
        yield Entry(docname, anchor, reference.astext(), below)
