"""A tier above what the finding of its own source says of how certain the result is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sphinx_evidence.rules.run import check

if TYPE_CHECKING:
    from tests.records import Make

TOLD = (
    "it is declared {}, and the finding of {} calls the certainty of the same outcome {}; say in "
    ":rated-down: what lowers it and declare {}, or say in :waive: why it is surer than its source says"
)
STEPS = {"high": None, "moderate": "imprecision: few", "low": "imprecision 2: few"}


def said(make: Make, tier: str, *findings: str) -> list[str]:
    """Return what is said of a claim on honey that cites one review for each finding."""
    sources = tuple(
        make.source(f"review{place}", finding=finding, design="systematic-review")
        for place, finding in enumerate(findings)
    )
    claim = make.claim(
        "Honey reduces cough",
        tier=tier,
        cite=", ".join(source.key for source in sources),
        population="children who cough",
        intervention="honey",
        comparator="placebo",
        outcome="cough at night",
        direction="benefit",
        better="less",
        size="moderate",
        rated_down=STEPS[tier],
    )
    found = check(make.site(claim, sources=sources)).findings
    return [one.message for one in found if one.rule == "tier-mismatch"]


@pytest.mark.parametrize(
    "finding",
    [
        "With honey there was less coughing at night in children (low certainty, GRADE).",
        "Honey against placebo: cough score 1.6 points lower, 300 children. The authors judged the certainty to be low.",
        "Honey: less coughing, certainty low; diarrhoea did not differ, high certainty.",
        "Honey made for less cough. The quality of the evidence was very low or low.",
        "Honey helped a cough; GRADE: low because of bias.",
    ],
)
def test_a_tier_above_what_the_source_says(make: Make, finding: str) -> None:
    for tier in ("moderate", "high"):
        told = TOLD.format(tier, "review0", "low", "low")
        assert said(make, tier, finding) == [told]
    assert said(make, "low", finding) == []


@pytest.mark.parametrize(
    "finding",
    [
        "Honey: less coughing, 300 children.",
        "Honey: less coughing, moderate certainty; by another count of coughs, low certainty.",
        "Honey: less coughing. Diarrhoea: low certainty.",
        "Codeine: less coughing, low certainty. Honey was named and not pooled.",
        "Honey: less coughing; blood pressure was low, and risk of bias high.",
        "Honey of high quality: less coughing with a grade of low.",
    ],
)
def test_what_is_no_lower_or_on_something_else(make: Make, finding: str) -> None:
    assert said(make, "moderate", finding) == []


def test_another_study_may_make_it_surer(make: Make) -> None:
    low, plain = "Honey: less coughing, low certainty.", "Honey: less coughing."
    assert said(make, "moderate", low, plain) == []
    moderate = "Honey: less coughing, moderate certainty."
    assert said(make, "moderate", low, moderate) == []
    both = TOLD.format("high", "review0, review1", "moderate", "moderate")
    assert said(make, "high", low, moderate) == [both]
