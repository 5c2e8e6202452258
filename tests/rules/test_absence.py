"""A claim that nothing was found: what it looked for is what its mark says."""

from __future__ import annotations

from typing import Any

import pytest

from tests.said import lines_of_wording

STUDY = (
    'its sentence speaks of controlled trials, and its mark says "No study in people found"; add '
    ":found-no: controlled-trial [evidence.absence-overstated]"
)
TRIAL = (
    'its mark says "No controlled trial found", and its sentence does not say so; write "We found '
    'no controlled trial of ...", or take :found-no: out [evidence.absence-overstated]'
)
FIGURES = (
    'its sentence speaks of figures, and its mark says "No study in people found"; add '
    ":found-no: figures [evidence.absence-overstated]"
)
NO_FIGURES = (
    'its mark says "No figures found", and its sentence does not say so; write "We found '
    'no figures on ...", or take :found-no: out [evidence.absence-overstated]'
)


@pytest.mark.parametrize(
    ("sentence", "told", "said"),
    [
        ("We found no study of tea for sleep", None, []),
        ("We found no trial of tea for sleep", None, []),
        ("We found no controlled trial of tea for sleep", "controlled-trial", []),
        ("We found no randomised trial of tea", "controlled-trial", []),
        ("We found no placebo-controlled study of tea", "controlled-trial", []),
        ("We found no controlled trial of tea for sleep", None, [STUDY]),
        ("We found no controlled trial of tea for sleep", "study", [STUDY]),
        ("We found no large, blinded trial of tea", None, [STUDY]),
        ("We found no study of tea for sleep", "controlled-trial", [TRIAL]),
        ("We found no trial of tea for sleep", "controlled-trial", []),
        ("We found no study of controlled breathing with tea", None, []),
        ("We found no figures on harms of tea", "figures", []),
        ("We found no figures on harms of tea", None, [FIGURES]),
        ("We found no study of tea for sleep", "figures", [NO_FIGURES]),
    ],
)
def test_mark_and_sentence(make: Any, sentence: str, told: str | None, said: list[str]) -> None:
    claim = make.claim(sentence, **{"tier": "none", "found-no": told})
    assert lines_of_wording(make.site(claim)) == said


def test_the_mark_says_what_was_looked_for(make: Any) -> None:
    assert make.claim(tier="none").tier.label == "No study in people found"
    trial = make.claim(tier="none", found_no="controlled-trial").tier
    assert (trial.name, trial.label) == ("none", "No controlled trial found")
    assert make.claim(tier="low", found_no="controlled-trial").tier.label == "Low certainty"
