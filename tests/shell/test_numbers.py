"""Figures on pages: where the gate finds them, and where it looks for what they rest on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from sphinx_evidence.rules.rule import GOOD

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Site

RULE = "evidence.untraced-number"
NESTED = """\
:::::{evidence} Tea holds caffeine
:id: tea-sleep
:tier: reference
:cite: smith2020
:disclaimer: general

A cup holds some caffeine.

:::{evidence} Tea keeps 45 people awake
:id: tea-inside
:tier: reference
:cite: smith2020
:disclaimer: general

A cup holds some caffeine.
:::
:::::
"""
TABLE = """\
| Tea | Caffeine{head} |
|---|---|
| black | {cell} |
"""
DOCTEST = '```{doctest}\n>>> print(f"{40 + 1 + 1 + 1 + 1 + 1} mg")\n45 mg\n```'


@pytest.fixture
def site(new_site: Callable[..., Site]) -> Site:
    """Return a site of one good claim; its source tells of 40 mg."""
    return new_site("rules", {"page.md": GOOD.text})


def body(site: Site, text: str) -> None:
    """Give the claim another body."""
    site.write("page.md", GOOD.text.replace("A cup holds some caffeine.", text))


def told(site: Site, *options: str) -> list[str]:
    """Build, and return the figures that the gate names, each with its claim."""
    built = site.build(*options, builder="evidence")
    assert built.other_lines == []
    assert "Traceback" not in built.stderr
    assert set(built.rules) <= {"untraced-number", "unchecked-calculation"}
    assert built.status == bool(built.findings)
    found = []
    for line in built.findings:
        claim, _, rest = line.partition('claim "')[2].partition('": the figure')
        figures = rest.partition(" is ")[0].partition(" are ")[0].strip()
        found.append(f"{claim}: {re.sub(' on line [0-9]+', '', figures)}")
    return found


@pytest.mark.parametrize(
    "text",
    [
        "A cup holds 45 mg.",
        "- one\n- A cup holds 45 mg.",
        "1. A cup holds\n   45 mg.",
        "> A cup holds 45 mg.",
        "A *cup* holds **45** mg.",
        "A cup holds `45 mg`.",
        "A cup holds [45 mg](https://example.org/40).",
        "A cup holds {claim}`45 mg <tea-sleep>`.",
        "A cup holds <b>45</b> mg.",
        "<div>\nA cup holds 45 mg.\n</div>",
        "```{note}\nA cup holds 45 mg.\n```",
        "```{figure} x.png\nA cup holds 45 mg.\n```",
        TABLE.format(head="", cell="45 mg"),
        TABLE.format(head=" (mg)", cell="45"),
        "```{list-table}\n* - Tea\n  - A cup holds 45 mg\n```",
        "Tea\n: A cup holds 45 mg.",
        "A cup holds {math}`45` mg.",
        "Tea.\n\n    45 mg",
        "Tea.\n\n```{code-block} text\n45 mg\n```",
        "Tea.\n\n![45 mg](x.png)",
    ],
)
def test_a_figure_in_the_body_is_found(site: Site, text: str) -> None:
    site.add("conf.py", 'myst_enable_extensions = ["colon_fence", "deflist", "dollarmath"]\n')
    site.write("x.png", b"")
    body(site, text)
    built = site.build(builder="evidence")
    assert built.rules == ["untraced-number"], built.stderr
    assert 'the figure "45 mg"' in built.findings[0]


@pytest.mark.parametrize(
    "text",
    [
        "A cup holds 40 mg.",
        TABLE.format(head=" (mg)", cell="40"),
        "A cup holds 40 mg {cite}`trial2021`.",
        "Tea.\n\n<!-- 45 mg -->",
        "Tea.\n\n% 45 mg",
        "1. Tea.\n2. Water.\n3. Milk.",
        f"A cup holds 45 mg.\n\n{DOCTEST}",
        f"A cup holds 45 mg.\n\n- Look:\n\n  {DOCTEST.replace(chr(10), chr(10) + '  ')}",
        "A review of 2020 of twelve studies {term}`cup`.\n\n```{glossary}\ncup\n  A cup.\n```",
    ],
)
def test_what_is_no_figure_or_is_traced(site: Site, text: str) -> None:
    body(site, text)
    assert told(site) == []


@pytest.mark.parametrize(
    "block",
    [
        '```{doctest}\n>>> "45 mg"\n```',
        '```{doctest}\n:skipif: True\n\n>>> print("45 mg")\n45 mg\n```',
        '```{doctest}\n:options: +SKIP\n\n>>> print("45 mg")\n45 mg\n```',
        '```{doctest}\n>>> print("45 mg")  # doctest: +SKIP\n45 mg\n```',
        "```{code-block} pycon\n45 mg\n```",
    ],
)
def test_what_does_not_print_a_figure_traces_none(site: Site, block: str) -> None:
    body(site, f"A cup holds 45 mg.\n\n{block}")
    built = site.build(builder="evidence")
    assert "untraced-number" in built.rules


def test_a_figure_in_the_sentence_is_found(site: Site) -> None:
    site.change("page.md", "Tea holds caffeine", "A cup of tea holds 45 mg of caffeine")
    assert told(site) == ['tea-sleep: "45 mg"']
    site.change("page.md", "45 mg", "40 mg")
    assert told(site) == []


def test_a_figure_counts_what_its_source_counts(site: Site) -> None:
    body(site, "Twelve cups were made.")
    built = site.build(builder="evidence")
    assert built.findings == [
        'page.md:1: ERROR: claim "tea-sleep": the figure "Twelve" on line 7 (smith2020 has it for '
        "studies, not for cups) is in no finding of smith2020, and no calculation in this box gives it; correct it, add it to "
        "the source's finding, or work it out in a {doctest} block [evidence.untraced-number]"
    ]
    body(site, "Twelve trials were made.")
    assert told(site) == []


def test_a_figure_of_the_text_counts_what_its_claim_counts(site: Site) -> None:
    site.change("references.bib", "names 12 studies", "names 4,303 people")
    body(site, "It kept 4,303 people awake.")
    for words, status in (("4,303 patients", 0), ("4,303 cups", 1)):
        site.write("more.md", f"# More\n\nTea kept {words} awake {{claim}}`see <tea-sleep>`.\n")
        built = site.build(builder="evidence")
        assert built.status == status, built.stderr
        assert built.rules == ["untraced-number"] * status


def test_thousands_in_the_sentence_keep_their_space(site: Site) -> None:
    site.change("page.md", "Tea holds caffeine", "Tea kept 4\u202f303 people awake")
    assert told(site) == ['tea-sleep: "4 303"']
    site.change("references.bib", "names 12 studies", "names 4,303 people")
    assert told(site) == []
    for space in ("\u202f", "\u00a0", "~"):
        site.change("references.bib", "4,303", f"4{space}303")
        assert told(site) == []
        site.change("references.bib", f"4{space}303", "4,303")


def test_a_nested_claim_has_its_own_figures(site: Site) -> None:
    site.write("page.md", NESTED)
    assert told(site) == ['tea-inside: "45"']
    site.change("page.md", "Tea keeps 45 people awake", "Tea has twelve studies")
    assert told(site) == []


@pytest.mark.parametrize("said", ["45 mg", "40 mg"])
def test_a_footnote_of_a_box_has_the_figures_of_its_claim(site: Site, said: str) -> None:
    body(site, f"A cup holds some caffeine.[^a]\n\n[^a]: It comes to {said} in all.")
    assert [("45 mg" in line) for line in told(site)] == [True] * (said == "45 mg")


def test_the_doctest_of_a_nested_claim_traces_nothing_outside(site: Site) -> None:
    inner = NESTED.replace("Tea keeps 45 people awake", "Tea is for people").replace(
        "caffeine.\n:::\n", f"caffeine.\n\n{DOCTEST}\n:::\n"
    )
    site.write("page.md", inner.replace("holds some", "holds 45 mg", 1))
    assert told(site) == ['tea-sleep: "45 mg"']


def test_a_table_of_a_nested_claim_is_its_own(site: Site) -> None:
    table = TABLE.format(head="", cell="45 mg")
    site.write(
        "page.md",
        NESTED.replace("Tea keeps 45 people awake", "Tea is for people").replace(
            "caffeine.\n:::\n", f"caffeine.\n\n{table}\n:::\n"
        ),
    )
    assert told(site) == ['tea-inside: "45 mg"']


def test_a_changed_finding_is_seen_without_reading_a_page(site: Site) -> None:
    body(site, "A cup holds 40 mg.")
    for _ in range(2):
        assert told(site) == []
        site.change("references.bib", "about 40 mg", "about 45 mg")
        for _ in range(2):
            assert told(site) == ['tea-sleep: "40 mg"']
        site.change("references.bib", "about 45 mg", "about 40 mg")


def test_two_processes_find_the_same(site: Site) -> None:
    for number in range(6):
        text = GOOD.text.replace("tea-sleep", f"tea-{number}")
        site.write(f"more{number}.md", text.replace("holds some", f"holds {50 + number} mg"))
    expected = [f'tea-{number}: "{50 + number} mg"' for number in range(6)]
    assert told(site, "-E", "-j", "2") == expected
    assert told(site, "-E", "-j", "1") == expected
    assert told(site, "-j", "2") == expected


def test_words_without_figures_leave_the_verdict_alone(site: Site) -> None:
    body(site, "A cup holds 40 mg.")
    site.build()
    before = (site.build().out / "claims.json").stat().st_mtime_ns
    body(site, "A large cup may well hold 40 mg.")
    built = site.build()
    assert (built.out / "claims.json").stat().st_mtime_ns == before


@pytest.mark.parametrize(
    "builder", ["html", "dirhtml", "singlehtml", "epub", "latex", "text", "man", "texinfo", "xml"]
)
def test_a_marked_figure_reads_as_the_text_around_it(site: Site, builder: str) -> None:
    body(site, f"A cup holds {{calculated}}`45 mg` of it.\n\n{DOCTEST}")
    site.add("conf.py", 'copyright = "us"\nversion = "1"\n')
    site.add("conf.py", 'man_pages = [("page", "tea", "Tea", [], 1)]\n')
    built = site.build("-W", builder=builder)
    assert built.other_lines == []
    assert built.status == 0
    if builder == "text":
        assert "A cup holds 45 mg of it." in (built.out / "page.txt").read_text("utf-8")
    if builder == "html":
        assert "A cup holds 45 mg of it." in built.text("tea-sleep", "page")


def test_a_marked_figure_is_never_traced_by_a_finding(site: Site) -> None:
    body(site, "A cup holds {calculated}`40 mg`.")
    assert told(site) == ['tea-sleep: "40 mg"']
    body(site, "A cup holds {calculated}`41` mg.\n\n```{doctest}\n>>> 40 + 1\n41\n```")
    built = site.build(builder="evidence")
    assert built.findings == [
        'page.md:1: ERROR: claim "tea-sleep": the figure "41 mg" (a calculation gives "41": the units '
        "differ) is marked as calculated, and no calculation in this box gives it; add a {doctest} "
        "block that does, or take the mark out [evidence.unchecked-calculation]"
    ]


def test_a_figure_in_a_page_of_the_other_markup(site: Site) -> None:
    site.write(
        "page.rst",
        """\
