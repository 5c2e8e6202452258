"""Whether a text speaks of what its authors read, and not of the evidence. No Sphinx.

What nobody read is a limit of the reader. It says nothing of the studies, so it is no reason of
GRADE to be less sure of them.
"""

from __future__ import annotations

import re

from sphinx_evidence.model.pattern import pattern

_WE = r"\b(?:we|us|our(?:selves)?)\b"
_READS = r"\b(?:read|reading|saw|see|seen|check(?:ed)?|verif(?:y|ied)|know|knew|learn(?:t|ed)?|had|opened)\b"
_COPY = r"\b(?:abstracts?|summar(?:y|ies)|full[- ]texts?|cop(?:y|ies)|excerpts?)\b"
_SAYS = r"\b(?:print|give|tell|show|say|state|name|hold|cut|break)s?\b|\b(?:printed|cut|said|told|shown)\b"
_NOT = r"\b(?:no|not|never|neither|nothing|none|only|without|off)\b|n't\b"
_PATTERNS = tuple(
    pattern(text, re.IGNORECASE)
    for text in (
        rf"{_WE}[^;.]{{0,60}}?{_READS}",
        rf"{_READS}[^;.]{{0,30}}?\bby us\b",
        r"\b(?:un|not |never |only |hardly |not been )read\b(?!ers?)",
        r"\bread only\b|\bno (?:[\w-]+ ){1,10}?(?:was|were) read\b",
        rf"{_COPY}[^;.]{{0,40}}?\b(?:does|do|did) not\b",
        r"\b(?:is|are|was|were) (?:read|known|seen) (?:only|just|to us)\b",
        rf"{_COPY}[^;.]{{0,40}}?(?:{_SAYS})[^;.]{{0,20}}?(?:{_NOT})",
        rf"(?:{_NOT})[^;.]{{0,20}}?\b(?:in|from|beyond) (?:the|its|their|an?) {_COPY}",
        rf"\bonly (?:the|its|their|an?) {_COPY}",
        rf"{_COPY} only\b",
    )
)


def on_reading(text: str) -> str:
    """Return the words in which a text speaks of what its authors read; empty where it does not.

    >>> on_reading("we read only the summary"), on_reading("readers of the scans knew who got what")
    ('we read', '')
    """
    found = (pattern.search(text) for pattern in _PATTERNS)
    return next((match[0] for match in found if match), "")
