"""Rules that other packages bring: what is taken, what is told, and what happens where one breaks."""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib.metadata import EntryPoint, distributions
from pathlib import Path

import pytest

from sphinx_evidence.model.installed import RULES_GROUP
from sphinx_evidence.rules import run
from sphinx_evidence.rules.added import Added, added
from sphinx_evidence.rules.registry import RULES
from sphinx_evidence.rules.site import Settings
from sphinx_evidence.shell import store
from tests.records import Make

MODULE = """\
from sphinx_evidence.rules.check import claim_check, site_check
from sphinx_evidence.rules.fault import Fault
from sphinx_evidence.rules.rule import GOOD, Example, Rule, example
from sphinx_evidence.rules.settings import INVALID_SETTING

SHOUTING = Rule(
    "shouting", what="It shouts.", why="Nobody likes it.", fix="Be calm.", bad=example(sentence="TEA")
)

@claim_check(SHOUTING)
def _shouting(claim, site):
    if claim.sentence.isupper():
        yield "it shouts; be calm"
"""
NAME = 'what "tea" brings (tea_rules)'
TOLD = "; mend it, or uninstall the package that brings it"


@pytest.fixture
def brought(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Added]:
    """Return what brings a module as a distribution that is on the path."""

    def bring(module: str, value: str = "tea_rules") -> Added:
        (tmp_path / "tea_rules.py").write_text(module)
        info = tmp_path / "tea_rules-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text("Name: tea-rules\nVersion: 1.0\n")
        (info / "entry_points.txt").write_text(f"[{RULES_GROUP}]\ntea = {value}\n")
        monkeypatch.syspath_prepend(str(tmp_path))
        monkeypatch.delitem(sys.modules, "tea_rules", raising=False)
        found: list[EntryPoint] = []
        for one in distributions(path=[str(tmp_path)]):
            found += one.entry_points.select(group=RULES_GROUP)
        return added([*found, *found], RULES)  # an editable install may be seen twice

    return bring


def said(found: Added, monkeypatch: pytest.MonkeyPatch, **asked: str) -> list[str]:
    """Return what the rules that were brought, and those about settings, say of a claim that shouts."""
    rules = RULES | {rule.slug: rule for rules in found.groups.values() for rule in rules}
    own = [one for one in run.SITE_CHECKS if one.rule.slug == "invalid-setting"]
    for name, value in {
        "RULES": rules,
        "CLAIM_CHECKS": found.claim_checks,
        "SITE_CHECKS": (*own, *found.site_checks),
        "UNUSABLE": found.problems,
    }.items():
        monkeypatch.setattr(run, name, value)
    site = Make().site(Make.claim("TEA"), settings=Settings(rules=asked))
    return [f"{f.severity}: {f.line()}" for f in run.check(site).findings]


def test_a_rule_is_taken_once_and_judges(
    brought: Callable[..., Added], monkeypatch: pytest.MonkeyPatch
) -> None:
    found = brought(MODULE)
    assert [*found.groups] == ["Added by tea"]
    assert (len(found.claim_checks), found.problems) == (1, ())
    line = 'claim "tea-sleep": it shouts; be calm [evidence.shouting]'
    assert said(found, monkeypatch) == [f"error: {line}"]
    assert said(found, monkeypatch, shouting="advice") == [f"advice: {line}"]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (
            "import claim_check",
            "import claim_chek",
            "{}, while it was loaded, broke (ImportError: ",
        ),
        (
            "SHOUTING = ",
            "1 / 0\nSHOUTING = ",
            "{}, while it was loaded, broke (ZeroDivisionError: ",
        ),
        ('"shouting"', '"missing-tier"', '{} has the rule "missing-tier", and there is another of'),
        ('"shouting"', '"Shouting"', '{} has the rule "Shouting", which is no name; use small let'),
        ('"Be calm."', '""', '{} has the rule "shouting", which does not say what is wrong, why a'),
        ("bad=example", "severity='loud', bad=example", '{} has the rule "shouting", whose severi'),
        ('bad=example(sentence="TEA")', "bad='TEA'", '{} has the rule "shouting", whose examples'),
        ("@claim_check(SHOUTING)", "", '{} has the rule "shouting", which nothing judges; add a c'),
        ("SHOUTING)", "INVALID_SETTING)", '{} has the rule "shouting", which nothing judges; add'),
    ],
)
def test_what_cant_be_used_is_told(
    brought: Callable[..., Added],
    monkeypatch: pytest.MonkeyPatch,
    old: str,
    new: str,
    problem: str,
) -> None:
    assert old in MODULE
    found = brought(MODULE.replace(old, new))
    assert (found.groups, found.claim_checks, found.site_checks) == ({}, (), ())
    [line] = said(found, monkeypatch)
    assert line.startswith(f"error: {problem.format(NAME)}")
    assert line.endswith(f"{TOLD} [evidence.invalid-setting]")


