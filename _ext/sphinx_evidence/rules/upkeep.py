"""Rules about time: waivers, reviews, and claims that disappear."""

from __future__ import annotations

from sphinx_evidence.rules.rule import WARNING, Rule, example

RULES: tuple[Rule, ...] = (
    Rule(
        "invalid-waiver",
        "A waiver can't be read, names no rule, or names one that can't be waived.",
        "A waiver that does nothing looks as if it did.",
        "Write `rule until 2027-03-01: reason`, one a line; core rules can't be waived.",
        example(waive="missing-citation until 2099-01-01: no source yet"),
    ),
    Rule(
        "expired-waiver",
        "The last day of a waiver is over.",
        "What was let pass for a while would stay for good.",
        "Put right what it covers, or give a new date and a reason that still holds.",
        example(waive="unknown-value until 2020-01-31: the list is being revised"),
    ),
    Rule(
        "unused-waiver",
        "A waiver covers a rule that finds nothing wrong.",
        "It would hide the next fault of that kind.",
        "Take the waiver out.",
        example(waive="unknown-value until 2099-01-01: the list is being revised"),
        severity=WARNING,
    ),
)
