"""Rules about pictures of counts."""

from __future__ import annotations

from sphinx_evidence.rules.rule import Example, Rule, claim, graded

_COUNTS = "tea: trial2021: {}"


def _forest(source: str) -> str:
    counts = f"tea: {source}"
    return (
        f"\n:::{{forest-plot}} Bad nights with tea and without\n:counts: {counts}\n"
        ":claim: tea-sleep\n:::\n"
    )


def _array(tier: str, sentence: str, rated_down: str = "-") -> str:
    """Return a benefit, a harm, and an icon array of both; the rest is said of the benefit."""
    benefit = graded(
        tier=tier,
        direction="benefit",
        outcome="alertness",
        sentence=sentence,
        body="Adults were more awake.",
        harms="tea-harm",
        rated_down=rated_down,
    )
    harm = graded(
        id="tea-harm",
        outcome="bad nights",
        better="less",
        sentence="Black tea increases bad nights",
    )
    return (
        f"{benefit}\n{harm}\n"
        ":::{icon-array} Of 100 adults who drink tea\n"
        f":benefit: tea-sleep = {_COUNTS.format('alert')}\n"
        f":harm: tea-harm = {_COUNTS.format('bad nights')}\n:::\n"
    )


RULES: tuple[Rule, ...] = (
    Rule(
        "broken-figure",
        "A picture can't be drawn, or shows counts that its claims don't rest on.",
        "A picture is believed at a glance, so it must show the same studies as the claim beside it.",
        "Correct what the message names: the file, the source or the outcome in the folder of "
        "counts, the options, or the claims under `:claim:`.",
        Example(claim() + _forest("trial2021: bad nights")),
        Example(claim(cite="smith2020, trial2021") + _forest("trial2021: bad nights")),
    ),
    Rule(
        "uncertain-icon-array",
        "An icon array shows a claim that is not sure enough to be counted out, or one side only.",
        "Whoever sees filled icons takes the numbers for known, and a benefit without its price for "
        "all there is.",
        "Draw claims of low certainty or better, at least one `:benefit:` and one `:harm:`. Tell of "
        "the others in words.",
        Example(
            _array(
                "very-low",
                "The evidence is very uncertain about the effect of black tea on alertness in adults",
                "imprecision 2: 80 people; indirectness: adults in one town",
            )
        ),
        Example(_array("high", "Black tea increases alertness in adults")),
    ),
)
