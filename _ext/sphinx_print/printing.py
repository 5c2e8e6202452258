"""The step from HTML to PDF: WeasyPrint, with nothing but the files of the build at hand."""

from __future__ import annotations

import contextlib
import logging
import mimetypes
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Iterator

#: The document's address while it is printed. Nothing of it reaches the file: the links have
#: been rewritten before, and pictures are embedded.
_BASE = "http://print.invalid/"

#: What a style sheet may hold without fault: rules for newer browsers, which older ones pass over.
_FORWARD = re.compile(
    r"Ignored `[^`]*` at \d+:\d+, (unknown property|unknown descriptor|prefix )"
    r"|Expected a media type"
    r"|Invalid media type"
    r"|Unknown rule <AtRule @(container|supports|property)"
)


class _Messages(logging.Handler):
    """Keeps what WeasyPrint warns of, each message once."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.texts: dict[str, None] = {}

    def emit(self, record: logging.LogRecord) -> None:
        text = record.getMessage()
        if not _FORWARD.match(text):
            self.texts.setdefault(text)


@contextlib.contextmanager
def _listening() -> Iterator[_Messages]:
    logger = logging.getLogger("weasyprint")
    handler = _Messages()
    logger.addHandler(handler)
    try:
        yield handler
    finally:
        logger.removeHandler(handler)


def _fetcher(folder: Path) -> Any:
    """Return a fetcher that reads below a folder, and nowhere else."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    root = folder.resolve()

    class FolderFetcher(URLFetcher):  # type: ignore[misc, unused-ignore]
        def fetch(self, url: str, headers: Any = None) -> Any:
            if url.startswith("data:"):
                return super().fetch(url, headers)
            if not url.startswith(_BASE):
                raise ValueError("the PDF is built without network; only files of the build")
            path = (root / unquote(url[len(_BASE) :].partition("?")[0])).resolve()
            if not (path.is_relative_to(root) and path.is_file()):
                raise ValueError("not a file of the build")
            kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
            return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": kind})

    return FolderFetcher()


def write_pdf(html: str, folder: Path, target: Path, identifier: str) -> list[str]:
    """Print a document; return what WeasyPrint warns of.

    :param html: the whole document; addresses of files in it are relative to the folder.
    :param folder: style sheets, fonts and pictures. Nothing outside it is read, but for fonts
        that the machine has.
    :param target: the PDF; written beside it first, so that a broken-off run leaves the old one.
    :param identifier: goes into the file as its identity; the same input gives the same bytes.
    :raises OSError: where Pango is missing (see :mod:`sphinx_print.check`), or no file can be
        written.
    """
    import weasyprint

    unfinished = target.with_name(f"{target.name}.part")
    with _listening() as messages:
        weasyprint.HTML(
            string=html, base_url=_BASE, url_fetcher=_fetcher(folder), encoding="utf-8"
        ).write_pdf(
            unfinished,
            pdf_variant="pdf/ua-1",
            pdf_identifier=identifier.encode("ascii"),
        )
    unfinished.replace(target)
    return list(messages.texts)
