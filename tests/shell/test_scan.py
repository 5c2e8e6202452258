"""Page sources as text: what looks like a claim, with its exact line."""

from __future__ import annotations

import doctest

import pytest

from sphinx_evidence.shell.scan import doctests, unparsed
from sphinx_evidence.shell.scan.lines import FILLED, Opener
from sphinx_evidence.shell.scan.sources import scan
from sphinx_evidence.shell.scan.unparsed import is_near


def openers(text: str, *, markdown: bool = True) -> list[tuple[int, str]]:
    return [(found.line, found.sentence) for found in scan(text, markdown=markdown).openers]


def test_examples_in_the_docstrings_hold() -> None:
    assert doctest.testmod(unparsed).failed == 0
    assert doctest.testmod(doctests).failed == 0


# --- names ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    "evidence Evidence EVIDENCE evidnce evidene evidecne evidance eviden evidences evidence- claim"
    " Claim vidence evidencee".split(),
)
def test_a_slip_of_the_name_is_near(name: str) -> None:
    assert is_near(name)


@pytest.mark.parametrize(
    "name",
    "note warning admonition evidence-table evidence-map evidence-findings disclaimer doctest"
    " list-table figure code-block toctree bibliography glossary popular-claim forest-plot"
    " dropdown tab-set grid div eval-rst claims c e x"
    " science audience experience confidence influence sequence device".split(),
)
def test_other_names_are_not(name: str) -> None:
    assert not is_near(name)


def test_no_name_and_an_endless_one_are_not() -> None:
    assert not is_near("")
    assert not is_near("e" * 100_000)


# --- MyST: openers -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        ":::{evidence} Tea",
        "::::{evidence} Tea",
        "::::::::{evidence} Tea",
        "```{evidence} Tea",
        "````{evidence} Tea",
        "~~~{evidence} Tea",
        "::: {evidence} Tea",
        ":::\t{evidence} Tea",
        ":::{ evidence } Tea",
        ":::{evidence}   Tea   ",
        ":::{Evidence} Tea",
        "  :::{evidence} Tea",
        # Slips.
        ":::{evidnce} Tea",
        ":::{claim} Tea",
        "::{evidence} Tea",
        ":{evidence} Tea",
        "``{evidence} Tea",
        "`{evidence} Tea",
        "~~{evidence} Tea",
        "::: evidence Tea",
        ":::evidence Tea",
        "```evidence Tea",
        ":::{evidence Tea",
        ":::evidence} Tea",
        # Inside a list or a quotation.
        "- :::{evidence} Tea",
        "* :::{evidence} Tea",
        "+ :::{evidence} Tea",
        "1. :::{evidence} Tea",
        "12) :::{evidence} Tea",
        "- - :::{evidence} Tea",
        "* - :::{evidence} Tea",
        "> :::{evidence} Tea",
        "> > - :::{evidnce} Tea",
        "      :::{evidence} Tea",
    ],
)
@pytest.mark.parametrize(
    ("before", "after"), [("", ""), ("# Page\n\nText\n\n", "\n:id: x\n\nBody\n:::\n")]
)
def test_lines_that_look_like_a_claim(line: str, before: str, after: str) -> None:
    assert openers(f"{before}{line}{after}") == [(before.count("\n") + 1, "Tea")]


