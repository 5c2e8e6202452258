"""The records, and how the values of options are taken apart."""

from __future__ import annotations

import doctest
import pickle
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_evidence.model import options
from sphinx_evidence.model.claim import CLAIM_ID
from sphinx_evidence.model.finding import Finding
from sphinx_evidence.model.options import Step, one_line, split_names, split_steps
from sphinx_evidence.model.place import Place
from sphinx_evidence.model.tiers import TIERS, UNRATED

ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]))


def test_examples_in_the_docstrings_hold() -> None:
    result = doctest.testmod(options)
    assert result.failed == 0
    assert result.attempted >= 2


# --- names ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("", ()),
        ("   ", ()),
        (",", ()),
        (", ,,", ()),
        ("a", ("a",)),
        ("a,b", ("a", "b")),
        (" a ,  b ,", ("a", "b")),
        ("b, a, b", ("b", "a")),
        ("Smith2020, smith2020", ("Smith2020", "smith2020")),
        ("a b", ("a b",)),
        ("a;b", ("a;b",)),
        ("müller2020, 王2021", ("müller2020", "王2021")),
        ("<b>, a", ("<b>", "a")),
        ("a\u00a0,\u2003b", ("a", "b")),
    ],
)
def test_split_names(value: str, names: tuple[str, ...]) -> None:
    assert split_names(value) == names


@given(ANY_TEXT)
def test_split_names_loses_nothing(value: str) -> None:
    names = split_names(value)
    assert len(set(names)) == len(names)
    assert set(names) == {part.strip() for part in value.split(",")} - {""}
    assert list(names) == sorted(names, key=[part.strip() for part in value.split(",")].index)


@given(st.lists(ANY_TEXT.filter(lambda text: "," not in text and text == text.strip() != "")))
def test_names_that_were_joined_come_back(names: list[str]) -> None:
    assert split_names(", ".join(names)) == tuple(dict.fromkeys(names))


# --- steps ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "steps"),
    [
        ("", []),
        (";", []),
        (" ; \n ; ", []),
        ("imprecision", [("imprecision", 1, "")]),
        ("imprecision:", [("imprecision", 1, "")]),
        ("imprecision 2", [("imprecision 2", 1, "")]),
        ("imprecision: few people", [("imprecision", 1, "few people")]),
        ("imprecision 2: few people", [("imprecision", 2, "few people")]),
        ("imprecision  2 : few people", [("imprecision", 2, "few people")]),
        # Several steps, as an author may write them.
        (
            "imprecision: few people; indirectness: adults only",
            [("imprecision", 1, "few people"), ("indirectness", 1, "adults only")],
        ),
        (
            "imprecision: few people\nindirectness 2: adults only\n",
            [("imprecision", 1, "few people"), ("indirectness", 2, "adults only")],
        ),
        ("imprecision: few people;", [("imprecision", 1, "few people")]),
        ("imprecision;inconsistency", [("imprecision;inconsistency", 1, "")]),
        # A semicolon or a colon inside a reason belongs to the reason.
        (
            "imprecision: few people; and only one trial",
            [("imprecision", 1, "few people; and only one trial")],
        ),
        (
            "imprecision: few people; and only one; indirectness: mice",
            [("imprecision", 1, "few people; and only one"), ("indirectness", 1, "mice")],
        ),
        ("imprecision: the interval: 0.2 to 5", [("imprecision", 1, "the interval: 0.2 to 5")]),
        ("imprecision: a\nsecond line", [("imprecision", 1, "a second line")]),
        # What is no step at all is kept as it stands, so that a reader or a rule sees it.
        ("Few people", [("Few people", 1, "")]),
        ("risk of bias: no blinding", [("risk of bias: no blinding", 1, "")]),
        (": no domain", [(": no domain", 1, "")]),
    ],
)
def test_split_steps(value: str, steps: list[tuple[str, int, str]]) -> None:
    assert split_steps(value) == tuple(Step(*step) for step in steps)


@given(ANY_TEXT)
def test_split_steps_keeps_every_letter(value: str) -> None:
    """Only separators, the number of levels and white space may go."""
    steps = split_steps(value)
    kept = "".join(f"{step.domain}{step.reason}" for step in steps)
    for sign in filter(str.isalpha, value):
        assert sign in kept
    assert all(step.domain == one_line(step.domain) for step in steps)
    assert all(step.reason == one_line(step.reason) for step in steps)


DOMAIN = st.from_regex(r"[a-z]+(-[a-z]+){0,2}", fullmatch=True)
REASON = st.from_regex(r"[A-Za-z0-9,.%()]+( [A-Za-z0-9,.%()]+){0,5}", fullmatch=True)


@given(st.lists(st.tuples(DOMAIN, st.integers(1, 3), REASON), min_size=1), st.sampled_from(";\n"))
def test_steps_that_were_joined_come_back(steps: list[tuple[str, int, str]], sign: str) -> None:
    written = f"{sign} ".join(
        f"{domain}{'' if levels == 1 else f' {levels}'}: {reason}"
        for domain, levels, reason in steps
    )
    assert split_steps(written) == tuple(Step(*step) for step in steps)


def test_a_number_of_levels_that_nobody_can_mean_is_no_crash() -> None:
    [step] = split_steps(f"imprecision {'9' * 5000}: few people")
    assert "few people" in step.domain + step.reason


