"""The store: records come back as they were noted, and its digest tells every change."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_evidence.model.digest import digest_of
from sphinx_evidence.model.figure import Figure
from sphinx_evidence.model.ledger import PopularClaim, PopularTable
from sphinx_evidence.model.notes import Passage, Reference, Stray
from sphinx_evidence.model.place import Place
from sphinx_evidence.model.table import Table
from sphinx_evidence.shell.store import KINDS, Store

ROW = PopularClaim("Tea", (("id", "tea"),), Place("page.md", 1), "page", 0, "popular-tea", True)


def filled(
    make: Any, *claims: Any, title: str = "Page", condition: str = "", **kinds: Any
) -> Store:
    """Return a store with one sealed page."""
    store = Store({}, {})
    records = {"claims": claims, "disclaimers": (make.disclaimer(),)} | kinds
    for kind, noted in records.items():
        for record in noted:
            store.note(kind, "page", record)
    store.seal("page", title, condition)
    return store


def test_what_was_noted_comes_back_from_the_seal(make: Any) -> None:
    claim, harm = make.claim(), make.claim(id="awake", ordinal=1)
    sealed: dict[str, bytes] = {}
    outlines: dict[str, Any] = {}
    first = Store(sealed, outlines)
    assert [first.note("claims", "page", record) for record in (claim, harm)] == [0, 1]
    first.note("disclaimers", "page", make.disclaimer())
    first.seal("page", "Page", "tremor")
    later = Store(sealed, outlines)
    for store in (first, later):
        assert store.records("claims", "page") == [claim, harm]
        assert store.records("tables", "page") == []
        assert store.records("claims", "nowhere") == []
        assert store.every("claims") == (claim, harm)
        assert store.find_claim("awake") == harm
        assert store.find_claim("nothing") is None
        assert store.find_disclaimer("general") == make.disclaimer()
        assert store.find_disclaimer("") is None
    outline = outlines["page"]
    assert (outline.title, outline.condition) == ("Page", "tremor")
    assert outline.sources == ("smith2020",)


def test_a_claim_that_only_moved_on_its_page_says_the_same(make: Any) -> None:
    figure = Figure("40 mg", "40", "1/25", "g", line=9)
    first = make.claim(figures=(figure,))
    moved = make.claim(place=Place("page.md", 5), figures=(figure._replace(line=11),))
    other = make.claim(figures=(figure._replace(number="41"),))
    digests = [filled(make, claim).outlines["page"].digest for claim in (first, moved, other)]
    assert digests[0] == digests[1] != digests[2]


def test_a_page_without_records_leaves_nothing(make: Any) -> None:
    store = Store({}, {})
    store.seal("page", "Page", "")
    assert store.outlines == {}
    assert store.world() == Store({}, {}).world()


def test_a_page_that_is_gone_is_gone(make: Any) -> None:
    store = filled(make, make.claim())
    assert store.find_claim("tea-sleep")
    store.remove("page")
    assert store.find_claim("tea-sleep") is None
    assert store.every("claims") == ()
    assert store.records("claims", "page") == []
    assert store.world() == Store({}, {}).world()
    assert store.touched == {"page"}


def test_of_two_that_share_a_name_the_first_page_has_it(make: Any) -> None:
    store = Store({}, {})
    for page in ("b", "a", "c"):
        store.note("claims", page, make.claim(docname=page))
        store.note("disclaimers", page, make.disclaimer(docname=page))
        store.seal(page, page, "")
    claim, disclaimer = store.find_claim("tea-sleep"), store.find_disclaimer("general")
    assert claim is not None
    assert disclaimer is not None
    assert (claim.docname, disclaimer.docname) == ("a", "a")
    assert [record.docname for record in store.every("claims")] == ["a", "b", "c"]
    store.remove("a")
    assert store.find_claim("tea-sleep").docname == "b"  # type: ignore[union-attr]


def test_what_another_process_read_is_taken_over(make: Any) -> None:
    mine, theirs = Store({}, {}), Store({}, {})
    theirs.note("claims", "page", make.claim())
    theirs.seal("page", "Page", "")
    theirs.note("claims", "other", make.claim(id="other"))
    theirs.seal("other", "Other", "")
    mine.merge({"page", "empty"}, theirs._sealed, theirs.outlines)
    assert [claim.id for claim in mine.every("claims")] == ["tea-sleep"]
    assert mine.touched == {"page", "empty"}
    assert mine.find_claim("tea-sleep") == make.claim()


# --- the digest of all that is said --------------------------------------------------------------


def test_lines_do_not_count(make: Any) -> None:
    """A verdict without findings is the same wherever on their page the claims stand."""
    before = filled(make, make.claim(place=Place("page.md", 3)))
    after = filled(make, make.claim(place=Place("page.md", 9)))
    assert before.world() == after.world()


@pytest.mark.parametrize(
    "changes",
    [
        {"sentence": "Tea"},
        {"id": "b"},
        {"tier": "low"},
        {"cite": "b"},
        {"disclaimer": "b"},
        {"population": "people"},
        {"place": Place("part.md", 3)},
        {"anchor": "claim-b"},
        {"has_body": False},
        {"doctests": 1},
        {"ordinal": 1},
    ],
    ids=str,
)
def test_whatever_a_claim_says_counts(make: Any, changes: dict[str, Any]) -> None:
    changes = dict(changes)
    sentence = changes.pop("sentence", "Tea holds caffeine")
    before, after = filled(make, make.claim()), filled(make, make.claim(sentence, **changes))
    assert before.world() != after.world()


@pytest.mark.parametrize(
    "other",
    [
        {"title": "Other"},
        {"condition": "tremor"},
        {"disclaimers": ()},
        {"claim_references": (Reference("a", Place("page.md", 1), "page"),)},
        {"citations": (Reference("a", Place("page.md", 1), "page"),)},
        {"strays": (Stray("lost-text", "a", Place("page.md", 1), "page"),)},
        {"passages": (Passage("a", "low", False, ("b",), "a", Place("page.md", 1), "page"),)},
        {"tables": (Table("a", (), ("claim",), Place("page.md", 1), "page"),)},
        {"popular_claims": (ROW,)},
        {"popular_tables": (PopularTable("a", (), Place("page.md", 1), "page"),)},
    ],
    ids=lambda other: next(iter(other)),
)
def test_whatever_else_a_page_says_counts(make: Any, other: dict[str, Any]) -> None:
    assert filled(make, make.claim()).world() != filled(make, make.claim(), **other).world()


@pytest.mark.parametrize(
    "changes",
    [
        {"name": "b"},
        {"text": ""},
        {"text": "Other."},
        {"more": True},
        {"digest": "2"},
        {"options": (("a", "b"),)},
    ],
    ids=str,
)
def test_whatever_a_disclaimer_says_counts(make: Any, changes: dict[str, Any]) -> None:
    changed = make.disclaimer(**changes)
    assert filled(make).world() != filled(make, disclaimers=(changed,)).world()


def test_every_kind_of_record_is_known() -> None:
    assert set(KINDS) == {
        "answers",
        "marks",
        "medicine_tables",
        "quotes",
        "verdicts",
        "change_lists",
        "page_changes",
        "claims",
        "disclaimers",
        "claim_references",
        "citations",
        "passages",
        "popular_claims",
        "popular_tables",
        "plots",
        "cited_effects",
        "quoted",
        "rated",
        "animals",
        "strays",
        "tables",
        "mentions",
        "headings",
        "choices",
        "findings",
        "maps",
    }


@pytest.mark.parametrize(
    ("changes", "same"),
    [
        ({"place": Place("page.md", 9)}, True),
        ({"place": Place("part.md", 1)}, False),
        ({"sentence": "Coffee"}, False),
        ({"options": (("id", "coffee"),)}, False),
        ({"anchor": "popular-x"}, False),
        ({"has_body": False}, False),
    ],
    ids=str,
)
def test_what_a_row_of_the_ledger_says_counts_and_its_line_does_not(
    make: Any, changes: dict[str, Any], same: bool
) -> None:
    before = filled(make, popular_claims=(ROW,))
    after = filled(make, popular_claims=(ROW._replace(**changes),))
    assert (before.world() == after.world()) is same


TEXT = st.text(max_size=20)


@given(st.lists(st.tuples(TEXT, TEXT), max_size=4), st.lists(st.tuples(TEXT, TEXT), max_size=4))
def test_two_texts_have_two_digests(one: list[Any], other: list[Any]) -> None:
    assert (digest_of(one) == digest_of(other)) is (one == other)
    assert len(digest_of(one)) == 24
