"""Whether what a sentence says is what the options of its claim say. No Sphinx.

GRADE's informative statements (Santesso 2020, J Clin Epidemiol 119:126-135) say certainty by
"probably" and "may", and size by "large" and "slightly".
"""

from __future__ import annotations

from sphinx_evidence.model.tiers import LEVELS
from sphinx_evidence.wording.grammar.language import Language
from sphinx_evidence.wording.grammar.option_words import strangers
from sphinx_evidence.wording.grammar.options import Misfit, Wanted
from sphinx_evidence.wording.grammar.parser import Reading, read

#: The sizes, smallest first.
SIZES = ("trivial", "small", "moderate", "large")
_WORDS = {"high": "high", "moderate": "moderate", "low": "low", "very-low": "very low"}


def misfits(language: Language, sentence: str, wanted: Wanted) -> tuple[Misfit, ...]:
    """Return where a sentence says more or less than the options of its claim.

    Of several readings the one counts that fits best; but where two of them are about what the
    claim is about, and say different things, the sentence does not say one thing.
    """
    found = read(language.code, sentence)
    if wrong_better(language, sentence, wanted):
        wanted = wanted._replace(better="")  # a finding of its own
    if not found.readings:
        return (Misfit("overstated", f"it is not read whole: {found.stop}"),)
    judged = [
        (strangers(language, reading, wanted), _contradictions(reading, wanted), reading)
        for reading in found.readings
    ]
    unknown, others, reading = min(judged, key=lambda row: (len(row[0]), len(row[1])))
    if unknown or others:
        return (*others, *unknown)
    if any(not row[0] and row[2][:3] != reading[:3] for row in judged):
        return (Misfit("overstated", "it can be read in two ways"),)
    return ()


def said_direction(language: Language, sentence: str, wanted: Wanted) -> str:
    """Return ``benefit`` or ``harm`` as a sentence says it; empty where it says neither."""
    sides = {side(reading, wanted.better) for reading in read(language.code, sentence).readings}
    return sides.pop() if len(sides) == 1 else ""


def side(reading: Reading, better: str) -> str:
    """Return whether a reading tells of a benefit or a harm, as far as its words and `better` say."""
    if reading.sense in ("better", "worse"):
        return "benefit" if reading.sense == "better" else "harm"
    wants = reading.wants or better
    if reading.sense in ("less", "more") and wants:
        return "benefit" if reading.sense == wants else "harm"
    return ""


def wrong_better(language: Language, sentence: str, wanted: Wanted) -> str:
    """Return the outcome of which a verb says itself that less is wanted, where ``better`` says more.

    "Relieves" and "prevents" are such verbs. No list of outcomes is kept: what is wanted is said by the
    author, and never guessed.
    """
    for reading in read(language.code, sentence).readings:
        if wanted.better and reading.wants and reading.wants != wanted.better:
            return reading.phrases["o"].text
    return ""


def _contradictions(reading: Reading, wanted: Wanted) -> tuple[Misfit, ...]:
    found = [*_of_certainty(reading, wanted)]
    if reading.sense == "unknown" or not wanted.direction:
        return tuple(found)
    if wanted.direction == "unclear":
        text = "it says an effect, but its direction is unclear"
        return (*found, Misfit("overstated", text))
    if wanted.little:
        option = (
            "direction is no-difference"
            if wanted.direction == "no-difference"
            else "size is trivial"
        )
        if reading.sense != "little":
            found.append(Misfit("overstated", f"it says an effect, but its {option}"))
        return tuple(found)
    if reading.sense == "little":
        text = f"it says little or no difference, but its direction is {wanted.direction}"
        return (*found, Misfit("understated", text))
    return (*found, *_of_direction(reading, wanted), *_of_size(reading, wanted))


def _of_certainty(reading: Reading, wanted: Wanted) -> list[Misfit]:
    said, asked = LEVELS.index(reading.tier), LEVELS.index(wanted.tier)
    if said == asked:
        return []
    words = f"it says {_WORDS[reading.tier]} certainty"
    rule = "overstated" if said > asked else "understated"
    return [Misfit(rule, f"{words}, but its tier is {wanted.tier}")]


def _of_direction(reading: Reading, wanted: Wanted) -> list[Misfit]:
    said = side(reading, wanted.better)
    if not said or said == wanted.direction:
        return []
    rule = "overstated" if said == "benefit" else "understated"
    told = f'"{reading.sense} {reading.phrases["o"].text}"'
    if reading.sense in ("better", "worse"):
        told = f"that {reading.phrases['o'].text} is {reading.sense}"
    return [Misfit(rule, f"it says {told}, a {said}, but its direction is {wanted.direction}")]


def _of_size(reading: Reading, wanted: Wanted) -> list[Misfit]:
    if wanted.tier == "very-low" or wanted.size not in SIZES or reading.size == wanted.size:
        return []
    rule = "overstated" if SIZES.index(reading.size) > SIZES.index(wanted.size) else "understated"
    return [Misfit(rule, f"it says a {reading.size} effect, but its size is {wanted.size}")]
