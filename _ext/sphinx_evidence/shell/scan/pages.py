"""Which texts make up a page: its source, what it includes, files pulled in, docstrings."""

from __future__ import annotations

import csv
import inspect
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any, cast

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from sphinx_evidence.shell.places import relative
from sphinx_evidence.shell.scan.lines import Scan
from sphinx_evidence.shell.scan.sources import scan

_MARKDOWN = ("markdown", "myst-nb")  # names of MyST's parsers in source_suffix
_KEY = "evidence_scans"  # in env.temp_data (its name before Sphinx 8.2, and still): [(path, Scan)]
#: Files that a page depends on and shows nothing of, or nothing that is markup.
_NO_TEXT = (".py", ".pyi", ".bib", ".so", ".json", ".svg", ".png", ".pdf")
_VALUES = "myst_substitutions"
_TABLES = {".csv": ",", ".tsv": "\t"}
_LARGEST = 2_000_000  #: Larger files are data, and no text of a page.


def scan_page(app: Sphinx, docname: str, content: list[str]) -> None:
    """Scan the source of a page before it is parsed."""
    app.env.temp_data[_KEY] = []
    path = app.env.doc2path(docname)
    _keep(app.env, path, scan(content[0], markdown=_is_markdown(app.env, path)))
    if "{{" in content[0] and _VALUES in app.config:
        for value in app.config[_VALUES].values():
            _keep(app.env, Path(app.confdir, "conf.py"), scan(str(value), markdown=True))


def scan_include(app: Sphinx, path: Path, parent: str, content: list[str]) -> None:
    """Scan an included file, in the markup of the page that includes it."""
    file = Path(app.srcdir) / path
    above = 0  # lines that `:start-line:` or `:start-after:` left out of a .rst file
    if file.is_file():
        whole = file.read_text(encoding="utf-8-sig", errors="replace")
        above = whole.count("\n", 0, max(whole.find(content[0]), 0))
    page = app.env.doc2path(app.env.docname)
    found = scan("\n" * above + content[0], markdown=_is_markdown(app.env, page))
    _keep(app.env, file, found)


def scan_docstring(
    app: Sphinx, what: str, name: str, thing: object, options: Any, lines: list[str]
) -> None:
    """Scan a docstring that autodoc puts into a page."""
    found = scan("\n".join(lines), markdown=False)
    if found == Scan():
        return
    file, above = _where(thing)
    path = file or app.env.doc2path(app.env.docname)
    _keep(app.env, path, _moved(found, above))


def listen_to_autodoc(app: Sphinx) -> None:
    """Connect to autodoc's event, where the site has autodoc."""
    if "autodoc-process-docstring" in app.events.events:
        app.connect("autodoc-process-docstring", scan_docstring, 900)


def scans_of(
    env: BuildEnvironment, doctree: nodes.document, shown: Collection[str]
) -> Iterator[tuple[str, Scan, bool]]:
    """Yield what each text of a page seems to hold, with the path of its file, and whether it was pulled in.

    :param shown: paths of the files that the page shows as they stand.
    """
    kept = cast("list[tuple[str, Scan]]", env.temp_data.get(_KEY) or [])
    page = relative(env, env.doc2path(env.docname))
    for path, found in kept:
        if path == page or path not in shown:
            yield path, found, False
    known = {path for path, _ in kept} | {*shown, page}
    files = [*doctree.settings.record_dependencies.list, *env.dependencies.get(env.docname, ())]
    for file in dict.fromkeys(Path(env.srcdir, name) for name in files):
        path = relative(env, file)
        if path not in known and file.suffix.lower() not in _NO_TEXT:
            known.add(path)
            if text := _text_of(file):
                yield from ((path, found, True) for found in _scans_of_file(env, file, text))


def _keep(env: BuildEnvironment, path: str | Path, found: Scan) -> None:
    kept = env.temp_data.get(_KEY)
    if kept is not None:
        cast("list[tuple[str, Scan]]", kept).append((relative(env, Path(path)), found))


def _is_markdown(env: BuildEnvironment, path: str | Path) -> bool:
    parsers = env.config.source_suffix.items()
    return any(str(path).endswith(end) and parser in _MARKDOWN for end, parser in parsers)


def _text_of(file: Path) -> str:
    """Return the text of a file; empty where it is none, or is data."""
    try:
        if not file.is_file() or file.stat().st_size > _LARGEST:
            return ""
    except OSError:  # a name that no file can have: the directive that was given it tells
        return ""
    text = file.read_text(encoding="utf-8-sig", errors="replace")
    return "" if "\0" in text else text


def _scans_of_file(env: BuildEnvironment, file: Path, text: str) -> Iterator[Scan]:
    """Yield what a file seems to hold that a page pulls in; which parser reads it is not known."""
    delimiter = _TABLES.get(file.suffix.lower())
    if delimiter:
        yield from _cells(env, text, delimiter)
        return
    page = env.doc2path(env.docname)
    suffixes = tuple(env.config.source_suffix)
    named = file if str(file).endswith(suffixes) else page
    yield scan(text, markdown=_is_markdown(env, named))


def _cells(env: BuildEnvironment, text: str, delimiter: str) -> Iterator[Scan]:
    """Yield what the cells of a table seem to hold, each read as a text of its own."""
    if scan(text.replace('"', "\n"), markdown=True) == Scan():
        return
    markdown = _is_markdown(env, env.doc2path(env.docname))
    rows = csv.reader(text.splitlines(keepends=True), delimiter=delimiter)
    line = 0
    try:
        for row in rows:
            above = line
            for cell in row:
                yield _moved(scan(cell, markdown=markdown), above)
                above += cell.count("\n")
            line = rows.line_num
    except csv.Error:
        yield scan(text, markdown=markdown)


def _moved(found: Scan, above: int) -> Scan:
    """Return a scan whose lines are counted in the file that the text stands in."""
    return Scan(
        tuple(
            one._replace(
                line=one.line + above, lost=tuple((at + above, what) for at, what in one.lost)
            )
            for one in found.openers
        ),
        tuple(one._replace(line=one.line + above) for one in found.examples),
        tuple(line + above for line in found.unclosed),
        tuple(one._replace(line=one.line + above) for one in found.slips),
    )


def _where(thing: object) -> tuple[str, int]:
    """Return the file of what has a docstring, and how many lines stand above the docstring."""
    try:
        lines, first = inspect.getsourcelines(cast("Any", thing))
        file = inspect.getsourcefile(cast("Any", thing)) or ""
    except (TypeError, OSError):  # built in, or made while the program ran
        return "", 0
    quote = next((at for at, line in enumerate(lines) if '"""' in line or "'''" in line), 0)
    return file, max(first, 1) - 1 + quote
