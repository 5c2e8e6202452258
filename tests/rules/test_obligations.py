"""What every claim owes its reader: id, tier, sources, disclaimers, a body, options that exist."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_evidence.model.claim import CLAIM_OPTIONS
from sphinx_evidence.model.notes import Reference
from sphinx_evidence.model.place import Place
from sphinx_evidence.rules.run import check
from tests.said import lines

TIERS = "high, moderate, low, very-low, preclinical, none, reference"


def test_the_sound_site_keeps_every_rule(make: Any) -> None:
    report = check(make.site(make.claim()))
    assert report.findings == ()
    assert not report.failed


# --- rules about one claim -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        # id
        (
            {"id": None},
            'claim "Tea holds caffeine": it has no id; add :id: with a short lower-case name that '
            "will never change [evidence.missing-id]",
        ),
        (
            {"id": ""},
            'claim "Tea holds caffeine": it has no id; add :id: with a short lower-case name that '
            "will never change [evidence.missing-id]",
        ),
        (
            {"id": "Tea & Sleep"},
            'claim "Tea & Sleep": the id may hold only lower-case letters a to z, digits and '
            'single hyphens; rename it, such as "tea-sleep" [evidence.invalid-id]',
        ),
        (
            {"id": "Tête-à-tête"},
            'claim "Tête-à-tête": the id may hold only lower-case letters a to z, digits and '
            'single hyphens; rename it, such as "tete-a-tete" [evidence.invalid-id]',
        ),
        (
            {"id": "茶"},
            'claim "茶": the id may hold only lower-case letters a to z, digits and single '
            "hyphens; rename it [evidence.invalid-id]",
        ),
        # tier
        (
            {"tier": None},
            f'claim "tea-sleep": it has no tier; add :tier: with one of {TIERS} '
            "[evidence.missing-tier]",
        ),
        (
            {"tier": ""},
            f'claim "tea-sleep": it has no tier; add :tier: with one of {TIERS} '
            "[evidence.missing-tier]",
        ),
        (
            {"tier": "verylow"},
            'claim "tea-sleep": there is no tier "verylow" (did you mean "very-low"?); use one of '
            f"{TIERS} [evidence.unknown-tier]",
        ),
        (
            {"tier": "Reference"},
            'claim "tea-sleep": there is no tier "Reference" (did you mean "reference"?); use one '
            f"of {TIERS} [evidence.unknown-tier]",
        ),
        (
            {"tier": "unrated"},
            f'claim "tea-sleep": there is no tier "unrated"; use one of {TIERS} '
            "[evidence.unknown-tier]",
        ),
        # sources
        (
            {"cite": None},
            'claim "tea-sleep": it names no source; add :cite: with keys of the bibliography '
            "[evidence.missing-citation]",
        ),
        (
            {"cite": " , "},
            'claim "tea-sleep": it names no source; add :cite: with keys of the bibliography '
            "[evidence.missing-citation]",
        ),
        (
            {"cite": "smiht2020"},
            'claim "tea-sleep": no bibliography file has the key "smiht2020" (did you mean '
            '"smith2020"?); correct the key or add the source [evidence.unknown-citation]',
        ),
        (
            {"cite": "Smith2020"},
            'claim "tea-sleep": no bibliography file has the key "Smith2020" (did you mean '
            '"smith2020"?); correct the key or add the source [evidence.unknown-citation]',
        ),
        (
            {"against": "doe"},
            'claim "tea-sleep": no bibliography file has the key "doe"; correct the key or add '
            "the source [evidence.unknown-citation]",
        ),
        # disclaimers
        (
            {"disclaimer": None},
            'claim "tea-sleep": it shows no disclaimer; add :disclaimer: with the name of one '
            "[evidence.missing-disclaimer]",
        ),
        (
            {"disclaimer": ","},
            'claim "tea-sleep": it shows no disclaimer; add :disclaimer: with the name of one '
            "[evidence.missing-disclaimer]",
        ),
        (
            {"disclaimer": "genral"},
            'claim "tea-sleep": no page defines the disclaimer "genral" (did you mean '
            '"general"?); correct the name or define it [evidence.unknown-disclaimer]',
        ),
        (
            {"disclaimer": "general, other"},
            'claim "tea-sleep": no page defines the disclaimer "other"; correct the name or '
            "define it [evidence.unknown-disclaimer]",
        ),
        # options
        (
            {"teir": "low"},
            'claim "tea-sleep": there is no option "teir" (did you mean "tier"?); correct its '
            "name or take it out [evidence.unknown-option]",
        ),
        (
            {"zzz": ""},
            'claim "tea-sleep": there is no option "zzz"; correct its name or take it out '
            "[evidence.unknown-option]",
        ),
        # body
        (
            {"has_body": False},
            'claim "tea-sleep": it has no body; explain the claim below its options '
            "[evidence.empty-claim]",
        ),
        # harms
        (
            {"harms": "tea-slep"},
            'claim "tea-sleep": no claim has the id "tea-slep", which '
            ":harms: names; correct it or write the claim [evidence.unknown-claim]",
        ),
        # values
        (
            {"direction": "positive"},
            'claim "tea-sleep": :direction: can\'t be "positive"; use one of benefit, harm, '
            "no-difference, unclear [evidence.unknown-value]",
        ),
        (
            {"direction": "Benefit"},
            'claim "tea-sleep": :direction: can\'t be "Benefit" (did you mean "benefit"?); use '
            "one of benefit, harm, no-difference, unclear [evidence.unknown-value]",
        ),
        (
            {"size": "big"},
            'claim "tea-sleep": :size: can\'t be "big"; use one of large, moderate, small, trivial '
            "[evidence.unknown-value]",
        ),
        (
            {"reviewed": "22 November 2026"},
            'claim "tea-sleep": :reviewed: can\'t be "22 November 2026"; write a date such as '
            "2026-11-22 [evidence.unknown-value]",
        ),
        (
            {"reviewed": "20261122"},
            'claim "tea-sleep": :reviewed: can\'t be "20261122"; write a date such as '
            "2026-11-22 [evidence.unknown-value]",
        ),
        (
            {"reviewed": "2026-02-30"},
            'claim "tea-sleep": :reviewed: can\'t be "2026-02-30"; write a date such as '
            "2026-11-22 [evidence.unknown-value]",
        ),
    ],
)
def test_a_rule_about_one_claim(make: Any, changes: dict[str, Any], said: str) -> None:
    assert lines(make.site(make.claim(**changes))) == [f"page.md:3: ERROR: {said}"]


def test_a_claim_without_a_sentence(make: Any) -> None:
    assert lines(make.site(make.claim(""))) == [
        'page.md:3: ERROR: claim "tea-sleep": it has no sentence; write the claim after the name '
        "of the directive [evidence.empty-claim]"
    ]


@pytest.mark.parametrize(
    "changes",
    [
        {"cite": "smith2020,"},
        {"cite": "smith2020, smith2020", "against": "smith2020"},
        {"direction": "", "size": "", "reviewed": ""},
        {"direction": "no-difference", "size": "trivial", "reviewed": "2024-02-29"},
        {"harms": "tea-sleep"},
        dict.fromkeys(set(CLAIM_OPTIONS) - {"id", "tier", "cite", "disclaimer"}, ""),
    ],
)
def test_what_is_sound(make: Any, changes: dict[str, Any]) -> None:
    assert lines(make.site(make.claim(**changes))) == []


def test_each_unknown_name_is_told_once(make: Any) -> None:
    claim = make.claim(cite="b, a, smith2020, b", against="a, c")
    assert [line.split('"')[3] for line in lines(make.site(claim))] == ["a", "b", "c"]


def test_a_claim_with_nothing_at_all(make: Any) -> None:
    """All that is wrong is listed, not the first thing only."""
    claim = make.claim("", options=(), has_body=False)
    assert [finding.rule for finding in check(make.site(claim)).findings] == [
        "empty-claim",
        "empty-claim",
        "missing-citation",
        "missing-disclaimer",
        "missing-id",
        "missing-tier",
    ]
    assert all(
        line.startswith('page.md:3: ERROR: claim "without a sentence": ')
        for line in lines(make.site(claim))
    )


def test_two_claims_with_one_id(make: Any) -> None:
    first = make.claim(place=Place("a.md", 9), docname="a")
    second = make.claim(place=Place("b.md", 2), docname="b")
    third = make.claim(place=Place("b.md", 7), docname="b", ordinal=1)
    other = make.claim(place=Place("b.md", 8), docname="b", ordinal=2, id="other")
    taken = (
        'claim "tea-sleep": the id is taken by a.md:9; choose another [evidence.duplicate-claim]'
    )
    assert lines(make.site(first, second, third, other)) == [
        f"b.md:2: ERROR: {taken}",
        f"b.md:7: ERROR: {taken}",
    ]


def test_claims_without_an_id_are_no_duplicates(make: Any) -> None:
    claims = [make.claim(id=None, ordinal=n) for n in range(2)]
    assert {finding.rule for finding in check(make.site(*claims)).findings} == {"missing-id"}


def test_mentions_of_nothing(make: Any) -> None:
    site = make.site(
        make.claim(),
        claim_references=(
            Reference("tea-sleep", Place("index.md", 2), "index"),
            Reference("tea-slep", Place("index.md", 3), "index"),
            Reference("", Place("index.md", 4), "index"),
        ),
        citations=(
            Reference("smith2020", Place("index.md", 5), "index"),
            Reference("Smith2020", Place("index.md", 6), "index"),
            Reference("x", Place("index.md", 7), "index"),
        ),
    )
    assert lines(site) == [
        'index.md:3: ERROR: no claim has the id "tea-slep" (did you mean "tea-sleep"?); correct '
        "the id or write the claim [evidence.unknown-claim]",
        'index.md:4: ERROR: no claim has the id ""; correct the id or write the claim '
        "[evidence.unknown-claim]",
        'index.md:6: ERROR: no bibliography file has the key "Smith2020" (did you mean '
        '"smith2020"?); correct the key or add the source [evidence.unknown-citation]',
        'index.md:7: ERROR: no bibliography file has the key "x"; correct the key or add the '
        "source [evidence.unknown-citation]",
    ]


def test_thousands_of_unknown_keys_are_all_told(make: Any) -> None:
    keys = ", ".join(f"smith{n}" for n in range(3000, 6000))
    report = check(make.site(make.claim(cite=keys)))
    assert len(report.findings) == 3000
    assert sum("did you mean" in finding.message for finding in report.findings) <= 20
