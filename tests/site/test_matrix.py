"""Every rule at every claim, source, page and row of the real site: each fault is found, exactly.

The faults stand in `faults_*`, how to plant one is told in `planting`, and how a planted site is
judged in `judging`. What only a parser sees is planted in files: in tests/gate on small sites, and
in `test_end_to_end` on this one.
"""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Iterator

import pytest

from sphinx_evidence.checks.fault import ClaimCheck, SiteCheck
from sphinx_evidence.checks.ledger import FOR
from sphinx_evidence.checks.run import CLAIM_CHECKS, SITE_CHECKS, check
from sphinx_evidence.dates import is_date
from sphinx_evidence.figures import traces_of
from sphinx_evidence.likeness import fold
from sphinx_evidence.maps import folded
from sphinx_evidence.model import Finding
from sphinx_evidence.options import split_names
from sphinx_evidence.rating import LEVELS, start_of
from sphinx_evidence.rules import RULES
from sphinx_evidence.site import Site
from sphinx_evidence.sources import with_parents
from sphinx_evidence.status import disagreements
from tests.site import (  # noqa: F401 -- they register their planters
    faults_claims,
    faults_ledger,
    faults_numbers,
    faults_rating,
    faults_sources,
    faults_upkeep,
    faults_words,
)
from tests.site.judging import Answer, Judge
from tests.site.planting import PLANTERS, Fault, Garden, Spot, complete
from tests.tables import Tables

pytestmark = pytest.mark.site


@pytest.fixture(scope="module", autouse=True)
def _read_once() -> Iterator[None]:
    """Keep what pure functions of text return: thousands of faults ask for the same."""
    kept = functools.cache(traces_of)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            "sphinx_evidence.figures.traces_of",
            lambda texts, years=(): kept(tuple(texts), tuple(years)),
        )
        for module, function in (
            ("model", split_names),
            ("popular", split_names),
            ("maps", folded),
            ("likeness", fold),
            ("checks.doubles", fold),
            ("site", with_parents),
            ("checks.retractions", disagreements),
            ("checks.retractions", is_date),
        ):
            name = f"sphinx_evidence.{module}.{function.__name__}"
            patch.setattr(name, functools.cache(function))
        yield


@pytest.fixture(scope="module")
def garden(records: Site) -> Garden:
    return Garden(complete(records))


@pytest.fixture(scope="module")
def judge(garden: Garden) -> Judge:
    return Judge(garden.site)


def faults_of(rule: str, garden: Garden) -> Iterator[Fault]:
    for planter in PLANTERS:
        if planter.rule == rule:
            yield from planter.faults(garden)


def wanted(rule: str, fault: Fault) -> Counter[Spot]:
    return Counter([*((rule, place) for place in fault.places), *fault.also])


def caught(rule: str, fault: Fault, found: list[Finding]) -> bool:
    """Tell whether all was found that must be, no more, and in words that name the fault."""
    own = [one for one in found if one.rule == rule]
    return (
        Counter((one.rule, one.place) for one in found) == wanted(rule, fault)
        and any(fault.says in one.message or fault.says == one.claim for one in own)
        and {one.severity for one in own} == {RULES[rule].severity}
    )


def told(rule: str, fault: Fault, found: list[Finding]) -> str:
    """Return what is wrong with an answer of the gate, as one line."""
    spots = Counter((one.rule, one.place) for one in found)
    missing = sorted((wanted(rule, fault) - spots).elements())
    beyond = sorted((spots - wanted(rule, fault)).elements())
    said = [one.message for one in found][:3]
    return (
        f"{rule}: {fault.kind}, {fault.where}: missing {missing}, beyond {beyond}, "
        f"must name {fault.says!r}: {said}"
    )


class Harvest:
    """What became of the faults of one rule. Sites are large: of them only a few are kept."""

    def __init__(self) -> None:
        self.places: set[object] = set()  #: Where it was planted, and where it was found.
        self.caught: list[tuple[str, bool]] = []
        self.missed: list[str] = []
        #: For each check of the rule, the first fault that it found, caught as it should be.
        self.witnesses: dict[ClaimCheck | SiteCheck, Fault] = {}

    def add(self, rule: str, fault: Fault, answer: Answer) -> None:
        good = caught(rule, fault, answer.findings)
        self.caught.append((fault.where, good))
        self.places |= {fault.where, *fault.places}
        if not good:
            self.missed.append(told(rule, fault, answer.findings))
        for one in answer.checks:
            if good and one.rule == rule:
                self.witnesses.setdefault(one, fault)


@pytest.fixture(scope="module")
def harvest(garden: Garden, judge: Judge) -> dict[str, Harvest]:
    """Plant every fault, each alone."""
    harvests = {rule: Harvest() for rule in RULES}
    for rule, harvest in harvests.items():
        for fault in faults_of(rule, garden):
            harvest.add(rule, fault, judge.findings(fault.site))
    return harvests


