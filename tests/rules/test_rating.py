"""The rules of rating over hand-made records: steps, and the tier that follows from them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_evidence.model.tiers import TIERS
from sphinx_evidence.rules.registry import RULES
from sphinx_evidence.rules.run import check
from sphinx_evidence.rules.site import Site
from tests.said import OF_RATING as OWN
from tests.said import OUTCOME as PICO
from tests.said import said_of_rating as said
from tests.said import studies as sources


def test_a_sound_claim(make: Any) -> None:
    assert said(make) == []


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
        (
            {"rated_down": "risk of bias: nobody was blinded"},
            [
                ':rated-down: has no domain "risk of bias: nobody was blinded" (did you mean '
                f'"risk-of-bias"?); use one of {DOWN} [evidence.unknown-domain]'
            ],
        ),
        # A step that would be lost in the reason of the one before it.
        *(
            (
                {
                    "tier": "moderate",
                    "rated_down": f"imprecision: few people{mark} {written} they were told",
                },
                [
                    f':rated-down: takes "{written}" for part of the reason of imprecision; write '
                    f'"; {domain}:", so that it counts as a step, or take the colon out '
                    "[evidence.unknown-domain]"
                ],
            )
            for mark, written, domain in (
                (";", "risk of bias:", "risk-of-bias"),
                (";", "Risk_of_Bias 2:", "risk-of-bias"),
                (";", "Inconsistency:", "inconsistency"),
                (",", "indirectness:", "indirectness"),
                (",", "Publication bias :", "publication-bias"),
            )
        ),
        *(
            ({"tier": "moderate", "rated_down": f"imprecision: {reason}"}, [])
            for reason in (
                "few people; of the two trials: one was small",
                "few people, and the bias: unknown",
                "imprecision of the scale: 2 points; a wide interval",
                "few; risk of bias was low",
                "the ratio was 2:1, inconsistency aside",
            )
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
            "say in :rated-down: what lowers it, or declare high where nothing does",
        ),
        (
            {"cite": "cohort"},
            "the tier does not follow: starts low: 1 cohort study; = low, declared high; "
            "declare low, or correct the steps",
        ),
        (
            {"cite": "cohort, case", "against": "trial", "tier": "low"},
            "the tier does not follow: starts high: 1 randomised trial; = high, declared low; "
            "say in :rated-down: what lowers it, or declare high where nothing does",
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
    searched = "2026-11-22: trials | PubMed: tea" if tier == "none" else None
    assert said(make, tier=tier, cite="trial, cohort", searched=searched) == []


def test_sources_against_alone_are_a_missing_citation_and_a_body(make: Any) -> None:
    options = {"tier": "high", "cite": None, "against": "trial"} | PICO
    claim = make.claim("Tea reduces hours of sleep", **options)
    trial = tuple(source for source in sources(make) if source.key == "trial")
    report = check(make.site(claim, sources=trial))
    assert [finding.rule for finding in report.findings] == ["missing-citation"]


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
        "tier-mismatch": 7,  # the tier of three claims, and twice the outcomes of two
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
