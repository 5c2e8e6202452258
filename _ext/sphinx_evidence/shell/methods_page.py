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
from sphinx_evidence.wording.words import Words

TIER_HEADINGS = ("How sure", "What it means")
DESIGN_HEADINGS = ("Kind of study", "Where it starts")
DOMAIN_HEADINGS = ("Reason", "What it means", "What it does")
VERDICT_HEADINGS = ("Verdict", "What it means")
SLIP_HEADINGS = ("Slip", "What is wrong with it")


class TierTableDirective(EvidencePart):
    """A table of the tiers and what each means: the same words as in the boxes."""

    has_content = False

    def run(self) -> list[nodes.Node]:
        """Return the table; the argument is its caption."""
        self.known_options("the table of tiers")
        lines: list[list[list[nodes.Node]]] = [
            [[tier_mark(tier, self.words)], [nodes.Text(self.words(tier.meaning))]]
            for tier in TIERS.values()
        ]
        return [table_of(self.title, self.words.each(TIER_HEADINGS), [34, 66], lines)]


class DesignTableDirective(EvidencePart):
    """A table of where each design starts."""

    has_content = False

    def run(self) -> list[nodes.Node]:
        """Return the table; the argument is its caption."""
        self.known_options("the table of designs")
        starts: dict[str, list[str]] = {
            start: [
                self.words(words)
                for design, words in DESIGNS.items()
                if START.get(design, "") == start
            ]
            for start in (*reversed(LEVELS), PRECLINICAL, "")
        }
        lines: list[list[list[nodes.Node]]] = [
            [_first(", ".join(designs)), _tier(start, self.words)]
            for start, designs in starts.items()
            if designs
        ]
        return [table_of(self.title, self.words.each(DESIGN_HEADINGS), [60, 40], lines)]


class DomainTableDirective(EvidencePart):
    """A table of what rates evidence down and up."""

    has_content = False

    def run(self) -> list[nodes.Node]:
        """Return the table; the argument is its caption."""
        self.known_options("the table of domains")
        lines: list[list[list[nodes.Node]]] = [
            [
                [nodes.Text(self.words(domain.label))],
                [nodes.Text(self.words(domain.meaning))],
                [nodes.Text(_moves(way, domain.most, self.words))],
            ]
            for way, domains in (("down", DOWN), ("up", UP))
            for domain in domains.values()
        ]
        headings = self.words.each(DOMAIN_HEADINGS)
        return [table_of(self.title, headings, [26, 52, 22], lines)]


class VerdictTableDirective(EvidencePart):
    """A table of the verdicts of the ledger and what each means."""

    has_content = False

    def run(self) -> list[nodes.Node]:
        """Return the table; the argument is its caption."""
        self.known_options("the table of verdicts")
        lines: list[list[list[nodes.Node]]] = [
            [
                [verdict_words(verdict.name, self.words(verdict.label))],
                [nodes.Text(self.words(verdict.meaning))],
            ]
            for verdict in VERDICTS.values()
        ]
        return [table_of(self.title, self.words.each(VERDICT_HEADINGS), [30, 70], lines)]


class SlipTableDirective(EvidencePart):
    """A table of the slips: how a statement goes further than what it stands on."""

    has_content = False

    def run(self) -> list[nodes.Node]:
        """Return the table; the argument is its caption."""
        self.known_options("the table of slips")
        lines: list[list[list[nodes.Node]]] = [
            [[nodes.Text(self.words(slip.label))], [nodes.Text(self.words(slip.meaning))]]
            for slip in SLIPS.values()
        ]
        return [table_of(self.title, self.words.each(SLIP_HEADINGS), [34, 66], lines)]


def _first(text: str) -> list[nodes.Node]:
    return [nodes.Text(text[:1].upper() + text[1:])]


def _tier(start: str, say: Words) -> list[nodes.Node]:
    if not start:
        return [nodes.Text(say("No start of its own"))]
    return [tier_mark(TIERS[start], say)]


def _moves(way: str, most: int, say: Words) -> str:
    return say(f"1 level {way}") if most == 1 else say(f"1 or {{}} levels {way}", most)