# --- is everything caught? -----------------------------------------------------------------------


@pytest.mark.parametrize("rule", RULES)
def test_each_fault_of_a_rule_is_caught(
    rule: str, harvest: dict[str, Harvest], tables: Tables
) -> None:
    own = harvest[rule]
    tables.planted += [(rule, where, good) for where, good in own.caught]
    assert own.missed == [], "\n".join([f"{len(own.missed)} not caught:", *own.missed[:20]])


def test_the_sound_site_has_no_finding(garden: Garden, judge: Judge) -> None:
    assert check(garden.site).findings == ()
    assert judge.findings(garden.site).findings == []


@pytest.mark.parametrize("rule", RULES)
def test_a_sample_is_found_just_so_by_the_whole_gate(
    rule: str, garden: Garden, judge: Judge
) -> None:
    """What is judged again is enough: the whole gate finds the same, word for word."""
    for planter in (planter for planter in PLANTERS if planter.rule == rule):
        fault = next(planter.faults(garden), None)
        if fault is None:  # the site has no such thing, as no picture of 100 people
            continue
        assert list(check(fault.site).findings) == judge.findings(fault.site).findings


# --- is there a fault for everything? ------------------------------------------------------------


def test_no_rule_is_without_a_fault(harvest: dict[str, Harvest]) -> None:
    """A new rule needs its planter: see `planting`."""
    assert [rule for rule, own in harvest.items() if not own.caught] == []


@pytest.mark.parametrize("one", CLAIM_CHECKS, ids=lambda one: one.rule)
def test_a_rule_is_planted_in_each_claim_that_it_looks_at(
    one: ClaimCheck, garden: Garden, harvest: dict[str, Harvest]
) -> None:
    places = harvest[one.rule].places
    seen = [claim for claim in garden.claims if one.applies(claim)]
    assert [claim.id for claim in seen if claim.place not in places] == []


def test_a_rule_is_planted_in_all_sources_pages_and_rows(
    garden: Garden, harvest: dict[str, Harvest]
) -> None:
    site = garden.site
    keys = {source.key for source in site.sources}
    looked_up = {source.key for source in site.sources if source.number}
    rows = {row.id for row in site.popular_claims}
    for rules, things in (
        ("uncited-assertion banned-wording skipped-doctest unparsed-claim", set(garden.pages)),
        ("lost-text unknown-citation", set(garden.pages)),
        ("broken-bibliography malformed-identifier duplicate-work unused-source", keys),
        ("missing-identifier", keys),
        ("wrong-design", {source.key for source in site.sources if start_of(source) in LEVELS}),
        ("unknown-citation", keys),
        ("suspect-claim", set(site.cited_keys)),
        ("retracted-source concerning-source unchecked-source stale-status wrong-work", looked_up),
        ("uncarried-verdict", {row.id for row in site.popular_claims if row.verdict in FOR}),
        ("unanswered-popular-claim duplicate-popular-claim unknown-option", rows),
        ("unknown-value unknown-claim invalid-id", rows),
        ("duplicate-disclaimer unknown-disclaimer", {d.name for d in site.disclaimers}),
        ("broken-figure", {f"{plot.kind} in {plot.docname}" for plot in site.plots}),
    ):
        for rule in rules.split():
            assert things - harvest[rule].places == set(), rule


# --- would it be noticed? -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "silent",
    # `sort_out` finds unused waivers; the check of that name is there to be counted.
    [one for one in (*CLAIM_CHECKS, *SITE_CHECKS) if one.rule != "unused-waiver"],
    ids=lambda one: f"{one.rule}-{'claim' if isinstance(one, ClaimCheck) else 'site'}",
)
def test_a_check_that_finds_nothing_is_noticed(
    silent: ClaimCheck | SiteCheck, harvest: dict[str, Harvest], judge: Judge
) -> None:
    """Each check in turn is silenced: a fault that was caught is caught no more."""
    fault = harvest[silent.rule].witnesses[silent]
    assert caught(silent.rule, fault, judge.findings(fault.site).findings)
    assert not caught(silent.rule, fault, judge.findings(fault.site, silent).findings)


def test_a_fault_that_says_too_much_or_too_little_is_noticed(garden: Garden, judge: Judge) -> None:
    """The matrix compares both ways: what is missing, and what is beyond."""
    fault = next(faults_of("missing-tier", garden))
    found = judge.findings(fault.site).findings
    assert caught("missing-tier", fault, found)
    for wrong in (
        fault._replace(also=(("overstated", fault.places[0]),)),
        fault._replace(places=fault.places * 2),
        fault._replace(says="words that no message has"),
    ):
        assert not caught("missing-tier", wrong, found)
    assert not caught("missing-tier", fault, [*found, found[0]._replace(rule="overstated")])
    assert not caught("missing-tier", fault, [found[0]._replace(severity="advice")])
    assert not caught("missing-tier", fault, [])
