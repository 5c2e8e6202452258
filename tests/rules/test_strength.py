"""Sentences of graded claims against their tier: whole lines, and what stands just inside a border."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_evidence.model.claim import Claim
from sphinx_evidence.rules.conf import Settings
from sphinx_evidence.rules.run import check
from tests.said import lines_of_wording as lines
from tests.said import slugs_of_wording as slugs

GRADED = {
    "tier": "high",
    "population": "adults",
    "intervention": "black tea",
    "comparator": "water",
    "outcome": "hours of sleep",
    "direction": "harm",
    "better": "more",
    "size": "moderate",
}
CRAMPS = {"direction": "benefit", "better": "less", "outcome": "cramps"}

IN_ADULTS = 'write "Black tea may reduce hours of sleep in adults"'
NOT_READ = "it is not read whole: no word in its sentence says what changes or how sure we are"


def graded(make: Any, sentence: str, /, **changes: Any) -> Claim:
    options = GRADED | {"cite": "smith2020", "harms": None} | changes
    claim: Claim = make.claim(sentence, **options)
    return claim


@pytest.mark.parametrize(
    ("sentence", "changes", "said"),
    [
        ("Tea reduces sleep", {"tier": "low", "size": "small"}, [
            "it says high certainty, but its tier is low, and it says a moderate effect, but its size "
            'is small; write "Black tea may slightly reduce hours of sleep in adults" '
            "[evidence.overstated]"
        ]),
        ("Tea may reduce sleep", {}, [
            'it says low certainty, but its tier is high; write "Black tea reduces hours of sleep in '
            'adults" [evidence.understated]'
        ]),
        ("Tea reduces sleep", {"tier": "low", "size": "large"}, [
            'it says high certainty, but its tier is low; write "Black tea may result in a large '
            'reduction in hours of sleep in adults" [evidence.overstated]',
            'it says a moderate effect, but its size is large; write "Black tea may result in a large '
            'reduction in hours of sleep in adults" [evidence.understated]',
        ]),
        ("Tea may slightly reduce sleep, but the evidence is very uncertain", {"tier": "very-low"}, [
            'it is not read whole: "but" begins another statement; write "The evidence is very '
            'uncertain about the effect of black tea on hours of sleep in adults" '
            "[evidence.overstated]"
        ]),
        ("Tea reduces sleep", {"direction": "no-difference"}, [
            'it says an effect, but its direction is no-difference; write "Black tea makes little to '
            'no difference to hours of sleep in adults" [evidence.overstated]'
        ]),
        ("The evidence is very uncertain about the effect of tea on sleep", {"tier": "low"}, [
            f"it says very low certainty, but its tier is low; {IN_ADULTS} [evidence.understated]"
        ]),
        ("We are uncertain whether tea reduces sleep", {"tier": "low", "direction": "unclear"}, [
            "it says very low certainty, but its tier is low; give its :direction:, or rate it down "
            "to very-low, where nothing else is said [evidence.understated]"
        ]),
        ("Tea improves sleep", {}, [
            'it says that sleep is better, a benefit, but its direction is harm; write "Black tea '
            'reduces hours of sleep in adults" [evidence.overstated]'
        ]),
        ("Tea may reduce sleep", {"tier": "low", "direction": "benefit"}, [
            'it says "less sleep", a harm, but its direction is benefit; write "Black tea may '
            'increase hours of sleep in adults" [evidence.understated]'
        ]),
        ("Tea may reduce cramps and prevents falls", {"tier": "low"} | CRAMPS, [
            '"prevents" stands in none of :intervention:, :comparator:, :outcome: and :population:, '
            'and "falls" stands in none of :intervention:, :comparator:, :outcome: and :population:; '
            'add it to the option that it belongs to, or write "Black tea may reduce cramps in '
            'adults" [evidence.overstated]'
        ]),
        ("Tea may reduce cramps and falls", {"tier": "low"} | CRAMPS | {"outcome": "cramps, falls"}, []),
        ("Tea and bleeding", {"outcome": "bleeding", "better": "less"}, [
            f'{NOT_READ}; write "Black tea increases bleeding in adults" [evidence.overstated]'
        ]),
        ("Tea and sleep", {"better": None}, [
            f"{NOT_READ}; give :better:, so that one can be offered [evidence.overstated]"
        ]),
        ("Tea and sleep", {"outcome": "whether they sleep"}, [
            f'{NOT_READ}; name :outcome: without "whether", and write it like "... worsens ..." '
            "[evidence.overstated]"
        ]),
        ("Advice to rest may reduce days off work", {"tier": "low"} | CRAMPS | {
            "intervention": "advice to rest", "outcome": "days off work"
        }, []),
        ("Tea may work", {"tier": "low"} | CRAMPS, [
            '"work" has no place in a claim, because it does not say what changes; say what changes, '
            'with "reduces" or "increases" [evidence.banned-wording]',
            f'{NOT_READ}; write "Black tea may reduce cramps in adults" [evidence.overstated]',
        ]),
        ("Tea reduces, some say, cramps", {"tier": "moderate"} | CRAMPS, [
            'it is not read whole: "some" opens a new phrase; write "Black tea probably reduces '
            'cramps in adults" [evidence.overstated]'
        ]),
        ("Tea could reduce sleep", {"tier": "low"}, [
            '"could" has no place in a claim, because it does not say how sure we are; write "may" '
            'for low certainty, "probably" for moderate, and neither for high '
            "[evidence.banned-wording]",
            f'it is not read whole: "could" begins another statement; {IN_ADULTS} '
            "[evidence.overstated]",
        ]),
        ("Tea reduces sleep", {}, []),
        ("Tea reduces sleep", {"direction": None, "size": None}, []),
        ("Tea reduces sleep", {"direction": "sideways", "size": "huge"}, []),
        ("Tea probably reduces sleep", {"tier": "moderate"}, []),
        ("", {}, []),
    ],
)  # fmt: skip
def test_graded_claims(make: Any, sentence: str, changes: dict[str, Any], said: list[str]) -> None:
    assert lines(make.site(graded(make, sentence, **changes))) == said


def test_a_language_that_nobody_wrote_down_is_not_judged(make: Any) -> None:
    claim = graded(make, "Le th\u00e9 gu\u00e9rit")
    assert "overstated" in slugs(make.site(claim))
    assert lines(make.site(claim, settings=Settings(language="fr"))) == []


def test_what_is_better_can_be_wrong(make: Any) -> None:
    claim = graded(make, "Tea prevents deaths", outcome="deaths")
    found = [f.line() for f in check(make.site(claim)).findings if f.rule == "unknown-value"]
    assert found == [
        'claim "tea-sleep": :better: can\'t be "more" where the sentence is about "deaths"; write '
        "less, or name another outcome [evidence.unknown-value]"
    ]
