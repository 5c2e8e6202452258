"""What a change does to the claims of a site: which, how, and whether they sound surer."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest

from sphinx_evidence.files.status import StatusRow
from sphinx_evidence.model.figure import Figure
from sphinx_evidence.reports.claims_diff import KINDS, Change, Difference, compare
from sphinx_evidence.reports.claims_json import claims_document
from sphinx_evidence.reports.diff_text import MARK, diff_document, diff_markdown
from sphinx_evidence.rules.run import check
from sphinx_evidence.rules.site import Site
from tests.schemas import COUNT, NAMES, TEXT, exactly

ASKED = {
    "population": "adults",
    "intervention": "tea",
    "comparator": "water",
    "outcome": "sleep",
    "direction": "harm",
    "better": "more",
    "size": "small",
}
KIND = {"enum": list(KINDS)}
CHANGED = {
    "kinds": {"type": "array", "items": KIND, "minItems": 1, "uniqueItems": True},
    "changes": {"type": "array", "items": exactly(kind=KIND, what=TEXT, was=TEXT, now=TEXT)},
}
SCHEMA = exactly(
    schema_version={"const": 1},
    counts={"type": "object", "propertyNames": KIND, "additionalProperties": COUNT},
    claims={"type": "array", "items": exactly(id=TEXT, claim=TEXT, file=TEXT, **CHANGED)},
    sources={"type": "array", "items": exactly(key=TEXT, label=TEXT, claims=NAMES, **CHANGED)},
    disclaimers={"type": "array", "items": exactly(name=TEXT, claims=NAMES, **CHANGED)},
)


@pytest.fixture
def tea(make: Any) -> Any:
    """Return a maker of a document that holds one claim: what the claim says, otherwise."""

    def of(sentence: str = "Tea may slightly reduce sleep", **changes: Any) -> dict[str, Any]:
        return document(make.site(make.claim(sentence, **{"tier": "low"} | ASKED | changes)))

    return of


def document(site: Site) -> dict[str, Any]:
    return claims_document(site, check(site), lambda page, anchor: f"{page}.html#{anchor}")


def kinds(found: Difference) -> dict[str, tuple[str, ...]]:
    return {one.name: one.kinds for one in found.claims}


def test_the_same_claims_in_another_order_differ_in_nothing(make: Any) -> None:
    claims = (make.claim(), make.claim("Tea is hot", id="tea-hot", cite="smith2020, a"))
    base, head = (document(make.site(*order)) for order in (claims, claims[::-1]))
    head["claims"][0]["sources"].reverse()
    found = compare(base, head)
    assert found == ((), (), ())
    assert diff_markdown(found) == f"{MARK}\n\n### Claims: nothing changed\n"
    jsonschema.validate(diff_document(found), SCHEMA)


@pytest.mark.parametrize(
    ("changes", "change"),
    [
        ({"size": "trivial"}, Change("size", "small", "trivial")),
        ({"direction": "unclear"}, Change("direction", "harm", "unclear")),
        ({"population": "people"}, Change("question", "adults", "people", "population")),
        ({"cite": "doe1999"}, Change("source", "smith2020", "doe1999", "sources")),
        ({"against": "doe1999"}, Change("source", "", "doe1999", "against")),
        ({"disclaimer": "kidney"}, Change("disclaimer", "general", "kidney")),
        ({"harms": "awake, wet"}, Change("harms", "", "awake, wet")),
        (
            {"rated_down": "imprecision: few"},
            Change("reasons", "", "imprecision 1: few", "rated-down"),
        ),
        ({"searched": "2026-11-22: all"}, Change("search", "", "2026-11-22: all")),
        (
            {"searched": "2026-11-22: all | PubMed: tea | A list, read through"},
            Change("search", "", "2026-11-22: all | PubMed: tea | A list, read through"),
        ),
        ({"docname": "other"}, Change("page", "page", "other")),
        ({"figures": (Figure("40 %", "40", "2/5"),)}, Change("figure", "", "40 %")),
    ],
)
def test_each_thing_that_may_change_is_told(
    tea: Any, changes: dict[str, Any], change: Change
) -> None:
    [one] = compare(tea(), tea(**changes)).claims
    assert change in one.changes
    assert {c.kind for c in one.changes} - {change.kind} <= {"less-sure"}


def test_a_figure_of_the_sentence_counts_also_where_a_document_tells_of_none(tea: Any) -> None:
    base, head = tea("Tea may reduce sleep by 40 %"), tea("Tea may reduce sleep by 60 %")
    del base["claims"][0]["figures"]
    head["claims"][0]["figures"] = ["3 cups"]  # nobody knows whether it is new
    assert Change("figure", "40 %", "60 %") in compare(base, head).claims[0].changes
    assert kinds(compare(base, head)) == {"tea-sleep": ("reworded", "figure")}


@pytest.mark.parametrize(
    ("was", "now", "strength"),
    [
        ({"tier": "low"}, {"tier": "moderate"}, "surer"),
        ({"tier": "high"}, {"tier": "moderate"}, "less-sure"),
        ({"tier": "none"}, {"tier": "very-low"}, "surer"),
        # Neither says anything of people.
        ({"tier": "none"}, {"tier": "preclinical"}, ""),
        # A fact is told without doubt.
        ({"tier": "high"}, {"tier": "reference"}, "surer"),
        ({"tier": "reference"}, {"tier": "low"}, "less-sure"),
        # Of a claim without a tier nobody knows.
        ({"tier": None}, {"tier": "high"}, ""),
        ({"direction": "unclear"}, {"direction": "harm"}, "surer"),
        ({"direction": "harm"}, {"direction": "unclear"}, "less-sure"),
        ({"direction": "harm"}, {"direction": "no-difference", "size": "large"}, ""),
        ({"size": "small"}, {"size": "large"}, "surer"),
        ({"size": "small"}, {"size": "trivial"}, "less-sure"),
        # The certainty decides before the size does.
        ({"tier": "low", "size": "large"}, {"tier": "high", "size": "small"}, "surer"),
        ({}, {"population": "people"}, ""),
    ],
)
def test_surer_and_less_sure(
    tea: Any, was: dict[str, Any], now: dict[str, Any], strength: str
) -> None:
    [one] = compare(tea(**was), tea(**now)).claims
    assert ({"surer", "less-sure"} & {*one.kinds}) == ({strength} if strength else set())


def test_surer_with_a_source_that_it_did_not_cite_before(tea: Any) -> None:
    now = {"tier": "moderate", "rated_down": "imprecision: few"}
    assert "surer-without-source" in compare(tea(), tea(**now)).counts()
    for more in ({"cite": "smith2020, doe1999"}, {"cite": "doe1999"}):
        assert "surer-without-source" not in compare(tea(), tea(**now, **more)).counts()
    # One that points the other way, or one taken out, is no reason to be surer.
    for less in ({"against": "doe1999"}, {"cite": ""}):
        assert "surer-without-source" in compare(tea(), tea(**now, **less)).counts()


def test_a_claim_can_not_become_surer_by_another_id(tea: Any) -> None:
    other = "Tea reduces sleep"
    by_question = compare(tea(), tea(other, id="tea-nights", tier="high"))
    assert kinds(by_question)["tea-nights"][:3] == ("surer", "surer-without-source", "renamed")
    plain = dict.fromkeys(ASKED, "")
    by_sentence = compare(tea(**plain), tea(id="tea-nights", **plain))
    assert kinds(by_sentence) == {"tea-nights": ("renamed",)}
    apart = compare(tea(**plain), tea(other, id="tea-nights", **plain))
    assert kinds(apart) == {"tea-nights": ("added",), "tea-sleep": ("gone",)}


def test_claims_without_an_id_and_with_the_same_are_not_lost(make: Any) -> None:
    claims = (make.claim(), make.claim("Tea is hot"), make.claim("Tea is wet", id=None))
    found = compare(document(make.site()), document(make.site(*claims)))
    assert list(kinds(found)) == ['"Tea is wet"', "tea-sleep", "tea-sleep (2)"]


def test_sources_and_disclaimers_whose_words_changed(make: Any) -> None:
    row = StatusRow("10.1000/smith", "retracted", "Crossref", "2026-11-22")
    base = document(make.site(make.claim()))
    head = document(
        make.site(
            make.claim(),
            sources=(make.source(finding="13 people slept."),),
            disclaimers=(make.disclaimer(text="Ask."),),
            statuses={row.doi: row},
        )
    )
    found = compare(base, head)
    assert found.claims == ()
    [source], [disclaimer] = found.sources, found.disclaimers
    assert (source.name, source.place) == ("smith2020", "tea-sleep")
    assert source.changes == (
        Change("record", "12 people slept.", "13 people slept.", "finding"),
        Change("retracted", "unknown", "retracted"),
    )
    assert disclaimer.changes == (Change("disclaimer", "This is general information.", "Ask."),)
    assert found.counts() == {"disclaimer": 1, "record": 1, "retracted": 1}
    # Good news of a source is no reason to look.
    assert compare(head, base).sources[0].kinds == ("record",)
    jsonschema.validate(diff_document(found), SCHEMA)


def test_markdown_tells_first_what_asks_most_of_a_reader(make: Any) -> None:
    old = [
        make.claim("Tea may reduce sleep", tier="low"),
        make.claim("Tea is hot", id="tea-hot"),
        make.claim("Tea is wet", id="tea-wet"),
    ]
    new = [
        make.claim("Tea | <b>reduces</b> @sleep", tier="high"),
        make.claim("Tea is wet", id="tea-wet", disclaimer="general, kidney"),
        make.claim("Tea is brown", id="tea-brown"),
    ]
    found = compare(document(make.site(*old)), document(make.site(*new)))
    assert diff_markdown(found) == (
        f"{MARK}\n\n"
        "### Claims: 1 surer, 1 of these with no new source, 1 gone, 1 new, 1 changed otherwise\n\n"
        "**Surer, with no new source** (1)\n\n"
        "- `tea-sleep` (page.md): Tea \\| \\<b\\>reduces\\</b\\> @\u2060sleep\n"
        "  - Reworded: Tea may reduce sleep → **Tea \\| \\<b\\>reduces\\</b\\> @\u2060sleep**\n"
        "  - Tier: Low certainty → **High certainty**\n\n"
        "**Gone** (1)\n\n"
        "- `tea-hot` (page.md): Tea is hot\n"
        "  - Documented fact\n\n"
        "**New** (1)\n\n"
        "- `tea-brown` (page.md): Tea is brown\n"
        "  - Documented fact\n\n"
        "**Changed otherwise** (1)\n\n"
        "- `tea-wet` (page.md): Tea is wet\n"
        "  - Disclaimer: nothing → **kidney**\n"
    )
    data = diff_document(found)
    jsonschema.validate(data, SCHEMA)
    assert json.loads(json.dumps(data)) == data


def test_a_comment_is_never_longer_than_github_takes(make: Any) -> None:
    claims = [make.claim("Tea is hot " * 20, id=f"tea-{number}") for number in range(400)]
    text = diff_markdown(compare(document(make.site()), document(make.site(*claims))))
    assert len(text) < 65_536
    assert text.endswith(" more; run the command to see them all.\n")
