"""Regular expressions that are compiled when they are first tried, and not when they are loaded.

There are hundreds, and to compile one takes longer than to read a sentence with it. Most builds read
no page or a single one, and need few of them.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any, cast


class _Pattern:
    """Stands for a compiled pattern until something is asked of it, and has the answer from then on."""

    def __init__(self, text: str, flags: int) -> None:
        self.pattern = text
        self._flags = flags

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.pattern, self._flags)

    def __getattr__(self, name: str) -> Any:
        """Return what the compiled pattern has of this name, such as ``search``; asked once for each."""
        if name.startswith("_"):
            raise AttributeError(name)
        found = getattr(self._compiled, name)
        setattr(self, name, found)
        return found


def pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    r"""Return a pattern that works as ``re.compile`` would make it, from its first use on.

    Where a pattern stands in a module, its tests use it, so a wrong one does not go unnoticed.

    :param text: the regular expression.
    :param flags: those of `re`.

    >>> pattern(r"\d+").findall("2 of 30")
    ['2', '30']
    """
    return cast("re.Pattern[str]", _Pattern(text, flags))
