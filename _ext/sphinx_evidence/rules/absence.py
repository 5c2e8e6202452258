"""What a claim that nothing was found may say: that we looked for so much, found none, and no more."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sphinx_evidence.model.claim import Claim
from sphinx_evidence.model.pattern import pattern
from sphinx_evidence.model.tiers import FOUND_NO
from sphinx_evidence.rules.check import claim_check, in_english
from sphinx_evidence.rules.rule import Rule, example
from sphinx_evidence.rules.site import Site
from sphinx_evidence.wording.prose.lexicon import found_in
from sphinx_evidence.wording.prose.lexicon_letters import plain
from sphinx_evidence.wording.prose.lexicon_tiers import ABSENT, FOUND_NONE, besides, of_absence

_SEARCHED = "2026-11-22: trials of tea for sleep, in the review named below | PubMed: tea sleep"

ABSENCE_OVERSTATED = Rule(
    "absence-overstated",
    what="A claim that nothing was found says that there is nothing, or goes on to say more.",
    why="To have found no study is not to know that there is none, or that a thing fails.",
    fix='Write "We found no ...", and nothing behind it.',
    bad=example(tier="none", sentence="There is no trial of tea for sleep", searched=_SEARCHED),
    good=example(tier="none", sentence="We found no trial of tea for sleep", searched=_SEARCHED),
)


@claim_check(
    ABSENCE_OVERSTATED,
    applies=lambda claim: claim.tier.name == "none" and bool(claim.sentence),
    used=in_english,
)
def _absence_overstated(claim: Claim, _site: Site) -> Iterator[str]:
    words = found_in(claim.sentence, ABSENT)
    if words:
        yield f'"{words[0]}" says more than a search can; write "{of_absence(claim.sentence)}"'
    elif not FOUND_NONE.search(plain(claim.sentence)):
        yield (
            'its sentence does not say that we looked and found nothing; write "'
            f'{of_absence(claim.sentence)}"'
        )
    elif told := _beside_its_mark(claim):
        yield told
    elif told := besides(claim.sentence):
        yield (
            f'"{told}" goes on behind what was not found; take that part out, or make it a claim '
            'of its own (", although a popular article tells of one" may stand there)'
        )


_CONTROLLED = pattern(
    r"\bno (?:[\w-]+,? (?:or )?){0,3}?(?:\w+-)?(?:controlled|randomi[sz]ed|blinded)(?: [\w-]+){0,2}? (?:trial|study)",
    re.IGNORECASE,
)
_TRIAL = pattern(r"\btrials?\b", re.IGNORECASE)
#: Studies there are, and what they counted was not found.
_FIGURES = pattern(r"\bno (?:[\w-]+ ){0,2}?(?:figures|numbers)\b", re.IGNORECASE)


def _beside_its_mark(claim: Claim) -> str:
    """Return what is wrong where the mark of a claim tells of another search than its sentence."""
    sentence, told = claim.sentence, claim.option("found-no")
    trials, figures = _CONTROLLED.search(plain(sentence)), _FIGURES.search(sentence)
    for name, said, fits, what, none in (
        (
            "controlled-trial",
            trials,
            _TRIAL.search(sentence),
            "controlled trials",
            "controlled trial of",
        ),
        ("figures", figures, figures, "figures", "figures on"),
    ):
        if said and told in ("", "study"):
            return (
                f'its sentence speaks of {what}, and its mark says "{FOUND_NO["study"]}"; '
                f"add :found-no: {name}"
            )
        if told == name and not (said or fits):
            return (
                f'its mark says "{FOUND_NO[told]}", and its sentence does not say so; write "We found '
                f'no {none} ...", or take :found-no: out'
            )
    return ""
