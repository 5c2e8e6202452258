"""The real site: it builds, and each claim and its box is whole."""

from __future__ import annotations

import re
import shutil
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from sphinx_evidence.rules.registry import RULES
from sphinx_evidence.rules.site import Site
from tests.real import REPO
from tests.schemas import CLAIMS, shipped

if TYPE_CHECKING:
    from collections.abc import Callable

    from bs4 import BeautifulSoup, Tag

    from sphinx_evidence.model.claim import Claim
    from sphinx_evidence.rules.site import Site
    from tests.real import Done


pytestmark = pytest.mark.site

TIERS = {
    "high": ("High certainty", "⊕⊕⊕⊕"),
    "moderate": ("Moderate certainty", "⊕⊕⊕○"),
    "low": ("Low certainty", "⊕⊕○○"),
    "very-low": ("Very low certainty", "⊕○○○"),
    "preclinical": ("Tested only in animals or cells", "◇"),
    "none": ("No study in people found", "○○○○"),
    "reference": ("Documented fact", "▪"),
}


def words(text: str) -> str:
    """Return text without markup and with single spaces, as a reader reads it."""
    text = re.sub(r"\{[a-z]+\}`([^`<]*?)\s*(?:<[^`>]*>)?`", r"\1", text)
    text = re.sub(r"(?<!\w)[*_]{1,2}(\S.*?)[*_]{1,2}(?!\w)", r"\1", text)
    text = text.translate(str.maketrans("“”‘’–—", "\"\"''--")).replace("--", "-")
    return " ".join(text.split())


def first_paragraphs(records: Site) -> dict[str, str]:
    return {one.name: words(one.text) for one in records.disclaimers}


# --- it builds -----------------------------------------------------------------------------------


def test_the_site_builds_without_a_warning(html: Done) -> None:
    assert (html.status, html.stderr) == (0, "")
    assert "findings: 0 errors, 0 warnings" in html.stdout


def test_the_gate_sees_every_claim_and_the_floor_is_their_number(
    markdown: dict[str, str], claims: dict[str, Any], html: Done
) -> None:
    """A claim that vanishes must be missed: the floor moves only when someone moves it."""
    count = sum(text.count("\n:::{evidence} ") for text in markdown.values())
    assert count == sum(text.count("{evidence} ") for text in markdown.values()) >= 20
    assert claims["gate"]["claims_seen"] == count
    assert f"evidence: {count} claims seen; " in html.stdout
    conf = (REPO / "conf.py").read_text("utf-8")
    assert f"\nevidence_minimum_claims = {count}\n" in conf


def test_the_claims_are_those_on_the_list(claims: dict[str, Any]) -> None:
    """Ids are permanent: other sites link to them. Taking one away is seen in a diff."""
    listed = (REPO / "claims.lock").read_text("utf-8").splitlines()[1:]
    assert listed == sorted(claim["id"] for claim in claims["claims"])
    assert claims["gate"]["checked"]["missing-claim"] == len(listed)


def test_each_claim_was_reviewed_as_it_stands(claims: dict[str, Any]) -> None:
    assert [claim["id"] for claim in claims["claims"] if claim["suspect"]] == []
    assert all(claim["reviewed"] for claim in claims["claims"])


def test_every_claim_passes_the_gate(claims: dict[str, Any]) -> None:
    assert claims["gate"]["passed"]
    lowered = {
        rule: severity
        for rule, severity in claims["gate"]["severities"].items()
        if severity != RULES[rule].severity
    }
    assert lowered == {}
    assert [claim["id"] for claim in claims["claims"] if claim["findings"]] == []


def test_the_data_of_the_site_keep_their_schemas(claims: dict[str, Any]) -> None:
    for schema in (CLAIMS, shipped("claims")):
        jsonschema.validate(claims, schema)


# --- what each claim rests on --------------------------------------------------------------------


def test_every_cited_source_says_what_it_is(claims: dict[str, Any]) -> None:
    """Design, species, the fact in our own words, and an identifier that others can look up."""
    assert len(claims["sources"]) >= 12
    for key, source in claims["sources"].items():
        assert source["design"], key
        assert source["species"], key
        assert len(source["finding"].split()) >= 5, key
        assert source["url"].startswith(("https://", "http://")), key
        assert source["doi"].startswith("10.") or not source["doi"], key
        assert source["label"], key


def test_every_source_of_the_bibliography_is_cited(claims: dict[str, Any], records: Site) -> None:
    bib = (REPO / "references.bib").read_text("utf-8")
    keys = re.findall(r"^@\w+\{([^,\s]+),", bib, re.MULTILINE)
    assert len(keys) == len(set(keys))
    in_the_text = {one.target for one in records.citations}
    assert set(keys) == set(claims["sources"]) | in_the_text


def test_two_keys_are_two_works(claims: dict[str, Any]) -> None:
    dois = [source["doi"] for source in claims["sources"].values() if source["doi"]]
    assert len(dois) == len(set(dois))
    references = [source["reference"] for source in claims["sources"].values()]
    assert len(references) == len(set(references))


