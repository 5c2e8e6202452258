"""The feed of what changed: what RFC 4287 asks for, and ids that stay."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from sphinx_evidence.files.changes import Change
from sphinx_evidence.reports.atom import Site, atom_feed
from sphinx_evidence.views.changes import TierChange

NS = {"a": "http://www.w3.org/2005/Atom"}
HERE = Site(
    "Tea & sleep", "Ann", "https://tea.example/changes.atom", lambda p, a: p and f"{p}.html#{a}"
)
RAISED = TierChange(
    Change("2026-03-01", "tea", "moderate", "A trial <of 12>\x07 & more.", "low"),
    'Tea "reduces" sleep',
    "tea",
    "claim-tea",
)
GONE = TierChange(Change("2026-03-01", "cup", "withdrawn", "Wrong", "low"), "cup", "", "")
NEW = TierChange(Change("2026-01-05", "tea", "low", "New."), "Tea <reduces> sleep", "tea", "claim")


def read(told: list[TierChange], site: Site = HERE) -> ET.Element:
    return ET.fromstring(atom_feed(told, site))  # noqa: S314 -- our own


def texts(feed: ET.Element, path: str) -> list[str]:
    return [node.text or "" for node in feed.findall(path, NS)]


def test_the_feed_says_whose_it_is() -> None:
    feed = read([RAISED, NEW])
    assert texts(feed, "a:title") == ["Tea & sleep: what changed"]
    assert texts(feed, "a:updated") == ["2026-03-01T00:00:00Z"]
    assert texts(feed, "a:author/a:name") == ["Ann"]
    assert [link.attrib for link in feed.findall("a:link", NS)] == [
        {"rel": "self", "href": "https://tea.example/changes.atom"}
    ]


def test_an_entry_for_each_change_and_one_for_all_that_is_new_on_a_day() -> None:
    feed = read([RAISED, GONE, NEW, NEW])
    assert texts(feed, "a:entry/a:title") == [
        *('Tea "reduces" sleep.', "cup.", "New: 2 claims"),
    ]
    assert texts(feed, "a:entry/a:content") == [
        "<p>Now: moderate certainty; before: low certainty. A trial &lt;of 12&gt; &amp; more.</p>",
        "<p>Taken off this site; it was: low certainty. Wrong.</p>",
        "<ul>" + '<li><a href="tea.html#claim">Tea &lt;reduces&gt; sleep</a></li>' * 2 + "</ul>",
    ]
    links = [link.attrib["href"] for link in feed.findall("a:entry/a:link", NS)]
    assert links == ["tea.html#claim-tea"]
    pages = [node.attrib["term"] for node in feed.findall("a:entry/a:category", NS)]
    assert pages == ["tea"]


def test_every_entry_has_what_a_reader_program_needs() -> None:
    for entry in read([RAISED, GONE, NEW]).findall("a:entry", NS):
        for name in ("id", "title", "updated", "content"):
            assert len(entry.findall(f"a:{name}", NS)) == 1
        [when] = texts(entry, "a:updated")
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", when)


def test_ids_stay_when_claims_are_worded_anew_and_the_site_moves() -> None:
    moved = HERE._replace(own="", address=lambda page, anchor: f"https://x.example/{page}")
    first = texts(read([RAISED, GONE, NEW]), ".//a:id")
    again = texts(read([RAISED._replace(sentence="Tea."), GONE, NEW], moved), ".//a:id")
    assert first == again
    assert len(set(first)) == 4
    assert all(re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", one) for one in first)
    later = RAISED._replace(change=RAISED.change._replace(date="2026-03-02"))
    assert texts(read([later]), "a:entry/a:id") != texts(read([RAISED]), "a:entry/a:id")


def test_a_day_of_many_new_claims_names_some() -> None:
    [content] = texts(read([NEW] * 25), "a:entry/a:content")
    assert content.count("<li>") == 20
    assert content.endswith("</ul><p>And 5 more.</p>")


def test_old_entries_fall_off() -> None:
    many = [RAISED._replace(change=RAISED.change._replace(claim=f"c{n}")) for n in range(150)]
    assert len(read(many).findall("a:entry", NS)) == 100