@pytest.mark.parametrize(
    "line",
    [
        ":::{note} Tea evidence",
        ":::{evidence-table} Tea",
        ":::{disclaimer} evidence",
        "The evidence {evidence} is",
        "The ```{evidence}``` directive",
        "`{evidence}` is a directive",
        "{evidence} Tea",
        "evidence: Tea",
        ":evidence: Tea",
        "::",
        ":::",
        "- evidence",
        "# evidence",
        "% :::{evidence} Tea",
        "{claim}`tea-sleep` shows the evidence",
        "[evidence](#claim-tea)",
        "![evidence](x.png)",
    ],
)
def test_lines_that_do_not(line: str) -> None:
    assert openers(f"# Page about evidence\n\n{line}\n") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # Without a sentence.
        (":::{evidence}\n:::", [(1, "")]),
        # Several, in and beside each other.
        (":::{evidence} A\n:::\n\n:::{evidence} B\n:::\n", [(1, "A"), (4, "B")]),
        ("::::{evidence} A\n:::{evidence} B\n:::\n::::\n", [(1, "A"), (2, "B")]),
        ("::::{tab-set}\n:::{tab-item} T\n:::\n::::\n:::{evidence} A\n:::", [(5, "A")]),
        (":::::{grid}\n::::{grid-item}\n:::{evidence} A\n:::\n::::\n:::::\n", [(3, "A")]),
        ("````{note}\n```{evidence} A\n```\n````\n", [(2, "A")]),
        (":::{list-table}\n* - :::{evidence} A\n    :::\n:::\n", [(2, "A")]),
        # A div is no code.
        (":::\n:::{evidence} A\n:::\n:::", [(2, "A")]),
        # Front matter is no text.
        ("---\nevidence:\n  condition: tremor\n---\n:::{evidence} A\n:::", [(5, "A")]),
        ("---\n:::{evidence} A\n...\n:::{evidence} B\n:::", [(4, "B")]),
        ("\n---\n:::{evidence} A\n---\n", [(3, "A")]),
        # Front matter that never ends is text.
        ("---\nevidence: x\n:::{evidence} A\n:::", [(3, "A")]),
        # Windows and old Mac lines.
        ("a\r\n\r\n:::{evidence} A\r\n:::\r\n", [(3, "A")]),
        # A tab, a byte order mark, no newline at the end.
        ("a\n:::{evidence}\tA", [(2, "A")]),
        # In code it is shown, not meant.
        ("```markdown\n:::{evidence} A\n:::\n```\n", []),
        ("```\n:::{evidence} A\n:::\n```\n", []),
        ("~~~text\n:::{evidence} A\n:::\n~~~\n", []),
        ("````\n```\n:::{evidence} A\n```\n````\n", []),
        ("```{code-block} markdown\n:::{evidence} A\n:::\n```\n", []),
        (":::{code-block} markdown\n```{evidence} A\n```\n:::\n", []),
        ("```{raw} html\n:::{evidence} A\n```\n", []),
        ("```{math}\n:::{evidence} A\n```\n", []),
        # After it, it is meant again.
        ("```\ncode\n```\n:::{evidence} A\n:::\n", [(4, "A")]),
        ("````\n```\n````\n:::{evidence} A\n:::\n", [(4, "A")]),
        ("~~~\n```\n~~~\n:::{evidence} A\n:::\n", [(4, "A")]),
        ("```\n``` x\n```\n:::{evidence} A\n:::\n", [(4, "A")]),
        # In a comment it is hidden.
        ("<!-- :::{evidence} A -->\n:::{evidence} B\n:::", [(2, "B")]),
        ("<!--\n:::{evidence} A\n:::\n-->\n:::{evidence} B\n:::", [(5, "B")]),
        # What follows its end is not.
        ("<!-- x --> :::{evidence} A\n:::\n", [(1, "A")]),
        ("<!--\nx\n--> :::{evidence} A\n", [(3, "A")]),
        # Text that is shown as it stands.
        ("<pre>\n:::{evidence} A\n:::\n</pre>\n:::{evidence} B\n:::\n", [(5, "B")]),
        ("<pre>\n:::{evidence} A\n", [(2, "A")]),
        ("<prefix>\n:::{evidence} A\n</prefix>\n", [(2, "A")]),
        # A comment that starts in code, or never ends, hides nothing.
        ("    <!-- open\n\n:::{evidence} A\n:::\n", [(3, "A")]),
        ("- <!-- open\n\n:::{evidence} A\n:::\n", [(3, "A")]),
        ("  <!-- open\n\n:::{evidence} A\n:::\n", [(3, "A")]),
        ("```html\n<!-- open\n```\n:::{evidence} A\n:::\n", [(4, "A")]),
        ("```markdown\n<!-- open\n```\n:::{evidence} A\n:::\n", [(4, "A")]),
        # reStructuredText inside MyST.
        ("```{eval-rst}\n.. evidence:: A\n   :id: x\n```\n", [(2, "A")]),
        ("a\n```{eval-rst}\n\n.. evidnce:: A\n```\n:::{evidence} B\n:::", [(4, "A"), (6, "B")]),
        ("```{eval-rst}\n.. evidence:: A\n", [(2, "A")]),
        # Markup of the one language is none in the other, so it will be lost.
        ("```{eval-rst}\n:::{evidence} A\n:::\n```\n", [(2, "A")]),
        (".. evidence:: A\n", [(1, "A")]),
        # Where no claim can start, one is lost too.
        ("| a | b |\n|---|---|\n| :::{evidence} A | c |\n", [(3, "A")]),
        ("Text :::{evidence} A\n", [(1, "A")]),
        ("## :::{evidence} A\n", [(1, "A")]),
    ],
)
def test_claims_of_a_markdown_page(text: str, found: list[tuple[int, str]]) -> None:
    assert openers(text) == found


