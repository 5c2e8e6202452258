"""Living with sphinxcontrib-bibtex: one bibliography for ``{cite}`` in the text and for boxes."""

from __future__ import annotations

from os.path import realpath
from pathlib import Path
from typing import TYPE_CHECKING, cast

from sphinxcontrib.bibtex.citation_target import CitationTarget
from sphinxcontrib.bibtex.roles import CitationRef

from sphinx_evidence.bibfile import BibFile, BibProblem, read_bib, unsafe_fields
from sphinx_evidence.config import named_file
from sphinx_evidence.domain import domain_of
from sphinx_evidence.places import relative
from sphinx_evidence.status import NO_STATUS, StatusFile, read_status
from sphinx_evidence.store import digest_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinxcontrib.bibtex.domain import BibtexDomain

#: Runs before sphinxcontrib-bibtex (500), which stops the build at a file that it can't read.
BEFORE_BIBTEX = 400


def read_files(app: Sphinx) -> None:
    """Read the ``.bib`` files and the status file; keep from bibtex what would break it."""
    domain = domain_of(app.env)
    encoding = app.config.bibtex_encoding
    files: dict[str, BibFile] = {}
    sound = []
    for name in map(str, app.config.bibtex_bibfiles):
        path = Path(realpath(Path(app.confdir) / name))  # a loop of links stops `Path.resolve`
        shown = relative(app.env, path)
        files[shown] = _read_file(path, shown, encoding, domain.bibfiles.get(shown))
        if files[shown].readable:
            sound.append(name)
    if not files:
        missing = BibProblem(
            "conf.py", 1, "bibtex_bibfiles names no file; name the file that holds your sources"
        )
        files[""] = BibFile("", (), (missing,), readable=False)
    domain.data["bibfiles"] = _without_repeats(files)
    app.config.bibtex_bibfiles = sound
    domain.status = _read_status(app)


def complete_entries(app: Sphinx, env: BuildEnvironment) -> None:
    """Keep bibtex from breaking down at an entry without a title, and from linking to a script.

    The gate reports such an entry; nothing of this is printed on a page that passes.
    """
    for key, entry in bibtex_of(env).bibdata.data.entries.items():
        for name in unsafe_fields(entry):
            entry.fields.pop(name, None)
        if not entry.fields.get("title", "").strip():
            entry.fields["title"] = key


def _read_file(path: Path, shown: str, encoding: str, known: BibFile | None) -> BibFile:
    try:
        raw = path.read_bytes()
    except OSError as error:
        message = f"the file can't be read: {error.strerror}; correct bibtex_bibfiles in conf.py"
        return BibFile("", (), (BibProblem(shown, 1, message),), readable=False)
    digest = digest_of(raw, encoding)
    if known is not None and known.digest == digest:
        return known
    return read_bib(raw, shown, digest, encoding)


def _without_repeats(files: dict[str, BibFile]) -> dict[str, BibFile]:
    """Report the keys that two files define; the first file keeps them."""
    seen: dict[str, str] = {}
    result = {}
    for path, file in files.items():
        problems = [
            BibProblem(
                path, source.line, f'key "{source.key}" is already in {seen[source.key]}; keep one'
            )
            for source in file.sources
            if source.key in seen
        ]
        result[path] = file._replace(
            problems=(*(p for p in file.problems if "is already in" not in p.message), *problems)
        )
        for source in file.sources:
            seen.setdefault(source.key, path)
    return result


def _read_status(app: Sphinx) -> StatusFile:
    name = named_file(app.config, "evidence_source_status")
    if not name:
        return NO_STATUS
    path = Path(app.confdir) / name
    shown = relative(app.env, path)
    try:
        return read_status(path.read_bytes(), shown)
    except OSError as error:
        message = f"the status file can't be read: {error.strerror}; correct evidence_source_status"
        return StatusFile({}, (BibProblem(shown, 1, message),), shown)


def bibtex_of(env: BuildEnvironment) -> BibtexDomain:
    """Return bibtex's domain of an environment."""
    return cast("BibtexDomain", env.domains["cite"])


def note_citations(app: Sphinx, env: BuildEnvironment) -> None:
    """Tell bibtex which sources the boxes cite, so that ``{bibliography}`` lists them.

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


class BoxReference(CitationRef):
    """A citation that stands in a box and not in the text."""


def entry_places(env: BuildEnvironment) -> dict[str, tuple[str, str]]:
    """Return where the full reference of each key stands: page and anchor."""
    places: dict[str, tuple[str, str]] = {}
    for entry in domain_of(env).listed:
        places.setdefault(entry.key, (entry.docname, entry.anchor))
    return places


def lists_of(env: BuildEnvironment) -> dict[str, list[str]]:
    """Return what each page's bibliographies list, for telling whether it must be written anew."""
    listed: dict[str, list[str]] = {key.docname: [] for key in bibtex_of(env).bibliographies}
    for entry in domain_of(env).listed:
        listed[entry.docname].append(f"{entry.key} {entry.label} {entry.anchor}")
    return listed
