"""What stops a command."""

from __future__ import annotations


class CommandError(Exception):
    """What stops a command, in words for the person who ran it."""
