"""``check``: what the gate finds on a page, in the time that an editor has; nothing is written."""

import argparse
import gc
import json
import sys
from collections.abc import Iterator
from os.path import relpath
from pathlib import Path
from typing import Any, NamedTuple

from sphinx.errors import SphinxError

from sphinx_evidence.commands.errors import CommandError, stopped
from sphinx_evidence.commands.read_pages import ReadPages, read_pages
from sphinx_evidence.rules.report import each_once
from sphinx_evidence.rules.rule import DUE
from sphinx_evidence.rules.run import check

CLEAN, FOUND = 0, 1
SCHEMA_VERSION = 1
#: What Sphinx says of a page by itself; as a rule it has no page of its own.
_SPHINX = "sphinx"


class Line(NamedTuple):
    """One finding."""

    file: str  #: As seen from the folder that one is in.
    line: int
    severity: str
    rule: str  #: ``sphinx`` where Sphinx itself says it.
    claim: str
    message: str
    text: str  #: Claim, message and rule, as a build says them.


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what ``check`` is told to a parser."""
    parser.set_defaults(run=run)
    parser.epilog = (
        "Exit status: 0 nothing was found, 1 something was, 2 nothing could be judged. It takes other "
        "pages as the last build knew them, and reads all where there was none. The whole site is "
        'judged by "python -m sphinx -b evidence SOURCE OUT".'
    )
    add = parser.add_argument
    add("files", metavar="PATH", nargs="+", type=Path, help="pages, or files that pages read")
    add("--format", choices=("text", "json"), default="text", help="(%(default)s)")
    add("--doctrees", metavar="DIR", type=Path, help="of the last build (the newest below _build)")


def run(options: argparse.Namespace) -> int:
    """Print what is found on some pages; return the exit status.

    :param options: as `add_arguments` defines them, and ``source``, the folder of ``conf.py``.
    """
    try:
        found, notes = _check(options)
    except (CommandError, OSError) as error:
        return stopped("check", error)
    if options.format == "json":
        told = [line._asdict() for line in found]
        for line in told:
            del line["text"]
        document: dict[str, Any] = {
            "schema_version": SCHEMA_VERSION,
            "findings": told,
            "notes": notes,
        }
        sys.stdout.write(f"{json.dumps(document, ensure_ascii=False, indent=1)}\n")
    else:
        for one in found:
            sys.stdout.write(f"{one.file}:{one.line}: {one.severity.upper()}: {one.text}\n")
        for note in notes:
            sys.stderr.write(f"check: {note}\n")
    return FOUND if any(line.severity in ("error", "warning") for line in found) else CLEAN


def _check(options: argparse.Namespace) -> tuple[list[Line], list[str]]:
    for file in options.files:
        if file.is_dir():
            raise CommandError(
                f"{file} is a folder; name pages, such as index.md, or judge the whole site with "
                '"python -m sphinx -b evidence SOURCE OUT"'
            )
        if not file.is_file():
            raise CommandError(f"{file} is not there")
    folder = _folder(options.source, options.files[0])
    collecting = gc.isenabled()
    gc.disable()  # it would walk through what the last build knew again and again
    try:
        read = read_pages(folder, options.files, options.doctrees)
    except SphinxError as error:
        raise CommandError(f"the site can't be read: {error}") from error
    finally:
        if collecting:
            gc.enable()
    return sorted(_lines(read, folder)), [*read.notes]


def _folder(source: Path, file: Path) -> Path:
    """Return the folder of the site: the one that was named, or one that the file is in."""
    for folder in (source.resolve(), *file.resolve().parents):
        if (folder / "conf.py").is_file():
            return folder
    raise CommandError(f"no folder above {file} holds a conf.py; name it with --source")


def _lines(read: ReadPages, folder: Path) -> Iterator[Line]:
    for found, times in each_once(check(read.site, read.pages).findings):
        if found.place.path in read.paths and found.severity != DUE:
            file = relpath(folder / found.place.path)
            told = (found.severity, found.rule, found.claim, found.message, found.line(times))
            yield Line(file, found.place.line, *told)
    for path, line, message in read.said:
        yield Line(relpath(folder / path), line, "warning", _SPHINX, "", message, message)
