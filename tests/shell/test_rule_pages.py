"""The page of rules that a site may show."""

from __future__ import annotations

import functools
import json
import pickle
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from sphinx_evidence import rules
from sphinx_evidence.rules.registry import GROUPS, RULES
from sphinx_evidence.rules.rule import GOOD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bs4 import BeautifulSoup

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


@pytest.fixture(scope="module")
def page(built: Built) -> BeautifulSoup:
    """Return the page of rules; it is long, and read once."""
    return built.html("rules")


def straight(text: str) -> str:
    """Return text with one space between words, and quotes and dots as they are typed."""
    typed = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "…": "..."})
    return " ".join(text.translate(typed).split())


def test_every_rule_stands_there_in_full(page: BeautifulSoup) -> None:
    text = straight(page.get_text())
    ids = [str(tag["id"]).removeprefix("rule-") for tag in page.select('[id^="rule-"]')]
    assert sorted(ids) == sorted(RULES)
    for rule in RULES.values():
        for words in (rule.what, rule.why, rule.fix):
            assert straight(words.replace("`", "")) in text
    blocks = [pre.get_text().rstrip("\n") for pre in page.select("pre")]
    assert blocks == [
        example.text.rstrip("\n")
        for rule in RULES.values()
        for example in (rule.bad, rule.good or GOOD)
    ]


def test_what_a_rule_finds_is_shown_and_the_rest_is_one_click_away(page: BeautifulSoup) -> None:
    shown = [part.find_previous_sibling("p") for part in page.select("details.evidence-rule-more")]
    found = [straight(told.get_text()) for told in shown if told is not None]
    assert found == [straight(rule.what.replace("`", "")) for rule in RULES.values()]
    folded = page.select("details.evidence-rule-more .evidence-example")
    assert len(folded) == len(page.select(".evidence-example")) == 2 * len(RULES)


def test_an_example_is_named_and_highlighted(page: BeautifulSoup) -> None:
    captions = [" ".join(p.get_text().split()) for p in page.select(".evidence-example > p")]
    assert captions[:2] == ["Fails:", "Passes:"]
    assert "Fails, in references.bib:" in captions
    for language in ("markdown", "python", "bibtex", "text"):
        assert page.select(f".evidence-example .highlight-{language}"), language


def test_a_reference_leads_to_a_rule(built: Built) -> None:
    link = built.html("other").select_one("a.internal[href='rules.html#rule-missing-id']")
    assert link is not None
    assert link.get_text() == "missing-id"


def test_no_claim_is_made_of_an_example(built: Built, page: BeautifulSoup) -> None:
    assert built.summary.startswith("evidence: 1 claim seen; ")
    assert not page.select(".evidence-claim")


def test_search_passes_over_the_examples(built: Built) -> None:
    text = (built.out / "searchindex.js").read_text("utf-8")
    index = json.loads(text.removeprefix("Search.setIndex(").removesuffix(")"))

    def pages(word: str) -> list[str]:
        found = index["terms"].get(word, [])
        return [index["docnames"][n] for n in (found if isinstance(found, list) else [found])]

    assert "page" in pages("caffein")  # the one claim of the site
    assert "rules" not in pages("caffein")
    assert "rules" in pages("hyphen")


def test_headings_go_down_step_by_step(page: BeautifulSoup, request: pytest.FixtureRequest) -> None:
    """Where no section can stand, titles are rubrics."""
    headings = [
        (tag.name, tag.get_text().rstrip("¶")) for tag in page.select(".body :is(h1, h2, h3)")
    ]
    titles = [
        heading
        for group in FILLED
        for heading in [("h2", group), *(("h3", rule.slug) for rule in GROUPS[group])]
    ]
    rubrics = [tag.get_text() for tag in page.select(".rubric")]
    assert headings[0] == ("h1", "Rules")
    if request.node.callspec.params["built"] == "nested":
        assert (headings[1:], rubrics) == ([], [title for _, title in titles])
    else:
        assert (headings[1:], rubrics) == (titles, [])


@pytest.fixture(scope="module")
def shared(new_site_of_module: Callable[..., Site]) -> Callable[[str], Site]:
    """Return a maker of sites by the kind of page, of which each is read once for all builders."""
    return functools.cache(lambda kind: new_site_of_module("tea", PAGES[kind]))


def other_builders() -> Iterator[Any]:
    """Yield each builder with each kind of page; most of them are for `make test-all`."""
    for kind in PAGES:
        for builder in ("text", "latex", "epub", "man", "texinfo", "singlehtml"):
            few = kind == "md" or builder == "text"
            yield pytest.param(kind, builder, marks=() if few else pytest.mark.exhaustive)


@pytest.mark.parametrize(("kind", "builder"), [*other_builders()])
def test_every_builder_shows_it(shared: Callable[[str], Site], kind: str, builder: str) -> None:
    site = shared(kind)
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
