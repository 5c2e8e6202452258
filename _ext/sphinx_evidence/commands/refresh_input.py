"""What ``refresh`` is given on the command line, read and checked before anybody is asked."""

from __future__ import annotations

import argparse
from collections.abc import Collection
from pathlib import Path

from sphinx_evidence.commands import crossref
from sphinx_evidence.commands.errors import CommandError
from sphinx_evidence.commands.retraction_watch import Watched, read_events
from sphinx_evidence.commands.runs import sound
from sphinx_evidence.files.bib import RawFile, read_library
from sphinx_evidence.files.status import NO_STATUS, StatusRow, read_status
from sphinx_evidence.model.dates import is_date
from sphinx_evidence.model.source import Source


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``refresh`` to a parser."""
    parser.epilog = "Exit status: 0 done, 1 some sources could not be looked up, 2 not started."
    add = parser.add_argument
    add(
        "--bib",
        action="append",
        metavar="FILE",
        help="bibliography; may be given more than once (references.bib)",
    )
    add(
        "--status",
        default="source-status.csv",
        metavar="FILE",
        help="status file to write (that of conf.py)",
    )
    add("--contact", default="", metavar="MAIL", help="your address, which Crossref asks for")
    add(
        "--retraction-watch",
        metavar="FILE",
        help="Retraction Watch's CSV file, to be used beside Crossref",
    )
    add(
        "--offline",
        default="",
        metavar="DATE",
        help="ask nobody: the file of --retraction-watch is a copy of this day (2025-08-22)",
    )
    add("--all", action="store_true", help="ask again what was looked up today already")
    add("--encoding", default="utf-8-sig", help="of the bibliography (UTF-8)")
    add("--crossref", default=crossref.ADDRESS, metavar="URL", help="where to ask (%(default)s)")
    add("--rate", type=float, default=5.0, metavar="N", help="requests a second, at most (5)")
    add("--timeout", type=float, default=30.0, metavar="S", help="seconds to wait (30)")


def sources(paths: list[str], encoding: str) -> list[Source]:
    """Return what stands in the bibliographies.

    :raises CommandError: where one can't be read.
    """
    files = []
    for path in paths:
        try:
            files.append(RawFile(path, Path(path).read_bytes(), ""))
        except OSError as error:
            raise CommandError(f"{path} can't be read: {error.strerror}") from error
    found: list[Source] = []
    for file in read_library(files, encoding).files.values():
        if not file.readable:
            raise CommandError(str(file.problems[0]))
        found += file.sources
    return found


def rows(path: Path) -> dict[str, StatusRow]:
    """Return the rows of the status file, none where it is not there yet."""
    return dict(sound(path, read_status, NO_STATUS).rows)


def watched(path: str | None, numbers: Collection[str]) -> Watched:
    """Return what Retraction Watch's file says of some works.

    :raises CommandError: where it can't be read.
    """
    if path is None:
        return Watched({}, pmids=False)
    try:
        return read_events(Path(path), frozenset(numbers))
    except OSError as error:
        raise CommandError(f"{path} can't be read: {error.strerror}") from error
    except ValueError as error:
        raise CommandError(f"{path} is not Retraction Watch's file: {error}") from error


def copy_day(day: str, path: str | None) -> str:
    """Return the day of a copy; empty where Crossref is to be asked."""
    if day and not is_date(day):
        raise CommandError(
            f'--offline "{day}" is no date; write the day of the copy, as 2025-08-22'
        )
    if day and path is None:
        raise CommandError("--offline asks nobody, so it needs a copy: add --retraction-watch FILE")
    return day
