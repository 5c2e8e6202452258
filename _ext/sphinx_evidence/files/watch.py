"""What came out since the last search: a committed CSV file, one row a claim and a work. No Sphinx.

Columns: ``claim``; ``work`` (a DOI, ``pmid:`` and a number, or an address); ``found`` (the day);
``looked_at``, ``by`` and ``verdict``, which a person fills in; and what the database says of the
work: ``design``, ``published`` and ``title``. The command ``watch`` adds rows at the end and leaves
all that stands there as it is, byte for byte.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from sphinx_evidence.files.csv_rows import read_table, write_rows
from sphinx_evidence.model.dates import is_date
from sphinx_evidence.model.found import is_trial
from sphinx_evidence.model.identifiers import doi_fault, pmid_fault
from sphinx_evidence.model.options import is_reason
from sphinx_evidence.model.problem import BibProblem
from sphinx_evidence.model.source import link_of

COLUMNS = (
    *("claim", "work", "found", "looked_at", "by", "verdict"),
    *("design", "published", "title"),
)


class FoundWork(NamedTuple):
    """One row: a work that may belong to a claim, and what somebody made of it."""

    claim: str
    work: str  #: A DOI in lower case, ``pmid:`` and a number, or an address.
    found: str  #: ISO date.
    looked_at: str = ""  #: ISO date; empty where nobody has looked at it.
    by: str = ""
    verdict: str = ""
    design: str = (
        ""  #: In words, such as ``randomised trial``; empty where the database says nothing.
    )
    published: str = ""  #: As much of the date as is known.
    title: str = ""
    line: int = 0

    @property
    def waits(self) -> bool:
        """Whether it is a trial that nobody has looked at."""
        return not self.looked_at and is_trial(self.design)

    @property
    def link(self) -> tuple[str, str]:
        """The address of the work, and what to call it."""
        if self.work.startswith("pmid:"):
            return link_of("", self.work.removeprefix("pmid:"), "")
        return link_of(*(("", "", self.work) if "://" in self.work else (self.work, "", "")))


class WatchFile(NamedTuple):
    """What a file of found works says; rows that can't be read are faults of their own."""

    path: str
    works: tuple[FoundWork, ...] = ()
    problems: tuple[BibProblem, ...] = ()

    @property
    def by_claim(self) -> Mapping[str, tuple[FoundWork, ...]]:
        """The works of each claim, in the order of the file."""
        found: dict[str, tuple[FoundWork, ...]] = {}
        for work in self.works:
            found[work.claim] = (*found.get(work.claim, ()), work)
        return found


def read_watch(raw: bytes, path: str) -> WatchFile:
    """Read the bytes of a file of found works.

    :param raw: the file as it is on disk, UTF-8.
    :param path: what to call the file in messages.
    """
    works: dict[tuple[str, str], FoundWork] = {}

    def take(line: int, row: list[str]) -> str:
        cells = dict(zip(COLUMNS, [*row, *[""] * len(COLUMNS)], strict=False))
        work = cells["work"]
        # An address may tell capital letters apart; a DOI does not.
        cells["work"] = work if "://" in work else work.lower()
        found = FoundWork(**cells, line=line)
        if fault := _fault(found, len(row)):
            return fault
        if first := works.get(found[:2]):
            return f'"{found.work}" stands on line {first.line} for "{found.claim}"; keep one'
        works[found[:2]] = found
        return ""

    problems = read_table(raw, path, "the works found", COLUMNS).read(take)
    return WatchFile(path, tuple(works.values()), problems)


def _fault(row: FoundWork, cells: int) -> str:
    """Return what is wrong with a row and what to do, or an empty string."""
    said = f'the row of "{row.work}"'
    if cells != len(COLUMNS) or not row.claim or not is_date(row.found):
        return f"{said} can't be read; write {', '.join(COLUMNS)}, with days such as 2026-11-22"
    fault = doi_fault(row.work)
    if row.work.startswith("pmid:"):
        fault = pmid_fault(row.work.removeprefix("pmid:"))
    if fault and not row.work.startswith(("http://", "https://")):
        return f'{said} names no work; write a DOI, "pmid:" and a number, or an address'
    if row.looked_at and not is_date(row.looked_at):
        return f'{said} was looked at on "{row.looked_at}"; write a day such as 2026-11-22'
    told = bool(row.looked_at), bool(row.by), is_reason(row.verdict)
    if any(told) and not all(told):
        return f"{said} is looked at in part; write the day, who looked, and the verdict"
    return ""


def with_works(raw: bytes, works: Iterable[FoundWork]) -> bytes:
    """Return a file with more rows at its end; all that stands in it stays byte for byte.

    :param raw: the file as it is on disk; empty where there is none.
    """
    rows = [work[: len(COLUMNS)] for work in works]
    if not raw.strip():
        return write_rows([COLUMNS, *rows]).encode()
    return raw + (b"" if raw.endswith(b"\n") else b"\n") + write_rows(rows).encode()
