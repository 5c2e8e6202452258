"""No benefit is told without its harms."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_evidence.rules.run import check

NONE = (
    'claim "tea-sleep": it tells of a benefit and of no harm; add :harms: with the ids of the harm '
    "claims that belong beside it [evidence.benefit-without-harms]"
)


def no_harm(name: str) -> str:
    return (
        f'claim "tea-sleep": "{name}" under :harms: is no harm: it has no direction harm and '
        "stands on no safety page; name a claim about a harm [evidence.benefit-without-harms]"
    )


def said(make: Any, *others: Any, **options: Any) -> list[str]:
    report = check(make.site(make.claim(**({"direction": "benefit"} | options)), *others))
    return [
        f.line() for f in report.findings if f.rule in ("benefit-without-harms", "unknown-claim")
    ]


def other(make: Any, name: str, **changes: Any) -> Any:
    return make.claim(f"Claim {name}", id=name, **({"docname": "b"} | changes))


@pytest.mark.parametrize("harms", [None, "", " , "])
def test_a_benefit_alone(make: Any, harms: str | None) -> None:
    assert said(make, harms=harms) == [NONE]


@pytest.mark.parametrize("direction", ["harm", "no-difference", "unclear", "", None, "benefits"])
def test_only_a_benefit_asks_for_harms(make: Any, direction: str | None) -> None:
    assert said(make, direction=direction) == []


@pytest.mark.parametrize("tier", ["high", "very-low", "preclinical", "reference", "medium", None])
def test_whatever_the_tier(make: Any, tier: str | None) -> None:
    assert NONE in said(make, tier=tier)


@pytest.mark.parametrize(
    ("docname", "direction", "is_harm"),
    [
        ("b", "harm", True),
        ("b", None, False),
        ("b", "benefit", False),
        ("b", "unclear", False),
        # Labels and warnings on a safety page are harms without a direction.
        ("safety", None, True),
        ("safety/kidneys", None, True),
        ("tea/safety", None, True),
        ("tea/safety/kidneys", "unclear", True),
        # A benefit is no harm wherever it stands.
        ("safety", "benefit", False),
        # Names that only look like it.
        ("safety-first", None, False),
        ("unsafety", None, False),
        ("tea/food-safety", None, False),
    ],
)
def test_what_a_harm_is(make: Any, docname: str, direction: str | None, is_harm: bool) -> None:
    harm = other(make, "awake", docname=docname, direction=direction, harms="awake")
    lines = [
        line for line in said(make, harm, harms="awake") if line.startswith('claim "tea-sleep"')
    ]
    assert lines == ([] if is_harm else [no_harm("awake")])


def test_each_name_is_looked_at(make: Any) -> None:
    harm, fact = other(make, "awake", direction="harm"), other(make, "brown", ordinal=1)
    assert said(make, harm, fact, harms="awake, brown") == [no_harm("brown")]
    assert said(make, harm, fact, harms="brown, tea-sleep") == [
        no_harm("brown"),
        no_harm("tea-sleep"),
    ]


def test_a_claim_is_not_its_own_harm(make: Any) -> None:
    assert said(make, harms="tea-sleep") == [no_harm("tea-sleep")]
    assert said(make, harms="tea-sleep", docname="safety") == [no_harm("tea-sleep")]


def test_a_name_that_nobody_knows_is_another_rules_finding(make: Any) -> None:
    assert said(make, harms="nobody") == [
        'claim "tea-sleep": no claim has the id "nobody", which :harms: names; correct it or write '
        "the claim [evidence.unknown-claim]"
    ]


def test_it_counts_benefits_only(make: Any) -> None:
    site = make.site(
        make.claim(direction="benefit"), other(make, "b", direction="harm"), other(make, "c")
    )
    assert check(site).checked["benefit-without-harms"] == 1


def test_a_harm_that_the_output_shows_to_nobody(make: Any) -> None:
    harms = [
        other(make, name, direction="harm", better="more", ordinal=n) for n, name in enumerate("xy")
    ]
    tea = make.claim(direction="benefit", harms="x, y")

    def told(*unseen: tuple[str, int]) -> list[str]:
        report = check(make.site(tea, *harms, unseen=frozenset(unseen)))
        return [f.line() for f in report.findings if f.rule == "benefit-without-harms"]

    assert told() == told(("b", 0)) == []
    assert told(("b", 0), ("b", 1), (tea.docname, tea.ordinal)) == []
    assert told(("b", 0), ("b", 1)) == [
        'claim "tea-sleep": no reader of this output sees the harm beside it ("x", "y"): only, ifconfig or '
        "HTML around it leaves it out or hides it; show it, or name a harm that is shown "
        "[evidence.benefit-without-harms]"
    ]
