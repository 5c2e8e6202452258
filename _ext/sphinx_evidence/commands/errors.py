"""What stops a command."""

from __future__ import annotations

import sys

UNUSABLE = 2  #: The exit status of a command that could not start.


class CommandError(Exception):
    """What stops a command, in words for the person who ran it."""


def stopped(command: str, why: object) -> int:
    """Say what stopped a command; return its exit status."""
    sys.stderr.write(f"{command}: {why}\n")
    return UNUSABLE
