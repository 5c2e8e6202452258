"""Which finding traces which figure."""

from __future__ import annotations

import pytest

from sphinx_evidence.numbers.lexer import read_figures
from sphinx_evidence.numbers.trace import nearest, traced, traces_of

# -- what traces what ----------------------------------------------------------------------------


def traces(text: str, finding: str, *years: str) -> bool:
    """Tell whether every figure of a text is traced by a finding."""
    found = [figure for figure, _, _ in read_figures(text)]
    assert found, text
    known = traces_of([finding], years)
    return all(traced(figure, known) for figure in found)


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("64", "64 trials"),
        ("350 mg a day", "350 mg"),
        ("350 mg", "350 mg a day"),
        ("23 %", "0.23"),
        ("23 of 100", "23.0 %"),
        ("23 in 100", "0.23"),
        ("0.23", "23 in 100"),
        ("24 of 100", "Of 100 women 24 had side effects"),
        ("1500 mg", "1000, 1500 and 2000 mg"),
        ("1 g", "1000 mg"),
        ("2 and 4 g", "2–4 g"),
        ("0.33–0.52", "0.33 to 0.52"),
        ("12 of 45", "45 people, 12 of them shivered"),
        ("1 of 4", "4 deaths, one of them explained"),
        ("two trials", "2 trials"),
        ("1 mmol/L", "1 mM"),
        ("0.5 less", "a difference of −0.5"),
        ("−0.5", "-0.5"),
        ("a quarter of", "25 %"),
        ("1 year", "12 months"),
        ("3 weeks", "in weeks 1, 2 and 3"),
        ("5 %", "5 per cent"),
    ],
)
def test_a_figure_is_traced(text: str, finding: str) -> None:
    assert traces(text, finding)


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("23 mg", "23 %"),
        ("23 %", "23 mg"),
        ("23 %", "23 people"),
        ("23", "23 %"),
        ("12 mg", "12 mmol"),
        ("12 mmol", "12 mg"),
        ("1.3 mg/dL", "1.3 mmol/L"),
        ("1.3 mg/dL", "1.3 mg/L"),
        ("50 mg/kg", "50 mg"),
        ("2 g an hour", "2 g"),
        ("2 g an hour", "2 g a day"),
        ("64 mg", "64"),
        ("64", "64 mg"),
        ("1 g", "1 mg"),
        ("0.4", "0.42"),
        ("23 %", "23.4 %"),
        ("23 percentage points", "23 %"),
        ("−0.5", "0.5"),
        ("+0.5", "−0.5"),
        ("stage 3", "stage 4"),
        ("stage 4", "4 people"),
        ("3 weeks", "3 days"),
        ("24 of 100", "24 of 45"),
        ("4,303", "4,330"),
        ("2019", "2018"),
        ("B6 and 6", "B6"),
        ("3 and 4", "3,4-diaminopyridine"),
        ("5 °C", "5 °F"),
        ("12 mg", "12 mg/dL"),
        ("two thirds", "two of three"),
    ],
)
def test_a_figure_is_not_traced(text: str, finding: str) -> None:
    assert not traces(text, finding)


def test_the_year_of_a_source_traces_a_year_and_nothing_else() -> None:
    assert traces("The 2011 guideline", "", "2011")
    assert not traces("The 2012 guideline", "", "2011")
    assert not traces("12 people", "", "12")
    assert not traces("2011 mg", "", "2011")


@pytest.mark.parametrize(
    ("text", "finding", "holds"),
    [
        ("It rose by 12 %", "It rose by 12 %.", True),
        ("It rose by 12 %", "It was 12 %.", True),
        ("It was 12 %", "It fell by 12 %.", True),
        ("It rose by 12 %", "It fell by 12 %.", False),
        ("It fell on average by about 12 %", "It increased by 12 %.", False),
        ("It was 12 % lower", "It was 12 % higher.", False),
        ("It rose by 0.5", "A change of -0.5.", False),
        ("It fell by 0.5", "A change of -0.5.", True),
        ("It rose by 12 %", "It rose by 12 %, later it fell by 12 %.", True),
        ("It fell 12 %", "It rose 12 %.", False),
        ("It fell to 5", "It rose to 5.", False),
        ("It fell from 9 to 5", "It rose from 5 to 9.", False),
        ("It fell from 9 to 5", "It fell from 9 to 5.", True),
        ("It fell from 9 to 5", "9 before, 5 after.", True),
        ("a rise of 12 %", "a fall of 12 %", False),
        ("a reduction in pain of 12 %", "an increase in pain of 12 %", False),
        ("It was higher by 12 %", "It was lower by 12 %.", False),
        ("12 % more cups", "12 % fewer cups", False),
        ("It fell by 5 points", "The fall was 5 points more with tea.", True),
        ("It was 5 points less", "It fell by 5 points more with tea.", True),
    ],
)
def test_what_fell_did_not_rise(text: str, finding: str, holds: bool) -> None:
    assert traces(text, finding) is holds


@pytest.mark.parametrize(
    ("finding", "said", "holds"),
    [
        ("300 children took part", "300 people", True),
        ("300 people took part", "300 children", True),
        ("300 women", "300 adults", True),
        ("300 adult patients", "300 adults", True),
        ("300 teenagers", "300 children", True),
        ("300 men and women", "300 women", True),
        ("300 newborns", "300 babies", True),
        ("300 older adults", "300 elderly people", True),
        ("300 older children", "300 children", True),
        ("300 children took part", "300 adults", False),
        ("300 infants", "300 children", False),
        ("12 of 45 women", "12 of 45 men", False),
        ("23 % of girls", "23 % of boys", False),
        ("300 healthy volunteers", "300 patients", False),
        ("300 older women", "300 younger women", False),
        ("300 men and women", "300 girls", False),
        ("300 paediatric patients", "300 adults", False),
        ("300 of the mothers", "300 of the babies", False),
        ("40 rats", "40 men", False),
    ],
)
def test_people_of_whom_nobody_can_be_both_are_not_the_same(
    finding: str, said: str, holds: bool
) -> None:
    (figure, *_), *_ = read_figures(said)
    assert traced(figure, traces_of([finding])) is holds


def test_the_message_names_both_kinds_of_people() -> None:
    (figure, *_), *_ = read_figures("300 younger women")
    told = nearest(figure, traces_of(["300 older women"]))
    assert told == "it for older women, not for younger women"
