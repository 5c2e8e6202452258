"""The list of all pages that search engines read, by the protocol of sitemaps.org. No Sphinx."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree import ElementTree as ET


def sitemap(addresses: Iterable[str]) -> str:
    """Return the file. It has no dates: when a page last changed is nowhere on record."""
    found = ET.Element("urlset", xmlns="http://www.sitemaps.org/schemas/sitemap/0.9")
    for address in addresses:
        ET.SubElement(ET.SubElement(found, "url"), "loc").text = address
    ET.indent(found)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(found, "unicode")}\n'
