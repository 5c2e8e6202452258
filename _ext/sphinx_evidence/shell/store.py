"""The records of all pages, kept page by page: sealed bytes, and an outline of each. No Sphinx.

A build in which nothing changed must not pay for every claim of a large site. So the records of a
page are unpacked only when somebody asks for them; the outline says what other pages need to know.
"""

from __future__ import annotations

import hashlib
import os
import pickle
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, cast

from sphinx_evidence.model.claim import Claim
from sphinx_evidence.model.digest import digest_of
from sphinx_evidence.model.disclaimer import Disclaimer
from sphinx_evidence.model.installed import (
    LANGUAGES_GROUP,
    RULES_GROUP,
    home_of,
    installed,
)
from sphinx_evidence.model.outline import Outline
from sphinx_evidence.model.pattern import pattern
from sphinx_evidence.model.place import Place

#: The folder of this extension.
_PACKAGE = Path(__file__).parent.parent
#: What is kept of a page: lists of records of `sphinx_evidence.model.claim`, `tables` and their like.
KINDS = (
    *("claims", "disclaimers", "claim_references", "citations", "strays", "passages"),
    *("cited_effects", "quoted", "rated", "animals"),
    *("findings", "maps", "popular_claims", "popular_tables", "plots"),
    *(
        "tables",
        "medicine_tables",
        "change_lists",
        "page_changes",
        "mentions",
        "headings",
        "choices",
    ),
    *("answers", "verdicts", "quotes", "marks"),
)
#: What the search reads of a page is kept too, as "search": no verdict depends on it.
#: Records that do not say where on the page they stand.
_BARE = ("change_lists", "page_changes", "mentions", "headings", "choices", "marks")


class Store:
    """All records. What is not sealed yet belongs to the page that is being read."""

    def __init__(self, sealed: dict[str, bytes], outlines: dict[str, Outline]) -> None:
        """Take over what earlier builds left.

        :param sealed: the records of each page, by its name; changed in place.
        :param outlines: the outline of each page, by its name; changed in place.
        """
        self._sealed = sealed
        self.outlines = outlines
        self._open: dict[str, dict[str, list[Any]]] = {}
        self._homes: dict[str, dict[str, tuple[str, int]]] = {}
        self.touched: set[str] = set()  #: Pages read or removed in this build.

    # -- while pages are read -----------------------------------------------------------------

    def note(self, kind: str, page: str, record: object) -> int:
        """Keep a record of a page and return its position among its kind there."""
        records = self._open.setdefault(page, {}).setdefault(kind, [])
        records.append(record)
        return len(records) - 1

    def seal(self, page: str, title: str, condition: str, verdict: str = "") -> None:
        """Close a page that was read; a page without records leaves nothing behind."""
        records = self._open.get(page)
        if not records:
            return
        claims: list[Claim] = records.get("claims", [])
        said = [
            [_unplaced(record) for record in records.get(kind, [])]
            if kind not in _BARE
            else records.get(kind, [])
            for kind in KINDS
        ]
        self._sealed[page] = pickle.dumps(records, pickle.HIGHEST_PROTOCOL)
        self.outlines[page] = Outline(
            digest=digest_of(page, title, condition, verdict, said),
            title=title,
            condition=condition,
            packed="\n".join(
                text
                for claim in claims
                for text in (claim.id, claim.sentence, claim.anchor, claim.tier.label)
            ),
            disclaimers=tuple(
                (found.name, found.anchor) for found in records.get("disclaimers", [])
            ),
            sources=tuple(
                dict.fromkeys(
                    [
                        *(key for claim in claims for key in claim.keys),
                        *(
                            key
                            for table in records.get("medicine_tables", [])
                            for key in table.keys
                        ),
                    ]
                )
            ),
            search=digest_of(records["search"]) if records.get("search") else "",
            headings=bool(records.get("headings")),
            choices=bool(records.get("choices")),
            verdict=verdict,
        )

    def retitle(self, page: str, title: str) -> None:
        """Change the title of a page to what its claims make of it."""
        self.outlines[page] = self.outlines[page]._replace(title=title)

    def remove(self, page: str) -> None:
        """Forget a page."""
        for kept in (self._open, self._sealed, self.outlines):
            kept.pop(page, None)
        self._changed(page)

    def merge(
        self, pages: Iterable[str], sealed: dict[str, bytes], outlines: dict[str, Outline]
    ) -> None:
        """Take over what another process read of its pages."""
        for page in pages:
            if page in sealed:
                self._sealed[page] = sealed[page]
                self.outlines[page] = outlines[page]
            self._changed(page)

    def _changed(self, page: str) -> None:
        self.touched.add(page)
        self._homes.clear()

    # -- when all pages are read --------------------------------------------------------------

    def records(self, kind: str, page: str) -> list[Any]:
        """Return the records of one page; an empty list where there are none."""
        if page not in self._open:
            if page not in self._sealed:
                return []
            self._open[page] = pickle.loads(self._sealed[page])  # noqa: S301 -- our own
        return self._open[page].get(kind, [])

    def every(self, kind: str) -> tuple[Any, ...]:
        """Return all records of a kind, in order of page and then of position."""
        return tuple(record for page in sorted(self._sealed) for record in self.records(kind, page))

    def world(self) -> str:
        """Return a digest of what all pages say."""
        return digest_of([(page, self.outlines[page].digest) for page in sorted(self.outlines)])

    def find_claim(self, claim_id: str) -> Claim | None:
        """Return the claim of an id; where two share it, the first."""
        page, number = self._home("claims", claim_id)
        return cast("Claim", self.records("claims", page)[number]) if page else None

    def find_disclaimer(self, name: str) -> Disclaimer | None:
        """Return the disclaimer of a name; where it is defined twice, the first."""
        page, number = self._home("disclaimers", name)
        return cast("Disclaimer", self.records("disclaimers", page)[number]) if page else None

    def _home(self, kind: str, name: str) -> tuple[str, int]:
        """Return the first page that holds a claim or a disclaimer, or an empty string, and its number there."""
        if kind not in self._homes:
            homes: dict[str, tuple[str, int]] = {}
            for page in sorted(self.outlines):
                outline = self.outlines[page]
                named = outline.disclaimers if kind == "disclaimers" else outline.claims
                for number, found in enumerate(named):
                    homes.setdefault(found[0], (page, number))
            self._homes[kind] = homes
        return self._homes[kind].get(name, ("", 0))


