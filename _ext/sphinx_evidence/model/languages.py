"""Codes of languages."""

from __future__ import annotations

import re


def base_of(code: str) -> str:
    """Return the language of a code of Sphinx's without its country.

    >>> base_of("en_GB"), base_of("")
    ('en', 'en')
    """
    return re.split(r"[_-]", code or "en")[0].lower()
