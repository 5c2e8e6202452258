"""Forest plots and icon arrays as pages show them, in each output, and what the gate says of them."""

from __future__ import annotations

import builtins
import json
import re
import sys
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest
from bs4 import BeautifulSoup

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


def plot_of(built: Built, page: str = "page") -> Any:
    [plot] = built.html(page).select("figure.evidence-plot")
    return plot


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
        *("Brown 2021", "12 of 40", "4 of 40", "3.00 (1.06 to 8.52)", "43 %", "printed: abstract")
    ]
    assert cells(plot)[2][-1] == "derived from a percentage: 30 % and 20 % of 30"
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
        "derived from a percentage: 48 % and 18 % of 60, the only whole numbers that fit"
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


# --- faults ---------------------------------------------------------------------------------------


def said(
    site: Site, options: str, directive: str = "forest-plot", title: str = "Title"
) -> list[str]:
    site.write(
        "page.md", "# Page\n\n" + claim_of(site) + f":::{{{directive}}} {title}\n{options}:::\n"
    )
    built = site.build(builder="evidence")
    assert "Traceback" not in built.stderr
    assert built.status == 1
    assert built.other_lines == []
    return [re.sub(r"^page\.md:19: ERROR: ", "", line) for line in built.findings]


def claim_of(site: Site) -> str:
    text = (
        (site.root / "claim.txt").read_text("utf-8") if (site.root / "claim.txt").exists() else ""
    )
    if not text:
        page = site.read("page.md")
        text = page[page.index(":::{evidence}") : page.index(":::{forest-plot}")]
        site.write("claim.txt", text)
    return text


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (
            "",
            "the forest plot can't be drawn: it names no counts; add :counts: with file: source: "
            "outcome [evidence.broken-figure]",
        ),
        (
            ":counts: tee: brown2021\n",
            "the forest plot can't be drawn: data/tee.csv: no such file; did you mean 'tea'? "
            "[evidence.broken-figure]",
        ),
        (
            ":counts: tea: brwn2021\n",
            "the forest plot can't be drawn: data/tea.csv: no source 'brwn2021'; did you mean "
            "'brown2021'? [evidence.broken-figure]",
        ),
        (
            ":counts: tea: brown2021: bad night\n",
            "the forest plot can't be drawn: data/tea.csv:2: 'brown2021' has no outcome 'bad "
            "night'; did you mean 'bad nights'? [evidence.broken-figure]",
        ),
        (
            ":counts: ../conf: brown2021\n",
            "the forest plot can't be drawn: data: '../conf' is not the name of a comparison: "
            "lower-case letters, digits and single hyphens, without a folder and without .csv; "
            "correct the name or the file [evidence.broken-figure]",
        ),
        (
            f":counts: {'a' * 5000}: brown2021\n",
            f"the forest plot can't be drawn: {'a' * 100!r}... is not the name of a comparison; "
            "correct the name or the file [evidence.broken-figure]",
        ),
        (
            ":counts: tea: brown2021: naps\n",
            "the forest plot can't be drawn: brown2021 can't stand in it: nobody in either group "
            "had the outcome, so there is no risk ratio; leave its row out and say so in words "
            "[evidence.broken-figure]",
        ),
        (
            f"{PLOT}:measure: risk-rato\n",
            ':measure: can\'t be "risk-rato" (did you mean "risk-ratio"?); write risk-ratio or '
            "odds-ratio [evidence.unknown-value]",
        ),
        (
            f"{PLOT}:pool: fixed\n",
            ':pool: can\'t be "fixed"; write random [evidence.unknown-value]',
        ),
        (
            f"{PLOT}:favours: with tea\n",
            ":favours: needs both ends of the axis; write the left one; the right one "
            "[evidence.unknown-value]",
        ),
        (
            f"{PLOT}:favour: with tea; without\n",
            'the forest plot has no option "favour" (did you mean "favours"?); correct it or take '
            "it out [evidence.unknown-option]",
        ),
        (
            f"{PLOT}:claim: tea-ham\n",
            'no claim has the id "tea-ham" (did you mean "tea-harm"?); correct the id or write the '
            "claim [evidence.unknown-claim]",
        ),
        (
            ":counts: tea: zero2020\n:claim: tea-harm\n",
            'the forest plot shows counts of zero2020, which "tea-harm" does not cite; name the '
            "claim that rests on it, or take the counts out [evidence.broken-figure]",
        ),
    ],
)
def test_a_fault_of_a_forest_plot_is_told(
    new_site: Callable[..., Site], options: str, expected: str
) -> None:
    assert said(new_site("figures"), options) == [expected]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (
            ":benefit: tea-alert = tea: brown2021: alert\n",
            "the icon array shows no harm; add :harm: with claim id = counts "
            "[evidence.uncertain-icon-array]",
        ),
        (
            ":harm: tea-harm = tea: brown2021: bad nights\n",
            "the icon array shows no benefit; add :benefit: with claim id = counts "
            "[evidence.uncertain-icon-array]",
        ),
        (
            ":benefit: tea: brown2021: alert\n:harm: tea-harm = tea: brown2021: bad nights\n",
            "the icon array can't be drawn: 'tea: brown2021: alert' names no counts; write claim "
            "id = file: source: outcome [evidence.broken-figure]",
        ),
        (
            ":benefit: tea-alert = tea: brown2021: alert\n:harm: tea-harm = tea: zero2020\n",
            'the icon array shows counts of zero2020, which "tea-harm" does not cite; name the '
            "claim that rests on it, or take the counts out [evidence.broken-figure]",
        ),
        (
            ":benefit: tea-harm = tea: brown2021: bad nights\n"
            ":harm: tea-harm = tea: brown2021: bad nights\n",
            'the icon array shows "tea-harm" under :benefit:, and its direction is "harm"; draw '
            "it on its own side, or take it out [evidence.uncertain-icon-array]",
        ),
    ],
)
def test_a_fault_of_an_icon_array_is_told(
    new_site: Callable[..., Site], options: str, expected: str
) -> None:
    assert said(new_site("figures"), options, "icon-array") == [expected]


