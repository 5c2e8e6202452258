"""Tell whether two sites show a reader the same text."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

#: Classes of what nobody reads: links to a heading itself, and words for screen readers alone.
_UNREAD = frozenset(("headerlink", "evidence-hidden"))


class _Reader(HTMLParser):
    """Collects what a reader sees in the main part of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.text: list[str] = []
        self._on = False
        self._inside: list[str] = []  # the tags that are open in what nobody reads

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        self._on = self._on or attributes.get("role") == "main"
        if self._inside or not _UNREAD.isdisjoint((attributes.get("class") or "").split()):
            self._inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._inside:
            self._inside.pop()

    def handle_data(self, data: str) -> None:
        if self._on and not self._inside:
            self.text.append(data)


def visible_text(page: Path) -> str:
    """Return the text of a page without white space, which browsers and writers set as they like."""
    reader = _Reader()
    reader.feed(page.read_text(encoding="utf-8"))
    return re.sub(r"\s+", "", "".join(reader.text))


def first_difference(one: Path, other: Path) -> str:
    """Return where two built sites differ first, or an empty string where they show the same text."""
    for page in sorted((one / "_build").rglob("*.html")):
        path = page.relative_to(one)
        if path.name in ("genindex.html", "search.html"):
            continue
        here, there = visible_text(page), visible_text(other / path)
        if here != there:
            pairs = enumerate(zip(here, there, strict=False))
            at = next((n for n, (a, b) in pairs if a != b), min(len(here), len(there)))
            start = max(at - 20, 0)
            return f"{path.name}: {here[start : at + 40]!r} and {there[start : at + 40]!r}"
    return ""
