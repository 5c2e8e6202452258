"""Keeping catalogues away from what the gate judges: boxes, disclaimers, rows, tables of ours.

Sphinx replaces the text of a page by that of a gettext catalogue when the page is read. A claim is
judged by what its author wrote, so nothing else may be shown in its place; a translated claim is
written as one. The text around the boxes may be translated, and is then judged as translated.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform

from sphinx_evidence.model.languages import base_of
from sphinx_evidence.shell.claim.nodes import claim_box, claim_sentence
from sphinx_evidence.shell.config import claims_language
from sphinx_evidence.shell.ledger.nodes import popular_card
from sphinx_evidence.shell.nodes import disclaimer_text
from sphinx_evidence.shell.picture.nodes import plot_box
from sphinx_evidence.shell.walk import each_of

_OURS = (claim_box, disclaimer_text, popular_card, plot_box)
_ALT = "evidence_alt"
#: What holds nothing but its author's words when a page is read; ours come when it is written.
_WRITTEN = (claim_box, disclaimer_text)


class KeepFromCatalogues(SphinxTransform):
    """Mark what is judged as it stands as not to be translated, before Sphinx translates (20)."""

    default_priority = 9  # messages are noted for catalogues at 10

    def apply(self, **kwargs: Any) -> None:
        """Mark each text in what is ours; the words for a picture can't be marked, so they hide."""
        written, shown = map(base_of, (claims_language(self.config), self.config.language))
        for ours in filter(_is_ours, each_of(self.document, nodes.Element)):
            if written != shown and isinstance(ours, _WRITTEN):
                _say_language(ours, written)
            for node in each_of(ours, nodes.Element):
                if isinstance(node, nodes.TextElement) and (
                    not isinstance(node, nodes.Inline) or "translatable" in node
                ):  # Sphinx takes out what is marked inside a line, and asks for nothing there
                    node["translatable"] = False
                elif isinstance(node, nodes.image) and "alt" in node:
                    node[_ALT] = node.attributes.pop("alt")
                    node["translatable"] = False


class ShowAgain(SphinxTransform):
    """Give pictures their words back, when Sphinx has translated the page."""

    default_priority = 21

    def apply(self, **kwargs: Any) -> None:
        """Put the words where writers look for them."""
        for image in each_of(self.document, nodes.image):
            if _ALT in image:
                image["alt"] = image.attributes.pop(_ALT)


def _say_language(ours: nodes.Element, language: str) -> None:
    """Say in which language texts are, where a page is in another: who hears them needs to know."""
    for node in ours.findall(nodes.TextElement):
        if isinstance(node, claim_sentence | nodes.paragraph):
            node["classes"].append(f"language-{language}")  # docutils makes an attribute of it


def _leave_out(app: Sphinx, doctree: nodes.document, _docname: str) -> None:
    """Take the words for pictures of ours out of what catalogues are asked for."""
    if app.builder.name == "gettext":
        for ours in filter(_is_ours, each_of(doctree, nodes.Element)):
            for image in ours.findall(nodes.image):
                image.attributes.pop("alt", None)
                image["translatable"] = False


def _is_ours(node: nodes.Element) -> bool:
    """Tell whether a node is one of ours, or has a class by which our tables and frames are known."""
    return isinstance(node, _OURS) or any(
        name.startswith("evidence-") for name in node.attributes["classes"]
    )


def register(app: Sphinx) -> None:
    """Register both transforms, and what the gettext builder needs beside them."""
    app.add_transform(KeepFromCatalogues)
    app.add_transform(ShowAgain)
    app.connect("doctree-resolved", _leave_out)
