"""What a database says of how a work was done, in our words."""

from __future__ import annotations

import pytest

from sphinx_evidence.model.found import design_of, is_pooled, is_trial

ARTICLE = "Journal Article"


@pytest.mark.parametrize(
    ("types", "title", "design"),
    [
        ([ARTICLE, "Randomized Controlled Trial"], "Tea", "randomised trial"),
        (["research-article", " randomized controlled trial"], "Tea", "randomised trial"),
        ([ARTICLE, "Clinical Trial, Phase III"], "Tea", "trial"),
        (["Controlled Clinical Trial"], "Tea", "trial"),
        (["Pragmatic Clinical Trial"], "Tea", "trial"),
        (["Equivalence Trial"], "Tea", "trial"),
        (["Clinical Trial"], "Tea: a randomised study", "randomised trial"),
        (["Clinical Trial"], "Tea: a study protocol", "protocol"),
        (["Clinical Trial Protocol"], "Tea", "protocol"),
        (["Randomized Controlled Trial"], "Tea in sailors: protocol for a trial", "protocol"),
        (["Meta-Analysis", "Randomized Controlled Trial"], "Tea", "systematic review"),
        (["Review"], "Tea: a systematic review", "review"),
        ([ARTICLE], "Tea: a systematic review of randomised trials", "systematic review"),
        ([ARTICLE], "Tea: a double-blind, placebo-controlled trial", "randomised trial"),
        ([ARTICLE], "A non-randomised study of tea", ""),
        ([ARTICLE], "Tea and sleep: a Mendelian randomization study", ""),
        ([ARTICLE], "A pilot trial of tea", "trial"),
        (["Case Reports"], "Tea", "case report"),
        ([ARTICLE], "A case of too much tea", "case report"),
        (["Practice Guideline"], "Tea", "guideline"),
        (["Observational Study"], "Tea", "observational study"),
        (["Letter", "Comment"], "Tea", "comment"),
        (["Retracted Publication", "Randomized Controlled Trial"], "Tea", "retracted"),
        (["Preprint"], "A randomized trial of tea", "randomised trial (preprint)"),
        (["Preprint"], "Tea", ""),
        ([], "Tea", ""),
        ([""], "", ""),
    ],
)
def test_designs(types: list[str], title: str, design: str) -> None:
    assert design_of(types, title) == design


@pytest.mark.parametrize(
    ("design", "trial", "pooled"),
    [
        ("randomised trial", True, False),
        ("trial (preprint)", True, False),
        ("systematic review (preprint)", False, True),
        ("protocol", False, False),
        ("", False, False),
        ("trial of tea", False, False),
    ],
)
def test_what_is_a_trial(design: str, trial: bool, pooled: bool) -> None:
    assert (is_trial(design), is_pooled(design)) == (trial, pooled)
