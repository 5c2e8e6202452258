"""Tables of claims: what they hold, and what the gate says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sphinx_evidence.model.tiers import TIERS
from tests.shown import cells

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Site


ALL = [
    ["Tea may reduce hours of sleep", "⊕⊕○○ Low certainty", "One"],
    ["Tea is a drink", "▪ Documented fact", "One"],
    ["Tea is old", "▪ Documented fact", "Two"],
]
TREMOR = [
    [
        *(
            "Tea may reduce hours of sleep",
            "⊕⊕○○ Low certainty",
            "tremor",
            "Smith 2020",
            "hours of sleep",
        ),
        *("adults", "harm"),
    ]
]


@pytest.fixture
def site(sound_site: Callable[[str], Site]) -> Site:
    """Return the site, built once."""
    return sound_site("tables")


def test_a_table_as_it_stands(site: Site) -> None:
    built = site.build()
    assert cells(built) == ALL
    table = built.html("all").select_one("div.evidence-table-wrap > table.evidence-table")
    assert table is not None
    assert [th.get_text().strip() for th in table.select("thead th")] == [
        "Claim",
        "How sure",
        "Page",
    ]
    caption = table.select_one("caption")
    assert caption is not None
    assert "All claims" in caption.get_text()
    links = [str(a["href"]) for a in table.select("tbody a")]
    assert links == [
        *("a/one.html#claim-one", "a/one.html"),
        *("a/one.html#claim-drink", "a/one.html"),
        *("b/two.html#claim-two", "b/two.html"),
    ]
    tier = table.select_one("tbody tr .evidence-tier")
    assert tier is not None
    assert tier["class"] == ["evidence-tier", "evidence-tier-low"]
    assert cells(built, "tremor") == TREMOR
    heads = [th.get_text().strip() for th in built.html("tremor").select("thead th")]
    assert heads == ["Claim", "How sure", "Condition", "Sources", "Outcome", "People", "Direction"]


FILTERS = {
    "": ["one", "drink", "two"],
    ":tier: low": ["one"],
    ":tier: reference": ["drink", "two"],
    ":tier: low, reference": ["one", "drink", "two"],
    ":tier: high": [],
    ":direction: harm": ["one"],
    ":direction: benefit": [],
    ":condition: tremor": ["one", "drink"],
    ":condition: tics": ["two"],
    ":condition: tremor, tics": ["one", "drink", "two"],
    ":page: b/two": ["two"],
    ":condition: tremor\n:tier: reference": ["drink"],
    ":condition: tics\n:tier: low": [],
}


def test_each_filter(new_site: Callable[..., Site]) -> None:
    tables = "".join(f":::{{evidence-table}}\n{text}\n:::\n\n" for text in FILTERS)
    built = new_site("tables", {"b/plain.md": f"# Plain\n\n{tables}"}).build("-W")
    assert (built.status, built.findings) == (0, [])
    shown: list[list[str]] = []
    for node in built.html("b/plain").select(".evidence-table-wrap, .evidence-table-empty"):
        anchors = [str(a["href"]) for a in node.select("tbody tr > :first-child a")]
        shown.append([anchor.rpartition("#claim-")[2] for anchor in anchors])
        if not anchors:
            assert "No claim on this site is of this kind." in node.get_text()
    assert shown == list(FILTERS.values())


@pytest.mark.parametrize(
    ("option", "said"),
    [
        (
            ":condition: tremr",
            'no page with claims is about the condition "tremr" (did you mean "tremor"?); correct it '
            "or take it out",
        ),
        (
            ":page: a/onne",
            'no page with claims is called "a/onne" (did you mean "a/one"?); correct it or take it out',
        ),
        (":condition:", ":condition: names nothing; correct it or take it out"),
        (":tier: ,", ":tier: names nothing; correct it or take it out"),
    ],
)
def test_a_filter_that_no_claim_has(new_site: Callable[..., Site], option: str, said: str) -> None:
    page = f"# Plain\n\nText.\n\n:::{{evidence-table}}\n{option}\n:::\n"
    site = new_site("tables", {"b/plain.md": page})
    for _ in range(2):
        built = site.build()
        told = f"b/plain.md:5: ERROR: {said} [evidence.unknown-value]"
        assert (built.status, built.findings) == (1, [told])


def test_each_column(new_site: Callable[..., Site]) -> None:
    columns = "claim, tier, page, condition, sources, outcome, population, intervention"
    columns += ", comparator, direction, size, reviewed"
    text = f"# Plain\n\n:::{{evidence-table}}\n:columns: {columns}\n:page: a/one\n:tier: low\n:::\n"
    site = new_site("tables", {"b/plain.md": text})
    site.change("a/one.md", ":population", ":reviewed: 2026-11-22\n:population")
    built = site.build("-W")
    assert (built.status, built.findings) == (0, [])
    assert cells(built, "b/plain") == [
        [
            *("Tea may reduce hours of sleep", "⊕⊕○○ Low certainty", "One", "tremor", "Smith 2020"),
            *("hours of sleep", "adults", "tea", "water", "harm", "moderate", "2026-11-22"),
        ]
    ]


@pytest.mark.parametrize("builder", ["html", "latex", "text"])
def test_a_table_of_the_tiers(new_site: Callable[..., Site], builder: str) -> None:
    site = new_site("tables", {"b/plain.md": "# Plain\n\n:::{evidence-tiers} How sure\n:::\n"})
    built = site.build("-W", builder=builder)
    assert (built.status, built.findings) == (0, [])
    if builder == "html":
        rows = built.html("b/plain").select("table tbody tr")
        firsts = [row.select("th, td")[0] for row in rows]
        labels = [label.get_text() for first in firsts for label in first.select("[class*=label]")]
        assert labels == [tier.label for tier in TIERS.values()]
        seconds = [" ".join(row.select("th, td")[1].get_text().split()) for row in rows]
        assert seconds == [tier.meaning for tier in TIERS.values()]


WRONG = {
    ":tier: medium": 'unknown-value :tier: can\'t be "medium"',
    ":tier: hihg": 'unknown-value :tier: can\'t be "hihg" (did you mean "high"?)',
    ":direction: benefits": (
        'unknown-value :direction: can\'t be "benefits" (did you mean "benefit"?)'
    ),
    ":colums: claim": (
        'unknown-option a table of claims has no option "colums" (did you mean "columns"?)'
    ),
    ":conditon: tremor": (
        'unknown-option a table of claims has no option "conditon" (did you mean "condition"?)'
    ),
    ":columns: claim, teir": (
        'unknown-value a table of claims has no column "teir" (did you mean "tier"?)'
    ),
    ":columns: nothing": 'unknown-value a table of claims has no column "nothing"',
}


def test_a_wrong_filter_is_a_finding(new_site: Callable[..., Site]) -> None:
    tables = "".join(f":::{{evidence-table}}\n{text}\n:::\n\n" for text in WRONG)
    site = new_site("tables", {"b/plain.md": f"# Plain\n\n{tables}"})
    for _ in range(2):
        built = site.build()
        assert built.findings == [
            f"b/plain.md:{3 + 4 * number}: ERROR: {said.partition(' ')[2]}; "
            f"correct it or take it out [evidence.{said.partition(' ')[0]}]"
            for number, said in enumerate(WRONG.values())
        ]
        assert built.status == 1


@pytest.mark.parametrize(
    ("matter", "line", "said"),
    [
        (
            "evidence:\n  condtion: tremor",
            3,
            'the front matter has no "condtion" (did you mean "condition"?); correct it or take it '
            "out [evidence.unknown-option]",
        ),
        (
            "html_meta: {}\nevidnece:\n  condition: tremor",
            3,
            'the front matter has no "evidnece" (did you mean "evidence"?); correct it or take it '
            "out [evidence.unknown-option]",
        ),
        (
            "evidence: tremor",
            2,
            "evidence can't be that; write evidence: {condition: name of a condition} "
            "[evidence.unknown-value]",
        ),
    ],
)
def test_front_matter_that_means_nothing(
    new_site: Callable[..., Site], matter: str, line: int, said: str
) -> None:
    site = new_site("tables", {"b/plain.md": f"---\n{matter}\n---\n# Plain\n\nText.\n"})
    for _ in range(2):
        built = site.build()
        assert (built.status, built.findings) == (1, [f"b/plain.md:{line}: ERROR: {said}"])
