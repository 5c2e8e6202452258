"""Tell whether two sites show a reader the same text."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path


class _Reader(HTMLParser):
    """Collects what stands in the main part of a page, without the links to its own headings."""

    def __init__(self) -> None:
        super().__init__()
        self.text: list[str] = []
        self._on = self._skip = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        self._on = self._on or attributes.get("role") == "main"
        self._skip = "headerlink" in (attributes.get("class") or "").split()

    def handle_endtag(self, tag: str) -> None:
        self._skip = False

    def handle_data(self, data: str) -> None:
        if self._on and not self._skip:
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
