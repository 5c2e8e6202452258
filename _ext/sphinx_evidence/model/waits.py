"""How long to wait between two medicines, as a source says it: read to be compared, never rounded.

What is printed is the text as it stands; a range stays a range.
"""

from collections.abc import Iterable
from typing import NamedTuple

from sphinx_evidence.model.pattern import pattern

#: Where a source names no time, what a table says in its place.
NO_TIME = "No hours named"
#: Two values that are no time: the two are kept apart altogether, or it is not a matter of time.
NEVER, NO_MATTER = "not at all", "not about hours"
#: What a table says for the first: beside "then wait" it would read as if no wait were needed.
NEVER_TOLD = "not together at all"

_MINUTES = {"minute": 1, "hour": 60}
_NUMBER = r"\d+(?:\.\d+)?"
#: The parts of a wait, by name.
WAIT = pattern(
    rf"(?:(?P<about>about|at least|more than) )?(?P<low>{_NUMBER})(?: to (?P<high>{_NUMBER}))? "
    r"(?P<units>(?P<unit>minute|hour)s?)(?P<more> or more)?(?P<condition>, [^,].*)?"
)


class Wait(NamedTuple):
    """A time to wait, in minutes, for comparing; a time that is never enough comes last of all."""

    longest: float  #: The upper end of a range.
    least: float  #: Its lower end.


def read_wait(text: str) -> Wait | None:
    """Return a wait as written; None where it names no time, or is not understood (`is_wait`).

    >>> read_wait("2 to 4 hours"), read_wait("30 minutes")
    (Wait(longest=240.0, least=120.0), Wait(longest=30.0, least=30.0))
    >>> read_wait("2 hours, and only with food")
    Wait(longest=120.0, least=120.0)
    >>> read_wait("not at all"), read_wait("a while")
    (Wait(longest=inf, least=inf), None)
    """
    if text == NEVER:
        return Wait(float("inf"), float("inf"))
    found = WAIT.fullmatch(text)
    if found is None:
        return None
    minutes = _MINUTES[found["unit"]]
    least = float(found["low"]) * minutes
    longest = float(found["high"] or found["low"]) * minutes
    return Wait(longest, least) if least <= longest else None


def is_wait(text: str) -> bool:
    """Tell whether a text says how long to wait, or that no time is named."""
    return text in ("", NO_MATTER) or read_wait(text) is not None


def longest(waits: Iterable[str]) -> str:
    """Return the longest of some waits as it stands; an empty string where none names a time.

    >>> longest(["2 to 4 hours", "4 hours", ""])
    '4 hours'
    """
    read = [(wait, text) for text in waits if (wait := read_wait(text))]
    return max(read, key=lambda pair: pair[0])[1] if read else ""
