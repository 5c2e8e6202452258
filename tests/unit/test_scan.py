"""Page sources as text: what looks like a claim or an example, with its exact line."""

from __future__ import annotations

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_evidence.shell.scan import doctests, unparsed
from sphinx_evidence.shell.scan.doctests import Example, unrun
from sphinx_evidence.shell.scan.lines import FILLED, Opener, Scan
from sphinx_evidence.shell.scan.sources import scan
from sphinx_evidence.shell.scan.unparsed import is_near

ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]))


def openers(text: str, *, markdown: bool = True) -> list[tuple[int, str]]:
    return [(found.line, found.sentence) for found in scan(text, markdown=markdown).openers]


def examples(text: str, *, markdown: bool = True) -> list[tuple[int, str]]:
    return [(found.line, found.text) for found in scan(text, markdown=markdown).examples]


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


# --- MyST: examples ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("```{doctest}\n>>> 1 + 1\n2\n```\n", [(2, ">>> 1 + 1")]),
        ("```python\n>>> 1\n1\n```\n", [(2, ">>> 1")]),
        ("```\n>>> 1\n```\n", [(2, ">>> 1")]),
        (">>> 1\n1\n", [(1, ">>> 1")]),
        ("```{testcode}\n>>> 1\n```\n", [(2, ">>> 1")]),
        ("```{code-block} python\n>>> 1\n```\n", [(2, ">>> 1")]),
        (
            "```{doctest}\n>>> for x in y:\n...     z\n>>>\n```\n",
            [(2, ">>> for x in y:"), (4, ">>>")],
        ),
        (":::{evidence} A\n```{doctest}\n>>> 1\n```\n:::\n", [(3, ">>> 1")]),
        ("```{eval-rst}\n\n>>> 1\n1\n```\n", [(3, ">>> 1")]),
        # Markup that is shown to contributors does not run, and is not meant to.
        ("````markdown\n```{doctest}\n>>> 1\n```\n````\n", []),
        ("```text\n>>> 1\n```\n", []),
        ("```console\n>>> 1\n```\n", []),
        ("```{code-block} markdown\n>>> 1\n```\n", []),
        ("<!--\n>>> 1\n-->\n", []),
        # No example.
        (">>> A quotation in a quotation.\n", []),
        (">>> No\n", []),
        (">>>1\n", []),
        ("a >>> b\n", []),
        ("> > > quotation\n", []),
        ("2\n", []),
    ],
)
def test_examples_of_a_markdown_page(text: str, found: list[tuple[int, str]]) -> None:
    assert examples(text) == found


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


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (">>> 1\n1\n", [(1, ">>> 1")]),
        (".. doctest::\n\n   >>> 1\n   1\n", [(3, ">>> 1")]),
        (".. code-block:: python\n\n   >>> 1\n", [(3, ">>> 1")]),
        ("So::\n\n   >>> 1\n", [(3, ">>> 1")]),
        (".. code-block:: rst\n\n   >>> 1\n\n>>> 2\n", [(5, ">>> 2")]),
        (".. code-block:: text\n\n   >>> 1\n", []),
    ],
)
def test_examples_of_an_rst_page(text: str, found: list[tuple[int, str]]) -> None:
    assert examples(text, markdown=False) == found


# --- which examples do not run -------------------------------------------------------------------


FOUND = [
    Example(1, ">>> a", meant=False),
    Example(4, ">>> b", meant=True),
    Example(9, ">>> a", meant=True),
]


@pytest.mark.parametrize(
    ("run", "left"),
    [
        ([], [1, 4, 9]),
        ([">>> a", ">>> b", ">>> a"], []),
        # Of two that read the same, the one that stands where examples run is the one that runs.
        ([">>> a", ">>> b"], [1]),
        ([">>> b", ">>> c"], [1, 9]),
        (["  >>> a  ", ">>> a"], [4]),
    ],
)
def test_unrun(run: list[str], left: list[int]) -> None:
    assert [example.line for example in unrun(FOUND, run)] == left


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("```{doctest}\n>>> 1\n```\n", True),
        ("```{testcode}\n>>> 1\n```\n", True),
        ("```python\n>>> 1\n```\n", False),
        ("```{code-block} python\n>>> 1\n```\n", False),
        (">>> 1\n", False),
    ],
)
def test_where_examples_run(text: str, meant: bool) -> None:
    [example] = scan(text, markdown=True).examples
    assert example.meant is meant


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
def test_a_hundred_kilobytes_of_anything_are_read(sign: str, markdown: bool) -> None:
    """An expression that backtracks without end would never return from this."""
    size = 100_000
    for start, end in (
        ("evidence ", ""),
        (":::{evidence}", "!"),
        (".. evidence", "!"),
        ("- ", ">>> x"),
    ):
        text = start + sign * (size // len(sign)) + end
        found = scan(text, markdown=markdown)
        assert len(found.openers) + len(found.examples) <= text.count("\n") + size // 5


def test_an_opener_is_a_plain_record() -> None:
    assert Opener(3, "Tea") == Opener(3, "Tea", ())
