"""What looks like a claim, or like a calculation, and is neither: said with its exact line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Site

OPTIONS = ":id: ID\n:tier: reference\n:cite: smith2020\n:disclaimer: general\n\nIt is.\n"
CLAIM = f":::{{evidence}} Tea is hot\n{OPTIONS}:::\n"
RST_CLAIM = """\
.. evidence:: Tea is hot
   :id: ID
   :tier: reference
   :cite: smith2020
   :disclaimer: general

   It is.
"""


def opened(line: str, close: str = ":::") -> str:
    """Return the sound claim with another first line."""
    return f"{line}\n{OPTIONS}{close}\n"


def indented(text: str, by: str = "    ") -> str:
    return "".join(f"{by}{line}\n" if line else "\n" for line in text.splitlines())


#: Name of the page -> its text. The line that is at fault holds "Tea".
LOST = {
    "misspelt": opened(":::{evidnce} Tea is hot"),
    "another-slip": opened(":::{evidense} Tea is hot"),
    "plural": opened(":::{evidences} Tea is hot"),
    "two-letters-swapped": opened(":::{evdience} Tea is hot"),
    "letter-doubled": opened(":::{evvidence} Tea is hot"),
    "other-word": opened(":::{claim} Tea is hot"),
    "misspelt-in-backticks": opened("```{evidnce} Tea is hot", "```"),
    "spaces-inside-braces": opened(":::{ evidence } Tea is hot"),
    "no-space-behind": opened(":::{evidence}Tea is hot"),
    "no-braces": opened(":::evidence Tea is hot"),
    "no-braces-and-a-space": opened("::: evidence Tea is hot"),
    "no-braces-in-backticks": opened("```evidence Tea is hot", "```"),
    "one-brace": opened(":::{evidence Tea is hot"),
    "other-brace": opened(":::evidence} Tea is hot"),
    "two-colons": opened("::{evidence} Tea is hot", "::"),
    "one-colon": opened(":{evidence} Tea is hot", ":"),
    "two-backticks": opened("``{evidence} Tea is hot", "``"),
    "rst-in-markdown": RST_CLAIM.replace(".. evidence::", ".. evidence:: "),
    "after-div": f"<div>\n{CLAIM}</div>\n",
    "after-details": f"<details><summary>More</summary>\n{CLAIM}</details>\n",
    "far-slip": opened(":::{evdnce} Tea is hot"),
    "options-in-a-note": opened(":::{note} Tea is hot"),
    "options-in-an-unknown-name": opened(":::{box} Tea is hot"),
    "options-without-braces": opened("```box Tea is hot", "```"),
    "options-in-yaml": ":::{note} Tea is hot\n---\ntier: high\ncite: smith2020\n---\nIt is.\n:::\n",
    "options-without-a-fence": f"!!! box Tea is hot\n{OPTIONS}",
    "role": "{evidence}`Tea is hot`\n",
    "misspelt-role": "See {calim}`Tea is hot`.\n",
    "role-over-lines": "See {evidnce}`Tea is\nhot`.\n",
    "misspelt-table": ":::{evidence-tabel} Tea is hot\n:::\n",
    "misspelt-disclaimer": ":::{disclaimr} Tea\nText.\n:::\n",
    "after-a-comment": f"<!-- a remark --> {CLAIM}",
    "in-a-cell": "```{csv-table}\n:file: /parts/cell.csv\n```\n",
    "never-closed": f":::{{evidence}} Tea is hot\n{OPTIONS}",
    "closed-by-too-few": f"::::{{evidence}} Tea is hot\n{OPTIONS}:::\n",
    "in-a-pipe-table": "| a | b |\n| - | - |\n| :::{evidence} Tea is hot | c |\n",
    "behind-text": f"Text first :::{{evidence}} Tea is hot\n{OPTIONS}:::\n",
    "in-a-field": ":field: :::{evidence} Tea is hot\n  :id: ID\n\n  It is.\n  :::\n",
    "in-a-heading": "## :::{evidence} Tea is hot\n\nText.\n",
    "in-a-list": "- one\n- :::{evidnce} Tea is hot\n  :id: ID\n  :::\n",
    "in-a-quote": "> :::{evidnce} Tea is hot\n> :id: ID\n> :::\n",
    "in-a-note": f"::::{{note}}\n{opened(':::{evidnce} Tea is hot')}::::\n",
    "in-an-unknown-directive": f"::::{{nothing-like-it}}\n{CLAIM}::::\n",
    "in-a-broken-directive": f"::::{{list-table}}\n\n{CLAIM}::::\n",
    "eval-rst-misspelt": "```{eval-rst}\n" + RST_CLAIM.replace("evidence", "evidnce") + "```\n",
    "eval-rst-one-colon": "```{eval-rst}\n" + RST_CLAIM.replace("::", ":") + "```\n",
    "after-an-open-comment": f"Text <!-- a remark\n\n{opened(':::{evidnce} Tea is hot')}",
    "after-code-with-a-comment": "```html\n<!-- open\n```\n\n" + opened(":::{evidnce} Tea is hot"),
    "after-an-open-code-fence": f"`````\ncode\n```\n\n{CLAIM}",
}
LOST_RST = {
    "rst-misspelt": RST_CLAIM.replace("evidence", "evidnce"),
    "rst-one-colon": RST_CLAIM.replace("evidence::", "evidence:"),
    "rst-no-colons": RST_CLAIM.replace("evidence::", "evidence"),
    "rst-three-colons": RST_CLAIM.replace("evidence::", "evidence:::"),
    "rst-one-dot": RST_CLAIM.replace("..", ".", 1),
    "rst-no-space": RST_CLAIM.replace(".. ", "..", 1),
    "rst-no-space-behind": RST_CLAIM.replace(":: Tea", "::Tea"),
    "rst-no-blank-line": "Text directly above\n" + RST_CLAIM,
    "rst-in-a-list": "- " + indented(RST_CLAIM, "  ").lstrip().replace("evidence", "evidnce"),
    "rst-in-a-table": ".. list-table::\n\n   * - one\n     - "
    + indented(RST_CLAIM, "       ").lstrip().replace("evidence", "evidnce"),
    "rst-in-a-broken-table": "+------+\n"
    + "".join(f"| {line} |\n" for line in RST_CLAIM.splitlines())
    + "+------+\n",
    "rst-markdown": CLAIM,
    "rst-in-an-unknown-directive": ".. nothing-like-it::\n\n" + indented(RST_CLAIM, "   "),
}


def lost_line(file: str, text: str) -> str:
    line = next(n for n, line in enumerate(text.splitlines(), 1) if "Tea" in line)
    return f"{file}:{line}: ERROR: "


@pytest.fixture(scope="module")
def findings(new_site_of_module: Callable[..., Site]) -> list[str]:
    """Build all pages that have lost a claim; return what the gate says in the second build."""
    files = {}
    for name, text in LOST.items():
        files[f"c/{name}.md"] = f"# {name}\n\n{text}".replace("ID", name)
    for name, text in LOST_RST.items():
        files[f"c/{name}.rst"] = f"{name}\n{'=' * len(name)}\n\n{text}".replace("ID", name)
    files["parts/cell.csv"] = 'a,"b\n\n:::{evidnce} Tea is hot\n:id: x\n:::"\n'
    files["parts/sound.csv"] = f'a,"{CLAIM}"\n'.replace("ID", "in-a-table")
    files["c/sound.md"] = "# Sound\n\n```{csv-table}\n:file: /parts/sound.csv\n```\n"
    site = new_site_of_module("containers", files)
    first = site.build(builder="dummy")
    second = site.build(builder="dummy")
    assert first.findings == second.findings
    assert first.status == second.status == 1
    assert "Traceback" not in first.stderr
    return second.findings


@pytest.mark.parametrize("name", [*LOST, *LOST_RST])
def test_a_lost_claim_is_said_with_its_line(findings: list[str], name: str) -> None:
    suffix = "md" if name in LOST else "rst"
    text = f"# \n\n{LOST[name]}" if name in LOST else f"\n\n\n{LOST_RST[name]}"
    if name == "in-a-cell":
        suffix, text = "csv", "\n\n:::{evidnce} Tea is hot"
        said = [line for line in findings if line.startswith("parts/cell.csv:")]
        assert said == [line for line in said if line.startswith("parts/cell.csv:3: ERROR: ")]
    else:
        said = [line for line in findings if line.startswith(f"c/{name}.{suffix}:")]
        assert said[0].startswith(lost_line(f"c/{name}.{suffix}", text))
    assert len(said) == 1
    assert said[0].endswith(" [evidence.unparsed-claim]")


def test_the_line_quotes_the_sentence_and_says_what_to_do(findings: list[str]) -> None:
    assert (
        'c/misspelt.md:3: ERROR: "Tea is hot" looks like a claim but did not become one; '
        "check the name, the colons and the fences around it [evidence.unparsed-claim]"
    ) in findings


# -- What must not be taken for a claim ------------------------------------------------------------

EXAMPLE = ":::{evidence} An example\n:id: example\n:::\n"
HARMLESS = {
    "code": f"````\n{EXAMPLE}````\n",
    "markdown-code": f"````markdown\n{EXAMPLE}````\n",
    "tilde-code": f"~~~~md\n{EXAMPLE}~~~~\n",
    "code-block": f"````{{code-block}} markdown\n:caption: An example\n\n{EXAMPLE}````\n",
    "colon-code-block": f"::::{{code-block}} markdown\n{EXAMPLE}::::\n",
    "code-in-a-list": f"- one\n\n{indented('````' + chr(10) + EXAMPLE + '````', '  ')}",
    "code-in-a-note": f":::::{{note}}\n````\n{EXAMPLE}````\n:::::\n",
    "literal-include": "```{literalinclude} /parts/literal-include.txt\n:language: markdown\n```\n",
    "include-literal": "```{include} /parts/include-literal.txt\n:literal:\n```\n",
    "include-as-code": "```{include} /parts/include-as-code.txt\n:code: markdown\n```\n",
    "comment": f"<!--\n{EXAMPLE}-->\n\nText.\n",
    "comment-of-one-line": "<!-- :::{evidence} An example -->\n\nText.\n",
    "remark": "% :::{evidence} An example\n\nText.\n",
    "indented-by-four": f"Write it so:\n\n{indented(EXAMPLE)}\nText.\n",
    "indented-by-tab": "Write it so:\n\n" + indented(EXAMPLE, "\t"),
    "indented-in-a-list": f"- Write it so:\n\n{indented(EXAMPLE, '      ')}",
    "indented-and-never-closed": "Write it so:\n\n    :::{evidence} An example\n    :tier: high\n",
    "shown-as-it-stands": f"<pre>\n{EXAMPLE}</pre>\n",
    "options-in-code": "```\n:::{note} A note\n:tier: high\n:id: x\n:::\n```\n",
    "options-told-of": ":id: its name\n:tier: how sure we are\n:cite: its sources\n",
    "code-with-ticks": "Write `` {evidnce}`x` `` or `{calim}`, or use {math}`x`.\n",
    "raw": f"````{{raw}} html\n<pre>\n{EXAMPLE}</pre>\n````\n",
    "inline-code": "Write `:::{evidence} An example` in a page, or ``.. evidence::``.\n",
    "prose": "The evidence is weak. Evidence: none. See evidence, *evidence* and {evidence}.\n",
    "prose-at-the-start": "evidence is weak.\n\n- evidence\n- {evidence}\n\n> evidence\n",
    "term": "evidence\n: What is known.\n\nclaim\n: What is said.\n",
    "table-directive": "```{evidence-table}\n```\n",
    "other-directives": ":::{note} Evidence\n:::\n\n:::{admonition} Claim\nText.\n:::\n",
    "disclaimer": ":::{disclaimer} other\nText.\n:::\n",
    "label": "(evidence)=\n## Evidence\n\nSee {ref}`evidence` and [it](#evidence).\n",
    "link": "[evidence]: https://example.org/\n\nSee the [evidence].\n",
    "footnote": "Text.[^evidence]\n\n[^evidence]: Evidence.\n",
    "target-with-colons": "Rule: evidence :: claim ::: evidence\n",
    "heading": "## Evidence\n\n### {evidence}\n",
    "html": '<div class="evidence">\nevidence\n</div>\n',
    "eval-rst-code": "```{eval-rst}\n.. code-block:: rst\n\n"
    + indented(RST_CLAIM, "   ")
    + "```\n",
    "doctest-block": "```{doctest}\n>>> print(':::{evidence} An example')\n"
    ":::{evidence} An example\n```\n",
}
HARMLESS_RST = {
    "rst-code": ".. code-block:: rst\n\n" + indented(RST_CLAIM, "   "),
    "rst-literal-block": "Text::\n\n" + indented(RST_CLAIM, "   ") + "\nText.\n",
    "rst-comment": "..\n" + indented(RST_CLAIM, "   "),
    "rst-comment-of-one-line": ".. evidence is what we look for\n\nText.\n",
    "rst-comment-below-text": ".. A remark\n\n" + indented(RST_CLAIM, "   "),
    "rst-label": ".. _evidence:\n\nEvidence\n--------\n\nSee :ref:`evidence`.\n",
    "rst-target": ".. _claim: https://example.org/\n\nSee the claim_.\n",
    "rst-prose": "evidence: none.\n\nThe ``.. evidence::`` directive, and evidence::\n\n   code\n",
    "rst-literal-include": ".. literalinclude:: /parts/rst-literal-include.txt\n",
    "rst-include-literal": ".. include:: /parts/rst-include-literal.txt\n   :literal:\n",
    "rst-include-as-code": ".. include:: /parts/rst-include-as-code.txt\n   :code: markdown\n",
    "rst-markup-in-code": ".. code-block:: markdown\n\n" + indented(EXAMPLE, "   "),
    "rst-substitution": ".. |evidence| replace:: what is known\n\nThe |evidence|.\n",
}


@pytest.fixture(scope="module")
def harmless(new_site_of_module: Callable[..., Site]) -> list[str]:
    """Build all pages that only speak of claims; return every line on stderr."""
    shown = ("literal-include", "include-literal", "include-as-code")
    files = {f"parts/{name}.txt": f"{EXAMPLE}\n>>> 1\n" for name in shown}
    files |= {f"parts/rst-{name}.txt": f"{EXAMPLE}\n>>> 1\n" for name in shown}
    for name, text in HARMLESS.items():
        files[f"c/{name}.md"] = f"# {name}\n\n{text}"
    for name, text in HARMLESS_RST.items():
        files[f"c/{name}.rst"] = f"{name}\n{'=' * len(name)}\n\n{text}"
    files["c/front-matter.md"] = (
        f"---\nexample: |\n{indented(EXAMPLE, '  ')}other: '>>> 1'\n---\n# Front matter\n"
    )
    return new_site_of_module("containers", files).build(builder="dummy").stderr.splitlines()


@pytest.mark.parametrize("name", [*HARMLESS, *HARMLESS_RST, "front-matter"])
def test_what_only_speaks_of_claims_is_left_alone(harmless: list[str], name: str) -> None:
    said = [line for line in harmless if f"/{name}." in line and "[evidence." in line]
    assert said == []


# -- Calculations that nobody runs -----------------------------------------------------------------


def skipped(file: str, line: int, example: str) -> str:
    return (
        f'{file}:{line}: ERROR: the example "{example}" does not run; put it into a {{doctest}} '
        "block that nothing skips [evidence.skipped-doctest]"
    )


#: Name -> text of the page below `# Title`, and the lines (with their examples) that don't run.
SKIPPED = {
    "python-fence": ("```python\n>>> 1 + 1\n2\n>>> 2\n2\n```\n", {4: ">>> 1 + 1", 6: ">>> 2"}),
    "plain-fence": ("```\n>>> 1\n1\n```\n", {4: ">>> 1"}),
    "pycon-fence": ("```pycon\n>>> 1\n1\n```\n", {4: ">>> 1"}),
    "doctest-fence": ("```doctest\n>>> 1\n1\n```\n", {4: ">>> 1"}),
    "tilde-fence": ("~~~python\n>>> 1\n1\n~~~\n", {4: ">>> 1"}),
    "code-block": ("```{code-block} python\n>>> 1\n1\n```\n", {4: ">>> 1"}),
    "bare": (">>> 1\n1\n", {3: ">>> 1"}),
    "in-a-paragraph": ("Text\n>>> 1\n1\n", {4: ">>> 1"}),
    "indented": ("Text.\n\n    >>> 1\n    1\n", {5: ">>> 1"}),
    "in-a-list": ("- ```python\n  >>> 1\n  1\n  ```\n", {4: ">>> 1"}),
    "skipif": ("```{doctest}\n:skipif: True\n>>> 1\n1\n```\n", {5: ">>> 1"}),
    "skip-flag": ("```{doctest}\n>>> 1 # doctest: +SKIP\n1\n```\n", {4: ">>> 1 # doctest: +SKIP"}),
    "skip-among-flags": (
        "```{doctest}\n>>> 1  # doctest: +ELLIPSIS, +SKIP\n1\n>>> 2\n2\n```\n",
        {4: ">>> 1 # doctest: +ELLIPSIS, +SKIP"},
    ),
    "skip-option": ("```{doctest}\n:options: +SKIP\n>>> 1\n1\n```\n", {5: ">>> 1"}),
    "misspelt-directive": ("```{doctst}\n>>> 1\n1\n```\n", {4: ">>> 1"}),
    "testcode": ("```{testcode}\n>>> 1\n```\n", {4: ">>> 1"}),
    "in-a-tab": (
        "::::{tab-set}\n:::{tab-item} One\n```python\n>>> 1\n1\n```\n:::\n::::\n",
        {6: ">>> 1"},
    ),
    "prompt-alone": ("```python\n>>>\n```\n", {4: ">>>"}),
    "eval-rst": ("```{eval-rst}\n.. code-block:: python\n\n   >>> 1\n   1\n```\n", {6: ">>> 1"}),
    "html": ("<pre>\n>>> 1\n1\n</pre>\n", {4: ">>> 1"}),
    "included": ("```{include} /parts/part.txt\n```\n", {}),
    "one-runs-and-one-not": (
        "```{doctest}\n>>> 1\n1\n```\n\n```python\n>>> 1\n1\n```\n",
        {9: ">>> 1"},
    ),
    "one-not-and-one-runs": (
        "```python\n>>> 1\n1\n```\n\n```{doctest}\n>>> 1\n1\n```\n",
        {4: ">>> 1"},
    ),
}
SKIPPED_RST = {
    "rst-code-block": (".. code-block:: python\n\n   >>> 1\n   1\n", {6: ">>> 1"}),
    "rst-literal": ("Text::\n\n   >>> 1\n   1\n", {6: ">>> 1"}),
    "rst-skipif": (".. doctest::\n   :skipif: True\n\n   >>> 1\n   1\n", {7: ">>> 1"}),
    "rst-skip": (
        ".. doctest::\n\n   >>> 1 # doctest: +SKIP\n   1\n",
        {6: ">>> 1 # doctest: +SKIP"},
    ),
    "rst-bare-skip": (">>> 1 # doctest: +SKIP\n1\n", {4: ">>> 1 # doctest: +SKIP"}),
}
RUN = {
    "doctest": "```{doctest}\n>>> 1\n1\n```\n",
    "doctest-with-group": "```{doctest} some\n>>> 1\n1\n```\n",
    "doctest-hidden": "```{doctest}\n:hide:\n>>> 1\n1\n```\n",
    "doctest-options": "```{doctest}\n:options: +ELLIPSIS\n>>> print('abc')\na...\n```\n",
    "doctest-of-colons": ":::{doctest}\n>>> 1\n1\n:::\n",
    "doctest-in-a-list": "- one\n\n  ```{doctest}\n  >>> 1\n  1\n  ```\n",
    "doctest-in-a-quote": "> ```{doctest}\n> >>> 1\n> 1\n> ```\n",
    "doctest-with-more-lines": "```{doctest}\n>>> for n in [1]:\n...     n\n1\n```\n",
    "markdown-language": "```markdown\n>>> 1\n```\n\n```rst\n>>> 1\n```\n\n```text\n>>> 1\n```\n",
    "code-block-markdown": "````{code-block} markdown\n```{doctest}\n>>> 1\n```\n````\n",
    "comment": "<!--\n>>> 1\n-->\n\nText.\n",
    "inline-code": "Write `>>> 1` there.\n",
    "quotation": ">>> A quotation in a quotation, in a quotation.\n",
    "of-something-else": "",
}
RUN_RST = {
    "rst-bare": "Text.\n\n>>> 1\n1\n",
    "rst-doctest": ".. doctest::\n\n   >>> 1\n   1\n",
    "rst-markdown": ".. code-block:: rst\n\n   >>> 1\n",
}


@pytest.fixture(scope="module")
def examples(new_site_of_module: Callable[..., Site]) -> list[str]:
    """Build all pages with examples; return the findings of the second build."""
    files = {
        "parts/part.txt": "Text.\n\n```python\n>>> 1\n1\n```\n\n:::{evidnce} Tea\n:::\n",
    }
    for name, text in {name: text for name, (text, _) in SKIPPED.items()}.items() | RUN.items():
        files[f"c/{name}.md"] = f"# Title\n\n{text}\n{CLAIM}".replace("ID", name)
    for name, text in {n: text for n, (text, _) in SKIPPED_RST.items()}.items() | RUN_RST.items():
        files[f"c/{name}.rst"] = f"Title\n=====\n\n{text}\n{RST_CLAIM}".replace("ID", name)
    files["c/of-something-else.md"] = f"# Title\n\n{SKIPPED['python-fence'][0]}"
    site = new_site_of_module("containers", files)
    first = site.build(builder="dummy")
    second = site.build(builder="doctest")
    assert first.findings == second.findings
    assert first.status == second.status == 1
    return second.findings


@pytest.mark.parametrize("name", [*SKIPPED, *SKIPPED_RST])
def test_an_example_that_does_not_run_is_said_with_its_line(examples: list[str], name: str) -> None:
    file = f"c/{name}.md" if name in SKIPPED else f"c/{name}.rst"
    _, lines = SKIPPED.get(name) or SKIPPED_RST[name]
    assert [line for line in examples if line.startswith(f"{file}:")] == [
        skipped(file, line, example) for line, example in lines.items()
    ]


def test_what_an_included_file_lost_is_said_there(examples: list[str]) -> None:
    assert [line for line in examples if line.startswith("parts/")] == [
        skipped("parts/part.txt", 4, ">>> 1"),
        (
            'parts/part.txt:8: ERROR: "Tea" looks like a claim but did not become one; '
            "check the name, the colons and the fences around it [evidence.unparsed-claim]"
        ),
    ]


@pytest.mark.parametrize("name", [*RUN, *RUN_RST])
def test_an_example_that_runs_or_is_only_shown_is_left_alone(
    examples: list[str], name: str
) -> None:
    assert [line for line in examples if f"/{name}." in line] == []


def test_examples_that_a_setting_switches_off_are_found(new_site: Callable[..., Site]) -> None:
    claim = RST_CLAIM.replace("ID", "tea-hot")
    site = new_site("tea", {"page.rst": f"Page\n====\n\nText.\n\n>>> 1\n1\n\n{claim}"})
    site.delete("page.md")
    assert site.build("-W", builder="doctest").status == 0
    site.add("conf.py", 'doctest_test_doctest_blocks = ""\n')
    for option in ("-E", "-q"):
        built = site.build(option, builder="doctest")
        assert (built.status, built.findings) == (1, [skipped("page.rst", 6, ">>> 1")])


def test_what_only_dresses_as_a_claim_is_told(new_site: Callable[..., Site]) -> None:
    text = """\
# Page

<article class="evidence-claim evidence-tier-high">Tea brings rest</article>

:::{admonition} High certainty: tea brings rest
:class: evidence-claim
Text.
:::

A line with <b class='x evidence-tier'>high certainty</b>.

`<b class="evidence-claim">`, and {tier}`one`.

"""
    site = new_site("tea", {"page.md": text + CLAIM.replace("ID", "one")})
    built = site.build(builder="evidence")
    assert [line.partition(" makes")[0] for line in built.findings] == [
        'page.md:3: ERROR: the class "evidence-claim"',
        'page.md:5: ERROR: the class "evidence-claim"',
        'page.md:10: ERROR: the class "evidence-tier"',
    ]
    assert set(built.rules) == {"unparsed-claim"}
