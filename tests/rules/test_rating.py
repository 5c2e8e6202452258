"""The rules of rating, judged over hand-made records: what passes, what does not, and the words."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_evidence.model.tiers import TIERS
from sphinx_evidence.rules.registry import RULES
from sphinx_evidence.rules.run import check
from sphinx_evidence.rules.site import Settings, Site

#: The rules that this file is about.
OWN = {
    *("missing-outcome", "unknown-domain", "rating-without-reason", "rated-up-and-down"),
    *("source-without-design", "animals-only", "tier-mismatch", "missing-search", "unknown-value"),
}
PICO = {
    "population": "adults",
    "intervention": "tea",
    "comparator": "water",
    "outcome": "hours of sleep",
    "direction": "harm",
    "better": "more",
    "size": "moderate",
}


def sources(make: Any) -> tuple[Any, ...]:
    """Return a source of each kind."""
    designs = {
        "trial": "rct",
        "trial2": "rct",
        "cohort": "cohort",
        "case": "case-report",
        "rats": "animal-in-vivo",
        "cells": "in-vitro",
        "essay": "narrative-review",
        "label": "regulatory-label",
    }
    odd = make.source("odd", design="cohrt", path="refs/a.bib", line=7)
    bare = make.source("bare", design="", path="refs/a.bib", line=9)
    return (*(make.source(key, design=design) for key, design in designs.items()), odd, bare)


def said(make: Any, **options: Any) -> list[str]:
    """Return what these rules say of a claim at high that cites one trial."""
    claim = make.claim(**({"tier": "high", "cite": "trial"} | PICO | options))
    report = check(make.site(claim, sources=sources(make)))
    prefix = 'claim "tea-sleep": '
    return [f.line().removeprefix(prefix) for f in report.findings if f.rule in OWN]


def test_a_sound_claim(make: Any) -> None:
    assert said(make) == []


# --- missing-outcome -----------------------------------------------------------------------------

WHICH = "is about one outcome in people, and the claim does not say which; add"


@pytest.mark.parametrize("name", ["population", "intervention", "comparator", "outcome"])
@pytest.mark.parametrize("value", [None, ""])
def test_an_outcome_that_lacks_a_part(make: Any, name: str, value: str | None) -> None:
    assert said(make, **{name: value}) == [
        f"a tier of high {WHICH} :{name}: [evidence.missing-outcome]"
    ]


def test_all_that_is_missing_is_named_at_once(make: Any) -> None:
    assert said(make, **dict.fromkeys(PICO)) == [
        f"a tier of high {WHICH} :population:, :intervention:, :comparator:, :outcome:, "
        ":direction: [evidence.missing-outcome]"
    ]


@pytest.mark.parametrize(
    ("tier", "direction", "size", "missing"),
    [
        ("high", "harm", None, True),
        ("moderate", "harm", None, True),
        ("low", "harm", None, True),
        ("very-low", "harm", None, False),
        ("low", "unclear", None, False),
        ("low", "no-difference", None, False),
        ("low", "harm", "trivial", False),
        ("low", "sideways", None, False),  # a finding of its own
    ],
)
def test_a_size_is_asked_for_where_there_is_an_effect(
    make: Any, tier: str, direction: str, size: str | None, missing: bool
) -> None:
    steps = {"high": "", "moderate": "imprecision: few", "low": "imprecision 2: few"}
    down = steps.get(tier, "imprecision 2: few; indirectness: far")
    found = said(make, tier=tier, direction=direction, size=size, rated_down=down)
    line = (
        "it does not say how large the effect is; add :size: with one of large, moderate, small, "
        "trivial [evidence.missing-outcome]"
    )
    assert [one for one in found if "unknown-value" not in one] == [line] * missing


@pytest.mark.parametrize(
    ("tier", "direction", "missing"),
    [
        ("high", "harm", True),
        ("high", "benefit", True),
        ("very-low", "harm", True),
        ("high", "no-difference", False),
        ("very-low", "unclear", False),
    ],
)
def test_which_way_people_want_is_never_guessed(
    make: Any, tier: str, direction: str, missing: bool
) -> None:
    down = "imprecision 2: few; indirectness: far" if tier == "very-low" else ""
    size = "trivial" if direction == "no-difference" else "moderate"
    found = said(make, tier=tier, direction=direction, size=size, rated_down=down, better=None)
    line = (
        "it does not say which way of the outcome people want; add :better: with one of less, more "
        "[evidence.missing-outcome]"
    )
    assert found == [line] * missing
    known = 'can\'t be "mroe" (did you mean "more"?); use one of less, more'
    assert f":better: {known} [evidence.unknown-value]" in said(make, better="mroe")


@pytest.mark.parametrize("tier", ["preclinical", "none", "reference"])
def test_what_is_not_graded_needs_no_outcome(make: Any, tier: str) -> None:
    searched = "2026-11-22: trials" if tier == "none" else None
    nothing = dict.fromkeys(PICO)
    assert said(make, tier=tier, cite="rats", searched=searched, **nothing) == []


# --- unknown-domain, rating-without-reason, levels -----------------------------------------------

DOWN = "risk-of-bias, inconsistency, indirectness, imprecision, publication-bias"
UP = "large-effect, dose-response, confounding"


@pytest.mark.parametrize(
    ("options", "lines"),
    [
        (
            {"rated_down": "impresision: few"},
            [
                ':rated-down: has no domain "impresision" (did you mean "imprecision"?); use one '
                f"of {DOWN} [evidence.unknown-domain]"
            ],
        ),
        (
            {"rated_down": "Imprecision: few"},
            [
                ':rated-down: has no domain "Imprecision: few" (did you mean "imprecision"?); use '
                f"one of {DOWN} [evidence.unknown-domain]"
            ],
        ),
        (
            {"rated_down": "taste: bitter"},
            [f':rated-down: has no domain "taste"; use one of {DOWN} [evidence.unknown-domain]'],
        ),
        # On the wrong side: where it belongs, and nothing else.
        (
            {"rated_down": "large-effect: large"},
            [
                ':rated-down: has no domain "large-effect"; write it under :rated-up: '
                "[evidence.unknown-domain]"
            ],
        ),
        (
            {"cite": "cohort", "tier": "low", "rated_up": "imprecision: few"},
            [
                ':rated-up: has no domain "imprecision"; write it under :rated-down: '
                "[evidence.unknown-domain]"
            ],
        ),
        (
            {"cite": "cohort", "tier": "low", "rated_up": "taste: good"},
            [f':rated-up: has no domain "taste"; use one of {UP} [evidence.unknown-domain]'],
        ),
        # Reasons.
        (
            {"tier": "moderate", "rated_down": "imprecision"},
            [
                'the step "imprecision" gives no reason; write ":rated-down: imprecision: why, in '
                'plain words" [evidence.rating-without-reason]'
            ],
        ),
        (
            {"tier": "moderate", "rated_down": "imprecision: ."},
            [
                'the step "imprecision" gives no reason; write ":rated-down: imprecision: why, in '
                'plain words" [evidence.rating-without-reason]'
            ],
        ),
        (
            {"tier": "moderate", "rated_down": "imprecision: few people; risk-of-bias 2"},
            [
                'the step "risk-of-bias" gives no reason; write ":rated-down: risk-of-bias: why, in '
                'plain words" [evidence.rating-without-reason]'
            ],
        ),
        (
            {"tier": "moderate", "rated_down": "imprecision: few people; and the risk-of-bias"},
            [],
        ),
        (
            {"direction": "no-difference", "size": "large"},
            [
                ':size: can\'t be "large" where :direction: is no-difference; use trivial or small, '
                "or correct the direction [evidence.unknown-value]"
            ],
        ),
        ({"direction": "no-difference", "size": "small"}, []),
        ({"direction": "no-difference", "size": "trivial"}, []),
        (
            {"tier": "low", "rated_down": "imprecision 2: ;"},
            [
                'the step "imprecision" gives no reason; write ":rated-down: imprecision: why, in '
                'plain words" [evidence.rating-without-reason]'
            ],
        ),
        (
            {"rated_down": "publication-bias 0:"},
            [
                'the step "publication-bias" gives no reason; write ":rated-down: '
                'publication-bias: why, in plain words" [evidence.rating-without-reason]'
            ],
        ),
        ({"rated_down": "publication-bias 0: one trial"}, []),
        # Levels.
        ({"tier": "low", "rated_down": "imprecision 2: few"}, []),
        (
            {"tier": "very-low", "rated_down": "imprecision 3: few", "size": None},
            [
                ":rated-down: can't move imprecision by 3 levels; use 1 or 2 "
                "[evidence.unknown-value]"
            ],
        ),
        (
            {"rated_down": "imprecision 0: few"},
            [
                ":rated-down: can't move imprecision by 0 levels; use 1 or 2 "
                "[evidence.unknown-value]"
            ],
        ),
        (
            {"tier": "very-low", "rated_down": "publication-bias 99: few"},
            [
                ":rated-down: can't move publication-bias by 99 levels; use 1 or 2, or 0 where it "
                "could not be assessed [evidence.unknown-value]"
            ],
        ),
        (
            {"tier": "high", "cite": "cohort", "rated_up": "dose-response 2: more"},
            [":rated-up: can't move dose-response by 2 levels; use 1 [evidence.unknown-value]"],
        ),
        ({"tier": "high", "cite": "cohort", "rated_up": "large-effect 2: large"}, []),
        (
            {"tier": "low", "rated_down": "imprecision: few; imprecision: very few"},
            [
                ":rated-down: names imprecision twice; name it once, with all levels and reasons "
                "together [evidence.unknown-value]"
            ],
        ),
    ],
)
def test_steps(make: Any, options: dict[str, str], lines: list[str]) -> None:
    assert said(make, **options) == lines


def test_steps_are_looked_at_whatever_the_tier(make: Any) -> None:
    for tier in ("reference", "medium", ""):
        found = said(make, tier=tier, rated_down="taste: bitter")
        assert [line for line in found if "unknown-domain" in line] != []


# --- rated-up-and-down ---------------------------------------------------------------------------

BOTH = (
    "it is rated up and down; only evidence with nothing to rate down is rated up, so take "
    ":rated-up: out [evidence.rated-up-and-down]"
)


@pytest.mark.parametrize(
    ("options", "lines"),
    [
        ({"cite": "cohort", "tier": "moderate", "rated_up": "confounding: hides it"}, []),
        (
            {"rated_up": "large-effect: large"},
            [
                "it is rated up but starts high; only evidence that starts low is rated up, so "
                "take :rated-up: out [evidence.rated-up-and-down]"
            ],
        ),
        (
            {"cite": "case", "tier": "very-low", "rated_up": "large-effect: large"},
            [
                "it is rated up but starts very-low; only evidence that starts low is rated up, "
                "so take :rated-up: out [evidence.rated-up-and-down]"
            ],
        ),
        (
            {
                "cite": "cohort",
                "tier": "very-low",
                "rated_down": "imprecision: few",
                "rated_up": "large-effect: large",
            },
            [BOTH],
        ),
        # Bias that could not be assessed is not rated down for.
        (
            {
                "cite": "cohort",
                "tier": "moderate",
                "rated_down": "publication-bias 0: one study",
                "rated_up": "large-effect: large",
            },
            [],
        ),
    ],
)
def test_up_and_down(make: Any, options: dict[str, str], lines: list[str]) -> None:
    assert said(make, **options) == lines


# --- designs -------------------------------------------------------------------------------------


def test_a_source_without_a_design(make: Any) -> None:
    for option in ("cite", "against"):
        options = {"cite": "trial", option: "trial, bare, bare"}
        assert said(make, **options) == [
            'the source "bare" names no design, and a tier starts from it; add design = {...} at '
            "refs/a.bib:9 [evidence.source-without-design]"
        ]


def test_a_design_that_nobody_knows(make: Any) -> None:
    assert said(make, cite="trial, odd") == [
        'the source "odd" has the design "cohrt", which is not in the list (did you mean '
        '"cohort"?); correct it at refs/a.bib:7 [evidence.source-without-design]'
    ]


@pytest.mark.parametrize("tier", ["none", "reference"])
def test_where_nothing_is_rated_a_source_needs_no_design(make: Any, tier: str) -> None:
    searched = "2026-11-22: trials" if tier == "none" else None
    assert said(make, tier=tier, cite="bare", searched=searched) == []


@pytest.mark.parametrize("tier", ["none", "reference"])
def test_a_word_outside_the_list_is_told_where_it_stands(make: Any, tier: str) -> None:
    searched = "2026-11-22: trials" if tier == "none" else None
    assert said(make, tier=tier, cite="odd", searched=searched) == [
        '"odd" has the design "cohrt", which is not in the list (did you mean "cohort"?); correct '
        "it [evidence.source-without-design]"
    ]


# --- animals-only --------------------------------------------------------------------------------

ANIMALS = (
    "its sources studied only animals or cells, which is no evidence about people; declare "
    "preclinical, or cite studies in people [evidence.animals-only]"
)


@pytest.mark.parametrize("tier", [tier.name for tier in TIERS.values() if tier.graded])
def test_animals_only(make: Any, tier: str) -> None:
    assert said(make, tier=tier, cite="rats, cells, essay") == [ANIMALS]
    assert said(make, tier=tier, cite="rats", against="cells") == [ANIMALS]


def test_one_study_in_people_is_enough_for_another_rule_to_speak(make: Any) -> None:
    assert said(make, cite="rats, trial") == []
    # What points the other way sets no start alone: the claim itself rests on animals.
    assert [line.rpartition("[")[2] for line in said(make, cite="rats", against="trial")] == [
        "evidence.animals-only]"
    ]
    [none] = said(make, cite="label", against="trial")
    assert "its sources (regulatory label, randomised trial) set no start" in none
    assert said(make, cite="rats", tier="preclinical") == []


@pytest.mark.parametrize("other", ["nobody", "bare", "odd"])
def test_while_a_source_is_not_known_nothing_is_said_of_the_whole(make: Any, other: str) -> None:
    """Its own finding comes first; a sum that leaves it out would mislead."""
    for cite, tier in (
        ("rats", "high"),
        ("cohort", "high"),
        ("trial", "low"),
        ("trial", "preclinical"),
    ):
        rules = {line.rpartition("[")[2] for line in said(make, cite=f"{cite}, {other}", tier=tier)}
        assert rules <= {"evidence.source-without-design]"}


# --- tier-mismatch -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("options", "line"),
    [
        (
            {"rated_down": "inconsistency: they disagree", "cite": "trial, trial2"},
            "the tier does not follow: starts high: 2 randomised trials; −1 inconsistency; "
            "= moderate, declared high; declare moderate, or correct the steps",
        ),
        (
            {"tier": "moderate"},
            "the tier does not follow: starts high: 1 randomised trial; = high, declared moderate; "
            "declare high, or correct the steps",
        ),
        (
            {"cite": "cohort"},
            "the tier does not follow: starts low: 1 cohort study; = low, declared high; "
            "declare low, or correct the steps",
        ),
        (
            {"cite": "cohort, case", "against": "trial", "tier": "low"},
            "the tier does not follow: starts high: 1 randomised trial; = high, declared low; "
            "declare high, or correct the steps",
        ),
        (
            {"cite": "case", "tier": "low"},
            "the tier does not follow: starts very-low: 1 case report; = very-low, declared low; "
            "declare very-low, or correct the steps",
        ),
        (
            {"cite": "essay, label"},
            "it is declared high, but its sources (narrative review, regulatory label) set no "
            "start; cite the studies themselves, or use reference for what such a source says",
        ),
        (
            {"tier": "preclinical", "cite": "rats, trial", "against": "trial"},
            "it is declared preclinical, but trial studied people: starts high: 1 randomised "
            "trial; = high, declared preclinical; take that source out, or rate the claim",
        ),
        (
            {"tier": "preclinical", "cite": "label"},
            "it is declared preclinical, but its sources (regulatory label) set no start; cite the "
            "studies themselves, or use reference for what such a source says",
        ),
    ],
)
def test_a_tier_that_does_not_follow(make: Any, options: dict[str, str], line: str) -> None:
    assert said(make, **options) == [f"{line} [evidence.tier-mismatch]"]


@pytest.mark.parametrize("tier", ["none", "reference", "", "medium"])
def test_what_is_not_rated_has_no_sum(make: Any, tier: str) -> None:
    searched = "2026-11-22: trials" if tier == "none" else None
    assert said(make, tier=tier, cite="trial, cohort", searched=searched) == []


def test_sources_against_alone_are_a_missing_citation_and_a_body(make: Any) -> None:
    options = {"tier": "high", "cite": None, "against": "trial"} | PICO
    claim = make.claim("Tea reduces hours of sleep", **options)
    trial = tuple(source for source in sources(make) if source.key == "trial")
    report = check(make.site(claim, sources=trial))
    assert [finding.rule for finding in report.findings] == ["missing-citation"]


# --- missing-search ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("searched", "line"),
    [
        ("2026-11-22: trials of tea, in one review", ""),
        ("2026-11-22 : tea", ""),
        (
            None,
            "it says that nothing was found, but not what was looked for and when; add "
            '":searched: 2026-11-22: what you looked for, and where"',
        ),
        (
            "",
            "it says that nothing was found, but not what was looked for and when; add "
            '":searched: 2026-11-22: what you looked for, and where"',
        ),
        *(
            (
                odd,
                f':searched: can\'t be "{odd[:60]}"; write a date, a colon, and what you looked '
                "for and where",
            )
            for odd in (
                "2026-11-22",
                "2026-11-22:",
                "2026-02-30: trials",
                "2026-13-01: trials",
                "0000-01-01: trials",
                "22.11.2026: trials",
                "2026-11: trials",
                "2026-W47-7: trials",
                "20261122: trials",
                "٢٠٢٦-١١-٢٢: trials",
                "trials of tea",
                "trials: 2026-11-22",
                "x" * 10_000,
            )
        ),
    ],
)
def test_a_search(make: Any, searched: str | None, line: str) -> None:
    found = said(make, tier="none", searched=searched)
    assert found == ([f"{line} [evidence.missing-search]"] if line else [])


@pytest.mark.parametrize("tier", ["high", "preclinical", "reference"])
def test_a_search_elsewhere(make: Any, tier: str) -> None:
    cite = "rats" if tier == "preclinical" else "trial"
    assert said(make, tier=tier, cite=cite, searched="2026-11-22: trials") == [
        f":searched: belongs to the tier none, and this claim is {tier}; take it out "
        "[evidence.unknown-value]"
    ]
    assert said(make, tier="medium", searched="2026-11-22: trials") == []


# --- counts, and claims that are half-written ----------------------------------------------------


def test_each_rule_counts_what_it_looked_at(make: Any) -> None:
    claims = [
        make.claim(id="a", tier="high"),
        make.claim(id="b", tier="preclinical"),
        make.claim(id="c", tier="none"),
        make.claim(id="d", tier="reference"),
        make.claim(id="e", tier="medium"),
        make.claim(id="f", tier="low", rated_down="imprecision: few"),
    ]
    checked = check(make.site(*claims)).checked
    assert {rule: checked[rule] for rule in OWN - {"unknown-value"}} == {
        "missing-outcome": 2,
        "animals-only": 2,
        "tier-mismatch": 5,  # the tier of three claims, and the outcomes of two
        "source-without-design": 3,
        "missing-search": 1,
        "unknown-domain": 1,
        "rating-without-reason": 1,
        "rated-up-and-down": 1,
    }


ANY = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        ["smith2020", "nobody", "imprecision 2: few", ";;:", "large-effect:", "0:", "|"]
    ),
)


@given(
    st.sampled_from([*TIERS, "", "medium"]),
    st.dictionaries(
        st.sampled_from(
            ["cite", "against", "rated-down", "rated-up", "searched", "direction", "size"]
        ),
        ANY,
    ),
)
def test_whatever_is_written_there_is_a_list_and_no_traceback(
    make: Any, tier: str, options: dict[str, str]
) -> None:
    given_ = (("id", "a"), ("tier", tier), *options.items())
    site: Site = make.site(make.claim(options=given_))
    for finding in check(site).findings:
        assert finding.rule in RULES
        assert "; " in finding.message
        assert "\n" not in finding.line()


# --- what belongs to another tier, and what is still to come ---------------------------------------


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (
            {"searched": "2026-11-22: trials"},
            ":searched: belongs to the tier none, and this claim is reference; take it out",
        ),
        (
            {"rated_down": "imprecision: few people"},
            ":rated-down: belongs to the tiers high, moderate, low, very-low, and this claim is "
            "reference; take it out",
        ),
        (
            {"reviewed": "2026-11-24"},
            ":reviewed: 2026-11-24 is still to come; write the day on which it was reviewed",
        ),
        ({"reviewed": "2026-11-23"}, ""),
        ({"reviewed": "2026-11-22"}, ""),
    ],
)
def test_what_a_fact_of_record_may_not_say(make: Any, options: dict[str, str], said: str) -> None:
    site = make.site(make.claim(**options), settings=Settings(today="2026-11-22"))
    found = [f.message for f in check(site).findings if f.rule == "unknown-value"]
    assert found == ([said] if said else [])


def test_a_search_that_is_still_to_come(make: Any) -> None:
    claim = make.claim("We found no trial of tea", tier="none", searched="2027-01-01: trials")
    site = make.site(claim, settings=Settings(today="2026-11-22"))
    assert [finding.message for finding in check(site).findings] == [
        ":searched: 2027-01-01 is still to come; write the day on which it was searched"
    ]
