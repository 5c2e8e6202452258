"""Digests of plain records."""

from __future__ import annotations

import hashlib


def digest_of(*said: object) -> str:
    """Return a digest of plain records, the same in every process."""
    # Not `repr`, which prints a letter or its number depending on how new this Python's letters are.
    return hashlib.blake2b(ascii(said).encode(), digest_size=12).hexdigest()


def urn_of(name: str) -> str:
    """Return a name for use on the web that is the same wherever and whenever it is made."""
    import uuid  # feeds and bundles alone need it

    return uuid.uuid5(uuid.NAMESPACE_URL, f"sphinx-evidence: {name}").urn
