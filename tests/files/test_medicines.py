"""The data file of a table of medicines: what it holds, line by line, and what is wrong with it."""

from __future__ import annotations

import pytest

from sphinx_evidence.files.medicines import MedicineFile, read_medicines
from sphinx_evidence.model.place import Place

SOUND = """\
# Of tea.
- medicine: blood thinners
  members: warfarin, heparin
  brands: Coumadin
  rows:
  - substance-first: 2 to 4 hours
    happens: Less of it
      may be taken up
    source: smith2020
  - read: copy
"""


def read(text: str | bytes) -> MedicineFile:
    return read_medicines(text.encode() if isinstance(text, str) else text, "data/tea.yaml")


def slips(text: str | bytes) -> list[tuple[str, int, str]]:
    return [(slip.rule, slip.line, slip.message) for slip in read(text).slips]


def test_each_row_knows_its_medicine_and_its_line() -> None:
    first, second = read(SOUND).rows
    assert (first.medicine, first.members, first.brands) == (
        "blood thinners",
        "warfarin, heparin",
        "Coumadin",
    )
    assert first.fields == (
        ("substance-first", "2 to 4 hours"),
        ("happens", "Less of it may be taken up"),
        ("source", "smith2020"),
    )
    assert (first.place, second.place) == (Place("data/tea.yaml", 6), Place("data/tea.yaml", 10))
    assert (second.medicine, second.fields) == ("blood thinners", (("read", "copy"),))
    assert slips(SOUND) == []


def test_a_word_is_a_text_and_no_value_of_yaml() -> None:
    [row] = read("- medicine: no\n  rows:\n  - happens: 1e3\n    source: null\n").rows
    assert (row.medicine, row.field("happens"), row.field("source")) == ("no", "1e3", "null")


@pytest.mark.parametrize(
    "wait", ["a while", "4", "4 to 2 hours", "2 hour s", "Not at all", "2-4 hours"]
)
def test_a_time_that_is_not_understood_is_told_where_it_stands(wait: str) -> None:
    text = f"- medicine: iron\n  rows:\n  - source: smith2020\n    medicine-first: {wait}\n"
    assert slips(text) == [
        (
            "unknown-value",
            4,
            f'medicine-first can\'t be "{wait}"; write a time such as "2 hours" or "2 to 4 hours", '
            '"not at all", "not about hours", or leave it out',
        )
    ]


@pytest.mark.parametrize(
    "wait",
    [
        *("2 hours", "1 hour", "30 minutes", "0.5 hours", "2 to 3 hours or more", "about 2 hours"),
        *("more than 2 hours", "at least 4 hours", "2 hours, and only with food", "not at all"),
        *("not about hours", '""'),
    ],
)
def test_a_time_as_sources_give_it_is_read(wait: str) -> None:
    assert slips(f"- medicine: iron\n  rows:\n  - medicine-first: {wait}\n") == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "- medicine: iron\n  rows:\n  - sorce: smith2020\n",
            (
                "unknown-option",
                3,
                'a row has no field "sorce" (did you mean "source"?); correct it or take it out',
            ),
        ),
        (
            "- medicine: iron\n  brand: F\n  rows:\n  - read: copy\n",
            (
                "unknown-option",
                2,
                'a medicine has no field "brand" (did you mean "brands"?); correct it or take it out',
            ),
        ),
        (
            "- medicine: iron\n  rows:\n  - read: copied\n",
            (
                "unknown-value",
                3,
                'read can\'t be "copied" (did you mean "copy"?); write official or copy or paper or summary or secondary',
            ),
        ),
        (
            "- medicine: iron\n  rows:\n  - read: copy\n- medicine: Iron\n  rows:\n  - read: copy\n",
            ("incomplete-row", 4, '"Iron" stands on line 1 too; put its rows together'),
        ),
        (
            "- medicine: iron\n",
            ("incomplete-row", 1, '"iron" has no rows; add "rows:" with one row a source'),
        ),
        (
            "- medicine: iron\n  rows:\n  - read: copy\n    read: paper\n",
            ("incomplete-row", 4, 'a row has "read" twice; keep one of them'),
        ),
        (
            "- medicine: iron\n  rows:\n  - happens: [a, b]\n",
            ("incomplete-row", 3, "happens is a list; write it as one text"),
        ),
        (
            "- medicine: iron\n  rows:\n  - a word\n",
            (
                "incomplete-row",
                3,
                'a row has no fields; write a list of medicines, each with "medicine:" and "rows:"',
            ),
        ),
        (
            "",
            (
                "incomplete-row",
                1,
                'the file holds no list of medicines; write a list of medicines, each with "medicine:" and "rows:"',
            ),
        ),
        (
            "- medicine: iron\n  rows: [\n",
            (
                "incomplete-row",
                3,
                "the table can't be read: expected the node content, but found '<stream end>'; correct the file, in UTF-8",
            ),
        ),
    ],
)
def test_what_is_wrong_with_a_file_is_told_with_its_line(
    text: str, told: tuple[str, int, str]
) -> None:
    assert slips(text) == [told]


def test_a_file_that_is_no_text_holds_no_rows() -> None:
    [(rule, line, message)] = slips(b"- medicine: \xff")
    assert (rule, line) == ("incomplete-row", 1)
    assert message.startswith("the table can't be read: 'utf-8' codec can't decode")
