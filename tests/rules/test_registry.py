"""The registry: it finds every rule and every check, and each stands where its rule does."""

from __future__ import annotations

import ast
import subprocess
import sys
from itertools import chain
from pathlib import Path
from types import ModuleType

import pytest

from sphinx_evidence import rules
from sphinx_evidence.rules.check import ClaimCheck, SiteCheck
from sphinx_evidence.rules.registry import CLAIM_CHECKS, GROUPS, RULES, SITE_CHECKS, SUBJECTS
from sphinx_evidence.rules.rule import Rule

FOLDER = Path(rules.__file__).parent
MAKERS = ("claim_check", "site_check", "stray_check")
MODULES = tuple(chain.from_iterable(SUBJECTS.values()))


def name_of(module: ModuleType) -> str:
    return module.__name__.rpartition(".")[2]


def calls(path: Path) -> list[str]:
    """Return what is called in a module, by name."""
    tree = ast.parse(path.read_text("utf-8"))
    return [
        node.func.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    ]


def test_every_module_with_a_rule_or_a_check_is_a_subject() -> None:
    found = {path.stem for path in FOLDER.glob("*.py") if {"Rule", *MAKERS} & {*calls(path)}}
    assert found - {"check", "rule"} == {name_of(module) for module in MODULES}


def test_the_registry_holds_each_rule_once_in_one_group() -> None:
    slugs = [rule.slug for group in GROUPS.values() for rule in group]
    assert slugs == list(RULES)
    assert all(GROUPS.values())


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_a_rule_and_all_that_judges_it_stand_in_one_module(module: ModuleType) -> None:
    values = vars(module)
    own = {name: value for name, value in values.items() if isinstance(value, Rule)}
    assert own == {rule.slug.upper().replace("-", "_"): rule for rule in own.values()}
    checks = [value for value in values.values() if isinstance(value, ClaimCheck | SiteCheck)]
    assert {check.rule for check in checks} == {*own.values()}
    # One that gets the name of another, or no name at all, would judge nothing.
    assert len(checks) == sum(name in MAKERS for name in calls(FOLDER / f"{name_of(module)}.py"))


def test_the_registry_holds_all_checks() -> None:
    made = sum(name in MAKERS for module in MODULES for name in calls(Path(str(module.__file__))))
    assert len(CLAIM_CHECKS) + len(SITE_CHECKS) == made


def test_nothing_that_judges_is_loaded_until_something_is_judged() -> None:
    """An idle build stays cheap: who reports takes the rules from the report."""
    code = (
        "import sys, sphinx_evidence, sphinx_evidence.reports.sarif\n"
        "loaded = {name.rpartition('.')[2] for name in sys.modules if '.rules.' in name or '.prose.' in name}\n"
        "print(*sorted(loaded))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=FOLDER.parents[1],
    )
    assert {"registry", "check", *map(name_of, MODULES)}.isdisjoint(done.stdout.split())
    assert {"assertions", "passages", "boxes"}.isdisjoint(done.stdout.split())  # heavy patterns
    assert "report" in done.stdout.split()
