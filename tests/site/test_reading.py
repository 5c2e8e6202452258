"""What a reader needs of a page: plain key messages, and the items of two lists of criteria.

The lists are DISCERN (http://www.discern.org.uk/quick_reference_guide.php) and the benchmarks of
JAMA (http://www.hcoa.org/newsite/tcgec/Health_Info_Website_Rating_System.asp), both read
2026-11-22. Their items stand here in our own words, and only those that a machine can look for:
passing them is not a score. Whether an aim is met or a page is fair is for people to judge.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import pyphen
import pytest

from tests.real import REPO, SECTIONS

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

    from tests.tables import Tables

pytestmark = pytest.mark.site

#: The highest school year (United States) that key messages may ask for.
HIGHEST = 8.0
_HYPHENS = pyphen.Pyphen(lang="en_US")
_WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)*")
_SENTENCE = re.compile(r"[.!?](?:\s|$)")
_SILENT = re.compile(r"(?:(?<=[^laeiouy])es|(?<=[^aeioudty])ed|(?<=[^aeiouyl])e)$")
_VOWELS = re.compile(r"[aeiouy]+")

CONTENT = tuple(name for name in SECTIONS if name != "about")


def names(*folders: str) -> list[str]:
    """Return the pages of folders that hold claims."""
    return [
        path.relative_to(REPO).with_suffix(".html").as_posix()
        for folder in folders
        for path in sorted((REPO / folder).glob("*.md"))
        if ":::{evidence} " in path.read_text("utf-8")
    ]


def conditions() -> list[str]:
    """Return the pages that are about a condition, by their front matter."""
    return [
        name
        for name in names("conditions")
        if "\n  condition: " in (REPO / name).with_suffix(".md").read_text("utf-8")
    ]


# --- key messages ---------------------------------------------------------------------------------


def syllables(word: str) -> int:
    """Return how many syllables a word has.

    By where it may be hyphenated; but no hyphen stands behind a first letter or before a last
    one or two, so that "any" would have one. Groups of vowels are counted too, and more is taken.
    """
    word = word.lower()
    return max(len(_HYPHENS.positions(word)) + 1, len(_VOWELS.findall(_SILENT.sub("", word))), 1)


def grade(messages: list[str]) -> float:
    """Return the Flesch-Kincaid grade of messages, each ending a sentence.

    0.39 words a sentence + 11.8 syllables a word - 15.59 (Kincaid and others 1975, as printed at
    https://en.wikipedia.org/wiki/Flesch-Kincaid_readability_tests, read 2026-11-22).
    """
    words = [word for message in messages for word in _WORD.findall(message)]
    sentences = sum(
        len([part for part in _SENTENCE.split(message) if _WORD.search(part)])
        for message in messages
    )
    total = sum(map(syllables, words))
    return 0.39 * len(words) / sentences + 11.8 * total / len(words) - 15.59


def test_the_grade_of_known_sentences() -> None:
    assert grade(["The cat sat on the mat."]) == pytest.approx(-1.45, abs=0.01)
    assert [syllables(word) for word in ("any", "tablet", "makes", "people")] == [2, 2, 1, 2]
    hard = "Randomised evaluations of pharmacological interventions demonstrate heterogeneity."
    assert grade([hard]) > 20
    assert grade(["We found no trial. Ask first."]) < grade([hard])


def said(elements: Iterable[Tag]) -> list[str]:
    """Return texts as sentences."""
    texts = (" ".join(one.get_text(" ").split()).rstrip("#¶ ") for one in elements)
    return [text if text.endswith((".", "?", "!")) else f"{text}." for text in texts]


def key_messages(page: BeautifulSoup) -> list[str]:
    """Return what a hurried reader must not miss: answers, a list "In short", the list of an emergency."""
    items = page.select(".in-short li, .care li")
    boxed = page.select(".in-short p:not(.admonition-title)")
    items += [one for one in boxed if not one.find_parent("li")]
    return said([*items, *page.select(".evidence-answer > p:not(.evidence-answer-link)")])


def short_answers(page: BeautifulSoup) -> list[str]:
    """Return the short answers of a page."""
    return said(page.select(".evidence-answers > li > p:not(.evidence-answer-link)"))


@pytest.mark.parametrize(
    "name",
    ["index.html", "about/methods.html", "safety/asking-your-clinician.html", *names(*CONTENT)],
)
def test_key_messages_are_plain(name: str, pages: dict[str, BeautifulSoup], tables: Tables) -> None:
    messages = short_answers(pages[name]) or key_messages(pages[name])
    assert len(messages) >= 2, messages
    found = grade(messages)
    tables.grades[name] = found
    assert found <= HIGHEST + name.startswith("hospital/"), f"{name}: grade {found:.1f}"


@pytest.mark.parametrize("name", conditions())
def test_one_key_message_says_what_is_not_known(name: str, pages: dict[str, BeautifulSoup]) -> None:
    unknown = re.compile(r"[Nn]obody knows|[Nn]obody can|[Ww]e found no|very uncertain|not known")
    assert any(unknown.search(message) for message in key_messages(pages[name]))


@pytest.mark.parametrize("name", conditions())
def test_answers_and_headings_of_claims_are_plain(
    name: str, pages: dict[str, BeautifulSoup]
) -> None:
    answers = said(pages[name].select(".evidence-answer > p:not(.evidence-answer-link)"))
    headings = said(pages[name].select(".evidence-claim .evidence-sentence"))
    assert len(answers) >= 5
    assert headings
    assert grade([*answers, *headings]) <= 9


@pytest.mark.parametrize("name", conditions())
def test_the_answer_comes_first(name: str, pages: dict[str, BeautifulSoup]) -> None:
    """Right below the title; then how fresh it is; who made the page stands at its end."""
    article = pages[name].select_one("article")
    assert article is not None
    title = article.select_one("h1")
    assert title is not None
    answer = title.find_next_sibling()
    assert answer is not None
    assert "evidence-answer" in answer["class"]
    assert answer.select_one(".evidence-tier")
    assert answer.select_one("a[href]")
    date = answer.find_next_sibling()
    assert date is not None
    assert "page-date" in date["class"]
    assert "searched to" in date.get_text()
    assert "No clinician has checked" in date.get_text()
    headings = [
        one.get_text().removesuffix("#Link to this section") for one in article.select("h2")
    ]
    assert headings[0].endswith("?")
    assert headings[1:4] == [
        "More short answers",
        "What to do next",
        "Which treatments are established?",
    ]
    assert headings[-1] == "Who made this page?"


# --- lists of criteria ----------------------------------------------------------------------------

Item = Callable[["BeautifulSoup"], bool]


def meta(*words: str) -> Item:
    """Return a look for words in the lines under the title."""

    def look(page: BeautifulSoup) -> bool:
        found = page.select_one(".page-meta")
        return found is not None and all(re.search(word, found.get_text()) for word in words)

    return look


def section(pattern: str) -> Item:
    """Return a look for a section with content."""

    def look(page: BeautifulSoup) -> bool:
        return any(
            re.search(pattern, heading.get_text())
            and heading.parent is not None
            and len(heading.parent.get_text().split()) > 12
            for heading in page.select("article h2, article h3")
        )

    return look


def says(pattern: str) -> Item:
    return lambda page: bool(re.search(pattern, page.select_one("article").get_text()))  # type: ignore[union-attr]


def links(part: str) -> Item:
    return lambda page: bool(page.select(f'article a[href*="{part}"]'))


def boxes(selector: str) -> Item:
    return lambda page: bool(page.select(f".evidence-claim {selector}"))


#: Of every page with claims.
EVERYWHERE: dict[str, Item] = {
    "DISCERN 1, the aim: whom the page is for": meta(r"^\s*For "),
    "DISCERN 4, sources: every claim names them": lambda page: (
        len(page.select(".evidence-claim"))
        == sum(bool(box.select(".evidence-cites a")) for box in page.select(".evidence-claim"))
        > 0
    ),
    "DISCERN 5, dates: when evidence was searched": meta(r"searched to \d+ \w+ \d{4}"),
    "DISCERN 5, dates: when each claim was reviewed": says(r"Last reviewed"),
    "DISCERN 8, uncertainty: each box says how sure we are": boxes(".evidence-tier"),
    "JAMA, authorship": meta(r"Written by"),
    "JAMA, attribution: sources with an address": boxes('a[href^="http"]'),
    "JAMA, disclosure: who pays": meta(r"[Nn]o funding"),
    "JAMA, currency: first published and last changed": meta(r"First published", r"last changed"),
}
#: Of the pages on a condition, which are about choices.
ON_CONDITIONS: dict[str, Item] = {
    "DISCERN 3, relevance: what the condition is": section(r"^What (is|are) "),
    "DISCERN 7, more support: where to get help": links("safety/"),
    "DISCERN 8, uncertainty: what is not shown": section(r"not show|might it work"),
    "DISCERN 9, how it might work: told as a mechanism": links("mechanisms/"),
    "DISCERN 10, benefits": section(r"What was studied"),
    "DISCERN 11, risks": section(r"harm me"),
    "DISCERN 12, no treatment": says(
        r"no treatment|choose none|without treatment|do nothing|not treated|go without"
    ),
    "DISCERN 13, quality of life: told, or told to be unknown": says(r"quality of life|daily life"),
    "DISCERN 14, other choices": section(r"established"),
    "DISCERN 15, shared decisions: questions to ask": section(r"[Qq]uestions to ask"),
}


@pytest.mark.parametrize("item", EVERYWHERE)
@pytest.mark.parametrize("name", names(*CONTENT))
def test_items_of_every_page(name: str, item: str, pages: dict[str, BeautifulSoup]) -> None:
    assert EVERYWHERE[item](pages[name]), f"{name} lacks: {item}"


@pytest.mark.parametrize("item", ON_CONDITIONS)
@pytest.mark.parametrize("name", conditions())
def test_items_of_pages_on_conditions(
    name: str, item: str, pages: dict[str, BeautifulSoup]
) -> None:
    assert ON_CONDITIONS[item](pages[name]), f"{name} lacks: {item}"


MECHANISM = "A mechanism is not an effect in people"


@pytest.mark.parametrize("name", names("mechanisms"))
def test_a_mechanism_is_said_to_be_no_effect(name: str, pages: dict[str, BeautifulSoup]) -> None:
    """The same fixed sentence at the top of each page, before any claim."""
    text = pages[name].select_one("article").get_text(" ")  # type: ignore[union-attr]
    assert MECHANISM in text, name
    assert text.index(MECHANISM) < text.index("In short"), name
