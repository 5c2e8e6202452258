"""The directive ``disclaimer``."""

from __future__ import annotations

import hashlib

from docutils import nodes

from sphinx_evidence.model.disclaimer import Disclaimer
from sphinx_evidence.model.options import one_line
from sphinx_evidence.shell.claim.role import claims_named
from sphinx_evidence.shell.directive import EvidencePart
from sphinx_evidence.shell.nodes import (
    disclaimer_text,
)


class DisclaimerDirective(EvidencePart):
    """A disclaimer, defined once; claims show its first paragraph."""

    def run(self) -> list[nodes.Node]:
        """Return the text where it is defined."""
        docname = self.env.docname
        content = self.parse_content_to_nodes()
        visible = [node for node in content if not isinstance(node, nodes.Invisible)]
        first = visible[0] if visible and isinstance(visible[0], nodes.paragraph) else None
        disclaimer = Disclaimer(
            name=self.title,
            text=one_line(first.astext()) if first else "",
            more=len(visible) > 1,
            place=self.place,
            docname=docname,
            ordinal=len(self.store.records("disclaimers", docname)),
            anchor=self.anchor("disclaimer", self.title),
            options=self.written_options(),
            digest=_digest(first.pformat() if first else ""),
            claims=tuple(dict.fromkeys(claims_named(first))) if first else (),
        )
        self.store.note("disclaimers", docname, disclaimer)
        text = disclaimer_text("", *content, ordinal=disclaimer.ordinal)
        self.target(text, disclaimer.anchor)
        return [text]


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()
