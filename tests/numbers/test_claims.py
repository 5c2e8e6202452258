"""The figures of a claim: those in its texts, without what its examples worked out."""

from __future__ import annotations

import pytest

from sphinx_evidence.numbers.claims import Text, calculation_of, figures_of
from sphinx_evidence.numbers.literals import typed_in

# -- the figures of a claim ----------------------------------------------------------------------


def written(*texts: str, printed: tuple[str, ...] = ()) -> list[str]:
    pairs = [("a", text) for text in printed]
    return [figure.written for figure in figures_of(map(Text, texts), pairs)]


def test_a_plain_space_in_a_claim_holds_thousands_together() -> None:
    assert written("34 120 people took 50 000 IU") == ["34 120", "50 000 IU"]
    assert written("34 120 people", printed=("34,120 people",)) == []
    assert written("34 120 people", printed=("34 120 people",)) == []
    assert written("in 2019 250 people", "12 34 people") == ["2019", "250", "12", "34"]
    assert written("34 1200 people, 3 100.5") == ["34", "1200", "3 100.5"]


def test_what_doctests_print_is_left_out() -> None:
    assert written("In 23 of 100, 12 mg", printed=("share: 23 %",)) == ["12 mg"]
    assert written("0.42 and 0.42 and 5", printed=()) == ["0.42", "5"]
    (figure,) = figures_of([Text("12 mg")], [("a", "12 mmol")])
    assert figure.nearby == '"12 mmol": the units differ'


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("print(45 + 1, 'mg')", ["45"]),
        ("print(0.5 * 100, 10, 1000, 1e-3)", ["0.5"]),
        ("print(f'{45 / 60:.2f} of 100 in 3 mg')", ["45", "60", "3 mg"]),
        ("round(a, 2), b[3], c[1:4]", []),
        ("t = counts('tea', 'smith2020', 'awake on 80 mg')", []),
        ("elemental_dose(a, 'Mg(C2H4NO2)2', 'Mg')", []),
        ("x = True", []),
        ("print('in two trials')", ["two"]),
        ("print(", []),
    ],
)
def test_numbers_typed_into_an_example(source: str, expected: list[str]) -> None:
    assert [figure.written for figure in typed_in(source)] == expected
    assert all(figure.typed for figure in typed_in(source))


@pytest.mark.parametrize(
    ("source", "output", "left"),
    [
        ("print(f'{a} mg')", "12 mg", []),
        ("print('12 mg')", "12 mg", ["12 mg"]),
        ("print(12, 'mg')", "12 mg", ["12 mg"]),
        ("print('1' + '2 mg')", "12 mg", ["12 mg"]),
        ("print(f'{a} of 12 mg')", "12 mg", ["12 mg"]),
    ],
)
def test_only_what_is_worked_out_is_left_out(source: str, output: str, left: list[str]) -> None:
    found = figures_of([Text("It was 12 mg.")], [(source, output)])
    assert [figure.written for figure in found] == left


def test_words_without_figures_change_nothing() -> None:
    plain = figures_of([Text("A cup holds 40 mg.")], [])
    assert figures_of([Text("One large cup may well hold 40 mg."), Text("So it is.")], []) == plain


def test_a_mark_reaches_as_far_as_the_figure() -> None:
    marked = figures_of([Text("It is 43 % and 12", ((6, 8),))], [])
    assert [(figure.written, figure.calculated) for figure in marked] == [
        ("43 %", True),
        ("12", False),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "We calculated 12.",
        "our own calculation",
        "The arithmetic, run again at every test:",
        "Worked out from the formula of the salt",
        "worked out anew",
        "Counts computed\nfrom printed percentages",
        "by our own arithmetic",
    ],
)
def test_words_that_speak_of_a_sum(text: str) -> None:
    assert calculation_of([Text("Tea."), Text(text)])


@pytest.mark.parametrize(
    "text", ["computed tomography", "The authors calculated 12.", "they worked out", "a work-out"]
)
def test_words_that_speak_of_no_sum_of_ours(text: str) -> None:
    assert calculation_of([Text(text)]) == ""


def test_the_first_mark_is_told_where_no_words_speak_of_a_sum() -> None:
    assert calculation_of([Text("So 12 mg or 13 mg", ((3, 8), (12, 17)))]) == "12 mg"
