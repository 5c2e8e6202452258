"""The checks of pictures: what they show, and which claims may be drawn."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_evidence.model.notes import Stray
from sphinx_evidence.model.place import Place
from sphinx_evidence.model.plot import FOREST_PLOT, ICON_ARRAY, Plot
from sphinx_evidence.rules.fault import Fault
from sphinx_evidence.rules.registry import SITE_CHECKS
from sphinx_evidence.rules.site import Site

# --- checks ---------------------------------------------------------------------------------------

PICTURES = ("broken-figure", "uncertain-icon-array")


def record(kind: str = FOREST_PLOT, side: str = "", **changes: Any) -> Plot:
    given = {"claims": ("tea-sleep",), "sources": ("smith2020",)} | changes
    return Plot(kind, side, place=Place("page.md", 9), docname="page", **given)


def judged(rule: str, site: Site) -> tuple[list[Fault], int]:
    """Return what a rule finds, and how many things it looks at."""
    checks = [check for check in SITE_CHECKS if check.rule.slug == rule]
    found = [fault for check in checks for fault in check.judge(site)]
    return found, sum(check.count(site) for check in checks)


def said(make: Any, rule: str, *plots: Plot, **options: str) -> list[str]:
    found, count = judged(rule, make.site(make.claim(**options), plots=plots))
    assert count == len([p for p in plots if p.kind == ICON_ARRAY or rule == "broken-figure"])
    return [fault.message for fault in found]


def test_a_plot_shows_what_its_claims_cite(make: Any) -> None:
    assert said(make, "broken-figure", record()) == []
    assert said(make, "broken-figure", record(), cite="x", against="smith2020") == []
    assert said(make, "broken-figure", record(sources=("lee2022",))) == [
        'the forest plot shows counts of lee2022, which "tea-sleep" does not cite; name the claim '
        "that rests on it, or take the counts out"
    ]


def test_a_plot_without_claims_shows_known_sources(make: Any) -> None:
    assert said(make, "broken-figure", record(claims=())) == []
    assert said(make, "broken-figure", record(claims=(), sources=("smiht2020",))) == [
        'the forest plot shows counts of "smiht2020", a key that no bibliography file has (did you '
        'mean "smith2020"?); correct the file of counts, or add the source'
    ]


@pytest.mark.parametrize("tier", ["low", "moderate", "high"])
def test_sure_claims_are_drawn(make: Any, tier: str) -> None:
    for side in ("benefit", "harm"):
        plot = record(ICON_ARRAY, side)
        assert (
            said(make, "uncertain-icon-array", plot, tier=tier, direction=side, better="less") == []
        )


@pytest.mark.parametrize("tier", ["very-low", "preclinical", "none", "reference", "medium"])
def test_others_are_not(make: Any, tier: str) -> None:
    plot = record(ICON_ARRAY, "harm")
    [message] = said(make, "uncertain-icon-array", plot, tier=tier, direction="harm")
    assert message.startswith('the icon array shows "tea-sleep", which stands at "')
    assert said(make, "uncertain-icon-array", record(), tier=tier) == []


def test_a_claim_stands_on_its_own_side(make: Any) -> None:
    for side, other in (("benefit", "harm"), ("harm", "benefit")):
        plot = record(ICON_ARRAY, side)
        assert said(make, "uncertain-icon-array", plot, tier="low", direction=other) == [
            f'the icon array shows "tea-sleep" under :{side}:, and its direction is "{other}"; '
            "draw it on its own side, or take it out"
        ]


def test_what_was_found_while_reading_is_handed_on(make: Any) -> None:
    for rule in PICTURES:
        stray = Stray(rule, "so; do", Place("page.md", 3), "page")
        site = make.site(make.claim(), strays=(stray,))
        assert judged(rule, site) == ([Fault(Place("page.md", 3), "so; do", "page")], 1)


def test_a_claim_that_is_nowhere_is_told_elsewhere(make: Any) -> None:
    for rule in PICTURES:
        assert said(make, rule, record(ICON_ARRAY, "harm", claims=("nothing",))) == []
