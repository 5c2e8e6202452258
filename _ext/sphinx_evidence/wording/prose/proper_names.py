"""Names of places, people and firms that are called after something. No Sphinx."""

from __future__ import annotations

from sphinx_evidence.model.pattern import pattern

_NAME = r"[A-Z][\w'\u2019-]+"
_PLACES = r"(?:Lane|Street|Road|Avenue|Alley|Square|Boulevard|Terrace|Crescent|Bridge|Station|Airport|Hotel|Museum|University)"
_FIRMS = r"(?:Ltd|Limited|Inc|LLC|PLC|plc|GmbH|AG|Corp|Corporation)"
_NAMED = pattern(
    rf"\b(?:{_NAME} ){{1,3}}(?:{_PLACES}|{_FIRMS})\b\.?(?! ?[(\[])"
    rf"|\b(?:Dr|Mr|Mrs|Ms|Prof|Professor|Sir|Lady|Dame)\.? (?:{_NAME} )?{_NAME}"
)


def without_names(text: str) -> str:
    """Return a text in which such a name names nothing.

    >>> without_names("Honey Lane leads to Dr Tea"), without_names("Honey leads")
    ('\u2026 leads to \u2026', 'Honey leads')
    """
    return _NAMED.sub("\N{HORIZONTAL ELLIPSIS}", text)
