"""The words of a rating: tiers, directions and sizes."""

from typing import NamedTuple


class Tier(NamedTuple):
    """How sure we are of a claim."""

    name: str  #: The word an author writes in ``:tier:``.
    label: str  #: The words a reader sees.
    symbol: str  #: The sign beside the words; never the only carrier of meaning.
    graded: bool  #: Is it one of the four GRADE levels, an effect in people?
    meaning: str  #: What a reader may take from it, in plain words.


#: The tiers, strongest first. Levels and meanings follow GRADE (BMC Medicine 2012, 10:33, table 1).
TIERS: dict[str, Tier] = {
    tier.name: tier
    for tier in (
        Tier(
            "high",
            "High certainty",
            "⊕⊕⊕⊕",
            True,
            "We are very sure that the true effect is close to what the studies found.",
        ),
        Tier(
            "moderate",
            "Moderate certainty",
            "⊕⊕⊕○",
            True,
            "The true effect is probably close to what the studies found. It may be quite different.",
        ),
        Tier(
            "low",
            "Low certainty",
            "⊕⊕○○",
            True,
            "The true effect may be quite different from what the studies found.",
        ),
        Tier(
            "very-low",
            "Very low certainty",
            "⊕○○○",
            True,
            "We are very unsure. The true effect is probably quite different.",
        ),
        Tier(
            "preclinical",
            "Tested only in animals or cells",
            "◇",
            False,
            "It does not tell us what happens in people.",
        ),
        Tier(
            "none",
            "No study in people found",
            "○○○○",
            False,
            "We looked and found nothing. That is not proof that it fails.",
        ),
        Tier(
            "reference",
            "Documented fact",
            "▪",
            False,
            "A definition, a law, a label, an intake value, a laboratory finding, or what a guideline "
            "says. It claims no effect of a treatment. Documented advice is what a document tells people "
            "to do, tested or not.",
        ),
    )
}


#: The levels of GRADE, from the weakest to the strongest.
LEVELS = ("very-low", "low", "moderate", "high")


#: Shown where the tier is missing or unknown; no author can ask for it.
UNRATED = Tier("unrated", "No certainty given", "?", False, "Do not rely on it.")


DIRECTIONS = ("benefit", "harm", "no-difference", "unclear")


SIZES = ("large", "moderate", "small", "trivial")


#: What a claim that found nothing looked for (``:found-no:``), and the words of its mark.
FOUND_NO = {
    "study": TIERS["none"].label,
    "controlled-trial": "No controlled trial found",
    "figures": "No figures found",  # studies there are; what they counted could not be found
}


#: What a document has on record (``:record:``), and the words of the mark. Advice is no fact: nobody
#: need have tested it.
RECORDS = {
    "fact": TIERS["reference"].label,
    "advice": "Documented advice",
}


#: The tiers whose mark says more than the tier, by the option that tells what.
MARKS = {"none": ("found-no", FOUND_NO), "reference": ("record", RECORDS)}
