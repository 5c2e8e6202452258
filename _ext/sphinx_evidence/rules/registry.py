"""The registry of rules: what each one asks for, why, and how to put it right.

One table, from which the messages' names, the summary, the reports, the rule page and the tests
are made. A rule's bad example is its test; its good example must pass.
"""

from __future__ import annotations

from sphinx_evidence.rules.rule import (
    ADVICE,
    DUE,
    ERROR,
    GOOD,
    SEVERITIES,
    WARNING,
    Example,
    Rule,
)
from sphinx_evidence.rules.texts import (
    harms,
    ledger,
    numbers,
    obligations,
    plots,
    prose,
    rating,
    sources,
    upkeep,
    wording,
)

__all__ = [
    "ADVICE",
    "DUE",
    "ERROR",
    "GOOD",
    "GROUPS",
    "RULES",
    "SEVERITIES",
    "WARNING",
    "Example",
    "Rule",
]

#: The rules by what they are about, in the order in which a reader meets them.
GROUPS: dict[str, tuple[Rule, ...]] = {
    "What every claim owes its reader": obligations.RULES,
    "How sure": rating.RULES,
    "Harms": harms.RULES,
    "Words": wording.RULES,
    "Outside the boxes": prose.RULES,
    "The ledger of popular claims": ledger.RULES,
    "Numbers": numbers.RULES,
    "Pictures": plots.RULES,
    "Sources": sources.RULES,
    "Time and upkeep": upkeep.RULES,
}

RULES: dict[str, Rule] = {rule.slug: rule for group in GROUPS.values() for rule in group}
