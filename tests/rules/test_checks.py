"""Every rule, judged over hand-made records: the exact message, its place, and the order."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_evidence.files.status import StatusRow
from sphinx_evidence.model.claim import CLAIM_OPTIONS
from sphinx_evidence.model.notes import Reference, Stray
from sphinx_evidence.model.place import Place
from sphinx_evidence.model.problem import BibProblem
from sphinx_evidence.model.spelling import nearest
from sphinx_evidence.reports.text import findings_text
from sphinx_evidence.rules.registry import CLAIM_CHECKS, RULES, SITE_CHECKS
from sphinx_evidence.rules.report import each_once
from sphinx_evidence.rules.run import check
from sphinx_evidence.rules.site import Settings, Site

ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
TIERS = "high, moderate, low, very-low, preclinical, none, reference"

#: The rules that stand in DESIGN 3.3 as those which nobody can lower or waive.
CORE = {
    "missing-id", "invalid-id", "missing-tier", "unknown-tier", "missing-citation",
    "unknown-citation", "missing-disclaimer", "unknown-disclaimer", "unparsed-claim",
    "unknown-option", "empty-claim", "duplicate-claim", "unknown-claim", "retracted-source",
    "broken-bibliography",
}  # fmt: skip


def lines(site: Site) -> list[str]:
    """Return what the gate says of a site, line by line, without the summary."""
    said = findings_text(check(site)).splitlines()
    return said[: next(n for n, line in enumerate(said) if line.startswith("evidence: "))]


def test_the_sound_site_keeps_every_rule(make: Any) -> None:
    report = check(make.site(make.claim()))
    assert report.findings == ()
    assert not report.failed


# --- rules about one claim -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        # id
        (
            {"id": None},
            'claim "Tea holds caffeine": it has no id; add :id: with a short lower-case name that '
            "will never change [evidence.missing-id]",
        ),
        (
            {"id": ""},
            'claim "Tea holds caffeine": it has no id; add :id: with a short lower-case name that '
            "will never change [evidence.missing-id]",
        ),
        (
            {"id": "Tea & Sleep"},
            'claim "Tea & Sleep": the id may hold only lower-case letters a to z, digits and '
            'single hyphens; rename it, such as "tea-sleep" [evidence.invalid-id]',
        ),
        (
            {"id": "Tête-à-tête"},
            'claim "Tête-à-tête": the id may hold only lower-case letters a to z, digits and '
            'single hyphens; rename it, such as "tete-a-tete" [evidence.invalid-id]',
        ),
        (
            {"id": "茶"},
            'claim "茶": the id may hold only lower-case letters a to z, digits and single '
            "hyphens; rename it [evidence.invalid-id]",
        ),
        # tier
        (
            {"tier": None},
            f'claim "tea-sleep": it has no tier; add :tier: with one of {TIERS} '
            "[evidence.missing-tier]",
        ),
        (
            {"tier": ""},
            f'claim "tea-sleep": it has no tier; add :tier: with one of {TIERS} '
            "[evidence.missing-tier]",
        ),
        (
            {"tier": "verylow"},
            'claim "tea-sleep": there is no tier "verylow" (did you mean "very-low"?); use one of '
            f"{TIERS} [evidence.unknown-tier]",
        ),
        (
            {"tier": "Reference"},
            'claim "tea-sleep": there is no tier "Reference" (did you mean "reference"?); use one '
            f"of {TIERS} [evidence.unknown-tier]",
        ),
        (
            {"tier": "unrated"},
            f'claim "tea-sleep": there is no tier "unrated"; use one of {TIERS} '
            "[evidence.unknown-tier]",
        ),
        # sources
        (
            {"cite": None},
            'claim "tea-sleep": it names no source; add :cite: with keys of the bibliography '
            "[evidence.missing-citation]",
        ),
        (
            {"cite": " , "},
            'claim "tea-sleep": it names no source; add :cite: with keys of the bibliography '
            "[evidence.missing-citation]",
        ),
        (
            {"cite": "smiht2020"},
            'claim "tea-sleep": no bibliography file has the key "smiht2020" (did you mean '
            '"smith2020"?); correct the key or add the source [evidence.unknown-citation]',
        ),
        (
            {"cite": "Smith2020"},
            'claim "tea-sleep": no bibliography file has the key "Smith2020" (did you mean '
            '"smith2020"?); correct the key or add the source [evidence.unknown-citation]',
        ),
        (
            {"against": "doe"},
            'claim "tea-sleep": no bibliography file has the key "doe"; correct the key or add '
            "the source [evidence.unknown-citation]",
        ),
        # disclaimers
        (
            {"disclaimer": None},
            'claim "tea-sleep": it shows no disclaimer; add :disclaimer: with the name of one '
            "[evidence.missing-disclaimer]",
        ),
        (
            {"disclaimer": ","},
            'claim "tea-sleep": it shows no disclaimer; add :disclaimer: with the name of one '
            "[evidence.missing-disclaimer]",
        ),
        (
            {"disclaimer": "genral"},
            'claim "tea-sleep": no page defines the disclaimer "genral" (did you mean '
            '"general"?); correct the name or define it [evidence.unknown-disclaimer]',
        ),
        (
            {"disclaimer": "general, other"},
            'claim "tea-sleep": no page defines the disclaimer "other"; correct the name or '
            "define it [evidence.unknown-disclaimer]",
        ),
        # options
        (
            {"teir": "low"},
            'claim "tea-sleep": there is no option "teir" (did you mean "tier"?); correct its '
            "name or take it out [evidence.unknown-option]",
        ),
        (
            {"zzz": ""},
            'claim "tea-sleep": there is no option "zzz"; correct its name or take it out '
            "[evidence.unknown-option]",
        ),
        # body
        (
            {"has_body": False},
            'claim "tea-sleep": it has no body; explain the claim below its options '
            "[evidence.empty-claim]",
        ),
        # harms
        (
            {"harms": "tea-slep"},
            'claim "tea-sleep": no claim has the id "tea-slep", which '
            ":harms: names; correct it or write the claim [evidence.unknown-claim]",
        ),
        # values
        (
            {"direction": "positive"},
            'claim "tea-sleep": :direction: can\'t be "positive"; use one of benefit, harm, '
            "no-difference, unclear [evidence.unknown-value]",
        ),
        (
            {"direction": "Benefit"},
            'claim "tea-sleep": :direction: can\'t be "Benefit" (did you mean "benefit"?); use '
            "one of benefit, harm, no-difference, unclear [evidence.unknown-value]",
        ),
        (
            {"size": "big"},
            'claim "tea-sleep": :size: can\'t be "big"; use one of large, moderate, small, trivial '
            "[evidence.unknown-value]",
        ),
        (
            {"reviewed": "22 November 2026"},
            'claim "tea-sleep": :reviewed: can\'t be "22 November 2026"; write a date such as '
            "2026-11-22 [evidence.unknown-value]",
        ),
        (
            {"reviewed": "20261122"},
            'claim "tea-sleep": :reviewed: can\'t be "20261122"; write a date such as '
            "2026-11-22 [evidence.unknown-value]",
        ),
        (
            {"reviewed": "2026-02-30"},
            'claim "tea-sleep": :reviewed: can\'t be "2026-02-30"; write a date such as '
            "2026-11-22 [evidence.unknown-value]",
        ),
    ],
)
def test_a_rule_about_one_claim(make: Any, changes: dict[str, Any], said: str) -> None:
    assert lines(make.site(make.claim(**changes))) == [f"page.md:3: ERROR: {said}"]


def test_a_claim_without_a_sentence(make: Any) -> None:
    assert lines(make.site(make.claim(""))) == [
        'page.md:3: ERROR: claim "tea-sleep": it has no sentence; write the claim after the name '
        "of the directive [evidence.empty-claim]"
    ]


@pytest.mark.parametrize(
    "changes",
    [
        {"cite": "smith2020,"},
        {"cite": "smith2020, smith2020", "against": "smith2020"},
        {"direction": "", "size": "", "reviewed": ""},
        {"direction": "no-difference", "size": "trivial", "reviewed": "2024-02-29"},
        {"harms": "tea-sleep"},
        dict.fromkeys(set(CLAIM_OPTIONS) - {"id", "tier", "cite", "disclaimer"}, ""),
    ],
)
def test_what_is_sound(make: Any, changes: dict[str, Any]) -> None:
    assert lines(make.site(make.claim(**changes))) == []


def test_each_unknown_name_is_told_once(make: Any) -> None:
    claim = make.claim(cite="b, a, smith2020, b", against="a, c")
    assert [line.split('"')[3] for line in lines(make.site(claim))] == ["a", "b", "c"]


def test_a_claim_with_nothing_at_all(make: Any) -> None:
    """All that is wrong is listed, not the first thing only."""
    claim = make.claim("", options=(), has_body=False)
    assert [finding.rule for finding in check(make.site(claim)).findings] == [
        "empty-claim",
        "empty-claim",
        "missing-citation",
        "missing-disclaimer",
        "missing-id",
        "missing-tier",
    ]
    assert all(
        line.startswith('page.md:3: ERROR: claim "without a sentence": ')
        for line in lines(make.site(claim))
    )


def test_two_claims_with_one_id(make: Any) -> None:
    first = make.claim(place=Place("a.md", 9), docname="a")
    second = make.claim(place=Place("b.md", 2), docname="b")
    third = make.claim(place=Place("b.md", 7), docname="b", ordinal=1)
    other = make.claim(place=Place("b.md", 8), docname="b", ordinal=2, id="other")
    taken = (
        'claim "tea-sleep": the id is taken by a.md:9; choose another [evidence.duplicate-claim]'
    )
    assert lines(make.site(first, second, third, other)) == [
        f"b.md:2: ERROR: {taken}",
        f"b.md:7: ERROR: {taken}",
    ]


def test_claims_without_an_id_are_no_duplicates(make: Any) -> None:
    claims = [make.claim(id=None, ordinal=n) for n in range(2)]
    assert {finding.rule for finding in check(make.site(*claims)).findings} == {"missing-id"}


# --- rules about the rest ------------------------------------------------------------------------


def test_a_disclaimer_without_a_first_paragraph(make: Any) -> None:
    site = make.site(
        make.claim(), disclaimers=(make.disclaimer(text=""), make.disclaimer("b", text=""))
    )
    assert lines(site) == [
        'page.md:3: ERROR: claim "tea-sleep": the disclaimer "general" does not start with a '
        "paragraph; write one at safety.md:5 [evidence.missing-disclaimer]"
    ]


@pytest.mark.parametrize("name", ["General", "", "<b>", "a b"])
def test_a_disclaimer_with_an_odd_name(make: Any, name: str) -> None:
    site = make.site(make.claim(), disclaimers=(make.disclaimer(), make.disclaimer(name)))
    assert lines(site) == [
        f'safety.md:5: ERROR: a disclaimer can\'t be called "{name}"; give it a name of '
        "lower-case letters, digits and single hyphens [evidence.invalid-id]"
    ]


def test_a_disclaimer_that_is_defined_twice(make: Any) -> None:
    again = make.disclaimer(place=Place("safety.md", 9), ordinal=1, text="Something else.")
    site = make.site(make.claim(), disclaimers=(make.disclaimer(), again))
    assert lines(site) == [
        'safety.md:9: ERROR: the disclaimer "general" is already defined in safety.md:5; keep one '
        "[evidence.duplicate-disclaimer]"
    ]


def test_a_disclaimer_with_options(make: Any) -> None:
    disclaimer = make.disclaimer(options=(("title", "x"), ("id", "")))
    assert lines(make.site(make.claim(), disclaimers=(disclaimer,))) == [
        f'safety.md:5: ERROR: a disclaimer has no options, and "{name}" is one; take it out '
        "[evidence.unknown-option]"
        for name in ("id", "title")
    ]


def test_mentions_of_nothing(make: Any) -> None:
    site = make.site(
        make.claim(),
        claim_references=(
            Reference("tea-sleep", Place("index.md", 2), "index"),
            Reference("tea-slep", Place("index.md", 3), "index"),
            Reference("", Place("index.md", 4), "index"),
        ),
        citations=(
            Reference("smith2020", Place("index.md", 5), "index"),
            Reference("Smith2020", Place("index.md", 6), "index"),
            Reference("x", Place("index.md", 7), "index"),
        ),
    )
    assert lines(site) == [
        'index.md:3: ERROR: no claim has the id "tea-slep" (did you mean "tea-sleep"?); correct '
        "the id or write the claim [evidence.unknown-claim]",
        'index.md:4: ERROR: no claim has the id ""; correct the id or write the claim '
        "[evidence.unknown-claim]",
        'index.md:6: ERROR: no bibliography file has the key "Smith2020" (did you mean '
        '"smith2020"?); correct the key or add the source [evidence.unknown-citation]',
        'index.md:7: ERROR: no bibliography file has the key "x"; correct the key or add the '
        "source [evidence.unknown-citation]",
    ]


def test_what_the_files_themselves_break(make: Any) -> None:
    site = make.site(
        make.claim(),
        strays=tuple(
            Stray(rule, f"{rule}; mend it", Place("page.md", 30 + n), "page")
            for n, rule in enumerate(["unparsed-claim", "skipped-doctest", "lost-text"])
        ),
        bib_problems=(BibProblem("references.bib", 7, "key; keep one"),),
        status_problems=(BibProblem("status.csv", 2, "row; correct it"),),
    )
    assert lines(site) == [
        "page.md:30: ERROR: unparsed-claim; mend it [evidence.unparsed-claim]",
        "page.md:31: ERROR: skipped-doctest; mend it [evidence.skipped-doctest]",
        "page.md:32: ERROR: lost-text; mend it [evidence.lost-text]",
        "references.bib:7: ERROR: key; keep one [evidence.broken-bibliography]",
        "status.csv:2: ERROR: row; correct it [evidence.retracted-source]",
    ]


@pytest.mark.parametrize(
    ("rules", "said"),
    [
        (
            {"unknown-vale": "warning"},
            'evidence_rules names "unknown-vale", which is no rule (did you mean '
            '"unknown-value"?); correct the setting',
        ),
        (
            {"unknown-value": "off"},
            'evidence_rules sets "unknown-value" to "off"; use "error", "warning" or "advice"; correct the '
            "setting",
        ),
        (
            {"missing-tier": "warning"},
            'evidence_rules lowers "missing-tier", a core rule, which stays an error; correct the '
            "setting",
        ),
    ],
)
def test_a_setting_that_asks_too_much(make: Any, rules: dict[str, str], said: str) -> None:
    site = make.site(make.claim(), settings=Settings("conf.py", rules))
    assert lines(site) == [f"conf.py:1: ERROR: {said} [evidence.invalid-setting]"]


def test_too_few_claims(make: Any) -> None:
    claims = make.claim(), make.claim(id="b")
    site = make.site(*claims, settings=Settings("docs/conf.py", minimum_claims=3))
    assert lines(site) == [
        "docs/conf.py:1: ERROR: the site holds 2 claims, and evidence_minimum_claims asks for 3; "
        "find out where the claims went [evidence.too-few-claims]"
    ]
    assert lines(make.site(*claims, settings=Settings(minimum_claims=2))) == []


def test_a_site_without_anything() -> None:
    report = check(Site((), (), ()))
    assert report.findings == ()
    assert set(report.checked) == set(RULES)


# --- severity ------------------------------------------------------------------------------------


def test_the_core_rules_are_those_of_the_contract() -> None:
    assert {slug for slug, rule in RULES.items() if rule.core} == CORE


@pytest.mark.parametrize("rule", RULES)
def test_severity_of_a_rule(rule: str) -> None:
    severity_among = RULES[rule].severity_among
    assert severity_among({rule: "warning"}) == ("error" if RULES[rule].core else "warning")
    assert severity_among({rule: "error"}) == "error"
    for other in ("off", "ignore", "WARNING", ""):
        assert severity_among({rule: other}) == RULES[rule].severity
    assert severity_among({}) == RULES[rule].severity


def test_a_lowered_rule_warns_and_does_not_block(make: Any) -> None:
    site = make.site(make.claim(size="big"), settings=Settings(rules={"unknown-value": "warning"}))
    report = check(site)
    assert not report.failed
    assert lines(site) == [
        'page.md:3: WARNING: claim "tea-sleep": :size: can\'t be "big"; use one of large, '
        "moderate, small, trivial [evidence.unknown-value]"
    ]
    assert report.summary().endswith("waived: 0; findings: 0 errors, 1 warning")


def test_a_warning_beside_an_error_still_blocks(make: Any) -> None:
    settings = Settings(rules={"unknown-value": "warning"})
    report = check(make.site(make.claim(size="big", tier=None), settings=settings))
    assert report.failed
    assert report.summary().endswith("waived: 0; findings: 1 error, 1 warning")


# --- the report ----------------------------------------------------------------------------------


def test_the_report_counts_what_each_rule_looked_at(make: Any) -> None:
    site = make.site(
        make.claim(doctests=3),
        make.claim(id="b", doctests=2, harms="tea-sleep", docname="b"),
        disclaimers=(make.disclaimer(), make.disclaimer("b"), make.disclaimer("c")),
        sources=(make.source(), make.source("d")),
        claim_references=(Reference("b", Place("i.md", 1), "i"),) * 4,
        citations=(Reference("d", Place("i.md", 1), "i"),) * 5,
        strays=(
            Stray("unparsed-claim", "a; b", Place("i.md", 1), "i"),
            Stray("skipped-doctest", "a; b", Place("i.md", 2), "i"),
        ),
        settings=Settings(rules={"unknown-value": "warning"}, minimum_claims=1),
    )
    report = check(site)
    counts = {
        "missing-id": 2,
        "invalid-id": 5,
        "duplicate-claim": 2,
        "missing-tier": 2,
        "unknown-tier": 2,
        "missing-citation": 2,
        "unknown-citation": 7,
        "missing-disclaimer": 2,
        "unknown-disclaimer": 2,
        "unparsed-claim": 3,
        "unknown-option": 5,
        "empty-claim": 2,
        "unknown-claim": 6,
        "skipped-doctest": 6,
        "lost-text": 2,
        "unknown-value": 2,
        "duplicate-disclaimer": 3,
        "invalid-setting": 1,
        "too-few-claims": 1,
    }
    assert {rule: report.checked[rule] for rule in counts} == counts
    assert list(report.checked) == list(RULES)
    told = "evidence: 2 claims seen; waived: 0; findings: 2 errors, 0 warnings"
    assert report.summary() == told


def test_the_summary_speaks_english(make: Any) -> None:
    assert check(make.site(make.claim())).summary().startswith("evidence: 1 claim seen; ")
    assert check(make.site()).summary().startswith("evidence: 0 claims seen; ")


def test_findings_come_in_order_of_file_and_line(make: Any) -> None:
    claims = [
        make.claim(id=None, tier=None, place=Place(path, line), docname=path[0], ordinal=line)
        for path, line in [("b.md", 2), ("a.md", 10), ("a.md", 9), ("B.md", 1)]
    ]
    expected = lines(make.site(*claims))
    assert [line.split(": ")[0] for line in expected] == [
        *("B.md:1", "B.md:1", "a.md:9", "a.md:9", "a.md:10", "a.md:10", "b.md:2", "b.md:2")
    ]
    for order in permutations(claims):
        assert lines(make.site(*order)) == expected


def test_a_finding_leads_to_its_claim(make: Any) -> None:
    [finding] = check(make.site(make.claim(), make.claim(id="b", tier=None, ordinal=1))).findings
    assert (finding.docname, finding.ordinal) == ("page", 1)


def test_every_rule_has_a_check_and_every_check_a_rule() -> None:
    assert {check.rule.slug for check in (*CLAIM_CHECKS, *SITE_CHECKS)} == RULES.keys()


# --- the nearest name ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "offer"),
    [
        ("smiht2020", ' (did you mean "Smith2020"?)'),
        ("SMITH2020", ' (did you mean "Smith2020"?)'),
        ("doe", ""),
        ("", ""),
        ("smith2020" + "x" * 100_000, ""),
    ],
)
def test_nearest(name: str, offer: str) -> None:
    assert nearest(name, ["Smith2020", "jones1999"]) == offer
    assert nearest(name, []) == ""


def test_thousands_of_unknown_keys_are_all_told(make: Any) -> None:
    keys = ", ".join(f"smith{n}" for n in range(3000, 6000))
    report = check(make.site(make.claim(cite=keys)))
    assert len(report.findings) == 3000
    assert sum("did you mean" in finding.message for finding in report.findings) <= 20


# --- whatever the records ------------------------------------------------------------------------

NAMES = st.one_of(st.sampled_from([*CLAIM_OPTIONS, "teir", ""]), ANY_TEXT)
VALUES = st.one_of(
    st.sampled_from(["tea-sleep", "smith2020, x", "general", "low", "harm", "2026-11-22"]), ANY_TEXT
)


@given(
    st.lists(st.tuples(ANY_TEXT, st.lists(st.tuples(NAMES, VALUES)), st.booleans()), max_size=4),
    st.lists(st.tuples(ANY_TEXT, ANY_TEXT), max_size=3),
    st.lists(ANY_TEXT, max_size=3),
)
def test_check_never_raises_and_every_line_is_one_line(
    make: Any,
    claims: list[tuple[str, list[tuple[str, str]], bool]],
    disclaimers: list[tuple[str, str]],
    targets: list[str],
) -> None:
    site = make.site(
        *(
            make.claim(sentence, options=tuple(options), has_body=has_body, ordinal=number)
            for number, (sentence, options, has_body) in enumerate(claims)
        ),
        disclaimers=tuple(make.disclaimer(name, text=text) for name, text in disclaimers),
        claim_references=tuple(Reference(t, Place("i.md", 1), "i") for t in targets),
        citations=tuple(Reference(t, Place("i.md", 1), "i") for t in targets),
        strays=tuple(Stray("lost-text", t, Place("i.md", 1), "i") for t in targets),
        bib_problems=tuple(BibProblem("r.bib", 1, t) for t in targets),
        statuses={"10.1000/smith": StatusRow("10.1000/smith", "retracted", "".join(targets))},
    )
    report = check(site)
    text = findings_text(report)
    assert text.splitlines()[len([*each_once(report.findings)])] == report.summary()
    assert all(finding.rule in RULES for finding in report.findings)
    # A claim that lacks something of the four is never passed.
    for number, (sentence, options, has_body) in enumerate(claims):
        given_options: dict[str, str] = {}
        for name, value in options:
            given_options.setdefault(name, value)
        lacks = (
            not sentence
            or not has_body
            or not all(
                given_options.get(name, "").strip(", ")
                for name in ("id", "tier", "cite", "disclaimer")
            )
        )
        if lacks:
            assert any(finding.ordinal == number for finding in report.findings)
