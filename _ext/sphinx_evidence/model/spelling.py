"""The nearest known name: what a message offers where a name is unknown."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from difflib import get_close_matches

#: How many unknown names of one list get a suggestion; past that, the list is broken as a whole.
_SUGGESTIONS = 20


def nearest(name: str, known: Iterable[str]) -> str:
    """Return a question that offers the nearest known name, or nothing."""
    candidates = {other.lower(): other for other in known}
    match = get_close_matches(name.lower()[:80], candidates, n=1, cutoff=0.6)
    return f' (did you mean "{candidates[match[0]]}"?)' if match else ""


def unknown_names(names: Iterable[str], known: Collection[str], message: str) -> Iterator[str]:
    """Yield a message for each name that is not known, with the nearest that is.

    :param names: the names as written.
    :param known: all names that exist.
    :param message: with two gaps, for the name and for the suggestion.
    """
    missing = [name for name in dict.fromkeys(names) if name not in known]
    for number, name in enumerate(missing):
        yield message.format(name, nearest(name, known) if number < _SUGGESTIONS else "")
