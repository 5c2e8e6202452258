"""The builder ``pdf``."""

from __future__ import annotations

import hashlib
import shutil
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.builders.html import StandaloneHTMLBuilder, convert_locale_to_language_tag
from sphinx.locale import _, __
from sphinx.util import logging
from sphinx.util.display import status_iterator
from sphinx.util.osutil import relative_uri

from sphinx_print import check, contents
from sphinx_print.document import Cover, Line, Sheet, assemble
from sphinx_print.ids import IdSpace, collect_ids
from sphinx_print.printing import write_pdf
from sphinx_print.rewrite import PageRewriter

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

logger = logging.getLogger(__name__)

_BASE_STYLE = "print-base.css"
_RESERVED = ("print-cover", "print-contents")


class PdfBuilder(StandaloneHTMLBuilder):
    """Writes one PDF of all pages.

    Pages are rendered one by one, as for the web, so that numbers, anchors and extensions work as
    they do there; only then they are put together. Sphinx's ``singlehtml`` joins the sources
    first, which lets ids of different pages collide and writes links with two fragments.
    """

    name = "pdf"
    epilog = __("The PDF is in %(outdir)s.")
    copysource = False
    allow_parallel = False
    search = False
    add_permalinks = False
    html_scaled_image_link = False
    download_support = False
    supported_remote_images = False

    def init(self) -> None:
        """Keep what is only needed on the way to the PDF in a folder of its own."""
        super().init()
        self._work_dir = Path(self.outdir) / ".print"
        self._static_dir = self._work_dir / "_static"
        self._images_dir = self._work_dir / "_images"
        self._target = Path(self.outdir) / f"{self.config.print_basename}.pdf"
        self._bodies: dict[str, str] = {}

    def get_theme_config(self) -> tuple[str, dict[str, str | int | bool]]:
        """Leave the site's theme out: it is a shell for screens, with code of its own."""
        return "basic", {}

    # -- what Sphinx asks of a builder ----------------------------------------------------------

    def get_outdated_docs(self) -> Any:
        """Say whether there is a PDF at all; whether it is up to date is seen in ``finish``."""
        return [] if self._target.exists() else "all documents"

    def get_asset_paths(self) -> list[str]:
        """Folders that hold no pages."""
        return list(self.config.html_static_path)

    def copy_assets(self) -> None:
        """Do nothing yet: see ``finish``."""

    def write_documents(self, _docnames: AbstractSet[str]) -> None:
        """Do nothing yet: one changed page changes the whole file, see ``finish``."""

    def finish(self) -> None:
        """Render all pages, and print them if anything came out differently from last time.

        What is compared is the document itself, so a change of any page, source, style sheet,
        font or option counts, whichever builder read it first. A run with warnings does not
        count as done: the next one warns again.
        """
        before = self._warnings()
        html = self._document()
        digest = self._digest(html)
        stamp = self._work_dir / "stamp"
        if self._target.exists() and stamp.exists() and stamp.read_text("ascii") == digest:
            logger.info(__("%s is up to date."), self._target.name)
            return
        stamp.unlink(missing_ok=True)
        (self._work_dir / "index.html").write_text(html, encoding="utf-8")
        if found := check.problem():
            logger.error(found)
            self._app.statuscode = 1
            return
        logger.info(__("printing %s ..."), self._target.name)
        for message in write_pdf(html, self._work_dir, self._target, digest[:32]):
            logger.warning("%s", message, type="print", subtype="weasyprint")
        if self._warnings() == before:
            stamp.write_text(digest, encoding="ascii")

    def _warnings(self) -> int:
        return self._app._warncount  # noqa: SLF001  (Sphinx has no public name for it)

    # -- pages ----------------------------------------------------------------------------------

    def get_doc_context(self, docname: str, body: str, metatags: str) -> dict[str, Any]:
        """Give on only the text of a page: no theme is around it."""
        return {"body": body}

    def handle_page(self, pagename: str, addctx: dict[str, Any], *_args: Any, **_kw: Any) -> None:
        """Keep the text of a page."""
        self._bodies[pagename] = addctx["body"]

    def _render(self, docnames: list[str]) -> None:
        for docname in status_iterator(
            docnames, __("rendering pages... "), "darkgreen", len(docnames), self.config.verbosity
        ):
            doctree = self.env.get_and_resolve_doctree(docname, self, tags=self.tags)
            _spell_out_formulas(doctree)
            self.imgpath = relative_uri(self.get_target_uri(docname), self.imagedir)
            self.post_process_images(doctree)
            self.write_doc(docname, doctree)

    def _document(self) -> str:
        exclude = list(self.config.print_exclude)
        leaves = contents.leaves(self.env, exclude)
        self._render([leaf.docname for leaf in leaves])
        self._collect_files()
        uris = {leaf.docname: self.get_target_uri(leaf.docname) for leaf in leaves}
        space = IdSpace(
            {uris[name]: collect_ids(self._bodies[name]) for name in uris}, reserved=_RESERVED
        )
        # On the web, but not in print: pictures in full size, indices, pages left out.
        web_only = {self.imagedir, "_downloads", "_sources", "search.html", "genindex.html"}
        web_only |= {f"{domain}-{index.name}.html" for domain, index in self._indices()}
        web_only |= {self.get_target_uri(name) for name in self.env.all_docs if name not in uris}
        left_out = frozenset(web_only)
        sheets: list[Sheet] = []
        lines: list[Line] = []
        for leaf in leaves:
            uri = uris[leaf.docname]
            html, faults = PageRewriter.rewrite(
                self._bodies[leaf.docname],
                uri,
                space,
                lambda href, uri=uri: space.target(uri, href, left_out=left_out),  # type: ignore[misc]
                leaf.depth,
            )
            for fault in faults:
                logger.warning("%s", fault, location=leaf.docname, type="print", subtype="link")
            name = leaf.docname.replace("/", "-")
            sheets.append(Sheet(space.anchor(uri), name, html))
            entry = contents.entry(self.env, leaf.docname, self.config.print_contents_depth)
            lines.append(_line(entry, uri, space, leaf.caption))
        return assemble(
            self._cover(),
            lines,
            sheets,
            language=convert_locale_to_language_tag(self.config.language) or "en",
            styles=[f"_static/{name}" for name in self._styles()],
            contents_title=_("Contents"),
        )

    def _indices(self) -> list[tuple[str, Any]]:
        return [(d.name, index) for d in self.env.domains.sorted() for index in d.indices]

    def _cover(self) -> Cover:
        config = self.config
        notes = tuple(str(note) for note in config.print_cover_notes)
        return Cover(
            config.print_title,
            config.print_subtitle,
            config.print_authors,
            config.print_date,
            notes,
        )

    # -- files ----------------------------------------------------------------------------------

    def _styles(self) -> list[str]:
        return ["pygments.css", _BASE_STYLE, *self.config.print_css]

    def _collect_files(self) -> None:
        """Copy style sheets, fonts and pictures; the theme's own are not for print."""
        for folder in (self._static_dir, self._images_dir):
            shutil.rmtree(folder, ignore_errors=True)
        self._static_dir.mkdir(parents=True)
        style = self.highlighter.get_stylesheet()
        (self._static_dir / "pygments.css").write_text(style, encoding="utf-8")
        self.copy_html_static_files(self.globalcontext.copy())
        shutil.copyfile(
            Path(__file__).parent / "static" / _BASE_STYLE, self._static_dir / _BASE_STYLE
        )
        self.copy_image_files()

    def _digest(self, html: str) -> str:
        """Return a checksum of all that makes the PDF what it is."""
        total = hashlib.sha256(html.encode())
        for name in ("weasyprint", "sphinx"):
            total.update(version(name).encode())
        for path in sorted(self._work_dir.glob("_*/**/*")):
            if path.is_file():
                total.update(path.relative_to(self._work_dir).as_posix().encode())
                total.update(path.read_bytes())
        return total.hexdigest()


def _line(entry: contents.Entry, uri: str, space: IdSpace, caption: str = "") -> Line:
    new = space.of(uri, entry.anchor) if entry.anchor else None
    children = tuple(_line(child, uri, space) for child in entry.children)
    return Line(f"#{new or space.anchor(uri)}", entry.text, caption, children)


def _spell_out_formulas(doctree: nodes.document) -> None:
    """Put the source of a formula in its place: what draws formulas on the web needs a browser."""
    for formula in list(doctree.findall(nodes.math)):
        formula.replace_self(nodes.literal("", formula.astext(), classes=["print-formula"]))
    for block in list(doctree.findall(nodes.math_block)):
        text = block.astext()
        plain = nodes.literal_block(text, text, language="none", classes=["print-formula"])
        plain["ids"] = list(block["ids"])
        block.replace_self(plain)