def test_a_picture_has_a_title(new_site: Callable[..., Site]) -> None:
    assert said(new_site("figures"), PLOT, title="") == [
        "the forest plot has no title; say behind its name what it shows [evidence.broken-figure]"
    ]


def test_a_zero_is_corrected_in_the_open(new_site: Callable[..., Site]) -> None:
    site = new_site("figures")
    site.change("page.md", "brown2021: bad nights", "brown2021: dreams")
    site.change("page.md", ":pool: random\n", "")
    plot = plot_of(site.build("-W"))
    assert "Half a person was added to each of the four counts" in plot.get_text()
    assert "Brown 2021: dreams*" in [text.get_text() for text in plot.select("svg text")]


@pytest.mark.parametrize("absent", [["matplotlib"], ["matplotlib", "statsmodels"]])
def test_without_the_libraries_the_build_says_what_to_install(
    new_site: Callable[..., Site], monkeypatch: pytest.MonkeyPatch, absent: list[str]
) -> None:
    site = new_site("figures")
    with monkeypatch.context() as patch:
        for name in absent:
            patch.setitem(sys.modules, name, None)
        built = site.build()
    be = "is" if len(absent) == 1 else "are"
    assert built.findings == [
        f"page.md:19: ERROR: the forest plot can't be drawn: {' and '.join(absent)} {be} not "
        "installed; run: pip install sphinx-evidence[figures] [evidence.broken-figure]"
    ]
    assert built.other_lines == []
    assert len(plot_of(built, "arrays").select("svg")) == 4  # drawn without them
    assert site.build("-W").status == 0  # installed since


def test_a_site_without_pictures_loads_no_library(
    new_site: Callable[..., Site], monkeypatch: pytest.MonkeyPatch
) -> None:
    site = new_site("figures")
    site.write("page.md", f"# P\n\n{claim_of(site)}")
    loaded: list[str] = []
    real = builtins.__import__

    def noting(name: str, *rest: Any, **named: Any) -> Any:
        loaded.append(name.partition(".")[0])
        return real(name, *rest, **named)

    monkeypatch.setattr(builtins, "__import__", noting)
    assert site.build("-W").status == 0
    assert {"matplotlib", "statsmodels", "numpy"} & set(loaded) == set()


# --- the gate reads what an author wrote, and not what was worked out ------------------------------


def test_an_authors_note_is_read(new_site: Callable[..., Site]) -> None:
    site = new_site("figures")
    site.change("page.md", "A note of the author.", "Tea calms the nerves.")
    assert site.build(builder="evidence").rules == ["uncited-assertion"]


def test_what_a_file_says_of_its_counts_is_read_and_its_figures_are_not_traced(
    new_site: Callable[..., Site],
) -> None:
    site = new_site("figures")
    assert site.build("-W", builder="evidence").status == 0
    site.change("data/tea.csv", "30 % and 20 % of 30", "tea calms the nerves of 30 people")
    assert set(site.build(builder="evidence").rules) == {"uncited-assertion"}


def test_a_title_may_say_only_the_hundred_that_an_array_counts_out(
    new_site: Callable[..., Site],
) -> None:
    site = new_site("figures")
    for title in ("Of 50 adults who drink tea", "Of 100 mg of tea", "Tea and 100 adults"):
        text = site.read("arrays.md")
        site.change("arrays.md", "Of 100 adults who drink tea", title)
        assert site.build(builder="evidence").rules == ["untraced-number"], title
        site.write("arrays.md", text)


def test_figures_of_a_picture_in_a_box_are_not_traced(new_site: Callable[..., Site]) -> None:
    site = new_site("figures")
    text = site.read("page.md")
    start = text.index(":::{forest-plot}")
    plot, claim = text[start:], text[:start].rstrip().removesuffix(":::")
    site.write("page.md", f"{claim.replace(':::{', '::::{')}\n{plot}::::\n")
    assert site.build("-W", builder="evidence").status == 0
    site.change("page.md", "A note of the author.", "Of the people 77 slept.")
    assert site.build(builder="evidence").rules == ["untraced-number"]
