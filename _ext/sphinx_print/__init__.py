"""A PDF of a whole Sphinx site, and leaflets, set by Typst: ``sphinx-build -b pdf SOURCE OUT``.

The doctrees are written as Typst's own code and set with fonts of the site or of Typst, never of
the machine; nothing is fetched. The file is tagged (PDF/UA-1), every table heading and link of it
says what it is, and the same input gives the same bytes. It needs two wheels from PyPI, ``typst``
and ``pikepdf``, and no library of the system.

The extension knows only the nodes of docutils and Sphinx. Others bring visitors for theirs, with
``app.add_node(mine, pdf=(visit, None))`` (see :mod:`sphinx_print.writer`), and their look, with
:meth:`sphinx_print.builder.TypstBuilder.add_style`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_print.book import PdfBuilder
from sphinx_print.leaflets import LeafletBuilder
from sphinx_print.papers import register as register_papers

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.util.typing import ExtensionMetadata

__version__ = "0.3.0"


def _default_basename(config: Config) -> str:
    from sphinx.util.osutil import make_filename_from_project

    return make_filename_from_project(config.project)


def _project(config: Config) -> str:
    return str(config.project)


def _author(config: Config) -> str:
    return "" if config.author == "Author name not set" else str(config.author)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Add the builders and what ``conf.py`` can say of the print."""
    app.add_builder(PdfBuilder)
    app.add_builder(LeafletBuilder)
    # Name of the file, without ".pdf".
    app.add_config_value("print_basename", _default_basename, "", frozenset({str}))
    # The cover, from top to bottom. The date is written by hand, so that no clock is read.
    app.add_config_value("print_title", _project, "", frozenset({str}))
    app.add_config_value("print_subtitle", "", "", frozenset({str}))
    app.add_config_value("print_authors", _author, "", frozenset({str}))
    app.add_config_value("print_date", "", "", frozenset({str}))
    app.add_config_value("print_cover_notes", [], "", frozenset({list, tuple}))
    # What stands at the foot of every page, beside its number.
    app.add_config_value("print_footer", "", "", frozenset({str}))
    # Files of Typst functions that give the print its look, and folders of fonts, both from the
    # folder of conf.py. Without a font, those that Typst brings are used.
    app.add_config_value("print_styles", [], "", frozenset({list, tuple}))
    app.add_config_value("print_fonts", [], "", frozenset({list, tuple}))
    # Pages to leave out (patterns of page names), and how deep the contents go.
    app.add_config_value("print_exclude", [], "", frozenset({list, tuple}))
    app.add_config_value("print_contents_depth", 2, "", frozenset({int}))
    app.add_config_value("print_page_room", 0, "", frozenset({int}))
    # Pages that the builder "leaflet" sets, each on a sheet of paper of its own (patterns).
    app.add_config_value("print_leaflets", [], "", frozenset({list, tuple}))
    register_papers(app)
    return {"version": __version__, "parallel_read_safe": True, "parallel_write_safe": True}
