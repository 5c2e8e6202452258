"""Walking through the tree of a page, as `findall` of docutils would."""

from __future__ import annotations

import pytest
from docutils import nodes

from sphinx_evidence.shell.walk import each_of

DEEP = 5000


def tree() -> nodes.document:
    first = nodes.paragraph("", "One ", nodes.strong("", "two"), nodes.Text(" three"))
    items = [nodes.list_item("", nodes.paragraph("", word)) for word in ("four", "five")]
    section = nodes.section("", nodes.title("", "Title"), first, nodes.bullet_list("", *items))
    return nodes.document(None, None, "", section)


@pytest.mark.parametrize(
    "kinds",
    [
        (nodes.paragraph,),
        (nodes.Text,),
        (nodes.Element,),
        (nodes.strong, nodes.list_item),
        (nodes.document, nodes.title),
        (nodes.image,),
    ],
)
def test_the_nodes_of_some_kinds_come_as_they_stand(kinds: tuple[type[nodes.Node], ...]) -> None:
    document = tree()
    assert [*each_of(document, *kinds)] == [*document.findall(lambda node: isinstance(node, kinds))]


def test_what_is_put_into_a_node_is_walked_through() -> None:
    document = tree()
    for node in each_of(document, nodes.paragraph):
        if node.astext() == "four":
            node.append(nodes.strong("", "new"))
    assert [node.astext() for node in each_of(document, nodes.strong)] == ["two", "new"]
    found = []
    for node in each_of(document, nodes.bullet_list, nodes.emphasis):
        if isinstance(node, nodes.bullet_list):
            node[:] = [nodes.emphasis("", "instead")]
        found.append(type(node).__name__)
    assert found == ["bullet_list", "emphasis"]


def test_a_deep_tree_is_walked_to_its_end() -> None:
    inner: nodes.Element = nodes.paragraph("", "deep")
    for _ in range(DEEP):
        inner = nodes.block_quote("", inner)
    assert [node.astext() for node in each_of(inner, nodes.paragraph)] == ["deep"]