def test_doctests_are_counted_and_stand_in_boxes(
    markdown: dict[str, str], claims: dict[str, Any]
) -> None:
    for page, text in markdown.items():
        counted = sum(claim["doctests"] for claim in claims["claims"] if claim["file"] == page)
        assert counted == len(re.findall(r"^>>> ", text, re.MULTILINE)), page
    assert sum(claim["doctests"] for claim in claims["claims"]) >= 10


def test_a_claim_that_counts_people_recomputes_its_numbers(records: Site) -> None:
    """Where a claim names counts of `data/`, a doctest in its box works with them."""
    with_counts = [claim for claim in records.claims if claim.option("counts")]
    assert len(with_counts) >= 10
    assert [claim.id for claim in with_counts if not claim.doctests] == []


def test_the_doctests_of_the_site_pass(
    site_copy: Path, claims: dict[str, Any], run: Callable[..., Done]
) -> None:
    done = run(site_copy, "doctest", "-W", "--keep-going", "-q")
    assert (done.status, done.stderr) == (0, "")
    said = (done.out / "output.txt").read_text("utf-8")
    counted = re.findall(r"^ +(\d+) tests? in (\S+)$", said, re.MULTILINE)
    groups = {name: int(number) for number, name in counted}
    assert groups == {c["id"]: c["doctests"] for c in claims["claims"] if c["doctests"]}


@pytest.mark.exhaustive  # small sites show the same in tests/shell
def test_a_count_that_changes_is_noticed(
    site_copy: Path, tmp_path: Path, run: Callable[..., Done]
) -> None:
    copy = tmp_path / "site"
    shutil.copytree(site_copy, copy, ignore=shutil.ignore_patterns("html"))
    path = copy / "data" / "surgery.csv"
    text = path.read_text("utf-8")
    row = re.search(r"^(\w+,[^,\n]*),(\d+),", text, re.MULTILINE)
    assert row is not None
    changed = f"{row[1]},{int(row[2]) + 3},"
    path.write_text(text.replace(row[0], changed, 1), encoding="utf-8")
    done = run(copy, "doctest", "-q")
    assert done.status == 1
    assert "Failed example" in (done.out / "output.txt").read_text("utf-8")


# --- what each box shows -------------------------------------------------------------------------


def shown_in(pages: dict[str, BeautifulSoup], claim: Claim) -> Tag:
    found = pages[claim.place.path.replace(".md", ".html")].select(f'[id="claim-{claim.id}"]')
    assert len(found) == 1
    return found[0]


def facts(shown: Tag) -> dict[str, Tag]:
    """Return the facts of a box: heading -> what stands under it."""
    [listed] = [
        dl
        for dl in shown.select("dl.evidence-facts")
        if dl.find_parent(class_="evidence-claim") is shown
    ]
    return {
        term.get_text(strip=True): definition
        for term, definition in pairwise(listed.find_all(["dt", "dd"], recursive=False))
        if (term.name, definition.name) == ("dt", "dd")
    }


def test_every_box_is_whole(
    records: Site, pages: dict[str, BeautifulSoup], claims: dict[str, Any]
) -> None:
    """Tier in words, every source, and the first paragraph of every disclaimer: side by side."""
    disclaimers = first_paragraphs(records)
    assert len(disclaimers) >= 5
    for claim in records.claims:
        shown = shown_in(pages, claim)
        assert "evidence-incomplete" not in shown["class"]
        assert shown.name == "article"
        label, symbol = claim.tier.label, TIERS[claim.tier.name][1]
        head = shown.select_one(".evidence-head")
        assert head is not None
        assert words(head.get_text()) == f"{symbol} {label}: {words(claim.sentence)}"
        tier = shown.select_one(".evidence-tier")
        assert tier is not None
        assert words(tier.get_text()) == f"{symbol} {label}"
        found = facts(shown)
        named = {
            part.get_text(): part.parent for part in shown.select(".evidence-cites .evidence-label")
        }
        for option, about in (("cite", ""), ("against", " against")):
            keys = claim.names(option)
            few = "source" if len(keys) == 1 else "sources"
            in_short, in_full = f"{few.capitalize()}{about}:", f"About the {few}{about}"
            assert (in_short in named) is (in_full in found) is bool(keys)
            if not keys:
                continue
            line = named[in_short]
            assert line is not None
            known = [claims["sources"][key] for key in keys]
            assert words(line.get_text()).removeprefix(in_short).count("; ") >= len(keys) - 1
            assert [str(a["href"]) for a in line.select("a[href]")] == [one["url"] for one in known]
            lines = [words(item.get_text()) for item in found[in_full].select("li")]
            lines = lines or [words(found[in_full].get_text())]
            assert len(lines) == len(keys)
            for source, full in zip(known, lines, strict=True):
                assert full.startswith(words(source["label"]))
                links = [str(a["href"]) for a in found[in_full].select("a[href]")]
                assert source["url"] in links
        said = words(" ".join(part.get_text(" ") for part in shown.select(".evidence-limit")))
        for name in claim.names("disclaimer"):
            assert disclaimers[name] in said.replace(" .", ".").replace(" ,", ","), (
                f"{claim.id}: {name}"
            )
        if claim.names("harms"):
            harms = shown.select(".evidence-harms a")
            assert [str(a["href"]).partition("#")[2] for a in harms] == [
                f"claim-{harm}" for harm in claim.names("harms")
            ]
        # By the steps or, where there are none, by the kind of study.
        lowered = claim.tier.name in ("moderate", "low", "very-low")
        assert ("Why not higher?" in found) is lowered, claim.id
        assert ("What we looked for" in found) is (claim.tier.name == "none"), claim.id
        unsure = "publication-bias 0" in claim.option("rated-down")
        assert ("Could not be assessed" in found) is unsure, claim.id
        assert "Last reviewed" in found, claim.id


