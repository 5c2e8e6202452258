"""Each rule: its bad example fails with exactly that rule, its good example passes."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sphinx_evidence.rules.registry import RULES
from sphinx_evidence.rules.rule import DUE, ERROR, GOOD, Example, claim, graded

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Built, Site

#: DESIGN 3.3 lists them; they can be neither lowered nor waived.
CORE = {
    *("missing-id", "invalid-id", "missing-tier", "unknown-tier", "missing-citation"),
    *("unknown-citation", "missing-disclaimer", "unknown-disclaimer", "unparsed-claim"),
    *("unknown-option", "empty-claim", "duplicate-claim", "unknown-claim", "retracted-source"),
    "broken-bibliography",
}
#: What the gate says of each rule's bad example, whole and in order: a file a rule.
LINES = {
    path.stem: path.read_text("utf-8").splitlines()
    for path in sorted(Path(__file__).with_name("lines").glob("*.txt"))
}


#: Files that a setting names.
SETTINGS = {
    "status.csv": "evidence_source_status",
    "claims.lock": "evidence_lock",
    "reviews.csv": "evidence_reviews",
    "changes.csv": "evidence_changes",
}


#: What time alone brings about, and the setting without which nothing ever grows old.
DUES = {
    "review-overdue": "evidence_review_months = 12\n",
    "stale-search": "evidence_review_months = 12\n",
    "stale-status": "evidence_status_days = 180\n",
}


def place(site: Site, example: Example, slug: str = "") -> None:
    """Put an example where it says that it belongs."""
    site.add("conf.py", DUES.get(slug, ""))
    if example.file == "conf.py":
        site.add("conf.py", example.text)
    else:
        site.write(example.file, example.text)
    if example.file in SETTINGS:
        site.add("conf.py", f'{SETTINGS[example.file]} = "{example.file}"\n')
    if example.file == "status.csv":
        first = site.read("references.bib").partition("\n}\n")[0]
        site.write("references.bib", f"{first}\n}}\n")
    if example.file in ("references.bib", "status.csv"):
        site.delete("more.md")  # it names all sources of the other bibliography


def told(built: Built) -> list[str]:
    """Return the findings, with the advice that stands among what a build tells."""
    return built.findings + [line for line in built.stdout.splitlines() if ": ADVICE: " in line]


def due(built: Built) -> list[str]:
    """Return what the list of findings says is due."""
    lines = (built.out / "findings.txt").read_text("utf-8").splitlines()
    return [line for line in lines if ": DUE: " in line]


@pytest.fixture
def example_site(new_site: Callable[..., Site]) -> Site:
    """Return a site of one good claim, one source and one disclaimer."""
    return new_site("rules", {"page.md": GOOD.text})


def test_the_core_rules_are_those_of_the_design() -> None:
    assert {slug for slug, rule in RULES.items() if rule.core} == CORE


def test_each_rule_has_its_lines_pinned_here() -> None:
    assert set(LINES) == set(RULES)
    assert set(DUES) == {slug for slug, rule in RULES.items() if rule.severity == DUE}


def test_each_rule_says_what_why_and_how() -> None:
    for slug, rule in RULES.items():
        assert rule.slug == slug
        for text in (rule.what, rule.why, rule.fix):
            assert text.endswith(".")
            assert len(text.split()) > 1


@pytest.mark.parametrize("slug", sorted(LINES.keys() - DUES))
def test_the_bad_example_breaks_this_rule(example_site: Site, slug: str) -> None:
    place(example_site, RULES[slug].bad)
    for builder in ("html", "evidence"):
        built = example_site.build(builder=builder)
        assert told(built) == LINES[slug]
        assert built.status == (RULES[slug].severity == ERROR)
        assert "Traceback" not in built.stderr


@pytest.mark.parametrize("slug", DUES)
def test_what_is_due_fails_no_build_and_is_counted(example_site: Site, slug: str) -> None:
    place(example_site, RULES[slug].bad, slug)
    for builder in ("html", "html", "evidence"):
        built = example_site.build("-W", builder=builder)
        assert (built.status, told(built), built.other_lines) == (0, [], [])
        assert built.summary.endswith("; findings: 0 errors, 0 warnings, 1 due")
        line = 'Due: 1 thing; "python -m sphinx_evidence due" lists them.'
        assert line in built.stdout.splitlines()
    assert due(built) == LINES[slug]


@pytest.mark.parametrize("slug", LINES)
def test_the_good_example_passes(example_site: Site, slug: str) -> None:
    place(example_site, RULES[slug].good or GOOD, slug)
    built = example_site.build("-W", builder="evidence")
    assert due(built) == []
    assert built.findings == []
    assert built.other_lines == []
    assert built.status == 0


@pytest.mark.parametrize("slug", sorted(CORE))
def test_a_core_rule_stays_an_error(example_site: Site, slug: str) -> None:
    place(example_site, RULES[slug].bad)
    example_site.add("conf.py", f'evidence_rules = {{"{slug}": "warning"}}\n')
    built = example_site.build(builder="evidence")
    said = (
        f'conf.py:1: ERROR: evidence_rules lowers "{slug}", a core rule, which stays an error; '
        "correct the setting [evidence.invalid-setting]"
    )
    assert built.findings == sorted([said, *LINES[slug]])
    assert built.status == 1


def test_the_command_line_lowers_no_core_rule_either(example_site: Site) -> None:
    place(example_site, RULES["missing-citation"].bad)
    for _ in range(2):
        built = example_site.build(
            "-D", "evidence_rules.missing-citation=warning", builder="evidence"
        )
        assert built.rules == ["invalid-setting", "missing-citation"]
        assert ": ERROR: " in built.findings[1]
        assert built.status == 1


@pytest.mark.parametrize("slug", ["invalid-setting", "too-few-claims"])
def test_a_setting_changed_after_a_sound_build_is_judged(example_site: Site, slug: str) -> None:
    conf = example_site.read("conf.py")
    for _ in range(2):
        assert example_site.build("-W").status == 0
        place(example_site, RULES[slug].bad)
        for builder in ("html", "evidence"):
            built = example_site.build(builder=builder)
            assert (built.status, built.findings) == (1, LINES[slug])
        example_site.write("conf.py", conf)


def test_the_command_line_can_ask_for_more_claims(example_site: Site) -> None:
    built = example_site.build("-D", "evidence_minimum_claims=5", builder="evidence")
    assert (built.rules, built.status) == (["too-few-claims"], 1)
    assert example_site.build(builder="evidence").status == 0


@pytest.mark.parametrize("slug", sorted(set(LINES) - CORE - {"invalid-setting"}))
def test_another_rule_can_be_lowered_or_raised(example_site: Site, slug: str) -> None:
    place(example_site, RULES[slug].bad, slug)
    example_site.add("conf.py", f'evidence_rules = {{"{slug}": "warning"}}\n')
    own = f"[evidence.{slug}]"
    warnings = [
        re.sub(": (ERROR|ADVICE|DUE): ", ": WARNING: ", line) if line.endswith(own) else line
        for line in LINES[slug]
    ]
    advice = sum(": ADVICE: " in line for line in warnings)
    told = f", {advice} advice" if advice else ""
    warnings = [line for line in warnings if ": ADVICE: " not in line]
    # First as it is read, then as it is found again; that it fails no build is so both times.
    for options, status in (((), 0), (("-W",), 1)):
        built = example_site.build(*options, builder="evidence")
        assert (built.status, built.findings) == (status, warnings)
        assert built.summary.endswith(f"findings: 0 errors, 1 warning{told}")


def test_a_lowered_finding_marks_no_box_as_incomplete(example_site: Site) -> None:
    place(example_site, RULES["unknown-value"].bad)
    assert "Incomplete claim" in example_site.build().text("tea-sleep", "page")
    example_site.add("conf.py", 'evidence_rules = {"unknown-value": "warning"}\n')
    assert "Incomplete claim" not in example_site.build().text("tea-sleep", "page")


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        (
            '{"mising-id": "warning"}',
            'evidence_rules names "mising-id", which is no rule (did you mean "missing-id"?)',
        ),
        (
            '{"unknown-value": "off"}',
            'evidence_rules sets "unknown-value" to "off"; use "error", "warning" or "advice"',
        ),
        (
            '{"unknown-value": "due"}',
            'evidence_rules sets "unknown-value" to "due"; use "error", "warning" or "advice"',
        ),
        (
            '{"unknown-value": None}',
            'evidence_rules sets "unknown-value" to "None"; use "error", "warning" or "advice"',
        ),
    ],
)
def test_a_setting_that_is_no_setting_is_a_finding(
    example_site: Site, setting: str, said: str
) -> None:
    example_site.add("conf.py", f"evidence_rules = {setting}\n")
    built = example_site.build(builder="evidence")
    assert built.findings == [
        f"conf.py:1: ERROR: {said}; correct the setting [evidence.invalid-setting]"
    ]
    assert built.status == 1


@pytest.mark.parametrize(
    "setting",
    [
        'evidence_rules = "warning"',
        'evidence_rules = ["unknown-value"]',
        "evidence_rules = None",
        'evidence_minimum_claims = "2"',
        "evidence_minimum_claims = None",
        "evidence_minimum_claims = []",
        "evidence_source_status = None",
        "evidence_source_status = 1",
        "evidence_data = None",
        "evidence_data = 1",
        'bibtex_bibfiles = "references.bib"',
        "bibtex_bibfiles = [None]",
    ],
)
def test_a_setting_of_another_type_never_stops_the_list(example_site: Site, setting: str) -> None:
    place(example_site, RULES["missing-citation"].bad)
    example_site.add("conf.py", f"{setting}\n")
    built = example_site.build(builder="evidence")
    assert "Traceback" not in built.stderr
    assert LINES["missing-citation"][0] in built.findings
    assert built.status == 1


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
        searched="2026-11-22: trials of tea in sailors",
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
        ("reference", "Fact of record", "▪"),
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
    assert line.get_text() == f"{label} {symbol}"
    sign = line.select_one(".evidence-symbol")
    assert sign is not None
    assert sign["aria-hidden"] == "true"


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
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
    """Return what stands below a claim's body: term -> its lines."""
    found = built.box(name, "page").select_one("dl.evidence-facts")
    assert found is not None
    return {
        dt.get_text(): [" ".join(p.get_text().split()) for p in dd.select("p")]
        for dt, dd in zip(found.select("dt"), found.select("dd"), strict=True)
    }


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
    not_advice = {"What this does not mean": ["This is not medical advice."]}
    assert list(facts(built, "tea-sleep").items()) == [
        (
            "Why not higher?",
            ["Imprecision: few people", "Risk of bias (2 levels): nobody was blinded; and more"],
        ),
        ("Could not be assessed", ["Publication bias: one trial can't tell"]),
        ("Harms beside it", ["Black tea probably reduces hours of sleep in adults"]),
        ("Sources", [trial, cohort]),
        ("Sources against", [rats]),
        *not_advice.items(),
        ("Last reviewed", ["2026-11-22"]),
    ]
    assert built.box("tea-sleep", "page").select_one('dl a[href="#claim-tea-wakes"]') is not None
    assert list(facts(built, "tea-wakes").items()) == [
        (
            "Why not higher?",
            ["In no study did chance decide who got what, so other causes may be at work."],
        ),
        ("Why not lower?", ["More of it, more effect: more tea went with less sleep"]),
        ("Could not be assessed", ["Publication bias: one study can't tell"]),
        ("Sources", [cohort]),
        *not_advice.items(),
    ]
    assert next(iter(facts(built, "tea-sailors").items())) == (
        "What we looked for",
        ["Trials of tea in sailors. Searched 2026-11-22."],
    )
