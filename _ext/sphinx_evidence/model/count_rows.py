"""A row of counts that a claim rests on."""

from typing import NamedTuple


class Counted(NamedTuple):
    """A row of counts that a claim rests on: people with the outcome, of people in the group.

    Its name is part of what a review is compared with: another name makes reviews out of date.
    """

    source: str  #: The source's key.
    outcome: str
    derived: bool  #: Were the counts worked out from a printed percentage?
    studies: int
    events_treated: int
    total_treated: int
    events_control: int
    total_control: int

    @property
    def people(self) -> int:
        """How many people were counted in both groups."""
        return self.total_treated + self.total_control
