"""What the options of a graded claim ask its sentence to say, and how it may fall short. No Sphinx."""

from typing import NamedTuple

#: Which way of its outcome people want.
BETTER = ("less", "more")


class Wanted(NamedTuple):
    """What the options of a graded claim say; each but the tier may be empty."""

    tier: str
    direction: str = ""
    size: str = ""
    better: str = ""  #: ``less`` or ``more``.
    intervention: str = ""
    comparator: str = ""
    outcome: str = ""
    population: str = ""

    @property
    def unsure(self) -> bool:
        """Say whether the sentence may only tell how little is known."""
        return self.tier == "very-low" or self.direction == "unclear"

    @property
    def little(self) -> bool:
        """Say whether it must state little to no difference."""
        return self.direction == "no-difference" or (
            self.direction in ("benefit", "harm") and self.size == "trivial"
        )

    @property
    def options(self) -> tuple[str, ...]:
        """Return the options that hold what a claim is about."""
        return (self.intervention, self.comparator, self.outcome, self.population)


class Misfit(NamedTuple):
    """One way in which a sentence does not fit."""

    rule: str  #: ``overstated`` or ``understated``.
    text: str  #: What is wrong.
    stranger: bool = False  #: Does it tell of a word that no option holds?
