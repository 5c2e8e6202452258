"""What a figure is of: what it counts, and which outcome it is told of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sphinx_evidence.numbers.claims import Text, figures_of
from sphinx_evidence.numbers.clauses import Clauses
from sphinx_evidence.numbers.lexer import read_figures
from sphinx_evidence.numbers.trace import traced, traces_of
from sphinx_evidence.rules.run import check

if TYPE_CHECKING:
    from tests.records import Make


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("40 cups", ["cups"]),
        ("40 small green cups", ["cups"]),
        ("40 patients, 3 of the children", ["patients", "children"]),
        ("40 treated patients", ["patients"]),
        ("a 60-patient trial", ["patient"]),
        ("12 trial participants", ["participants"]),
        ("12 case reports", ["reports"]),
        ("13 of 30 people", ["people", "people"]),
        ("3 out of the 9 cups", ["cups", "cups"]),
        ("23 of 100 cups", ["cups"]),
        ("2, 3 and 4 cups", ["cups", "cups", "cups"]),
        ("2 to 4 cups", ["cups", "cups"]),
        ("a dozen cups", ["cups"]),
        ("40 % of the patients, 40 % fewer cups", ["patients", ""]),
        ("2 more cups", ["cups"]),
        # what can't be told
        ("40 of them, 40 slept, 40 got tablets", ["", "", ""]),
        ("40 refused tablets", [""]),
        ("a score of 3 means much", [""]),
        ("75 in three groups", ["", "groups"]),
        ("in 2019 doctors met 2019 patients", ["", "patients"]),
        ("40. Cups", [""]),
        ("40 mg of cups, 3 days of tests", ["", ""]),
        ("40 Hamilton", [""]),
    ],
)
def test_what_a_number_counts(text: str, things: list[str]) -> None:
    assert [figure.counted for figure, _, _ in read_figures(text)] == things


def test_nouns_are_told_in_english_alone() -> None:
    assert [one.counted for one, _, _ in read_figures("40 cups", language="de")] == [""]
    assert [one.counted for one, _, _ in read_figures("40 cups", language="en_GB")] == ["cups"]


@pytest.mark.parametrize(
    ("text", "finding", "holds"),
    [
        ("40 cups", "40 people", False),
        ("40 cups", "40 cups", True),
        ("40 cups", "One had a 40-cup pot, 40 in all", True),
        ("40 women", "40 adults", True),
        ("40 mild cases", "40 patients", True),
        ("40 spoons", "40 cups", False),
        ("12 trials in 800 people", "800 people in 12 studies", True),
        ("12 trials", "12 people", False),
        ("800 people", "800 trials", False),
        ("12 trials", "12 articles", False),
        ("12 studies", "12 articles", True),
        ("12 reviews", "12 trials", False),
        ("3 capsules", "3 tablets", True),
        ("3 visits", "3 women", False),
        ("23 of 100 cups", "23 of 100 people", False),
        ("23 of 100 cups", "23 %", True),
        ("23 of 100 cups", "23 people and 100 people", False),
        ("40 % of attacks", "40 % of patients", False),
        ("the 40 others", "40 people, 40 cups", True),
        ("0.5 cups", "-0.5 people", False),
    ],
)
def test_a_figure_is_traced_to_what_it_counts(text: str, finding: str, holds: bool) -> None:
    traces = traces_of([finding])
    assert all(traced(figure, traces) for figure, _, _ in read_figures(text)) is holds


def test_clauses() -> None:
    text = "Pain fell by 4 %; cramps by 3 %, and sleep by 2 %. No (1 %) one but 9 % knows"
    clauses = Clauses(text)
    assert [clauses.at(text.index(number)) for number in ("4", "3", "2", "1", "9")] == [
        "Pain fell by 4 %",
        "cramps by 3 %",
        "and sleep by 2 %.",
        "No (1 %) one",
        "but 9 % knows",
    ]


def told(
    make: Make, text: str, finding: str, outcome: str = "leg cramps", **more: str
) -> list[str]:
    """Return what is said of the figures of a claim, beside a claim about headache."""
    options = {"population": "adults", "intervention": "tea", "comparator": "water"} | more
    claim = make.claim(
        figures=figures_of([Text(text)], [], outcome=outcome),
        outcome=outcome,
        tier="low",
        **options,
    )
    other = make.claim(
        id="other", tier="low", outcome="aching eyes, or burning", intervention="milk"
    )
    site = make.site(claim, other, sources=(make.source(finding=finding),))
    messages = [one.message for one in check(site).findings if one.rule == "untraced-number"]
    return [message.partition(" is in no ")[0].removeprefix("the figure ") for message in messages]


OTHER = '"40 %" (smith2020 has it for {}, not for {})'


@pytest.mark.parametrize(
    ("text", "finding", "other"),
    [
        ("Cramps fell by 40 %.", "Headache fell by 40 %; cramps did not differ.", "headache"),
        ("Cramps fell by 40 %.", "Headaches fell by 40 %. Cramps did not.", "headaches"),
        ("Cramps fell by 40 %.", "Headache fell by 40 % but cramps did not.", "headache"),
        ("Cramps fell by 40 %.", "Tea reduced bad headache by 40 %, and cramps by 2 %.", "bad"),
        ("Cramps fell by 40 %.", "A reduction in headache of 40 %; cramps the same.", "headache"),
        ("Cramps came in 40 %.", "Headache in 40 % and 20 %; cramps in 3 %.", "headache"),
        (
            "Of cramps there were 40 % fewer.",
            "There were 40 % fewer headaches; cramps stayed.",
            "headaches",
        ),
        ("Cramps fell by 40 %.", "Headache fell by 40 %, cramps did not change.", "headache"),
        ("Cramps fell by 40 %.", "Headache fell by 40 % and cramps did not.", "headache"),
        ("Cramps: 40 %.", "In 40 % the eyes were red; cramps did not differ.", "eyes"),
        # what is an outcome elsewhere is another, also where the source does not tell of cramps
        ("Cramps fell by 40 %.", "Aching eyes fell by 40 %.", "aching"),
    ],
)
def test_a_figure_of_another_outcome_is_no_support(
    make: Make, text: str, finding: str, other: str
) -> None:
    assert told(make, text, finding) == [OTHER.format(other, "cramps")]


def test_what_the_claim_names_beside_its_outcome_must_be_told_elsewhere(make: Make) -> None:
    finding = "Headache fell by 40 %"
    assert told(make, "Sleeplessness fell by 40 %.", f"{finding}; sleeplessness did not.") == [
        OTHER.format("headache", "sleeplessness")
    ]
    assert told(make, "Sleeplessness fell by 40 %.", f"{finding}.") == []


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("Cramps fell by 40 %.", "Cramps fell by 40 %; headache did not differ."),
        ("Cramps fell by 40 %.", "Headache and cramps fell by 40 %."),
        ("Leg cramps fell by 40 %.", "The number of cramps fell by 40 % with tea."),
        ("It fell by 40 %.", "Headache fell by 40 %; cramps did not differ."),
        ("Cramps fell by 40 %.", "It fell by 40 %."),
        ("Cramps fell by 40 %.", "The mean score fell by 40 %; headache did not."),
        ("Cramps fell by 40 %.", "The AIMS fell by 40 %."),
        ("Cramps fell by 40 %.", "Tea: 40 % in all."),
        ("Cramps fell by 40 % in adults.", "Adults: in 40 % of them."),
        (
            "Cramps fell by 40 %.",
            "Spasms fell by 40 %.",
        ),  # the source's word for it, for all we know
        ("Cramps: 40 %.", "In 40 % the eyes were red."),
        ("Cramps fell by 40 %.", "In adults pain, spasms and cramps fell by 40 %."),
        ("Headache fell by 40 %.", "Headache fell by 40 %; cramps did not differ."),
        ("Cramps fell by 40 %.", "Headache fell by 40 %; cramps fell by 40 %."),
    ],
)
def test_where_either_side_names_no_outcome_nothing_is_said(
    make: Make, text: str, finding: str
) -> None:
    assert told(make, text, finding) == []


def test_words_that_stand_together_in_one_outcome_are_one_thing(make: Make) -> None:
    finding = "Hypothermia in 40 %; the cold stayed."
    assert told(make, "Of the cold ones, 40 %.", finding, "a cold body (hypothermia)") == []
    assert told(make, "Of the cold ones, 40 %.", finding, "a cold body") == [
        OTHER.format("hypothermia", "cold")
    ]


def test_who_took_part_and_what_they_took_are_no_outcome(make: Make) -> None:
    finding = "People with aching eyes: 40 %. Cramps did not differ."
    assert told(make, "In cramps it was 40 %.", finding) == [OTHER.format("aching", "cramps")]
    people = "adults with aching eyes"
    assert told(make, "In cramps it was 40 %.", finding, population=people) == []


def test_a_figure_in_two_clauses_is_told_of_once(make: Make) -> None:
    assert told(make, "Cramps: 41 %; then 41 %.", "None.") == ['"41 %"']


def test_a_rise_is_told_of_as_a_rise(make: Make) -> None:
    assert told(make, "It fell by 40 %.", "It rose by 40 %.") == [
        '"40 %" (smith2020 has it as a rise)'
    ]


def test_what_a_doctest_prints_of_another_thing(make: Make) -> None:
    figures = figures_of([Text("40 cups")], [("print(f'{a} people')", "40 people")])
    claim = make.claim(figures=figures, doctests=1)
    site = make.site(claim, sources=(make.source(finding="None."),))
    (message,) = (one.message for one in check(site).findings if one.rule == "untraced-number")
    assert message.startswith(
        'the figure "40" (a calculation gives it for people, not for cups) is in'
    )


@pytest.mark.parametrize(
    "examples",
    [
        ["print(100 - 1 - 1 - 1, '%')"],
        ["a = 100 - 1 - 1 - 1", "print(a, '%')"],
        ["a = 100 - 1 - 1 - 1", "b = a", "print(f'{b} %')"],
        ["def f(): return 100 - 1 - 1 - 1", "print(f(), '%')"],
        ["from math import ceil", "print(ceil(100 - 1 - 1 - 1), '%')"],
        ["t = counts('tea')", "print(ord('a'), '%')"],
        ["print(f'{nine}{seven} %')"],
        ["print(nine, seven, sep='')"],
        ["print(str(nine) + str(seven) + ' %')"],
        ["print(''.join([nine, seven]))"],
        ["print('%d%d %%' % (nine, seven))"],
        ["print(f'{day:97 %%}')"],
        ["print(rows[97], '%')"],
    ],
)
def test_examples_that_prove_nothing(examples: list[str]) -> None:
    printed = [(source, "") for source in examples[:-1]] + [(examples[-1], "97 %")]
    assert [one.written for one in figures_of([Text("It was 97 %.")], printed)] == ["97 %"]


@pytest.mark.parametrize(
    "examples",
    [
        ["t = counts('tea')", "print(t.share, '%')"],
        ["t = counts('tea')", "n = t.share", "n = n + 1", "print(n, '%')"],
        ["from statsmodels import f", "print(f(), '%')"],
        ["import math", "print(math.floor(t.share), '%')"],
        ["print(f'{share:>6.1%}')"],
        ["print(rows[2], rows[-1], '%')"],
        ["for t in trials:\n    print(f'{t.name}: {t.share} %')"],
    ],
)
def test_examples_that_prove_what_they_print(examples: list[str]) -> None:
    printed = [(source, "") for source in examples[:-1]] + [(examples[-1], "97 %")]
    assert figures_of([Text("It was 97 %.")], printed) == ()


def test_a_sentence_may_start_with_a_figure() -> None:
    text = "With tea they slept. 45 of 90 woke with water, approx. 3 of them late"
    assert Clauses(text).at(21) == "45 of 90 woke with water, approx. 3 of them late"


def test_the_verb_of_a_change_names_nothing_that_changed(make: Make) -> None:
    claim = make.claim(
        intervention="yoga",
        outcome="time to fall asleep",
        figures=figures_of(
            [Text("The time to fall asleep fell by 40 %.")], (), outcome="time to fall asleep"
        ),
    )
    source = make.source(finding="Headache fell by 40 %. How soon they fell asleep was not told.")
    told = [one.message for one in check(make.site(claim, sources=(source,))).findings]
    assert any("has it for headache, not for asleep" in message for message in told), told
