"""The builder ``pdf``: one book of all pages."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING

from babel.core import UnknownLocaleError
from babel.dates import format_date
from sphinx.locale import _, __
from sphinx.util.display import status_iterator

from sphinx_print.builder import TypstBuilder
from sphinx_print.contents import leaves
from sphinx_print.markup import array, call, string
from sphinx_print.setting import as_date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.config import Config

    from sphinx_print.contents import Leaf


class PdfBuilder(TypstBuilder):
    """Writes one PDF of all pages: cover, contents, and the pages in the order of the toctrees."""

    name = "pdf"
    epilog = __("The PDF is in %(outdir)s.")

    def finish(self) -> None:
        """Write all pages, and set them if anything came out differently from last time."""
        self.lay_out_work()
        pages = leaves(self.env, list(self.config.print_exclude))
        trees = self.printed_pages([leaf.docname for leaf in pages])
        lines = [
            self.write_page(docname, tree)
            for docname, tree in status_iterator(
                trees.items(),
                __("writing pages... "),
                "darkgreen",
                len(trees),
                stringify_func=itemgetter(0),
            )
        ]
        template = call("book", **document(self.config), **_front(self.config, pages))
        self.set_file(self.config.print_basename, template, lines)


def document(config: Config) -> dict[str, str]:
    """Return what every file says of itself, as arguments of a template."""
    tag, _underscore, region = str(config.language or "en").partition("_")
    day = as_date(config.print_date)
    made = f"datetime(year: {day.year}, month: {day.month}, day: {day.day})" if day else "none"
    return {
        "title": string(config.print_title),
        "subtitle": string(config.print_subtitle),
        "author": string(config.print_authors),
        "date": made,
        "date_in_words": string(date_in_words(config.print_date, config.language or "en")),
        "lang": string(tag.lower()),
        "region": string(region.upper()) if len(region) == 2 else "none",
        "foot": string(config.print_footer),
    }


def date_in_words(written: str, language: str) -> str:
    """Return an ISO date as ``22 November 2026``, in the language of the document.

    Anything else is returned as it is.
    """
    day = as_date(written)
    try:
        return format_date(day, "d MMMM y", locale=language) if day else written
    except (ValueError, UnknownLocaleError):
        return written


def _front(config: Config, pages: Sequence[Leaf]) -> dict[str, str]:
    """Return what the cover and the contents of a book say."""
    starts = [leaf for leaf in pages if leaf.caption or leaf is pages[0]]
    groups = [
        array(
            [
                string(leaf.caption),
                string(leaf.docname),
                string(following.docname) if following else "none",
            ]
        )
        for leaf, following in zip(starts, [*starts[1:], None], strict=True)
    ]
    return {
        "notes": array(string(str(note)) for note in config.print_cover_notes),
        "contents": string(_("Contents")),
        "depth": str(config.print_contents_depth),
        "groups": array(groups),
        "cover": "cover",  # that of a style, where it has one
    }
