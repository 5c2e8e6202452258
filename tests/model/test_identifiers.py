"""Identifiers, and whether two records speak of one work: both sides of each border."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_evidence.model.identifiers import (
    IDENTIFIERS,
    doi_fault,
    isbn_check_digit,
    isbn_fault,
    pmcid_fault,
    pmid_fault,
    url_fault,
)
from sphinx_evidence.model.same_work import (
    fold,
    is_marked_retracted,
    same_family,
    same_title,
    same_year,
    twin_titles,
)

NO_DOI = 'which is no DOI: that is "10.", a number of four digits or more, "/" and a name; '


@pytest.mark.parametrize(
    ("value", "fault"),
    [
        ("10.1000/smith", ""),
        ("10.1000/A_b.c-d;e(f)", ""),
        ("10.1000.10/123", ""),
        ("10.123456789/x", ""),
        ("10.1002/(SICI)1531-8257(199911)14:6<958::AID-MDS1007>3.0.CO;2-Y", ""),
        ("https://doi.org/10.1000/smith", ""),
        ("doi: 10.1000/smith", ""),
        ("10.100/smith", f"{NO_DOI}copy it from the work's page"),
        ("10.1000", f"{NO_DOI}copy it from the work's page"),
        ("10.1000/", f"{NO_DOI}copy it from the work's page"),
        ("11.1000/x", f"{NO_DOI}copy it from the work's page"),
        ("https://a.example/10.1000/x", f'{NO_DOI}write "10.1000/x"'),
        (
            "https://doi.org/https://doi.org/10.1000/x",
            'which has more before its "10." than one prefix; write "10.1000/x"',
        ),
        (
            "https://doi.org/doi:10.1000/x",
            'which has more before its "10." than one prefix; write "10.1000/x"',
        ),
        ("DOI 10.1000/x", 'which has more before its "10." than one prefix; write "10.1000/x"'),
        ("10.1000/a b", 'which holds a space; write "10.1000/ab" if that is it'),
        ("10.1000/a\u2013b", 'which holds a long dash; write "10.1000/a-b" if that is it'),
        ("10.1000/a,", 'which ends in ","; write "10.1000/a"'),
    ],
)
def test_doi(value: str, fault: str) -> None:
    assert doi_fault(value) == fault


@pytest.mark.parametrize(
    ("value", "fault"),
    [
        ("1", ""),
        ("12345678", ""),
        ("123456789", "which is no PubMed number: that is 1 to 8 digits; correct it"),
        ("0", "which is no PubMed number: that is 1 to 8 digits; correct it"),
        ("PMC123", "which is no PubMed number: that is 1 to 8 digits; correct it"),
        ("PMID: 123", 'which is no PubMed number; write "123"'),
        ("\u0661\u0662", "which is no PubMed number: that is 1 to 8 digits; correct it"),
    ],
)
def test_pmid(value: str, fault: str) -> None:
    assert pmid_fault(value) == fault


@pytest.mark.parametrize(
    ("value", "fault"),
    [
        ("PMC1", ""),
        ("PMC123456789", ""),
        ("123", 'which is no PubMed Central number; write "PMC123"'),
        ("PMCID: PMC123", 'which is no PubMed Central number; write "PMC123"'),
        ("PMC", 'which is no PubMed Central number: that is "PMC" and digits; correct it'),
    ],
)
def test_pmcid(value: str, fault: str) -> None:
    assert pmcid_fault(value) == fault


def last_digit(right: str, given: str) -> str:
    return (
        f"whose last digit does not fit the others: it would have to be {right}, and is {given}; "
        "compare it with the book"
    )


@pytest.mark.parametrize(
    ("value", "fault"),
    [
        ("0-306-40615-2", ""),
        ("080442957X", ""),
        ("080442957x", ""),
        ("978-0-306-40615-7", ""),
        ("ISBN-13: 978 0 306 40615 7", ""),
        ("0-306-40615-2, 978-0-306-40615-7", ""),
        ("0-306-40615-3", last_digit("2", "3")),
        ("0804429571", last_digit("X", "1")),
        ("978-0-306-40615-8", last_digit("7", "8")),
        ("0-306-40615-2; 978-0-306-40615-8", last_digit("7", "8")),
        ("97803064061", "which is no ISBN: that has 10 or 13 digits; correct it"),
        ("X306406152", "which is no ISBN: that has 10 or 13 digits; correct it"),
        (
            "9770306406157",
            "which is no ISBN: one of 13 digits starts with 978 or 979; correct it",
        ),
    ],
)
def test_isbn(value: str, fault: str) -> None:
    assert isbn_fault(value) == fault


@given(st.from_regex(r"[0-9]{9}|97[89][0-9]{9}", fullmatch=True), st.integers(0, 8))
def test_one_wrong_digit_is_always_found(digits: str, place: int) -> None:
    isbn = digits + isbn_check_digit(digits)
    assert isbn_fault(isbn) == ""
    at = place + len(digits) - 9  # not within 978
    wrong = isbn[:at] + str((int(isbn[at]) + 1) % 10) + isbn[at + 1 :]
    assert isbn_fault(wrong) != ""


NO_START = 'which does not start with "https://" or "http://"; write the whole address'
NO_HOST = "which names no host; write the whole address"


@pytest.mark.parametrize(
    ("value", "fault"),
    [
        ("https://a.example/x?y#z", ""),
        ("HTTP://A.EXAMPLE", ""),
        ("https://bücher.example/", ""),
        ("https://a.example/a b", ""),
        ("http://127.0.0.1:8000/x", ""),
        ("http://[::1]/x", ""),
        ("a.example/x", NO_START),
        ("//a.example/x", NO_START),
        ("ftp://a.example/x", ""),
        ("mailto:me@a.example", NO_START),
        ("https://", NO_HOST),
        ("https:///x", NO_HOST),
        ("https:a.example", NO_HOST),
        ("https://nohost/x", NO_HOST),
        ("http://[bad", NO_HOST),
        ("https://https://a.example", 'which starts with "http" twice; take the first out'),
        ("javascript:alert(1)", ""),  # `broken-bibliography` stops it
    ],
)
def test_url(value: str, fault: str) -> None:
    assert url_fault(value) == fault


@given(st.sampled_from(list(IDENTIFIERS)), st.one_of(st.text(), st.text("10./doi: hxX-,")))
def test_no_value_breaks_a_check(field: str, value: str) -> None:
    fault = IDENTIFIERS[field][1](value)
    assert not fault or "; " in fault


# -- one work? -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Effect of <i>α</i>-Tocopherol", "effect of alpha tocopherol"),
        ("Ménière’s Disease &amp; tea", "menieres disease tea"),
        ("Mg<sup>2+</sup> and Ca$^{2+}$", "mg2 and ca2"),
        (r"\alpha-synuclein {in} vitro", "alpha synuclein in vitro"),
        ("Ørsted, Łukasz, Straße", "orsted lukasz strasse"),
        ("5 &lt; 10 < 20", "5 10 20"),
        ("чай", "чаи"),
        ("", ""),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


LONG = "Effect of black tea on sleep in adults: a randomised, double-blind trial"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (LONG, LONG.upper(), True),
        (LONG, LONG.replace("randomised, double-blind", "randomized double blind"), True),
        (LONG, LONG.partition(":")[0], True),
        (LONG, LONG.replace(":", "."), True),
        (LONG, LONG.replace("black", "<b>black</b>"), True),
        ("RETRACTED ARTICLE: " + LONG, LONG, True),
        (LONG, "Erratum: " + LONG, False),
        (LONG, LONG.replace("a randomised", "protocol of a randomised"), False),
        (LONG, LONG.replace("a randomised, double-blind trial", "quality of life"), False),
        (LONG, "Effect of coffee on dreams in children: a randomised, double-blind trial", False),
        ("Tea and sleep: part I", "Tea and sleep: part II", False),
        ("Tea and sleep in 2019", "Tea and sleep in 2020", False),
        ("Tea", "Tea", True),
        ("Tea", "Teas", False),
        ("茶と睡眠", "茶と睡眠", True),
        ("茶と睡眠", "珈琲と夢", False),
    ],
)
def test_same_title(one: str, other: str, same: bool) -> None:
    assert same_title(one, other) is same
    assert same_title(other, one) is same


@pytest.mark.parametrize(
    ("one", "other", "twins"),
    [
        (LONG, LONG.title(), True),
        (LONG, LONG.replace("randomised", "randomized"), True),
        (LONG, LONG.replace("double-blind", "double blind"), True),
        (LONG, LONG.partition(":")[0], False),
        (LONG, LONG.replace("black", "green"), False),
        (LONG, LONG.replace("adults", "children"), False),
        (LONG, "Erratum: " + LONG, False),
        (LONG, f"{LONG}: protocol", False),
        ("Tea and sleep in adults, part I", "Tea and sleep in adults, part II", False),
        ("Tea and sleep in 2019", "Tea and sleep in 2020", False),
        ("Tea and sleep", "Tea and sleep", False),  # too short to tell anything
    ],
)
def test_twin_titles(one: str, other: str, twins: bool) -> None:
    assert twin_titles(one, other) is twins
    assert twin_titles(other, one) is twins


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("de Baaij", "Baaij", True),
        ("Müller", "Mueller", True),
        ("MÜLLER", "Muller", True),
        ("O'Brien", "O’Brien", True),
        ("Garcia-Lopez", "García López", True),
        ("Smith", "", True),
        ("Smith", "Smithson", False),
        ("Smith", "Jones", False),
    ],
)
def test_same_family(one: str, other: str, same: bool) -> None:
    assert same_family(one, other) is same
    assert same_family(other, one) is same


@pytest.mark.parametrize(
    ("year", "others", "same"),
    [
        ("2020", ["2019"], True),
        ("2020", ["2021"], True),
        ("2020", ["2018"], False),
        ("2020", ["2018", "2021"], True),
        ("2020", [""], True),
        ("in press", ["1990"], True),
    ],
)
def test_same_year(year: str, others: list[str], same: bool) -> None:
    assert same_year(year, others) is same


@pytest.mark.parametrize(
    ("title", "marked"),
    [
        ("RETRACTED: Tea", True),
        ("Retracted Article: Tea", True),
        ("[Retracted] Tea", True),
        ("WITHDRAWN: Tea", True),
        ("Retracted papers in nutrition", False),
        ("Why tea was retracted: a review", False),
        ("Tea", False),
    ],
)
def test_marked_as_retracted(title: str, marked: bool) -> None:
    assert is_marked_retracted(title) is marked


@given(st.text(), st.text())
def test_no_title_breaks_a_comparison(one: str, other: str) -> None:
    assert same_title(one, one)
    assert same_family(one, one)
    assert same_title(one, other) is same_title(other, one)
    assert twin_titles(one, other) is twin_titles(other, one)
