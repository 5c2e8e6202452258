"""Links from web pages to what was printed: ``{paper}`the whole site as a PDF <book.pdf>```.

A page may be built before anything is printed, or without. So a link leads to a printed file only where
there is one, which is then copied beside the pages; else it leads to the page that the leaflet is
printed from, and else it is words. No link leads to nothing.
"""

from __future__ import annotations

import filecmp
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.errors import NoUri
from sphinx.util.docutils import ReferenceRole
from sphinx.util.osutil import relative_uri

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

#: Builders whose pages lie in a folder, beside which a file can be put.
_FOLDERS = ("html", "dirhtml", "singlehtml")


class paper_link(nodes.inline):  # noqa: N801 -- docutils names nodes in lower case
    """Words that lead to a printed file; attribute ``paper`` is its name."""


class PaperRole(ReferenceRole):
    """The role ``{paper}``."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the words; whether they become a link is seen when the page is written."""
        _linked(self.env).setdefault(self.env.docname, set()).add(self.target)
        node = paper_link(self.rawtext, self.title, paper=self.target)
        self.set_source_info(node)
        return [node], []


def _link(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Make links of what leads to a printed file, or to the page that it is printed from."""
    for node in list(doctree.findall(paper_link)):
        words = nodes.inline("", "", *node.children)
        uri = _uri(app, docname, node["paper"])
        node.replace_self(
            nodes.reference("", "", words, refuri=uri, internal=True) if uri else words
        )


def _uri(app: Sphinx, docname: str, paper: str) -> str:
    builder = app.builder
    if builder.name in _FOLDERS and _file(app, paper).is_file():
        if builder.name == "singlehtml":
            return paper
        return relative_uri(builder.get_target_uri(docname), paper)
    page = paper.removesuffix(".pdf")
    if builder.format != "html" or page not in app.env.found_docs:
        return ""
    try:
        return builder.get_relative_uri(docname, page)
    except NoUri:
        return ""


def _file(app: Sphinx, paper: str) -> Path:
    return Path(app.srcdir, app.config.print_papers, paper)


def _linked(env: BuildEnvironment) -> dict[str, set[str]]:
    """Return the names of the files that each page links to."""
    found: dict[str, set[str]] = vars(env).setdefault("print_papers", {})
    return found


def _purge(app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    _linked(env).pop(docname, None)


def _merge(app: Sphinx, env: BuildEnvironment, docnames: Iterable[str], other: Any) -> None:
    _linked(env).update(
        {page: papers for page, papers in _linked(other).items() if page in docnames}
    )


def _changed(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Return the pages whose links lead elsewhere than when the builder last wrote them."""
    there = {
        page: sorted(paper for paper in papers if _file(app, paper).is_file())
        for page, papers in _linked(env).items()
    }
    noted: dict[str, dict[str, list[str]]] = vars(env).get("print_papers_there", {})
    before = noted.get(app.builder.name, {})
    vars(env)["print_papers_there"] = noted | {app.builder.name: there}
    return sorted(page for page in there if there[page] != before.get(page, []))


def _copy(app: Sphinx, error: Exception | None) -> None:
    """Put the files that pages link to beside the pages."""
    if error is not None or app.builder.name not in _FOLDERS:
        return
    for paper in sorted({paper for papers in _linked(app.env).values() for paper in papers}):
        source, target = _file(app, paper), Path(app.outdir, paper)
        if source.is_file() and not (target.is_file() and filecmp.cmp(source, target)):
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)


def register(app: Sphinx) -> None:
    """Add the role, and the setting that says where printed files lie."""
    # The folder with what was printed, from that of conf.py; pages link to it with {paper}.
    app.add_config_value("print_papers", "_build/pdf", "", frozenset({str}))
    app.add_node(paper_link)
    app.add_role("paper", PaperRole())
    app.connect("doctree-resolved", _link)
    app.connect("env-purge-doc", _purge)
    app.connect("env-merge-info", _merge)
    app.connect("env-updated", _changed)
    app.connect("build-finished", _copy)
