"""Claims that one output shows and another leaves out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from sphinx.util.inventory import InventoryFile

from sphinx_evidence.rules.rule import graded

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Built, Site


def claim(slug: str, drink: str, directive: str, condition: str) -> str:
    return (
        f"::::{{{directive}}} {condition}\n:::{{evidence}} {drink} holds water\n:id: {slug}\n"
        ":tier: reference\n:cite: smith2020\n:disclaimer: general\n\nA glass holds some.\n:::\n::::\n\n"
    )


PAGE = (
    "# Drinks\n\n"
    + claim("in-paper", "Paper", "only", "latex")
    + claim("on-screen", "Screen", "only", "html")
    + claim("set-off", "Setting", "ifconfig", "drinks")
)
OTHER = (
    "# Other\n\nSee {claim}`in-paper`, {claim}`on-screen`, {any}`set-off` and [](#in-paper).\n\n"
    "```{evidence-table}\n:page: drinks\n```\n"
)
CONF = """
extensions.append("sphinx.ext.ifconfig")
def setup(app):
    app.add_config_value("drinks", False, "env")
"""


@pytest.fixture
def site(new_site: Callable[..., Site]) -> Site:
    made = new_site("tea", {"drinks.md": PAGE, "other.md": OTHER})
    made.change("index.md", "page\n", "page\ndrinks\nother\n")
    made.add("conf.py", CONF)
    return made


def told(built: Built) -> set[str]:
    document = json.loads((built.out / "claims.json").read_text("utf-8"))
    return {one["id"] for one in document["claims"]}


def inventory(built: Built) -> set[str]:
    found = InventoryFile.loads((built.out / "objects.inv").read_bytes(), uri="").data
    return set(found["evidence:claim"])


def assert_shows(built: Built, *shown: str) -> None:
    assert (built.status, built.findings, built.other_lines) == (0, [], [])
    assert built.summary.startswith("evidence: 4 claims seen; ")
    ids = {str(node["id"]) for node in built.html("drinks").select("[id]")}
    every = {"in-paper", "on-screen", "set-off"}
    assert {name for name in every if f"claim-{name}" in ids} == {*shown}
    links = [str(link["href"]) for link in built.html("other").select("a[href*=claim]")]
    assert {link.partition("#claim-")[2] for link in links} == {*shown}
    rows = [row.get_text() for row in built.html("other").select("tbody tr > :first-child")]
    assert len(rows) == len(shown)
    text = built.html("other").get_text()
    for drink in ("Paper", "Screen", "Setting"):  # the words stay where the link is gone
        assert f"{drink} holds water" in text
    assert told(built) == inventory(built) == {"tea-sleep", *shown}


def test_each_output_tells_of_what_it_shows(site: Site) -> None:
    assert_shows(site.build("-W"), "on-screen")
    assert_shows(site.build("-W"), "on-screen")
    text = site.build("-W", builder="latex")
    assert (text.status, text.findings) == (0, [])
    assert_shows(site.build("-W"), "on-screen")
    assert_shows(site.build("-W", "-D", "drinks=1"), "on-screen", "set-off")
    assert_shows(site.build("-W", "-t", "latex", out="both"), "in-paper", "on-screen")
    assert_shows(site.build("-W"), "on-screen")


def test_what_is_left_out_is_judged(site: Site) -> None:
    site.change("drinks.md", ":tier: reference\n:cite: smith2020\n", ":cite: smith2020\n")
    for builder in ("html", "evidence"):
        assert site.build(builder=builder).rules == ["missing-tier"] * 3


@pytest.mark.parametrize(
    ("around", "blind"),
    [
        ("::::{{only}} latex\n{}::::\n", {"html", "text"}),
        ("::::{{only}} html\n{}::::\n", {"text"}),
        ("<details hidden>\n\n{}\n</details>\n", {"html", "evidence"}),
        ('<div style="display:none">\n\n{}\n</div>\n', {"html", "evidence"}),
        ("```{{raw}} html\n<!--\n```\n{}\n```{{raw}} html\n-->\n```\n", {"html", "evidence"}),
        ("::::{{container}} hidden\n{}::::\n", {"html", "evidence"}),
        ("<details><summary>More</summary>\n\n{}\n</details>\n", set()),
        ('<div style="display:none">\n\nMilk\n\n</div>\n\n{}', set()),
    ],
)
def test_a_harm_that_is_not_shown_stands_beside_no_benefit(
    new_site: Callable[..., Site], around: str, blind: set[str]
) -> None:
    harm = graded(id="tea-harm", sentence="Black tea reduces hours of sleep in adults")
    benefit = {"direction": "benefit", "outcome": "alertness", "harms": "tea-harm"}
    sure = graded(**benefit, sentence="Black tea increases alertness in adults")
    made = new_site("rules", {"page.md": around.format(harm) + "\n" + sure})
    for builder in ("html", "text", "evidence", "html"):
        said = made.build(builder=builder).rules
        assert said == ["benefit-without-harms"] * (builder in blind), builder
