"""Forest plots and icon arrays as pages show them, in each output."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest
from bs4 import BeautifulSoup

from tests.shown import plot_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Built, Site


PLOT = ":counts: tea: brown2021: bad nights; tea: lee2022\n"
WORDS = (
    "Bad nights with tea and without. Risk ratio on a logarithmic axis; 1 is no difference. Below "
    "1: better with tea. Above 1: better without tea. Brown 2021: 3.00 (95 % confidence interval "
    "1.06 to 8.52). Lee 2022: 1.50 (95 % confidence interval 0.61 to 3.69). Pooled: 2.02 (95 % "
    "confidence interval 1.02 to 3.99)."
)


@pytest.fixture(scope="module")
def shared(new_site_of_module: Callable[..., Site]) -> Site:
    """Return a sound site that no test of this module changes."""
    return new_site_of_module("figures")


@pytest.fixture(scope="module")
def pages(shared: Site) -> Built:
    built = shared.build("-W")
    assert (built.status, built.findings, built.other_lines) == (0, [], [])
    return built


def cells(plot: Any) -> list[list[str]]:
    return [[c.get_text(" ", strip=True) for c in tr.select("th, td")] for tr in plot.select("tr")]


# --- HTML -----------------------------------------------------------------------------------------


def test_a_forest_plot_is_a_named_picture_with_its_numbers(pages: Built) -> None:
    plot = plot_of(pages)
    assert plot.figcaption.get_text(strip=True) == "Bad nights with tea and without"
    assert plot["id"] == "picture-bad-nights-with-tea-and-without"
    [svg] = plot.select("svg")
    assert (svg["role"], svg["aria-label"]) == ("img", WORDS)
    assert [text.get_text() for text in svg.select("text")][:2] == [
        "Brown 2021",
        "3.00 (1.06 to 8.52)",
    ]
    assert cells(plot)[1] == [
        *(
            "Brown 2021",
            "12 of 40",
            "4 of 40",
            "3.00 (1.06 to 8.52)",
            "43\xa0%",
            "printed: abstract",
        )
    ]
    assert cells(plot)[2][-1] == "derived from a percentage: 30\xa0% and 20\xa0% of 30"
    [region] = plot.select('[role="region"]')
    assert region["tabindex"] == "0"
    assert region["aria-label"] == "The numbers: Bad nights with tea and without"
    assert plot.select_one('a[href="#claim-tea-harm"]').get_text() == (
        "Black tea increases bad nights in adults"
    )
    assert "A note of the author." in plot.get_text()
    assert "A square is what a study found" in plot.get_text()


def test_an_icon_array_has_two_arrays_for_each_pair(pages: Built) -> None:
    plot = plot_of(pages, "arrays")
    assert [svg["aria-label"] for svg in plot.select('svg[role="img"]')] == [
        "Without it: 18 of 100 people: alert.",
        "With it: 48 of 100 people: alert.",
        "Without it: 10 of 100 people: bad nights.",
        "With it: 30 of 100 people: bad nights.",
    ]
    assert [len(svg.select('circle[r="6.0"]')) for svg in plot.select("svg")] == [18, 48, 10, 30]
    assert {svg["viewbox" if svg.has_attr("viewbox") else "viewBox"] for svg in plot.select("svg")}
    links = [a.get_text() for a in plot.select("a.reference")]
    assert links == [
        "Black tea increases alertness in adults",
        "Black tea increases bad nights in adults",
    ]
    assert cells(plot)[1][-1] == (
        "derived from a percentage: 48\xa0% and 18\xa0% of 60, the only whole numbers that fit"
    )


def test_no_id_stands_twice_and_nothing_comes_from_elsewhere(pages: Built) -> None:
    for page in ("page", "arrays"):
        ids = [node["id"] for node in pages.html(page).select("[id]")]
        assert len(ids) == len(set(ids))
        html = str(plot_of(pages, page))
        assert not re.search(r'(?:src|href|srcset)="(?:https?:)?//', html)
        assert "<style" not in html


def test_claims_json_knows_nothing_of_pictures(pages: Built) -> None:
    document = json.loads((pages.out / "claims.json").read_text("utf-8"))
    assert "plots" not in document
    assert [claim["id"] for claim in document["claims"]] == ["tea-alert", "tea-harm"]


@pytest.mark.parametrize("builder", ["dirhtml", "singlehtml"])
def test_other_html_has_the_drawing_in_the_page(shared: Site, builder: str) -> None:
    built = shared.build("-W", builder=builder)
    assert built.status == 0
    page = built.out / ("index.html" if builder == "singlehtml" else "page/index.html")
    html = BeautifulSoup(page.read_text("utf-8"), "html5lib")
    assert WORDS in [svg.get("aria-label") for svg in html.select("figure.evidence-plot svg")]


# --- other outputs --------------------------------------------------------------------------------


def test_an_epub_names_each_drawing_in_its_list(shared: Site) -> None:
    built = shared.build("-W", builder="epub")
    assert (built.status, built.other_lines) == (0, [])
    listed = re.findall(
        r'href="(_images/evidence-\w+\.svg)" media-type="image/svg\+xml"',
        (built.out / "content.opf").read_text("utf-8"),
    )
    shown = []
    for page in ("page", "arrays"):
        html = BeautifulSoup((built.out / f"{page}.xhtml").read_text("utf-8"), "html5lib")
        images = html.select("figure.evidence-plot img")
        assert all(image["alt"] for image in images)
        assert not html.select("figure.evidence-plot svg")
        shown += [image["src"] for image in images]
    assert sorted(set(shown)) == sorted(listed)
    assert len(listed) == 5
    for name in listed:
        assert "<text" not in (built.out / name).read_text("utf-8")


def test_latex_gets_a_pdf_and_its_own_pictures(shared: Site) -> None:
    built = shared.build("-W", builder="latex")
    assert (built.status, built.other_lines) == (0, [])
    tex = next(built.out.glob("*.tex")).read_text("utf-8")
    [name] = re.findall(r"\\sphinxincludegraphics\{\{(evidence-\w+)\}\.pdf\}", tex)
    assert (built.out / f"{name}.pdf").read_bytes().startswith(b"%PDF")
    assert tex.count(r"\begin{picture}") == 4
    assert ".svg" not in tex


@pytest.mark.parametrize("builder", ["text", "man", "texinfo", "xml"])
def test_outputs_without_pictures_get_the_words(shared: Site, builder: str) -> None:
    built = shared.build("-W", builder=builder)
    assert (built.status, built.other_lines) == (0, [])
    files = (p for p in built.out.rglob("*") if p.is_file() and p.suffix != ".css")
    text = "\n".join(path.read_text("utf-8", "replace") for path in sorted(files))
    plain = re.sub(r"[\s\\]+", " ", text)
    for part in (f"Picture: {WORDS}", "12 of 40", "derived from a"):
        assert part in plain
    assert "Without it: 18 of 100" in plain
    assert "A square is" not in plain  # nobody sees one
    assert "Each sign is" not in plain


def test_the_print_builder_shows_them_from_files(new_site: Callable[..., Site]) -> None:
    site = new_site("figures")
    site.change("conf.py", '"sphinx_evidence"]', '"sphinx_evidence", "sphinx_print"]')
    built = site.build("-W", builder="pdf")
    assert (built.status, built.other_lines) == (0, [])
    [printed] = built.out.glob("*.pdf")
    with pikepdf.open(printed) as pdf:
        figures = [
            str(item.Alt)
            for item in pdf.objects
            if isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/Figure"
        ]
    assert len(figures) == 5
    assert WORDS in figures


# --- changes --------------------------------------------------------------------------------------


def test_a_count_that_changed_is_drawn_anew(new_site: Callable[..., Site]) -> None:
    site = new_site("figures")
    site.build()
    site.change("data/tea.csv", "bad nights,12,40", "bad nights,14,40")
    built = site.build("-W")
    assert cells(plot_of(built))[1][1] == "14 of 40"
    assert "Brown 2021: 3.50" in plot_of(built).svg["aria-label"]


def test_a_study_that_got_another_name_is_drawn_anew(new_site: Callable[..., Site]) -> None:
    site = new_site("figures")
    site.build()
    site.change("references.bib", "Lee, Dan", "Li, Dan")
    built = site.build("-W")
    assert cells(plot_of(built))[2][0] == "Li 2022"


def test_nothing_changed_nothing_written(new_site: Callable[..., Site]) -> None:
    site = new_site("figures")
    pages = ("page.html", "arrays.html")
    before, after = site.build().mtimes(), site.build("-W").mtimes()
    assert [after[page] for page in pages] == [before[page] for page in pages]


def test_a_row_that_is_gone_is_found_on_the_next_build(new_site: Callable[..., Site]) -> None:
    site = new_site("figures")
    assert site.build().status == 0
    text = site.read("data/tea.csv")
    site.change("data/tea.csv", "lee2022,bad nights,9,30,6,30,derived,30 % and 20 % of 30\n", "")
    for _ in range(2):
        built = site.build()
        assert built.status == 1
        assert (
            built.findings
            == [
                "page.md:19: ERROR: the forest plot can't be drawn: data/tea.csv: no source 'lee2022' "
                "(there: brown2021, none2020, zero2020); correct the name or the file "
                "[evidence.broken-figure]"
            ]
            or "did you mean" in built.findings[0]
        )
        assert "This picture could not be drawn." in plot_of(built).get_text()
    site.write("data/tea.csv", text)
    assert site.build("-W").status == 0


def test_a_file_that_is_gone_and_comes_back(new_site: Callable[..., Site]) -> None:
    site = new_site("figures")
    assert site.build().status == 0
    text = site.read("data/tea.csv")
    site.delete("data/tea.csv")
    assert site.build().rules == ["broken-figure"] * 2  # the plot; benefit and harm are told as one
    site.write("data/tea.csv", text)
    assert site.build("-W").status == 0


def test_two_processes_write_the_same(new_site: Callable[..., Site]) -> None:
    one, two = new_site("figures"), new_site("figures")
    for number in range(8):
        for site in (one, two):
            site.write(
                f"more{number}.md", f"# {number}\n\n:::{{forest-plot}} A {number}\n{PLOT}:::\n"
            )
            site.change("index.md", "sources\n", f"sources\nmore{number}\n")
    assert one.build("-W").status == two.build("-W", "-j", "2").status == 0
    for page in ("page", "arrays", "more0", "more7"):
        pair = [(s.root / "_build/html" / f"{page}.html").read_bytes() for s in (one, two)]
        assert pair[0] == pair[1]
