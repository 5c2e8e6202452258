"""Figures of everyday life need no source, where a text makes no claim with them."""

from __future__ import annotations

import pytest

from sphinx_evidence.numbers.everyday import needing_source
from sphinx_evidence.numbers.prose import figures_in_prose


@pytest.mark.parametrize(
    ("words", "needing"),
    [
        ("A packet of tea costs 6 euros.", []),
        ("Tea is sold at €6 or 5.50 dollars.", []),
        ("Stir 2 spoons of sugar into the tea.", []),
        ("Tea is poured at 80 °C and stands for 4 minutes.", []),
        ("The tea is brewed for 4 minutes.", []),
        ("Pour 200 ml of hot water over the tea.", []),
        ("After one year nobody had looked at tea again.", []),
        ("In 12 months no trial of tea came out.", []),
        ("We searched for trials of tea for two hours.", []),
        # Of people, of what they take, and of what it holds: each needs a source.
        ("Take 2 spoons of tea.", ["2"]),
        ("Two cups of tea a day, at 6 euros, keep 40 people warm.", ["40"]),
        ("Take 5 ml of tea.", ["5 ml"]),
        ("Pour 5 ml of tea and give it to children.", ["5 ml"]),
        ("Mix 400 mg of tea with water.", ["400 mg"]),
        ("Tea stays in the blood for 5 hours.", ["5 hours"]),
        ("Tea and tablets are taken 2 hours apart.", ["2 hours"]),
        ("Nobody knows of 40 % of the tea.", ["40 %"]),
        ("After one year nobody had a fever with tea.", ["one year"]),
        ("A cup of tea holds 40 mg.", ["40 mg"]),
        ("With tea the fever was 39 °C.", ["39 °C"]),
        ("Tea lasts 5 hours.", ["5 hours"]),
    ],
)
def test_which_figures_need_a_source(words: str, needing: list[str]) -> None:
    found = needing_source(figures_in_prose(words), words)
    assert [figure.written for figure in found] == needing
