"""The directive ``evidence-table``."""

from __future__ import annotations

from docutils import nodes

from sphinx_evidence.model.options import split_names
from sphinx_evidence.model.spelling import nearest
from sphinx_evidence.model.table import FILTERS, Table
from sphinx_evidence.shell.directive import EvidencePart
from sphinx_evidence.shell.table.author import WRAP, as_cards
from sphinx_evidence.views.table import COLUMNS, DEFAULT_COLUMNS


class EvidenceTableDirective(EvidencePart):
    """A table of claims, chosen by what they say of themselves."""

    has_content = False
    known = (*FILTERS, "columns")

    def run(self) -> list[nodes.Node]:
        """Return a place for the table; it is filled when the page is written."""
        options = self.known_options("a table of claims")
        columns = split_names(options.pop("columns", "")) or DEFAULT_COLUMNS
        filters = {name: split_names(value) for name, value in options.items()}
        for name, values in filters.items():
            allowed = FILTERS[name] or values
            for value in values:
                if value not in allowed:
                    hint = nearest(value, allowed)
                    self.stray("unknown-value", f':{name}: can\'t be "{value}"{hint}')
        for column in columns:
            if column not in COLUMNS:
                hint = nearest(column, COLUMNS)
                self.stray("unknown-value", f'a table of claims has no column "{column}"{hint}')
        table = Table(
            self.title,
            tuple(sorted(filters.items())),
            tuple(column for column in columns if column in COLUMNS) or DEFAULT_COLUMNS,
            self.place,
            self.env.docname,
        )
        return self.placeholder("tables", table)


class TableCardsDirective(EvidencePart):
    """A table of the author's own, whose rows a narrow screen shows as cards."""

    optional_arguments = 0

    def run(self) -> list[nodes.Node]:
        """Return what stands in the directive, its tables as cards."""
        self.known_options("table-cards")
        classes = [*WRAP, "evidence-own-table"]
        wrap = nodes.container("", *self.parse_content_to_nodes(), classes=classes)
        for table in list(wrap.findall(nodes.table)):
            table.replace_self(as_cards(table))
        return [wrap]
