"""Runs that ask others, as ``refresh`` and ``watch`` do: how they end, what they take from outside, who asks."""

import math
import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, Protocol, TypeVar
from urllib.parse import urlsplit

from sphinx_evidence.commands.errors import CommandError
from sphinx_evidence.model.dates import today
from sphinx_evidence.model.problem import BibProblem
from sphinx_evidence.model.version import VERSION

#: The exit status of a run.
DONE, UNANSWERED, INTERRUPTED = 0, 1, 130
#: What to call ourselves; the mail address comes behind it.
NAME = "sphinx-evidence"
_AGENT = f"{NAME}/{VERSION}"


class _File(Protocol):
    @property
    def problems(self) -> tuple[BibProblem, ...]: ...


_Read = TypeVar("_Read", bound=_File)


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
        raise CommandError(f"{option} {url} is no address") from error
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise CommandError(f'{option} {url} is no address; it starts with "https://"')
    return url.rstrip("/")


def agent(contact: str) -> str:
    """Return what to call ourselves."""
    if contact and not re.fullmatch(r"[!-~]+@[!-~]+", contact):
        raise CommandError(f'--contact "{contact}" is no mail address')
    return f"{_AGENT} (mailto:{contact})" if contact else _AGENT


def positive(value: float, name: str) -> float:
    """Return a number that is more than 0."""
    if not (value > 0 and math.isfinite(value)):
        raise CommandError(f"{name} must be a number above 0")
    return value


def sound(path: Path, read: Callable[[bytes, str], _Read], empty: _Read) -> _Read:
    """Return what a committed file holds; nothing where it is not there yet.

    :raises CommandError: where something in it can't be read, for nobody knows what a person meant by
        it, and it would be lost when the file is written.
    """
    try:
        found = read(path.read_bytes(), str(path))
    except FileNotFoundError:
        return empty
    except OSError as error:
        raise CommandError(f"{path} can't be read: {error.strerror}") from error
    if found.problems:
        raise CommandError(str(found.problems[0]))
    return found
