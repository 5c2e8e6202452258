"""Letters that only look like ours, and signs that nobody sees."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sphinx_evidence.wording.prose.lexicon_letters import plain


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Tea  cures\nit", "Tea cures it"),
        ("‘Tea’ “cures” it", "'Tea' \"cures\" it"),
        ("‚Tea‘ „cures“ «it»", '\'Tea\' "cures" "it"'),
        ("Ｔｅａ cures it", "Tea cures it"),
        ("𝐓𝐞𝐚 𝓬𝓾𝓻𝓮𝓼 it", "Tea cures it"),
        ("Ⓣⓔⓐ cures it", "Tea cures it"),
        ("ᴛᴇᴀ cures it", "tea cures it"),
        ("T\u0435a \u0441ures it", "Tea cures it"),  # one letter of each word is Cyrillic
        ("\u0422\u0435\u0430 cures it", "Tea cures it"),  # all letters of a word are
        ("\u03a4ea \u03f2ures it", "Tea cures it"),  # Greek
        ("Te\u00ada cu\u200bres it", "Tea cures it"),
        ("T\u0332e\u0332a cures it", "Tea cures it"),
        ("Tea\u3164cures it", "Tea cures it"),
        ("ﬁve", "five"),
    ],
)
def test_a_word_is_written_one_way_only(written: str, read: str) -> None:
    assert plain(written) == read


@pytest.mark.parametrize(
    "text",
    ["Чай лечит, tea", "\u03b1-tocopherol and \u03b2", "5 \u03bcg", "Ä hilft", "naïve", "茶 tea"],
)
def test_other_scripts_stay_what_they_are(text: str) -> None:
    assert plain(text) == text


@given(st.text(max_size=40))
@example("\u0e33")  # a letter that falls apart into a mark and another
@example("\u0149")  # one that holds an apostrophe
@example("\uffa1\uffc2")  # two that become one
def test_a_plain_form_stays(text: str) -> None:
    assert plain(plain(text)) == plain(text)
