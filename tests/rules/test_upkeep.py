"""Reviews that are due, claims that changed since, claims that are gone or not yet listed."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_evidence.files.lock import read_lock
from sphinx_evidence.files.reviews import Review, ReviewFile, fingerprint, read_reviews
from sphinx_evidence.files.status import StatusRow
from sphinx_evidence.rules.conf import Settings
from sphinx_evidence.rules.run import check
from sphinx_evidence.rules.site import Site

AGAIN = 'read it against its sources, then run "python -m sphinx_evidence review tea-sleep"'
PREFIX = 'claim "tea-sleep": '


def lines(site: Site) -> list[str]:
    return [finding.line().removeprefix(PREFIX) for finding in check(site).findings]


def reviewed(make: Any, claim: Any, **changes: Any) -> ReviewFile:
    """Return a file in which the claim as it is was reviewed."""
    known = {"smith2020": make.source()}
    record = {"fingerprint": fingerprint(claim, known), "reviewed": "2026-11-01", "by": "Ann"}
    return ReviewFile("reviews.csv", {claim.id: Review(**(record | changes))}, ())


# --- suspect-claim -------------------------------------------------------------------------------


def test_a_claim_as_it_was_reviewed(make: Any) -> None:
    claim = make.claim()
    site = make.site(claim, reviews=reviewed(make, claim))
    assert lines(site) == []
    assert check(site).checked["suspect-claim"] == 1


def test_a_claim_that_changed(make: Any) -> None:
    file = reviewed(make, make.claim())
    changed = (
        "it or one of its sources changed since its review on 2026-11-01; "
        f"{AGAIN} [evidence.suspect-claim]"
    )
    assert lines(make.site(make.claim("Tea holds much caffeine"), reviews=file)) == [changed]
    assert lines(make.site(make.claim(population="adults"), reviews=file)) == [changed]
    source = make.source(finding="13 people slept.")
    assert lines(make.site(make.claim(), reviews=file, sources=(source,))) == [changed]


def test_a_claim_that_nobody_reviewed(make: Any) -> None:
    found = lines(make.site(make.claim(), reviews=ReviewFile("reviews.csv", {}, ())))
    assert found == [f"no review of it is on record; {AGAIN} [evidence.suspect-claim]"]


def test_it_warns_and_does_not_fail(make: Any) -> None:
    report = check(make.site(make.claim(), reviews=ReviewFile("reviews.csv", {}, ())))
    assert [finding.severity for finding in report.findings] == ["warning"]
    assert not report.failed


def test_a_site_without_the_file_checks_nothing_and_says_so(make: Any) -> None:
    """A count of claims that were not looked at would be a gate that passes because it is blind."""
    checked = check(make.site(make.claim())).checked
    names = ("suspect-claim", "review-overdue", "unlisted-claim", "missing-claim", "broken-upkeep")
    assert {name: checked[name] for name in names} == dict.fromkeys(names, 0)


def test_a_file_that_can_not_be_read_is_one_finding_and_not_one_a_claim(make: Any) -> None:
    claims = [make.claim(id=f"c{number}", ordinal=number) for number in range(3)]
    reviews = read_reviews(b"claim;fingerprint\n", "reviews.csv")
    lock = read_lock(b"\xff\xfe", "claims.lock")
    found = check(make.site(*claims, reviews=reviews, lock=lock))
    assert [(f.rule, f.place.path, f.place.line) for f in found.findings] == [
        ("broken-upkeep", "claims.lock", 1),
        ("broken-upkeep", "reviews.csv", 1),
    ]
    assert (found.checked["suspect-claim"], found.checked["unlisted-claim"]) == (0, 0)
    assert found.checked["broken-upkeep"] == 2


def test_rows_that_can_be_read_still_count(make: Any) -> None:
    claim = make.claim()
    known = fingerprint(claim, {"smith2020": make.source()})
    raw = f"claim,fingerprint,reviewed,by\n<<<<<<< HEAD\ntea-sleep,{known},2026-11-01,Ann\n"
    found = check(make.site(claim, reviews=read_reviews(raw.encode(), "reviews.csv")))
    assert [(finding.rule, finding.place.line) for finding in found.findings] == [
        ("broken-upkeep", 2)
    ]


@pytest.mark.parametrize("name", [None, ""])
def test_a_claim_without_an_id_is_told_to_get_one_and_nothing_else(
    make: Any, name: str | None
) -> None:
    settings = Settings(review_months=1, today="2026-11-22")
    site = make.site(
        make.claim(id=name),
        reviews=ReviewFile("reviews.csv", {}, ()),
        lock=read_lock(b"", "claims.lock"),
        settings=settings,
    )
    assert [finding.rule for finding in check(site).findings] == ["missing-id"]


def test_a_claim_that_two_pages_include_is_suspect_on_both(make: Any) -> None:
    claims = [make.claim(docname=page) for page in ("a", "b")]
    found = check(make.site(*claims, reviews=ReviewFile("reviews.csv", {}, ())))
    assert [f.docname for f in found.findings if f.rule == "suspect-claim"] == ["a", "b"]


# --- review-overdue ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("today", "months", "said"),
    [
        ("2027-11-01", 12, ""),
        ("2027-11-02", 12, "its last review, on 2026-11-01, is more than 12 months old"),
        ("2026-12-02", 1, "its last review, on 2026-11-01, is more than 1 month old"),
        ("2026-12-01", 1, ""),
        ("2099-01-01", 0, ""),
        ("2099-01-01", 10**9, ""),
    ],
)
def test_a_review_grows_old(make: Any, today: str, months: int, said: str) -> None:
    claim = make.claim()
    site = make.site(
        claim,
        reviews=reviewed(make, claim),
        settings=Settings(review_months=months, today=today),
    )
    assert lines(site) == ([f"{said}; {AGAIN} [evidence.review-overdue]"] if said else [])
    assert check(site).checked["review-overdue"] == bool(months)


def test_the_later_of_two_dates_counts(make: Any) -> None:
    claim = make.claim(reviewed="2027-06-01")
    settings = Settings(review_months=12, today="2028-01-01")
    assert lines(make.site(claim, reviews=reviewed(make, claim), settings=settings)) == []
    assert lines(make.site(claim, settings=settings)) == []


@pytest.mark.parametrize("date", [None, "", "soon", "2026-02-30"])
@pytest.mark.parametrize("day", ["2026-11-22", "2036-07-01"])
def test_what_was_never_reviewed_is_no_matter_of_time(
    make: Any, date: str | None, day: str
) -> None:
    """It is the same on each day, and an author can put it right: a warning, as with a file."""
    settings = Settings(review_months=12, today=day)
    report = check(make.site(make.claim(reviewed=date), settings=settings))
    found = [finding for finding in report.findings if finding.rule != "unknown-value"]
    assert [(finding.severity, finding.line()) for finding in found] == [
        ("warning", f"{PREFIX}no review of it is on record; {AGAIN} [evidence.suspect-claim]")
    ]
    assert report.due == ()
    assert report.checked["suspect-claim"] == report.checked["review-overdue"] == 1


@pytest.mark.parametrize("date", ["9999-12-31", "0001-01-01"])
def test_a_date_at_the_end_of_the_calendar_stops_no_build(make: Any, date: str) -> None:
    settings = Settings(review_months=12, today="2026-11-22")
    found = lines(make.site(make.claim(reviewed=date), settings=settings))
    assert len(found) == 1


# --- stale-search --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("today", "months", "said"),
    [
        ("2027-11-22", 12, ""),
        ("2027-11-23", 12, "its search, on 2026-11-22, is more than 12 months old"),
        ("2026-12-23", 1, "its search, on 2026-11-22, is more than 1 month old"),
        ("2099-01-01", 0, ""),
    ],
)
def test_a_search_grows_old(make: Any, today: str, months: int, said: str) -> None:
    claim = make.claim(
        tier="none",
        searched="2026-11-22: trials in sailors",
        reviewed="2099-01-01",
    )
    site = make.site(claim, settings=Settings(review_months=months, today=today))
    todo = "search again, then write the day and what you looked for after :searched:"
    found = check(site)
    assert [finding.line() for finding in found.due] == (
        [f"{PREFIX}{said}; {todo} [evidence.stale-search]"] if said else []
    )
    assert found.checked["stale-search"] == bool(months)


@pytest.mark.parametrize(
    "options",
    [
        {"tier": "none", "searched": "2020-02-30: trials"},
        {"tier": "none", "searched": "yesterday: trials"},
        {"tier": "none"},
        {"tier": "reference", "searched": "2020-01-31: trials"},
    ],
)
def test_a_search_that_can_not_be_read_is_a_fault_and_not_due(
    make: Any, options: dict[str, str]
) -> None:
    settings = Settings(review_months=12, today="2026-11-22")
    found = check(make.site(make.claim(**options, reviewed="2026-11-22"), settings=settings))
    assert found.due == ()
    assert found.failed


# --- what time brings about fails nobody who did nothing ------------------------------------------


def aged(make: Any, day: str, **settings: Any) -> Site:
    """Return a sound site as it is on a day: a claim, a search and a look-up of 2026-11-22."""
    claim = make.claim(
        "We found no trial of tea for sleep in sailors",
        tier="none",
        searched="2026-11-22: trials in sailors",
        reviewed="2026-11-22",
    )
    row = StatusRow("10.1000/smith", "current", "Crossref", "2026-11-22", line=2)
    return make.site(
        claim,
        statuses={row.doi: row},
        status_path="status.csv",
        settings=Settings(review_months=12, status_days=180, today=day, **settings),
    )


@pytest.mark.parametrize(
    ("day", "due"),
    [
        ("2026-11-22", set()),
        ("2027-11-22", {"stale-status"}),
        ("2027-12-31", {"stale-status", "review-overdue", "stale-search"}),
        ("2028-02-29", {"stale-status", "review-overdue", "stale-search"}),
        ("2036-07-01", {"stale-status", "review-overdue", "stale-search"}),
    ],
)
def test_the_calendar_breaks_nothing(make: Any, day: str, due: set[str]) -> None:
    found = check(aged(make, day))
    assert {finding.rule for finding in found.findings} == {f.rule for f in found.due} == due
    assert {finding.severity for finding in found.findings} <= {"due"}
    assert found.count("error") == found.count("warning") == 0
    assert not found.failed
    told = f"findings: 0 errors, 0 warnings{f', {len(due)} due' if due else ''}"
    assert found.summary().endswith(told)


def test_a_site_may_ask_to_be_failed_by_time(make: Any) -> None:
    """It is due all the same: who lists what is due must not miss it."""
    asked = {"review-overdue": "error", "stale-search": "warning", "stale-status": "advice"}
    found = check(aged(make, "2036-07-01", rules=asked))
    assert {finding.rule: finding.severity for finding in found.due} == asked
    assert found.failed


# --- the list of claims --------------------------------------------------------------------------


def test_a_claim_that_is_gone(make: Any) -> None:
    lock = read_lock(b"# head\ntea-heart\ntea-sleep\n", "lists/claims.lock")
    found = check(make.site(make.claim(), lock=lock))
    assert [(tuple(f.place), f.line()) for f in found.findings] == [
        (
            ("lists/claims.lock", 2),
            'the claim "tea-heart" is gone; put it back, or run "python -m sphinx_evidence lock" '
            "if it is gone for good [evidence.missing-claim]",
        )
    ]
    assert found.failed
    assert found.checked["missing-claim"] == 2


def test_all_claims_gone(make: Any) -> None:
    found = check(make.site(sources=(), lock=read_lock(b"a\nb\n", "claims.lock")))
    assert [finding.rule for finding in found.findings] == ["missing-claim"] * 2


def test_a_claim_that_is_not_listed_yet(make: Any) -> None:
    lock = read_lock(b"", "claims.lock")
    found = check(make.site(make.claim(), lock=lock))
    assert [finding.line() for finding in found.findings] == [
        'claim "tea-sleep": it is not in claims.lock yet; run "python -m sphinx_evidence lock", so '
        "that nobody can lose it unseen [evidence.unlisted-claim]"
    ]
    assert not found.failed


def test_a_list_that_is_missing_says_so_and_nothing_of_each_claim(make: Any) -> None:
    lock = read_lock(b"\xff", "claims.lock")
    assert [f.rule for f in check(make.site(make.claim(), lock=lock)).findings] == ["broken-upkeep"]
