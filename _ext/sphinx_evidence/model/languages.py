"""Codes of languages, as Sphinx has them."""

from __future__ import annotations


def base_of(code: str) -> str:
    """Return the language of a code without its country: ``en`` of ``en_GB``."""
    return (code or "en").replace("-", "_").partition("_")[0].lower()
