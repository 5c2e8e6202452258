"""Figures: what is one and what is none, in which unit, and what traces what."""

from __future__ import annotations

import doctest
import importlib
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_evidence.model.figure import Figure
from sphinx_evidence.numbers.claims import Text, calculation_of, figures_of
from sphinx_evidence.numbers.lexer import read_figures
from sphinx_evidence.numbers.literals import typed_in
from sphinx_evidence.numbers.masks import mask
from sphinx_evidence.numbers.trace import nearest, traced, traces_of
from sphinx_evidence.numbers.units import UNITS, read_unit, unit_named


@pytest.mark.parametrize(
    "module",
    [
        "masks",
        "signs",
        "literals",
        "rise_or_fall",
        "units",
        "nouns",
        "clauses",
        "outcomes",
        "doctests",
    ],
)
def test_examples_in_the_docstrings_hold(module: str) -> None:
    found = doctest.testmod(importlib.import_module(f"sphinx_evidence.numbers.{module}"))
    assert found.attempted
    assert found.failed == 0


def read(text: str) -> list[str]:
    """Return the figures of a text: value in base units, and the base unit."""
    return [f"{figure.value} {figure.unit}".strip() for figure, _, _ in read_figures(text)]


#: What a text holds: value and base unit of each figure, a week being 604800 s.
FIGURES = [
    # counts
    ("64", "64"),
    ("64 trials with 4,303 people", "64, 4303"),
    ("4303 people", "4303"),
    ("4\u202f303 people", "4303"),
    ("4\u00a0303 people", "4303"),
    ("4\u2009303 people", "4303"),
    ("4'303 people", "4303"),
    ("4’303 people", "4303"),
    ("10,141 and 1,234,567.5", "10141, 2469135/2"),
    ("1.2 million people", "1200000"),
    ("12 of 45", "12, 45"),
    ("53 of the 60", "53, 60"),
    ("Bowel complaints in 6 of 21 people", "6, 21"),
    ("groups of 40, 40 and 40", "40, 40, 40"),
    ("seen 3 times", "3"),
    ("a 98-patient trial", "98"),
    ("a 3-fold rise, or 2x", "3, 2"),
    # ratios, intervals, P values
    ("risk ratio 0.42 (95 % confidence interval 0.33 to 0.52)", "21/50, 19/20, 33/100, 13/25"),
    ("0.42, 95% CI 0.33–0.52", "21/50, 19/20, 33/100, 13/25"),
    ("0.42 [0.33-0.52]", "21/50, 33/100, 13/25"),
    ("0.42 (0.33 - 0.52)", "21/50, 33/100, 13/25"),
    ("between 0.33 and 0.52", "33/100, 13/25"),
    ("P = 0.34, p<0.001, P=.05", "17/50, 1/1000, 1/20"),
    ("10.1 ± 5.2", "101/10, 26/5"),
    ("−0.5 (−0.7 to −0.1)", "-1/2, -7/10, -1/10"),
    ("-0.5 (-0.7 to -0.1)", "-1/2, -7/10, -1/10"),
    ("a change of +0.5", "1/2"),
    ("3–5 and 3--5", "3, 5, 3, 5"),
    ("3 × 10⁶, 10⁹, 1e-5, 2 x 10^3", "3000000, 1000000000, 1/100000, 2000"),
    ("½ and ¾", "1/2, 3/4"),
    # shares
    ("23 %", "23/100"),
    ("23%", "23/100"),
    ("23\u202f%", "23/100"),
    ("23 percent", "23/100"),
    ("23 per cent", "23/100"),
    ("0.23", "23/100"),
    ("23 of 100", "23/100"),
    ("23 of the 100", "23/100"),
    ("23 in 100", "23/100"),
    ("23 out of 100", "23/100"),
    ("23 in every 100", "23/100"),
    ("23 per 100", "23/100"),
    ("23/100", "23/100"),
    ("230 in 1000", "23/100"),
    ("1 in 4", "1/4"),
    ("1 in 0", "1, 0"),
    ("23 and 10 of 100", "23/100, 1/10"),
    ("from 23 to 10 in 100 people", "23/100, 1/10"),
    ("230 and 10 of 100", "230, 1/10"),
    ("one in four", "1/4"),
    ("nine out of ten", "9/10"),
    ("15 and 50 %", "3/20, 1/2"),
    ("15 % and 50 %", "3/20, 1/2"),
    ("children under 16 and people over 70", "16 year, 70 year"),
    ("children under 16 years", "16 year"),
    ("adults older than 65", "65 year"),
    ("in people over 70 mg, in those under 50 %", "7/100 g, 1/2"),
    ("over 70 people and under 16 trials", "70, 16"),
    ("level 4.3, section 4.3 %, table 4.3 mg", "43/10, 43/1000, 43/10000 g"),
    ("the law of 1924 and 12/45 of the acts", "1924, 12, 45"),
    ("23 percentage points", "23 percentage point"),
    ("2 % points", "2 percentage point"),
    ("5 ‰", "1/200"),
    ("Of 100 people about 23 shivered", "100, 23"),
    # units
    ("350 mg", "7/20 g"),
    ("350mg", "7/20 g"),
    ("350-mg", "7/20 g"),
    ("350\u00a0mg a day", "7/20 g"),
    ("350 mg/day", "7/20 g"),
    ("350 mg per day", "7/20 g"),
    ("350 mg daily", "7/20 g"),
    ("350 milligrams", "7/20 g"),
    ("0.35 g", "7/20 g"),
    ("350 000 µg", "350, 0 g"),  # a plain space does not hold thousands together
    ("350,000 µg, 350,000 mcg, 350,000 ug", "7/20 g, 7/20 g, 7/20 g"),
    ("One gram of salt", "1 g"),
    ("2 kg", "2000 g"),
    ("12 mmol", "3/250 mol"),
    ("2.22 mmol/L", "111/50000 mol/L"),
    ("2.22 mmol per litre", "111/50000 mol/L"),
    ("2.22 mM", "111/50000 mol/L"),
    ("2.22 mmol/l", "111/50000 mol/L"),
    ("1.3 mg/dL", "13/1000 g/L"),
    ("8.12 mEq", "203/25000 eq"),
    ("7.66 µmol/L", "383/50000000 mol/L"),
    ("50 mg/kg", "1/20000 g/g"),
    ("7.39 µmol·h/L", "6651/250000 mol·s/L"),
    ("55.4 mL/min", "277/300000 L/s"),
    ("55.4 mL/min/1.73 m²", "277/300000 L/s/1.73m2"),
    ("25 kg/m²", "25000 g/m2"),
    ("36.3 °C", "363/10 °C"),
    ("36.3°C", "363/10 °C"),
    ("120 mmHg", "120 mmHg"),
    ("400 IU and 400 international units", "400 IU, 400 IU"),
    ("2 g an hour", "1/1800 g/s"),
    ("2 g/h", "1/1800 g/s"),
    ("5 Hz", "5 Hz"),
    # units of lists, ranges, and before the number
    ("1000, 1500 and 2000 mg", "1 g, 3/2 g, 2 g"),
    ("1000 mg, then 1500 mg", "1 g, 3/2 g"),
    ("2–4 g", "2 g, 4 g"),
    ("2 to 4 g", "2 g, 4 g"),
    ("36.3 to 36.6 °C", "363/10 °C, 183/5 °C"),
    ("0.87 to 0.92 mmol/L", "87/100000 mol/L, 23/25000 mol/L"),
    ("in 2013 and 20 %", "2013, 1/5"),
    ("3 people and 20 %", "3, 1/5"),
    ("Of 45, 20 %", "45, 1/5"),
    ("aged 40 to 70 years", "40 year, 70 year"),
    ("people aged 65 or more", "65 year"),
    ("week 3", "1814400 s"),
    ("in weeks 1, 2 and 3", "604800 s, 1209600 s, 1814400 s"),
    ("stage 4", "4 stage"),
    ("grade 3 or 4 in 15 %", "3 grade, 4 grade, 3/20"),
    ("24 hours, 1 day", "86400 s, 86400 s"),
    ("a two-week trial", "1209600 s"),
    ("12 months", "1 year"),
    # words
    ("two trials", "2"),
    ("Twenty-one people", "21"),
    ("two hundred people", "200"),
    ("a quarter of the cases", "1/4"),
    ("about one quarter", "1/4"),
    ("two thirds", "2/3"),
    ("a third of them", "1/3"),
    ("half of them, half the dose", "1/2, 1/2"),
    ("lower by half", "1/2"),
    ("In more than half, one-half of them", "1/2, 1/2"),
    ("one hundred people, ten per cent", "100, 1/10"),
    # words up to a million and more, dozens, changes
    ("two hundred and five people", "205"),
    ("one thousand two hundred and thirty-four people", "1234"),
    ("one thousand, two hundred people", "1200"),
    ("half a million people, half a dozen cups", "500000, 6"),
    ("between one hundred and two hundred, three cups", "100, 200, 3"),
    ("two to three hundred people", "2, 300"),
    ("a dozen, two dozen, 3 dozen", "12, 24, 36"),
    ("dozens of people, hundreds of trials", "12 dozens, 100 hundreds"),
    ("twenty one people, zero deaths", "21, 0"),
    ("ninety-seven per cent", "97/100"),
    ("one and a half cups", "3/2"),
    ("halved, doubles, tripled, quadrupling", "1/2, 2, 3, 4"),
    ("tenfold, a two-fold rise, 10-fold", "10, 2, 10"),
    ("twice as long", "2"),
    ("every third person", "1/3"),
    ("three fifths, two halves, a tenth of", "3/5, 1, 1/10"),
    # any sign for a number
    ("⅝ of all, 1½ cups, ⑨ people, Ⅷ trials", "5/8, 3/2, 9, 8"),
    ("٩٧ ٪, １２ people, 𝟗𝟕", "97/100, 12, 97"),
    ("9⁷ cups, 3⁄4 of", "4782969, 3/4"),
    ("0·5 and 4303·5", "1/2, 8607/2"),
    ("[97] % of #97", "97, 97"),
    # decimals, units and small letters are no names
    ("RR-0.03, risk-97 %, n97, x12", "3/100, 97/100, 97, 12"),
    # units that we don't know
    ("5 mA, 5 W, 5 people", "1/200 A, 5 W, 5"),
    ("97pc, 5 mXa, 4 pts", "97 pc, 5 mXa, 4 pts"),
    ("5 mmol L⁻¹ and 5 mg kg-1 day-1", "1/200 mol/L, 1/200000 g/g"),
    # years that are not part of a date
    ("The 2011 guideline, a review of 2022", "2011, 2022"),
    ("from 2004 to April 2010", "2004"),
]

