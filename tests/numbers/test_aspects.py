"""What a figure is told as: one value may be a p value here and a share there, a day's dose or a week's."""

from __future__ import annotations

import pytest

from sphinx_evidence.numbers.lexer import read_figures
from sphinx_evidence.numbers.trace import nearest, traced, traces_of


def traces(text: str, finding: str) -> bool:
    """Tell whether every figure of a text is traced by a finding."""
    found = [figure for figure, _, _ in read_figures(text)]
    assert found, text
    known = traces_of([finding])
    return all(traced(figure, known) for figure in found)


#: Of each kind five that say something else than the finding, and five that say the same.
WRONG = {
    "what a statistic is": [
        ("95 % of walkers slept earlier", "They slept 9 minutes earlier (95 % CI 4 to 20)"),
        ("95 % got better", "Pain fell by 8 points (95% confidence interval 3 to 12)"),
        ("The risk of falls was 0.03 with yoga", "Fewer fell with yoga (p = 0.03)"),
        ("With honey 78 % coughed less", "Trials of honey disagree (I² = 78 %)"),
        ("They woke 15 minutes later", "They woke 9 minutes later (SD 15 minutes)"),
        ("They slept 20 minutes longer", "They slept 12 minutes longer (95 % CI 4 to 20 minutes)"),
        ("Pain fell by 4 points", "Pain fell by 9 ± 4 points"),
        ("The risk ratio of falls was 0.5", "The odds ratio of falls was 0.5"),
        ("The mean wait was 12 minutes", "The median wait was 12 minutes"),
    ],
    "how many times": [
        ("Coughs tripled", "3 trials were pooled"),
        ("People slept twice as long", "Two trials were pooled"),
        ("Their strength rose tenfold", "They walked with 10 sticks"),
        ("Yoga halved the pain", "Half of the people did yoga at home"),
        ("There were 4 times as many coughs", "4 trials were on honey"),
        ("2 trials were on tea", "The number of coughs doubled"),
    ],
    "how often, and in which time": [
        ("They took 300 mg of ginger a week", "They took 300 mg of ginger a day"),
        ("They drank 200 mL of tea once a day", "They drank 200 mL of tea three times a day"),
        ("They took 5 mg of the extract", "They took 5 mg of the extract per kg"),
        ("They had 4 colds a month", "They had 4 colds a year"),
        ("They walked 3 times a day", "They walked 3 times a week"),
        ("They took 2 g of honey twice daily", "They took 2 g of honey daily"),
    ],
    "of what": [
        ("500 mg of zinc", "500 mg of zinc gluconate"),
        ("500 mg of elemental calcium", "500 mg of calcium citrate"),
        ("20 mg of iron sulfate a day", "20 mg of elemental iron a day"),
        ("250 mg zinc citrate", "250 mg zinc gluconate"),
        ("A cup holds 80 mg of caffeine", "A cup holds 80 mg of sugar"),
    ],
    "which way": [
        ("They slept 12 minutes later", "They slept 12 minutes earlier"),
        ("They got well 2 days faster", "They got well 2 days slower"),
        ("Scores were 4 points better", "Scores were 4 points worse"),
        ("Balance improved by 6 points", "Balance worsened by 6 points"),
        ("It fell from 28 to 40", "It went from 40 to 28"),
        ("The wait fell to 40 minutes", "The wait fell from 40 to 28 minutes"),
    ],
    "the most, the least": [
        ("They slept 12 minutes longer", "They slept up to 12 minutes longer"),
        ("Honey helped 10 % of them", "Honey helped fewer than 10 % of them"),
        ("It took at least 3 days", "It took at most 3 days"),
        ("They walked more than 40 minutes", "They walked 40 minutes"),
        ("They drank 4 cups a day", "They drank no more than 4 cups a day"),
    ],
    "what was not so": [
        ("With tea 45 of 90 slept through", "With tea 45 of 90 people did not sleep through"),
        ("40 % had a headache", "40 % had no headache"),
        ("30 people finished the course", "30 people never finished the course"),
        ("12 of 30 could walk alone", "12 of 30 couldn't walk alone"),
        ("20 % could sit still", "20 % could not sit still"),
    ],
}
RIGHT = {
    "what a statistic is": [
        ("95 % CI 4 to 20", "They slept 9 minutes earlier (95 % confidence interval 4 to 20)"),
        ("It may be between 4 and 20 minutes", "12 minutes longer (95 % CI 4 to 20 minutes)"),
        ("9 minutes (95 % CI 4 to 20 minutes)", "9 minutes earlier (95 % CI 4 to 20)"),
        ("P = 0.03", "Fewer fell with yoga (p = .03)"),
        ("The risk was 0.85 times as high", "Relative risk 0.85"),
        ("as little as 3 points or as much as 12", "8 points (95 % CI 3 to 12)"),
        ("The average wait was 12 minutes", "Mean wait 12 minutes"),
        ("I² was 78 %", "I2 = 78 %, so trials disagree"),
    ],
    "how many times": [
        ("Coughs doubled", "Twice as many coughed"),
        ("The chance doubled", "Risk ratio 2.0"),
        ("Yoga halved the pain", "Pain fell by 50 %"),
        ("Yoga halved the pain", "With yoga pain fell by half"),
        ("3 times as many fell", "The number of falls tripled"),
        ("They walked 3 times a week", "They walked three times a week"),
    ],
    "how often, and in which time": [
        ("300 mg of ginger daily", "300 mg of ginger a day"),
        ("300 mg once a day", "300 mg of ginger a day"),
        ("300 mg", "300 mg of ginger three times a day"),
        ("5 mg/kg", "5 mg of the extract per kg"),
        ("They woke twice, 4 times at most", "They woke up to 4 times a night"),
        ("300 mg each night", "300 mg a day"),
    ],
    "of what": [
        ("500 mg of zinc gluconate", "500 mg zinc gluconate"),
        ("500 mg of the salt", "500 mg of zinc gluconate"),
        ("70 mg of elemental zinc", "500 mg of zinc gluconate, that is 70 mg of zinc"),
        ("300 mg of dried ginger extract", "300 mg of ginger"),
        ("2 g of it", "2 g of honey"),
        ("500 mg of the salt is enough", "500 mg of zinc gluconate hold 70 mg of zinc"),
        ("80 mmol of magnesium", "80 mmol of magnesium acetate"),
    ],
    "which way": [
        ("They fell asleep 12 minutes sooner", "They fell asleep 12 minutes earlier"),
        ("The wait was 12 minutes shorter", "They slept 12 minutes earlier"),
        ("12 weeks later they slept well", "They drank tea for 12 weeks"),
        ("It was 28 after and 40 before", "It fell from 40 to 28"),
        ("Scores fell by 4 points", "Scores were 4 points better"),
    ],
    "the most, the least": [
        ("up to 12 minutes", "at most 12 minutes"),
        ("at least 2 trials", "2 trials"),
        ("They walked 3 to 5 km", "They walked at least 3 km and at most 5 km"),
        ("12 g or less", "no more than 12 g"),
        ("longer than 2 weeks", "more than 2 weeks"),
        ("The upper level is 40 mg", "They advise at most 40 mg"),
        ("over 12 weeks", "for 12 weeks"),
    ],
    "what was not so": [
        ("45 of 90 stayed awake", "45 of 90 people did not sleep through"),
        ("40 % were free of headache", "40 % had no headache"),
        ("30 people stopped early", "30 people did not finish"),
        ("45 of 90 people took part", "45 of 90 people did not smoke"),
        ("40 % had a headache", "40 % had a headache, and 5 % did not sleep"),
    ],
}


