"""The directives of the ledger: a row, and a list of rows. They keep records and judge nothing."""

from __future__ import annotations

from docutils import nodes
from docutils.nodes import Node

from sphinx_evidence.model.ledger import (
    LEFT_OUT,
    POPULAR_FILTERS,
    POPULAR_OPTIONS,
    PopularClaim,
    PopularTable,
)
from sphinx_evidence.model.options import split_names
from sphinx_evidence.shell.directive import EvidencePart
from sphinx_evidence.shell.ledger.nodes import (
    popular_card,
    popular_lead,
    popular_list,
    popular_sentence,
)
from sphinx_evidence.shell.nodes import says_something

LEAD = "The article says"
LEAD_LEFT_OUT = "What the articles leave out"


class PopularClaimDirective(EvidencePart):
    """A row of the ledger: what articles say as argument, why it is so judged as content."""

    known = POPULAR_OPTIONS  # the gate tells of others

    def run(self) -> list[Node]:
        """Return the card; the verdict and what other pages tell is added when it is written."""
        docname = self.env.docname
        options = self.written_options()
        row = PopularClaim(
            sentence=self.title,
            options=options,
            place=self.place,
            docname=docname,
            ordinal=len(self.store.records("popular_claims", docname)),
            anchor=self.anchor("popular", dict(options).get("id", "")),
            has_body=False,
        )
        self.store.note("popular_claims", docname, row)
        card = popular_card(
            docname=docname,
            ordinal=row.ordinal,
            verdict=row.verdict,
            answers=row.names("answer"),
        )
        self.target(card, row.anchor)
        text = self.words(LEAD_LEFT_OUT if row.verdict == LEFT_OUT else LEAD)
        card += popular_lead(text, text, anchor=row.anchor)
        sentence = popular_sentence(anchor=row.anchor)
        text = row.sentence or self.words("This statement has no sentence.")
        sentence += nodes.emphasis(text, text)
        self.set_source_info(sentence)
        card += sentence
        why = self.parse_content_to_nodes()
        card += nodes.container("", *why, classes=["evidence-popular-why"])
        records = self.store.records("popular_claims", docname)
        records[row.ordinal] = row._replace(has_body=says_something(why))
        return [card]


class PopularClaimsDirective(EvidencePart):
    """A list of rows, chosen by condition, article, verdict or id."""

    has_content = False
    known = POPULAR_FILTERS  # the gate tells of others

    def run(self) -> list[Node]:
        """Return a place for the list; it is filled when the page is written."""
        docname = self.env.docname
        table = PopularTable(self.title, self.written_options(), self.place, docname)
        for name, value in table.options:
            if not split_names(value):
                self.stray("unknown-value", f":{name}: names nothing")
        ordinal = self.store.note("popular_tables", docname, table)
        node = popular_list(docname=docname, ordinal=ordinal)
        self.set_source_info(node)
        return [node]
