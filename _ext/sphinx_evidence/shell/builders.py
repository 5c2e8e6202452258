"""The builders whose pages a browser opens, by name; an EPUB is none of them."""

from __future__ import annotations

#: With a file for each page.
PAGES = ("html", "dirhtml")
#: Those, and the one that puts all pages into one file.
WEB = (*PAGES, "singlehtml")