@pytest.mark.parametrize(("text", "finding"), [pair for pairs in WRONG.values() for pair in pairs])
def test_a_value_that_is_told_as_something_else_traces_nothing(text: str, finding: str) -> None:
    assert not traces(text, finding)


@pytest.mark.parametrize(("text", "finding"), [pair for pairs in RIGHT.values() for pair in pairs])
def test_a_value_that_is_told_the_same_way_is_traced(text: str, finding: str) -> None:
    assert traces(text, finding)


@pytest.mark.parametrize(
    ("text", "finding", "told"),
    [
        (
            "95 % slept",
            "9 minutes (95 % CI 4 to 20)",
            "it as a level of confidence, not as what was seen",
        ),
        ("Coughs tripled", "3 trials", "it as a number of trials, not as how many times"),
        ("2 g once a day", "2 g twice a day", "it as 2 times each day, not as told of each day"),
        ("3 mg of zinc", "3 mg of zinc oxide", "it as so much zinc oxide, not as so much zinc"),
        ("4 points better", "4 points worse", "it as worse"),
        ("12 mL longer", "up to 12 mL longer", "it as the most, not as what was seen"),
    ],
)
def test_what_the_source_has_it_as_is_told(text: str, finding: str, told: str) -> None:
    figures = [figure for figure, _, _ in read_figures(text)]
    assert nearest(figures[0], traces_of([finding])) == told


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("The two arms were alike, and both groups of two slept", ["two"]),
        ("More died with the higher of two doses", []),
        ("Pain fell by a third. It fell by one third with yoga", ["a third", "one third"]),
        ("They had double vision", []),
        ("49 mg of zinc for each kilogram", ["49 mg of zinc for each kilogram"]),
    ],
)
def test_what_is_read_as_a_figure(text: str, written: list[str]) -> None:
    assert [figure.written for figure, _, _ in read_figures(text)] == written


def test_aspects_are_told_in_english_alone() -> None:
    german = [one for one, _, _ in read_figures("95 % KI 4 bis 20, up to 12", language="de")]
    assert not any(any(one.aspects) for one in german)
