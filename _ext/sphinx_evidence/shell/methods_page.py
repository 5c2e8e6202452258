"""Directives for a page of methods: tables of tiers, designs, domains, verdicts and slips.

They are made from the data that the checks use, so that a page can't say anything else.
"""

from __future__ import annotations

from docutils import nodes

from sphinx_evidence.model.certainty import DOWN, PRECLINICAL, START, UP
from sphinx_evidence.model.ledger import SLIPS, VERDICTS
from sphinx_evidence.model.source import DESIGNS
from sphinx_evidence.model.tiers import LEVELS, TIERS
from sphinx_evidence.shell.claim.nodes import tier_mark
from sphinx_evidence.shell.directive import EvidencePart
from sphinx_evidence.shell.ledger.verdict import verdict_words
from sphinx_evidence.shell.table.nodes import table_of


class TierTableDirective(EvidencePart):
    """A table of the tiers and what each means: the same words as in the boxes."""

    has_content = False

    def run(self) -> list[nodes.Node]:
        """Return the table; the argument is its caption."""
        self.known_options("the table of tiers")
        lines: list[list[list[nodes.Node]]] = [
            [[tier_mark(tier)], [nodes.Text(tier.meaning)]] for tier in TIERS.values()
        ]
        return [table_of(self.title, ["How sure", "What it means"], [34, 66], lines)]


class DesignTableDirective(EvidencePart):
    """A table of where each design starts."""

    has_content = False

    def run(self) -> list[nodes.Node]:
        """Return the table; the argument is its caption."""
        self.known_options("the table of designs")
        starts: dict[str, list[str]] = {
            start: [words for design, words in DESIGNS.items() if START.get(design, "") == start]
            for start in (*reversed(LEVELS), PRECLINICAL, "")
        }
        lines: list[list[list[nodes.Node]]] = [
            [_first(", ".join(designs)), _tier(start)]
            for start, designs in starts.items()
            if designs
        ]
        return [table_of(self.title, ["Kind of study", "Where it starts"], [60, 40], lines)]


class DomainTableDirective(EvidencePart):
    """A table of what rates evidence down and up."""

    has_content = False

    def run(self) -> list[nodes.Node]:
        """Return the table; the argument is its caption."""
        self.known_options("the table of domains")
        lines: list[list[list[nodes.Node]]] = [
            [
                [nodes.Text(domain.label)],
                [nodes.Text(domain.meaning)],
                [nodes.Text(_moves(way, domain.most))],
            ]
            for way, domains in (("down", DOWN), ("up", UP))
            for domain in domains.values()
        ]
        headings = ["Reason", "What it means", "What it does"]
        return [table_of(self.title, headings, [26, 52, 22], lines)]


class VerdictTableDirective(EvidencePart):
    """A table of the verdicts of the ledger and what each means."""

    has_content = False

    def run(self) -> list[nodes.Node]:
        """Return the table; the argument is its caption."""
        self.known_options("the table of verdicts")
        lines: list[list[list[nodes.Node]]] = [
            [[verdict_words(verdict.name, verdict.label)], [nodes.Text(verdict.meaning)]]
            for verdict in VERDICTS.values()
        ]
        return [table_of(self.title, ["Verdict", "What it means"], [30, 70], lines)]


class SlipTableDirective(EvidencePart):
    """A table of the slips: how a statement goes further than what it stands on."""

    has_content = False

    def run(self) -> list[nodes.Node]:
        """Return the table; the argument is its caption."""
        self.known_options("the table of slips")
        lines: list[list[list[nodes.Node]]] = [
            [[nodes.Text(slip.label)], [nodes.Text(slip.meaning)]] for slip in SLIPS.values()
        ]
        return [table_of(self.title, ["Slip", "What is wrong with it"], [34, 66], lines)]


def _first(text: str) -> list[nodes.Node]:
    return [nodes.Text(text[:1].upper() + text[1:])]


def _tier(start: str) -> list[nodes.Node]:
    return [tier_mark(TIERS[start])] if start else [nodes.Text("No start of its own")]


def _moves(way: str, most: int) -> str:
    return f"1 level {way}" if most == 1 else f"1 or {most} levels {way}"