def _modules(folder: str | Path) -> Iterator[os.DirEntry[str]]:
    """Yield the modules, and the languages they read, in a folder and below it, in one order."""
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if entry.is_dir():
                yield from _modules(entry.path)
            elif entry.name.endswith((".py", ".toml")):
                yield entry


def own_digest() -> str:
    """Return a digest of this extension's own files, for a verdict is only as old as its rules.

    Those that other packages add are rules too.
    """
    files = [*_modules(_PACKAGE), *added_files(RULES_GROUP), *added_files(LANGUAGES_GROUP)]
    names = sorted((entry.name, entry.value) for entry in installed(group=RULES_GROUP))
    return digest_of([(os.fspath(file), *_stamp(file)) for file in files], names)


def _stamp(file: os.DirEntry[str] | Path) -> tuple[int, int]:
    """Return what tells one state of a file from another: to read them all takes ten times as long."""
    found = file.stat()
    return found.st_size, found.st_mtime_ns


def added_files(group: str) -> Iterator[os.DirEntry[str] | Path]:
    """Yield the files of the packages that add something, without running any of them."""
    for entry in installed(group=group):
        for home in home_of(entry.module):
            yield from (home,) if home.is_file() else _modules(home)


def made_by(folder: Path = _PACKAGE) -> int:
    """Return a number for the files that make what is stored with an environment.

    Records, nodes and what reads pages into them decide what an earlier build left behind. An
    environment that other files made must be read anew: a record with another field would stop the
    build, and one that is read in another way would be stale without a word.
    """
    found = hashlib.blake2b(digest_size=7)
    for file in (*_modules(folder), *added_files(LANGUAGES_GROUP)):
        name = os.fspath(file).removeprefix(str(folder)).replace(os.sep, "/")
        if not _JUDGING.match(name):
            found.update(f"{name}\0{_stamp(file)}\0".encode())
    return int.from_bytes(found.digest())


#: What judges and tells when all pages are read; `own_digest` sees to that in each build. A report,
#: with the rules in it, is stored; and `conf`, `sentence` and `site` are used while pages are read.
_JUDGING = pattern(r"/rules/(?!(conf|report|rule|sentence|site)\.py)|/reports/|/commands/")


def _unplaced(record: Any) -> Any:
    """Return a record without its lines: what only moved on its page says the same."""
    if isinstance(record, Claim):
        record = record._replace(figures=tuple(one._replace(line=0) for one in record.figures))
    return record._replace(place=Place(record.place.path, 0))