NONE = [
    "3,4-diaminopyridine",
    "1,25-dihydroxy and 5-HT and 5-fluorouracil",
    "botulinum toxin A, Level A, CIWA-Ar, L-dopa",
    "vitamin B6, B12, Q10, CO2, H2O, GluN2B, α2δ",
    "MgSO4·7H2O and 7H2O",
    "omega-3 and COVID-19 and IL-6",
    "a 12-lead recording",
    "doi:10.1213/ANE.0000000000004024",
    "10.1213/ANE.0000000000004024",
    "https://example.org/2019/12?x=3",
    "www.example.org/12",
    "NCT01234567 and ISRCTN 12345678 and PMID 29193359",
    "first, 2nd, 3rd, a third weighs, the fifth trial",
    "tells of one, and one of them",
    "once, twice, both, a few, several",
    "the two, these three.",
    "in two ways, for three reasons, two different kinds",
    "22 November 2026",
    "November 22, 2026",
    "on 3 May.",
    "searched to May 2016",
    "2026-11-22 and 22.11.2026 and 22/11/2026",
    "the 1990s",
    "type 2 diabetes, Table 1, Figures 2 and 3, phase 3",
    "version 1.2.3",
    "section 4.3 of the label, Table 2.1.",
    "Regulation (EC) No 1924/2006, Directive 2001/83/EC, Regulation (EU) 1169/2011",
    "21 CFR 101.93 and 21 CFR Part 111",
    "at 8 am and 9.30 p.m.",
    "Tea 5",
    "Claim two.",
    "Tea is number 12",
    "half-life, half an hour, about half an hour, the second half",
    "twice a day, manifold",
    "double-blind, the twenty-first",
    "someone, tenacity, often, two-sided, forty-winks",
    "",
    "\ud800 \x00 \ufffd",
    "1" * 10_000,
]


