"""Links of a list of references: a name where they can be followed, an address on paper and in text.

The styles of pybtex print the address itself, which is right where nobody can follow a link.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_evidence.model.addresses import is_address, site_name


class NameLinks(SphinxPostTransform):
    """Give the links of references the name of the site for words, in HTML."""

    default_priority = 6  # bibtex's own, which lays out the list: 5
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        """Rename them."""
        for entry in self.document.findall(_is_entry):
            for link in entry.findall(nodes.reference):
                address = str(link.get("refuri", ""))
                if is_address(link.astext()) and (name := site_name(address)):
                    link[:] = [nodes.Text(name)]
                    _drop_what_says_url(link)


def _is_entry(node: nodes.Node) -> bool:
    return isinstance(node, nodes.citation | nodes.footnote)


def _drop_what_says_url(link: nodes.reference) -> None:
    """Take away "URL: " before a link, which is one of an address no longer."""
    at = link.parent.index(link)
    before = link.parent[at - 1] if at else None
    if isinstance(before, nodes.Text) and before.endswith("URL: "):
        link.parent[at - 1] = nodes.Text(before.removesuffix("URL: "))
