"""Each rule: its bad example fails with exactly that rule, its good example passes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sphinx_evidence.rules.registry import RULES
from sphinx_evidence.rules.rule import DUE, ERROR, GOOD
from tests.examples import CORE, DUES, LINES, place

if TYPE_CHECKING:
    from tests.conftest import Built, Site


def told(built: Built) -> list[str]:
    """Return the findings, with the advice that stands among what a build tells."""
    return built.findings + [line for line in built.stdout.splitlines() if ": ADVICE: " in line]


def due(built: Built) -> list[str]:
    """Return what the list of findings says is due."""
    lines = (built.out / "findings.txt").read_text("utf-8").splitlines()
    return [line for line in lines if ": DUE: " in line]


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
