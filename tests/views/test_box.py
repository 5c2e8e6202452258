"""What a box shows beside the words of its own page."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_evidence.files.reviews import Review, ReviewFile, fingerprint
from sphinx_evidence.files.status import StatusRow
from sphinx_evidence.rules.conf import Settings
from sphinx_evidence.rules.run import check
from sphinx_evidence.rules.site import Site
from sphinx_evidence.views.box import BoxFacts
from sphinx_evidence.views.shown import Shown, ShownDisclaimer, ShownLink, ShownSource


def shown(site: Site, places: dict[str, tuple[str, str]] | None = None, number: int = 0) -> Shown:
    reviews = site.reviews.reviews if site.reviews else {}
    facts = BoxFacts(
        site, site.sources, check(site), places or {}, reviews, site.statuses, site.settings
    )
    return facts.of(site.claims[number])


KIND = "randomised trial, 12 people"
LINK = ("https://doi.org/10.1000/smith", "doi:10.1000/smith")


def test_a_sound_box(make: Any) -> None:
    assert shown(make.site(make.claim(reviewed="2026-11-22"))) == Shown(
        faults=(),
        notices=(),
        searched="",
        lowered=(),
        raised=(),
        not_assessed=(),
        harms=(),
        sources=(ShownSource("Smith 2020", KIND, *LINK, "", "", "Smith J. Tea. 2020."),),
        against=(),
        disclaimers=(ShownDisclaimer("safety", 0, "disclaimer-general", more=False, digest=""),),
        reviewed="22 November 2026",
        reviewed_on="2026-11-22",
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
        ("publication-bias 2: none published", "Publication bias (2 levels): none published"),
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


@pytest.mark.parametrize(
    ("design", "steps", "lowered"),
    [
        ("rct", "", ()),
        ("rct", "imprecision: few", ("Imprecision: few",)),
        (
            "cohort",
            "imprecision: few",
            (
                "In no study did chance decide who got what, so other causes may be at work.",
                "Imprecision: few",
            ),
        ),
        (
            "case-report",
            "",
            ("Only single patients are described, without a group to compare them with.",),
        ),
        ("guideline", "", ()),
    ],
)
def test_why_not_higher_begins_with_the_start(
    make: Any, design: str, steps: str, lowered: tuple[str, ...]
) -> None:
    sources = (make.source(design=design),)
    for tier in ("low", "high"):  # of whatever tier the author thinks it is
        claim = make.claim(tier=tier, rated_down=steps)
        assert shown(make.site(claim, sources=sources)).lowered == lowered
    # What is not graded has no start to speak of.
    reference = make.claim(tier="reference", rated_down=steps)
    only_steps = lowered[-1:] if steps else ()
    assert shown(make.site(reference, sources=sources)).lowered == only_steps


def test_what_could_not_be_assessed_is_no_reason_and_not_nothing(make: Any) -> None:
    claim = make.claim(tier="high", rated_down="publication-bias 0: one trial; imprecision: few")
    found = shown(make.site(claim))
    assert found.lowered == ("Imprecision: few",)
    assert found.not_assessed == ("Publication bias: one trial",)
    assert shown(make.site(make.claim(tier="high"))).not_assessed == ()


@pytest.mark.parametrize(
    ("searched", "words"),
    [
        ("2026-11-22: trials in sailors", "Trials in sailors. Searched 22 November 2026."),
        ("2026-11-22 : Trials in sailors.", "Trials in sailors. Searched 22 November 2026."),
        ("2026-11-22: any trial at all?", "Any trial at all? Searched 22 November 2026."),
        ("2026-11-22", ""),
        ("2026-11-22:", ""),
        ("yesterday: trials", ""),
        ("", ""),
    ],
)
def test_what_was_looked_for(make: Any, searched: str, words: str) -> None:
    assert shown(make.site(make.claim(tier="none", searched=searched))).searched == words


# --- notices: the build passes, and the reader must know -----------------------------------------

CHANGED = "Changed since its last review. Nobody has read it against its sources again."
OLD = "The last review is long ago. New studies may have changed the picture."
OLD_SEARCH = "The last search is long ago. Studies may have come out since."
NEVER = "Nobody has noted yet that they read it against its sources."


def reviewed(make: Any, print_of: str = "", date: str = "2026-11-01", **options: str) -> Shown:
    """Show a claim with a review on record, on a day a year and a month later."""
    claim = make.claim(**options)
    known = print_of or fingerprint(claim, {"smith2020": make.source()})
    reviews = {"tea-sleep": Review(known, date, "Ann")} if date else {}
    settings = Settings(review_months=12, today="2027-10-01")
    return shown(make.site(claim, reviews=ReviewFile("r.csv", reviews, ()), settings=settings))


def test_a_claim_that_was_read_has_no_notice(make: Any) -> None:
    found = reviewed(make)
    assert (found.notices, found.faults) == ((), ())
    assert found.reviewed == "1 November 2026; to be reviewed again by 1 November 2027"


def test_a_claim_that_changed_says_so_and_is_not_called_incomplete(make: Any) -> None:
    found = reviewed(make, print_of="0" * 24)
    assert (found.notices, found.faults) == ((CHANGED,), ())


def test_a_review_that_is_long_ago(make: Any) -> None:
    assert reviewed(make, date="2026-09-30").notices == (OLD,)
    assert set(reviewed(make, "0" * 24, "2026-09-30").notices) == {OLD, CHANGED}


def test_what_was_never_read_is_not_called_changed(make: Any) -> None:
    assert reviewed(make, date="").notices == (NEVER,)
    # Its author read it, and nobody noted it.
    assert reviewed(make, date="", reviewed="2027-01-01").notices == (NEVER,)
    assert reviewed(make, date="", reviewed="2026-01-01").notices == (NEVER,)


def test_the_later_of_two_reviews_is_shown(make: Any) -> None:
    again = "; to be reviewed again by"
    assert reviewed(make, reviewed="2027-01-01").reviewed == f"1 January 2027{again} 1 January 2028"
    assert (
        reviewed(make, reviewed="2026-01-01").reviewed == f"1 November 2026{again} 1 November 2027"
    )
    assert reviewed(make, reviewed="soon").reviewed == f"1 November 2026{again} 1 November 2027"
    assert reviewed(make, date="").reviewed == ""


def test_where_nothing_grows_old_no_day_is_named(make: Any) -> None:
    claim = make.claim(tier="none", reviewed="2020-01-31", searched="2020-01-31: trials")
    found = shown(make.site(claim, settings=Settings(today="2036-07-01")))
    assert (found.reviewed, found.searched) == (
        "31 January 2020",
        "Trials. Searched 31 January 2020.",
    )
    assert found.notices == ()


def test_a_search_that_is_long_ago(make: Any) -> None:
    claim = make.claim(tier="none", reviewed="2027-11-22", searched="2026-11-22: trials")
    for day, notices in (("2027-11-22", ()), ("2027-11-23", (OLD_SEARCH,))):
        found = shown(make.site(claim, settings=Settings(review_months=12, today=day)))
        assert found.notices == notices
        assert found.searched == (
            "Trials. Searched 22 November 2026. To be searched again by 22 November 2027."
        )


def test_a_search_that_has_no_place_in_a_claim_is_not_due(make: Any) -> None:
    claim = make.claim(reviewed="2027-11-22", searched="2020-01-31: trials")
    found = shown(make.site(claim, settings=Settings(review_months=12, today="2027-11-23")))
    assert (found.notices, found.searched) == ((), "Trials. Searched 31 January 2020.")


def test_a_look_up_that_is_long_ago_is_told_with_the_oldest_day(make: Any) -> None:
    sources = tuple(make.source(key, doi=f"10.1000/{key}") for key in ("a", "b", "c", "d"))
    days = {"a": "2026-10-01", "b": "2026-09-01", "c": "2026-11-20", "d": "1999-01-01"}
    rows = {f"10.1000/{k}": StatusRow(f"10.1000/{k}", "current", "x", v) for k, v in days.items()}
    settings = Settings(status_days=30, today="2026-11-22")

    def told(**options: str) -> tuple[str, ...]:
        claim = make.claim(**options)
        return shown(make.site(claim, sources=sources, statuses=rows, settings=settings)).notices

    said = "Whether its sources still stand was last looked up on {}. Some may have been retracted since."
    assert told(cite="a, c", against="b, nobody") == (said.format("1 September 2026"),)
    assert told(cite="a, c") == (said.format("1 October 2026"),)
    assert told(cite="c") == ()


def test_time_is_told_also_where_it_is_made_an_error(make: Any) -> None:
    settings = Settings(review_months=12, today="2036-07-01", rules={"review-overdue": "error"})
    found = shown(make.site(make.claim(reviewed="2026-11-22"), settings=settings))
    assert found.notices == (OLD,)
    assert len(found.faults) == 1


def test_a_waiver_is_shown_with_its_day_its_fault_and_its_reason(make: Any) -> None:
    claim = make.claim(size="big", waive="unknown-value until 2099-01-01: the list; and more.")
    found = shown(make.site(claim))
    assert found.faults == ()
    assert found.notices == (
        'Let pass until 1 January 2099: :size: can\'t be "big". The reason given: the list; and more.',
    )


def test_a_waiver_shows_the_whole_of_what_it_covers(make: Any) -> None:
    """What is wrong may hold a semicolon itself; only what to do is left out."""
    claim = make.claim(
        tier="high",
        population="a",
        intervention="b",
        comparator="c",
        outcome="d",
        direction="unclear",
        rated_down="imprecision: few",
        waive="tier-mismatch until 2099-01-01: asked",
    )
    [notice] = [n for n in shown(make.site(claim)).notices if "tier" in n]
    assert notice == (
        "Let pass until 1 January 2099: the tier does not follow: starts high: 1 randomised trial; "
        "−1 imprecision; = moderate, declared high. The reason given: asked."
    )


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
    assert found[1:] == ((), "", (), (), (), (), (), (), (), "", "", ())


def test_another_first_paragraph_changes_what_is_shown(make: Any) -> None:
    """The page of the claim is written anew when only the disclaimer's page changed."""
    before = make.site(make.claim(), disclaimers=(make.disclaimer(digest="1"),))
    after = make.site(make.claim(), disclaimers=(make.disclaimer(digest="2"),))
    assert shown(before) != shown(after)


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("current", ""),
        ("corrected", "Corrected since (Crossref, 2026-11-01)."),
        ("reinstated", "Retracted once, and reinstated (Crossref, 2026-11-01)."),
        (
            "expression-of-concern",
            "Its journal has expressed concern about it (Crossref, 2026-11-01).",
        ),
        ("retracted", "Retracted (Crossref, 2026-11-01)."),
    ],
)
def test_what_became_of_a_source_stands_beside_it(make: Any, status: str, words: str) -> None:
    source = make.source()
    row = StatusRow(source.doi, status, "Crossref", "2026-11-01")
    site = make.site(make.claim(), sources=(source,), statuses={source.doi: row})
    assert [found.status for found in shown(site).sources] == [words]


def test_a_source_that_nobody_looked_up_is_not_called_sound(make: Any) -> None:
    assert [found.status for found in shown(make.site(make.claim())).sources] == [""]
