"""Claims may not leave the boxes: sentences of pages that assert, and what they link to."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_evidence.rules.site import Site as Records
    from tests.conftest import Built, Site
    from tests.real import Done

REPOSITORY = Path(__file__).parents[2]

#: Every place where a page can say something; the mark shows what must be found, and on which line.
EVERYWHERE = """\
---
myst:
  html_meta:
    description: "Tea helps (1)"
---
# Tea helps (2)

Tea helps (3) those who
drink it. Tea helps (4).

:::{admonition} Tea helps (5)
:class: in-short

- Tea helps (6).
  Green tea helps (7).
- Tea
  helps (8).
  - Tea helps (9).
:::

:::{note}
Tea helps (10).
:::

::::{grid}
:::{grid-item-card} Tea helps (11)
Tea helps (12).
:::
::::

::::{tab-set}
:::{tab-item} Tea helps (13)
Tea helps (14).
:::
::::

:::{dropdown} Tea helps (15)
Tea helps (16).
:::

| Tea | Other |
|---|---|
| Calms the nerves (17) | Milk helps |
| Milk | Tea helps (18) |

:::{list-table} Tea helps (19)
:header-rows: 1

* - Tea helps (20)
  - Other
* - Tea helps (21)
  - Other
:::

:::{csv-table}
:header: a, b

"Tea helps (22)", c
:::

Tea
: Helps the heart (23).

> Tea helps (24).

:::{figure} x.png
:alt: Tea helps (25)

Tea helps (26).

Tea helps (27).
:::

![Tea helps (28)](x.png)

A note[^1] on tea.

[^1]: Tea helps (29).

:::{glossary}
green tea
  Tea helps (30).
:::

Tea is old. It calms the nerves (31).

Tea may:

- calm the nerves (32)
- reduce stress (33)

:::{rubric} Tea helps (34)
:::

:::{sidebar} Tea helps (35)
Tea helps (36).
:::

:::{topic} Tea helps (37)
Tea helps (38).
:::

```{only} html
Tea helps (39).
```

````{list-table}
* - - Tea helps (40).
````

