"""Ids and links of many pages that become one. No Sphinx."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from html.parser import HTMLParser
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote, unquote

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_SCHEME = re.compile(r"^(?:[a-zA-Z][a-zA-Z0-9+.-]*:|//)")
#: Only these leave the document as live links; a ``javascript:`` address does not.
_OUTWARD = re.compile(r"^(?:https?|mailto|tel):", re.IGNORECASE)


class Target(NamedTuple):
    """Where a link leads: ``href`` is None where it leads nowhere in print.

    ``fault`` says what is wrong with the link, if its author should know.
    """

    href: str | None
    fault: str = ""
    external: bool = False


class _IdCollector(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.ids: dict[str, None] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id" and value:
                self.ids.setdefault(value)


def collect_ids(html: str) -> tuple[str, ...]:
    """Return the ids in a piece of HTML, each once, in their order."""
    collector = _IdCollector()
    collector.feed(html)
    collector.close()
    return tuple(collector.ids)


class IdSpace:
    """Gives each id of each page one of its own in the whole document.

    An id that only one page has keeps its name, so that ``#claim-x`` is the same in print and on
    the web; one that several pages have gets the name of its page in front.

    :param pages: for each page, by its address (``a/b.html``), the ids on it.
    :param reserved: ids that the document uses itself.
    """

    def __init__(self, pages: Mapping[str, Iterable[str]], reserved: Iterable[str] = ()) -> None:
        ids = {page: tuple(dict.fromkeys(names)) for page, names in pages.items()}
        owners = Counter(name for names in ids.values() for name in names)
        taken = set(reserved) | {name for name, count in owners.items() if count == 1}
        held_back = set(reserved)
        self._anchors: dict[str, str] = {}
        self._new: dict[tuple[str, str], str] = {}
        for page, names in ids.items():
            slug = re.sub(r"[^A-Za-z0-9]+", "-", posixpath.splitext(page)[0]).strip("-")
            self._anchors[page] = _free(f"page-{slug}", taken)
            for name in names:
                alone = owners[name] == 1 and name not in held_back
                self._new[page, name] = name if alone else _free(f"{slug}--{name}", taken)

    def anchor(self, page: str) -> str:
        """Return the id of a page as a whole."""
        return self._anchors[page]

    def of(self, page: str, name: str) -> str | None:
        """Return the new id for an id of a page; None where the page has none of that name."""
        return self._new.get((page, name))

    def target(self, page: str, href: str, *, left_out: frozenset[str] = frozenset()) -> Target:
        """Return where a link on a page leads in the whole document.

        :param page: address of the page on which the link stands.
        :param href: the link as it stands there.
        :param left_out: first parts of addresses that exist on the web but not in print.
        """
        if _SCHEME.match(href):
            if _OUTWARD.match(href):
                return Target(href, external=True)
            return Target(None, f"link to {href!r}: only web and mail addresses are printed")
        path, _, fragment = href.partition("#")
        fragment = unquote(fragment)
        wanted = _join(page, path.partition("?")[0]) if path else page
        if wanted not in self._anchors:
            if wanted in left_out or wanted.partition("/")[0] in left_out:
                return Target(None)
            return Target(None, f"link to {href!r}: no such page in print")
        new = self.of(wanted, fragment) if fragment else self.anchor(wanted)
        fault = "" if new else f"link to {href!r}: the page has no such id"
        return Target(f"#{quote(new or self.anchor(wanted))}", fault)


def rebase(page: str, address: str) -> str:
    """Return the address of a picture, seen from the root instead of from its page."""
    return address if _SCHEME.match(address) or not address else quote(_join(page, address))


def _join(page: str, path: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(path)))


def _free(wish: str, taken: set[str]) -> str:
    name, number = wish, 1
    while name in taken:
        number += 1
        name = f"{wish}-{number}"
    taken.add(name)
    return name
