"""What search terms lead to."""

from __future__ import annotations

from typing import Any

from sphinx_evidence.files.search_terms import TermFile, read_terms
from sphinx_evidence.rules.conf import Settings
from sphinx_evidence.rules.run import check
from sphinx_evidence.rules.site import Site


def terms(rows: str) -> TermFile:
    return read_terms(f"words,means,leads_to\n{rows}".encode(), "terms.csv")


def lines(site: Site) -> list[str]:
    return [
        f"{found.place.path}:{found.place.line}: {found.line()}" for found in check(site).findings
    ]


def test_terms_lead_to_pages_and_claims(make: Any) -> None:
    site = make.site(make.claim(), terms=terms("cuppa,tea,tea-sleep; page\n"), searched={"page"})
    assert lines(site) == []
    assert check(site).checked["unknown-search-target"] == 2


def test_a_term_that_leads_nowhere(make: Any) -> None:
    file = terms('nap,,page\n"{cup}, of",tea,tea-sleeping; pages; zzz\n')
    site = make.site(make.claim(), terms=file, searched={"page"})
    said = (
        'terms.csv:3: "{cup}, of" leads to "%s", and the search knows no such page or claim%s; name'
    )
    end = " a page or the id of a claim [evidence.unknown-search-target]"
    assert lines(site) == [
        said % ("pages", ' (did you mean "page"?)') + end,
        said % ("tea-sleeping", ' (did you mean "tea-sleep"?)') + end,
        said % ("zzz", "") + end,
    ]


def test_a_page_that_the_search_leaves_out_is_no_target(make: Any) -> None:
    site = make.site(make.claim(), terms=terms("cuppa,tea,listing\n"), searched={"page"})
    assert [found.rule for found in check(site).findings] == ["unknown-search-target"]


def test_the_page_that_is_offered_must_be_there(make: Any) -> None:
    settings = Settings(search_help="question")
    site = make.site(
        make.claim(),
        terms=terms("cuppa,tea,page\n"),
        searched={"questions", "page"},
        settings=settings,
    )
    assert lines(site) == [
        'conf.py:1: evidence_search_help names "question", and the search knows no such page (did '
        'you mean "questions"?); name a page [evidence.unknown-search-target]'
    ]
    assert check(site).checked["unknown-search-target"] == 2


def test_without_the_file_nothing_is_looked_at(make: Any) -> None:
    site = make.site(make.claim(), settings=Settings(search_help="question"))
    assert lines(site) == []
    assert check(site).checked["unknown-search-target"] == 0


def test_what_can_not_be_read_is_told_and_the_rest_counts(make: Any) -> None:
    site = make.site(make.claim(), terms=terms("cuppa\nnap,,no\n"), searched={"page"})
    assert [(found.rule, found.place.line) for found in check(site).findings] == [
        ("broken-upkeep", 2),
        ("unknown-search-target", 3),
    ]


def test_terms_are_read_like_any_text(make: Any) -> None:
    settings = Settings(topics=("tea",))
    file = terms("tea cures cramps,,page\nnap,tea ends 900 cramps,page\n")
    site = make.site(make.claim(), terms=file, searched={"page"}, settings=settings)
    found = [(one.rule, one.place.line) for one in check(site).findings]
    assert ("uncited-assertion", 2) in found
    assert ("uncited-assertion", 3) in found
    assert ("untraced-number", 3) in found
