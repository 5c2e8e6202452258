"""Making the HTML of one page fit for print: ids, links, headings, what a click would open."""

from __future__ import annotations

import re
from html import escape, unescape
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from sphinx_print.ids import rebase

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_print.ids import IdSpace, Target

_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
#: Attributes that hold ids of the same page.
_REFERRING = frozenset(
    "for headers list aria-labelledby aria-describedby aria-controls aria-owns "
    "aria-details aria-flowto aria-activedescendant aria-errormessage".split()
)
_PICTURES = frozenset({"src", "data", "poster"})
_HEADING = re.compile(r"h[1-6]")
_INNER_URL = re.compile(r"""url\(\s*["']?#([^"')]+)["']?\s*\)""")

_Attributes = list[tuple[str, str | None]]


class PageRewriter(HTMLParser):
    """Rewrites one page; everything that needs no change is passed on as it stands.

    :param page: address of the page (``a/b.html``).
    :param space: the ids of the whole document.
    :param resolve: gives the target of a link on this page.
    :param depth: how many levels the headings of the page go down.
    """

    def __init__(
        self, page: str, space: IdSpace, resolve: Callable[[str], Target], depth: int = 0
    ) -> None:
        super().__init__(convert_charrefs=False)
        self._page, self._space, self._resolve, self._depth = page, space, resolve, depth
        self._out: list[str] = []
        # Tag as written and as rewritten, of every element that is open.
        self._open: list[tuple[str, str]] = []
        self._seen: set[str] = set()
        self._outward: tuple[str, int] | None = None
        self._silent = 0
        self.faults: list[str] = []

    @classmethod
    def rewrite(
        cls,
        html: str,
        page: str,
        space: IdSpace,
        resolve: Callable[[str], Target],
        depth: int = 0,
    ) -> tuple[str, list[str]]:
        """Return a page's HTML rewritten, and what is wrong with its links."""
        rewriter = cls(page, space, resolve, depth)
        rewriter.feed(html)
        rewriter.close()
        return "".join(rewriter._out), rewriter.faults

    # -- what the parser finds ------------------------------------------------------------------

    def handle_starttag(self, tag: str, attrs: _Attributes) -> None:
        """Write an opening tag with its new attributes."""
        if tag == "script":
            self._silent += 1
            return
        name, kept = self._renamed(tag, attrs)
        text = "".join(
            f" {key}" if value is None else f' {key}="{escape(value)}"' for key, value in kept
        )
        self._write(f"<{name}{text}>")
        if tag not in _VOID:
            self._open.append((tag, name))

    def handle_startendtag(self, tag: str, attrs: _Attributes) -> None:
        """Write an empty element; in HTML ``<div/>`` does not close itself, in SVG it does."""
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close the element that is open under this name, and what was left open in it."""
        if tag == "script":
            self._silent = max(0, self._silent - 1)
            return
        if not any(written == tag for written, _ in self._open):
            return
        while self._open:
            written, name = self._open.pop()
            self._write(f"</{name}>")
            if written == "a":
                self._print_address()
            if written == tag:
                break

    def handle_data(self, data: str) -> None:
        """Pass text on, but for programs."""
        self._write(data)

    def handle_entityref(self, name: str) -> None:
        """Pass on."""
        self._write(f"&{name};")

    def handle_charref(self, name: str) -> None:
        """Pass on."""
        self._write(f"&#{name};")

    # -- what becomes of it ---------------------------------------------------------------------

    def _write(self, text: str) -> None:
        if not self._silent:
            self._out.append(text)

    def _renamed(self, tag: str, attrs: _Attributes) -> tuple[str, _Attributes]:
        given = dict(attrs)
        if tag == "details":
            attrs = [*(pair for pair in attrs if pair[0] != "open"), ("open", None)]
        elif _HEADING.fullmatch(tag):
            tag = self._level(int(tag[1]))
        elif given.get("role") == "heading":
            # WeasyPrint tags by element, not by role: a heading must be one to be read as one. One
            # without a level, such as the caption of a toctree, stands outside their order.
            level = given.get("aria-level") or ""
            tag = self._level(int(level)) if level.isdecimal() else tag
            attrs = [pair for pair in attrs if pair[0] not in {"role", "aria-level"}]
        elif tag == "a" and "href" in given:
            target = self._resolve(given["href"] or "")
            if target.fault:
                self.faults.append(target.fault)
            rest = self._kept([pair for pair in attrs if pair[0] != "href"])
            if target.href is None:
                return "span", rest
            if target.external:
                self._outward = (target.href, len(self._out))
            return tag, [*rest, ("href", target.href)]
        return tag, self._kept(attrs)

    def _level(self, level: int) -> str:
        return f"h{max(1, min(6, level + self._depth))}"

    def _kept(self, attrs: _Attributes) -> _Attributes:
        kept: _Attributes = []
        for name, value in attrs:
            if name.startswith("on"):
                continue
            if not value:
                kept.append((name, value))
            elif name == "id":
                # An id given twice on a page: links lead to the first, as in a browser.
                if value not in self._seen:
                    self._seen.add(value)
                    kept.append((name, self._new(value)))
            elif name in _REFERRING:
                kept.append((name, " ".join(map(self._new, value.split()))))
            elif name in _PICTURES:
                kept.append((name, rebase(self._page, value)))
            elif name in {"href", "xlink:href"} and value.startswith("#"):
                kept.append((name, f"#{self._new(value[1:])}"))
            else:
                kept.append((name, _INNER_URL.sub(lambda m: f"url(#{self._new(m[1])})", value)))
        return kept

    def _new(self, name: str) -> str:
        return self._space.of(self._page, name) or name

    def _print_address(self) -> None:
        """Write the address after a link to the outside, unless its text shows it."""
        if self._outward is None:
            return
        (href, start), self._outward = self._outward, None
        shown = unescape(re.sub(r"<[^>]*>", "", "".join(self._out[start:]))).strip()
        bare = re.sub(r"^(?:https?://(?:dx\.)?(?:doi\.org/|www\.)?|mailto:|tel:)", "", href)
        if not shown or bare.rstrip("/") in shown.replace("\u200b", ""):
            return
        self._write(f'<span class="print-address"> ({escape(bare)})</span>')
