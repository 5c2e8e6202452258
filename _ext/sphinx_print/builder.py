"""What the builders of a print have in common: a work folder, pages written for Typst, one run of it."""

from __future__ import annotations

import shutil
from inspect import signature
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx.builders import Builder
from sphinx.locale import __
from sphinx.util import logging

from sphinx_print import glyphs
from sphinx_print.contents import without_toctrees
from sphinx_print.labels import Labels
from sphinx_print.printing import Links, digest_of, print_file
from sphinx_print.setting import Fonts, PrintError
from sphinx_print.styles import Styles, lay_out
from sphinx_print.tables import TableWriter

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from docutils import nodes
    from sphinx.application import Sphinx

logger = logging.getLogger(__name__)


class Paper(NamedTuple):
    """How much a file may hold."""

    most_pages: int = 0  #: 0 for as many as it needs.
    docname: str = ""  #: The page of the site that is at fault where it has more.


ANY_PAPER = Paper()


class TypstBuilder(Builder):
    """Writes pages for Typst and lets it set them; `PdfBuilder` and `LeafletBuilder` say which.

    One changed page changes the whole file, so all is written in `finish`, in every build; what
    takes long, the setting, is left out where all that it works on is as it was.
    """

    format = "pdf"
    allow_parallel = False
    default_translator_class = TableWriter
    supported_image_types = [  # noqa: RUF012 -- Sphinx's attribute
        *("image/svg+xml", "image/png", "image/jpeg", "image/gif", "image/webp"),
        "application/pdf",
    ]
    #: So that Sphinx does not fetch what is not here: `picture` says so instead.
    supported_remote_images = True

    # -- what Sphinx asks of a builder ------------------------------------------------------------

    def init(self) -> None:
        """Note where things go; other extensions add their style files from here on."""
        self.work = Path(self.outdir) / ".print"
        self.labels = Labels((), ())
        self.links = Links([], [])
        self.styles = Styles("", frozenset())
        self._styles: list[Path] = []
        self._points: frozenset[int] | None = None
        self._unknown: set[str] = set()
        self._copied: dict[str, str] = {}
        # Before Sphinx 8.2 a builder knew it by its old name alone, which later ones warn of.
        self._sphinx: Sphinx = vars(self).get("_app") or self.app
        self._warned = self._sphinx._warncount  # noqa: SLF001 -- Sphinx has no public name for it

    def get_outdated_docs(self) -> Any:
        """Say that everything is to be written: whether it is up to date is seen in `finish`."""
        return "all documents"

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        """Return the mark of a link within the print."""
        return f"%{docname}"

    def get_relative_uri(self, from_: str, to: str, typ: str | None = None) -> str:
        """Return the same: a print has no folders."""
        return f"%{to}"

    def prepare_writing(self, docnames: AbstractSet[str]) -> None:
        """Do nothing yet: see `finish`."""

    def copy_assets(self) -> None:
        """Do nothing yet: see `finish`."""

    def write_documents(self, docnames: AbstractSet[str]) -> None:
        """Do nothing yet: see `finish`."""

    def write_doc(self, docname: str, doctree: nodes.document) -> None:
        """Do nothing: see `finish`."""

    # -- for extensions and writers ---------------------------------------------------------------

    def add_style(self, path: Path) -> None:
        """Add a file of Typst functions, behind those there are: a later one counts.

        :param path: the file. It may define any function of ``base.typ`` anew, a function
            ``KIND-CLASS`` for what has a class, and ``look(body)``, which is applied to the whole.
        """
        self._styles.append(path)

    def warn(self, subtype: str, message: str, node: nodes.Node) -> None:
        """Say what can't be printed as its author meant it, with the nearest file and line."""
        place: nodes.Node = node
        while place.parent is not None and not place.line:
            place = place.parent
        logger.warning("%s", message, location=place, type="print", subtype=subtype)

    def printable(self, text: str, node: nodes.Node) -> str:
        """Return a text with each sign that no font has as its number, and tell its author."""
        if self._points is None or not (signs := glyphs.missing(text, self._points)):
            return text
        codes = ", ".join(f"{sign} (U+{ord(sign):04X})" for sign in signs)
        told = f"no font of the print has {codes}; write it in words, or add a font that has it"
        self.warn("glyph", told, node)
        return text.translate({ord(sign): f"[U+{ord(sign):04X}]" for sign in signs})

    def note_unknown(self, node: nodes.Element, docname: str) -> None:
        """Say of each kind of node, once, that its content is printed without its look."""
        kind = type(node).__name__
        if kind not in self._unknown:
            self._unknown.add(kind)
            told = f"the print knows no <{kind}>; what it holds is printed as plain text"
            logger.warning("%s", told, location=docname, type="print", subtype="node")

    def picture(self, node: nodes.Element) -> str:
        """Copy a picture to where Typst finds it; return its path there, empty if there is none."""
        uri = str(node["uri"])
        if "://" in uri:
            told = (
                f"the picture {uri} is on another host and not printed; keep a copy beside the page"
            )
            self.warn("picture", told, node)
            return ""
        source = Path(self.srcdir) / uri
        if not source.is_file():  # Sphinx has said so
            return ""
        name = self._copied.setdefault(uri, f"{len(self._copied)}{source.suffix.lower()}")
        shutil.copyfile(source, self.work / "images" / name)
        return f"/images/{name}"

    # -- the steps of a print ---------------------------------------------------------------------

    def printed_pages(self, docnames: Sequence[str]) -> dict[str, nodes.document]:
        """Return the doctrees of some pages, ready to be written, and note all their labels."""
        trees = {}
        resolve = self.env.get_and_resolve_doctree
        # Sphinx 8.1 takes the tags from the builder itself.
        tags: Any = {"tags": self.tags} if "tags" in signature(resolve).parameters else {}
        for docname in docnames:
            tree = without_toctrees(self.env.get_doctree(docname))
            tree = resolve(docname, self, doctree=tree, **tags)
            self.post_process_images(tree)
            trees[docname] = tree
        # On the web, but not in print: pages that were left out, and all indices.
        left_out = {docname for docname in self.env.all_docs if docname not in trees}
        left_out |= {"genindex", "modindex", "search"}
        for domain in self.env.domains.sorted():
            left_out |= {f"{domain.name}-{index.name}" for index in domain.indices}
        self.labels = Labels(trees.items(), left_out)
        self.links = Links([], [])
        return trees

    def lay_out_work(self) -> None:
        """Make the work folder anew, with the style files in it."""
        for name in ("pages", "images", "styles"):
            shutil.rmtree(self.work / name, ignore_errors=True)
            (self.work / name).mkdir(parents=True)
        self._copied.clear()
        files = [*self._styles]
        for name in self.config.print_styles:
            path = Path(self.srcdir) / name
            if path.is_file():
                files.append(path)
            else:
                self.fail(f"print_styles names {name}, and there is no such file; correct it")
        self.styles = lay_out(self.work, files)
        self._points = self._coverage()

    def _font_folders(self) -> list[Path]:
        return [Path(self.srcdir) / folder for folder in self.config.print_fonts]

    def _coverage(self) -> frozenset[int] | None:
        """Return what the fonts of the print hold; None where it takes those that Typst brings."""
        for folder in self._font_folders():
            if not glyphs.font_files([folder]):
                self.fail(f"print_fonts names {folder.name}, and no font is in it; correct it")
        fonts = glyphs.font_files(self._font_folders())
        return glyphs.covered(fonts) if fonts else None

    def write_page(self, docname: str, tree: nodes.document) -> str:
        """Write a page for Typst; return the line that sets it in a book."""
        writer = self.create_translator(tree, self)
        if not isinstance(writer, TableWriter):
            raise TypeError("app.set_translator gave the print a writer that is no TableWriter")
        name = f"/pages/{docname.replace('/', '--')}.typ"
        (self.work / name[1:]).write_text(f"{self.styles.imports}\n#{writer.page()}\n", "utf-8")
        return f'#include "{name}"'

    def set_file(
        self, name: str, template: str, lines: Sequence[str], paper: Paper = ANY_PAPER
    ) -> None:
        """Set one file, unless it is there and all that it is made of is as it was.

        A run with warnings does not count as done: the next one warns again. A run that fails
        leaves the old file as it was.

        :param name: of the file, without its ending.
        :param template: a call of a function of Typst that takes the pages last.
        :param lines: what sets each page, from `write_page`.
        :param paper: how many pages it may have.
        """
        source, target = self.work / f"{name}.typ", Path(self.outdir) / f"{name}.pdf"
        show = f"#show: body => {template[:-1]}, look(body))"
        source.write_text("\n".join([self.styles.imports, show, *lines, ""]), "utf-8")
        stamp = self.work / f"{name}.stamp"
        fonts = Fonts(self._font_folders(), embedded=self._points is None)
        digest = digest_of(source, fonts, repr(self.links))
        if target.exists() and stamp.exists() and stamp.read_text("ascii") == digest:
            logger.info(__("%s is up to date."), target.name)
            return
        stamp.unlink(missing_ok=True)
        logger.info(__("printing %s ..."), target.name)
        try:
            warnings = print_file(
                source, target, fonts, self.config.print_date, self.links, paper.most_pages
            )
        except PrintError as error:
            self.fail(f"{target.name} can't be printed: {error}", error.place or paper.docname)
            return
        for complaint in warnings:
            text = f"Typst: {complaint.message}"
            logger.warning("%s", text, location=complaint.place or None, type="print")
        if self._sphinx._warncount == self._warned:  # noqa: SLF001
            stamp.write_text(digest, "ascii")

    def fail(self, message: str, place: str = "") -> None:
        """Say what stands in the way of the print; the build ends with a status that is not 0."""
        logger.error("%s", message, location=place or None, type="print")
        self._sphinx.statuscode = 1
