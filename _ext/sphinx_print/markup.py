"""Typst as function calls: every text is a string, so nothing in it can be markup. No Sphinx."""

from __future__ import annotations

import re
from collections.abc import Iterable

#: White space that a paragraph may be broken at; no-break spaces stay as they are.
_SPACE = re.compile(r"[ \t\r\n\f\v]+")
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": None})


def string(text: str) -> str:
    """Return a Typst string that holds just this text."""
    return f'"{text.translate(_ESCAPES)}"'


def squeezed(text: str) -> str:
    """Return text with each run of white space as one space, as a paragraph shows it."""
    return _SPACE.sub(" ", text)


def call(name: str, *arguments: str, **named: str) -> str:
    """Return a function call.

    :param name: of the function.
    :param arguments: expressions, in their order.
    :param named: expressions by the name of their parameter, with ``_`` for ``-``.
    """
    pairs = [f"{key.replace('_', '-')}: {value}" for key, value in named.items()]
    return f"{name}({', '.join([*pairs, *arguments])})"


def array(items: Iterable[str]) -> str:
    """Return an array; the comma behind each item keeps one of one item an array."""
    return f"({''.join(f'{item}, ' for item in items)})"


def joined(statements: Iterable[str]) -> str:
    """Return expressions as one: a code block of a statement a line, whose values Typst joins."""
    lines = [line for line in statements if line]
    return "{" + "\n".join(lines) + "\n}" if lines else "[]"


def truth(value: object) -> str:
    """Return whether something holds, as Typst writes it."""
    return "true" if value else "false"
