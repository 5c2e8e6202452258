"""Reading ``.bib`` files: pybtex parses them, and what is wrong is returned, never raised."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import pybtex.errors
from pybtex.database import BibliographyDataError
from pybtex.database.input.bibtex import Parser
from pybtex.exceptions import PybtexError

from sphinx_evidence.sources import read_entry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pybtex.database import Entry

    from sphinx_evidence.sources import Source

_ADDRESS = re.compile(r"\\(?:url|href)\s*\{[\s\x00-\x20]*([A-Za-z][A-Za-z0-9+.\s-]*?)\s*:")
_ENTRY = re.compile(r"@\s*(?!comment\b|string\b|preamble\b)\w+\s*[{(]\s*([^\s,}]+)", re.IGNORECASE)


class BibProblem(NamedTuple):
    """Why a ``.bib`` file can't be trusted."""

    path: str
    line: int
    message: str


class BibFile(NamedTuple):
    """What one ``.bib`` file holds."""

    digest: str
    sources: tuple[Source, ...]
    problems: tuple[BibProblem, ...]
    readable: bool  #: May other software be given this file without breaking down?


def read_bib(raw: bytes, path: str, digest: str, encoding: str = "utf-8-sig") -> BibFile:
    """Read the bytes of a ``.bib`` file; what is wrong with it is returned, never raised.

    :param raw: the file as it is on disk.
    :param path: what to call the file in messages.
    :param digest: kept with the result, so that an unchanged file is not read again.
    :param encoding: of the file, as sphinxcontrib-bibtex is told.
    """
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        message = f"the file is not text in {encoding} (byte {error.start}); save it as UTF-8"
        return BibFile(digest, (), (BibProblem(path, line, message),), readable=False)
    except LookupError:
        message = f'bibtex_encoding names "{encoding}", which is no encoding; correct conf.py'
        return BibFile(digest, (), (BibProblem(path, 1, message),), readable=False)
    lines = _key_lines(text)
    parser = Parser(encoding)
    try:
        with pybtex.errors.capture() as caught:
            data = parser.parse_string(text)
    except PybtexError as error:
        return BibFile(digest, (), (_problem(error, path, text),), readable=False)
    problems = [_problem(error, path, text) for error in caught]
    # sphinxcontrib-bibtex puts up with a key that is defined twice, and breaks down at the rest.
    broken = not all(isinstance(error, BibliographyDataError) for error in caught)
    problems += [
        BibProblem(path, lines.get(key.lower(), [1])[0], f'entry "{key}" {what}')
        for key, entry in data.entries.items()
        for what in _faults(entry)
        if not broken
    ]
    if not problems and not data.entries:
        problems.append(BibProblem(path, 1, "the file holds no entry; add the sources you cite"))
    sources = tuple(
        read_entry(key, entry, path, lines.get(key.lower(), [1])[0])
        for key, entry in data.entries.items()
    )
    return BibFile(digest, sources, tuple(problems), readable=not broken)


def _line_of(message: str, source: str) -> int:
    """Return the line on which what a message quotes stands, or the first."""
    quoted = re.search(r"['\"](.+)['\"]", message)
    at = source.find(quoted[1]) if quoted else -1
    return source.count("\n", 0, at) + 1 if at >= 0 else 1


def _faults(entry: Entry) -> Iterator[str]:
    """Yield what an entry lacks or may not say."""
    if not entry.fields.get("title", "").strip():
        yield "has no title; add it"
    for name in unsafe_fields(entry):
        yield f'gives an address in "{name}" that is neither http nor https; correct it'


def unsafe_fields(entry: Entry) -> list[str]:
    """Return the fields of an entry that hold an address which a browser may run."""
    return [
        name
        for name, value in entry.fields.items()
        for scheme in _ADDRESS.findall(f"\\url{{{value}}}" if name.lower() == "url" else value)
        if scheme.lower() not in ("http", "https", "ftp", "mailto", "")
    ]


def _key_lines(text: str) -> dict[str, list[int]]:
    """Return the lines on which each key (lower case) is defined."""
    lines: dict[str, list[int]] = {}
    line, last = 1, 0
    for match in _ENTRY.finditer(text):
        line += text.count("\n", last, match.start(1))
        last = match.start(1)
        lines.setdefault(match[1].lower(), []).append(line)
    return lines


def _problem(error: Exception, path: str, source: str) -> BibProblem:
    """Say in plain words what pybtex found."""
    text = str(error)
    lines = _key_lines(source)
    if match := re.search(r"repeated bibliography entry: (\S+)", text):
        places = lines.get(match[1].lower(), [1])
        message = f'key "{match[1]}" is defined twice (first on line {places[0]}); keep one'
        return BibProblem(path, places[1] if len(places) > 1 else places[0], message)
    if match := re.search(r"entry with key (\S+) has a duplicate (\S+) field", text):
        message = f'entry "{match[1]}" gives its field "{match[2]}" twice; keep one'
        return BibProblem(path, lines.get(match[1].lower(), [1])[0], message)
    line = getattr(error, "lineno", None) or _line_of(text, source)
    what = re.sub(r"^syntax error in line \d+: ", "", text)
    return BibProblem(path, line, f"the file can't be read as BibTeX: {what}; mend this entry")