.. evidence:: Tea holds caffeine
   :id: tea-other
   :tier: reference
   :cite: smith2020
   :disclaimer: general

   A cup holds 45 mg, a pot :calculated:`80 mg`, a can 70 mg.

   >>> print(f"{40 + 40} mg")
   80 mg
""",
    )
    site.delete("page.md")
    assert told(site) == ['tea-other: s "45 mg" and "70 mg"']


def test_the_age_of_whom_a_claim_asks_about_is_no_figure_and_their_number_is(site: Site) -> None:
    asked = ":population: children aged 2 to 5"
    site.change("page.md", ":disclaimer:", f"{asked}\n:disclaimer:")
    site.change("page.md", "Tea holds caffeine", "Tea for children aged 2 to 5 holds caffeine")
    assert told(site) == []
    site.change("page.md", asked, f"{asked}, 300 adults over 65")
    assert told(site) == ['tea-sleep: "300"']


def test_each_figure_is_told_with_its_line_where_that_is_known(site: Site) -> None:
    site.write("more.txt", "It was 47 mg.\n")
    site.change("conf.py", "extensions", 'exclude_patterns = ["_build"]\nextensions')
    table = "| cup | caffeine |\n|---|---|\n| small | 43 mg |\n"
    text = f"A cup holds some:\n45 mg, or 46\nmg.\n\n{table}\n- tea\n- 44 mg\n\n"
    body(site, f"{text}```{{include}} more.txt\n```")
    site.change("page.md", ":disclaimer:", ":population: people who had 42 mg\n:disclaimer:")
    (found,) = site.build(builder="evidence").findings
    named = re.findall(r'"(\d+)\s?mg"(?: on line (\d+))?', found)
    assert named == [("42", "5"), ("45", "9"), ("46", "9"), ("43", "14"), ("44", "17")], found
    assert "1 more" in found
    lines = site.read("page.md").splitlines()
    for figure, line in named:
        assert figure in lines[int(line) - 1]
