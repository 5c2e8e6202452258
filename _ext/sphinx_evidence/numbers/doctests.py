"""Which examples prove a figure: those that start from a number or from data, and work it out."""

from __future__ import annotations

import ast
import builtins
import sys
from collections.abc import Iterable, Iterator
from itertools import pairwise

from sphinx_evidence.model.pattern import pattern
from sphinx_evidence.numbers.literals import constants_in, parsed, typed_in

#: A text of nothing but digits.
_DIGITS = pattern(r"[\s.,%·-]*\d[\d\s.,%·-]*")
_SIDE_BY_SIDE = pattern(r"%[sd]%[sd]|\}\{")
#: What makes a number out of letters.
_COUNTERS = frozenset(("ord", "len", "chr", "hash", "id", "bytes", "bytearray"))
_BUILTINS = frozenset(dir(builtins))


def proving(examples: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield those examples of a box that prove what they print.

    :param examples: source and output of each, in order, for names live on.

    >>> [*proving([("a = 100 - 1 - 1", ""), ("print(a)", "98"), ("print(45 + 53)", "98")])]
    [('print(45 + 53)', '98')]
    """
    sound: frozenset[str] = frozenset()
    hollow: frozenset[str] = frozenset()
    for source, output in examples:
        tree = parsed(source)
        if tree is None:
            continue
        bound = _bound(tree)
        draws = bool(typed_in(source)) or bool(_used(tree) - hollow - (bound - sound))
        draws = draws or any(_is_of_a_library(node) for node in ast.walk(tree))
        sound, hollow = (
            (sound | bound, hollow - bound) if draws else (sound - bound, hollow | bound)
        )
        if draws and not _puts_digits_together(tree):
            yield source, output


def _used(tree: ast.AST) -> frozenset[str]:
    """Return the names that some code takes up and Python does not know by itself."""
    names = (node for node in ast.walk(tree) if isinstance(node, ast.Name))
    return frozenset(one.id for one in names if isinstance(one.ctx, ast.Load)) - _BUILTINS


def _bound(tree: ast.AST) -> frozenset[str]:
    """Return the names that some code gives to something."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            found.add(node.id)
        elif isinstance(node, ast.arg):
            found.add(node.arg)
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            found.add(node.name)
        elif isinstance(node, ast.alias):
            found.add((node.asname or node.name).partition(".")[0])
    return frozenset(found)


def _is_of_a_library(node: ast.AST) -> bool:
    """Tell whether code imports something that does not come with Python."""
    names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
    names += [one.name for one in node.names] if isinstance(node, ast.Import) else []
    return any(name.partition(".")[0] not in sys.stdlib_module_names for name in names)


def _puts_digits_together(tree: ast.Module) -> bool:
    """Tell whether code holds what any number can be put together of: "9" + "7", f"{nine}{seven}"."""
    if any(isinstance(one, str) and _DIGITS.fullmatch(one) for one in constants_in(tree)):
        return True
    return any(_glues(node) for node in ast.walk(tree))


def _glues(node: ast.AST) -> bool:
    match node:
        case ast.JoinedStr(values=parts):
            values = (isinstance(part, ast.FormattedValue) for part in parts)
            return any(one and other for one, other in pairwise(values))
        case (
            ast.keyword(arg="sep" | "end", value=ast.Constant(value=""))
            | ast.Attribute(attr="join", value=ast.Constant(value=""))
        ):
            return True
        case ast.Call(func=ast.Name(id=name), args=given) if name in _COUNTERS:
            return all(isinstance(one, ast.Constant) for one in given)
        case ast.BinOp(op=ast.Add(), left=left, right=right):
            return _is_text(left) and _is_text(right)
        case ast.Constant(value=str(text)):
            return _SIDE_BY_SIDE.search(text) is not None
    return False


def _is_text(node: ast.AST) -> bool:
    match node:
        case ast.Call(func=ast.Name(id="str" | "repr" | "format")) | ast.JoinedStr():
            return True
        case ast.BinOp(op=ast.Add(), right=right):
            return _is_text(right)
    return False
