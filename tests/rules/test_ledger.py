"""The ledger's records: what rows show, which a list holds, and what the gate says of them."""

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
from sphinx_evidence.rules.run import check
from sphinx_evidence.rules.site import Settings, Site
from sphinx_evidence.shell.scan.sources import scan
from sphinx_evidence.shell.scan.unparsed import meant
from sphinx_evidence.views.ledger import LedgerFacts, ShownAnswer


def facts(site: Site, articles: dict[str, str] | None = None) -> LedgerFacts:
    return LedgerFacts(site, articles or {}, check(site))


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


# -- what a row shows ------------------------------------------------------------------------------


def test_a_row_shows_its_answers_slips_and_articles(make: Any) -> None:
    row = make.row(answer="tea-sleep, nothing", slip="natural, nothing", article="nights, b")
    shown = facts(make.site(make.claim(), popular_claims=(row,)), {"nights": "Quiet nights"}).of(
        row
    )
    assert shown.answers == (
        ShownAnswer("Tea holds caffeine", "reference", "page", "claim-tea-sleep"),
        ShownAnswer("nothing", "", "", ""),
    )
    assert shown.slips == (f"{SLIPS['natural'].label}. {SLIPS['natural'].meaning}",)
    assert shown.articles == (("nights", "Quiet nights"), ("b", "b"))
    assert (shown.verdict, shown.label, shown.left_out) == ("unsupported", "Not supported", False)
    assert [fault.partition(";")[0] for fault in shown.faults] == [
        'no claim has the id "nothing", which :answer: names',
        ':slip: can\'t be "nothing"',
    ]


def test_a_row_without_anything(make: Any) -> None:
    row = make.row("", options=(), has_body=False)
    shown = facts(make.site(popular_claims=(row,))).of(row)
    assert (shown.sentence, shown.verdict, shown.label) == (
        "without a sentence",
        "",
        "No verdict given",
    )
    assert (shown.answers, shown.slips, shown.articles) == ((), (), ())
    assert len(shown.faults) == 1


def test_faults_of_another_row_or_of_lower_severity_are_not_shown(make: Any) -> None:
    row = make.row(verdict="suported")
    other = make.row(place=Place("ledger.md", 20), id="other", ordinal=1)
    settings = Settings(rules={"unknown-value": "warning"})
    rows = {"popular_claims": (row, other)}
    assert facts(make.site(make.claim(), **rows)).of(row).faults
    assert facts(make.site(make.claim(), **rows)).of(other).faults == ()
    assert facts(make.site(make.claim(), **rows, settings=settings)).of(row).faults == ()


def test_the_name_of_a_row(make: Any) -> None:
    assert make.row().name == "tea-nights"
    assert make.row(id=None).name == "Tea ends sleepless nights"
    assert make.row("a" * 60, id=None).name == f"{'a' * 57}..."
    assert make.row("", id=None).name == "without a sentence"


# -- lists -----------------------------------------------------------------------------------------


def listed(make: Any, options: dict[str, str]) -> tuple[int, list[str]]:
    rows = (
        make.row(id="a", article="x, y", condition="sleep, rest"),
        make.row(id="b", article="y", verdict="supported"),
        make.row(id="c", article="z", condition="rest", verdict="left-out"),
    )
    table = PopularTable("", tuple(options.items()), Place("page.md", 1), "page")
    site = make.site(make.claim(), popular_claims=rows)
    count, shown = facts(site).listed(table, rows)
    names = {row.anchor: row.id for row in rows}
    assert len(names) == 1  # they share an anchor here, so rows are told by their articles
    return count, [row.articles[0][0] + row.verdict for row in shown]


@pytest.mark.parametrize(
    ("options", "found"),
    [
        ({}, ["xunsupported", "ysupported", "zleft-out"]),
        ({"condition": "rest"}, ["xunsupported", "zleft-out"]),
        ({"condition": "rest", "verdict": "left-out"}, ["zleft-out"]),
        ({"article": "y"}, ["xunsupported", "ysupported"]),
        ({"article": "y, z"}, ["xunsupported", "ysupported", "zleft-out"]),
        ({"ids": "c, a"}, ["zleft-out", "xunsupported"]),
        ({"ids": "c, nothing"}, ["zleft-out"]),
        ({"condition": ","}, ["xunsupported", "ysupported", "zleft-out"]),
        ({"article": "nothing"}, []),
    ],
)
def test_what_a_list_holds(make: Any, options: dict[str, str], found: list[str]) -> None:
    assert listed(make, options) == (3, found)


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


# -- lookalikes ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("popular-claim", "popular-claim"),
        ("Popular-Claim", "popular-claim"),
        ("popular-clam", "popular-claim"),
        ("popular_claim", "popular-claim"),
        ("popular claim", "popular-claim"),
        ("poplar-clami", "popular-claim"),
        ("popular-claims", ""),
        ("popular", ""),
        ("unpopular", ""),
        ("claim", "evidence"),
        ("evidence", "evidence"),
        ("evidence-table", ""),
        ("", ""),
        ("p" * 100_000, ""),
    ],
)
def test_what_a_name_is_meant_to_be(name: str, what: str) -> None:
    assert meant(name) == what


@pytest.mark.parametrize("markdown", [True, False])
def test_a_page_is_scanned_for_rows(markdown: bool) -> None:
    text = ":::{popular-clam} Tea\n:::\n" if markdown else ".. popular-clam:: Tea\n"
    [opener] = scan(text, markdown=markdown).openers
    assert (opener.line, opener.sentence, opener.what) == (1, "Tea", "popular-claim")
