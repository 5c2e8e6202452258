"""Every rule at every claim, source, page and row of the real site: each fault is found, exactly.

The faults stand in `faults_*`, how to plant one is told in `planting`, and how a planted site is
judged in `judging`. What only a parser sees is planted in files: in tests/shell on small sites, and
in `test_end_to_end` on this one.
"""

from __future__ import annotations

import dataclasses
import functools
import sys
from collections.abc import Iterable, Iterator
from itertools import islice

import pytest

from sphinx_evidence.files.status import disagreements
from sphinx_evidence.model.certainty import start_of
from sphinx_evidence.model.claim import Claim
from sphinx_evidence.model.dates import is_date
from sphinx_evidence.model.designs import against_title
from sphinx_evidence.model.ledger import PopularClaim
from sphinx_evidence.model.options import is_reason, split_names
from sphinx_evidence.model.people import _single
from sphinx_evidence.model.same_work import fold
from sphinx_evidence.model.source import with_parents
from sphinx_evidence.model.species import read_species
from sphinx_evidence.model.text import folded
from sphinx_evidence.model.tiers import LEVELS
from sphinx_evidence.numbers import outcomes
from sphinx_evidence.numbers.arms import arms_of
from sphinx_evidence.numbers.nouns import singular
from sphinx_evidence.numbers.prose import figures_in_prose
from sphinx_evidence.numbers.trace import Traces, traces_of
from sphinx_evidence.rules.check import ClaimCheck, SiteCheck
from sphinx_evidence.rules.ledger import FOR
from sphinx_evidence.rules.registry import CLAIM_CHECKS, RULES, SITE_CHECKS
from sphinx_evidence.rules.run import check
from sphinx_evidence.rules.site import Site
from sphinx_evidence.wording.content_words import roots
from sphinx_evidence.wording.grammar.language import stem
from sphinx_evidence.wording.prose.same_outcome import _alike as same_word
from sphinx_evidence.wording.prose.same_outcome import content_of, things_done
from tests.site import (  # noqa: F401 -- they register their planters
    faults_claims,
    faults_ledger,
    faults_medicines,
    faults_numbers,
    faults_rating,
    faults_sources,
    faults_upkeep,
    faults_words,
)
from tests.site.altering import complete
from tests.site.batches import Path, Planted, batches, noted, together
from tests.site.harvest import (
    Harvest,
    Harvests,
    all_caught,
    caught,
    faults_of,
    planted_of,
    planters_of,
    told,
)
from tests.site.judging import Judge, texts_of
from tests.site.planting import Garden
from tests.site.quick import Options, closest, read_block_once
from tests.tables import Tables

pytestmark = pytest.mark.site


@pytest.fixture(scope="module", autouse=True)
def _read_once() -> Iterator[None]:
    """Keep what pure functions of text return: thousands of faults ask for the same."""
    kept = functools.cache(traces_of)

    def traced_once(texts: Iterable[str], years: Iterable[str] = (), *rest: str) -> Traces:
        return kept(tuple(texts), tuple(years), *rest)

    slow = (split_names, folded, fold, figures_in_prose, roots, content_of, things_done, same_word)
    slow += (with_parents, is_date, start_of, against_title, outcomes._stems, outcomes._named)
    slow += (arms_of, is_reason, read_species, singular, stem, _single)
    swaps = {id(function): functools.cache(function) for function in (*slow, disagreements)}
    swaps[id(traces_of)] = traced_once
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sphinx_evidence.model.spelling.get_close_matches", closest)
        options = Options()
        patch.setattr(Claim, "keys", property(options.keys))
        for record in (Claim, PopularClaim):
            patch.setattr(record, "option", options.reader())
        patch.setattr("sphinx_evidence.rules.metadata._texts", texts_of)
        patch.setattr("sphinx_evidence.rules.metadata.read_block", read_block_once)
        for name, module in [*sys.modules.items()]:
            if name.startswith("sphinx_evidence."):
                for known, value in [*vars(module).items()]:
                    if id(value) in swaps:
                        patch.setattr(module, known, swaps[id(value)])
        yield


@pytest.fixture(scope="module")
def garden(records: Site) -> Garden:
    return Garden(complete(records))


@pytest.fixture(scope="module")
def judge(garden: Garden) -> Judge:
    return Judge(garden.site)


@pytest.fixture(scope="module")
def harvest(garden: Garden, judge: Judge) -> Harvests:
    return Harvests(garden, judge)


# --- is everything caught? -----------------------------------------------------------------------


@pytest.mark.parametrize("rule", RULES)
def test_each_fault_of_a_rule_is_caught(rule: str, harvest: Harvests, tables: Tables) -> None:
    own = harvest[rule]
    tables.planted += [(rule, where, good) for where, good in own.caught]
    assert own.missed == [], "\n".join([f"{len(own.missed)} not caught:", *own.missed[:20]])


@pytest.mark.exhaustive
@pytest.mark.parametrize("rule", RULES)
def test_each_fault_of_a_rule_is_caught_alone(rule: str, garden: Garden, judge: Judge) -> None:
    """`make test` plants faults that do not meet in one site; here each has a site of its own."""
    for fault in faults_of(rule, Garden(garden.site, whole=True)):
        found = judge.findings(fault.site).findings
        assert caught(rule, fault, found), told(rule, fault, found)


def test_the_sound_site_has_no_finding(garden: Garden, judge: Judge) -> None:
    assert check(garden.site).findings == ()
    assert judge.findings(garden.site).findings == []


def sample(number: int, rule: str, garden: Garden) -> Planted:
    """Return a fault of a rule: of each rule it is one of another claim, as far as there are so many."""
    faults = [*islice(faults_of(rule, garden), number + 1)]
    return noted(rule, faults[-1], garden.site)


