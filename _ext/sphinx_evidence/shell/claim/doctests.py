"""The doctests of a page: which of them run, and to which box each belongs."""

from __future__ import annotations

from doctest import SKIP

from docutils import nodes
from sphinx.environment import BuildEnvironment


def examples_of(node: nodes.Element, env: BuildEnvironment) -> list[str]:
    """Return the ``>>>`` lines of a block that the doctest builder will run."""
    if int(env.config.doctest_default_flags) & SKIP:
        return []
    if isinstance(node, nodes.doctest_block):
        if not env.config.doctest_test_doctest_blocks:
            return []
    elif node.get("testnodetype") != "doctest" or "skipif" in node:
        return []
    flags: dict[int, bool] = node.get("options", {})
    if flags.get(SKIP):
        return []
    return [line for line in _example_lines(node) if "+SKIP" not in line]


def example_text(node: nodes.Element) -> str:
    """Return a block of examples as its author wrote it."""
    return str(node["test"]) if "test" in node else node.astext()


def _example_lines(node: nodes.Element) -> list[str]:
    lines = map(str.strip, example_text(node).splitlines())
    return [line for line in lines if line.startswith(">>>")]


def bind_doctests(body: nodes.Element, group: str) -> int:
    """Give the doctests of a box a group of their own and return how many examples they hold.

    Without this all blocks of a page share one namespace, and one claim can lean on another.
    """
    count = 0
    for node in body.findall(nodes.Element):
        is_test = isinstance(node, nodes.doctest_block) or "testnodetype" in node
        if is_test and not node.get("evidence_bound"):
            node["groups"] = [group]
            node["evidence_bound"] = True
            count += len(_example_lines(node))
    return count
