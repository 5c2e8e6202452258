"""The registry: every rule and every check, as the modules of their subjects define them.

What other packages bring joins them here (`rules.added`).

From it come the messages' names, the summary, the reports, the page of rules and the tests. It
loads all that judges, so what must stay cheap where nothing is judged takes the rules from a report.
"""

from __future__ import annotations

from collections.abc import Iterator
from types import ModuleType
from typing import TypeVar

from sphinx_evidence.model.installed import RULES_GROUP, installed
from sphinx_evidence.rules import (
    absence,
    addresses,
    bibliography,
    certainty,
    committed_files,
    designs,
    disclaimers,
    groups,
    harms,
    ids,
    ledger,
    medicines,
    numbers,
    options,
    outcomes,
    overlooked,
    overstatement,
    pictures,
    prose,
    requirements,
    retractions,
    reviews,
    search_terms,
    settings,
    sources,
    status,
    steps,
    syntax,
    waivers,
    watch,
    wording,
)
from sphinx_evidence.rules.added import added
from sphinx_evidence.rules.check import ClaimCheck, SiteCheck
from sphinx_evidence.rules.rule import Rule
from sphinx_evidence.wording.grammar.loader import unusable_packs

#: The subjects by what they are about, in the order in which a reader meets their rules.
SUBJECTS: dict[str, tuple[ModuleType, ...]] = {
    "What every claim owes its reader": (
        *(ids, requirements, syntax, options, disclaimers, groups, settings),
    ),
    "How sure": (outcomes, steps, designs, certainty),
    "Harms": (harms,),
    "Words": (overstatement, absence, wording),
    "Outside the boxes": (prose,),
    "What popular articles say": (ledger,),
    "Tables of medicines": (medicines,),
    "Numbers": (numbers,),
    "Pictures": (pictures,),
    "Sources": (retractions, bibliography, overlooked, status, sources, addresses),
    "Time and upkeep": (reviews, watch, committed_files, search_terms, waivers),
}

_Kind = TypeVar("_Kind", Rule, ClaimCheck, SiteCheck)


def _defined(kind: type[_Kind], *modules: ModuleType) -> Iterator[_Kind]:
    """Yield what stands in modules as constants of a kind, in order of definition."""
    for module in modules:
        yield from (value for value in vars(module).values() if isinstance(value, kind))


_ALL = tuple(module for modules in SUBJECTS.values() for module in modules)
_OWN = {rule.slug: rule for rule in _defined(Rule, *_ALL)}
_ADDED = added(installed(group=RULES_GROUP), _OWN)
GROUPS: dict[str, tuple[Rule, ...]] = {
    group: tuple(_defined(Rule, *modules)) for group, modules in SUBJECTS.items()
} | _ADDED.groups
RULES: dict[str, Rule] = {rule.slug: rule for rules in GROUPS.values() for rule in rules}
CLAIM_CHECKS = (*_defined(ClaimCheck, *_ALL), *_ADDED.claim_checks)
SITE_CHECKS = (*_defined(SiteCheck, *_ALL), *_ADDED.site_checks)
#: What other packages bring and can't be used, and what to do.
UNUSABLE: tuple[str, ...] = (*_ADDED.problems, *unusable_packs())
