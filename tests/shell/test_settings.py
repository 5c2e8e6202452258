"""Settings of the gate: what they lower, raise and ask for, and what no setting can."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from sphinx_evidence.rules.registry import RULES
from tests.examples import CORE, LINES, place

if TYPE_CHECKING:
    from tests.conftest import Site


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


OTHERS = sorted(set(LINES) - CORE - {"invalid-setting"})


@pytest.mark.parametrize(
    "slug",
    # All rules are lowered at one place; `make test-all` looks at each of them.
    [
        pytest.param(one, marks=[pytest.mark.exhaustive] * (n % 5 > 0))
        for n, one in enumerate(OTHERS)
    ],
)
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