@pytest.mark.parametrize(
    "sign", ["\x0b", "\x0c", "\x1c", "\x1d", "\x1e", "\x85", "\u2028", "\u2029"]
)
def test_only_a_newline_ends_a_line_of_markdown(sign: str) -> None:
    assert openers(f"a{sign}b\n\n:::{{evidence}} A\n:::\n") == [(3, "A")]


def filled(text: str, *, markdown: bool = True) -> list[tuple[int, str]]:
    found = scan(text, markdown=markdown).openers
    return [(opener.line, opener.sentence) for opener in found if opener.what == FILLED]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (":::{note} A\n:tier: high\n:id: x\n:::\n", [(1, "A")]),
        (":::{note} A\n---\ntier: high\ncite: x\n---\n:::\n", [(1, "A")]),
        (":::{note} A\n:id: x\n\n:tier: high\n:::\n", [(1, "A")]),
        (":::\n:tier: any\n:disclaimer: x\n:::\n", [(1, "")]),
        ("::::{note} A\n:::{tip} B\n:tier: high\n:id: x\n:::\n::::\n", [(2, "B")]),
        ("```box A\n:tier: high\n:id: x\n```\n", [(1, "box A")]),
        ("!!! A\n:tier: high\n:id: x\n", [(1, "!!! A")]),
        # A claim gives them, one of the two is not enough, and other directives are judged as such.
        (":::{evidence} A\n:tier: high\n:id: x\n:::\n", []),
        ("::{evidence} A\n:tier: high\n:id: x\n::\n", []),
        (":::{note} A\n:tier: high\n:class: x\n:::\n", []),
        (":::{note} A\n:cite: a\n:id: x\n:::\n", []),
        (":::{evidence-table} A\n:tier: high\n:id: x\n:::\n", []),
        ("```python\nx = 1\n:tier: high\n:id: x\n```\n", []),
        # What is told of options, or stands apart, gives none.
        (":tier: one of seven\n:id: its name\n", []),
        (":tier: high\n\n:id: x\n", []),
        (":::{note} A\nWrite `:tier:` and `:id:`.\n:::\n", []),
    ],
)
def test_the_options_of_a_claim_betray_one(text: str, found: list[tuple[int, str]]) -> None:
    assert filled(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (".. note:: A\n   :tier: high\n   :id: x\n", [(1, "A")]),
        (".. note:: A\n\n   .. tip:: B\n      :tier: high\n      :id: x\n", [(3, "B")]),
        (".. evidence:: A\n   :tier: high\n   :id: x\n", []),
        (".. note:: A\n   :tier: high\n\n.. tip:: B\n   :id: x\n", []),
        (".. code-block:: rst\n\n   .. note:: A\n      :tier: high\n      :id: x\n", []),
    ],
)
def test_the_options_of_a_claim_betray_one_in_rst(text: str, found: list[tuple[int, str]]) -> None:
    assert filled(text, markdown=False) == found


