"""The ledger: what a row shows, and which rows a list holds."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_evidence.model.ledger import SLIPS, PopularTable
from sphinx_evidence.model.place import Place
from sphinx_evidence.model.tiers import TIERS, UNRATED
from sphinx_evidence.rules.conf import Settings
from sphinx_evidence.rules.run import check
from sphinx_evidence.rules.site import Site
from sphinx_evidence.views.ledger import LedgerFacts
from sphinx_evidence.views.shown import ShownAnswer


def facts(site: Site, articles: dict[str, str] | None = None) -> LedgerFacts:
    return LedgerFacts(site, articles or {}, check(site))


# -- what a row shows ------------------------------------------------------------------------------


def test_a_row_shows_its_answers_slips_and_articles(make: Any) -> None:
    row = make.row(answer="tea-sleep, nothing", slip="natural, nothing", article="nights, b")
    shown = facts(make.site(make.claim(), popular_claims=(row,)), {"nights": "Quiet nights"}).of(
        row
    )
    assert shown.answers == (
        ShownAnswer("Tea holds caffeine", TIERS["reference"], "page", "claim-tea-sleep"),
        ShownAnswer("nothing", UNRATED, "", ""),
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
