"""Reviews: when each claim was last read against its sources, and what it said then. No Sphinx.

A committed CSV file holds one row a claim: ``claim``, ``fingerprint``, ``reviewed`` (the date) and
``by``. When the claim, its options or its sources no longer give the fingerprint, it is suspect.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from sphinx_evidence.files.csv_rows import read_table, write_rows
from sphinx_evidence.model.claim import Claim
from sphinx_evidence.model.dates import is_date
from sphinx_evidence.model.digest import digest_of
from sphinx_evidence.model.problem import BibProblem
from sphinx_evidence.model.source import Source

COLUMNS = ("claim", "fingerprint", "reviewed", "by")
#: Options that say nothing of what is claimed or of what it rests on.
_ASIDE = ("reviewed", "waive")


class Review(NamedTuple):
    """The last review of a claim."""

    fingerprint: str
    reviewed: str  #: ISO date.
    by: str  #: Who read it; may be empty.
    line: int = 0


class ReviewFile(NamedTuple):
    """What a file of reviews says; rows that can't be read are faults of their own."""

    path: str
    reviews: Mapping[str, Review]
    problems: tuple[BibProblem, ...]


def fingerprint(claim: Claim, sources: Mapping[str, Source]) -> str:
    """Return a digest of a claim's sentence, options and counts, and of what is noted of its sources.

    The body is left out: its figures are traced to the sources, and its words explain the claim.

    :param sources: all sources by key.
    """
    keys = claim.names("cite") + claim.names("against")
    cited = [sources[key] for key in keys if key in sources]
    bundled = [source.bundled for source in cited if source.bundled]
    return digest_of(
        claim.sentence,
        sorted(option for option in claim.options if option[0] not in _ASIDE),
        [(s.key, s.title, s.author, s.year, s.identifiers, s.link) for s in cited],
        [(s.doi, s.design, s.species, s.kind, s.finding) for s in cited],
        *([claim.counted] if claim.counted else []),
        *([bundled] if bundled else []),
    )


def read_reviews(raw: bytes, path: str) -> ReviewFile:
    """Read the bytes of a file of reviews.

    :param raw: the file as it is on disk, UTF-8.
    :param path: what to call the file in messages.
    """
    reviews: dict[str, Review] = {}

    def take(line: int, row: list[str]) -> str:
        claim, *rest = [*row, "", "", ""][: len(COLUMNS)]
        if len(row) != len(COLUMNS) or not claim or not is_date(rest[1]):
            return (
                f'the review of "{claim}" can\'t be read; write claim, fingerprint, date such as '
                "2026-11-22, and who"
            )
        if claim in reviews:
            return f'"{claim}" is reviewed twice (first on line {reviews[claim].line}); keep one'
        reviews[claim] = Review(rest[0], rest[1], rest[2], line)
        return ""

    problems = read_table(raw, path, "the reviews", COLUMNS).read(take)
    return ReviewFile(path, reviews, problems)


def write_reviews(reviews: Iterable[tuple[str, Review]]) -> str:
    """Return a file of reviews: one row a claim, in order of id."""
    return write_rows([COLUMNS, *((claim, *review[:3]) for claim, review in sorted(reviews))])


def last_review(claim: Claim, reviews: Mapping[str, Review]) -> str:
    """Return the date of a claim's last review, or an empty string where none is known."""
    dates = [claim.option("reviewed"), reviews[claim.id].reviewed if claim.id in reviews else ""]
    return max((date for date in dates if date and is_date(date)), default="")
