"""What the calculations take and give: counts of people, and estimates that print in words.

Plain frozen records and their rounding. No library is needed here.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Self

INTERVAL = "95 % confidence interval"


def rounded(value: float, decimals: int, figures: int = 2) -> str:
    """Write `value` with at least `decimals` decimals and at least `figures` significant figures.

    Figures are kept so that a small number never turns into zero: 0.0043 stays 0.0043.
    Halves are rounded away from zero, as people do, on the shortest decimal that Python prints.

    >>> rounded(0.4249, 2), rounded(0.0043, 2), rounded(12.345, 1)
    ('0.42', '0.0043', '12.3')
    """
    number = Decimal(repr(float(value)))
    if number:
        decimals = max(decimals, figures - 1 - number.adjusted())
    return f"{number.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP):f}"


@dataclass(frozen=True, slots=True)
class TwoByTwo:
    """Counts of people in two groups: how many had the outcome, out of how many.

    Raises ValueError for a count that is not a whole number, a negative count, an empty group, or
    more events than people.
    """

    events_treated: int
    total_treated: int
    events_control: int
    total_control: int

    def __post_init__(self) -> None:
        for group in ("treated", "control"):
            events = getattr(self, f"events_{group}")
            total = getattr(self, f"total_{group}")
            for name, count in ((f"events_{group}", events), (f"total_{group}", total)):
                # True is an int to Python, but it is not a count of people.
                if not isinstance(count, int) or isinstance(count, bool):
                    # A ValueError like the others: a page that shows counts has one kind of error.
                    raise ValueError(f"{name} must be a whole number, not {count!r}")  # noqa: TRY004
                if count < 0:
                    raise ValueError(f"{name} is negative: {count}")
            if total == 0:
                raise ValueError(f"total_{group} is 0: a group without people has no risk")
            if events > total:
                raise ValueError(f"events_{group} ({events}) is more than total_{group} ({total})")

    @property
    def cells(self) -> tuple[int, int, int, int]:
        """Treated with and without the outcome, then control with and without it."""
        return (
            self.events_treated,
            self.total_treated - self.events_treated,
            self.events_control,
            self.total_control - self.events_control,
        )


@dataclass(frozen=True, slots=True)
class Estimate:
    """A ratio with the two ends of its 95 % confidence interval; no unit.

    Printed with two decimals, or more where two significant figures need more.

    >>> print(Estimate(0.4217, 0.3342, 0.5249))
    0.42 (95 % confidence interval 0.33 to 0.52)
    """

    value: float
    low: float
    high: float

    def __str__(self) -> str:
        value, low, high = (rounded(number, 2) for number in (self.value, self.low, self.high))
        return f"{value} ({INTERVAL} {low} to {high})"


def normal_interval(value: float, standard_error: float) -> Estimate:
    """Give an estimate with its 95 % confidence interval, from its standard error.

    >>> print(normal_interval(0.69, 0.72))
    0.69 (95 % confidence interval -0.72 to 2.10)
    """
    from statistics import NormalDist

    reach = NormalDist().inv_cdf(0.975) * standard_error
    return Estimate(value, value - reach, value + reach)


@dataclass(frozen=True, slots=True)
class RiskDifference(Estimate):
    """Risk with treatment minus risk without it, as a proportion from -1 to 1.

    Printed as people per 100, with one decimal or two significant figures.

    >>> print(RiskDifference(-0.12, -0.201, -0.048))
    12.0 fewer per 100 people (95 % confidence interval 20.1 fewer to 4.8 fewer)
    """

    def __str__(self) -> str:
        value, low, high = (_fewer_or_more(part) for part in (self.value, self.low, self.high))
        return f"{value} per 100 people ({INTERVAL} {low} to {high})"


def _fewer_or_more(proportion: float) -> str:
    word = "more" if proportion > 0 else "fewer" if proportion < 0 else "more or fewer"
    return f"{rounded(abs(proportion) * 100, 1)} {word}"


@dataclass(frozen=True, slots=True)
class NumberNeeded(Estimate):
    """How many people are treated for one of them to fare differently.

    `value`, `low` and `high` are positive and not rounded; `difference` is the risk difference
    they come from. All three are NaN where the confidence interval includes no difference.
    """

    difference: Estimate

    def __str__(self) -> str:
        low, high = self.difference.low, self.difference.high
        if math.isnan(self.value):
            return (
                f"not defined: the {INTERVAL} of the risk difference includes no difference "
                f"(from {_one_in(low)}, through infinity, to {_one_in(high)})"
            )
        word = "fewer" if high < 0 else "more"
        limits = f"{_next_whole(self.low)} to {_next_whole(self.high)}"
        people = _next_whole(self.value)
        return f"{people} people treated for one {word} with the outcome ({INTERVAL} {limits})"


def _next_whole(number: float) -> int:
    # 1 / 0.05 may come out as 20.000000000000004; that is 20 people, not 21.
    return math.ceil(round(number, 9))


def _one_in(difference: float) -> str:
    if difference == 0:
        return "no difference"
    return f"{_next_whole(1 / abs(difference))} for one {'fewer' if difference < 0 else 'more'}"


class PerHundred(int):
    """A whole number of people out of 100 that prints what whole numbers would hide."""

    exact: tuple[int, int]

    def __new__(cls, events: int, total: int) -> Self:
        """Round `events` of `total` to whole people of 100, a half up."""
        # Whole-number arithmetic, so that 1 of 8 is exactly 12.5 and goes up to 13.
        people = super().__new__(cls, (200 * events + total) // (2 * total))
        people.exact = (events, total)
        return people

    def __str__(self) -> str:
        events, total = self.exact
        if self == 0 and events:
            return "fewer than 1"
        if self == 100 and events < total:
            return "more than 99"
        return str(int(self))

    __repr__ = __str__