def test_what_is_no_module_or_holds_no_rule_is_told(brought: Callable[..., Added]) -> None:
    found = brought(MODULE, "tea_rules:SHOUTING")
    assert found.problems == (
        f'what "tea" brings (tea_rules:SHOUTING) is no module; name one, such as "tea_rules"{TOLD}',
    )


def test_a_module_without_a_rule_is_told(brought: Callable[..., Added]) -> None:
    found = brought("x = 1\n")
    assert found.problems == (f"{NAME} holds no rule; write `NAME = Rule(...)` in it{TOLD}",)


@pytest.mark.parametrize(
    ("old", "new", "how"),
    [
        ('yield "it', '1 / 0; yield "it', "ZeroDivisionError: division by zero"),
        ('yield "it shouts; be calm"', "yield 3", "TypeError: it yields int, where str is due"),
        (
            "check(SHOUTING)",
            "check(SHOUTING, applies=lambda c: c.x)",
            "AttributeError: 'Claim' obj",
        ),
        (
            "check(SHOUTING)",
            "check(SHOUTING, used=lambda s: s.x)",
            "AttributeError: 'Site' object ",
        ),
    ],
)
def test_a_rule_that_breaks_says_so(
    brought: Callable[..., Added],
    monkeypatch: pytest.MonkeyPatch,
    old: str,
    new: str,
    how: str,
) -> None:
    [line] = said(brought(MODULE.replace(old, new)), monkeypatch)
    assert line.startswith(f'error: claim "tea-sleep": the rule itself, {NAME}, broke ({how}')
    assert line.endswith("); tell those who made it [evidence.shouting]")


SITE_CHECK = "@site_check(SHOUTING, count=lambda site: {})\ndef _all(site):\n    yield {}\n"


@pytest.mark.parametrize(
    ("count", "fault", "how"),
    [
        ("1", "1 / 0", "ZeroDivisionError: division by zero"),
        ("1", "'shout'", "TypeError: it yields str, where Fault is due"),
        ("site.x", "Fault(1, 2)", "AttributeError: 'Site' object has no attribute 'x'"),
    ],
)
def test_a_check_of_the_site_that_breaks_says_so(
    brought: Callable[..., Added],
    monkeypatch: pytest.MonkeyPatch,
    count: str,
    fault: str,
    how: str,
) -> None:
    start = MODULE[: MODULE.index("@claim_check")]
    [line] = said(brought(start + SITE_CHECK.format(count, fault)), monkeypatch)
    told = f"the rule itself, {NAME}, broke ({how}); tell those who made it"
    assert line == f"error: {told} [evidence.shouting]"


def test_a_verdict_is_only_as_old_as_the_rules_that_were_added(
    brought: Callable[..., Added], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    brought(MODULE)
    entries = [EntryPoint("tea", "tea_rules", RULES_GROUP)]
    none = store.own_digest()
    monkeypatch.setattr(
        store, "installed", lambda *, group: entries if group == RULES_GROUP else []
    )
    first = store.own_digest()
    assert [*store.added_files(RULES_GROUP)] == [tmp_path / "tea_rules.py"]
    (tmp_path / "tea_rules.py").write_text(f"{MODULE}\n")
    assert len({none, first, store.own_digest()}) == 3
