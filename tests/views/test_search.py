"""The index of the search: which pages and claims, and how much each says of a word."""

from __future__ import annotations

import re
from typing import Any

from sphinx_evidence.model.search import BoxText, PageText, SearchTerm, Section
from sphinx_evidence.views.search import packed, search_index


def page(title: str, text: str = "", *boxes: str, headings: tuple[str, ...] = ()) -> PageText:
    parts = [Section((title,), "top", "", text)]
    parts += [Section((title, heading), heading.lower(), "", "") for heading in headings]
    found = tuple(BoxText(n, (title,), box) for n, box in enumerate(boxes))
    return PageText(title, tuple(parts), found)


def index(pages: dict[str, PageText], *claims: Any, faulty: str = "", **more: Any) -> Any:
    def address(docname: str, _anchor: str) -> str:
        return f"{docname}.html"

    terms = more.get("terms", ())
    return search_index(pages, claims, lambda claim: claim.id == faulty, terms, address)


def weights(found: Any, word: str) -> dict[int, str]:
    """Return the letter of each page and claim in which a word stands."""
    number, read = 0, {}
    for step, letter in re.findall(r"(\d+)([a-t])", found["words"].get(word, "")):
        number += int(step)
        read[number] = letter
    return read


def test_pages_and_claims_are_numbered_in_one_row(make: Any) -> None:
    pages = {"b": page("Sleep", "Naps.", "Hours."), "a": page("Tea", headings=("Cups",))}
    claim = make.claim("Tea holds caffeine", docname="b")
    found = index(pages, claim)
    assert found["pages"] == [
        ["a.html", "Tea", [["cups", "Cups"]]],
        ["b.html", "Sleep", []],
    ]
    mark = ["reference", "Documented fact", "\u25aa"]
    assert found["claims"] == [[1, "claim-tea-sleep", "Tea holds caffeine", *mark]]
    assert sorted(weights(found, "tea")) == [0, 1, 2]
    assert sorted(weights(found, "nap")) == [1]
    assert sorted(weights(found, "hour")) == [1, 2]


def test_a_claim_at_fault_has_no_certainty(make: Any) -> None:
    found = index({"page": page("Tea", "", "Text.")}, make.claim(), faulty="tea-sleep")
    assert found["claims"][0][3:] == ["unrated", "No certainty given", "?"]


def test_a_claim_whose_page_is_left_out_is_left_out(make: Any) -> None:
    assert index({"other": page("Other")}, make.claim())["claims"] == []


def test_a_title_weighs_more_than_a_heading_and_that_more_than_text() -> None:
    found = index(
        {
            "a": page("Tea", "Water."),
            "b": page("Cups", "Water.", headings=("Tea",)),
            "c": page("Cups", "Tea."),
        }
    )
    title, heading, text = (weights(found, "tea")[number] for number in range(3))
    assert title > heading > text


def test_long_texts_are_no_better_than_short_ones() -> None:
    found = index({"a": page("A", "tea " + "water " * 50), "b": page("B", "tea cup")})
    assert weights(found, "tea")[0] < weights(found, "tea")[1]


def test_each_further_time_counts_for_less() -> None:
    texts = {
        name: page("A", "tea " * times + "cup " * (40 - times))
        for name, times in (("a", 1), ("b", 11), ("c", 21))
    }
    one, more, most = (ord(weights(index(texts), "tea")[number]) for number in range(3))
    assert more - one > most - more >= 0


def test_terms_lead_to_numbers_and_what_is_unknown_to_nothing(make: Any) -> None:
    terms = (
        SearchTerm(("cuppa", "Builder's tea"), ("black tea",), ("tea-sleep", "page", "no"), 2),
    )
    found = index({"page": page("Tea", "", "Text.")}, make.claim(), terms=terms)
    assert found["terms"] == [[[["cuppa"], ["builder", "tea"]], [["black", "tea"]], [1, 0]]]


def test_words_are_offered_as_the_site_writes_them() -> None:
    found = index({"a": page("A", "Diarrhoea, diarrhoea and diarrhea. Shaking.")})
    assert found["shown"]["diarrhea"] == "diarrhoea"
    assert found["shown"]["shak"] == "shaking"
    assert "and" not in found["shown"]


def test_an_answer_is_a_part_of_its_page_with_its_claim(make: Any) -> None:
    answer = Section(("Tea", "Is it hot?"), "answer-tea-sleep", "tea-sleep", "Yes.")
    pages = {"page": PageText("Tea", (answer,), (BoxText(0, ("Tea",), "Text."),))}
    assert index(pages, make.claim())["pages"][0][2] == [["answer-tea-sleep", "Is it hot?", 1]]


def test_places_are_told_by_the_step_from_one_to_the_next() -> None:
    assert packed([]) == ""
    assert packed([(3, "b"), (4, "a"), (300, "t")]) == "3b1a296t"
