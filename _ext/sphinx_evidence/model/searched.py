"""The option ``searched``: what was looked for, when, in which databases and by which queries.

It is written ``2026-11-22: what, and where | PubMed: query | Embase, in words like: query``. A query
that nobody wrote down is told as such, ``Embase, query not recorded``, and so is a list that was
read from end to end without one, ``Trials of the review below, read through``. No Sphinx.
"""

from typing import NamedTuple

from sphinx_evidence.model.pattern import pattern

_SEARCH = pattern(r"(\d{4}-\d{2}-\d{2})[ \t]*:[ \t]*(\S.*)")
_BAR = pattern(r"[ \t]*(?:^|(?<=[ \t]))\|(?=[ \t]|$)[ \t]*")
_LIKE, _LOST, _READ = "in words like", "query not recorded", "read through"
_DATABASE = r"([^\W\d_][^:]*?)"
_ASKED = pattern(rf"{_DATABASE}(,[ \t]*{_LIKE})?[ \t]*:[ \t]+(?=.*\w)(\S.*)")
_UNASKED = pattern(rf"{_DATABASE},[ \t]*({_LOST}|{_READ})\.?")


class Query(NamedTuple):
    """What a database was asked."""

    database: str
    words: str  #: Empty where nobody wrote them down, or it was read through.
    exact: bool  #: Is this all that was sent, and not only words like it? Nothing, where it was read through.

    @property
    def unasked(self) -> str:
        """Say why there are no words; empty where there are."""
        return "" if self.words else _READ if self.exact else _LOST

    @property
    def told(self) -> str:
        """Return it as it is written in the option."""
        if not self.words:
            return f"{self.database}, {self.unasked}"
        return f"{self.database}{'' if self.exact else f', {_LIKE}'}: {self.words}"


class Search(NamedTuple):
    """What was looked for and not found: ``2026-11-22: trials in sailors | PubMed: tea sailors``."""

    day: str  #: Looks like an ISO date, and may be none.
    what: str
    queries: tuple[Query, ...] = ()
    odd: tuple[str, ...] = ()  #: What stands where a query should, and is none.

    @property
    def told(self) -> str:
        """Return it as it is written in the option."""
        return " | ".join([f"{self.day}: {self.what}", *(query.told for query in self.queries)])


def read_search(value: str) -> Search | None:
    """Return a search; None where what stands before the first bar is no day and what was sought.

    >>> found = read_search("2026-11-22: trials in sailors | PubMed: tea sailors")
    >>> found.day, found.what, found.queries
    ('2026-11-22', 'trials in sailors', (Query(database='PubMed', words='tea sailors', exact=True),))
    >>> read_search("2026-11-22: trials | PubMed, in words like: tea | Embase, query not recorded").queries
    (Query(database='PubMed', words='tea', exact=False), Query(database='Embase', words='', exact=False))
    """
    first, *others = _BAR.split(value)
    match = _SEARCH.fullmatch(first)
    if match is None:
        return None
    read = [(part, _query(part)) for part in others]
    queries = tuple(query for _, query in read if query)
    return Search(match[1], match[2], queries, tuple(part for part, query in read if not query))


def _query(part: str) -> Query | None:
    if unasked := _UNASKED.fullmatch(part):
        return Query(unasked[1], "", exact=unasked[2] == _READ)
    asked = _ASKED.fullmatch(part)
    return Query(asked[1], asked[3], exact=not asked[2]) if asked else None
