"""Rules about harms."""

from __future__ import annotations

from sphinx_evidence.rules.rule import Example, Rule, graded, graded_example

_HARM = graded(
    id="tea-harm", outcome="bad nights", better="less", sentence="Black tea increases bad nights"
)

RULES: tuple[Rule, ...] = (
    Rule(
        "benefit-without-harms",
        "A claim of benefit names no harm, or something that is none.",
        "Whoever reads of a benefit must see the price beside it.",
        "Add `:harms:` with ids of claims that have `:direction: harm` and say one, or stand on a safety "
        "page.",
        graded_example(
            direction="benefit",
            outcome="alertness",
            sentence="Black tea increases alertness in adults",
        ),
        Example(
            graded(
                direction="benefit",
                outcome="alertness",
                sentence="Black tea increases alertness in adults",
                harms="tea-harm",
            )
            + "\n"
            + _HARM
        ),
    ),
)
