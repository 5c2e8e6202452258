"""When each claim's question was last asked of each database: a CSV file beside the works found.

Columns: ``claim``, ``database``, ``since`` and ``searched`` (the days from and to which it was
asked), ``found`` (how many works the database named) and ``query``, as it was sent. The command
``watch`` writes the file whole: nobody writes into it by hand. No Sphinx.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from sphinx_evidence.files.csv_rows import read_table, write_rows
from sphinx_evidence.model.dates import is_date
from sphinx_evidence.model.problem import BibProblem

COLUMNS = ("claim", "database", "since", "searched", "found", "query")


class Asked(NamedTuple):
    """One question, asked of one database."""

    claim: str
    database: str
    since: str  #: ISO date.
    searched: str  #: ISO date.
    found: str  #: A number.
    query: str  #: Without the days.


class SearchFile(NamedTuple):
    """What the file says, by claim and database; what can't be read is a fault."""

    asked: Mapping[tuple[str, str], Asked]
    problems: tuple[BibProblem, ...] = ()


def searches_of(watch: Path) -> Path:
    """Return where the searches are kept, by the file of the works found.

    >>> searches_of(Path("data/watch.csv")).as_posix()
    'data/watch-searches.csv'
    """
    return watch.with_name(f"{watch.stem}-searches.csv")


def read_searches(raw: bytes, path: str) -> SearchFile:
    """Read the bytes of a file of searches.

    :param raw: the file as it is on disk, UTF-8.
    :param path: what to call the file in messages.
    """
    asked: dict[tuple[str, str], Asked] = {}

    def take(_line: int, row: list[str]) -> str:
        if len(row) != len(COLUMNS) or not is_date(row[2]) or not is_date(row[3]):
            return "the search can't be read; take the line out, and it is asked again"
        asked[row[0], row[1]] = Asked(*row)
        return ""

    problems = read_table(raw, path, "the searches", COLUMNS).read(take)
    return SearchFile(asked, problems)


def write_searches(asked: Iterable[Asked]) -> str:
    """Return a file of searches, in order of claim and database."""
    return write_rows([COLUMNS, *sorted(asked)])
