"""Entries of bibliography files, read for a test."""

from __future__ import annotations

from sphinx_evidence.files.bib import BibFile, RawFile, read_library
from sphinx_evidence.model.source import Source


def read_bib(raw: bytes, path: str, digest: str, encoding: str = "utf-8-sig") -> BibFile:
    """Read one file of a bibliography."""
    return read_library([RawFile(path, raw, digest)], encoding).files[path]


def read(text: str) -> BibFile:
    return read_bib(text.encode(), "refs.bib", "digest")


NO_TITLE = 'entry "key2020" has no title; add it'


def entry(fields: str, kind: str = "misc") -> Source:
    """Return the record of a sound entry with these fields."""
    file = read(f"@{kind}{{key2020, {fields}}}")
    assert [problem.message for problem in file.problems] in ([], [NO_TITLE])
    assert file.readable
    return file.sources[0]
