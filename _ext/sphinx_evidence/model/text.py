"""Capitals, full stops, plurals and Markdown: small helpers for texts."""

from __future__ import annotations

from sphinx_evidence.model.options import one_line


def capital(text: str) -> str:
    """Return text with a capital letter at its start."""
    return f"{text[:1].upper()}{text[1:]}"


def folded(name: str) -> str:
    """Return a route or a condition as it is compared: capital letters make no difference."""
    return one_line(name).casefold()


def counted(number: int, noun: str, many: str = "") -> str:
    """Return a number with its noun, in the plural where there is not exactly one.

    :param many: the plural, where it is more than an "s" behind the noun.
    """
    return f"{number} {noun if number == 1 else many or f'{noun}s'}"


def with_stop(text: str) -> str:
    """Return a text that ends as a sentence does."""
    return text if text.endswith((".", "?", "!")) else f"{text}."


def with_certainty(sentence: str, label: str) -> str:
    """Return a claim and how sure it is as one text, so that nobody takes the one without the other.

    >>> with_certainty("Tea may help", "Low certainty")
    'Tea may help. Low certainty.'
    """
    return f"{with_stop(sentence)} {with_stop(label)}"


def as_markdown(text: str) -> str:
    r"""Return text that Markdown shows as it is: no markup, no tags, no new column.

    >>> as_markdown("a*b")
    'a\\*b'
    """
    return "".join(f"\\{sign}" if sign in "\\`*_[]<>|#&~" else sign for sign in text)
