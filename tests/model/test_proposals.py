"""What a title and some terms let one propose, and where they let one propose nothing."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_evidence.model.proposals import propose
from sphinx_evidence.model.source import DESIGNS
from sphinx_evidence.model.species import read_species


@pytest.mark.parametrize(
    ("title", "terms", "design", "species"),
    [
        ("Tea and sleep", "Journal Article; Randomized Controlled Trial; Humans", "rct", "human"),
        ("Tea and sleep", "Meta-Analysis; Systematic Review", "systematic-review-ma", ""),
        ("Tea and sleep", "Systematic Review; Humans; Review", "systematic-review", "human"),
        ("Tea and sleep", "Review", "narrative-review", ""),
        ("Tea and sleep", "Case Reports; Humans; Male", "case-report", "human"),
        ("Tea and sleep", "Controlled Clinical Trial", "nonrandomised-trial", ""),
        ("Tea and sleep", "Practice Guideline", "guideline", ""),
        ("Tea and sleep", "Cohort Studies; Humans", "cohort", "human"),
        # What a work is about is not what it is.
        ("Tea and sleep", "Randomized Controlled Trials as Topic; Humans", "", "human"),
        ("Tea and sleep", "Clinical Trial; Multicenter Study", "", ""),
        # Titles.
        ("Tea in adults: a randomised trial", "", "rct", "human"),
        ("Tea: a randomized, placebo-controlled study", "", "rct", ""),
        ("Tea: a non-randomised trial", "", "nonrandomised-trial", ""),
        ("Tea: Mendelian randomization", "", "", ""),
        ("Tea: a systematic review of randomised trials", "", "systematic-review", ""),
        ("Tea: a network meta-analysis", "", "network-meta-analysis", ""),
        ("Tea for sleep: protocol of a randomised trial", "", "", ""),
        ("Tea drinkers: a cohort study of women", "", "cohort", "human"),
        ("Waking after tea: a case report", "", "case-report", ""),
        ("Tea, an overview", "", "narrative-review", ""),
        ("Tea and sleep", "", "", ""),
        # Animals.
        ("Tea and sleep in rats", "", "animal-in-vivo", "rats"),
        ("Tea and sleep", "Animals; Mice, Inbred C57BL; Randomized Controlled Trial", "animal-in-vivo", "mice"),
        ("Tea and sleep", "Animals", "animal-in-vivo", "animals"),
        ("Tea and nerve cells of rats in vitro", "", "in-vitro", "rats"),
        ("Bites of dogs: a cohort study", "", "cohort", ""),
        ("Tea in rats, a review", "", "narrative-review", "rats"),
        # People and animals: nobody knows which were studied.
        ("Tea and sleep", "Animals; Humans; Rats", "", ""),
        ("Tea in rats and in patients", "", "", ""),
    ],
)  # fmt: skip
def test_proposals(make: Any, title: str, terms: str, design: str, species: str) -> None:
    source = make.source(title=title, design="guideline", species="cat")
    found = propose(source, filter(None, terms.split("; ")))
    assert (found.design, found.species) == (design, species)
    assert bool(found.design_from) == bool(design)
    assert bool(found.species_from) == bool(species)
    assert not design or design in DESIGNS
    assert not species or read_species(species).known


def test_a_proposal_says_what_it_is_taken_from(make: Any) -> None:
    source = make.source(title="Tea in adults")
    found = propose(source, ["Journal Article", "Randomized Controlled Trial"], "PubMed")
    assert found[:4] == (
        *("rct", 'PubMed: "Randomized Controlled Trial"', "human", 'title: "adults"'),
    )


@pytest.mark.parametrize(
    ("title", "term", "remark"),
    [
        ("Tea", "Retracted Publication", "was retracted; don't cite it"),
        ("Tea", "Editorial", 'is no study (keywords: "Editorial")'),
        (
            "Tea: a narrative review",
            "Randomized Controlled Trial",
            'may be rct (keywords: "Randomized Controlled Trial"), but its title says "narrative '
            'review", which is a review',
        ),
    ],
)
def test_where_somebody_has_to_look(make: Any, title: str, term: str, remark: str) -> None:
    found = propose(make.source(title=title), [term, "Randomized Controlled Trial"])
    assert (found.design, found.remark) == ("", remark)
