"""Which ages of people say who is asked about, and which figures beside them are counts or results."""

from __future__ import annotations

import pytest

from sphinx_evidence.numbers.ages import ages_in, without
from sphinx_evidence.numbers.lexer import read_figures


def left(population: str) -> list[str]:
    """Return the figures of a population that must be traced."""
    told = without(population, ages_in(population))
    return [figure.written for figure, _, _ in read_figures(told)]


@pytest.mark.parametrize(
    "population",
    [
        "infants under one year",
        "babies up to 6 months",
        "children aged 2 to 5 with a cough",
        "children (2–5 years)",
        "adults over 65, in care homes",
        "adults 65+",
        "people of 75 years or more",
        "women aged between 20 and 35 years",
        "12-year-olds",
        "men older than fifty",
        "people aged sixty-five or more",
        "people who are over 80",
        "Säuglinge unter einem Jahr",
        "Kinder von 2 bis 5 Jahren",
    ],
)
def test_an_age_group_says_who(population: str) -> None:
    assert left(population) == []


@pytest.mark.parametrize(
    ("population", "figures"),
    [
        ("300 adults over 65", ["300"]),
        ("97 of 5000 adults", ["97", "5000"]),
        ("people with cramps, mean age 64.9 years", ["64.9 years"]),
        ("adults over 65 kg", ["65 kg"]),
        ("adults over 65 % of whom were cured", ["65 %"]),
        ("people over 40, 12 of 45 cured", ["12", "45"]),
        ("boys 10 to 14 years, 3 of them ill", ["3"]),
        ("people ill for over 2 years", ["2 years"]),
        ("patients over 12 weeks", ["12 weeks"]),
        ("men older than 50 who drank 3 cups", ["3"]),
        ("people with 65 or more attacks", ["65"]),
    ],
)
def test_what_is_counted_or_measured_is_left(population: str, figures: list[str]) -> None:
    assert left(population) == figures
