"""Who was studied and how, in words of the lists, and against what a title or the registry says."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_evidence.files.status import StatusRow
from sphinx_evidence.model.designs import against_registry, against_title
from sphinx_evidence.model.notes import Reference
from sphinx_evidence.model.place import Place
from sphinx_evidence.model.species import read_species
from sphinx_evidence.rules.run import check


@pytest.mark.parametrize(
    ("value", "people", "known"),
    [
        *((value, True, True) for value in ("human", "Homo sapiens", "women", "rats and humans")),
        *((value, True, True) for value in ("healthy men", "pregnant women; rat")),
        *((value, False, True) for value in ("rat", "guinea-pigs", "human cells", "rat cells")),
        *((value, False, True) for value in ("not applicable", "non-human primates", "mice")),
        *((value, False, False) for value in ("rats (not people)", "not people", "human?", "")),
        *((value, False, False) for value in ("probably human", "humanised mice", "humna")),
    ],
)
def test_species(value: str, people: bool, known: bool) -> None:
    assert read_species(value) == (people, known)


@pytest.mark.parametrize(
    ("design", "title", "said"),
    [
        ("rct", "Tea and sleep: a narrative review", '"narrative review", which is a review'),
        ("rct", "Tea: a review of randomised trials", '"review", which is a review'),
        ("rct", "Tea: meta-analysis", '"meta-analysis", which is a review'),
        ("systematic-review", "Tea: an overview", '"overview", which is a review'),
        ("rct", "A guideline on tea", '"guideline", which is a guideline'),
        ("cohort", "Tea and hives: a case report", '"case report", which is a report of cases'),
        ("rct", "Tea: a cohort study", '"cohort study", which is a study without randomisation'),
        ("rct", "Tea in old rats", '"in old rats", which is no study of people'),
        ("rct", "A randomised trial of tea", ""),
        ("rct", "A randomised trial of tea, and a review of the literature", ""),
        ("systematic-review", "Tea: an evidence-based review", ""),
        ("cohort", "Tea: a chart review", ""),
        ("cohort", "Following the guidelines on tea: a cohort", ""),
        ("case-report", "Tea and hives: a case report and literature review", ""),
        ("case-series", "Tea and hives: a systematic review", ""),
        ("narrative-review", "Tea: a randomised trial", ""),
        ("rct", "Tea in patients and in rats", ""),
    ],
)
def test_a_title_that_says_less(make: Any, design: str, title: str, said: str) -> None:
    assert against_title(make.source(design=design, title=title)) == said


@pytest.mark.parametrize(
    ("species", "kind", "animals"),
    [
        ("human", "randomised trial, 24 old rats", "rats"),
        ("human", "two groups of guinea-pigs", "pigs"),
        ("human", "24 people with a dog", ""),
        ("human", "randomised trial", ""),
        ("human", "", ""),
        ("rat", "24 rats", ""),
        ("human, rat", "24 rats and 12 patients", ""),
    ],
)
def test_participants_that_are_no_people(make: Any, species: str, kind: str, animals: str) -> None:
    source = make.source(species=species, kind=kind)
    faults = check(make.site(make.claim(), sources=(source,))).findings
    told = [one.message for one in faults if one.rule == "wrong-design"]
    assert told == [
        f'"smith2020" has the species "human", and its participants are {animals}; '
        "correct the species, or the participants"
    ] * bool(animals)


def test_the_registry_says_less(make: Any) -> None:
    assert against_registry(make.source(), "reference-entry") == "an entry of a reference work"
    assert against_registry(make.source(), "journal-article") == ""
    assert against_registry(make.source(design="guideline"), "book") == ""


def lines(site: Any, rule: str) -> list[str]:
    return [
        f"{f.place.path}:{f.place.line}: {f.line()}" for f in check(site).findings if f.rule == rule
    ]


def test_a_wrong_design_is_told_where_the_entry_stands(make: Any) -> None:
    source = make.source(title="Tea: a narrative review", line=4)
    assert lines(make.site(make.claim(), sources=(source,)), "wrong-design") == [
        'references.bib:4: "smith2020" has the design "rct", and its title says "narrative review", '
        "which is a review; correct the design, or the title [evidence.wrong-design]"
    ]
    row = StatusRow("10.1000/smith", "current", "x", "2026-11-01", kind="book")
    told = make.site(make.claim(), statuses={row.doi: row}, status_path="s.csv")
    assert lines(told, "wrong-design") == [
        'references.bib:1: "smith2020" has the design "rct", and Crossref calls it a book; correct '
        "the design, or the title [evidence.wrong-design]"
    ]


def test_what_nobody_uses_is_not_judged(make: Any) -> None:
    bad = make.source("b", title="Tea: a review", species="humna", doi="", line=9)
    site = make.site(make.claim(), sources=(make.source(), bad))
    rules = ("wrong-design", "source-without-design", "missing-identifier")
    assert [line for rule in rules for line in lines(site, rule)] == []
    cited = make.site(
        make.claim(),
        sources=(make.source(), bad),
        citations=(Reference("b", Place("i.md", 1), "i"),),
    )
    assert [len(lines(cited, rule)) for rule in rules] == [0, 1, 1]  # not people: no higher start


def test_a_rated_claim_needs_to_know_who_was_studied(make: Any) -> None:
    claim = make.claim(tier="high")
    site = make.site(claim, sources=(make.source(species=""),))
    assert lines(site, "source-without-design") == [
        'page.md:3: claim "tea-sleep": the source "smith2020" does not say who was studied, and a '
        "tier starts from it; add species = {human}, or which animals, at references.bib:1 "
        "[evidence.source-without-design]"
    ]
    hedged = make.site(claim, sources=(make.source(species="rats (not people)"),))
    assert len(lines(hedged, "source-without-design")) == len(lines(hedged, "animals-only")) == 1


@pytest.mark.parametrize(
    ("marks", "said"),
    [
        ((), "has nothing to find it by"),
        ((("url", "https://www.amazon.co.uk/dp/1"),), "is found only at a shop, a blog"),
        ((("url", "https://healthyblog.example/tea"),), "is found only at a shop, a blog"),
        ((("url", "https://example.org/products/tea"),), "is found only at a shop, a blog"),
        ((("url", "https://www.fda.gov/products/tea"),), ""),
        ((("url", "https://workshop.example/tea"),), ""),
        ((("isbn", "0-306-40615-2"),), ""),
        ((("eprint", "2001.01234"),), ""),
    ],
)
def test_a_source_is_found_by_something(make: Any, marks: Any, said: str) -> None:
    site = make.site(make.claim(), sources=(make.source(doi="", identifiers=marks),))
    found = lines(site, "missing-identifier")
    assert [said in line for line in found] == [True] * bool(said)