@pytest.mark.parametrize(("text", "expected"), FIGURES)
def test_the_figures_of_a_text(text: str, expected: str) -> None:
    assert ", ".join(read(text)) == expected


@pytest.mark.parametrize("text", NONE)
def test_no_figure(text: str) -> None:
    assert read(text) == []


def test_the_table_is_long_enough() -> None:
    assert len(FIGURES) + len(NONE) >= 100


#: Near misses of what is blanked out: here a figure must not be lost.
KEPT = [
    ("Of 40 people, 30 may shiver", "40, 30"),
    ("In May 30 people shivered", "30"),
    ("PubMed: 64 trials", "64"),
    ("no. 12 of 45 shivered", "12, 45"),
    ("upper level 350 mg a day", "7/20 g"),
    ("a part 20 % smaller", "1/5"),
    ("step 200 people", "200"),
    ("About 45", "45"),
    ("black 45", "45"),
    ("Men 40 mg", "1/25 g"),
    ("3 or 4", "3, 4"),
]


@pytest.mark.parametrize(("text", "expected"), KEPT)
def test_a_figure_is_not_taken_for_a_name(text: str, expected: str) -> None:
    assert ", ".join(read(text)) == expected


def test_a_figure_says_how_it_is_written_and_where() -> None:
    text = "In all, 23  % of\n4,303 people"
    assert [(figure.written, text[start:stop]) for figure, start, stop in read_figures(text)] == [
        ("23", "23"),
        ("4,303", "4,303"),
    ]
    (share, start, stop), *_ = read_figures("about 23\nof 100 people")
    assert (share.written, start, stop) == ("23 of 100", 6, 15)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("1.234 Personen, 12,5 % davon, 0,5 g und 1, 2 oder 3", "de", "1234, 1/8, 1/2 g, 1, 2, 3"),
        ("1.234.567,5 Personen, 0.5 g", "de_AT", "2469135/2, 1/2 g"),
        ("1,234 people, 0.5 g", "en", "1234, 1/2 g"),
    ],
)
def test_a_language_has_its_marks(text: str, language: str, expected: str) -> None:
    found = [figure for figure, _, _ in read_figures(text, language=language)]
    assert ", ".join(f"{figure.value} {figure.unit}".strip() for figure in found) == expected
    assert found[1].written in text