def unseen(planted: list[Planted], judge: Judge) -> list[Planted]:
    """Return the faults of which nothing is found in one site; what is found, the whole gate finds too."""
    site = together(planted, judge.sound)
    found = judge.findings(site).findings
    assert list(check(site).findings) == found
    spots = {(one.rule, one.place) for one in found}
    return [one for one in planted if spots.isdisjoint(one.wanted)]


def test_a_sample_of_each_rule_is_found_just_so_by_the_whole_gate(
    garden: Garden, judge: Judge
) -> None:
    """What is judged again is enough: the whole gate finds the same, word for word.

    In a few sites, of which each holds what can be planted side by side; what others hide, alone.
    """
    planted = [sample(number, rule, garden) for number, rule in enumerate(RULES)]
    for batch in batches(planted):
        hidden = unseen(batch, judge)
        assert len(hidden) < max(len(batch) / 10, 1)
        assert [one.rule for one in hidden if unseen([one], judge)] == []


@pytest.mark.exhaustive
@pytest.mark.parametrize("rule", RULES)
def test_samples_are_found_just_so_by_the_whole_gate(
    rule: str, garden: Garden, judge: Judge
) -> None:
    """One of each planter, and each alone."""
    samples = (next(planter.faults(garden), None) for planter in planters_of(rule))
    # Of some things the site has none, as no picture of 100 people.
    for fault in filter(None, samples):
        assert list(check(fault.site).findings) == judge.findings(fault.site).findings


# --- is there a fault for everything? ------------------------------------------------------------


def test_no_rule_is_without_a_fault(harvest: Harvests) -> None:
    """A new rule needs its planter: see `planting`."""
    assert [rule for rule in RULES if not harvest[rule].caught] == []


@pytest.mark.parametrize("one", CLAIM_CHECKS, ids=lambda one: one.rule.slug)
def test_a_rule_is_planted_in_each_claim_that_it_looks_at(
    one: ClaimCheck, garden: Garden, harvest: Harvests
) -> None:
    places = harvest[one.rule.slug].places
    seen = [claim for claim in garden.claims if one.applies(claim)]
    assert [claim.id for claim in seen if claim.place not in places] == []


def test_a_rule_is_planted_in_all_sources_pages_and_rows(garden: Garden, harvest: Harvests) -> None:
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
    [one for one in (*CLAIM_CHECKS, *SITE_CHECKS) if one.rule.slug != "unused-waiver"],
    ids=lambda one: f"{one.rule.slug}-{'claim' if isinstance(one, ClaimCheck) else 'site'}",
)
def test_a_check_that_finds_nothing_is_noticed(
    silent: ClaimCheck | SiteCheck, harvest: Harvests, judge: Judge
) -> None:
    """Each check in turn is silenced: a fault that was caught is caught no more."""
    rule = silent.rule.slug
    fault = harvest[rule].witnesses[silent]
    assert caught(rule, fault, judge.findings(fault.site).findings)
    assert not caught(rule, fault, judge.findings(fault.site, silent).findings)


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


def test_a_fault_that_is_missed_among_others_is_noticed(garden: Garden, judge: Judge) -> None:
    """Faults that share a site are compared as one is, and then the one that is wrong is told."""
    planted = planted_of("missing-tier", garden)
    own = next(batches(planted))
    assert len(own) == len(garden.claims)
    found = judge.findings(together(own, garden.site)).findings
    assert all_caught(own, found)
    assert not all_caught(own, found[1:])
    assert not all_caught(own, [*found, found[0]])
    assert not all_caught(own, [found[0]._replace(severity="advice"), *found[1:]])
    silent = own[5]._replace(fault=own[5].fault._replace(says="words that no message has"))
    also = own[7]._replace(
        fault=own[7].fault._replace(also=(("overstated", own[7].fault.places[0]),))
    )
    wrong = [*own[:5], silent, own[6], also, *own[8:]]
    assert not all_caught([*own[:5], silent, *own[6:]], found)
    assert not all_caught([*own[:7], also, *own[8:]], found)
    harvest = Harvest("missing-tier", judge)
    harvest.plant(wrong)
    assert [good for _, good in harvest.caught].count(False) == 2
    assert [where for where, good in harvest.caught if not good] == [
        silent.fault.where,
        also.fault.where,
    ]


def test_the_edits_of_a_fault_make_its_site(harvest: Harvests, garden: Garden) -> None:
    """A site that can't be made of edits would be judged alone, so nothing is lost; none is so."""
    assert sum(harvest[rule].whole for rule in RULES) == 0
    odd = dataclasses.replace(garden.site, sources=garden.sources[::-1])
    fault = next(faults_of("missing-tier", garden))._replace(site=odd)
    planted = noted("missing-tier", fault, garden.site)
    assert planted.whole
    assert together([planted], garden.site) is odd
    others = planted_of("missing-tier", garden)
    assert [planted] in batches([*others[1:], planted])


def test_faults_that_meet_do_not_share_a_site(garden: Garden) -> None:
    """Two faults of one claim, of one source, or with one nameless consequence are told apart."""
    for rule in ("missing-tier", "malformed-identifier", "broken-figure", "benefit-without-harms"):
        planted = planted_of(rule, garden)
        shared = [*batches(planted)]
        assert sum(map(len, shared)) == len(planted)
        for batch in shared:
            edits: dict[Path, object] = {}
            for one in batch:
                assert all(edits.get(path, new) == new for path, new in one.edits.items())
                edits |= one.edits
            spots = [
                (spot, one.fault.says if spot[1] in one.fault.places else "")
                for one in batch
                for spot in one.wanted
            ]
            assert len(spots) == len({*spots})
            assert len(batch) == len({one.fault.where for one in batch})
