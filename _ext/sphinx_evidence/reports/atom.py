"""What changed as an Atom feed (RFC 4287). No Sphinx.

Written with Python's own ElementTree: it escapes as it must, and costs a quarter of the start of a
library for feeds (feedgen, which loads lxml). An entry keeps its id whatever a claim says later and
wherever the site is served, so that nobody meets it twice.
"""

from collections.abc import Callable, Iterable, Iterator
from html import escape
from itertools import groupby
from typing import NamedTuple
from xml.etree import ElementTree as ET

from sphinx_evidence.model.digest import urn_of
from sphinx_evidence.model.options import one_line
from sphinx_evidence.model.text import with_stop
from sphinx_evidence.views.changes import TierChange
from sphinx_evidence.wording.words import ENGLISH, Words

_ATOM = "http://www.w3.org/2005/Atom"
#: The newest entries; and of a day on which many claims are new, so many by name.
_ENTRIES, _NAMED = 100, 20


class Site(NamedTuple):
    """What a feed says of the site that it tells of."""

    title: str
    author: str
    own: str  #: The address of the feed; empty where nobody knows where it is served.
    address: Callable[[str, str], str]  #: Of a page and an anchor; empty where there is none.
    words: Words = ENGLISH  #: Of its language.


class _Entry(NamedTuple):
    date: str
    name: str  #: What its id is made of.
    title: str
    content: str  #: HTML.
    link: str
    page: str


def atom_feed(told: Iterable[TierChange], site: Site) -> str:
    """Return the feed; there must be a change.

    :param told: all changes, the newest day first.
    """
    entries = [*_entries(told, site)][:_ENTRIES]
    feed = ET.Element("feed", xmlns=_ATOM)
    _add(feed, "id", urn_of(site.title))
    _add(feed, "title", site.words("{}: what changed", site.title))
    _add(feed, "updated", _time(entries[0].date))
    _add(_add(feed, "author"), "name", site.author)
    if site.own:
        _add(feed, "link", rel="self", href=site.own)
    for entry in entries:
        node = _add(feed, "entry")
        _add(node, "id", urn_of(f"{site.title} {entry.name}"))
        _add(node, "title", entry.title)
        _add(node, "updated", _time(entry.date))
        if entry.link:
            _add(node, "link", rel="alternate", href=entry.link)
        if entry.page:
            _add(node, "category", term=entry.page)
        _add(node, "content", entry.content, type="html")
    ET.indent(feed)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(feed, "unicode")}\n'


def _entries(told: Iterable[TierChange], site: Site) -> Iterator[_Entry]:
    for date, group in groupby(told, key=lambda one: one.change.date):
        changes = list(group)
        for one in changes:
            if one.alone:
                change = one.change
                yield _Entry(
                    date,
                    f"{change.claim} {date} {change.before} {change.tier}",
                    with_stop(one.sentence),
                    f"<p>{escape(one.told)}</p>",
                    site.address(one.docname, one.anchor),
                    one.docname,
                )
        if new := [one for one in changes if not one.alone]:
            title = site.words.plural("New: {} claim", "New: {} claims", new)
            yield _Entry(date, f"new {date}", title, _list(new, site), "", "")


def _list(new: list[TierChange], site: Site) -> str:
    items = "".join(f"<li>{_named(one, site)}</li>" for one in new[:_NAMED])
    more = len(new) - _NAMED
    rest = f"<p>{site.words('And {} more.', more)}</p>" if more > 0 else ""
    return f"<ul>{items}</ul>{rest}"


def _named(one: TierChange, site: Site) -> str:
    link, words = site.address(one.docname, one.anchor), escape(one.sentence)
    return f'<a href="{escape(link)}">{words}</a>' if link else words


def _add(parent: ET.Element, tag: str, text: str = "", **attributes: str) -> ET.Element:
    node = ET.SubElement(parent, tag, attributes)
    node.text = one_line(text) or None
    return node


def _time(date: str) -> str:
    return f"{date}T00:00:00Z"
