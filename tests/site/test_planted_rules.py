"""Every rule and every claim of the real site: plant the fault, and the gate must name it there.

The faults are those of `mutants` and `mutants_text`, many in one build: each in another claim, and
each judged by what is found at its own place. A sample of every rule is planted alone, and another
in fresh builds. What every claim owes (a tier, a source ...) is planted in `test_planted_faults`.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

import pytest

from sphinx_evidence.checks.run import CLAIM_CHECKS
from sphinx_evidence.rules import RULES
from sphinx_evidence.upkeep.sites import read_site
from tests.site import (
    mutants,
    mutants_ledger,  # noqa: F401 -- it registers its planters
    mutants_plots,  # noqa: F401 -- it registers its planters
    mutants_text,  # noqa: F401 -- it registers its planters
)
from tests.site.gardener import WORKERS, Fault, Mutant, judge, planted_together
from tests.site.test_planted_faults import mentions, several, singles

if TYPE_CHECKING:
    from tests.site.gardener import Answer, Gardener
    from tests.site.mutants import Garden
    from tests.tables import Tables

pytestmark = pytest.mark.site


@pytest.fixture(scope="module")
def plot(garden: Gardener) -> Garden:
    """Return the site as it is before anything is planted."""
    return mutants.lay_out(garden.folders[0])


@pytest.fixture(scope="module")
def all_mutants(plot: Garden) -> list[Mutant]:
    assert len(mutants.PLANTERS) > 40, "those of mutants_text are missing"
    return list(chain.from_iterable(planter(plot) for planter in mutants.PLANTERS))


@pytest.fixture(scope="module")
def answers(all_mutants: list[Mutant], plot: Garden, garden: Gardener) -> dict[str, list[Answer]]:
    """Return what the gate made of each mutant, by the rule that was planted."""
    by_rule: dict[str, list[Answer]] = {rule: [] for rule in RULES}
    for answer in garden.plant_together(all_mutants, plot.sound):
        by_rule[answer.fault.rule].append(answer)
    return by_rule


# --- is there a fault for everything? ------------------------------------------------------------


@pytest.fixture(scope="module")
def places(all_mutants: list[Mutant], plot: Garden) -> dict[str, set[str]]:
    """Return the claims, sources and pages in which each rule is planted, here and next door."""
    at = {box.place: box.id for box in plot.boxes}
    found: dict[str, set[str]] = {}
    for mutant in all_mutants:
        found.setdefault(mutant.rule, set()).add(mutant.where)
        for spot in mutant.spots:
            if spot.rule == mutant.rule and (spot.file, spot.line) in at:
                found[mutant.rule].add(at[spot.file, spot.line])
    for fault in chain(singles(plot.sources), several(plot.sources), mentions(plot.sources)):
        found.setdefault(fault.rule, set()).add(fault.where)
    return found


def test_no_rule_is_without_a_fault(places: dict[str, set[str]]) -> None:
    """A new rule needs its planter in `mutants` or `mutants_text`."""
    assert set(RULES) - set(places) == set()


def test_each_rule_is_planted_in_every_claim_that_it_looks_at(
    places: dict[str, set[str]], plot: Garden
) -> None:
    site = read_site(plot.folder).site
    assert len(site.claims) == len(plot.boxes)
    forgotten = {
        check.rule: [
            claim.id
            for claim in site.claims
            if check.applies(claim) and claim.id not in places[check.rule]
        ]
        for check in CLAIM_CHECKS
    }
    assert {rule: claims for rule, claims in forgotten.items() if claims} == {}


def test_each_rule_of_sources_and_pages_is_planted_in_all_of_them(
    places: dict[str, set[str]], plot: Garden
) -> None:
    pages = set(plot.sources.pages)
    sources = {entry.key for entry in plot.entries}
    with_doi = {entry.key for entry in plot.entries if "doi" in entry.fields}
    rated = {
        key
        for box in plot.boxes
        if box.values["tier"] in (*mutants.GRADED, "preclinical")
        for key in box.names("cite") + box.names("against")
    }
    for rule, wanted in (
        ("uncited-assertion", pages),
        ("banned-wording", pages),
        ("skipped-doctest", pages),
        ("unknown-claim", pages),
        ("unknown-citation", pages),
        ("unanswered-popular-claim", pages),
        ("duplicate-popular-claim", pages),
        ("broken-bibliography", sources),
        ("malformed-identifier", sources),
        ("duplicate-work", sources),
        ("unused-source", sources),
        ("suspect-claim", sources),
        ("source-without-design", rated),
        *((rule, with_doi) for rule in ("retracted-source", "concerning-source")),
        *((rule, with_doi) for rule in ("unchecked-source", "stale-status", "wrong-work")),
        ("duplicate-disclaimer", {name for name, _, _ in mutants.disclaimers(plot)}),
    ):
        assert wanted - places[rule] == set(), rule


# --- is everything caught? -----------------------------------------------------------------------


@pytest.mark.parametrize("rule", RULES)
def test_each_fault_of_a_rule_is_caught(
    rule: str, answers: dict[str, list[Answer]], tables: Tables
) -> None:
    judge(answers[rule], tables)
    for answer in answers[rule]:
        told = [one["severity"] for one in answer.findings if one["rule"] == rule]
        assert set(told) <= {RULES[rule].severity, *LOWERED.get(rule, ())}


#: The site may ask for less only where the rule waits for something; see `conf.py`.
LOWERED = {"unchecked-source": ("advice",)}


def sample(all_mutants: list[Mutant], count: int, first: int) -> list[Mutant]:
    """Return some faults of each rule, not of the same kind where there are several."""
    chosen: list[Mutant] = []
    for rule in RULES:
        own = [mutant for mutant in all_mutants if mutant.rule == rule]
        chosen += own[first :: max(len(own) // count, 1)][:count]
    return chosen


def test_a_sample_of_each_rule_is_caught_when_it_stands_alone(
    all_mutants: list[Mutant], plot: Garden, garden: Gardener, tables: Tables
) -> None:
    faults = [planted_together([m], plot.sound)[0] for m in sample(all_mutants, 2, 1)]
    judge(garden.plant(faults), tables)


def test_a_sample_of_each_rule_is_caught_in_fresh_builds(
    all_mutants: list[Mutant], plot: Garden, garden: Gardener, tables: Tables
) -> None:
    """Faults of different rules in one build: none of them hides another."""
    chosen = sample(all_mutants, 3, 2)
    judge(garden.plant_together(chosen, plot.sound, "-E", mixed=True), tables)


def test_the_sound_site_passes_after_all_that(garden: Gardener) -> None:
    """What was planted was put back each time: the site that was tested is the real one."""
    assert (garden.sound.status, garden.sound.lines, garden.sound.findings) == (0, [], [])
    sound = Fault("nothing", "the sound site", {}, [], "nothing")
    for answer in garden.plant([sound] * 2 * WORKERS):
        assert (answer.status, answer.lines, answer.findings) == (0, [], [])
