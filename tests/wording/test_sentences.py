"""Sentences of prose: where one ends, and which marks are its own."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_evidence.wording.prose.sentences import CITE, LINK, sentences, words_of


def texts(text: str) -> list[str]:
    return [sentence.text for sentence in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n ", []),
        ("No stop at the end", ["No stop at the end"]),
        ("Tea is old. It is green.", ["Tea is old.", "It is green."]),
        ("Is tea old? It is! Good…", ["Is tea old?", "It is!", "Good…"]),
        ("Tea is old.\nIt is green.", ["Tea is old.", "It is green."]),
        ("Give 1.5 mg a day.", ["Give 1.5 mg a day."]),
        ("Herbs, e.g. Tea and mint, are old.", ["Herbs, e.g. Tea and mint, are old."]),
        ("Smith et al. Found tea.", ["Smith et al. Found tea."]),
        ("J. Smith drank tea.", ["J. Smith drank tea."]),
        ("See No. 4 of the list.", ["See No. 4 of the list."]),
        ("The answer is no. Tea helps.", ["The answer is no.", "Tea helps."]),
        ("1. Tea helps.", ["1. Tea helps."]),
        ("It held until 1990. Tea helps.", ["It held until 1990.", "Tea helps."]),
        ("Take it for 30 min. Tea helps.", ["Take it for 30 min.", "Tea helps."]),
        ("(Tea is old.) It is green.", ["(Tea is old.)", "It is green."]),
        ("“Tea is old.” It is green.", ["“Tea is old.”", "It is green."]),
        ("Tea (approx. 2 g) is dried. so it keeps", ["Tea (approx. 2 g) is dried. so it keeps"]),
        ("Wait ... Tea is old.", ["Wait ...", "Tea is old."]),
        ("Rich in vitamin C. Tea is old.", ["Rich in vitamin C.", "Tea is old."]),
        ("A trial by J. Smith was small.", ["A trial by J. Smith was small."]),
        ("Dr. J. R. Smith drank tea.", ["Dr. J. R. Smith drank tea."]),
        ("Tea is old.It is green.", ["Tea is old.", "It is green."]),
        ("See conf.py and e.g.Tea, p.Xy.", ["See conf.py and e.g.Tea, p.Xy."]),
        ("Tea is old。It is green！Good", ["Tea is old。", "It is green！", "Good"]),
    ],
)
def test_where_a_sentence_ends(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Tea helps {CITE}. It calms.", [f"Tea helps {CITE}.", "It calms."]),
        (f"Tea helps. {CITE} It calms.", [f"Tea helps. {CITE}", "It calms."]),
        (f"Tea helps.{CITE} It calms.", [f"Tea helps.{CITE}", "It calms."]),
        (f"Tea helps. ({CITE}) It calms.", [f"Tea helps. ({CITE})", "It calms."]),
        (f"Tea helps. {CITE}", [f"Tea helps. {CITE}"]),
        (f"Tea helps. {CITE} found more.", ["Tea helps.", f"{CITE} found more."]),
        (f"Tea helps. {LINK}It calms.", ["Tea helps.", f"{LINK}It calms."]),
    ],
)
def test_a_mark_belongs_to_one_sentence(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


@given(st.text(alphabet="Te a.?!\n()" + CITE + LINK + "1é", max_size=80))
def test_no_word_is_lost_and_starts_are_right(text: str) -> None:
    found = list(sentences(text))
    assert "".join("".join(s.text.split()) for s in found) == "".join(text.split())
    for sentence in found:
        assert text.startswith(sentence.text, sentence.start)


def test_words_come_without_marks() -> None:
    assert words_of(f"Tea {CITE}  helps\n{LINK}you.") == "Tea helps you."
    assert words_of(f"Tea ({LINK}) helps {CITE}. [{CITE}]") == "Tea helps."


@pytest.mark.parametrize("text", ["." * 10_000, "a. " * 5_000, CITE * 10_000, "A" * 10_000 + "."])
def test_a_long_text_takes_no_time(text: str) -> None:
    start = time.process_time()
    list(sentences(text))
    assert time.process_time() - start < 1
