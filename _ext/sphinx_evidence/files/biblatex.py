"""Entries as BibLaTeX writes them, told as BibTeX would: one shape for whatever reads them. No Sphinx.

BibLaTeX has other names for fields and types, takes fields from other entries (``crossref``,
``xdata``) and bundles entries (``@set``). Whoever exports a library gets such a file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, MutableMapping

from pybtex.database import Entry

#: What BibLaTeX calls a field, and what BibTeX calls it.
_FIELDS = {
    "journaltitle": "journal",
    "location": "address",
    "institution": "school",  # of a thesis only
    "annotation": "annote",
}
_THESES = ("phdthesis", "mastersthesis")
#: What BibTeX calls a type of BibLaTeX. pybtex breaks down at a type that it does not know.
_TYPES = {
    "report": "techreport",
    "thesis": "phdthesis",
    "electronic": "online",
    "www": "online",
    "conference": "inproceedings",
    "mvbook": "book",
    "collection": "book",
    "mvcollection": "book",
    "reference": "book",
    "mvreference": "book",
    "mvproceedings": "proceedings",
    "bookinbook": "inbook",
    "suppbook": "inbook",
    "suppcollection": "incollection",
    "inreference": "incollection",
    "periodical": "misc",
    "suppperiodical": "article",
}
_KNOWN = frozenset(
    "article book booklet dataset inbook incollection inproceedings manual mastersthesis misc "
    "online patent phdthesis proceedings software techreport unpublished".split()
)
#: Types that stand in a larger work, whose title is not theirs.
_PARTS = ("inbook", "incollection", "inproceedings")
#: What a part does not take over from the work that it stands in.
_OWN = frozenset(
    "title shorttitle doi pmid pmcid eprint crossref xref xdata entryset ids keywords abstract "
    "finding design species participants subjects given outcomes note options relatedtype".split()
)
XDATA = "xdata"


def complete(entries: MutableMapping[str, Entry]) -> Iterator[tuple[str, str]]:
    """Bring entries into BibTeX's shape, in place; yield key and fault of each that can't be.

    :param entries: by key, as pybtex reads them; entries that only lend fields are taken out.
    """
    for key, entry in entries.items():
        yield from _take_over(key, entry, entries)
    for entry in entries.values():
        _rename(entry)
    for key in [key for key, entry in entries.items() if entry.type == XDATA]:
        del entries[key]


def _take_over(
    key: str, entry: Entry, entries: MutableMapping[str, Entry]
) -> Iterator[tuple[str, str]]:
    """Take over what other entries lend; yield the fault of a name that no entry has."""
    for field in (XDATA, "crossref", "entryset"):
        if field not in entry.fields:
            continue
        for name in filter(None, map(str.strip, entry.fields[field].split(","))):
            if name not in entries:
                yield (
                    key,
                    f'takes over fields from "{name}" ({field}), which no file has; correct it',
                )
            elif field == "crossref":
                for one in _line(name, entries):
                    _inherit(entry, one)
            else:
                for one in _line(name, entries):
                    _copy(entry, one)


def _line(name: str, entries: MutableMapping[str, Entry]) -> Iterator[Entry]:
    """Yield an entry and those that lend it fields, each once: a circle ends."""
    seen: set[str] = set()
    waiting = [name]
    while waiting:
        name = waiting.pop(0).lower()
        if name in seen or name not in entries:
            continue
        seen.add(name)
        yield entries[name]
        for field in ("crossref", XDATA):
            waiting += map(str.strip, entries[name].fields.get(field, "").split(","))


def _copy(entry: Entry, lender: Entry) -> None:
    """Give an entry whatever it lacks of another."""
    for name, value in lender.fields.items():
        if name not in entry.fields:
            entry.fields[name] = value
    for role, people in lender.persons.items():
        if role not in entry.persons:
            entry.persons[role] = people


def _inherit(entry: Entry, whole: Entry) -> None:
    """Give a part what it lacks and the work around it has; that work's title is its book's."""
    for name, value in whole.fields.items():
        if name.lower() not in _OWN and name not in entry.fields:
            entry.fields[name] = value
    kind = _TYPES.get(entry.type, entry.type)
    title = whole.fields.get("booktitle") or whole.fields.get("title", "")
    if kind in _PARTS:
        if title and "booktitle" not in entry.fields:
            entry.fields["booktitle"] = title
    elif title and "title" not in entry.fields:
        entry.fields["title"] = title
    roles = ("editor",) if kind in _PARTS else ("author", "editor")
    for role in roles:
        if role in whole.persons and role not in entry.persons:
            entry.persons[role] = whole.persons[role]


def _rename(entry: Entry) -> None:
    """Give an entry the type and the fields that BibTeX knows it by."""
    kind = entry.type
    if kind not in _KNOWN and kind != XDATA:
        kind = _TYPES.get(kind, "misc")
        if kind == "phdthesis" and re.search(
            r"\bma|master", entry.fields.get("type", ""), re.IGNORECASE
        ):
            kind = "mastersthesis"
        entry.type = kind
    fields = entry.fields
    for name, classic in _FIELDS.items():
        if name in fields and classic not in fields and (classic != "school" or kind in _THESES):
            fields[classic] = fields[name]
    if "date" in fields and "year" not in fields and (year := year_of(fields["date"])):
        fields["year"] = year


def year_of(date: str) -> str:
    """Return the year of a date as BibLaTeX writes one; of a range, the first.

    >>> year_of("2019-03-05"), year_of("2004~/2006"), year_of("")
    ('2019', '2004', '')
    """
    found = re.match(r"\s*\{?(-?\d{4})", date)
    return found[1] if found else ""
