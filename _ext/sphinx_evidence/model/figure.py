"""What a figure is: a number with its unit, as written and in normal form."""

from typing import NamedTuple


class Aspects(NamedTuple):
    """What a figure is told as; what is empty can't be told from the words beside it."""

    measure: str = ""  #: What it states, where that is no effect by itself: ``p value``.
    ranged: bool = False  #: Does it stand as one end of a range, or as what may be?
    times: bool = False  #: Does it multiply, as in "doubled" and "3 times as many"?
    bound: str = (
        ""  #: ``most`` for "up to 12", ``least`` for "at least 12", ``above`` for "more than 12".
    )
    often: str = ""  #: How often, or in which time: ``3 a day``.
    substance: str = ""  #: Of what it is so much, in small letters: ``zinc gluconate``.
    side: str = ""  #: ``from`` or ``to``: where a change started, or ended.
    said: str = ""  #: Of a count or a share: what stands behind it.
    denied: bool = False  #: Is that what did not happen: "45 did not sleep"?
    taken_back: bool = False  #: Does a word there take anything back?
    alone: bool = False  #: Do no words stand beside it at all?


PLAIN = Aspects()


class Figure(NamedTuple):
    """One figure of a text.

    Two figures are the same where `value` and `unit` are the same. A rounding is another value:
    0.4 is not 0.42, and 23 % is not 23.4 %.
    """

    written: str  #: As it stands in the text, with its unit: ``23 %``.
    number: str  #: The number alone, as a fraction: ``23``.
    value: str  #: In base units, as a fraction: ``23/100``.
    unit: str = ""  #: Base units, such as ``g`` or ``mol/L``; empty for counts, ratios and shares.
    counts: tuple[str, ...] = ()  #: Of "23 of 100": both numbers, for they may stand apart.
    of_studies: str = ""  #: What studies it counts, in one word: ``trial`` for "two trials".
    change: str = ""  #: Which way something went: ``up``, ``down``, ``better``, ``worse``, ``sooner``, ``later``.
    counted: str = ""  #: The noun that it counts, as written: ``cups`` for "40 cups".
    clause: str = ""  #: The part of its sentence that it stands in; told of findings alone.
    part: str = ""  #: Of its clause, without what is told of other figures; not told of claims.
    arm: str = ""  #: Of a claim: the arm that its words there name, as `numbers.arms` tells it.
    about: tuple[str, ...] = ()  #: Of a claim: the words there that may name an outcome.
    line: int = 0  #: Of its source; 0 where it is not known.
    of_animals: bool = False  #: Does its block of text speak of animals or cells?
    calculated: bool = False  #: Is it marked as our own calculation?
    typed: bool = False  #: Was it typed into an example?
    aspects: Aspects = PLAIN  #: What it is told as, by the words beside it.
    nearby: str = (
        ""  #: What a doctest prints of the same number, with another unit or of another thing.
    )


class Told(NamedTuple):
    """What one text tells by one value."""

    value: str
    unit: str
    change: str = ""  #: As of a `Figure`, and so are all that follow.
    counted: str = ""
    clause: str = ""
    part: str = ""
    aspects: Aspects = PLAIN
