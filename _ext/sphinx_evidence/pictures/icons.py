"""Icon arrays: 100 people as 10 rows of 10, those who had the outcome filled.

All arrays have the same size and the same signs, so that benefit and harm are on one scale. A
filled person is a large disc and another a small ring: the two differ without colour too.
"""

from typing import NamedTuple

from sphinx_evidence.pictures.forest_text import source_of
from sphinx_evidence.trials.counts import Counts
from sphinx_evidence.trials.effects import per_hundred
from sphinx_evidence.wording.words import ENGLISH, Words

ARMS = ("Without it", "With it")
_STEP = 14  #: From one person to the next.
_DISC, _RING = 6.0, 4.2
_SIDE = 10 * _STEP
_HEADINGS = ("Outcome", *ARMS, "How the counts were got")


class Arm(NamedTuple):
    """One group of people."""

    name: str  #: One of `ARMS`.
    events: int
    total: int
    words: Words = ENGLISH  #: Of the language in which it is told.

    @property
    def filled(self) -> int:
        """How many of 100 icons are filled."""
        return int(per_hundred(self.events, self.total))

    @property
    def of_hundred(self) -> str:
        """Such as ``18 of 100``."""
        say = self.words
        return say("{0} of {1}", say(str(per_hundred(self.events, self.total))), 100)

    @property
    def caption(self) -> str:
        """What stands below the array, and says all that it shows."""
        return f"{self.words(self.name)}: {self.of_hundred}"

    def alternative(self, outcome: str) -> str:
        """Return the array as text, for those who don't see it."""
        return self.words("{0} people: {1}.", self.caption, outcome)


class Pair(NamedTuple):
    """What a claim says of 100 people: two arrays side by side."""

    side: str  #: ``benefit`` or ``harm``.
    claim: str  #: The claim's id.
    counts: Counts
    words: Words = ENGLISH  #: Of the language in which it is told.

    @property
    def arms(self) -> tuple[Arm, Arm]:
        """The group without it, then the one with it."""
        table = self.counts.table
        return (
            Arm(ARMS[0], table.events_control, table.total_control, self.words),
            Arm(ARMS[1], table.events_treated, table.total_treated, self.words),
        )

    @property
    def lead(self) -> str:
        """What stands above the arrays, before the claim's sentence."""
        return f"{self.words(self.side.capitalize())}: {self.counts.outcome}."


def headings(say: Words = ENGLISH) -> list[str]:
    """Return the headings of the table."""
    return say.each(_HEADINGS)


def lines(pairs: tuple[Pair, ...]) -> list[list[str]]:
    """Return the cells of the table, a line a pair."""
    return [
        [
            pair.counts.outcome,
            *(
                arm.words("{0} of {1}, or {2}", arm.events, arm.total, arm.of_hundred)
                for arm in pair.arms
            ),
            source_of(pair.counts, pair.words),
        ]
        for pair in pairs
    ]


def svg(filled: int, *, paper: bool) -> str:
    """Draw an array.

    :param filled: how many of 100 people had the outcome.
    :param paper: draw on white, for a file of its own; else in the ink of the page around it.
    """
    ink, sheet = ("#000000", f'<rect width="{_SIDE}" height="{_SIDE}" fill="#ffffff"/>')
    if not paper:
        ink, sheet = "currentColor", ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_SIDE} {_SIDE}" '
        f'width="{_SIDE}" height="{_SIDE}">{sheet}'
        f'<g fill="{ink}">{_circles(range(filled), _DISC)}</g>'
        f'<g fill="none" stroke="{ink}" stroke-width="1.2">{_circles(range(filled, 100), _RING)}</g></svg>'
    )


def _circles(people: range, radius: float) -> str:
    return "".join(f'<circle cx="{x}" cy="{y}" r="{radius}"/>' for x, y in map(_place, people))


def _place(number: int) -> tuple[int, int]:
    """Return where a person stands: row by row from the top left."""
    return number % 10 * _STEP + _STEP // 2, number // 10 * _STEP + _STEP // 2


def latex(filled: int) -> str:
    """Draw an array in TeX's own picture environment: filled squares and smaller open ones."""
    parts = [r"\begingroup\setlength{\unitlength}{1pt}\begin{picture}(100,100)"]
    for number in range(100):
        x, y = number % 10 * 10, 90 - number // 10 * 10
        sign = r"\rule{8pt}{8pt}" if number < filled else r"\framebox(5,5){}"
        shift = 1 if number < filled else 2.5
        parts.append(rf"\put({x + shift:g},{y + shift:g}){{{sign}}}")
    return "".join([*parts, r"\end{picture}\endgroup"])
