"""The bibliography of the site: one for ``{cite}`` in the text and for boxes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from os.path import realpath
from pathlib import Path
from typing import cast

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from sphinx_evidence.files.bib import BibFile, RawFile, read_library, unsafe_fields
from sphinx_evidence.model.digest import digest_of
from sphinx_evidence.model.problem import BibProblem
from sphinx_evidence.shell.bibtex.internals import (
    BibData,
    BibtexDomain,
    CitationRef,
    CitationTarget,
    get_mtime,
    is_bibdata_outdated,
)
from sphinx_evidence.shell.bibtex.internals import BibFile as BibtexFile
from sphinx_evidence.shell.domain import domain_of
from sphinx_evidence.shell.places import relative

#: Runs before sphinxcontrib-bibtex (500), which stops the build at a file that it can't read.
BEFORE_BIBTEX = 400


def read_files(app: Sphinx) -> None:
    """Read the ``.bib`` files and the status file, and hand bibtex what it would read itself.

    bibtex breaks off at a field that is given twice, and breaks down at what it can't read; and
    reading a large library takes longer than all the rest, so it is read once.
    """
    domain, bibtex = domain_of(app.env), bibtex_of(app.env)
    encoding = app.config.bibtex_encoding
    raw: dict[Path, RawFile] = {}
    files: dict[str, BibFile] = {}
    sound: list[str] = []
    digest = ""
    for name in map(str, app.config.bibtex_bibfiles):
        path = Path(realpath(Path(app.confdir) / name))  # a loop of links stops `Path.resolve`
        shown = relative(app.env, path)
        try:
            content = path.read_bytes()
        except OSError as error:
            said = f"the file can't be read: {error.strerror}; correct bibtex_bibfiles in conf.py"
            files[shown] = BibFile("", (), (BibProblem(shown, 1, said),), readable=False)
            continue
        # The abbreviations of one file hold for those behind it.
        digest = digest_of(content, encoding, digest)
        raw[path] = RawFile(shown, content, digest)
        sound.append(name)
    known = [domain.bibfiles.get(file.path) for file in raw.values()]
    if [file.digest for file in raw.values()] == [file.digest for file in known if file] and not (
        is_bibdata_outdated(bibtex.bibdata, [*raw], encoding)
    ):
        files |= {
            file.path: found for file, found in zip(raw.values(), known, strict=True) if found
        }
    else:
        library = read_library(raw.values(), encoding)
        files |= library.files
        parsed = {
            path: BibtexFile(get_mtime(path), dict.fromkeys(library.keys[file.path]))
            for path, file in raw.items()
        }
        bibtex.data["bibdata"] = BibData(encoding, parsed, library.data)
    if not app.config.bibtex_bibfiles:
        missing = BibProblem(
            "conf.py", 1, "bibtex_bibfiles names no file; name the file that holds your sources"
        )
        files[""] = BibFile("", (), (missing,), readable=False)
    domain.data["bibfiles"] = files
    if len(sound) < len(app.config.bibtex_bibfiles):
        # Else the setting stays as it is: a value that changes has all pages written anew.
        app.config.bibtex_bibfiles = sound


def complete_entries(app: Sphinx, env: BuildEnvironment) -> None:
    """Keep bibtex from breaking down at an entry without a title, and from linking to a script.

    The gate reports such an entry; nothing of this is printed on a page that passes.
    """
    for key, entry in bibtex_of(env).bibdata.data.entries.items():
        for name in unsafe_fields(entry):
            entry.fields.pop(name, None)
        if not entry.fields.get("title", "").strip():
            entry.fields["title"] = key


def bibtex_of(env: BuildEnvironment) -> BibtexDomain:
    """Return bibtex's domain of an environment."""
    return cast("BibtexDomain", env.domains["cite"])


def note_citations(app: Sphinx, env: BuildEnvironment) -> None:
    """Note for bibtex which sources the boxes cite, so that ``{bibliography}`` lists them.

    One reference a page is enough, for bibtex compares each with each entry. A page that holds
    a bibliography gets one a claim, because its entries link back to where they are cited.
    """
    domain = domain_of(env)
    bibtex = bibtex_of(env)
    with_list = {key.docname for key in bibtex.bibliographies}
    cited = digest_of([file.digest for file in domain.bibfiles.values()], sorted(with_list))
    pages = domain.store.touched
    if cited != domain.data["cited"]:
        domain.data["cited"] = cited
        pages = pages | domain.store.outlines.keys()
    if not pages:
        return
    # One target a source, shared: pickling stores it once, and not once a page.
    known = {source.key: CitationTarget(source.key, "", "") for source in domain.sources}
    references = [
        reference
        for reference in bibtex.citation_refs
        if not (isinstance(reference, BoxReference) and reference.docname in pages)
    ]
    for page in sorted(pages & domain.store.outlines.keys()):
        if page in with_list:
            for claim in domain.store.records("claims", page):
                keys = claim.names("cite") + claim.names("against")
                references += _references(claim.anchor, page, keys, known)
            for table in domain.store.records("medicine_tables", page):
                references += _references("", page, table.keys, known)
        else:
            outline = domain.store.outlines[page]
            references += _references("", page, outline.sources, known)
    bibtex.data["citation_refs"] = references


def _references(
    anchor: str, page: str, keys: Iterable[str], known: Mapping[str, CitationTarget]
) -> Iterator[BoxReference]:
    targets = [known[key] for key in keys if key in known]
    if targets:
        yield BoxReference(anchor, page, 1, targets)


class BoxReference(CitationRef):  # type: ignore[misc]
    """A citation that stands in a box and not in the text."""


def lists_of(env: BuildEnvironment) -> dict[str, list[str]]:
    """Return what each page's bibliographies list, for telling whether it must be written anew."""
    listed: dict[str, list[str]] = {key.docname: [] for key in bibtex_of(env).bibliographies}
    for entry in domain_of(env).listed:
        listed[entry.docname].append(f"{entry.key} {entry.label} {entry.anchor}")
    return listed