@pytest.mark.parametrize(
    ("text", "markdown", "found"),
    [
        ("See {evidence}`a`.\n", True, [(1, "evidence", "evidence", True)]),
        ("See {calim}`a`, {claim}`b`, {cite}`c`.\n", True, [(1, "calim", "claim", True)]),
        ("{calculatd}`two\nlines`\n", True, [(1, "calculatd", "calculated", True)]),
        (":::{evidence-mpa} A\n:::\n", True, [(1, "evidence-mpa", "evidence-map", False)]),
        (".. forest-plots:: A\n", False, [(1, "forest-plots", "forest-plot", False)]),
        (
            ":claims:`a` or `b`:evidnce:\n",
            False,
            [(1, "claims", "claim", True), (1, "evidnce", "evidence", True)],
        ),
        ("Write `{calim}` or `` {calim}`a` ``.\n", True, []),
        ("```\n{calim}`a`\n```\n", True, []),
        (":::{note} A\n:::\n{ref}`a`\n", True, []),
    ],
)
def test_names_one_slip_away(
    text: str, markdown: bool, found: list[tuple[int, str, str, bool]]
) -> None:
    assert [tuple(slip) for slip in scan(text, markdown=markdown).slips] == found


def test_what_is_indented_says_so() -> None:
    found = scan("Text.\n\n    :::{evidence} A\n    :::\n", markdown=True).openers
    assert [(opener.sentence, opener.indented) for opener in found] == [("A", ":::{evidence} A")]


# --- reStructuredText ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        ".. evidence:: Tea",
        "   .. evidence:: Tea",
        "\t.. evidence:: Tea",
        ".. Evidence:: Tea",
        ".. evidence ::  Tea",
        ".. evidnce:: Tea",
        ".. evidence: Tea",
        "..evidence:: Tea",
        ".. claim:: Tea",
        "- .. evidence:: Tea",
        "- .. evidnce:: Tea",
        "* - .. evidnce:: Tea",
        "#. .. evidnce:: Tea",
        "1. .. evidnce:: Tea",
    ],
)
def test_lines_that_look_like_a_claim_in_rst(line: str) -> None:
    assert openers(f"Page\n====\n\n{line}\n   :id: a\n", markdown=False) == [(4, "Tea")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (".. evidence::\n", [(1, "")]),
        (".. evidence:: A\n\n   .. evidence:: B\n", [(1, "A"), (3, "B")]),
        (".. note:: evidence\n", []),
        (".. evidence-table:: A\n", []),
        (".. _evidence: https://e.org\n", []),
        (".. |evidence| replace:: x\n", []),
        (":::{evidence} A\n", [(1, "A")]),
        # Shown, not meant.
        ("Write::\n\n   .. evidence:: A\n\nand so on\n", []),
        (".. code-block:: rst\n\n   .. evidence:: A\n", []),
        (".. code::\n\n   .. evidence:: A\n\n.. evidence:: B\n", [(5, "B")]),
        # A comment is hidden.
        ("..\n   .. evidence:: A\n\n.. evidence:: B\n", [(4, "B")]),
        (".. a comment\n   .. evidence:: A\n", []),
        # After a literal block it is meant again.
        ("Write::\n\n   x\n\n.. evidence:: A\n", [(5, "A")]),
        ("Write::\n\n   x\n.. evidence:: A\n", [(4, "A")]),
    ],
)
def test_claims_of_an_rst_page(text: str, found: list[tuple[int, str]]) -> None:
    assert openers(text, markdown=False) == found


def test_an_opener_is_a_plain_record() -> None:
    assert Opener(3, "Tea") == Opener(3, "Tea", ())
