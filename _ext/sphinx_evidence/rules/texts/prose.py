"""Rules about the prose outside the boxes."""

from __future__ import annotations

from sphinx_evidence.rules.rule import Example, Rule, claim

RULES: tuple[Rule, ...] = (
    Rule(
        "uncited-assertion",
        "A sentence outside the boxes says what a topic of the site does to people, and names no source, "
        "or links to a claim on something else.",
        "Claims that leave their boxes leave the tier, the sources and the disclaimer behind.",
        "Cite a source in the sentence, link with `{claim}` to a claim on the same outcome, or put it into a box. Whoever "
        "reports what others say links to the claim that answers it.",
        Example(f"{claim()}\nTea calms the nerves.\n"),
        Example(f"{claim()}\nTea calms the nerves {{cite}}`smith2020`.\n"),
    ),
)
