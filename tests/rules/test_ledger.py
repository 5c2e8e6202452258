"""The ledger's records: what the gate says of them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_evidence.model.claim import CLAIM_ID
from sphinx_evidence.model.finding import Finding
from sphinx_evidence.model.ledger import (
    LEFT_OUT,
    POPULAR_OPTIONS,
    SLIPS,
    VERDICTS,
    PopularClaim,
    PopularTable,
)
from sphinx_evidence.model.place import Place
from sphinx_evidence.rules.conf import Settings
from sphinx_evidence.rules.run import check
from sphinx_evidence.rules.site import Site
from sphinx_evidence.views.ledger import LedgerFacts


def told(site: Site) -> list[str]:
    """Return the messages of what is wrong with rows and lists."""
    return [finding.message for finding in check(site).findings if finding.ordinal < 0]


# -- words -----------------------------------------------------------------------------------------


def test_the_words_of_the_ledger_are_those_of_its_syntax() -> None:
    assert list(VERDICTS) == [
        *("supported", "partly-supported", "unsupported", "contradicted", "wrong-citation"),
        *("not-checkable", LEFT_OUT),
    ]
    assert [verdict.label for verdict in VERDICTS.values()] == [
        *("Supported", "Partly supported", "Not supported", "Contradicted", "Wrong source"),
        *("Could not be checked", "Left out"),
    ]
    assert list(SLIPS) == [
        *("mechanism-as-proof", "animal-as-proof", "unnamed-study", "personal-story", "natural"),
        *("fully-safe", "association-as-cause"),
    ]


@pytest.mark.parametrize("name", [*VERDICTS, *SLIPS])
def test_each_word_is_told_in_a_plain_sentence(name: str) -> None:
    entry = VERDICTS.get(name) or SLIPS[name]
    assert CLAIM_ID.fullmatch(name)
    assert entry.name == name
    assert entry.label[0].isupper()
    assert entry.meaning.endswith(".")
    assert len(entry.meaning.split()) <= 22


# -- the gate --------------------------------------------------------------------------------------


def test_a_sound_row_passes_every_rule(make: Any) -> None:
    row = make.row(slip="natural", covers="b, c", condition="sleep")
    table = PopularTable("", (("condition", "sleep"),), Place("page.md", 9), "page")
    site = make.site(make.claim(), popular_claims=(row,), popular_tables=(table,))
    report = check(site)
    assert [finding for finding in report.findings if finding.ordinal < 0] == []
    counted = {rule: report.checked[rule] for rule in ("unknown-claim", "unanswered-popular-claim")}
    assert counted == {"unknown-claim": 2, "unanswered-popular-claim": 1}


def test_no_row_no_count(make: Any) -> None:
    checked = check(make.site(make.claim())).checked
    assert checked["unanswered-popular-claim"] == checked["duplicate-popular-claim"] == 0


@pytest.mark.parametrize("name", POPULAR_OPTIONS)
def test_an_empty_option_is_none(make: Any, name: str) -> None:
    site = make.site(make.claim(), popular_claims=(make.row(**{name: ""}),))
    needed = name in ("id", "verdict", "answer")
    assert [message.count(f"it has no {name};") for message in told(site)] == [1] * needed


def test_a_finding_stands_at_the_row(make: Any) -> None:
    site = make.site(make.claim(), popular_claims=(make.row(answer=","),))
    [finding] = (found for found in check(site).findings if found.ordinal < 0)
    assert finding == Finding(
        Place("ledger.md", 7),
        "unanswered-popular-claim",
        "error",
        "",
        'popular claim "tea-nights": it has no answer; add :answer: with the ids of the claims '
        "that answer it",
        "ledger",
    )


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        ({"id": "a"}, {"id": "a"}, [':id: names "a", which ledger.md:7 names too']),
        ({"id": "a", "covers": "b"}, {"id": "b"}, [':id: names "b", which ledger.md:7 names too']),
        (
            {"id": "a", "covers": "c"},
            {"id": "b", "covers": "d, c"},
            [':covers: names "c", which ledger.md:7 names too'],
        ),
        ({"id": "a", "covers": "a"}, {"id": "b"}, [':covers: names "a", its own id']),
        ({"id": "a", "covers": "c, c"}, {"id": "b"}, []),
        ({"id": None}, {"id": None}, []),
        ({"id": "a"}, {"id": "A"}, []),
    ],
)
def test_each_statement_is_judged_once(
    make: Any, first: dict[str, str], second: dict[str, str], said: list[str]
) -> None:
    rows = (make.row(**first), make.row(**second, ordinal=1, place=Place("ledger.md", 20)))
    found = [
        finding.message.partition('": ')[2].partition(";")[0]
        for finding in check(make.site(make.claim(), popular_claims=rows)).findings
        if finding.rule == "duplicate-popular-claim"
    ]
    assert found == said


def test_without_articles_any_text_is_a_title(make: Any) -> None:
    rows = {"popular_claims": (make.row(article="A cup {of} tea"),)}
    assert told(make.site(make.claim(), **rows)) == []
    settings = Settings(articles={"nights": "Quiet nights"})
    assert told(make.site(make.claim(), **rows, settings=settings)) == [
        'popular claim "tea-nights": :article: can\'t be "A cup {of} tea"; correct it, or add it '
        "to evidence_articles"
    ]


@given(st.lists(st.tuples(st.sampled_from([*POPULAR_OPTIONS, "x"]), st.text(max_size=30))))
def test_whatever_is_written_no_row_breaks_the_gate(options: list[tuple[str, str]]) -> None:
    given_options = tuple(dict(options).items())
    row = PopularClaim("", given_options, Place("a.md", 1), "a", 0, "popular-x", False)
    table = PopularTable("", given_options, Place("a.md", 9), "a")
    site = Site((), (), (), popular_claims=(row,), popular_tables=(table,))
    report = check(site)
    assert report.failed
    LedgerFacts(site, {}, report).listed(table, (row,))
