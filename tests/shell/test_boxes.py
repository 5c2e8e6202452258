"""Boxes as pages show them, and the findings beside them: tiers, values, sources, order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sphinx_evidence.rules.registry import RULES
from sphinx_evidence.rules.rule import GOOD, claim, graded
from tests.shown import words

if TYPE_CHECKING:
    from tests.conftest import Built, Site


def test_many_faults_in_one_claim_are_all_listed(example_site: Site) -> None:
    example_site.write("page.md", ":::{evidence}\n:teir: low\n:cite: ,\n:::\n")
    built = example_site.build()
    start = 'page.md:1: ERROR: claim "without a sentence": '
    assert built.rules == [
        "empty-claim",
        "empty-claim",
        "missing-citation",
        "missing-disclaimer",
        "missing-id",
        "missing-tier",
        "unknown-option",
    ]
    assert all(line.startswith(start) for line in built.findings)
    assert built.summary.endswith("findings: 7 errors, 0 warnings")
    faults = [p.get_text() for p in built.html("page").select(".evidence-fault p")]
    assert faults == [
        "Incomplete claim. Do not rely on it.",
        *(line.removeprefix(start).rpartition(" [")[0] for line in built.findings),
    ]


def test_findings_are_sorted_by_file_and_line(example_site: Site) -> None:
    claim = RULES["missing-citation"].bad.text
    example_site.write("page.md", "\n".join(claim.replace("tea-sleep", f"n{n}") for n in range(12)))
    built = example_site.build(builder="evidence")
    assert [line.split(":")[1] for line in built.findings] == [str(8 * n + 1) for n in range(12)]


@pytest.mark.parametrize("option", ["cite", "against"])
def test_keys_match_exactly_and_cite_in_text_is_checked_too(
    example_site: Site, option: str
) -> None:
    example_site.write("page.md", GOOD.text + "\nSee {cite}`smith2020,Smith2020`.\n")
    example_site.change("page.md", ":cite: smith2020", f":cite: smith2020\n:{option}: SMITH2020")
    if option == "cite":
        example_site.change("page.md", ":cite: smith2020\n", "")
    built = example_site.build(builder="evidence")
    hint = '(did you mean "smith2020"?); correct the key or add the source'
    assert built.findings == [
        (
            f'page.md:1: ERROR: claim "tea-sleep": no bibliography file has the key "SMITH2020" {hint} '
            "[evidence.unknown-citation]"
        ),
        (
            f"page.md:{10 if option == 'cite' else 11}: ERROR: no bibliography file has the key "
            f'"Smith2020" {hint} [evidence.unknown-citation]'
        ),
    ]
    assert built.status == 1


#: A sound claim of each tier.
TIERS = {
    "high": graded(),
    "moderate": graded(
        tier="moderate",
        sentence="Black tea probably reduces hours of sleep in adults",
        rated_down="imprecision: few people were studied",
    ),
    "low": graded(
        tier="low",
        sentence="Black tea may reduce hours of sleep in adults",
        rated_down="imprecision 2: few people were studied",
    ),
    "very-low": graded(
        tier="very-low",
        sentence="The evidence is very uncertain about the effect of black tea on hours of sleep",
        rated_down="imprecision 2: few people were studied; indirectness: all were young",
        size="-",
    ),
    "preclinical": claim(
        tier="preclinical",
        cite="rats2019",
        sentence="Rats slept less when they were given tea",
        body="Rats were given tea.",
    ),
    "none": claim(
        tier="none",
        sentence="We found no trial of tea for sleep in sailors",
        searched="2026-11-22: trials of tea in sailors | PubMed: tea sailors | PubMed, in words like: tea sea",
    ),
    "reference": claim(),
}


@pytest.mark.parametrize(
    ("tier", "label", "symbol"),
    [
        ("high", "High certainty", "⊕⊕⊕⊕"),
        ("moderate", "Moderate certainty", "⊕⊕⊕○"),
        ("low", "Low certainty", "⊕⊕○○"),
        ("very-low", "Very low certainty", "⊕○○○"),
        ("preclinical", "Tested only in animals or cells", "◇"),
        ("none", "No study in people found", "○○○○"),
        ("reference", "Documented fact", "▪"),
    ],
)
def test_each_tier_shows_its_words_and_its_sign(
    example_site: Site, tier: str, label: str, symbol: str
) -> None:
    example_site.write("page.md", TIERS[tier])
    built = example_site.build("-W")
    assert built.status == 0, built.stderr
    box = built.box("tea-sleep", "page")
    assert f"evidence-tier-{tier}" in box["class"]
    line = box.select_one(".evidence-tier")
    assert line is not None
    assert line.get_text() == f"{symbol} {label}"
    sign = line.select_one(".evidence-symbol")
    assert sign is not None
    assert sign["aria-hidden"] == "true"


def test_advice_of_a_document_is_marked_as_advice(example_site: Site) -> None:
    page = claim(record="advice")
    example_site.write("page.md", page)
    built = example_site.build("-W")
    assert built.status == 0, built.stderr
    [line] = built.box("tea-sleep", "page").select(".evidence-tier")
    assert line.get_text() == "▪ Documented advice"


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        (
            "record",
            "advise",
            'can\'t be "advise" (did you mean "advice"?); use one of fact, advice',
        ),
        ("direction", "benefits", 'can\'t be "benefits" (did you mean "benefit"?); use one of '),
        ("size", "huge", 'can\'t be "huge"; use one of large, moderate, small, trivial'),
        ("reviewed", "22.11.2026", 'can\'t be "22.11.2026"; write a date such as 2026-11-22'),
        ("reviewed", "2026-13-01", 'can\'t be "2026-13-01"; write a date such as 2026-11-22'),
        ("reviewed", "20261122", 'can\'t be "20261122"; write a date such as 2026-11-22'),
    ],
)
def test_a_value_outside_its_list(example_site: Site, option: str, value: str, said: str) -> None:
    example_site.change("page.md", ":tier:", f":{option}: {value}\n:tier:")
    built = example_site.build(builder="evidence")
    assert len(built.findings) == 1
    assert built.findings[0].startswith(f'page.md:1: ERROR: claim "tea-sleep": :{option}: {said}')
    assert built.rules == ["unknown-value"]


def facts(built: Built, name: str) -> dict[str, list[str]]:
    """Return what stands one click away below a claim: term -> its lines, but for how to cite it."""
    found = built.box(name, "page").select_one("details dl.evidence-facts")
    assert found is not None
    return {
        dt.get_text(): [words(p) for p in dd.select("p")]
        for dt, dd in zip(found.select("dt"), found.select("dd"), strict=True)
        if dt.get_text() != "How to cite this claim"
    }


def in_sight(built: Built, name: str) -> list[str]:
    """Return what stands below a claim's body and is seen without a click, in order."""
    parts = built.box(name, "page").select(".evidence-body ~ div")
    return [words(part) for part in parts]


