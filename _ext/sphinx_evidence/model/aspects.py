"""What a figure is told as, beside its number and its unit."""

from typing import NamedTuple


class Aspects(NamedTuple):
    """Of one figure; what is empty can't be told from the words beside it."""

    measure: str = ""  #: What it states, where that is no effect by itself: ``p value``.
    ranged: bool = False  #: Does it stand as one end of a range, or as what may be?
    times: bool = False  #: Does it multiply, as in "doubled" and "3 times as many"?
    bound: str = ""  #: ``most`` for "up to 12", ``least`` for "at least 12", ``above`` for "more than 12".
    often: str = ""  #: How often, or in which time: ``3 a day``.
    substance: str = ""  #: Of what it is so much, in small letters: ``zinc gluconate``.
    side: str = ""  #: ``from`` or ``to``: where a change started, or ended.
    said: str = ""  #: Of a count or a share: what stands behind it.
    denied: bool = False  #: Is that what did not happen: "45 did not sleep"?
    taken_back: bool = False  #: Does a word there take anything back?
    alone: bool = False  #: Do no words stand beside it at all?


PLAIN = Aspects()
