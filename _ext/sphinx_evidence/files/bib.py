"""Reading ``.bib`` files: pybtex parses them, and what is wrong is returned, never raised."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

import pybtex.errors
from pybtex.database import BibliographyData, BibliographyDataError, Entry, InvalidNameString
from pybtex.database.input.bibtex import Parser, UndefinedMacro
from pybtex.exceptions import PybtexError
from pybtex.scanner import PybtexSyntaxError

from sphinx_evidence.files.biblatex import complete
from sphinx_evidence.model.problem import BibProblem
from sphinx_evidence.model.source import Source, read_entry
from sphinx_evidence.model.source_names import told_apart

_ADDRESS = re.compile(r"\\(?:url|href)\s*\{[\s\x00-\x20]*([A-Za-z][A-Za-z0-9+.\s-]*?)\s*:")
_ENTRY = re.compile(r"@\s*(?!comment\b|string\b|preamble\b)\w+\s*[{(]\s*([^\s,}]+)", re.IGNORECASE)
_ABBREVIATES = re.compile(rb"@\s*string\b", re.IGNORECASE)
#: Fields of which nothing is shown: a word without a meaning there is no loss.
_UNSEEN = ("month", "keywords", "abstract")


class BibFile(NamedTuple):
    """What one ``.bib`` file holds."""

    digest: str
    sources: tuple[Source, ...]
    problems: tuple[BibProblem, ...]
    readable: bool  #: May other software be given this file without breaking down?


class RawFile(NamedTuple):
    """A ``.bib`` file as it is on disk."""

    path: str  #: What to call the file in messages.
    raw: bytes
    digest: str  #: Kept with the result, so that an unchanged file is not read again.


class Library(NamedTuple):
    """What several ``.bib`` files hold together."""

    files: dict[str, BibFile]  #: By path.
    keys: dict[str, tuple[str, ...]]  #: The keys that a file adds to those before it, by path.
    data: BibliographyData  #: All entries, in the shape that BibTeX knows.


def read_library(files: Iterable[RawFile], encoding: str = "utf-8-sig") -> Library:
    """Read ``.bib`` files as one: abbreviations of a file hold for those behind it.

    :param files: in the order of ``bibtex_bibfiles``.
    :param encoding: of the files, as sphinxcontrib-bibtex is told.
    """
    reader = _Reader(encoding)
    read = [(file, reader.read(file)) for file in files]
    entries = reader.data.entries
    lent = defaultdict(list)
    for key, fault in complete(entries):
        lent[key].append(fault)
    kept, keys = {}, {}
    for file, found in read:
        own = [key for key in found.lines if key in entries]
        problems = [*found.problems]
        told = {problem.key for problem in problems}
        for key in own if found.sound else ():
            for what in (*lent[key], *_faults(entries[key], untitled=key not in told)):
                said = f'entry "{key}" {what}'
                problems.append(BibProblem(file.path, found.lines[key], said, key))
        if not problems and not found.lines and not _ABBREVIATES.search(file.raw):
            said = "the file holds no entry; add the sources you cite"
            problems.append(BibProblem(file.path, 1, said))
        sources = tuple(read_entry(k, entries[k], file.path, found.lines[k]) for k in own)
        kept[file.path] = BibFile(file.digest, sources, tuple(problems), found.sound)
        keys[file.path] = tuple(own)
    return Library(_told_apart(kept), keys, reader.data)


def _told_apart(files: Mapping[str, BibFile]) -> dict[str, BibFile]:
    """Return files whose sources are called by names of their own."""
    found = {source.key: source.label for file in files.values() for source in file.sources}
    names = told_apart(found)
    return {
        path: file._replace(
            sources=tuple(source._replace(label=names[source.key]) for source in file.sources)
        )
        for path, file in files.items()
    }


class _Found(NamedTuple):
    """What the reading of one file brings."""

    lines: dict[str, int]  #: The line of each key that no file before it has.
    problems: list[BibProblem]
    sound: bool  #: Could all of it be read?


class _Reader(Parser):  # type: ignore[misc]
    """pybtex's parser, going on behind what it can't read."""

    def __init__(self, encoding: str) -> None:
        super().__init__(encoding)
        self._caught: list[tuple[Exception, str, str]] = []  # with entry and field
        self._aside: list[Exception] = []
        self._home: dict[str, str] = {}  # the file that defines a key, by the key in small letters

    def handle_error(self, error: Exception) -> None:
        """Keep what is wrong, with the entry and the field in which it stands."""
        at = getattr(error, "parser", None)
        key, field = (at.current_entry_key, at.current_field_name) if at else ("", "")
        self._caught.append((error, key or "", field or ""))

    def process_entry(self, entry_type: str, key: str, fields: object) -> None:
        """Take an entry; what pybtex tells in passing is of this entry."""
        before = len(self._aside)
        super().process_entry(entry_type, key, fields)
        for error in self._aside[before:]:
            self._caught.append((error, key, ""))

    def read(self, file: RawFile) -> _Found:
        """Read one file more."""
        raw = file.raw
        try:
            text = raw.decode(self.encoding)
        except UnicodeDecodeError as error:
            line = raw.count(b"\n", 0, error.start) + 1
            said = f"the file is not text in {self.encoding} (byte {error.start}); save it as UTF-8"
            return _Found({}, [BibProblem(file.path, line, said)], sound=False)
        except LookupError:
            said = f'bibtex_encoding names "{self.encoding}", which is no encoding; correct conf.py'
            return _Found({}, [BibProblem(file.path, 1, said)], sound=False)
        before = len(self.data.entries)
        self._caught.clear()
        places = _Places(file.path, text)
        try:
            with pybtex.errors.capture() as self._aside:
                self.parse_string(text)
        except PybtexError as error:
            return _Found({}, [places.unreadable(error)], sound=False)
        problems = [*places.told_once(self._caught, self._home)]
        lines = {key: places.of(key) for key in [*self.data.entries][before:]}
        self._home |= dict.fromkeys(map(str.lower, lines), file.path)
        # Whoever reads a file breaks off at such a fault, but for a word without a meaning.
        broken = (
            isinstance(e, PybtexSyntaxError)
            for e, *_ in self._caught
            if not isinstance(e, UndefinedMacro)
        )
        return _Found(lines, problems, sound=not any(broken))


def _faults(entry: Entry, *, untitled: bool) -> Iterator[str]:
    """Yield what an entry lacks or may not say.

    :param untitled: whether to tell that it has no title, which may have been told already.
    """
    if untitled and not entry.fields.get("title", "").strip():
        yield "has no title; add it"
    if "finding" in entry.fields and not entry.fields["finding"].strip():
        yield "has an empty finding; read the work, and write what it says, with its exact numbers"
    for name in unsafe_fields(entry):
        yield f'gives an address in "{name}" that is neither http nor https; correct it'


def unsafe_fields(entry: Entry) -> list[str]:
    """Return the fields of an entry that hold an address which a browser may run."""
    return [
        name
        for name, value in entry.fields.items()
        if ":" in value
        for scheme in _ADDRESS.findall(f"\\url{{{value}}}" if name.lower() == "url" else value)
        if scheme.lower() not in ("http", "https", "ftp", "mailto", "")
    ]


class _Places:
    """Where in a file things stand, and what is wrong there in plain words."""

    def __init__(self, path: str, text: str) -> None:
        self._path, self._text = path, text
        self._lines: dict[str, list[int]] = {}
        line, last = 1, 0
        for match in _ENTRY.finditer(text):
            line += text.count("\n", last, match.start(1))
            last = match.start(1)
            self._lines.setdefault(match[1].lower(), []).append(line)

    def of(self, key: str) -> int:
        """Return the line on which an entry starts."""
        return self._lines.get(key.lower(), [1])[0]

    def told_once(
        self, caught: Iterable[tuple[Exception, str, str]], home: Mapping[str, str]
    ) -> Iterator[BibProblem]:
        """Yield what is wrong; a field that is given again and again is told once.

        :param caught: what pybtex found, with the entry and the field in which it stands.
        :param home: the files that define the keys of the files before, in small letters.
        """
        twice: dict[str, list[str]] = {}
        for error, key, field in caught:
            if match := re.search(r"entry with key (\S+) has a duplicate (\S+) field", str(error)):
                twice.setdefault(match[1], []).append(match[2].lower())
            elif isinstance(error, UndefinedMacro):
                if field.lower() not in _UNSEEN:
                    said = f'names the abbreviation "{error.args[0]}" in "{field}", which no @string defines'
                    yield self._problem(key or "@string", f"{said}; write out what it stands for")
            elif isinstance(error, InvalidNameString):
                said = f"names a person nobody can read ({error})"
                yield self._problem(key, f'{said}; write "Family, Given"')
            elif isinstance(error, BibliographyDataError):
                yield self._repeated(key, home)
            else:
                yield self.unreadable(error)
        for key, fields in twice.items():
            names = ", ".join(f'"{field}"' for field in dict.fromkeys(fields))
            many = "s" * (len(set(fields)) > 1)
            yield self._problem(key, f"gives its field{many} {names} twice; keep one")

    def _problem(self, key: str, what: str) -> BibProblem:
        return BibProblem(self._path, self.of(key), f'entry "{key}" {what}', key)

    def _repeated(self, key: str, home: Mapping[str, str]) -> BibProblem:
        """Say that a key is defined twice, in this file or in one before it."""
        places = self._lines.get(key.lower(), [1])
        if key.lower() in home:
            message = f'key "{key}" is already in {home[key.lower()]}; keep one'
            return BibProblem(self._path, places[0], message)
        message = f'key "{key}" is defined twice (first on line {places[0]}); keep one'
        return BibProblem(self._path, places[1] if len(places) > 1 else places[0], message)

    def unreadable(self, error: Exception) -> BibProblem:
        """Say in plain words what pybtex could not read."""
        said = str(error)
        quoted = re.search(r"['\"](.+)['\"]", said)
        at = self._text.find(quoted[1]) if quoted else -1
        line = getattr(error, "lineno", None) or (self._text.count("\n", 0, max(at, 0)) + 1)
        what = re.sub(r"^syntax error in line \d+: ", "", said)
        return BibProblem(
            self._path, line, f"the file can't be read as BibTeX: {what}; mend this entry"
        )
