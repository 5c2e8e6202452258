"""The map: which claims count for a cell, in which order, and in which words."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_evidence.model.outline import Outline
from sphinx_evidence.model.place import Place
from sphinx_evidence.model.table import EvidenceMap
from sphinx_evidence.model.tiers import TIERS
from sphinx_evidence.rules.run import check
from sphinx_evidence.views.map import Cell, Grid, Lead, grid, said

PLACE = Place("map.md", 3)
PAGES = {
    "a": Outline("", "Tics", "tics", "", (), ()),
    "b": Outline("", "Shaking", "tremor", "", (), ()),
    "c": Outline("", "More shaking", "Tremor", "", (), ()),
    "d": Outline("", "Safety", "", "", (), ()),
}


def ask(conditions: str = "", routes: str = "") -> EvidenceMap:
    return EvidenceMap("M", _split(conditions), _split(routes), PLACE, "map")


def _split(names: str) -> tuple[str, ...]:
    return tuple(names.split("; ")) if names else ()


def claim(make: Any, name: str, page: str, tier: str, route: str | None, **more: Any) -> Any:
    return make.claim(
        name, id=name, docname=page, anchor=f"claim-{name}", tier=tier, route=route, **more
    )


def drawn(make: Any, *claims: Any, conditions: str = "", routes: str = "") -> Grid:
    known = {page: found.condition for page, found in PAGES.items()}
    site = make.site(*claims, conditions=known)
    return grid(ask(conditions, routes), site, PAGES)


def cell(make: Any, *claims: Any) -> Cell:
    """Return the one cell of a map about tics."""
    [line] = drawn(make, *claims, conditions="tics").lines
    [found] = line.cells
    return found


WORDS = {
    ("high", "benefit", "large"): "A large benefit",
    ("high", "benefit", "moderate"): "A benefit",
    ("high", "benefit", "trivial"): "Little to no difference",
    ("high", "no-difference", "trivial"): "Little to no difference",
    ("moderate", "benefit", "small"): "Probably a small benefit",
    ("moderate", "no-difference", "trivial"): "Probably little to no difference",
    ("low", "benefit", "moderate"): "May be a benefit",
    ("low", "no-difference", "trivial"): "May make little to no difference",
    ("low", "benefit", ""): "May be a benefit",
    ("low", "unclear", "large"): "Not clear which way",
    ("low", "", ""): "Not clear which way",
    ("very-low", "benefit", "large"): "Very uncertain",
    ("very-low", "unclear", ""): "Very uncertain",
    ("very-low", "no-difference", "trivial"): "Very uncertain",
}


@pytest.mark.parametrize(("tier", "direction", "size"), WORDS)
def test_the_words_of_a_cell(make: Any, tier: str, direction: str, size: str) -> None:
    made = make.claim(tier=tier, direction=direction, size=size)
    words = WORDS[tier, direction, size]
    assert said(made) == words
    made = make.claim(tier=tier, direction=direction, size=size, outcome="écrire")
    assert said(made) == f"Écrire: {words[0].lower()}{words[1:]}"


def test_the_surest_claim_leads_whatever_it_found(make: Any) -> None:
    low = claim(make, "low", "a", "low", "by mouth", direction="benefit")
    sure = claim(make, "sure", "a", "moderate", "by mouth", direction="no-difference")
    lead = Lead("a", "claim-sure", TIERS["moderate"], "Probably little to no difference", 2)
    assert cell(make, low, sure) == cell(make, sure, low) == Cell(lead)


def test_of_equals_the_first_leads(make: Any) -> None:
    one = claim(make, "one", "a", "low", "by mouth", direction="benefit")
    two = claim(make, "two", "a", "low", "by mouth", direction="unclear")
    assert cell(make, one, two).answer == Lead(
        "a", "claim-one", TIERS["low"], "May be a benefit", 2
    )


def test_a_harm_is_no_answer(make: Any) -> None:
    harm = claim(make, "harm", "a", "high", "by mouth", direction="harm")
    found = cell(make, harm)
    assert found[:3] == Cell()[:3]
    assert found.other == Lead("a", "claim-harm", TIERS["high"], "high certainty", 1)
    harm = claim(make, "harm", "a", "low", "by mouth", direction="harm", outcome="sore muscles")
    document = claim(make, "law", "a", "reference", "by mouth")
    other = Lead("a", "claim-harm", TIERS["low"], "sore muscles", 1)
    assert cell(make, document, harm).other == other
    assert cell(make, document).other == Lead(
        "a", "claim-law", TIERS["reference"], "documented fact", 1
    )


@pytest.mark.parametrize("tier", ["lwo", ""])
def test_what_tells_of_no_effect_in_people_is_no_answer(make: Any, tier: str) -> None:
    assert cell(make, claim(make, "x", "a", tier, "by mouth")) == Cell()


def test_what_was_not_found_stands_beside_what_was(make: Any) -> None:
    claims = [
        claim(make, "rats", "a", "preclinical", "by mouth"),
        claim(make, "none", "a", "none", "by mouth"),
        claim(make, "nothing", "a", "none", "by mouth"),
        claim(make, "low", "a", "low", "by mouth", direction="benefit"),
    ]
    nothing = Lead("a", "claim-none", TIERS["none"], "", 2)
    rats = Lead("a", "claim-rats", TIERS["preclinical"], "", 1)
    low = Lead("a", "claim-low", TIERS["low"], "May be a benefit", 1)
    assert cell(make, *claims) == Cell(low, nothing, rats)
    assert cell(make, *claims[:3]) == Cell(None, nothing, rats)
    assert cell(make, claims[0]) == Cell(None, None, rats)


def test_lines_and_routes_without_options(make: Any) -> None:
    """Conditions by title; the route that most claims have comes first."""
    found = drawn(
        make,
        claim(make, "one", "a", "low", "by mouth"),
        claim(make, "two", "c", "low", "Into a vein, on the skin"),
        claim(make, "three", "b", "low", "into a  vein"),
        claim(make, "four", "d", "low", "by ear"),
        claim(make, "five", "b", "low", None),
    )
    assert found.routes == ("Into a vein", "By mouth", "On the skin")
    assert [line.pages for line in found.lines] == [
        (("b", "Shaking"), ("c", "More shaking")),
        (("a", "Tics"),),
    ]
    both = found.lines[0].cells
    assert both[0].answer == Lead("b", "claim-three", TIERS["low"], "Not clear which way", 2)
    assert (both[1], found.lines[1].cells[0].answer is None) == (Cell(), True)


def test_options_choose_and_order(make: Any) -> None:
    claims = [
        claim(make, "one", "a", "low", "by mouth"),
        claim(make, "two", "b", "low", "Into a vein"),
    ]
    found = drawn(
        make, *claims, conditions="TICS; tremor; tics; x", routes="into a vein; y; by mouth"
    )
    assert found.routes == ("Into a vein", "By mouth")
    assert [line.pages[0][0] for line in found.lines] == ["a", "b"]
    assert [len(line.cells) for line in found.lines] == [2, 2]
    assert drawn(make, *claims, routes="by mouth; BY MOUTH").routes == ("By mouth",)


def test_a_site_without_routes_or_conditions(make: Any) -> None:
    assert drawn(make, claim(make, "one", "a", "low", None)) == Grid((), ())
    assert drawn(make, claim(make, "one", "d", "low", "by mouth")).lines == ()
    assert grid(ask(), make.site(), {}) == Grid((), ())


def test_what_the_gate_says_of_names_that_nothing_has(make: Any) -> None:
    asked = ask("tremmor; tics; tremmor", "By Mouth; by mouht; x")
    made = claim(make, "one", "a", "none", "by mouth")
    site = make.site(made, conditions={"a": "tics", "b": "tremor"}, maps=(asked,))
    found = [f for f in check(site).findings if f.rule == "unknown-value"]
    end = "; correct it or take it out [evidence.unknown-value]"
    assert [finding.line() for finding in found] == [
        'no claim of a condition has the route "by mouht" (did you mean "by mouth"?)' + end,
        f'no claim of a condition has the route "x"{end}',
        'no page with claims is about the condition "tremmor" (did you mean "tremor"?)' + end,
    ]
    assert {finding.place for finding in found} == {PLACE}
