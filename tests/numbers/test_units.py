"""Figures have one normal form, however they and their units are written."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_evidence.model.figure import Figure
from sphinx_evidence.numbers.lexer import read_figures
from sphinx_evidence.numbers.trace import nearest, traces_of
from sphinx_evidence.numbers.units import UNITS, read_unit, unit_named

# -- one normal form -----------------------------------------------------------------------------

NUMBERS = st.decimals(min_value=0, max_value=10**7, places=3).map(lambda value: value.normalize())
SPACES = st.sampled_from([" ", "", "\u00a0", "\u202f", "\u2009", "\n"])
#: A unit, the same unit written otherwise, and how many of the one are one of the other.
SAME_UNITS = [
    ("mg", ["milligrams", "mg a day", "mg/day", "mg daily"], 1),
    ("g", ["mg"], 1000),
    ("mg", ["µg", "mcg", "μg", "micrograms"], 1000),
    ("mmol/L", ["mM", "mmol per litre", "mmol/l"], 1),
    ("mol", ["mmol"], 1000),
    ("mg/dL", ["mg/dl", "mg per dL"], 1),
    ("hours", ["h", "hour"], 1),
    ("weeks", ["days"], 7),
    ("%", ["percent", "per cent", "% a day"], 1),
    ("kg", ["g"], 1000),
    ("mL/min", ["mL per minute", "ml/min"], 1),
]
OTHER_UNITS = ["mg", "mmol", "mg/dL", "mmol/L", "mg/kg", "mEq", "%", "mL", "hours", "°C", "g/h", ""]


def plainly(value: Decimal) -> str:
    return f"{value:f}"


def with_thousands(value: Decimal, mark: str) -> str:
    return f"{value:,f}".replace(",", mark)


def only(text: str) -> Figure:
    ((figure, _, _),) = read_figures(text)
    return figure


@given(NUMBERS, st.sampled_from(SAME_UNITS), st.data(), SPACES)
def test_a_quantity_has_one_normal_form(
    value: Decimal, units: tuple[str, list[str], int], data: st.DataObject, space: str
) -> None:
    unit, others, factor = units
    other = data.draw(st.sampled_from(others))
    joint = space or ("" if other[0] in "%µμ" or len(other) < 6 else " ")
    one = only(f"about {plainly(value)} {unit} in all")
    two = only(f"about {plainly(value * factor)}{joint}{other} in all")
    assert (one.value, one.unit) == (two.value, two.unit)


@given(NUMBERS, st.sampled_from([",", "'", "’", "\u00a0", "\u202f", "\u2009"]))
def test_thousands_may_be_set_apart(value: Decimal, mark: str) -> None:
    assert only(with_thousands(value, mark)).value == str(Fraction(value))


@given(st.integers(0, 100))
def test_a_share_has_one_normal_form(share: int) -> None:
    forms = ["{} %", "{}%", "{} percent", "{} of 100", "{} in 100", "{} per 100", "{}/100"]
    values = {only(form.format(share)).value for form in forms}
    assert values == {str(Fraction(share, 100))}
    assert only(str(Decimal(share) / 100)).value in values


@given(st.lists(NUMBERS, min_size=1, max_size=4), st.sampled_from(OTHER_UNITS))
def test_a_list_has_the_unit_of_its_last(values: list[Decimal], unit: str) -> None:
    *before, last = map(plainly, values)
    text = f"{', '.join(before)} and {last} {unit}" if before else f"{last} {unit}"
    found = [figure for figure, _, _ in read_figures(text)]
    if any(1800 <= value < 2100 for value in values[:-1]):
        return  # beside a small number it is a year
    each = [only(f"{plainly(value)} {unit}") for value in values]
    assert [(f.value, f.unit) for f in found] == [(f.value, f.unit) for f in each]


def test_every_unit_is_read_behind_a_number() -> None:
    for name, unit in UNITS.items():
        found = read_unit(f"1 {name}", 1)
        assert found is not None, name
        assert (found[0], found[1].base) == (len(name) + 2, unit.base)


@pytest.mark.parametrize("text", ["5 kΩ", "5 k\u2126", "5000 Ω", "0.005 MΩ"])
def test_the_ohm_is_a_unit_by_either_of_its_signs(text: str) -> None:
    assert [(one.value, one.unit) for one, *_ in read_figures(text)] == [("5000", "Ω")]


@pytest.mark.parametrize("text", ["mg" * 5000, "mg/" * 5000, "mg·" * 5000, "% a " * 5000])
def test_a_unit_without_end_is_cut(text: str) -> None:
    assert len(read_figures(f"1 {text}")) <= 1


@pytest.mark.parametrize(
    ("heading", "unit"),
    [
        ("Level (mg a day)", "mg a day"),
        ("Men, mg", "mg"),
        ("%", "%"),
        ("mg/dL", "mg/dL"),
        ("Serum (mmol/L)", "mmol/L"),
        ("Treatment", ""),
        ("M", ""),
        ("min", ""),
        ("", ""),
        ("Time (min)", "min"),
    ],
)
def test_the_unit_of_a_column(heading: str, unit: str) -> None:
    assert unit_named(heading) == unit


def test_the_same_number_with_another_unit_is_told() -> None:
    known = traces_of(["12 mmol a day in 5 people"])
    assert nearest(only("12 mg"), known) == '"12 mmol a day": the units differ'
    assert nearest(only("13 mg"), known) == ""
    assert nearest(only("5 of 100"), known) == ""  # of another whole, not in another unit


@pytest.mark.parametrize(
    ("german", "english"),
    [
        ("6 Wochen lang", "for 6 weeks"),
        ("nach 3 Monaten", "after 3 months"),
        ("10 Milligramm am Tag", "10 milligrams a day"),
        ("42 Prozent", "42 %"),
    ],
)
def test_units_are_told_in_german_too(german: str, english: str) -> None:
    [(here, *_)], [(there, *_)] = read_figures(german, language="de"), read_figures(english)
    assert (here.value, here.unit) == (there.value, there.unit)