# --- lines ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", ""),
        ("  a  b ", "a b"),
        ("a\nb\r\nc\td", "a b c d"),
        ("a\x00b\x07c\x1bd\x7fe\x85f\x9fg", "a b c d e f g"),
        ("a\u2028b\u2029c\u00a0d\u3000e", "a b c d e"),
        ("\u202e⊕", "\u202e⊕"),
    ],
)
def test_one_line(text: str, line: str) -> None:
    assert one_line(text) == line


@given(ANY_TEXT)
def test_one_line_is_one_line_whatever_stood_there(text: str) -> None:
    line = one_line(text)
    assert len(line.splitlines()) <= 1
    assert one_line(line) == line
    assert "".join(line.split()) == "".join(
        sign
        for sign in text
        if not sign.isspace() and not (ord(sign) < 32 or 126 < ord(sign) < 160)
    )


@given(ANY_TEXT, ANY_TEXT)
def test_a_finding_is_one_line(name: str, message: str) -> None:
    line = Finding(Place("page.md", 3), "missing-id", "error", name, message).line()
    assert line.splitlines() == [line]
    assert line.endswith(" [evidence.missing-id]")


# --- records -------------------------------------------------------------------------------------


def test_the_finding_line() -> None:
    finding = Finding(Place("page.md", 3), "missing-id", "error", "Tea", "it has no id; add :id:")
    assert finding.line() == 'claim "Tea": it has no id; add :id: [evidence.missing-id]'
    assert finding._replace(claim="").line() == "it has no id; add :id: [evidence.missing-id]"


@pytest.mark.parametrize(
    ("written", "sound"),
    [
        ("a", True),
        ("tea-sleep", True),
        ("tea-2-sleep", True),
        ("2020", True),
        ("", False),
        ("-tea", False),
        ("tea-", False),
        ("tea--sleep", False),
        ("Tea", False),
        ("tea_sleep", False),
        ("tee-mütze", False),
        ("tea sleep", False),
        ("tea\n", False),
        ("٢", False),
    ],
)
def test_what_an_id_may_be(written: str, sound: bool) -> None:
    assert bool(CLAIM_ID.fullmatch(written)) is sound


def test_a_claim_reads_its_options(make: Any) -> None:
    claim = make.claim(
        cite="a, b, a",
        against="c",
        harms="x, y",
        rated_down="imprecision 2: few; indirectness: mice",
        population=None,
    )
    assert claim.id == "tea-sleep"
    assert claim.option("population") == ""
    assert claim.names("cite") == ("a", "b")
    assert claim.names("harms") == ("x", "y")
    assert claim.steps("rated-down") == (
        Step("imprecision", 2, "few"),
        Step("indirectness", 1, "mice"),
    )
    assert claim.steps("rated-up") == ()
    assert claim.tier is TIERS["reference"]


@pytest.mark.parametrize("tier", ["", "medium", "Reference", "HIGH", "reference "])
def test_a_tier_that_is_not_known_is_unrated(make: Any, tier: str) -> None:
    assert make.claim(tier=tier).tier is UNRATED
    assert UNRATED.name not in TIERS


@pytest.mark.parametrize(
    ("claim_id", "sentence", "name"),
    [
        ("tea-sleep", "Tea", "tea-sleep"),
        ("", "Tea", "Tea"),
        ("", "", "without a sentence"),
        ("", "x" * 59, "x" * 59),
        ("", "x" * 60, "x" * 57 + "..."),
        ("", "x" * 56 + " yyyy", "x" * 56 + "..."),
    ],
)
def test_what_a_message_calls_a_claim(make: Any, claim_id: str, sentence: str, name: str) -> None:
    assert make.claim(sentence, id=claim_id).name == name


def test_the_tiers_are_the_seven_of_the_contract() -> None:
    assert [(tier.name, tier.label, tier.symbol, tier.graded) for tier in TIERS.values()] == [
        ("high", "High certainty", "⊕⊕⊕⊕", True),
        ("moderate", "Moderate certainty", "⊕⊕⊕○", True),
        ("low", "Low certainty", "⊕⊕○○", True),
        ("very-low", "Very low certainty", "⊕○○○", True),
        ("preclinical", "Tested only in animals or cells", "◇", False),
        ("none", "No study in people found", "○○○○", False),
        ("reference", "Documented fact", "▪", False),
    ]
    assert all(name == tier.name for name, tier in TIERS.items())


@pytest.mark.parametrize(
    ("tier", "option", "value", "label"),
    [
        ("none", "found-no", "controlled-trial", "No controlled trial found"),
        ("none", "found-no", "study", "No study in people found"),
        ("none", "record", "advice", "No study in people found"),
        ("reference", "record", "advice", "Documented advice"),
        ("reference", "record", "fact", "Documented fact"),
        ("reference", "record", "hearsay", "Documented fact"),
        ("low", "record", "advice", "Low certainty"),
    ],
)
def test_a_mark_says_what_a_document_or_a_search_is_about(
    make: Any, tier: str, option: str, value: str, label: str
) -> None:
    assert make.claim("Tea", **{"tier": tier, option: value}).tier.label == label


def test_records_pickle_and_compare_by_value(make: Any) -> None:
    for record in (make.claim(), make.disclaimer(), make.source(), Step("a", 1, "b")):
        again = pickle.loads(pickle.dumps(record))  # noqa: S301
        assert again == record
        assert again is not record