def test_nothing_of_a_box_is_hidden(records: Site, pages: dict[str, BeautifulSoup]) -> None:
    """No click stands between a reader and what a claim rests on."""
    for claim in records.claims:
        shown = shown_in(pages, claim)
        assert shown.find_parent(["details", "dialog", "template", "noscript"]) is None
        for element in [shown, *shown.find_all(True), *shown.parents]:
            assert not element.has_attr("hidden")
            assert "display:none" not in str(element.get("style", "")).replace(" ", "")
        assert shown.select("dialog, button, input, script, iframe") == []
        # One click away stand reasons in full, what each source is, sums and dates, and no more.
        for part in shown.select("details"):
            assert part["class"] == ["evidence-more"]
            seen = (
                ".evidence-head, .evidence-body, .evidence-harms, .evidence-cites, .evidence-limit"
            )
            assert part.select(seen) == []


@pytest.mark.exhaustive  # small sites show the same in tests/shell
def test_every_box_is_whole_in_plain_text(
    records: Site, site_copy: Path, run: Callable[..., Done]
) -> None:
    done = run(site_copy, "text", "-W", "--keep-going", "-q")
    assert (done.status, done.stderr) == (0, "")
    disclaimers = first_paragraphs(records)
    for page in {claim.place.path for claim in records.claims}:
        text = (done.out / page.replace(".md", ".txt")).read_text("utf-8")
        text = words(text.replace("**", "")).replace('"', "")
        boxes = [claim for claim in records.claims if claim.place.path == page]
        heads = [
            f"{TIERS[claim.tier.name][1]} {claim.tier.label}: {words(claim.sentence)}"
            for claim in boxes
        ]
        starts = [text.index(head.replace('"', "")) for head in heads]
        for claim, start, end in zip(boxes, starts, [*starts[1:], len(text)], strict=True):
            own = text[start:end]
            for name in claim.names("disclaimer"):
                assert disclaimers[name].replace('"', "") in own, f"{claim.id}: {name}"
            assert own.index("Source") < own.index("What this does not mean")


def test_the_index_lists_every_claim(records: Site, pages: dict[str, BeautifulSoup]) -> None:
    rows = pages["about/claims.html"].select("table.evidence-table tbody tr")
    linked = [str(row.select_one("a[href]")["href"]) for row in rows]  # type: ignore[index]
    expected = [f"../{claim.docname}.html#claim-{claim.id}" for claim in records.claims]
    assert sorted(linked) == sorted(expected)
    labels = {claim.tier.label for claim in records.claims}
    for row in rows:
        tier = row.select_one(".evidence-tier-label")
        assert tier is not None
        assert tier.get_text() in labels


def test_the_map_names_every_condition_and_misleads_nobody(
    records: Site, pages: dict[str, BeautifulSoup]
) -> None:
    """A cell that shows a certainty says what was found, in words, beside it."""
    found = pages["index.html"].select(".evidence-map tbody tr")
    linked = sorted(str(row.select_one("th a[href]")["href"]) for row in found)  # type: ignore[index]
    about = [page for page, condition in records.conditions.items() if condition]
    assert linked == sorted(f"{page}.html" for page in about)
    for cell in (cell for row in found for cell in row.select("td")):
        words = cell.get_text(" ")
        assert (
            ": " in words
            if "certainty" in words
            else re.search(r"No (?:study|controlled)|We have nothing", words)
        )


def test_tremor_has_the_claims_that_were_asked_for(records: Site) -> None:
    tremor = [claim for claim in records.claims if claim.place.path == "conditions/tremor.md"]
    assert len(tremor) >= 12
    assert {claim.tier.name for claim in tremor} >= {
        "low",
        "very-low",
        "none",
        "reference",
    }


def test_pages_can_be_read_without_scripts(records: Site, pages: dict[str, BeautifulSoup]) -> None:
    """What a page says stands in its HTML: scripts add nothing to the text."""
    for name, page in pages.items():
        text = page.select_one("article, main, [role=main]")
        if name == "search.html":
            continue
        assert text is not None, name
        assert len(text.get_text().split()) > 20, name
        assert page.html is not None
        assert page.html.get("lang") == "en", name
        assert page.title is not None
        assert page.title.get_text().strip(), name
    for claim in records.claims:
        body = shown_in(pages, claim).select_one(".evidence-body")
        assert body is not None
        assert len(body.get_text().split()) >= 5, claim.id
