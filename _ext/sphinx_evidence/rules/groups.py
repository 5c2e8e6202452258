"""Groups: boxes that share a disclaimer in one frame, which must be theirs."""

from __future__ import annotations

from sphinx_evidence.rules.check import stray_check
from sphinx_evidence.rules.rule import Example, Rule, claim

_MILK = claim(id="tea-milk", sentence="Tea with milk holds caffeine", body="As much as without.")


def _group(*claims: str) -> Example:
    boxes = "\n".join(claims)
    return Example(f"::::{{evidence-group}}\n:disclaimer: general\n\n{boxes}::::\n")


INVALID_GROUP = Rule(
    "invalid-group",
    what=(
        "A group of claims holds what is no claim, fewer than two or more than four claims, or one "
        "that does not name the disclaimer which the group shows."
    ),
    why="A reader would take a disclaimer for that of a claim which it does not belong to.",
    fix="Put two to four claims into the group, each with the group's disclaimer in `:disclaimer:`.",
    bad=_group(claim()),
    good=_group(claim(), _MILK),
)
_INVALID_GROUP_STRAYS = stray_check(INVALID_GROUP)
