"""Numbers in digits and in words: the pattern for texts without words finds what the other finds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_evidence.numbers.numerals import may_hold_words, numbers_in


def spans(text: str, *, words: bool) -> list[tuple[tuple[int, int], dict[str, str | None]]]:
    return [(match.span(), match.groupdict()) for match in numbers_in(text, words)]


@given(st.lists(st.sampled_from([*"0123456789.,·×x^⁻⁹⁄eE+- %'", "\ue001", "mg", "people", "x 10"])))
def test_digits_are_found_by_either_pattern(parts: list[str]) -> None:
    text = "".join(parts)
    assert not may_hold_words(text)
    found = spans(text, words=True)
    assert [(span, {k: v for k, v in said.items() if v}) for span, said in found] == [
        (span, {k: v for k, v in said.items() if v}) for span, said in spans(text, words=False)
    ]


@pytest.mark.parametrize(
    "text",
    [
        *(
            "two trials",
            "TWELVE people",
            "ſix of them",
            "a third of 30",
            "every second cup",
            "twice the dose",
        ),
        *(
            "it doubled",
            "HALVED",
            "tenfold",
            "a manifold rise",
            "dozens",
            "5 million",
            "by half",
            "sıxty",
        ),
    ],
)
def test_a_text_with_words_of_number_is_known(text: str) -> None:
    assert may_hold_words(text)
    assert spans(text, words=True)


def test_other_words_are_none() -> None:
    assert not may_hold_words("Tea helped most people; 5 of 10 slept, and none fell.")
