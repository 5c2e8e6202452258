"""A verdict in words."""

from __future__ import annotations

from docutils import nodes


def verdict_words(name: str, label: str) -> nodes.strong:
    """Return a verdict in words; HTML adds a colour.

    :param name: its slug; empty for an unknown one.
    :param label: its words.
    """
    classes = ["evidence-verdict", f"evidence-verdict-{name or 'unknown'}"]
    return nodes.strong(label, label, classes=classes)
