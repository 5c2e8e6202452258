"""A table of medicines as pages show it, in each output, and what the gate says of its data file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from bs4 import Tag

    from tests.conftest import Built, Site

DATA = "data/medicines.yaml"
WAITS = ("Tea first, then wait", "Medicine first, then wait")
#: The rows of iron; the middle line of a cell is that of its source.
IRON = [
    ["2 to 3 hours or more", "1 hour", "Less may be taken up.", "Label of a black tea, with milk too"],
    ["4 hours", "1 hour", "Less may be taken up.", "Leaf Company 2023"],
    ["No hours named", "No hours named", "Taken together, less iron may be taken up.", "Brown 2021"],
]  # fmt: skip
SURE = ["▪ Documented fact official text read", "▪ Documented fact read in a copy"]
SURE += ["⊕⊕○○ Low certainty summary read"]


@pytest.fixture(scope="module")
def shared(new_site_of_module: Callable[..., Site]) -> Site:
    """Return a sound site that no test of this module changes."""
    return new_site_of_module("medicines")


@pytest.fixture(scope="module")
def pages(shared: Site) -> Built:
    built = shared.build("-W")
    assert (built.status, built.findings, built.other_lines) == (0, [], [])
    return built


def words(node: Tag) -> str:
    return " ".join(node.get_text().replace("\N{NO-BREAK SPACE}", " ").split())


def test_each_medicine_has_a_body_with_its_rows(pages: Built) -> None:
    table = pages.html().select_one(".evidence-medicines table")
    assert table is not None
    heads = [words(th) for th in table.select("thead th")]
    assert heads == [*WAITS, "What happens", "Who says so", "How sure"]
    iron, thinners = table.select("tbody")
    assert (iron["id"], thinners["id"]) == ("medicine-iron", "medicine-blood-thinners")
    first, *rows = iron.select("tr")
    [name] = first.select("th")
    assert (name["scope"], name["colspan"]) == ("rowgroup", "5")
    assert words(name) == (
        "Iron. Brand names: Ferrum. Longest: 4 hours with tea first, 1 hour with the medicine first"
    )
    assert [[words(td) for td in row.select("td")] for row in rows] == [
        [*cells, sure] for cells, sure in zip(IRON, SURE, strict=True)
    ]
    assert words(thinners.select("tr")[0]) == "Blood thinners: warfarin, heparin"


def test_sources_and_claims_are_linked_by_name(pages: Built) -> None:
    rows = pages.html().select(".evidence-medicines tbody tr:has(td)")
    links = [[(words(a), a["href"]) for a in row.select("a")] for row in rows]
    assert links[0] == [
        ("Label of a black tea", "https://tea.example.org/label"),
        ("official text read", "#claim-tea-label"),
    ]
    assert rows[0].select("a")[0]["title"] == "Tea Company 2022"
    assert links[3] == [("White 2020", "https://doi.org/10.1000/page")]


def test_a_row_of_secondary_pages_says_so_without_a_mark(pages: Built) -> None:
    last = pages.html().select(".evidence-medicines tbody tr")[-1].select("td")[-1]
    assert words(last) == "Read on secondary pages only"
    assert last.select(".evidence-symbol, .evidence-tier-label") == []


def test_a_time_that_is_the_same_either_way_is_marked_for_narrow_screens(pages: Built) -> None:
    rows = pages.html().select(".evidence-medicines tbody tr:has(td)")
    told = [
        (row.select("td")[0].get("data-narrow"), row.select("td")[1].get("class")) for row in rows
    ]
    assert told[:3] == [(None, None), (None, None), ("Time between", ["evidence-same"])]


def test_the_rows_stand_under_what_they_do_not_mean(pages: Built) -> None:
    block = pages.html().select_one(".evidence-medicines")
    assert block is not None
    limit, jumps = block.select(":scope > *")[:2]
    assert words(limit) == "What these rows do not mean: This is no advice. Ask your pharmacist."
    assert [(words(a), a["href"]) for a in jumps.select("a")] == [
        ("Blood thinners", "#medicine-blood-thinners"),
        ("Heparin", "#medicine-blood-thinners"),
        ("Iron", "#medicine-iron"),
        ("Warfarin", "#medicine-blood-thinners"),
    ]


@pytest.mark.parametrize("builder", ["text", "man", "latex", "texinfo", "singlehtml", "dirhtml"])
def test_every_output_holds_the_rows(new_site: Callable[..., Site], builder: str) -> None:
    built = new_site("medicines").build("-W", builder=builder)
    assert (built.status, built.findings, built.other_lines) == (0, [], [])
    if builder == "text":
        lines = (built.out / "index.txt").read_text("utf-8").splitlines()
        assert sum("Look up a medicine" in line for line in lines) == 0
        assert sum(line.startswith("|===") for line in lines) == 4  # one a table
        assert any("**Iron**. Brand names: Ferrum. Longest: 4 hours" in line for line in lines)


def test_a_figure_comes_from_the_source_of_its_row(new_site: Callable[..., Site]) -> None:
    site = new_site("medicines")
    site.change(DATA, "  - substance-first: 4 hours", "  - substance-first: 5 hours")
    assert site.build(builder="evidence").findings == [
        f'{DATA}:13: ERROR: the figure "5 hours" in "5 hours" stands in nothing that is named for it '
        '("label2023", "tea-label"); correct it, or name the source or claim that holds it '
        "[evidence.untraced-number]"
    ]


def test_what_a_row_says_of_the_topic_is_judged_by_its_claim(new_site: Callable[..., Site]) -> None:
    site = new_site("medicines")
    site.change(DATA, "Taken together, less iron may be taken up", "Tea reduces the iron taken up")
    site.change(DATA, "Ask first", "Tea thins the blood")
    found = site.build(builder="evidence").findings
    assert [(line.split(": ")[0], line.rpartition("evidence.")[2]) for line in found] == [
        (f"{DATA}:19", "overstated]"),
        (f"{DATA}:29", "uncited-assertion]"),
    ]


def test_a_row_names_what_there_is(new_site: Callable[..., Site]) -> None:
    site = new_site("medicines")
    site.change(DATA, "    source: label2023\n", "    source: lable2023\n")
    site.change(DATA, "    claim: tea-iron\n", "    claim: tea-irn\n")
    assert site.build(builder="evidence").findings == [
        f'{DATA}:13: ERROR: no bibliography file has the key "lable2023" (did you mean "label2023"?); '
        "correct the key or add the source [evidence.unknown-citation]",
        f'{DATA}:19: ERROR: no claim has the id "tea-irn" (did you mean "tea-iron"?); correct the id '
        "or write the claim [evidence.unknown-claim]",
    ]


def test_a_faulty_row_never_looks_sound(new_site: Callable[..., Site]) -> None:
    site = new_site("medicines")
    site.change(DATA, "    read: official\n", "    read: summary\n")
    built = site.build()
    assert built.status == 1
    [row] = built.html().select("tr.evidence-incomplete")
    assert "Incomplete row. Do not rely on it." in words(row)


@pytest.mark.parametrize(
    ("option", "told"),
    [
        ("", "the table names no file; add :file: with its data file"),
        (":file: data/none.yaml\n", 'the file "data/none.yaml" can\'t be read; correct the name, or write the file'),
    ],
)  # fmt: skip
def test_a_table_without_a_file_says_so(
    new_site: Callable[..., Site], option: str, told: str
) -> None:
    site = new_site("medicines")
    site.change("index.md", f":file: {DATA}\n", option)
    built = site.build()
    own = [line for line in built.findings if line.endswith("[evidence.incomplete-row]")]
    assert own == [f"index.md:7: ERROR: {told} [evidence.incomplete-row]"]
    assert "Incomplete table. Do not rely on it." in built.html().get_text()


def test_a_changed_file_or_claim_is_seen(new_site: Callable[..., Site]) -> None:
    site = new_site("medicines")
    assert site.build("-W").status == 0
    site.change(DATA, "    who: Label of a black tea\n", "    who: What the packet says\n")
    assert "What the packet says" in site.build("-W").html().get_text()
    site.change("references.bib", "{Leaf Company}", "{Green Company}")
    table = site.build("-W").html().select_one(".evidence-medicines")
    assert table is not None
    assert "Green Company 2023" in words(table)


def test_the_page_is_written_anew_where_a_claim_elsewhere_changed(
    new_site: Callable[..., Site],
) -> None:
    site = new_site("medicines")
    page = site.read("index.md")
    start, end = page.index(":::{evidence} Black tea"), page.index("```{bibliography}")
    site.write("other.md", f"---\norphan: true\n---\n\n# Other\n\n{page[start:end]}")
    site.write("index.md", page[:start] + page[end:])
    assert site.build("-W").status == 0
    other = site.read("other.md").replace("low", "very-low", 1)
    site.write("other.md", other.replace(":tier: very-low", ":tier: very-low", 1))
    table = site.build().html().select_one(".evidence-medicines")
    assert table is not None
    assert "Very low certainty" in words(table)


def test_a_table_of_an_author_becomes_cards_with_marks(pages: Built) -> None:
    [table] = [t for t in pages.html().select("table") if "Teas" in words(t)]
    assert [words(th) for th in table.select("tbody th")] == ["Black"]
    [cell] = table.select("tbody td")
    assert (cell["data-label"], words(cell)) == ("Iron", "may be less, ⊕⊕○○ Low certainty")


def test_tables_show_what_a_box_marks_as_found(pages: Built) -> None:
    tables = pages.html().select("table")
    [summary] = [words(t) for t in tables if "Tea and iron" in words(t)]
    assert "With a meal less was taken up." in summary
    listed = [words(row) for t in tables if "What was found" in words(t) for row in t.select("tr")]
    assert "Black tea may reduce the iron that is taken up With a meal less was taken up." in listed
    assert "{effect}" not in pages.html().get_text()


def test_times_are_traced_in_the_language_of_the_claims(shared: Site) -> None:
    built = shared.build("-W", "-D", "language=de", "-D", "evidence_language=en")
    assert (built.status, built.findings) == (0, [])
    waits = [words(wait) for wait in built.html().select(".evidence-wait")]
    assert waits[:2] == ["2 bis 3 Stunden oder mehr", "1 Stunde"]
