"""What stops a command."""

from __future__ import annotations

import sys

UNUSABLE = 2  #: The exit status of a command that could not start.


class CommandError(Exception):
    """What stops a command, in words for the person who ran it."""


def stopped(command: str, why: Exception) -> int:
    """Say what stopped a command, with the file that could not be read; return its exit status."""
    if isinstance(why, OSError) and why.filename:
        sys.stderr.write(f"{command}: {why.filename} can't be read or written: {why.strerror}\n")
    else:
        sys.stderr.write(f"{command}: {why}\n")
    return UNUSABLE
