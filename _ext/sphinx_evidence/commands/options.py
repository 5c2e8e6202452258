"""What ``refresh`` and ``watch`` have in common: how a run ends, what it takes from outside, who asks."""

from __future__ import annotations

import math
import re
import time
from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import urlsplit

from sphinx_evidence.model.dates import today

#: The exit status of a run.
DONE, UNANSWERED, UNUSABLE, INTERRUPTED = 0, 1, 2, 130
#: What to call ourselves; the mail address comes behind it.
NAME = "sphinx-evidence"
_AGENT = f"{NAME}/0.2"


class UnusableError(Exception):
    """The run can't start; the text says why."""


class Surroundings(NamedTuple):
    """What a run takes from outside, and a test puts in."""

    today: Callable[[], str] = today
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic


def address(url: str, option: str) -> str:
    """Return where to ask, which must be a web address: no file of this machine is read."""
    try:
        parts = urlsplit(url)
    except ValueError as error:
        raise UnusableError(f"{option} {url} is no address") from error
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise UnusableError(f'{option} {url} is no address; it starts with "https://"')
    return url


def agent(contact: str) -> str:
    """Return what to call ourselves."""
    if contact and not re.fullmatch(r"[!-~]+@[!-~]+", contact):
        raise UnusableError(f'--contact "{contact}" is no mail address')
    return f"{_AGENT} (mailto:{contact})" if contact else _AGENT


def positive(value: float, name: str) -> float:
    """Return a number that is more than 0."""
    if not (value > 0 and math.isfinite(value)):
        raise UnusableError(f"{name} must be a number above 0")
    return value
