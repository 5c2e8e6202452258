"""A work that a database names, in one form whatever the database."""

import html
import re
from collections.abc import Iterable
from typing import NamedTuple

from sphinx_evidence.model.found import design_of
from sphinx_evidence.model.identifiers import doi_fault, pmid_fault
from sphinx_evidence.model.options import one_line

#: So many works of one answer are taken, the newest; a question with more is too wide.
MOST = 200


class Hit(NamedTuple):
    """What a database says of a work."""

    work: str  #: Its DOI in lower case, ``pmid:`` and its number, or its address.
    numbers: frozenset[str]  #: All of these that it has.
    title: str
    journal: str
    published: str  #: ISO 8601, as much of it as is known; or empty.
    design: str  #: In words; empty where the database says nothing.


class Answer(NamedTuple):
    """What a database says to a question."""

    hits: tuple[Hit, ...]  #: The newest first.
    total: int  #: How many works there are.
    whole: bool  #: Were all of them taken?


def all_of(groups: Iterable[Iterable[str]], form: str) -> str:
    """Return a question in the words of a database: one term of each group.

    >>> all_of([["tea"], ["sleep", "nights"]], '"{}"[tiab]')
    '("tea"[tiab]) AND ("sleep"[tiab] OR "nights"[tiab])'
    """
    return " AND ".join(f"({' OR '.join(map(form.format, group))})" for group in groups)


def hit(
    *,
    doi: str,
    pmid: str,
    address: str,
    title: str,
    journal: str,
    published: str,
    kinds: Iterable[str],
) -> Hit | None:
    """Return a work; None where nobody could find it or nobody could say what it is called."""
    numbers = [doi.lower()] if doi and not doi_fault(doi) else []
    numbers += [f"pmid:{pmid}"] if pmid and not pmid_fault(pmid) else []
    numbers += [address] if address and not numbers else []
    # Titles come with markup, entities, and a full stop behind them.
    title = re.sub(r"</?[A-Za-z][^<>]*>", "", html.unescape(title))
    title = one_line(title).strip("[] ").removesuffix(".")
    if not numbers or not title:
        return None
    when = re.match(r"\d{4}(?:-\d{2}(?:-\d{2})?)?", published.replace("/", "-"))
    return Hit(
        numbers[0],
        frozenset(numbers),
        title,
        one_line(journal),
        when[0] if when else "",
        design_of(kinds, title),
    )
