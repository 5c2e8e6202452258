"""Texts of bibliographies as plain text: signs of LaTeX are read, markup goes."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sphinx_evidence.model.latex import decoded, plain

ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]))


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("{M}agnesium", "Magnesium"),
        ("9.9 \\%", "9.9 %"),
        ("9.9 % against 23.0 %.", "9.9 % against 23.0 %."),
        ("5%\nand \\% and 6%", "5% and % and 6%"),
        ("A \\& B", "A & B"),
        ("caf{\\'e} na{\\\"i}ve {\\ss} {\\aa}", "café naïve ß å"),
        ("a~b", "a\u00a0b"),
        ("5~--~9", "5\u00a0–\u00a09"),
        ("}", ""),
        ("{{{", ""),
        ("<b>x</b>", "<b>x</b>"),
    ],
)
def test_plain(written: str, text: str) -> None:
    assert plain(written) == text


@given(st.text(st.sampled_from("aZé9 ,.;:()/+=*%\\-'`~{}$_&#^\"?!\u00a0\n²"), max_size=12))
@example("a--b")
@example("a  b")
@example("\u00a0")
@example("\u00a0a\u00a0b\u00a0")
@example(r"9.9 \% of")
@example(",,'")
def test_plain_is_the_same_with_and_without_its_quick_way(text: str) -> None:
    told = decoded(text)
    assert plain(text) == told or "\\" in told  # there are accents that the long way does not know


@given(ANY_TEXT)
def test_plain_never_raises(text: str) -> None:
    assert isinstance(plain(text), str)
