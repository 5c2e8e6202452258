"""The search in a browser: what it finds for readers' words, what it shows, from a file as well."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import quote

import pytest
import yaml

from sphinx_evidence.model.search_words import search_words
from tests.real import SHARED, Done

pytestmark = pytest.mark.browser

#: What people type, and pages that answer: lay words, brand names, drug classes, two spellings,
#: symptoms, one slip of the pen.
TYPED = {
    "shaky hands supplement": "conditions/tremor",
    "internal vibrations": "conditions/tremor",
    "esential tremmor": "conditions/tremor",
    "lip smacking": "conditions/tardive-dyskinesia",
    "diskinesia": "conditions/dyskinesia conditions/tardive-dyskinesia",
    "oculogyric crisis": "conditions/dyskinesia",
    "can't sit still": "conditions/akathisia",
    "akathesia": "conditions/akathisia",
    "cogentin akathisia": "conditions/akathisia",
    "charley horse at night": "conditions/muscle-cramps",
    "keppra jerks": "conditions/myoclonus",
    "hypnic jerks": "conditions/twitches",
    "requip worse": "conditions/restless-legs",
    "ferritin restless leg syndrome": "conditions/restless-legs",
    "madopar how long to wait": "safety/interactions conditions/tremor",
    "cipro and magnesium": "safety/hours-apart",
    "synthroid": "safety/interactions",
    "water pills": "safety/medicines-that-shake safety/interactions",
    "levothyroxin hours": "safety/interactions",
    "neurontin antacid": "safety/interactions",
    "prilosec": "safety/low-magnesium safety/interactions",
    "epsom salt bath": "conditions/muscle-cramps safety/kidney",
    "the runs": "safety/adverse-effects safety/intake",
    "diarrhea": "safety/adverse-effects",
    "diarrhoea": "safety/adverse-effects",
    "took too much": "safety/help-now safety/serum-levels safety/adverse-effects",
    "renal failure": "safety/kidney",
    "kidny disease": "safety/kidney",
    "myasthenia": "safety/adverse-effects safety/intravenous",
    "facial tics": "conditions/tics",
    "eye twitch for weeks": "conditions/twitches",
    "calf twitching": "conditions/twitches",
    "blepharospasm": "conditions/dystonia",
    "oromandibular dystonia": "conditions/dystonia",
    "lockjaw": "hospital/tetanus",
    "stiff person": "hospital/tetanus",
    "nursing mother": "safety/intake",
    "rda": "safety/intake",
    "which kind is absorbed best": "safety/forms",
    "bisglycinate": "safety/forms",
    "blood brain barrier": "mechanisms/brain",
    "red blood cell test": "mechanisms/body-stores safety/intake",
    "dark chocolate": "safety/foods",
    "fda approved": "safety/law",
    "what to ask my neurologist": "safety/asking-your-clinician",
    "ambulance": "safety/help-now",
    "hiccups": "conditions/twitches",
    "tourette": "conditions/tics",
    "sertraline": "about/questions safety/interactions",
}
#: The pages of the first results of each query, as the script of the search finds them.
FIRST = """(queries) => {
    const index = window.evidenceSearch;
    const { search, claimOf } = window.evidenceSearchTools.makeSearch(index);
    const page = (doc) => index.pages[claimOf(doc)?.[0] ?? doc][0].replace(/\\.html$/, '');
    return queries.map((query) => search(query).results.map(page));
}"""


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """Return a page of a browser in which nothing may go wrong."""
    with browser.new_context(viewport={"width": 390, "height": 900}) as made:
        opened = made.new_page()
        errors: list[str] = []
        opened.on("pageerror", lambda error: errors.append(str(error)))
        opened.on("requestfailed", lambda request: errors.append(request.url))
        yield opened
        assert errors == []


@pytest.fixture
def ask(page: Any, html: Done) -> Callable[..., Any]:
    """Return what opens the search for a query from a file, as who downloads the site does."""

    def asked(query: str) -> Any:
        page.goto(f"{(html.out / 'search.html').as_uri()}?q={quote(query)}")
        return page

    return asked


def links(page: Any) -> list[str]:
    """Return where the results lead, below the folder of the site."""
    base = page.url.partition("search.html")[0]
    found = page.eval_on_selector_all("#search-results a", "(all) => all.map((a) => a.href)")
    return [str(link).removeprefix(base) for link in found]


def missed(found: list[list[str]], wanted: list[set[str]], queries: list[str]) -> list[str]:
    """Return the queries of which no wanted page is among the first three results."""
    return [
        f"{query}: {first[:3]}"
        for first, want, query in zip(found, wanted, queries, strict=True)
        if want.isdisjoint(first[:3])
    ]


def test_what_people_type_finds_the_page_that_answers(ask: Callable[..., Any]) -> None:
    found = ask("").evaluate(FIRST, [*TYPED])
    assert missed(found, [{*pages.split()} for pages in TYPED.values()], [*TYPED]) == []


#: Where an answer stands today that stood on another page when the questions were gathered.
MOVED = {
    "oromandibular dystonia magnesium": ["conditions/dystonia"],
    "twitches magnesium deficiency sign": ["conditions/twitches"],
}


def test_real_questions_find_their_answers(ask: Callable[..., Any]) -> None:
    """Of those that the site answers, 95 in 100 among the first three; something for all."""
    path = SHARED / "evidence" / "questions.yaml"
    if not path.exists():
        pytest.skip("the questions that people asked are not at hand")
    questions = yaml.safe_load(path.read_text("utf-8"))
    queries = [one["search_query"] for one in questions]
    found = ask("").evaluate(FIRST, queries)
    assert all(found)
    answered = [n for n, one in enumerate(questions) if one["answer_pages"]]
    wanted = [{*questions[n]["answer_pages"], *MOVED.get(queries[n], ())} for n in answered]
    misses = missed([found[n] for n in answered], wanted, [queries[n] for n in answered])
    assert len(misses) <= 0.05 * len(answered), misses


def test_the_page_shows_what_the_script_finds(ask: Callable[..., Any]) -> None:
    query = "citrate leg cramps"
    shown = ask(query)
    first = shown.evaluate(FIRST, [query])[0]
    assert [link.partition(".html")[0] for link in links(shown)] == first


def test_a_claim_is_a_result_with_its_mark_and_leads_to_its_box(ask: Callable[..., Any]) -> None:
    shown = ask("shivering after anesthesia")
    result = shown.locator(
        "#search-results li", has=shown.locator("[href$='shivering-prevention']")
    )
    text = result.first.inner_text()
    assert "Moderate certainty" in text
    sentence = result.first.locator("a").inner_text()
    result.first.locator("a").click()
    box = shown.locator("#claim-shivering-prevention")
    assert sentence in box.inner_text()
    assert "Moderate certainty" in box.inner_text()


def test_every_claim_in_the_results_has_a_mark_in_words(ask: Callable[..., Any]) -> None:
    for query in ("tremor", "levodopa", "cramps"):
        results = ask(query).locator("#search-results li:has(a[href*='#claim-'])")
        assert results.count() >= 1
        assert (
            results.count()
            == results.locator(":scope > .evidence-tier .evidence-tier-label").count()
        )


@pytest.mark.parametrize(
    "query", ["this is general information", "written by the contributors", "references", "rules"]
)
def test_listings_bylines_and_disclaimers_are_no_results(
    query: str, ask: Callable[..., Any]
) -> None:
    listings = ("about/claims", "about/changes", "about/rules", "about/references")
    listings += ("about/popular-claims", "safety/disclaimers")
    assert [link for link in links(ask(query)) if link.startswith(listings)] == []


def test_a_slip_of_the_pen_is_told(ask: Callable[..., Any]) -> None:
    shown = ask("esential tremor")
    assert "Searched for essential tremor." in shown.locator("main, [role=main]").inner_text()
    assert links(shown)[0].startswith("conditions/tremor.html")


def test_nothing_found_offers_a_word_and_the_questions_and_keeps_what_was_typed(
    ask: Callable[..., Any],
) -> None:
    shown = ask("akathsya")
    text = shown.locator("[role=main]").inner_text()
    assert "Nothing found for \u201cakathsya\u201d." in text
    assert "Did you mean akathisia?" in text
    assert shown.locator("#evidence-search-field").input_value() == "akathsya"
    assert "about/questions.html" in links(shown)
    shown.get_by_role("link", name="akathisia", exact=True).click()
    shown.locator("#search-results li").first.wait_for()
    assert links(shown)[0].startswith("conditions/akathisia.html")


def test_what_is_nowhere_is_told_where_only_common_words_are_left(ask: Callable[..., Any]) -> None:
    shown = ask("xyloquat magnesium")
    said = shown.locator("#evidence-search-count").inner_text()
    assert said == "Nothing found for \u201cxyloquat\u201d. For the other words there is:"
    assert len(links(shown)) == 5


@pytest.mark.parametrize(
    "query",
    ["<img src=x onerror=alert(1)>", "__proto__ constructor", "\u201d & <b>tremor</b>", "?"],
)
def test_what_was_typed_is_text_and_no_markup(query: str, ask: Callable[..., Any]) -> None:
    shown = ask(query)
    assert shown.locator("#evidence-search-field").input_value() == query
    assert shown.locator("[role=main] img, [role=main] b").count() == 0
    assert query in shown.locator("#evidence-search-count").inner_text()


def test_python_and_the_browser_bring_words_to_the_same_form(ask: Callable[..., Any]) -> None:
    shown = ask("")
    words = shown.evaluate("Object.values(window.evidenceSearch.shown)")
    assert len(words) > 300
    words += [
        *TYPED,
        "Na\u00efve \u00c6sop\u2019s \u03b2-blockers, 2.5 % \u2164",
        "ss es ies ing ed our re",
    ]
    forms = shown.evaluate("(all) => all.map(window.evidenceSearchTools.searchWords)", words)
    different = [
        (word, form) for word, form in zip(words, forms, strict=True) if search_words(word) != form
    ]
    assert different == []


def test_meanings_of_search_terms_stand_on_the_site(ask: Callable[..., Any]) -> None:
    """A word that the site itself does not use leads nobody on."""
    strange = ask("").evaluate(
        """() => window.evidenceSearch.terms.flatMap(([, meanings]) => meanings.flat())
            .filter((word) => !(word in window.evidenceSearch.words))"""
    )
    assert [word for word in strange if word not in {*search_words("of in a the not")}] == []


def test_the_focus_is_seen_on_both_fields(page: Any, html: Done) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto((html.out / "search.html").as_uri())
    for field in ("#evidence-search-field", ".sidebar-search"):
        page.locator(field).focus()
        style = "(e) => [getComputedStyle(e).outlineStyle, getComputedStyle(e).outlineWidth]"
        kind, width = page.locator(field).evaluate(style)
        assert kind == "solid", field
        assert float(width.removesuffix("px")) >= 2, field


def test_headings_of_the_page(ask: Callable[..., Any]) -> None:
    shown = ask("tremor")
    headings = shown.eval_on_selector_all("h1, h2, h3, h4", "(all) => all.map((h) => h.innerText)")
    assert headings.count("Search") == 1
    assert shown.locator("h1").count() == 1
    assert all(text.strip() for text in headings)
