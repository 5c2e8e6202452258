"""Disclaimers: each name has one text."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_evidence.rules.check import site_check
from sphinx_evidence.rules.fault import Fault
from sphinx_evidence.rules.rule import Example, Rule, claim
from sphinx_evidence.rules.site import Site

DUPLICATE_DISCLAIMER = Rule(
    "duplicate-disclaimer",
    what="A disclaimer is defined twice.",
    why="Which of the two a box shows would be chance.",
    fix="Keep one.",
    bad=Example(claim() + "\n:::{disclaimer} general\nAnother text.\n:::\n"),
)


@site_check(DUPLICATE_DISCLAIMER, count=lambda site: len(site.disclaimers))
def _duplicate_disclaimer(site: Site) -> Iterator[Fault]:
    for disclaimer in site.disclaimers:
        first = site.disclaimers_by_name[disclaimer.name]
        if first is not disclaimer:
            yield Fault(
                disclaimer.place,
                f'the disclaimer "{disclaimer.name}" is already defined in {first.place}; keep one',
                disclaimer.docname,
            )