def test_all_options_together_pass_and_show(example_site: Site) -> None:
    down = graded(
        tier="very-low",
        sentence="The evidence is very uncertain about the effect of black tea on hours of sleep",
        size="-",
        cite="trial2021, cohort2018",
        against="rats2019",
        rated_down="imprecision: few people; risk-of-bias 2: nobody was blinded; and more; "
        "publication-bias 0: one trial can't tell",
        harms="tea-wakes",
        reviewed="2026-11-22",
    )
    up = graded(
        id="tea-wakes",
        tier="moderate",
        sentence="Black tea probably reduces hours of sleep in adults",
        cite="cohort2018",
        rated_up="dose-response: more tea went with less sleep",
        rated_down="publication-bias 0: one study can't tell",
    )
    none = TIERS["none"].replace("tea-sleep", "tea-sailors")
    example_site.write("page.md", f"{down}\n{up}\n{none}")
    built = example_site.build("-W")
    assert (built.status, built.findings) == (0, [])
    trial = (
        "Brown 2021, randomised trial, 80 adults. Brown C. Black tea in the evening: "
        "a randomised trial. Journal of Tea. 2021. doi:10.1000/trial"
    )
    cohort = (
        "White 2018, cohort study. White E. Tea drinkers followed for ten years. "
        "Journal of Tea. 2018. doi:10.1000/cohort"
    )
    rats = (
        "Green 2019, animal study. Green D. Tea and sleep in rats. "
        "Journal of Tea. 2019. doi:10.1000/rats"
    )
    not_advice = "What this does not mean: This is not medical advice."
    assert in_sight(built, "tea-sleep") == [
        "Harms beside it: Black tea probably reduces hours of sleep in adults",
        "Sources: Brown 2021; White 2018",
        "Source against: Green 2019",
        not_advice,
    ]
    assert list(facts(built, "tea-sleep").items()) == [
        (
            "Why not higher?",
            ["Imprecision: few people", "Risk of bias (2 levels): nobody was blinded; and more"],
        ),
        ("Could not be assessed", ["Publication bias: one trial can't tell"]),
        ("About the sources", [trial, cohort]),
        ("About the source against", [rats]),
        ("Last reviewed", ["22 November 2026"]),
    ]
    box = built.box("tea-sleep", "page")
    assert box.select_one('.evidence-harms a[href="#claim-tea-wakes"]') is not None
    assert [str(a["href"]) for a in box.select(".evidence-cites a")] == [
        *("https://doi.org/10.1000/trial", "https://doi.org/10.1000/cohort"),
        "https://doi.org/10.1000/rats",
    ]
    assert in_sight(built, "tea-wakes") == ["Source: White 2018", not_advice]
    assert list(facts(built, "tea-wakes").items()) == [
        (
            "Why not higher?",
            ["In no study did chance decide who got what, so other causes may be at work."],
        ),
        ("Why not lower?", ["More of it, more effect: more tea went with less sleep"]),
        ("Could not be assessed", ["Publication bias: one study can't tell"]),
        ("About the source", [cohort]),
    ]
    assert next(iter(facts(built, "tea-sailors").items())) == (
        "What we looked for",
        [
            "Trials of tea in sailors. Searched 22 November 2026.",
            "PubMed: tea sailors; in words like tea sea.",
        ],
    )
