"""A PDF of a whole Sphinx site, by WeasyPrint: ``sphinx-build -b pdf SOURCE OUT``.

The pages are rendered as for the web, put into one document in which no id occurs twice and
every link leads somewhere, and printed with a style sheet of the site's own. The file is tagged
(PDF/UA-1), and the same input gives the same bytes. Nothing is fetched from the network.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.util.typing import ExtensionMetadata

__version__ = "0.1.0"


def _default_basename(config: Config) -> str:
    from sphinx.util.osutil import make_filename_from_project

    return make_filename_from_project(config.project)


def _project(config: Config) -> str:
    return str(config.project)


def _author(config: Config) -> str:
    return "" if config.author == "Author name not set" else str(config.author)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Add the builder and what ``conf.py`` can say of the print."""
    # Here, so that ``python -m sphinx_print.check`` need not load Sphinx.
    from sphinx_print.builder import PdfBuilder

    app.setup_extension("sphinx.builders.html")
    app.add_builder(PdfBuilder)
    # Name of the file, without ".pdf".
    app.add_config_value("print_basename", _default_basename, "", frozenset({str}))
    # The cover, from top to bottom. The date is written by hand, so that no clock is read.
    app.add_config_value("print_title", _project, "", frozenset({str}))
    app.add_config_value("print_subtitle", "", "", frozenset({str}))
    app.add_config_value("print_authors", _author, "", frozenset({str}))
    app.add_config_value("print_date", "", "", frozenset({str}))
    app.add_config_value("print_cover_notes", [], "", frozenset({list, tuple}))
    # Style sheets in html_static_path, after the one that comes with the builder.
    app.add_config_value("print_css", [], "", frozenset({list, tuple}))
    # Pages to leave out (patterns of page names), and how deep the contents go.
    app.add_config_value("print_exclude", [], "", frozenset({list, tuple}))
    app.add_config_value("print_contents_depth", 2, "", frozenset({int}))
    return {"version": __version__, "parallel_read_safe": True, "parallel_write_safe": True}
