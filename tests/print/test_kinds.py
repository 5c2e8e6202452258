"""Every kind of node is printed: no word of a doctree is missing, and nobody is told of none."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from tests.print.conftest import printed_text, words

#: A word of each kind of node of the root, for the reader of a failure; all words are compared.
SAMPLES = """
fieldvaluetwo replacement abbreviation titleref nested inside numbered letter classifier
paragraphs option indented Two attribution warned admonition Elsewhere Topic Sidebar rubric Centred
Epigraph horizontal Compound parsed Caption Legend spanning across Corner rows csv spam eggs Melts
verbose tryst Second Dropdown Card badge Button Markdown footnote
"""


def test_it_prints_without_a_warning(kinds: Any) -> None:
    assert (kinds.status, kinds.warnings) == (0, [])


def test_no_word_is_lost(kinds: Any) -> None:
    """The text builder, which knows all these nodes too, says which words there are."""
    project = kinds.out.parent
    from tests.print.conftest import Project

    text = Project(project).build("-q", builder="text", out="_text")
    assert text.status == 0, text.said
    wanted: Counter[str] = Counter()
    for page in sorted((project / "_text").glob("*.txt")):
        wanted += words(re.sub(r"\[image[^]]*\]", "", page.read_text("utf-8")))
    printed = words(printed_text(kinds.pdf))
    # A style prints some words in capitals; the text builder writes marks of its own at others.
    otherwise = {"shaped", "paragraph", "words", "_low", "Hardbreak", "s"}
    lost = {word for word, count in wanted.items() if printed[word] < count}
    assert lost - otherwise == set()
    assert [word for word in SAMPLES.split() if not printed[word]] == []


def test_a_style_shapes_what_has_a_class(kinds: Any) -> None:
    printed = printed_text(kinds.pdf)
    assert "SHAPED PARAGRAPH WORDS" in printed
    assert "SHAPED-CONTAINER\nContainer words." in printed


def test_signs_of_typst_stand_as_they_are_written(kinds: Any) -> None:
    line = "# $ @ < * _ / ~ – ` { } [ ] ( ) \" ' = + https://example.org/a_b and // and /* no"
    assert line in printed_text(kinds.pdf).replace("“", '"').replace("‘", "'").replace("’", "'")


def test_lines_are_broken_where_their_author_broke_them(kinds: Any) -> None:
    assert "Hard\nbreak." in printed_text(kinds.pdf)
