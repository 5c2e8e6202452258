"""Waivers: what they let pass, for how long, and what can't be let pass."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest

from sphinx_evidence.model.claim import Claim
from sphinx_evidence.rules.conf import Settings
from sphinx_evidence.rules.registry import RULES
from sphinx_evidence.rules.report import Report
from sphinx_evidence.rules.rule import DUE
from sphinx_evidence.rules.run import check

TODAY = Settings(today="2026-11-22")
PREFIX = 'claim "tea-sleep": '


def report(make: Any, waive: str, **options: Any) -> Report:
    """Judge a claim whose size is not in the list, and which asks for a waiver."""
    settings = options.pop("settings", TODAY)
    claim = make.claim(**({"size": "big", "waive": waive} | options))
    return check(make.site(claim, settings=settings))


def lines(found: Report) -> list[str]:
    return [finding.line().removeprefix(PREFIX) for finding in found.findings]


BIG = ':size: can\'t be "big"; use one of large, moderate, small, trivial [evidence.unknown-value]'


def test_without_a_waiver(make: Any) -> None:
    found = report(make, "")
    assert (lines(found), found.waived, found.failed) == ([BIG], (), True)


def test_a_waiver(make: Any) -> None:
    found = report(make, "unknown-value until 2026-11-23: the list is being revised")
    assert (found.findings, found.failed) == ((), False)
    [waived] = found.waived
    assert (waived.until, waived.reason) == ("2026-11-23", "the list is being revised")
    assert waived.finding.line() == f"{PREFIX}{BIG}"
    assert "waived: 1; findings: 0 errors, 0 warnings" in found.summary()


@pytest.mark.parametrize(
    ("until", "ended"),
    [("2026-11-21", True), ("2026-11-22", False), ("2026-11-23", False), ("0001-01-01", True)],
)
def test_its_last_day_still_counts(make: Any, until: str, ended: bool) -> None:
    found = report(make, f"unknown-value until {until}: why")
    over = (
        f'the waiver of "unknown-value" ended on {until}; put right what it covers, or give a new '
        "date and reason [evidence.expired-waiver]"
    )
    assert lines(found) == ([over, BIG] if ended else [])
    assert len(found.waived) == (not ended)


def test_a_waiver_reaches_every_finding_of_its_rule_in_its_claim_only(make: Any) -> None:
    waive = "unknown-value until 2099-01-01: why"
    here = make.claim(size="big", direction="up", reviewed="soon", waive=waive)
    there = make.claim(id="b", ordinal=1, size="big")
    elsewhere = make.claim(id="c", docname="other", size="big")
    found = check(make.site(here, there, elsewhere, settings=TODAY))
    assert len(found.waived) == 3
    assert [(finding.claim, finding.rule) for finding in found.findings] == [
        ("b", "unknown-value"),
        ("c", "unknown-value"),
    ]
    tally = next(tally for tally in found.tallies() if tally.rule == "unknown-value")
    assert (tally.waived, tally.failed) == (1, 2)


def test_a_claim_that_two_pages_include_is_waived_on_both(make: Any) -> None:
    waive = "unknown-value until 2099-01-01: why"
    claims = [make.claim(size="big", waive=waive, docname=page) for page in ("a", "b")]
    found = check(make.site(*claims, settings=TODAY))
    assert [one.finding.docname for one in found.waived] == ["a", "b"]
    assert [finding.rule for finding in found.findings] == ["duplicate-claim"]


def test_a_claim_without_an_id_can_be_waived_too(make: Any) -> None:
    found = report(make, "unknown-value until 2099-01-01: why", id=None)
    assert [finding.rule for finding in found.findings] == ["missing-id"]
    assert len(found.waived) == 1


BENEFIT = {"direction": "benefit", "size": "big"}


@pytest.mark.parametrize(
    "waive",
    [
        "unknown-value until 2099-01-01: one; benefit-without-harms until 2099-01-02: two; and more",
        "unknown-value until 2099-01-01: one\nbenefit-without-harms until 2099-01-02: two; and more",
        "unknown-value until 2099-01-01: one;\n\nbenefit-without-harms until 2099-01-02: two; and more;",
    ],
)
def test_several_waivers_and_a_reason_with_a_semicolon(make: Any, waive: str) -> None:
    found = report(make, waive, **BENEFIT)
    assert found.findings == ()
    assert sorted((one.finding.rule, one.until, one.reason) for one in found.waived) == [
        ("benefit-without-harms", "2099-01-02", "two; and more"),
        ("unknown-value", "2099-01-01", "one"),
    ]


def test_a_reason_that_goes_on_in_the_next_line(make: Any) -> None:
    [waived] = report(make, "unknown-value until 2099-01-01: one\nlonger reason").waived
    assert waived.reason == "one longer reason"


def test_a_lowered_rule_can_be_waived_all_the_same(make: Any) -> None:
    settings = Settings(rules={"unknown-value": "warning"}, today="2026-11-22")
    found = report(make, "unknown-value until 2099-01-01: why", settings=settings)
    assert found.findings == ()
    assert [one.finding.severity for one in found.waived] == ["warning"]


@pytest.mark.parametrize(
    ("waive", "line"),
    [
        (
            "unknown-value",
            'the waiver "unknown-value" can\'t be read; write it as "rule until 2027-03-01: reason"',
        ),
        (
            "unknown-value until 2099-01-01",
            'the waiver "unknown-value until 2099-01-01" can\'t be read; write it as '
            '"rule until 2027-03-01: reason"',
        ),
        (
            "Unknown-value until 2099-01-01: why",
            'the waiver "Unknown-value until 2099-01-01: why" can\'t be read; write it as '
            '"rule until 2027-03-01: reason"',
        ),
        (
            "unknown-valu until 2099-01-01: why",
            'it waives "unknown-valu", which is no rule (did you mean "unknown-value"?); correct it',
        ),
        ("zzz until 2099-01-01: why", 'it waives "zzz", which is no rule; correct it'),
        (
            "unknown-value until 2099-02-30: why",
            'the waiver of "unknown-value" can\'t last until "2099-02-30"; write a date such as '
            "2027-03-01",
        ),
        (
            "unknown-value until spring: why",
            'the waiver of "unknown-value" can\'t last until "spring"; write a date such as '
            "2027-03-01",
        ),
        (
            "unknown-value until 2099-01-01:",
            'the waiver of "unknown-value" gives no reason; write one after the colon',
        ),
        (
            "unknown-value until 2099-01-01: ...",
            'the waiver of "unknown-value" gives no reason; write one after the colon',
        ),
        (
            "unknown-value until 2099-01-01: ;",
            'the waiver of "unknown-value" gives no reason; write one after the colon',
        ),
    ],
)
def test_a_waiver_that_is_none_lets_nothing_pass(make: Any, waive: str, line: str) -> None:
    found = report(make, waive)
    assert lines(found) == [f"{line} [evidence.invalid-waiver]", BIG]
    assert found.waived == ()


ABOUT = ("invalid-waiver", "expired-waiver", "unused-waiver")
#: What fails always, and what time brings about, which fails no build: nothing is to be let pass.
CORE_OR_DUE = [slug for slug, rule in RULES.items() if rule.core or rule.severity == DUE]


@pytest.mark.parametrize("rule", [*CORE_OR_DUE, *ABOUT])
def test_what_can_not_be_waived(make: Any, rule: str) -> None:
    found = report(make, f"{rule} until 2099-01-01: why", size=None)
    assert lines(found) == [
        f'"{rule}" can\'t be waived; put right what it finds [evidence.invalid-waiver]'
    ]


def test_a_core_finding_stands_whatever_is_asked(make: Any) -> None:
    found = report(make, "missing-citation until 2099-01-01: no source yet", cite=None, size=None)
    assert [finding.rule for finding in found.findings] == ["invalid-waiver", "missing-citation"]
    assert found.failed


@pytest.mark.parametrize(
    "rule", sorted(slug for slug in RULES if slug not in (*CORE_OR_DUE, *ABOUT))
)
def test_every_other_rule_can_be_named(make: Any, rule: str) -> None:
    found = report(make, f"{rule} until 2099-01-01: why", size=None)
    line = f'it waives "{rule}", which finds nothing wrong with this claim; take the waiver out'
    assert lines(found) == [f"{line} [evidence.unused-waiver]"]
    assert not found.failed  # it warns


def test_an_expired_waiver_is_not_called_unused_as_well(make: Any) -> None:
    found = report(make, "unknown-value until 2020-01-01: why", size=None)
    assert [finding.rule for finding in found.findings] == ["expired-waiver"]


def test_waivers_are_counted(make: Any) -> None:
    claims = (make.claim(), make.claim(id="b", waive="unknown-value until 2099-01-01: why"))
    checked = check(make.site(*claims, settings=TODAY)).checked
    assert [checked[rule] for rule in ABOUT] == [1, 1, 1]


def test_the_order_is_that_of_the_pages_however_they_were_read(make: Any) -> None:
    waive = "unknown-value until 2099-01-01: why; duplicate-disclaimer until 2099-01-01: why"
    claims: list[Claim] = [
        make.claim(
            id=page,
            docname=page,
            place=make.claim().place._replace(path=f"{page}.md"),
            size="big",
            waive=waive,
        )
        for page in "abc"
    ]
    reports = [check(make.site(*order, settings=TODAY)) for order in permutations(claims)]
    assert len({(found.findings, found.waived) for found in reports}) == 1
    assert [one.finding.place.path for one in reports[0].waived] == ["a.md", "b.md", "c.md"]


def test_two_waivers_of_one_rule(make: Any) -> None:
    twice = "unknown-value until 2099-01-01: one; unknown-value until 2099-02-01: two"
    claim = make.claim(direction="positive", waive=twice)
    site = make.site(claim, settings=Settings(today="2026-11-22"))
    assert [finding.message for finding in check(site).findings] == [
        'it waives "unknown-value" twice; keep one'
    ]


# -- The clock -------------------------------------------------------------------------------------

#: A build that is said to be of an early day, as `SOURCE_DATE_EPOCH` may say of any build.
SET_BACK = Settings(today="2020-01-01", clock="2026-11-22")


def test_no_variable_keeps_a_waiver_alive(make: Any) -> None:
    found = report(make, "unknown-value until 2026-11-21: why", settings=SET_BACK)
    assert sorted(lines(found)) == [
        BIG,
        'the waiver of "unknown-value" ended on 2026-11-21; put right what it covers, or give a new '
        "date and reason [evidence.expired-waiver]",
    ]
    assert report(make, "unknown-value until 2026-11-22: why", settings=SET_BACK).waived


@pytest.mark.parametrize("day", ["2026-11-22", "2030-01-01"])
def test_a_waiver_lasts_a_year_at_most(make: Any, day: str) -> None:
    settings = Settings(today=day, clock="2026-11-22")
    assert _too_far(report(make, "unknown-value until 2027-11-23: why", settings=settings))
    last = report(make, "unknown-value until 2027-11-22: why", settings=settings)
    assert not _too_far(last)


def _too_far(found: Report) -> bool:
    said = (
        'the waiver of "unknown-value" can\'t last until 2027-11-23, more than twelve months from '
        "today; write an earlier date, and look at it again then [evidence.invalid-waiver]"
    )
    return said in lines(found) and BIG in lines(found) and not found.waived
