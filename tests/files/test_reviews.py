"""Reviews: what a fingerprint covers, and a file that is read, written and read again."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_evidence.files.reviews import (
    Review,
    ReviewFile,
    fingerprint,
    last_review,
    read_reviews,
    write_reviews,
)
from sphinx_evidence.model.claim import CLAIM_OPTIONS, Claim
from sphinx_evidence.model.options import one_line
from sphinx_evidence.model.place import Place
from sphinx_evidence.model.source import Source

EXTENSION = Path(__file__).parents[2] / "_ext"
#: Of the claim and the source below. It changes only when what a fingerprint covers changes; then
#: every claim of every site must be reviewed again, so think twice.
PINNED = "d20b94c4c86706882b6b9ee0"


def print_of(claim: Claim, *sources: Source) -> str:
    return fingerprint(claim, {source.key: source for source in sources})


def test_a_fingerprint_is_pinned(make: Any) -> None:
    claim = make.claim("Té – ⊕ 茶 \U0001fae0")  # also of letters younger than some Pythons
    assert print_of(claim, make.source()) == PINNED


def test_a_fingerprint_is_the_same_in_every_process(make: Any) -> None:
    claim, source = make.claim("Té – ⊕ 茶"), make.source()
    code = (
        f"import sys; sys.path.insert(0, {str(EXTENSION)!r})\n"
        "from sphinx_evidence.model.claim import Claim, Place\n"
        "from sphinx_evidence.model.source import Source\n"
        "from sphinx_evidence.files.reviews import fingerprint\n"
        f"print(fingerprint({claim!a}, {{'smith2020': {source!a}}}))"
    )
    for seed, utf8 in (("1", "0"), ("2", "1")):
        env = os.environ | {"PYTHONHASHSEED": seed, "PYTHONUTF8": utf8, "LC_ALL": "C"}
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, env=env, check=False
        )
        assert done.stdout.strip() == print_of(claim, source), done.stderr


ASIDE = ("reviewed", "waive")


@pytest.mark.parametrize("option", [name for name in CLAIM_OPTIONS if name not in ASIDE])
def test_each_option_counts(make: Any, option: str) -> None:
    before = print_of(make.claim(), make.source())
    assert print_of(make.claim(**{option: "changed"}), make.source()) != before


@pytest.mark.parametrize("option", ASIDE)
def test_what_says_nothing_of_the_claim_does_not_count(make: Any, option: str) -> None:
    before = print_of(make.claim(), make.source())
    assert print_of(make.claim(**{option: "changed"}), make.source()) == before


def test_the_sentence_counts(make: Any) -> None:
    assert print_of(make.claim("A"), make.source()) != print_of(make.claim("B"), make.source())


#: Where a source is noted, what is worked out from its other fields, and the words that claims that
#: found nothing are compared by: they say nothing that is not in its finding.
ELSEWHERE = ("path", "line", "label", "link_text", "reference", "topics", "pmid", "marked", "told")


@pytest.mark.parametrize(
    "field", [name for name in Source._fields if name not in ("key", *ELSEWHERE)]
)
@pytest.mark.parametrize("option", ["cite", "against"])
def test_each_field_of_a_source_counts(make: Any, field: str, option: str) -> None:
    claim = make.claim(**{"cite": None, option: "smith2020"})
    changed = make.source(**{field: "changed"})
    assert print_of(claim, changed) != print_of(claim, make.source())


def test_where_a_source_is_noted_does_not_count(make: Any) -> None:
    moved = make.source(path="other.bib", line=99)
    assert print_of(make.claim(), moved) == print_of(make.claim(), make.source())


def test_a_source_that_is_gone_counts_and_another_claims_source_does_not(make: Any) -> None:
    before = print_of(make.claim(), make.source())
    assert print_of(make.claim()) != before
    assert print_of(make.claim(), make.source(), make.source("doe1999")) == before


def test_body_place_and_order_do_not_count(make: Any) -> None:
    claim = make.claim()
    before = print_of(claim, make.source())
    moved = claim._replace(
        place=Place("other.md", 9),
        docname="other",
        ordinal=3,
        anchor="x",
        doctests=4,
        has_body=False,
    )
    turned = claim._replace(options=tuple(reversed(claim.options)))
    assert print_of(moved, make.source()) == print_of(turned, make.source()) == before


def test_words_can_not_move_from_one_field_into_the_next(make: Any) -> None:
    one = print_of(make.claim(population="a", outcome="bc"), make.source())
    assert one != print_of(make.claim(population="ab", outcome="c"), make.source())
    # Nor does a quotation mark or a half character break out of one.
    odd = ["'", '"', "\\", "\\n", "\ud800", "\udfff", "\ufffd", "?", "', '", ""]
    assert len({print_of(make.claim(sentence), make.source()) for sentence in odd}) == len(odd)


# --- the file ------------------------------------------------------------------------------------

HEAD = "claim,fingerprint,reviewed,by"


def test_a_file() -> None:
    raw = f"{HEAD}\na,0f,2026-11-22,Ann\nb, 1f , 2026-01-02 ,\n\n".encode()
    assert read_reviews(raw, "r.csv") == ReviewFile(
        "r.csv",
        {"a": Review("0f", "2026-11-22", "Ann", 2), "b": Review("1f", "2026-01-02", "", 3)},
        (),
    )


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_whoever_saved_it(end: str, mark: str) -> None:
    raw = f"{mark}{HEAD}{end}a,0f,2026-11-22,Ann{end}".encode()
    found = read_reviews(raw, "r.csv")
    assert (found.reviews["a"][:3], found.problems) == (("0f", "2026-11-22", "Ann"), ())


START = f"the reviews must start with the columns {HEAD}; add them"


PARTED, COMMAS = "its columns are separated by", "so save it as CSV with commas"


def row(name: str) -> str:
    return (
        f'the review of "{name}" can\'t be read; write claim, fingerprint, date such as 2026-11-22, '
        "and who"
    )


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("", [(1, START)]),
        ("\n", [(1, START)]),
        ("a,0f,2026-11-22,Ann\n", [(1, START)]),
        *(
            (
                HEAD.replace(",", sign),
                [(1, START.replace("add them", f"{PARTED} {name}, {COMMAS}"))],
            )
            for sign, name in ((";", "semicolons"), ("\t", "tabs"))
        ),
        (f"{HEAD},more\n", [(1, START)]),
        (HEAD, []),
        (f"{HEAD}\n,,,\n \n", []),
        (f"{HEAD}\na,0f,2026-11-22\n", [(2, row("a"))]),
        (f"{HEAD}\na,0f,2026-11-22,Ann,Bob\n", [(2, row("a"))]),
        (f"{HEAD}\na,0f,22.11.2026,Ann\n", [(2, row("a"))]),
        (f"{HEAD}\na,0f,,Ann\n", [(2, row("a"))]),
        (f"{HEAD}\n,0f,2026-11-22,Ann\n", [(2, row(""))]),
        (
            f"{HEAD}\na,0f,2026-11-22,Ann\na,1f,2026-11-23,Bob\n",
            [(3, '"a" is reviewed twice (first on line 2); keep one')],
        ),
        (f"{HEAD}\n<<<<<<< HEAD\n=======\n", [(2, row("<<<<<<< HEAD")), (3, row("======="))]),
        (
            f'{HEAD}\n"a,0f\n',
            [
                (
                    1,
                    "the reviews can't be read: unexpected end of data; save the file as CSV in UTF-8",
                )
            ],
        ),
    ],
)
def test_a_file_with_faults(text: str, problems: list[tuple[int, str]]) -> None:
    found = read_reviews(text.encode(), "r.csv")
    assert [(one.path, one.line, one.message) for one in found.problems] == [
        ("r.csv", *problem) for problem in problems
    ]


def test_of_two_reviews_the_first_counts() -> None:
    raw = f"{HEAD}\na,0f,2026-11-22,Ann\na,1f,2026-11-23,Bob\n".encode()
    assert read_reviews(raw, "r.csv").reviews["a"].fingerprint == "0f"


@pytest.mark.parametrize("raw", [b"\xff\xfe\x00", HEAD.encode("utf-16"), b"claim,\xe9"])
def test_bytes_that_are_no_utf_8(raw: bytes) -> None:
    found = read_reviews(raw, "r.csv")
    assert found.reviews == {}
    [problem] = found.problems
    assert problem.message.startswith("the reviews can't be read: ")
    assert problem.message.endswith("; save the file as CSV in UTF-8")


def test_a_field_that_is_too_long_is_a_fault_and_no_traceback() -> None:
    raw = f"{HEAD}\na,{'0' * 200_000},2026-11-22,Ann\n".encode()
    assert "field larger than field limit" in read_reviews(raw, "r.csv").problems[0].message


def test_a_line_break_in_a_name_breaks_no_row() -> None:
    """A name of a person may hold signs that Python takes for the end of a line."""
    written = write_reviews([("a", Review("0f", "2026-11-22", "Ann\u2028Bob\x0bCy \x85"))])
    found = read_reviews(written.encode(), "r.csv")
    assert found.problems == ()
    assert found.reviews["a"].by == "Ann\u2028Bob\x0bCy"


def test_written_in_order_of_id_with_quotes_where_needed() -> None:
    reviews = {
        "b": Review("1f", "2026-01-02", ""),
        "a, the": Review("0f", "2026-11-22", 'Ann "A" Lee, MD', 9),
    }
    assert write_reviews(reviews.items()) == (
        f'{HEAD}\n"a, the",0f,2026-11-22,"Ann ""A"" Lee, MD"\nb,1f,2026-01-02,\n'
    )
    assert write_reviews([]) == f"{HEAD}\n"


TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20).map(one_line)


@given(
    st.dictionaries(
        TEXT.filter(bool),
        st.builds(Review, TEXT, st.dates().map(lambda day: day.isoformat()), TEXT),
        max_size=4,
    )
)
def test_what_was_written_is_read_and_written_again(reviews: dict[str, Review]) -> None:
    text = write_reviews(reviews.items())
    found = read_reviews(text.encode(), "r.csv")
    assert found.problems == ()
    assert {name: review[:3] for name, review in found.reviews.items()} == {
        name: review[:3] for name, review in reviews.items()
    }
    assert write_reviews(found.reviews.items()) == text


@given(
    st.one_of(
        st.binary(max_size=60), st.binary(max_size=60).map(lambda b: f"{HEAD}\n".encode() + b)
    )
)
def test_any_bytes_give_a_file(raw: bytes) -> None:
    found = read_reviews(raw, "r.csv")
    assert all("; " in problem.message for problem in found.problems)


def test_the_last_review(make: Any) -> None:
    known = {"tea-sleep": Review("0", "2026-11-01", "")}
    assert last_review(make.claim(), {}) == ""
    assert last_review(make.claim(), known) == "2026-11-01"
    assert last_review(make.claim(id="other"), known) == ""
    assert last_review(make.claim(reviewed="2026-12-01"), known) == "2026-12-01"
    assert last_review(make.claim(reviewed="2026-02-30"), known) == "2026-11-01"
    odd = {"tea-sleep": Review("0", "soon", "")}
    assert last_review(make.claim(), odd) == ""
