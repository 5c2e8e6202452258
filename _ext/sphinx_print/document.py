"""The whole document as HTML: cover, contents, pages. No Sphinx."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from babel.core import UnknownLocaleError
from babel.dates import format_date
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Sequence

_TEMPLATES = Path(__file__).parent / "templates"


class Cover(NamedTuple):
    """What the first page says; all plain text."""

    title: str
    subtitle: str
    authors: str
    date: str
    notes: tuple[str, ...]


class Line(NamedTuple):
    """A line of the contents; ``caption`` opens a group of pages."""

    href: str
    text: str
    caption: str
    children: tuple[Line, ...]


class Sheet(NamedTuple):
    """A page of the site, ready to be set."""

    anchor: str
    name: str
    html: str


def date_in_words(written: str, language: str) -> str:
    """Return an ISO date as ``22 November 2026``, in the document's language.

    Anything else is returned as it is.
    """
    try:
        return format_date(date.fromisoformat(written), "d MMMM y", locale=language)
    except (ValueError, UnknownLocaleError):
        return written


def iso_date(written: str) -> str:
    """Return a date for the file's metadata; empty where it is not an ISO date."""
    try:
        return date.fromisoformat(written).isoformat()
    except ValueError:
        return ""


def assemble(
    cover: Cover,
    contents: Sequence[Line],
    sheets: Sequence[Sheet],
    *,
    language: str,
    styles: Sequence[str],
    contents_title: str,
) -> str:
    """Return the document.

    :param cover: the first page; its title, authors and date also go into the metadata.
    :param contents: lines of the table of contents.
    :param sheets: the pages in their order; their HTML is taken as it is.
    :param language: BCP 47 tag.
    :param styles: addresses of style sheets, in their order.
    :param contents_title: heading of the contents.
    """
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined
    )
    return environment.get_template("print.html").render(
        cover=cover,
        contents=contents,
        contents_title=contents_title,
        sheets=[sheet._replace(html=Markup(sheet.html)) for sheet in sheets],  # noqa: S704
        language=language,
        styles=styles,
        date_words=date_in_words(cover.date, language.replace("-", "_")),
        date_iso=iso_date(cover.date),
    )
