"""The ledger of popular claims: every statement that was judged has a row, a verdict and an answer."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest

from tests.real import REPO, SHARED, read_yaml

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

pytestmark = pytest.mark.site

#: Where our own reading of the sources, or a row that merges two entries, led to another verdict
#: than that of the entry: on purpose. Omissions are told as such.
REJUDGED = {
    "akathisia-5ht-da-release": "unsupported",
    "akathisia-omits-established": "left-out",
    "diet-low-risk-myoclonus": "partly-supported",
    "etomidate-clinical-weight": "left-out",
    "etomidate-comparators": "left-out",
    "etomidate-meta": "left-out",
    "fasciculation": "left-out",
    "forms-citrate-sulfate": "partly-supported",
    "gap-emergency": "left-out",
    "gap-levodopa": "left-out",
    "gap-ppi": "left-out",
    "gap-pregnancy": "left-out",
    "gi-effects-004": "partly-supported",
    "interacts-abx-diuretics-bp": "partly-supported",
    "low-mg-stress": "unsupported",
    "mg-dopamine-transmission": "partly-supported",
    "ninds-pointer": "not-checkable",
    "nmda-gaba-mechanism": "unsupported",
    "oral-high-dose-diarrhoea": "partly-supported",
    "oral-mg-not-established": "partly-supported",
    "reputable-manufacturer-efficacy": "unsupported",
    "safe-at-recommended-doses": "partly-supported",
    "se-mild-worse-kidney": "partly-supported",
    "vmat2-approved-strong-evidence": "partly-supported",
    "vmat2-proven-many-patients": "partly-supported",
}


#: HTML has typographic quotation marks.
QUOTES = str.maketrans("“”‘’", "\"\"''")


@pytest.fixture(scope="module")
def rows(claims: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = claims["popular_claims"]
    return found


def test_every_statement_has_one_row(rows: list[dict[str, Any]]) -> None:
    """Against a committed list: none missing, none twice, none made up."""
    text = (REPO / "tests" / "data" / "popular-claims.txt").read_text("utf-8")
    listed = [line for line in text.splitlines() if not line.startswith("#")]
    assert len(listed) == 177
    told = Counter(name for row in rows for name in (row["id"], *row["covers"]))
    assert sorted(told) == sorted(listed)
    assert [name for name, count in told.items() if count > 1] == []


def test_every_row_is_answered(rows: list[dict[str, Any]], claims: dict[str, Any]) -> None:
    ids = {claim["id"] for claim in claims["claims"]}
    for row in rows:
        assert row["verdict"], row["id"]
        assert row["articles"], row["id"]
        assert row["answers"], row["id"]
        assert set(row["answers"]) <= ids, row["id"]


def test_every_row_is_shown_with_its_verdict_and_a_link(
    rows: list[dict[str, Any]], pages: dict[str, BeautifulSoup]
) -> None:
    page = pages["about/popular-claims.html"]
    for row in rows:
        [shown] = page.select(f'[id="popular-{row["id"]}"]')
        text = " ".join(shown.get_text(" ").split()).translate(QUOTES)
        assert row["says"].translate(QUOTES) in text, row["id"]
        links = [str(a["href"]) for a in shown.select("a[href]")]
        for answer in row["answers"]:
            assert any(link.endswith(f"#claim-{answer}") for link in links), row["id"]


def test_verdicts_are_those_of_the_evidence(rows: list[dict[str, Any]]) -> None:
    """Where a row says something else than the entry it is named for, this test names it."""
    path = SHARED / "evidence" / "popular_claims.yaml"
    if not path.exists():
        pytest.skip("../shared is absent: nothing to compare the verdicts with")
    judged = {entry["id"]: entry["verdict"] for entry in read_yaml(path)}
    differing = {row["id"]: row["verdict"] for row in rows if row["verdict"] != judged[row["id"]]}
    assert differing == REJUDGED


def test_all_articles_and_slips_are_there(rows: list[dict[str, Any]]) -> None:
    articles = Counter(name for row in rows for name in row["articles"])
    assert set(articles) == {"td", "dyskinesia", "myoclonus", "tremors", "akathisia"}
    assert min(articles.values()) >= 15
    slips = {name for row in rows for name in row["slips"]}
    assert {"mechanism-as-proof", "animal-as-proof", "unnamed-study", "personal-story"} <= slips
