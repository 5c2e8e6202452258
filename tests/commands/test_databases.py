"""Europe PMC and PubMed: their answers, whole, in pages, odd and faulty."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_evidence.commands.europe_pmc import EuropePmc, read_page
from sphinx_evidence.commands.hit import Answer, Hit
from sphinx_evidence.commands.polite import NoAnswerError, Service
from sphinx_evidence.commands.pubmed import PubMed, read_numbers, read_records
from tests.crossref import Reply
from tests.databases import Databases, epmc, numbers, records, result, summary

GROUPS = (("tea", "black tea"), ("sleep",))


def service(name: str, slept: list[float]) -> Service:
    clock = iter(range(0, 1000, 1))
    return Service(name, agent="me", rate=0.5, sleep=slept.append, clock=lambda: next(clock))


def ask(databases: Databases, kind: type[EuropePmc | PubMed], slept: list[float]) -> Answer:
    database = kind(service(kind.name, slept), databases.address) if kind is EuropePmc else None
    database = database or PubMed(service(kind.name, slept), databases.address, "me@example.org")
    return database.ask(database.query(GROUPS), "2026-11-01", "2026-11-22")


# -- Europe PMC ----------------------------------------------------------------------------------


def test_a_result(databases: Databases) -> None:
    databases.says("searchPOST", epmc(result(7)))
    assert ask(databases, EuropePmc, []) == Answer(
        (
            Hit(
                "10.1000/new7",
                frozenset({"10.1000/new7", "pmid:7"}),
                "Black tea in 7 sleepless sailors of the north",
                "J Tea",
                "2026-11-18",
                "randomised trial",
            ),
        ),
        1,
        whole=True,
    )
    assert databases.asked_for("query") == [
        '(TITLE_ABS:"tea" OR TITLE_ABS:"black tea") AND (TITLE_ABS:"sleep") '
        "AND FIRST_IDATE:[2026-11-01 TO 2026-11-22]"
    ]
    assert databases.asked_for("sort") == ["P_PDATE_D desc"]


@pytest.mark.parametrize("last", ["", "AoI="])
def test_pages_are_followed_to_the_last(databases: Databases, last: str) -> None:
    """The last page has no mark, or the one that was sent: both were seen."""
    databases.says(
        "searchPOST",
        epmc(result(1), total=2, following="AoI="),
        epmc(result(2), total=2, following=last),
    )
    found = ask(databases, EuropePmc, [])
    assert [one.work for one in found.hits] == ["10.1000/new1", "10.1000/new2"]
    assert found.whole
    assert databases.asked_for("cursorMark") == ["*", "AoI="]


def test_a_mark_that_comes_back_is_that_of_the_last_page(databases: Databases) -> None:
    """Though there should be more: what was not had is said."""
    databases.says("searchPOST", epmc(result(1), total=900, following="*"))
    assert not ask(databases, EuropePmc, []).whole
    assert databases.asked == ["searchPOST"]


def test_pages_that_never_end_do(databases: Databases) -> None:
    databases.says(
        "searchPOST", *(epmc(result(n), total=900, following=f"m{n}") for n in range(1, 9))
    )
    found = ask(databases, EuropePmc, [])
    assert (len(found.hits), found.total, found.whole) == (2, 900, False)
    assert len(databases.asked) == 2


@pytest.mark.parametrize(
    ("changes", "work", "design"),
    [
        ({"doi": "", "pubType": "Clinical Trial"}, "pmid:1", "trial"),
        (
            {"source": "PPR", "id": "PPR9", "pmid": "", "pubType": "preprint"},
            "10.1000/new1",
            "",
        ),
        (
            {"source": "PPR", "id": "PPR9", "pmid": None, "doi": None},
            "https://europepmc.org/article/PPR/PPR9",
            "randomised trial (preprint)",
        ),
        ({"doi": "https://doi.org/10.1000/NEW1", "pubType": None}, "10.1000/new1", ""),
        (
            {"doi": "10.1000", "pmid": "0"},
            "https://europepmc.org/article/MED/1",
            "randomised trial",
        ),
    ],
)
def test_works_by_what_they_have(changes: dict[str, Any], work: str, design: str) -> None:
    [found] = read_page(epmc(result(1, **changes))).hits
    assert (found.work, found.design) == (work, design)


@pytest.mark.parametrize(
    "changes",
    [{"title": ""}, {"title": None}, {"doi": "", "pmid": "", "id": ""}, {"title": "<b></b>."}],
)
def test_what_nobody_could_look_at_is_no_work(changes: dict[str, Any]) -> None:
    page = read_page(epmc(result(1, **changes), result(2)))
    assert ([one.work for one in page.hits], page.results) == (["10.1000/new2"], 2)


@pytest.mark.parametrize(
    "answer",
    [{}, [], "x", None, {"hitCount": 1}, {"resultList": {}}, {"hitCount": "1", "resultList": {}}],
)
def test_what_is_no_page(answer: Any) -> None:
    with pytest.raises(ValueError, match="it is no list of results"):
        read_page(answer)


# -- PubMed --------------------------------------------------------------------------------------


def test_a_record(databases: Databases) -> None:
    databases.says("esearch", numbers(7))
    databases.says("esummary", records(summary(7, pubtype=["Randomized Controlled Trial"])))
    found = ask(databases, PubMed, [])
    assert [(one.work, one.published, one.design) for one in found.hits] == [
        ("10.1000/new7", "2026-11-18", "randomised trial")
    ]
    assert databases.asked_for("term") == [
        '("tea"[tiab] OR "black tea"[tiab]) AND ("sleep"[tiab]) AND 2026/11/01:2026/11/22[crdt]'
    ]
    assert databases.asked_for("id") == ["7"]


def test_words_that_no_record_has_are_no_fault(databases: Databases) -> None:
    lists = {"errorlist": {"phrasesnotfound": ['"black tea"[tiab]'], "fieldsnotfound": []}}
    lists["warninglist"] = {"outputmessages": ["No items found."]}  # type: ignore[dict-item]
    databases.says("esearch", numbers(**lists))
    assert ask(databases, PubMed, []) == Answer((), 0, whole=True)
    assert databases.asked == ["esearch"]


def test_more_than_are_taken(databases: Databases) -> None:
    databases.says("esearch", numbers(1, total=900))
    databases.says("esummary", records(summary(1)))
    assert not ask(databases, PubMed, []).whole


def test_a_record_that_can_not_be_had_is_left_out() -> None:
    answer = records(summary(1), {"uid": "2", "error": "cannot get document summary"})
    answer["result"]["uids"] += ["3", 4, None]
    answer["result"]["5"] = []
    assert [one.work for one in read_records(answer)] == ["10.1000/new1"]


@pytest.mark.parametrize(
    ("changes", "work"),
    [
        ({"articleids": []}, "pmid:1"),
        ({"articleids": None, "pubtype": None, "sortpubdate": None}, "pmid:1"),
        ({"title": "[Tee und Schlaf]."}, "10.1000/new1"),
    ],
)
def test_records_that_lack_something(changes: dict[str, Any], work: str) -> None:
    [found] = read_records(records(summary(1, **changes)))
    assert found.work == work
    assert not found.title.startswith("[")


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ({"error": "API rate limit exceeded", "api-key": "x"}, "API rate limit exceeded"),
        ({"esearchresult": {"ERROR": "Search Backend failed"}}, "Search Backend failed"),
        ({"esearchresult": {"count": "2"}}, "it is no list of numbers"),
        ({"esearchresult": []}, "it has no esearchresult"),
        ([], "it has no esearchresult"),
    ],
)
def test_what_is_no_answer_to_a_search(answer: Any, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        read_numbers(answer)


@pytest.mark.parametrize(
    ("answer", "said"),
    [({"result": {}}, "it holds no records"), ({"error": "x"}, "x"), (None, "it has no result")],
)
def test_what_holds_no_records(answer: Any, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        read_records(answer)


# -- manners -------------------------------------------------------------------------------------

BUSY = b'{"error":"API rate limit exceeded","api-key":"192.0.2.7","count":"4","limit":"3"}'


@pytest.mark.parametrize(
    ("replies", "slept"),
    [
        ([Reply(429, BUSY)], [2]),
        ([Reply(200, BUSY)], [2]),
        ([Reply(503, b"<html>"), Reply(200, b"<html>Back soon</html>")], [2, 8]),
        ([Reply(429, headers=(("Retry-After", "20"),))], [20]),
    ],
)
def test_another_try_after_a_while(
    databases: Databases, replies: list[Reply], slept: list[float]
) -> None:
    waits: list[float] = []
    databases.says("esearch", *replies, numbers())
    assert ask(databases, PubMed, waits).total == 0
    assert [wait for wait in waits if wait > 1] == slept


def test_a_refusal_of_the_records_is_no_answer(databases: Databases) -> None:
    databases.says("esearch", numbers(1))
    databases.says("esummary", Reply(404))
    with pytest.raises(NoAnswerError, match="PubMed answered 404"):
        ask(databases, PubMed, [])


def test_requests_keep_their_distance(databases: Databases) -> None:
    """By a clock that nobody sets: a second of two has passed, so another one is waited for."""
    slept: list[float] = []
    databases.says("esearch", numbers(1))
    databases.says("esummary", records(summary(1)))
    ask(databases, PubMed, slept)
    assert slept == [1]


@pytest.mark.parametrize("kind", [EuropePmc, PubMed])
def test_a_long_question_arrives_whole(
    databases: Databases, kind: type[EuropePmc | PubMed]
) -> None:
    """No address may be as long as this."""
    database = kind(service(kind.name, []), databases.address)
    query = database.query((tuple(f"black tea number {number}" for number in range(1000)),))
    database.ask(query, "2026-11-01", "2026-11-22")
    [asked] = databases.asked_for("query") + databases.asked_for("term")
    assert asked.startswith(query)
    assert len(query) > 20_000
