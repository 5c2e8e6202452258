"""Why a page is written again: tables and boxes follow every change of other pages."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.shown import cells, written

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Site


ALL = [
    ["Tea may reduce hours of sleep", "⊕⊕○○ Low certainty", "One"],
    ["Tea is a drink", "▪ Documented fact", "One"],
    ["Tea is old", "▪ Documented fact", "Two"],
]

NEW = """
:::{evidence} Tea is hot
:id: hot
:tier: reference
:cite: smith2020
:disclaimer: general

Text.
:::
"""


@pytest.fixture
def site(sound_site: Callable[[str], Site]) -> Site:
    """Return the site, built once."""
    return sound_site("tables")


def test_a_table_follows_what_other_pages_say(site: Site) -> None:
    site.change(
        "a/one.md", "Tea may reduce hours of sleep", "In adults, tea may reduce hours of sleep"
    )
    built = site.build("-W")
    assert (
        cells(built)[0][0]
        == cells(built, "tremor")[0][0]
        == "In adults, tea may reduce hours of sleep"
    )
    site.change("a/one.md", ":tier: low", ":tier: very-low")
    site.change("a/one.md", "imprecision 2:", "risk-of-bias: nobody was blinded; imprecision 2:")
    uncertain = "The evidence is very uncertain about the effect of tea on hours of sleep"
    site.change("a/one.md", "In adults, tea may reduce hours of sleep", uncertain)
    built = site.build("-W")
    assert cells(built)[0][1] == cells(built, "tremor")[0][1] == "⊕○○○ Very low certainty"
    site.change("a/one.md", "# One", "# Uno")
    built = site.build("-W")
    assert [row[2] for row in cells(built)] == ["Uno", "Uno", "Two"]
    site.change("a/one.md", "{condition: tremor}", "{condition: tics}")
    built = site.build("-W")
    assert built.html("tremor").select("table") == []
    site.change("a/one.md", "{condition: tics}", "{condition: tremor}")
    site.change("a/one.md", "hours of sleep", "minutes of sleep")
    assert cells(site.build("-W"), "tremor")[0][4] == "minutes of sleep"
    site.change("references.bib", "Smith, Ann", "Smythe, Ann")
    assert cells(site.build("-W"), "tremor")[0][3] == "Smythe 2020"


def test_a_table_follows_new_deleted_and_renamed_pages(site: Site) -> None:
    site.write("b/three.md", f"# Three\n{NEW}")
    built = site.build("-W")
    hot = ["Tea is hot", "▪ Documented fact", "Three"]
    assert cells(built) == [*ALL[:2], hot, ALL[2]]  # in order of page
    site.write("b/zero.md", site.read("b/three.md"))
    site.delete("b/three.md")
    built = site.build("-W")
    assert cells(built) == [*ALL, hot]
    assert built.html("all").select('a[href*="three"]') == []
    site.delete("b/zero.md")
    site.delete("b/two.rst")
    assert cells(site.build("-W")) == ALL[:2]
    site.delete("a/one.md")
    built = site.build("-W")
    assert built.html("all").select("table") == []
    assert "No claim on this site is of this kind." in built.html("all").get_text()


def test_a_table_follows_claims_that_move(site: Site) -> None:
    text = site.read("a/one.md")
    start = text.index(":::{evidence} Tea is a drink")
    site.write("a/one.md", text[:start])
    site.add("b/plain.md", "\n" + text[start:])
    assert cells(site.build("-W")) == [
        ALL[0],
        ["Tea is a drink", "▪ Documented fact", "Plain"],
        ALL[2],
    ]


@pytest.mark.parametrize("builder", ["dirhtml", "text", "latex", "xml", "man", "singlehtml"])
def test_tables_follow_in_other_outputs(site: Site, builder: str) -> None:
    site.build(builder=builder)
    site.change(
        "a/one.md", "Tea may reduce hours of sleep", "In adults, tea may reduce hours of sleep"
    )
    site.change("b/two.rst", "Tea is old", "Tea is very old")
    # Another builder comes between, which must not hide from this one that its files are old.
    site.build("-W")
    site.build(builder="evidence")
    built = site.build("-W", builder=builder)
    text = "".join(
        path.read_text("utf-8")
        for path in built.out.rglob("*")
        if path.suffix in {".html", ".txt", ".tex", ".xml", ".1"}
        and path.name not in ("genindex.html", "search.html")
    )
    assert text.count("In adults, tea may reduce hours of sleep") >= 3  # its box and two tables
    assert text.count("Tea is very old") >= 2
    assert (
        text.replace("In adults, tea may reduce hours of sleep", "").count(
            "Tea may reduce hours of sleep"
        )
        == 0
    )


def test_tables_follow_in_another_folder_of_the_same_builder(site: Site) -> None:
    site.build(out="second")
    site.change(
        "a/one.md", "Tea may reduce hours of sleep", "In adults, tea may reduce hours of sleep"
    )
    site.build()
    assert cells(site.build(out="second"))[0][0] == "In adults, tea may reduce hours of sleep"


@pytest.mark.parametrize("builder", ["html", "dirhtml", "text", "xml"])
def test_an_idle_build_writes_nothing(site: Site, builder: str) -> None:
    site.build(builder=builder)
    site.build(builder=builder)
    before = site.build(builder=builder).mtimes()
    built = site.build(builder=builder)
    assert "no targets are out of date." in built.stdout
    assert written(before, built) == set()
    # Nor does it after another builder, nor in two processes.
    site.build(builder="evidence")
    built = site.build("-j", "2", builder=builder)
    assert "no targets are out of date." in built.stdout
    assert written(before, built) == set()


def test_an_idle_build_of_a_faulty_site_writes_no_page(site: Site) -> None:
    site.change("a/one.md", ":cite: smith2020\n", "")
    before = site.build().mtimes()
    built = site.build()
    assert built.status == 1
    assert written(before, built) <= {"claims.json"}


def test_an_edit_rewrites_the_page_and_those_that_show_something_of_it(site: Site) -> None:
    before = site.build().mtimes()
    # Text of the body: nobody else shows it.
    site.change("a/one.md", "Text.", "Other text.")
    built = site.build()
    assert written(before, built) == {"a/one.html"}
    # A claim's words: both tables show them.
    before = built.mtimes()
    site.change(
        "a/one.md", "Tea may reduce hours of sleep", "In adults, tea may reduce hours of sleep"
    )
    built = site.build()
    assert written(before, built) == {"a/one.html", "all.html", "tremor.html", "claims.json"}
    # Only the table of all claims shows this one.
    before = built.mtimes()
    site.change("b/two.rst", "Tea is old", "Tea is very old")
    built = site.build()
    assert written(before, built) == {"b/two.html", "all.html", "claims.json"}
    # A page without claims.
    before = built.mtimes()
    site.change("b/plain.md", "No claim here.", "No claim at all.")
    built = site.build()
    assert written(before, built) == {"b/plain.html"}


def test_a_changed_source_rewrites_the_pages_that_cite_it(site: Site) -> None:
    site.add("references.bib", "@misc{lee,\n  author = {Lee, Cy},\n  title = {T},\n}\n")
    site.change("b/two.rst", "smith2020", "lee")
    before = site.build("-W").mtimes()
    site.change("references.bib", "Lee, Cy", "Leigh, Cy")
    built = site.build("-W")
    assert written(before, built) == {"b/two.html", "claims.json"}
    assert "Leigh" in built.text("two", "b/two")


def test_a_changed_disclaimer_rewrites_the_pages_that_show_it(site: Site) -> None:
    site.write(
        "b/other.md",
        "# Other\n\n:::{disclaimer} other\nOther words.\n\nMore.\n:::\n",
    )
    site.change("b/two.rst", "general", "other")
    before = site.build("-W").mtimes()
    site.change("b/other.md", "Other words.", "Changed words.")
    built = site.build("-W")
    assert written(before, built) == {"b/other.html", "b/two.html", "claims.json"}
    before = built.mtimes()
    site.change("b/other.md", "More.", "Less.")  # not shown in any box
    assert written(before, site.build("-W")) == {"b/other.html"}


def test_a_finding_that_another_page_causes_rewrites_the_box(site: Site) -> None:
    site.write("b/other.md", "# Other\n\n:::{disclaimer} other\nOther words.\n:::\n")
    site.change("b/two.rst", "general", "other")
    before = site.build("-W").mtimes()
    site.change("b/other.md", "} other", "} another")
    built = site.build()
    assert built.status == 1
    assert written(before, built) >= {"b/other.html", "b/two.html"}
    assert written(before, built) <= {"b/other.html", "b/two.html", "claims.json"}
    assert "Incomplete claim" in built.text("two", "b/two")


def test_a_comment_in_the_bibliography_rewrites_no_page(site: Site) -> None:
    before = site.build().mtimes()
    site.write("references.bib", "% a remark\n\n" + site.read("references.bib"))
    built = site.build("-W")
    assert written(before, built) <= {"claims.json"}


def test_pages_stay_true_after_a_build_that_was_stopped_while_writing(
    new_site: Callable[..., Site],
) -> None:
    site = new_site("tables")
    site.add(
        "conf.py",
        "\n\nimport os\nimport signal\n\n\ndef _stop(app, doctree, docname):\n"
        "    if os.environ.get('STOP_WHEN') == docname:\n"
        "        os.kill(os.getpid(), signal.SIGKILL)\n\n\n"
        "def setup(app):\n    app.connect('doctree-resolved', _stop)\n",
    )
    assert site.build().status == 0
    site.change(
        "a/one.md", "Tea may reduce hours of sleep", "In adults, tea may reduce hours of sleep"
    )
    site.killed("a/one")
    built = site.build()
    assert built.status == 0
    assert (
        cells(built)[0][0]
        == cells(built, "tremor")[0][0]
        == "In adults, tea may reduce hours of sleep"
    )
    assert "In adults, tea may reduce hours of sleep" in (built.out / "claims.json").read_text()


def test_another_output_of_pages_that_were_read_tells_the_same(site: Site) -> None:
    """Tables are filled before `claims.json` is written, and both ask for the whole site."""
    site.add("conf.py", 'evidence_rules = {"unused-source": "warning"}\n')
    told = [
        (site.build("-d", "_build/read", builder=builder).out / "claims.json").read_text()
        for builder in ("html", "singlehtml")
    ]
    severities = [json.loads(text)["gate"]["severities"]["unused-source"] for text in told]
    assert severities == ["warning", "warning"]
