"""What a box shows beside the words of its own page."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_evidence.boxes import (
    BoxFacts,
    Shown,
    ShownDisclaimer,
    ShownLink,
    ShownSource,
)
from sphinx_evidence.checks import check
from sphinx_evidence.site import Settings, Site


def shown(site: Site, places: dict[str, tuple[str, str]] | None = None, number: int = 0) -> Shown:
    return BoxFacts(site, site.sources, check(site), places or {}).of(site.claims[number])


KIND = "randomised trial, 12 people"
LINK = ("https://doi.org/10.1000/smith", "doi:10.1000/smith")


def test_a_sound_box(make: Any) -> None:
    assert shown(make.site(make.claim(reviewed="2026-11-22"))) == Shown(
        faults=(),
        lowered=(),
        raised=(),
        harms=(),
        sources=(ShownSource("Smith 2020", KIND, *LINK, "", "", "Smith J. Tea. 2020."),),
        against=(),
        disclaimers=(ShownDisclaimer("safety", 0, "disclaimer-general", more=False, digest=""),),
        reviewed="2026-11-22",
    )


def test_a_source_that_a_page_lists_leads_there(make: Any) -> None:
    site = make.site(make.claim(against="smith2020"))
    found = shown(site, {"smith2020": ("about/references", "cite-smith2020")})
    source = ShownSource("Smith 2020", KIND, *LINK, "about/references", "cite-smith2020", "")
    assert found.sources == found.against == (source,)


def test_a_source_that_nobody_knows_is_shown_as_unknown(make: Any) -> None:
    found = shown(make.site(make.claim(cite="nobody, smith2020, nobody")))
    assert [(source.label, source.kind) for source in found.sources] == [
        ("nobody", "unknown source"),
        ("Smith 2020", KIND),
    ]
    assert found.sources[0].link == ""


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("imprecision: few people", "Imprecision: few people"),
        ("imprecision 2: few people", "Imprecision (2 levels): few people"),
        ("publication-bias", "Publication bias"),
        ("risk-of-bias 2", "risk-of-bias 2"),
        ("dose-response: tea", "More of it, more effect: tea"),
        ("of-our-own: tea", "of-our-own: tea"),
        ("Few people, one trial", "Few people, one trial"),
    ],
)
def test_steps_in_plain_words(make: Any, written: str, words: str) -> None:
    found = shown(make.site(make.claim(rated_down=written, rated_up=written)))
    assert found.lowered == found.raised == (words,)


def test_harms_show_the_claim_that_they_name(make: Any) -> None:
    harm = make.claim("Tea keeps people awake", id="awake", docname="b", anchor="claim-awake")
    found = shown(make.site(make.claim(harms="awake, nothing"), harm))
    assert found.harms == (
        ShownLink("Tea keeps people awake", "b", "claim-awake"),
        ShownLink("nothing", "", ""),
    )


def test_each_disclaimer_that_has_a_text_stands_in_the_box(make: Any) -> None:
    disclaimers = (
        make.disclaimer(more=True, digest="1"),
        make.disclaimer("empty", text=""),
        make.disclaimer("hospital", docname="b", ordinal=3),
    )
    site = make.site(
        make.claim(disclaimer="hospital, nobody, empty, general"), disclaimers=disclaimers
    )
    assert shown(site).disclaimers == (
        ShownDisclaimer("b", 3, "disclaimer-hospital", more=False, digest=""),
        ShownDisclaimer("safety", 0, "disclaimer-general", more=True, digest="1"),
    )


def test_faults_stand_in_the_box_at_fault_only(make: Any) -> None:
    site = make.site(make.claim(), make.claim(id="b", ordinal=1, tier=None, cite="x"))
    assert shown(site).faults == ()
    assert shown(site, number=1).faults == (
        "it has no tier; add :tier: with one of high, moderate, low, very-low, preclinical, none, "
        "reference",
        'no bibliography file has the key "x"; correct the key or add the source',
    )


def test_a_warning_does_not_call_a_box_incomplete(make: Any) -> None:
    claim = make.claim(size="big")
    assert shown(make.site(claim)).faults
    lowered = Settings(rules={"unknown-value": "warning"})
    assert shown(make.site(claim, settings=lowered)).faults == ()


def test_a_claim_that_says_nothing_shows_nothing(make: Any) -> None:
    found = shown(make.site(make.claim("", options=())))
    assert found.faults
    assert found[1:] == ((), (), (), (), (), (), "")


def test_another_first_paragraph_changes_what_is_shown(make: Any) -> None:
    """The page of the claim is written anew when only the disclaimer's page changed."""
    before = make.site(make.claim(), disclaimers=(make.disclaimer(digest="1"),))
    after = make.site(make.claim(), disclaimers=(make.disclaimer(digest="2"),))
    assert shown(before) != shown(after)
