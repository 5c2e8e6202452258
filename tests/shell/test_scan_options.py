"""Page sources as text: claims that never end, options of which a part is lost, any text at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_evidence.shell.scan.lines import Scan
from sphinx_evidence.shell.scan.sources import scan

ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]))


def openers(text: str, *, markdown: bool = True) -> list[tuple[int, str]]:
    return [(found.line, found.sentence) for found in scan(text, markdown=markdown).openers]


# --- MyST: claims that never end -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "unclosed"),
    [
        (":::{evidence} A\n:::\n", []),
        (":::{evidence} A\n::::::\n", []),
        (":::{evidence} A\n  :::  \n", []),
        ("::::{note}\n:::{evidence} A\n:::\n::::\n", []),
        ("```{evidence} A\n```\n", []),
        ("> :::{evidence} A\n> :::\n", []),
        ("- :::{evidence} A\n  :::\n", []),
        ("::::{evidence} A\n```\n:::\n```\n\n~~~\n:::\n~~~\n::::\n", []),
        ("````markdown\n:::{evidence} A\n````\n", []),
        (":::{note}\n", []),
        # Never closed, or closed too short, or closed with words.
        (":::{evidence} A\n", [1]),
        ("a\n\n:::{evidence} A\n\nBody\n", [3]),
        ("::::{evidence} A\n:::\n", [1]),
        (":::{evidence} A\n::: end\n", [1]),
        (":::{evidence} A\n```\n", [1]),
        ("```{evidence} A\n:::\n", [1]),
        # The end of the next claim closes the first, so the first is told.
        (":::{evidence} A\n\n:::{evidence} B\n:::\n", [1]),
        (":::{evidence} A\n:::\n:::{evidence} B\n:::{evidence} C\n:::\n", [3]),
        # The end of the claim closes the fence around it, which is as long.
        (":::{note}\n:::{evidence} A\n:::\n:::\n", [1]),
        # So is a claim whose end another fence took.
        (":::{evidence} A\n\n:::{list-table}\n* - b\n:::\n", [1]),
        (":::{note}\n:::{tip}\n:::\n:::\n", []),
        # The end of the fence around it ends the claim.
        ("::::{note}\n:::{evidence} A\n::::\n", [2]),
    ],
)
def test_a_claim_that_never_ends(text: str, unclosed: list[int]) -> None:
    assert list(scan(text, markdown=True).unclosed) == unclosed


# --- MyST: what is lost of options ---------------------------------------------------------------

HASH = 'is lost, because " #" starts a comment; put it in quotes'
TWICE = "is given twice, the last counts; keep one"


@pytest.mark.parametrize(
    ("options", "lost"),
    [
        (":id: a\n:tier: low\n", []),
        (":population: adults #1\n", [(2, f'"#1" {HASH}')]),
        (":id: a\n:population: adults #1 and #2\n", [(3, f'"#1 and #2" {HASH}')]),
        (':population: "adults #1 and #2"\n', []),
        (":population: 'adults #1'\n", []),
        (":population: adults#1\n", []),
        (":id: a\n:cite: x\n:cite: y\n", [(4, f'option "cite" {TWICE}')]),
        (
            ":cite: x\n:cite: y\n:cite: z\n",
            [(3, f'option "cite" {TWICE}'), (4, f'option "cite" {TWICE}')],
        ),
        (":population: #1 of two\n", [(2, f'"#1 of two" {HASH}')]),
        (":population: a\n:outcome: |\n:  a #1\n:  b #2\n", []),
        (
            ":id: a\n:rated-down: |\n  imprecision: few\n",
            [(3, 'option "rated-down" ends before its lines; start each of them with a colon')],
        ),
        ("---\nrated-down: |\n  a: b #1\n---\n", []),
        # What stands in the body is the body's.
        (":id: a\n\n:cite: x\n:cite: y #1\n", []),
        (":id: a\ntext\n:population: a #1\n", []),
        # The other way to write options.
        ("---\nid: a\npopulation: adults #1\n---\n", [(4, f'"#1" {HASH}')]),
        ("---\ncite: x\ncite: y\n---\n", [(4, f'option "cite" {TWICE}')]),
        # After a value of several lines.
        (
            ":rated-down: |\n:  imprecision: few\n:  indirectness: mice\n:population: a #1\n",
            [(5, f'"#1" {HASH}')],
        ),
    ],
)
def test_what_is_lost_of_options(options: str, lost: list[tuple[int, str]]) -> None:
    [found] = scan(f":::{{evidence}} A\n{options}\nBody\n:::\n", markdown=True).openers
    assert list(found.lost) == lost


# --- whatever the text ---------------------------------------------------------------------------

PART = st.sampled_from(
    [
        ":::", "::::", "```", "````", "~~~", "{evidence}", "{evidnce}", "{eval-rst}", "{code}", " ",
        "\n", "\n\n", "---", "<!--", "-->", ">>> ", "> ", "- ", "1. ", ".. ", "evidence::", "::", "}",
        ":id: a", ":cite: b #c", "   ", "\t", "{", "claim", "\u2028", "\x0c", "\r", "#", "|", "text",
    ]
)  # fmt: skip


@given(st.one_of(ANY_TEXT, st.lists(PART, max_size=60).map("".join)), st.booleans())
def test_scan_never_raises_and_its_lines_exist(text: str, markdown: bool) -> None:
    found = scan(text, markdown=markdown)
    last = len(text.splitlines()) + 1
    for opener in found.openers:
        assert 1 <= opener.line <= last
        assert opener.sentence == opener.sentence.strip()
        assert all(opener.line < line <= last for line, _ in opener.lost)
    for example in found.examples:
        assert 1 <= example.line <= last
        assert example.text == ">>>" or example.text.startswith(">>> ")
    assert all(1 <= line <= last for line in found.unclosed)


@given(st.one_of(ANY_TEXT, st.lists(PART, max_size=60).map("".join)))
def test_text_before_a_claim_moves_its_line_and_no_more(text: str) -> None:
    """Text that opens nothing can't hide a claim after it."""
    calm = "".join(
        sign for sign in text if sign not in ":`~<-.\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
    )
    shown = f"{calm}\n\n:::{{evidence}} A\n:::\n"
    assert openers(shown) == [(3, "A")]


def test_a_page_about_something_else_is_not_walked() -> None:
    assert scan("# Weather\n\n" + "Rain. " * 1000, markdown=True) == Scan()


HARD = [
    ":", "`", ">", "~", "- ", "1. ", "{", "}", " ", "\t", "\n", "..", ":a:", ">>>", "<!--", "-->", "a",
    "\\", "#", "{evidence}", ":::{evidence}\n", "```\n", "```{evidence} `\n", ".. evidence:\n", "---\n",
    ":a: #\n", "::: ", "evidence", "(", "\u2028", "\x0c",
]  # fmt: skip


@pytest.mark.parametrize("sign", HARD, ids=repr)
@pytest.mark.parametrize("markdown", [True, False])
@pytest.mark.parametrize("size", [10_000, pytest.param(100_000, marks=pytest.mark.exhaustive)])
def test_kilobytes_of_anything_are_read(sign: str, markdown: bool, size: int) -> None:
    """An expression that backtracks without end would never return from this."""
    for start, end in (
        ("evidence ", ""),
        (":::{evidence}", "!"),
        (".. evidence", "!"),
        ("- ", ">>> x"),
    ):
        text = start + sign * (size // len(sign)) + end
        found = scan(text, markdown=markdown)
        assert len(found.openers) + len(found.examples) <= text.count("\n") + size // 5
