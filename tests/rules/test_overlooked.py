"""Claims that found nothing, beside the sources of the same site."""

from __future__ import annotations

import pytest

from sphinx_evidence.model.claim import Claim
from sphinx_evidence.model.place import Place
from sphinx_evidence.model.source import Source
from sphinx_evidence.rules.conf import Settings
from sphinx_evidence.rules.run import check
from sphinx_evidence.rules.site import Site

TOPICS = {"subjects": "adults", "given": "tea", "outcomes": "sleep"}


def claim(**options: str) -> Claim:
    values = {"id": "tea-none", "tier": "none", "cite": "review", **options}
    return Claim(
        "We found no trial", tuple(values.items()), Place("page.md", 3), "page", 0, "", True, 0
    )


def source(
    key: str = "trial", species: str = "human", design: str = "rct", **topics: str
) -> Source:
    words = tuple(
        (name, tuple(filter(None, topics.get(name, "").split(", "))))
        for name in ("subjects", "given", "outcomes")
    )
    return Source(key, key, "", "", "", "", "", design, species, "", "refs.bib", 7, topics=words)


def found(*sources: Source, settings: Settings | None = None, **options: str) -> list[str]:
    site = Site((claim(**options),), (), sources, settings=settings or Settings())
    report = check(site)
    rules = ("overlooked-source", "unknown-value")
    return [
        f"{f.place.path}:{f.place.line}: {f.message}" for f in report.findings if f.rule in rules
    ]


OVERLOOKED = (
    'page.md:3: it found nothing, and "trial" (refs.bib:7) has the same subjects, given and outcomes; '
    "cite it and say what it found, or make the claim or the words of the source narrower"
)


def test_a_source_with_a_word_of_each_in_common_is_told() -> None:
    more = {"subjects": "children, adults", "given": "tea", "outcomes": "mood, sleep"}
    assert found(source(**more), **TOPICS) == [OVERLOOKED]


@pytest.mark.parametrize("name", TOPICS)
def test_a_source_that_differs_in_one_is_not(name: str) -> None:
    assert found(source(**TOPICS | {name: "other"}), **TOPICS) == []


@pytest.mark.parametrize("option", ["cite", "against"])
def test_a_source_that_the_claim_cites_is_not(option: str) -> None:
    assert found(source(**TOPICS), **TOPICS, **{option: "trial"}) == []


@pytest.mark.parametrize(("species", "design"), [("rat", "rct"), ("", "in-vitro")])
def test_a_source_that_is_not_on_people_is_not(species: str, design: str) -> None:
    assert found(source(species=species, design=design, **TOPICS), **TOPICS) == []


def test_a_source_that_names_no_species_may_be_on_people() -> None:
    assert found(source(species="", **TOPICS), **TOPICS) == [OVERLOOKED]


def test_another_tier_is_not_compared() -> None:
    assert found(source(**TOPICS), **TOPICS, tier="reference") == []


def test_where_nothing_is_declared_nothing_is_judged_and_the_report_counts_it() -> None:
    assert found(source(**TOPICS)) == []
    assert found(source(), **TOPICS) == []
    site = Site((claim(), claim(**TOPICS)), (), (source(), source(**TOPICS)))
    assert check(site).undeclared == (1, 1)


def test_what_is_declared_in_part_is_told() -> None:
    told = found(source(given="tea"), subjects="adults", given="tea")
    assert told == [
        "page.md:3: it says what it looked for in part only; add :outcomes:, so that it can be "
        "compared with the sources",
        'refs.bib:7: "trial" says what it studied in part only; add subjects and outcomes, so that '
        "claims that found nothing can be compared with it",
    ]


def test_a_word_stands_for_all_that_begin_with_it() -> None:
    assert found(source(**TOPICS | {"given": "teapot"}), **TOPICS) == []
    assert found(source(**TOPICS), **TOPICS | {"given": "tea-black"}) == []
    assert found(source(**TOPICS | {"given": "tea-black"}), **TOPICS) == [OVERLOOKED]


def test_words_that_are_not_in_the_list_are_told() -> None:
    settings = Settings(vocabulary={"given": ("tea", "coffee")})
    assert found(
        source(**TOPICS | {"given": "cofee"}), settings=settings, **TOPICS | {"given": "te"}
    ) == [
        'page.md:3: :given: can\'t be "te" (did you mean "tea"?); use a word of evidence_vocabulary, or '
        "add it there",
        'refs.bib:7: "trial": given can\'t be "cofee" (did you mean "coffee"?); use a word of '
        "evidence_vocabulary, or add it there",
    ]
