"""The numbers that somebody typed into an example: they are figures, and printing them proves nothing."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from fractions import Fraction

from sphinx_evidence.model.figure import Figure
from sphinx_evidence.model.pattern import pattern
from sphinx_evidence.numbers.lexer import read_figures

#: Nothing, the whole, and what only moves the point: the hundred of shares, the thousand of grams.
_FREE = pattern(r"0|10*|1/10+")
#: How a number is shown, and no text beside it.
_SHOWN = pattern(r"(?:.?[<>=^])?[-+ ]?#?0?\d{0,2}[,_]?(?:\.\d{1,2})?[a-zA-Z%]?", re.DOTALL)
#: A place in a list further on is a number like any other.
_FAR_ON = 10
#: A formula or the name of a thing, and no text that tells how much.
_NAME = pattern(r"[A-Za-z(][A-Za-z0-9().·_-]*")
#: What names a row of counts, which stands in a file.
_READS_DATA = ("counts",)


def typed_in(source: str) -> tuple[Figure, ...]:
    """Return the numbers that are typed into an example, in its code and in its texts.

    Left out are 0 and the powers of ten, places in lists, how many digits are shown, the names of
    rows, and formulas.

    :param source: one example of a doctest.

    >>> [figure.written for figure in typed_in("print(f'{round(45 / 60, 2):.1f} of 100 in 3 mg')")]
    ['45', '60', '3 mg']
    """
    found = [figure for figure, name in _typed(source) if not name]
    return tuple(dict.fromkeys(figure._replace(typed=True) for figure in found))


def numbers_in(source: str) -> frozenset[str]:
    """Return every number that stands in an example; where it prints one of them, that is no sum.

    :param source: one example of a doctest.
    """
    return frozenset(figure.number for figure, _ in _typed(source))


def _typed(source: str) -> Iterator[tuple[Figure, bool]]:
    """Yield each number in some code that is more than a scale, and whether it is part of a name."""
    tree = parsed(source)
    for constant in constants_in(tree) if tree else ():
        found: list[Figure] = []
        if isinstance(constant, int | float) and not isinstance(constant, bool):
            found = [*_number(constant)]
        elif isinstance(constant, str):
            found = [figure for figure, _, _ in read_figures(constant, ones=True)]
        name = isinstance(constant, str) and _NAME.fullmatch(constant) is not None
        yield from ((figure, name) for figure in found if not _FREE.fullmatch(figure.number))


def parsed(source: str) -> ast.Module | None:
    """Return the code of an example; None where it is none."""
    try:
        return ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def _number(value: float) -> Iterator[Figure]:
    try:
        number = str(Fraction(repr(value)))
    except ValueError:  # infinite, or no number at all
        return
    yield Figure(repr(value), number, number)


def constants_in(node: ast.AST) -> Iterator[object]:
    """Yield the constants of some code that tell how much or how many."""
    if isinstance(node, ast.Constant):
        yield node.value
        return
    if isinstance(node, ast.Subscript):
        yield from constants_in(node.value)
        if not _is_place(node.slice):
            yield from constants_in(node.slice)
        return
    if isinstance(node, ast.FormattedValue):
        yield from constants_in(node.value)
        if node.format_spec and not _SHOWN.fullmatch(ast.unparse(node.format_spec)[2:-1]):
            yield from constants_in(node.format_spec)
        return
    called = node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else ""
    if called in _READS_DATA:
        return
    parts = list(ast.iter_child_nodes(node))
    if called == "round":
        parts = parts[:2]
    for part in parts:
        yield from constants_in(part)


def _is_place(node: ast.AST) -> bool:
    numbers = (one.value for one in ast.walk(node) if isinstance(one, ast.Constant))
    near = all(not isinstance(one, int) or one < _FAR_ON for one in numbers)
    return isinstance(node, ast.Constant | ast.Slice | ast.UnaryOp) and near
