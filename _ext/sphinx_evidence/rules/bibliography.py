"""Bibliography files: what a claim cites can be read there."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_evidence.rules.check import site_check
from sphinx_evidence.rules.fault import Fault, faults_of
from sphinx_evidence.rules.rule import Example, Rule
from sphinx_evidence.rules.site import Site

BROKEN_BIBLIOGRAPHY = Rule(
    "broken-bibliography",
    what="A bibliography file is missing, unreadable, or defines a key twice; or a cited entry has no title, "
    "or a `finding` that is empty.",
    why="Nobody can tell which source a claim rests on.",
    fix="Mend the file at the line named.",
    bad=Example("@article{smith2020,\n  title = {Tea\n", "references.bib"),
    core=True,
)


@site_check(BROKEN_BIBLIOGRAPHY, count=lambda site: len(site.sources))
def _broken(site: Site) -> Iterator[Fault]:
    """Find files that can't be read, and entries that can't be used and are.

    A site on which nothing is claimed or cited yet may name no file.
    """
    asked = bool(site.claims or site.citations)
    yield from faults_of(
        problem
        for problem in site.bib_problems
        if (not problem.key and (asked or problem.path != site.settings.path))
        or problem.key in site.used_keys
    )
