"""The calculus: where a body of evidence starts, what moves it, and the sum that a message shows."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_evidence.model.certainty import DOWN, START, UP, Rating, is_on_people, rate, start_of
from sphinx_evidence.model.claim import Claim
from sphinx_evidence.model.place import Place
from sphinx_evidence.model.source import DESIGNS, Source
from sphinx_evidence.model.tiers import LEVELS, TIERS

HIGH = ["systematic-review-ma", "systematic-review", "network-meta-analysis", "rct"]
LOW = [
    *("systematic-review-observational", "nonrandomised-trial", "cohort", "case-control"),
    "cross-sectional",
]
VERY_LOW = ["case-series", "case-report"]
ANIMALS = ["animal-in-vivo", "in-vitro"]
NONE = [
    *("narrative-review", "guideline", "regulatory-label", "reference-intake", "fact-sheet"),
    "product-survey",
]


def rated(make: Any, designs: str, **options: str) -> Rating:
    """Rate a claim that cites sources of these designs, each with a key of its own."""
    sources = [make.source(f"s{n}", design=d) for n, d in enumerate(designs.split(", ")) if d]
    cite = ", ".join(source.key for source in sources)
    claim = make.claim(**({"tier": "low", "cite": cite} | options))
    return rate(claim, {source.key: source for source in sources})


def test_every_design_is_tried_here() -> None:
    assert sorted([*HIGH, *LOW, *VERY_LOW, *ANIMALS, *NONE]) == sorted(DESIGNS)
    assert set(START) <= set(DESIGNS)


@pytest.mark.parametrize(
    ("designs", "start"),
    [
        (HIGH, "high"),
        (LOW, "low"),
        (VERY_LOW, "very-low"),
        (ANIMALS, "preclinical"),
        (NONE, ""),
    ],
)
def test_where_each_design_starts(make: Any, designs: list[str], start: str) -> None:
    for design in designs:
        rating = rated(make, design)
        assert (rating.start, rating.tier) == (start, start), design


@pytest.mark.parametrize(
    ("species", "start"),
    [
        ("human", "high"),
        ("Human", "high"),
        ("humans", "high"),
        ("", "high"),
        ("human and rat", "high"),
        ("rat, human", "high"),
        ("rat", "preclinical"),
        ("mouse and rat", "preclinical"),
        ("humanised mouse", "preclinical"),
        ("humanized mice", "preclinical"),
        ("non-human primate", "preclinical"),
        ("nonhuman primate", "preclinical"),
        ("Non human primates", "preclinical"),
        ("non-human primate and human", "high"),
    ],
)
def test_only_people_count_as_people(make: Any, species: str, start: str) -> None:
    assert start_of(make.source(species=species)) == start


def test_animal_work_with_human_cells_stays_preclinical(make: Any) -> None:
    for design in ANIMALS:
        assert start_of(make.source(design=design, species="human and rat")) == "preclinical"


def test_a_review_of_animal_work_is_preclinical_and_an_unknown_design_is_nothing(make: Any) -> None:
    assert start_of(make.source(design="narrative-review", species="rat")) == "preclinical"
    assert start_of(make.source(design="essay", species="rat")) == ""
    assert start_of(make.source(design="", species="")) == ""


@pytest.mark.parametrize("species", ["", "food", "not applicable", "human", "plant, water"])
def test_a_survey_of_products_starts_nothing_and_studied_nobody(make: Any, species: str) -> None:
    survey = make.source(design="product-survey", species=species)
    assert (start_of(survey), is_on_people(survey)) == ("", False)


# --- the body of evidence ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("designs", "total"),
    [
        ("rct", "starts high: 1 randomised trial; = high"),
        ("rct, rct, rct", "starts high: 3 randomised trials; = high"),
        ("cohort, rct, case-report, animal-in-vivo", "starts high: 1 randomised trial; = high"),
        ("guideline, cohort", "starts low: 1 cohort study; = low"),
        (
            "cohort, case-control, cohort",
            "starts low: 2 cohort studies and 1 case-control study; = low",
        ),
        ("case-series, case-series", "starts very-low: 2 case series; = very-low"),
        ("case-report, case-report", "starts very-low: 2 case reports; = very-low"),
        ("in-vitro, in-vitro", "starts preclinical: 2 laboratory studies; = preclinical"),
        ("animal-in-vivo", "starts preclinical: 1 animal study; = preclinical"),
        (
            "systematic-review-ma, systematic-review-ma",
            "starts high: 2 systematic reviews with meta-analysis; = high",
        ),
        (
            "network-meta-analysis, network-meta-analysis",
            "starts high: 2 network meta-analyses; = high",
        ),
        (
            "systematic-review-observational, systematic-review-observational",
            "starts low: 2 systematic reviews of observational studies; = low",
        ),
        (
            "nonrandomised-trial, nonrandomised-trial",
            "starts low: 2 trials without randomisation; = low",
        ),
        ("guideline", "no source sets a start"),
        ("essay", "no source sets a start"),
        ("", "no source sets a start"),
    ],
)
def test_the_sum_in_words(make: Any, designs: str, total: str) -> None:
    assert rated(make, designs).sum == total


def test_sources_against_are_part_of_the_body(make: Any) -> None:
    sources = {
        "a": make.source("a", design="cohort"),
        "b": make.source("b", design="rct"),
    }
    assert rate(make.claim(cite="a", against="b"), sources).start == "high"
    # Also where nothing stands on the other side.
    assert rate(make.claim(cite=None, against="b"), sources).sum == (
        "starts high: 1 randomised trial; = high"
    )


def test_a_source_named_twice_is_one_source(make: Any) -> None:
    sources = {"a": make.source("a")}
    claim = make.claim(cite="a, a", against="a")
    assert rate(claim, sources).sum == "starts high: 1 randomised trial; = high"


def test_unknown_keys_and_designs_are_passed_over(make: Any) -> None:
    sources = {"a": make.source("a", design="cohort"), "b": make.source("b", design="essay")}
    assert (
        rate(make.claim(cite="nobody, b, a, A"), sources).sum == "starts low: 1 cohort study; = low"
    )
    assert rate(make.claim(cite="nobody"), sources) == Rating("", "", (), (), "")


# --- steps ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("designs", "down", "up", "tier", "counted"),
    [
        ("rct", "", "", "high", ""),
        ("rct", "imprecision: few", "", "moderate", "−1 imprecision"),
        ("rct", "imprecision 2: few", "", "low", "−2 imprecision"),
        (
            "rct",
            "imprecision 2: few; indirectness: far",
            "",
            "very-low",
            "−2 imprecision −1 indirectness",
        ),
        # It can't fall through the floor, nor rise through the ceiling.
        (
            "rct",
            "imprecision 2: few; indirectness 2: far; inconsistency 2: no",
            "",
            "very-low",
            "−2 imprecision −2 indirectness −2 inconsistency",
        ),
        ("case-report", "imprecision 2: one person", "", "very-low", "−2 imprecision"),
        ("rct", "imprecision 99: few", "", "very-low", "−99 imprecision"),
        ("cohort", "", "large-effect: large", "moderate", "+1 large-effect"),
        ("cohort", "", "large-effect 2: large", "high", "+2 large-effect"),
        (
            "cohort",
            "",
            "large-effect 2: large; dose-response: more",
            "high",
            "+2 large-effect +1 dose-response",
        ),
        # Only what starts low, with nothing rated down, is rated up.
        ("rct", "", "large-effect: large", "high", ""),
        ("case-series", "", "large-effect 2: large", "very-low", ""),
        ("cohort", "imprecision: few", "large-effect: large", "very-low", "−1 imprecision"),
        # Not to be able to tell is no step down.
        ("cohort", "publication-bias 0: few", "large-effect: large", "moderate", "+1 large-effect"),
        ("rct", "publication-bias 0: few studies", "", "high", ""),
        ("rct", "publication-bias: none published", "", "moderate", "−1 publication-bias"),
        # What GRADE does not know does not count; nor does a domain on the wrong side.
        ("rct", "impresision 2: few", "", "high", ""),
        ("rct", "large-effect: large", "", "high", ""),
        ("cohort", "", "imprecision: few", "low", ""),
        ("animal-in-vivo", "imprecision: few", "", "preclinical", ""),
    ],
)
def test_steps(make: Any, designs: str, down: str, up: str, tier: str, counted: str) -> None:
    rating = rated(make, designs, rated_down=down, rated_up=up)
    assert rating.tier == tier
    assert " ".join(rating.sum.split("; ")[1:-1]) == counted
    assert rating.sum.endswith(f"; = {tier}")


def test_the_sum_as_it_is_read_aloud(make: Any) -> None:
    down = "imprecision: 80 people; risk-of-bias 2: nobody was blinded"
    assert rated(make, "rct, rct", rated_down=down).sum == (
        "starts high: 2 randomised trials; −1 imprecision; −2 risk-of-bias; = very-low"
    )


STEPS = st.lists(
    st.tuples(st.sampled_from([*DOWN, *UP, "else"]), st.integers(0, 99)), max_size=4
).map(lambda steps: "; ".join(f"{domain} {levels}: why" for domain, levels in steps))
BODIES = st.lists(st.sampled_from([*DESIGNS, "", "essay"]), max_size=4)


@given(BODIES, STEPS, STEPS)
def test_whatever_is_written_a_rating_comes_out(designs: list[str], down: str, up: str) -> None:
    sources = {
        f"s{n}": Source(f"s{n}", "", "", "", "", "", "", design, "human", "", "r.bib", 1)
        for n, design in enumerate(designs)
    }
    options = (("cite", ",".join(sources)), ("rated-down", down), ("rated-up", up))
    claim = Claim("", options, Place("p.md", 1), "p", 0, "a", has_body=True, doctests=0)
    rating = rate(claim, sources)
    assert rating.tier in ("", *TIERS)
    assert bool(rating.start) == any(design in START for design in designs)
    if rating.start in LEVELS:
        # The order of the sources, and of the steps, is nothing.
        turned = claim._replace(options=(("cite", ",".join(reversed(sources))), *options[1:]))
        assert rate(turned, sources).tier == rating.tier
        falls = sum(step.levels for step in rating.down)
        assert LEVELS.index(rating.tier) >= LEVELS.index(rating.start) - falls
    else:
        assert rating.tier == rating.start


@pytest.mark.parametrize(
    ("species", "start"),
    [
        ("human", "high"),
        ("people", "high"),
        ("Homo sapiens", "high"),
        ("healthy men", "high"),
        ("", "high"),
        ("rat", "preclinical"),
        ("adult rats", "preclinical"),
        ("non-human primates", "preclinical"),
        ("humanised mouse", "preclinical"),
    ],
)
def test_who_was_studied_in_other_words(make: Any, species: str, start: str) -> None:
    assert start_of(make.source(species=species)) == start
