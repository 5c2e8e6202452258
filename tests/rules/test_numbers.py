"""The checks of numbers: what they say, word by word, and what they let pass."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from sphinx_evidence.numbers.claims import Text, calculation_of, figures_of
from sphinx_evidence.rules.run import check

if TYPE_CHECKING:
    from sphinx_evidence.model.claim import Claim
    from tests.records import Make

FIX = "correct it, add it to the source's finding, or work it out in a {doctest} block"
FIX_ALL = FIX.replace(" it", " them")


def claim_of(make: Make, *texts: str | Text, printed: tuple[str, ...] = (), **more: Any) -> Claim:
    """Return a claim as a page with these texts would leave it."""
    blocks = [Text(text) if isinstance(text, str) else text for text in texts]
    return make.claim(
        figures=figures_of(blocks, [("a", text) for text in printed]),
        calculation=calculation_of(blocks),
        doctests=len(printed),
        **more,
    )


def said(make: Make, claim: Claim, *findings: str, kind: str = "randomised trial") -> list[str]:
    """Return what the checks of numbers say, with one source for each finding."""
    sources = tuple(
        make.source(key, finding=finding, kind=kind, year=f"{2020 + place}")
        for place, (key, finding) in enumerate(
            zip(("smith2020", "trial2021", "third2022"), findings, strict=False)
        )
    )
    report = check(make.site(claim, sources=sources))
    return [
        finding.message
        for finding in report.findings
        if finding.rule in ("untraced-number", "unchecked-calculation")
    ]


def test_a_figure_that_no_finding_holds(make: Make) -> None:
    claim = claim_of(make, "23 % slept", cite="smith2020, trial2021")
    assert said(make, claim, "12 people slept.", "None.") == [
        f'the figure "23 %" is in no finding of smith2020 or trial2021, and no calculation '
        f"in this box gives it; {FIX}"
    ]


@pytest.mark.parametrize(
    ("text", "tier", "holds"),
    [
        ("It helped 97 % of people.", "low", False),
        ("In rats it helped 97 %.", "low", True),
        ("It helped 97 %.", "preclinical", True),
    ],
)
def test_a_number_of_rats_is_none_of_people(make: Make, text: str, tier: str, holds: bool) -> None:
    claim = claim_of(make, text, cite="rats2020, trial2021", tier=tier)
    sources = (
        make.source("rats2020", finding="97 % slept.", design="animal-in-vivo", species="rat"),
        make.source("trial2021", finding="None.", design="rct", species="human"),
    )
    rules = [finding.rule for finding in check(make.site(claim, sources=sources)).findings]
    assert ("untraced-number" not in rules) is holds


@pytest.mark.parametrize(
    ("text", "designs", "holds"),
    [
        ("Two trials show it.", ("rct", "rct"), True),
        ("Two trials show it.", ("rct", "nonrandomised-trial"), True),
        ("Two trials show it.", ("rct", "cohort"), False),
        ("Two studies show it.", ("rct", "cohort"), True),
        ("Two reviews show it.", ("systematic-review", "network-meta-analysis"), True),
        ("Two reviews show it.", ("systematic-review", "rct"), False),
        ("Three studies show it.", ("rct", "cohort"), False),
    ],
)
def test_a_count_of_studies_is_of_those_that_are_such(
    make: Make, text: str, designs: tuple[str, str], holds: bool
) -> None:
    claim = claim_of(make, text, cite="one2020, two2021")
    sources = tuple(
        make.source(key, finding="None.", design=design, species="human")
        for key, design in zip(("one2020", "two2021"), designs, strict=True)
    )
    rules = [finding.rule for finding in check(make.site(claim, sources=sources)).findings]
    assert ("untraced-number" not in rules) is holds


@pytest.mark.parametrize("option", ["cite", "against"])
def test_a_figure_that_a_finding_holds(make: Make, option: str) -> None:
    options = {"cite": "smith2020", option: "trial2021"}
    claim = claim_of(make, "23 % slept", **options)
    assert said(make, claim, "None.", "It was 0.23.") == []


def test_the_finding_of_another_source_does_not_count(make: Make) -> None:
    claim = claim_of(make, "23 % slept")
    assert said(make, claim, "None.", "It was 23 %.") == [
        f'the figure "23 %" is in no finding of smith2020, and no calculation '
        f"in this box gives it; {FIX}"
    ]


def test_participants_and_the_year_count(make: Make) -> None:
    claim = claim_of(make, "A trial of 2020 with 98 people")
    assert said(make, claim, "None.", kind="randomised trial, 98 people") == []
    claim = claim_of(make, "A trial of 2021 with 98 people")
    assert said(make, claim, "None.", kind="randomised trial, 98 people") == [
        f'the figure "2021" is in no finding of smith2020, and no calculation '
        f"in this box gives it; {FIX}"
    ]


def test_another_unit_is_told(make: Make) -> None:
    claim = claim_of(make, "12 mg a day", cite="smith2020, trial2021")
    assert said(make, claim, "None.", "Dose 12 mmol a day") == [
        'the figure "12 mg a day" (trial2021 has "12 mmol a day": the units differ) is in no '
        f"finding of smith2020 or trial2021, and no calculation "
        f"in this box gives it; {FIX}"
    ]
    claim = claim_of(make, "12 mg a day", printed=("12 mmol",))
    assert said(make, claim, "None.") == [
        'the figure "12 mg a day" (a calculation gives "12 mmol": the units differ) is in no '
        f"finding of smith2020, and no calculation "
        f"in this box gives it; {FIX}"
    ]


def test_many_figures_make_one_message(make: Make) -> None:
    claim = claim_of(make, "11 mg, 12 mg, 13 mg")
    assert said(make, claim, "None.") == [
        'the figures "11 mg", "12 mg" and "13 mg" are in no finding of smith2020, and no calculation '
        f"in this box gives them; {FIX_ALL}"
    ]
    claim = claim_of(make, *(f"{number} mg" for number in range(11, 51)))
    assert said(make, claim, "None.") == [
        'the figures "11 mg", "12 mg", "13 mg", "14 mg", "15 mg" and 35 more are in no finding of '
        f"smith2020, and no calculation "
        f"in this box gives them; {FIX_ALL}"
    ]


def test_a_claim_without_sources(make: Make) -> None:
    for cite in (None, "nobody1999"):
        claim = claim_of(make, "11 mg", cite=cite)
        assert said(make, claim, "11 mg") == [
            f'the figure "11 mg" is given by no calculation in this box; {FIX}'
        ]


def test_a_claim_with_many_sources(make: Make) -> None:
    keys = [f"source{number}" for number in range(9)]
    claim = claim_of(make, "11 mg", cite=", ".join(keys))
    sources = tuple(make.source(key, finding="None.") for key in keys)
    report = check(make.site(claim, sources=sources))
    assert [found.message for found in report.findings if found.rule == "untraced-number"] == [
        'the figure "11 mg" is in no finding of source0, source1, source2, source3 or the other '
        f"sources, and no calculation "
        f"in this box gives it; {FIX}"
    ]


def test_trials_in_words_may_count_the_sources_of_the_claim(make: Make) -> None:
    both = {"cite": "smith2020", "against": "trial2021"}
    assert said(make, claim_of(make, "In two small trials", **both), "A.", "B.") == []
    for text, figure in (
        ("In three trials", "three"),
        ("A review of 2 trials", "2"),
        ("In two cups", "two"),
    ):
        assert said(make, claim_of(make, text, **both), "A.", "B.") == [
            f'the figure "{figure}" is in no finding of smith2020 or trial2021, and no calculation '
            f"in this box gives it; {FIX}"
        ]


def test_a_marked_figure_needs_a_doctest_whatever_the_findings_say(make: Make) -> None:
    text = Text("It is 43 %.", ((6, 10),))
    message = (
        'the figure "43 %" is marked as calculated, and no calculation in this box gives it; '
        "add a {doctest} block that does, or take the mark out"
    )
    assert said(make, claim_of(make, text), "It is 43 %.") == [message]
    assert said(make, claim_of(make, text, printed=("44 %",)), "It is 43 %.") == [message]
    assert said(make, claim_of(make, text, printed=("43 of 100",)), "None.") == []
    two = claim_of(make, Text("43 % and 44 %", ((0, 4), (9, 13))))
    assert said(make, two, "None.") == [
        'the figures "43 %" and "44 %" are marked as calculated, and no calculation in this box gives '
        "them; add a {doctest} block that does, or take the mark out"
    ]


def test_words_that_speak_of_a_sum_need_a_doctest(make: Make) -> None:
    text = "We calculated 43 % from it."
    assert said(make, claim_of(make, text), "It is 43 %.") == [
        'it says "We calculated", and its box holds no calculation; add a {doctest} block that works '
        "the figures out, or take the words out"
    ]
    assert said(make, claim_of(make, text, printed=("1",)), "It is 43 %.") == []


def test_what_was_looked_at_is_counted(make: Make) -> None:
    claims = [
        claim_of(make, "Tea", id="a"),
        claim_of(make, "It is 12", id="b"),
        claim_of(make, "We calculated 12", id="c", printed=("12",)),
    ]
    report = check(make.site(*claims))
    assert report.checked["untraced-number"] == 3
    assert report.checked["unchecked-calculation"] == 1


def test_a_finding_is_read_once_and_only_where_somebody_asks(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[tuple[str, ...]] = []

    def count(texts: tuple[str, ...], *rest: Any) -> object:
        read.append(texts)
        return real(texts, *rest)

    from sphinx_evidence.numbers import trace as module

    real = module.traces_of
    monkeypatch.setattr(module, "traces_of", count)
    sources = (make.source(), make.source("unread2000"))
    claims = [claim_of(make, "12 people", id=f"a{number}") for number in range(5)]
    check(make.site(*claims, sources=sources))
    assert read == [(sources[0].finding, sources[0].kind)]
    read.clear()
    check(make.site(make.claim(), sources=sources))
    assert read == []
