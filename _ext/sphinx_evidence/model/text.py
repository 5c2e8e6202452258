"""Capitals, full stops and plurals: small helpers for texts."""

from __future__ import annotations

from collections.abc import Sized

from sphinx_evidence.model.options import one_line


def capital(text: str) -> str:
    """Return text with a capital letter at its start."""
    return f"{text[:1].upper()}{text[1:]}"


def folded(name: str) -> str:
    """Return a route or a condition as it is compared: capital letters make no difference."""
    return one_line(name).casefold()


def counted(number: int, noun: str) -> str:
    """Return a number with its noun, in the plural where there is not exactly one."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def plural(noun: str, things: Sized) -> str:
    """Return a noun, in the plural where there is not exactly one thing."""
    return noun if len(things) == 1 else f"{noun}s"


def with_stop(text: str) -> str:
    """Return a text that ends as a sentence does."""
    return text if text.endswith((".", "?", "!")) else f"{text}."
