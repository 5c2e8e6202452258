"""Walking through the tree of a page: the nodes of some kinds, in the order in which they stand.

`findall` of docutils asks a function of each node and hands what it finds up through every level. For
kinds of nodes this takes a quarter of its time, and each page is walked through a dozen times.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docutils import nodes


def each_of(tree: nodes.Node, *kinds: type[nodes.Node]) -> Iterator[Any]:
    """Yield a node, if it is of one of some kinds, and all of these kinds that stand in it.

    What is put into a node that was yielded is walked through too; what stands beside it must stay.
    """
    ahead = [tree]
    while ahead:
        node = ahead.pop()
        if isinstance(node, kinds):
            yield node
        ahead.extend(reversed(node.children))
