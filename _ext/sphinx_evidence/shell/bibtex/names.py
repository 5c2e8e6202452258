"""Links of a list of references: a name where they can be followed, an address on paper and in text.

The styles of pybtex print the address itself, which is right where nobody can follow a link.
"""

from __future__ import annotations

from collections.abc import Iterable

from docutils import nodes

from sphinx_evidence.model.addresses import is_address, site_name
from sphinx_evidence.shell.walk import each_of


def name_links(entries: Iterable[nodes.Element]) -> None:
    """Give the links of references the name of the site for words.

    :param entries: of a list of references, and footnotes.
    """
    for entry in entries:
        for link in each_of(entry, nodes.reference):
            address = str(link.get("refuri", ""))
            if is_address(link.astext()) and (name := site_name(address)):
                link[:] = [nodes.Text(name)]
                _drop_what_says_url(link)


def _drop_what_says_url(link: nodes.reference) -> None:
    """Take away "URL: " before a link, which is one of an address no longer."""
    at = link.parent.index(link)
    before = link.parent[at - 1] if at else None
    if isinstance(before, nodes.Text) and before.endswith("URL: "):
        link.parent[at - 1] = nodes.Text(before.removesuffix("URL: "))
