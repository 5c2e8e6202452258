"""The page of rules that a site may show."""

from __future__ import annotations

import json
import pickle
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sphinx_evidence import rules
from sphinx_evidence.rules.registry import GROUPS, RULES
from sphinx_evidence.rules.rule import GOOD

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Built, Site

MARKDOWN = "# Rules\n\nText.\n\n:::{evidence-rules}\n:::\n"
RESTRUCTURED = "Rules\n=====\n\nText.\n\n.. evidence-rules::\n"
NESTED = "# Rules\n\n::::{note}\n:::{evidence-rules}\n:::\n::::\n"
LISTED = {
    "index.md": "# Tea\n\n:::{disclaimer} general\nThis is not medical advice.\n:::\n\n"
    "```{toctree}\n:glob:\n\n*\n```\n"
}
PAGES = {
    "md": {"rules.md": MARKDOWN} | LISTED,
    "rst": {"rules.rst": RESTRUCTURED} | LISTED,
    "nested": {"rules.md": NESTED} | LISTED,
}
FILLED = [group for group, members in GROUPS.items() if members]


@pytest.fixture(scope="module", params=PAGES)
def built(request: pytest.FixtureRequest, new_site_of_module: Callable[..., Site]) -> Built:
    files = PAGES[request.param] | {"other.md": "# Other\n\nSee {ref}`rule-missing-id`.\n"}
    done = new_site_of_module("tea", files).build("-W", "-n")
    assert done.status == 0, done.stderr
    return done


def straight(text: str) -> str:
    """Return text with one space between words, and quotes and dots as they are typed."""
    typed = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "…": "..."})
    return " ".join(text.translate(typed).split())


def test_every_rule_stands_there_in_full(built: Built) -> None:
    page = built.html("rules")
    text = straight(page.get_text())
    for slug, rule in RULES.items():
        assert len(page.select(f'[id="rule-{slug}"]')) == 1
        for words in (rule.what, rule.why, rule.fix):
            assert straight(words.replace("`", "")) in text
    blocks = [pre.get_text().rstrip("\n") for pre in page.select("pre")]
    assert blocks == [
        example.text.rstrip("\n")
        for rule in RULES.values()
        for example in (rule.bad, rule.good or GOOD)
    ]


def test_an_example_is_named_and_highlighted(built: Built) -> None:
    page = built.html("rules")
    captions = [" ".join(p.get_text().split()) for p in page.select(".evidence-example > p")]
    assert captions[:2] == ["Fails:", "Passes:"]
    assert "Fails, in references.bib:" in captions
    for language in ("markdown", "python", "bibtex", "text"):
        assert page.select(f".evidence-example .highlight-{language}"), language


def test_a_reference_leads_to_a_rule(built: Built) -> None:
    link = built.html("other").select_one("a.internal[href='rules.html#rule-missing-id']")
    assert link is not None
    assert link.get_text() == "missing-id"


def test_no_claim_is_made_of_an_example(built: Built) -> None:
    assert built.summary.startswith("evidence: 1 claim seen; ")
    assert not built.html("rules").select(".evidence-claim")


def test_search_passes_over_the_examples(built: Built) -> None:
    text = (built.out / "searchindex.js").read_text("utf-8")
    index = json.loads(text.removeprefix("Search.setIndex(").removesuffix(")"))

    def pages(word: str) -> list[str]:
        found = index["terms"].get(word, [])
        return [index["docnames"][n] for n in (found if isinstance(found, list) else [found])]

    assert "page" in pages("caffein")  # the one claim of the site
    assert "rules" not in pages("caffein")
    assert "rules" in pages("hyphen")


@pytest.mark.parametrize("kind", ["md", "rst"])
def test_headings_go_down_step_by_step(new_site: Callable[..., Site], kind: str) -> None:
    page = new_site("tea", PAGES[kind]).build("-W").html("rules")
    headings = [
        (tag.name, tag.get_text().rstrip("¶")) for tag in page.select(".body :is(h1, h2, h3)")
    ]
    assert headings[0] == ("h1", "Rules")
    assert headings[1:] == [
        heading
        for group in FILLED
        for heading in [("h2", group), *(("h3", rule.slug) for rule in GROUPS[group])]
    ]


def test_where_no_section_can_stand_titles_are_rubrics(new_site: Callable[..., Site]) -> None:
    page = new_site("tea", PAGES["nested"]).build("-W").html("rules")
    assert [tag.name for tag in page.select(".body :is(h1, h2, h3)")] == ["h1"]
    rubrics = [tag.get_text() for tag in page.select(".rubric")]
    assert rubrics == [
        title for group in FILLED for title in [group, *(rule.slug for rule in GROUPS[group])]
    ]


@pytest.mark.parametrize("kind", PAGES)
@pytest.mark.parametrize("builder", ["text", "latex", "epub", "man", "texinfo", "singlehtml"])
def test_every_builder_shows_it(new_site: Callable[..., Site], builder: str, kind: str) -> None:
    site = new_site("tea", PAGES[kind])
    built = site.build("-W", "-D", "version=1", "-D", "copyright=x", builder=builder)
    assert (built.status, built.other_lines) == (0, [])
    if builder == "text":
        text = (built.out / "rules.txt").read_text("utf-8")
        assert "**Why it matters.** Without an id nothing" in text.replace("\n", " ")
        assert re.search(r"\n( {3,5}):::\{evidence\} Tea holds caffeine\n\1:tier: ", text)


def test_the_page_is_as_old_as_the_registry(new_site: Callable[..., Site]) -> None:
    """When the extension is updated, the page is read again."""
    site = new_site("tea", PAGES["md"])
    site.build()
    assert "0 added, 0 changed, 0 removed" in site.build().stdout
    with (site.root / "_build" / "doctrees" / "environment.pickle").open("rb") as file:
        files = pickle.load(file).dependencies["rules"]  # noqa: S301 -- our own
    registry = Path(rules.__file__).parent
    found = {(site.root / name).resolve() for name in files}
    assert found >= set(registry.glob("*.py"))


@pytest.mark.parametrize(
    ("page", "given"),
    [
        (":::{evidence-rules} Sources\n:::\n", "Sources"),
        (":::{evidence-rules}\n:gruop: x\n:::\n", ":gruop:"),
    ],
)
def test_what_the_list_cannot_take_is_a_finding(
    new_site: Callable[..., Site], page: str, given: str
) -> None:
    built = new_site("tea", {"rules.md": f"# Rules\n\n{page}"}).build(builder="evidence")
    assert built.findings == [
        f'rules.md:3: ERROR: the list of rules can\'t take "{given}"; take it out '
        "[evidence.unknown-option]"
    ]
    assert built.status == 1


def test_a_second_list_on_a_page_gets_ids_of_its_own(new_site: Callable[..., Site]) -> None:
    page = new_site("tea", LISTED | {"rules.md": MARKDOWN + "\n:::{evidence-rules}\n:::\n"}).build(
        "-W"
    )
    assert page.status == 0
    missing_id = "[id=rule-missing-id], [id^=rule-missing-id-]"  # not those of missing-identifier
    ids = [tag["id"] for tag in page.html("rules").select(missing_id)]
    assert ids == ["rule-missing-id", "rule-missing-id-2"]
