"""Summaries of findings and maps: what they show, what the gate says, and what they follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.shown import written

if TYPE_CHECKING:
    from collections.abc import Callable

    from bs4 import Tag

    from tests.conftest import Built, Site

NOTE = (
    "How to read this map: the mark tells how sure we are of the answer. It does not tell whether "
    "the treatment works; the words below the mark do. “No study in people found” and “No "
    "controlled trial found” mean that we found none where we looked. That is not proof that the "
    "treatment fails. “We have nothing on this” means that no claim here tells of a search for it."
)
DERIVED = (
    "“Counts derived” means that the study printed a percentage, from which the number of people "
    "was worked out."
)
SLEEP = [
    "Bad nights | Black tea, compared with water",
    "Adults who drink tea | 80 people in 1 study",
    "Slept badly: 13 of 100 with it, 10 of 100 without it (Brown 2021)",
    "⊕⊕⊕○ Moderate certainty",
    "Black tea probably makes little to no difference to bad nights",
]
DREAMS = [
    "Bad dreams | Tea, compared with no tea",
    "Adults | 200 people in 1 study",
    "Slept badly: 30 of 100 with it, 10 of 100 without it (White 2018, counts derived)",
    "⊕○○○ Very low certainty",
    "The evidence is very uncertain about the effect of tea on bad dreams",
]
MAP = [
    [
        "Bad dreams",
        "⊕○○○ Very low certainty | Bad dreams: very uncertain",
        "Animals or cells only",
    ],
    [
        "Lying awake",
        "⊕⊕⊕○ Moderate certainty | Bad nights: probably little to no difference",
        "No study in people found",
    ],
]


def table(built: Built, page: str) -> Tag:
    [found] = built.html(page).select("table.evidence-table")
    return found


def cells(built: Built, page: str) -> list[list[str]]:
    """Return the cells of a table, row by row, their paragraphs parted by bars."""
    return [
        [
            " | ".join(" ".join(p.get_text().split()) for p in cell.select("p"))
            for cell in row.select("th, td")
        ]
        for row in table(built, page).select("tbody tr")
    ]


def words(built: Built, page: str) -> str:
    return " ".join(built.html(page).get_text(" ").split())


@pytest.fixture
def site(sound_site: Callable[[str], Site]) -> Site:
    """Return the site, built once."""
    return sound_site("findings")


# -- What is shown ---------------------------------------------------------------------------------


def test_a_summary_of_findings(site: Site) -> None:
    built = site.build()
    assert cells(built, "table") == [SLEEP, DREAMS]
    links = [str(a["href"]) for a in table(built, "table").select("tbody a")]
    assert links == ["care/sleep.html#claim-sleep", "care/dreams.html#claim-dreams"]
    assert DERIVED in words(built, "table")
    site.change("table.md", ", dreams", "")
    assert DERIVED not in words(site.build("-W"), "table")


def test_a_map(site: Site) -> None:
    built = site.build()
    assert cells(built, "map") == MAP
    assert NOTE in words(built, "map")
    links = [str(a["href"]) for a in table(built, "map").select("tbody a")]
    assert links == [
        *("care/dreams.html", "care/dreams.html#claim-dreams", "care/dreams.html#claim-rats"),
        *("care/sleep.html", "care/sleep.html#claim-sleep", "care/sleep.html#claim-tablets"),
    ]


@pytest.mark.parametrize("page", ["table", "map"])
def test_it_stays_a_table_however_it_is_laid_out(site: Site, page: str) -> None:
    found = table(site.build(), page)
    assert found["role"] == "table"
    assert {group["role"] for group in found.select("thead, tbody")} == {"rowgroup"}
    assert {row["role"] for row in found.select("tr")} == {"row"}
    heads = found.select("thead th")
    assert {(head["role"], head["scope"]) for head in heads} == {("columnheader", "col")}
    labels = [head.get_text() for head in heads]
    for row in found.select("tbody tr"):
        first, *others = row.select("th, td")
        assert (first.name, first["role"], first["scope"]) == ("th", "rowheader", "row")
        assert {(cell.name, cell["role"]) for cell in others} == {("td", "cell")}
        assert [cell["data-label"] for cell in others] == labels[1:]


def test_options_of_a_map(site: Site) -> None:
    text = ":conditions: sleeplessness, bad-dreams\n:routes: in a tablet\n"
    site.change("map.md", "Tea in people\n", f"Tea in people\n{text}")
    built = site.build("-W")
    assert cells(built, "map") == [[row[0], row[2]] for row in reversed(MAP)]


def test_a_cell_says_that_nothing_was_found_where_a_claim_tells_of_a_search(site: Site) -> None:
    page = "care/sleep.md"
    before, claim, after = site.read(page).partition(":::{evidence} We found no ")
    option = next(line for line in after.splitlines() if line.startswith(":route:"))
    site.write(page, before + claim + after.replace(f"{option}\n", "", 1))
    assert cells(site.build("-W"), "map") == [MAP[0], [*MAP[1][:2], "We have nothing on this"]]


def test_a_site_without_any_route(site: Site) -> None:
    for page in ("care/sleep.md", "care/dreams.md"):
        lines = site.read(page).splitlines(keepends=True)
        site.write(page, "".join(line for line in lines if not line.startswith(":route:")))
    built = site.build("-W")
    assert built.html("map").select("table") == []
    assert "No claim about a condition on this site names a route." in words(built, "map")


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (":direction: unclear", ":direction: harm\n:better: less", "bad dreams"),
        (":direction: unclear", ":direction: benefit\n:better: less", "Bad dreams: very uncertain"),
    ],
)
def test_a_cell_with_a_harm_does_not_say_that_nothing_was_found(
    site: Site, old: str, new: str, words: str
) -> None:
    site.change("care/dreams.md", old, new)
    found = cells(site.build(), "map")[0][1]
    said = f"On other questions: {words}" if "harm" in new else f"⊕○○○ Very low certainty | {words}"
    assert found == said


def test_several_claims_in_a_cell(site: Site) -> None:
    site.change("care/sleep.md", ":route: in a tablet", ":route: in a tablet, in a cup")
    box = site.read("care/sleep.md").partition("\n\n")[2].partition("\n\n:::{evidence} We")[0]
    site.add("care/sleep.md", "\n" + box.replace(":id: sleep", ":id: more"))
    built = site.build("-W")
    assert cells(built, "map")[1][1] == (
        f"{MAP[1][1]} | 2 claims here, none surer than this. | "
        "On other questions: no study in people found"
    )


@pytest.mark.parametrize(
    "builder",
    ["dirhtml", "singlehtml", "epub", "latex", "text", "man", "texinfo", "xml", "gettext"],
)
def test_every_output(site: Site, builder: str) -> None:
    site.add("conf.py", 'copyright = "2026"\nversion = "1"\n')
    apart = ("-d", "_build/apart") if builder == "gettext" else ()
    built = site.build("-W", *apart, builder=builder)
    assert (built.status, built.findings) == (0, [])
    if builder == "text":
        text = " ".join((built.out / "table.txt").read_text("utf-8").split())
        assert "80 people in 1 study" in text
        assert "Animals or" in (built.out / "map.txt").read_text("utf-8")


# -- What the gate says ----------------------------------------------------------------------------

END = "; correct it or take it out [evidence.unknown-"
WRONG = {
    ":::{evidence-map}\n:conditions: bad-dream\n:::": (
        'no page with claims is about the condition "bad-dream" (did you mean "bad-dreams"?)'
        f"{END}value]"
    ),
    ":::{evidence-map}\n:routes: in a cup, in a tub\n:::": (
        f'no claim of a condition has the route "in a tub" (did you mean "in a cup"?){END}value]'
    ),
    ":::{evidence-map}\n:route: in a cup\n:::": (
        f'a map has no option "route" (did you mean "routes"?){END}option]'
    ),
    ":::{evidence-findings}\n:::": (
        f"a summary of findings names no claim under :claims:{END}value]"
    ),
    ":::{evidence-findings}\n:claim: sleep\n:claims: sleep\n:::": (
        f'a summary of findings has no option "claim" (did you mean "claims"?){END}option]'
    ),
    ":::{evidence-findings}\n:claims: sleep, dream\n:::": (
        'no claim has the id "dream" (did you mean "dreams"?); correct the id or write the claim '
        "[evidence.unknown-claim]"
    ),
}


def test_what_is_wrong_is_a_finding_at_its_line(site: Site) -> None:
    text = "# Wrong\n\n" + "\n\n".join(WRONG) + "\n"
    site.write("care/wrong.md", text)
    built = site.build()
    lines = [text[: text.index(wrong)].count("\n") + 1 for wrong in WRONG]
    assert sorted(built.findings) == sorted(
        f"care/wrong.md:{line}: ERROR: {said}"
        for line, said in zip(lines, WRONG.values(), strict=True)
    )
    assert built.status == 1
    assert "None of the claims asked for is on this site." in words(built, "care/wrong")


# -- What they follow ------------------------------------------------------------------------------


def test_an_idle_build_writes_nothing(site: Site) -> None:
    site.build()
    before = site.build().mtimes()
    for options in ((), ("-j", "2")):
        built = site.build(*options)
        assert "no targets are out of date." in built.stdout
        assert written(before, built) == set()


def test_a_claim_of_another_page_changes(site: Site) -> None:
    before = site.build().mtimes()
    site.change("care/sleep.md", "Adults slept as well", "Adults slept just as well")
    built = site.build("-W")
    assert written(before, built) == {"care/sleep.html"}
    before = built.mtimes()
    site.change("care/sleep.md", ":outcome: bad nights", ":outcome: broken nights")
    built = site.build("-W")
    pages = {"care/sleep.html", "map.html", "table.html"}
    assert written(before, built) <= {*pages, "claims.json"}
    assert cells(built, "map")[1][1].endswith("Broken nights: probably little to no difference")
    assert cells(built, "table")[0][0].startswith("Broken nights")
    before = built.mtimes()
    site.change("care/sleep.md", ":route: in a tablet", ":route: in a powder")
    built = site.build("-W")
    assert written(before, built) - {"claims.json"} == {"care/sleep.html", "map.html"}


def test_the_counts_alone_change(site: Site) -> None:
    before = site.build().mtimes()
    site.change("data/tea.csv", "trial2021,slept badly,5", "trial2021,slept badly,6")
    built = site.build("-W")
    assert "13 of 100" not in words(built, "table")
    assert "15 of 100 with it" in words(built, "table")
    # Pages that name the file are read again, and pages that show its counts are written.
    read = {"care/sleep.html", "care/dreams.html"}
    assert written(before, built) - {"claims.json"} == read | {"table.html"}


def test_a_fault_in_the_counts_alone(site: Site) -> None:
    site.change("data/tea.csv", "trial2021,slept badly,5", "trial2021,slept badly,50")
    said = (
        'ERROR: claim "{}": :counts: can\'t be used: data/tea.csv:2: events_treated (50) is more '
        "than total_treated (40); correct the option or the file [evidence.unknown-counts]"
    )
    for _ in range(2):
        built = site.build()
        assert built.findings == [
            f"care/dreams.md:6: {said.format('dreams')}",
            f"care/sleep.md:6: {said.format('sleep')}",
        ]
        assert built.status == 1
    assert "Not worked out from counts." in words(built, "table")
    assert ":counts: can't be used" in built.text("sleep", "care/sleep")
    site.change("data/tea.csv", "trial2021,slept badly,50", "trial2021,slept badly,5")
    built = site.build("-W")
    assert (built.status, built.findings) == (0, [])
    assert cells(built, "table") == [SLEEP, DREAMS]


def test_a_file_of_counts_that_comes_later_and_another_folder(site: Site) -> None:
    site.change("care/sleep.md", ":counts: tea:", ":counts: more:")
    built = site.build()
    assert built.rules == ["unknown-counts"]
    assert "data/more.csv: no such file" in built.findings[0]
    site.write("data/more.csv", site.read("data/tea.csv"))
    assert site.build("-W").status == 0
    site.add("conf.py", 'evidence_data = "elsewhere"\n')
    assert site.build().rules == ["unknown-counts"] * 2


def test_two_processes_write_the_same(new_site: Callable[..., Site]) -> None:
    one, two = new_site("findings"), new_site("findings")
    first, second = one.build("-W"), two.build("-W", "-j", "2")
    for page in ("map", "table", "care/sleep"):
        assert (first.out / f"{page}.html").read_bytes() == (
            second.out / f"{page}.html"
        ).read_bytes()


def test_in_restructured_text(site: Site) -> None:
    site.delete("map.md")
    site.delete("table.md")
    site.write("map.rst", "Map\n===\n\n.. evidence-map:: Tea in people\n   :routes: in a cup\n")
    site.write("table.rst", "T\n=\n\n.. evidence-findings::\n   :claims: dreams, sleep\n")
    built = site.build("-W")
    assert (built.status, built.findings) == (0, [])
    assert cells(built, "map") == [row[:2] for row in MAP]
    assert cells(built, "table") == [DREAMS, SLEEP]