def test_a_finding_may_be_in_the_language_of_the_site_or_in_english() -> None:
    german = traces_of(["12,5 % von 1.234"], language="de")
    english = traces_of(["12.5 % of 1,234"], language="de")
    for figure, _, _ in read_figures("12,5 % von 1.234", language="de"):
        assert traced(figure, german)
        assert traced(figure, english)


def test_what_is_blanked_out_keeps_every_place() -> None:
    for text in NONE:
        assert len(mask(text)) == len(text)


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


@given(st.text(max_size=300))
def test_any_text_can_be_read(text: str) -> None:
    ends = [0]
    for figure, start, stop in read_figures(text):
        assert ends[-1] <= start < stop <= len(text)
        assert figure.written == " ".join(text[start:stop].split())
        Fraction(figure.value)
        ends.append(stop)


@given(st.sampled_from(sorted(UNITS)))
def test_every_unit_is_read_behind_a_number(name: str) -> None:
    found = read_unit(f"1 {name}", 1)
    assert found is not None
    assert (found[0], found[1].base) == (len(name) + 2, UNITS[name].base)


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


def test_the_same_number_with_another_unit_is_told() -> None:
    known = traces_of(["12 mmol a day in 5 people"])
    assert nearest(only("12 mg"), known) == '"12 mmol a day": the units differ'
    assert nearest(only("13 mg"), known) == ""
    assert nearest(only("5 of 100"), known) == ""  # of another whole, not in another unit


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
