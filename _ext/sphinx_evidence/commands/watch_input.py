"""What ``watch`` is given: its options, and the files that it reads before anybody is asked."""

import argparse
from pathlib import Path
from typing import NamedTuple

from sphinx_evidence.commands import europe_pmc, pubmed
from sphinx_evidence.commands.errors import CommandError
from sphinx_evidence.commands.runs import sound
from sphinx_evidence.files.searches import Asked, SearchFile, read_searches, searches_of
from sphinx_evidence.files.watch import WatchFile, read_watch
from sphinx_evidence.files.watch_words import WordFile, read_words
from sphinx_evidence.model.dates import is_date


class Paths(NamedTuple):
    """Where things stand."""

    watch: Path  #: The works found.
    words: Path | None  #: What databases call things; None where the site has no such file.
    page: Path  #: The reading list.

    @property
    def searches(self) -> Path:
        """When each question was last asked."""
        return searches_of(self.watch)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``watch`` to a parser."""
    add = parser.add_argument
    add("ids", nargs="*", metavar="ID", help="id of a claim; none for all")
    add("--contact", default="", metavar="MAIL", help="your address, which databases ask for")
    add(
        "--since",
        default="",
        metavar="DATE",
        help="ask for what came since this day (since the last search of each claim)",
    )
    add("--all", action="store_true", help="ask again what was asked today already")
    add(
        "--list",
        default="docs/reading-list.md",
        metavar="FILE",
        help="page of works to look at; keep it out of the site's pages (%(default)s)",
    )
    add(
        "--europe-pmc", default=europe_pmc.ADDRESS, metavar="URL", help="where to ask (%(default)s)"
    )
    add("--pubmed", default=pubmed.ADDRESS, metavar="URL", help="where to ask (%(default)s)")
    add("--rate", type=float, default=2.0, metavar="N", help="requests a second, at most (2)")
    add("--timeout", type=float, default=30.0, metavar="S", help="seconds to wait (30)")


def day(since: str) -> str:
    """Return the day from which on to ask; empty for that of each claim."""
    if since and not is_date(since):
        raise CommandError(f'--since "{since}" is no date; write a day such as 2026-11-22')
    return since


def works(path: Path) -> WatchFile:
    """Return the works found so far, none where there is no file yet."""
    return sound(path, read_watch, WatchFile(str(path)))


def searches(path: Path) -> dict[tuple[str, str], Asked]:
    """Return the searches so far, none where there is no file yet."""
    return dict(sound(path, read_searches, SearchFile({})).asked)


def words(path: Path | None) -> dict[str, tuple[str, ...]]:
    """Return what databases call things."""
    if path is None:
        return {}
    if not path.is_file():
        raise CommandError(f"{path} is not there; correct evidence_watch_words in conf.py")
    return dict(sound(path, read_words, WordFile({})).terms)
