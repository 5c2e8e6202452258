"""The directive ``bibliography``: bibtex's own, asked only what it can answer.

bibtex breaks down at a style that it does not know and at a filter that compares words with
numbers, hours of writing later and without a line of a page. So each option is tried here first;
what is wrong is told, and left out.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any, ClassVar

from docutils import nodes

from sphinx_evidence.model.spelling import nearest
from sphinx_evidence.shell.bibtex.bibliography import bibtex_of
from sphinx_evidence.shell.bibtex.internals import BibliographyDirective, FilterVisitor
from sphinx_evidence.shell.bibtex.settings import styles
from sphinx_evidence.shell.directive import EvidencePart
from sphinx_evidence.shell.nodes import CITED

_LISTS = ("bullet", "enumerated", "citation")
_SIGNS = ("arabic", "loweralpha", "upperalpha", "lowerroman", "upperroman")
_FLAGS = ("all", "cited", "notcited")
#: A filter that is nested deeper can't be stored.
_DEEPEST = 40


class CitingBibliography(EvidencePart, BibliographyDirective):  # type: ignore[misc]
    """A bibliography that says which keys it lists by name, and which of its options are wrong."""

    known: ClassVar[tuple[str, ...]] = tuple(BibliographyDirective.option_spec)

    def run(self) -> Sequence[nodes.Node]:
        """Return what bibtex returns, marked with the keys that its content names."""
        self.options = self._usable()
        self._tell_files()
        found: Sequence[nodes.Node] = BibliographyDirective.run(self)
        for node in found:
            if isinstance(node, nodes.Element) and "docname" in node:
                node[CITED] = tuple(key for line in self.content for key in line.split())
                node["labelprefix"] = self.options.get("labelprefix", "")  # each label shows it
                self.set_source_info(node)
        return found

    def _usable(self) -> dict[str, Any]:
        """Return the options that bibtex can use, as it wants them, and tell of the others."""
        usable: dict[str, Any] = {}
        for name, value in self.known_options("a bibliography", empty=_FLAGS).items():
            wrong = self._wrong(name, value)
            if wrong:
                self.stray("unknown-value", f":{name}: {wrong}")
            elif name in _FLAGS:
                usable[name] = None
            elif name == "start":
                usable[name] = -1 if value == "continue" else int(value)
            elif value:
                usable[name] = value
        return usable

    def _wrong(self, name: str, value: str) -> str:
        """Return what is wrong with the value of an option; empty where nothing is."""
        if name in _FLAGS:
            return f'takes no value, and has "{value}"' if value else ""
        if name == "start":
            sound = value == "continue" or re.fullmatch("0*[1-9][0-9]{0,3}", value)
            return "" if sound else f'can\'t be "{value}"; a number from 1 to 9999, or "continue"'
        if name == "filter":
            return self._wrong_filter(value)
        if name == "keyprefix":
            return "" if re.fullmatch(r"[^\s,{}]+", value) else f'can\'t be "{value}"'
        allowed = {"list": _LISTS, "enumtype": _SIGNS, "style": styles()}.get(name)
        return "" if allowed is None else _not_of(value, allowed)

    def _wrong_filter(self, text: str) -> str:
        said = f'can\'t be "{text[:60]}"'
        try:
            tree = ast.parse(text)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return f"{said}, which is no expression"
        if _depth(tree) > _DEEPEST:
            return f"{said}, which is nested too deep"
        for entry in bibtex_of(self.env).bibdata.data.entries.values():
            try:
                _Whole(entry, self.env.docname, {self.env.docname}).visit(tree)
            except (ValueError, TypeError, AttributeError, re.error) as error:
                return f"{said}: {error}"
        return ""

    def _tell_files(self) -> None:
        """Note files that the settings do not name as strays, and leave them out."""
        files = bibtex_of(self.env).bibdata.bibfiles
        sound = []
        for name in " ".join(self.arguments).split():
            if Path(self.env.relfn2path(name)[1]).resolve() in files:
                sound.append(name)
            else:
                self.stray(
                    "unknown-value",
                    f'a bibliography can\'t list "{name}", which bibtex_bibfiles does not name',
                )
        self.arguments = [" ".join(sound)] if sound else []


def _not_of(value: str, allowed: Collection[str]) -> str:
    if value in allowed:
        return ""
    return f'can\'t be "{value}"' + (nearest(value, allowed) or f"; one of {', '.join(allowed)}")


def _depth(tree: ast.AST) -> int:
    depth, level = 0, [tree]
    while level and depth <= _DEEPEST:
        level = [child for node in level for child in ast.iter_child_nodes(node)]
        depth += 1
    return depth


class _Whole(FilterVisitor):  # type: ignore[misc]
    """Evaluates each part of a filter, also those that the first part makes needless."""

    def visit_BoolOp(self, node: ast.BoolOp) -> bool:  # noqa: N802 -- the name is given
        """Return what all its parts say together."""
        said = [bool(self.visit(value)) for value in node.values]
        return all(said) if isinstance(node.op, ast.And) else any(said)