[Tea helps (41)](https://example.org) and **tea helps (42)**.

```{code-block} python
:caption: Tea helps (43)

# Tea helps.
```

## Why tea helps (44)
"""

SILENT = """\
# Does tea help?

:::{admonition} Is tea safe?
Ask whether tea helps.
:::

```markdown
Tea helps.
```

% Tea helps.

<!-- Tea helps. -->

Tea helps {cite}`smith2020`.
Tea helps. {cite}`smith2020`
Tea {claim}`helps sleep <recorded>`.
Tea helps sleep ({claim}`recorded`).

- Tea helps sleep. It also makes sleep longer. See {claim}`recorded`.
- {cite}`smith2020`: tea helps.

  Tea helps the heart.

| What | See |
|---|---|
| Tea helps sleep. | {claim}`recorded` |

## Tea {claim}`helps sleep <recorded>`
"""


@pytest.fixture
def tea(new_site: Callable[..., Site]) -> Site:
    return new_site("prose")


def found(built: Built) -> list[tuple[int, str]]:
    """Return the line and the quoted words of each finding of a page."""
    assert set(built.rules) <= {"uncited-assertion", "untraced-number"}  # the marks are figures
    matches = (re.match(r'page\.md:(\d+): ERROR: "(.*?)" says', line) for line in built.findings)
    return [(int(match[1]), match[2]) for match in matches if match]


def test_the_site_itself_is_sound(tea: Site) -> None:
    built = tea.build("-W", builder="evidence")
    assert (built.status, built.findings) == (0, [])


def test_every_place_is_looked_at_and_named(tea: Site) -> None:
    tea.write("page.md", EVERYWHERE)
    tea.write("x.png", (REPOSITORY / "tests/print/roots/pages/dot.png").read_bytes())
    built = tea.build(builder="evidence")
    lines = EVERYWHERE.splitlines()
    expected = {
        int(mark): n for n, line in enumerate(lines, 1) for mark in re.findall(r"\((\d+)\)", line)
    }
    # The quote of (3) ends before its line does; (42) stands in the sentence of (41).
    numbers = [
        (line, int(mark)) for line, said in found(built) for mark in re.findall(r"\((\d+)\)", said)
    ]
    assert sorted(mark for _, mark in numbers) == sorted(expected)
    off = {mark: (line, expected[mark]) for line, mark in numbers if line != expected[mark]}
    assert off == {8: (expected[8] - 1, expected[8])}, "a sentence is told by the line it starts on"
    assert built.status == 1


def test_what_is_cited_linked_asked_or_code_is_left_alone(tea: Site) -> None:
    tea.write("page.md", SILENT)
    built = tea.build("-W", builder="evidence")
    assert (built.status, built.findings) == (0, [])


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("- Tea helps.\n- See {claim}`recorded`.\n", [3]),
        ("- Tea helps.\n  - See {claim}`recorded`.\n", [3]),
        ("- See {claim}`recorded`.\n  - Tea helps.\n", [4]),
        ("Tea helps.\n\nSee {claim}`recorded`.\n", [3]),
        ("| a | b |\n|---|---|\n| Tea helps. | c |\n| d | {claim}`recorded` |\n", [5]),
        ("| Tea | {claim}`recorded` |\n|---|---|\n| Tea helps. | c |\n", [5]),
        ("## Tea helps\n\nSee {claim}`recorded`.\n", [3]),
        ("Tea helps[^a].\n\n[^a]: {cite}`smith2020`\n", [3]),
        ("Tea [helps](https://example.org).\n", [3]),
        ("Tea {term}`helps`.\n\n:::{glossary}\nhelps\n  A word.\n:::\n", [3]),
        (
            "- Tea helps.\n\n  :::{disclaimer} other\n  See {claim}`recorded`.\n  :::\n",
            [3],
        ),
    ],
)
def test_a_source_elsewhere_does_not_count(tea: Site, text: str, lines: list[int]) -> None:
    tea.write("page.md", f"# A page\n\n{text}")
    assert [line for line, _ in found(tea.build(builder="evidence"))] == lines


def test_the_message(tea: Site) -> None:
    tea.add("page.md", "\nTea calms the nerves, and many other people say so of coffee too.\n")
    for _ in range(2):
        assert tea.build(builder="evidence").findings == [
            'page.md:5: ERROR: "Tea calms the nerves, and many other people say so of coffee..." says '
            "what happens to people, and names no source; cite a source, link to a claim with {claim}, "
            "or put it into a box [evidence.uncited-assertion]"
        ]


def test_included_and_restructured_text(tea: Site) -> None:
    tea.write("part.md", "\n\nTea helps.\n")
    tea.add("page.md", "\n```{include} part.md\n```\n")
    tea.write(
        "other.rst",
        ":orphan:\n\nTea helps\n=========\n\n.. note:: Tea helps.\n\n:Tea: helps the heart\n\n"
        "Tea helps :cite:`smith2020`. Tea :claim:`helps sleep <recorded>`. Tea\nhelps.\n\n"
        "- See :claim:`recorded`. Tea helps.\n\n.. Tea helps.\n\n::\n\n   Tea helps.\n",
    )
    built = tea.build("-j", "2", builder="evidence")
    places = [line.split(": ERROR")[0] for line in built.findings]
    lines = (3, 6, 8, 10, 13, 19)
    assert places == [*(f"other.rst:{line}" for line in lines), "part.md:3"]


def test_no_topics_no_rule_and_a_change_is_noticed(tea: Site) -> None:
    tea.add("page.md", "\nTea helps.\n")
    assert tea.build(builder="evidence").status == 1
    tea.change("conf.py", '["tea"]', "[]")
    built = tea.build("-W", builder="evidence")
    assert built.status == 0
    assert "the text outside the boxes is not read for claims; name what" in built.stdout
    tea.change("conf.py", "= []", '= ["coffee", "tea"]')
    assert tea.build(builder="evidence").rules == ["uncited-assertion"]


@pytest.mark.parametrize(
    ("topics", "said"),
    [
        (
            '["", "tea"]',
            "evidence_topics can't hold ''; each entry must be a text that holds a word",
        ),
        ('"tea"', "evidence_topics can't be 'tea'; it must be a list of texts"),
    ],
)
def test_topics_that_name_nothing_are_a_finding(tea: Site, topics: str, said: str) -> None:
    tea.change("conf.py", '["tea"]', topics)
    built = tea.build(builder="evidence")
    assert built.rules == ["invalid-setting"]
    assert said in built.findings[0]


def test_the_rule_can_be_lowered(tea: Site) -> None:
    tea.add("page.md", "\nTea helps.\n")
    tea.add("conf.py", 'evidence_rules = {"uncited-assertion": "warning"}\n')
    built = tea.build(builder="evidence")
    assert (built.status, built.rules) == (0, ["uncited-assertion"])
    # Two pages, the fault itself, and what sources and settings tell.
    assert built.checked["uncited-assertion"] == 8


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Tea {claim}`probably shortens sleep <moderate-claim>`.", ""),
        (
            "Tea {claim}`shortens sleep <moderate-claim>`.",
            'ERROR: "Tea shortens sleep." says more than the claim that it links to '
            '("moderate-claim", tier moderate); write "probably" [evidence.overstated]',
        ),
        (
            "## Tea may shorten sleep ({claim}`moderate-claim`)",
            'ERROR: "Tea may shorten sleep" says less than the claim that it links to '
            '("moderate-claim", tier moderate); write "probably" [evidence.understated]',
        ),
        ("Tea {claim}`shortens sleep <recorded>`, says its label.", ""),
        (
            "Tea {claim}`reduces cramps <nothing-found>`.",
            'ERROR: "Tea reduces cramps." says more than the claim that it links to '
            '("nothing-found", tier none); write that no study in people was found [evidence.overstated]',
        ),
        ("{claim}`We found no trial <nothing-found>` that shows that tea reduces cramps.", ""),
        ("Does tea {claim}`shorten sleep <moderate-claim>`?", ""),
        (
            "Tea {claim}`probably prevents cancer <moderate-claim>`.",
            'ERROR: "Tea probably prevents cancer." speaks of something (cancer) that the claim which '
            'it links to ("moderate-claim") does not name; link to a claim on it, use the words of the '
            "claim, or cite a source [evidence.uncited-assertion]",
        ),
    ],
)
def test_a_sentence_keeps_to_the_tier_of_its_claim(tea: Site, text: str, said: str) -> None:
    tea.add("page.md", f"\n{text}\n")
    for _ in range(2):
        built = tea.build(builder="evidence")
        assert built.findings == ([f"page.md:5: {said}"] if said else [])


def test_a_tier_that_changed_on_another_page_is_noticed(tea: Site) -> None:
    tea.add("page.md", "\nTea {claim}`probably shortens sleep <moderate-claim>`.\n")
    assert tea.build("-W", builder="evidence").status == 0
    tea.change("index.md", ":tier: moderate", ":tier: low")
    built = tea.build(builder="evidence")
    assert ("overstated", True) in [
        (rule, line.startswith("page.md:5"))
        for rule, line in zip(built.rules, built.findings, strict=True)
    ]


REPORTED = """\
# A page

| {} | {} |
|---|---|
| Tea is a miracle. | {} |
"""


@pytest.mark.parametrize(
    ("heading", "answer", "passes"),
    [
        ("The article says", "{claim}`No trial <nothing-found>`", True),
        ("The article says", "No trial", False),
        ("The article says", "{cite}`smith2020`", False),
        ("Tea", "{claim}`No trial <nothing-found>`", False),
    ],
)
def test_a_table_may_report_what_it_answers(
    tea: Site, heading: str, answer: str, passes: bool
) -> None:
    tea.write("page.md", REPORTED.format(heading, "See", answer))
    assert tea.build(builder="evidence").rules == ([] if passes else ["banned-wording"])
    tea.write("page.md", REPORTED.format("See", heading, answer))
    assert tea.build(builder="evidence").rules == ["banned-wording"], "only in its own column"


def test_words_without_a_place_in_headings_and_key_messages(tea: Site) -> None:
    tea.write(
        "page.md",
        "# A miracle: tea\n\nTea is a miracle.\n\n- Tea is a miracle.\n\n:::{tip}\n- Tea is a miracle.\n:::\n",
    )
    assert tea.build(builder="evidence").findings == [
        f'page.md:{line}: ERROR: "{word}" has no place in a {kind}, because it advertises; take it '
        "out [evidence.banned-wording]"
        for line, word, kind in ((1, "miracle", "heading"), (8, "miracle", "key message"))
    ]


@pytest.mark.site
def test_the_pages_of_this_site_keep_the_rule(html: Done, records: Records) -> None:
    """By the one build of them that all tests share."""
    assert records.settings.topics == ("magnesium",)
    assert len(records.passages) > 40
    assert (html.status, html.stderr) == (0, "")
